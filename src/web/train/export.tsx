// The trained net to take along: as a file, or as code.

import { useState } from 'preact/hooks';
import type { Coding } from '../../training/coding';
import { Button } from '../parts/inputs';
import { usePage } from '../state/page';
import type { Frame } from '../worker/session';
import { netAsTypeScript } from './netCode';

interface ExportProps {
  readonly frame: Frame;
  readonly coding: Coding;
}

export function Export({ frame, coding }: ExportProps) {
  const { t } = usePage();
  const words = t.train;
  const [said, say] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(netAsTypeScript(frame.net, coding)).then(
      () => say(words.copied),
      () => say(words.notCopied),
    );
  };
  return (
    <section class="panel">
      <h2>{words.exportAs}</h2>
      <div class="row">
        <Button onClick={() => download('net.json', JSON.stringify({ net: frame.net, coding }, null, 1))}>
          {words.json}
        </Button>
        <Button onClick={copy}>{words.typescript}</Button>
      </div>
      <p role="status" class="hint">
        {said}
      </p>
    </section>
  );
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
