// What lessons are made of, beside questions: text, programs, pictures.

import type { JSX } from 'preact';
import type { Question } from '../../lessons/lesson';
import { blocksOf, piecesOf } from '../../lessons/text';
import { BarsPicture, CurvesPicture, GraphView, MatricesPicture, TablePicture } from './pictures';
import type { ToldItem } from './told';

interface ItemProps {
  readonly item: Exclude<ToldItem, Question>;
  /** Of the section: what a picture is called that has no title of its own. */
  readonly title: string;
}

export function ItemView({ item, title }: ItemProps): JSX.Element {
  switch (item.kind) {
    case 'text':
      return <Prose text={item.text} />;
    case 'code':
      return (
        <pre class="program">
          <code>{item.code.trim()}</code>
        </pre>
      );
    case 'curves':
      return <CurvesPicture picture={item} />;
    case 'bars':
      return <BarsPicture picture={item} />;
    case 'table':
      return <TablePicture picture={item} title={title} />;
    case 'matrices':
      return <MatricesPicture picture={item} />;
    case 'graph':
      return <GraphView graph={item} />;
  }
}

function Prose({ text }: { text: string }) {
  return (
    <>
      {blocksOf(text).map(({ kind, text: block }, i) =>
        kind === 'formula' ? (
          <pre key={i} class="formula">
            {block}
          </pre>
        ) : (
          <p key={i}>
            <Pieces text={block} />
          </p>
        ),
      )}
    </>
  );
}

/** The text of a paragraph: terms set off, code as code. */
export function Pieces({ text }: { text: string }) {
  return (
    <>
      {piecesOf(text).map(({ text: piece, mark }, i) => {
        if (mark === 'code') return <code key={i}>{piece}</code>;
        return mark === 'term' ? <strong key={i}>{piece}</strong> : piece;
      })}
    </>
  );
}
