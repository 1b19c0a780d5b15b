// The learn command in a real terminal: a question answered wrongly and then rightly, leaving, and coming back.

import { languages } from '../../src/lessons/languages';
import { lessons } from '../../src/lessons/lessons';
import { inTerminal, type Screen } from './screen';
import { at, stepgrad } from './support';

const { ui } = languages.en;
const [{ items }] = lessons[0].tell(languages.en);
const [question] = items.filter((item) => item.kind === 'question');
const [slip] = question.slips;

/** So high that nothing but the end of a section makes it pause, and what is waited for cannot scroll away. */
const LOOK = { columns: 80, rows: 60 };

function learn(): Screen {
  const env = { XDG_STATE_HOME: at('state') };
  return inTerminal('learn derivative --lang en', { ...LOOK, env });
}

/** That a text is on the screen, and below it, as the last row, a prompt with nothing typed yet. */
function asks(text: string, prompt = '>'): RegExp {
  const escaped = [text, prompt].map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`${escaped[0]}[^]*\\n${escaped[1]} *\\n*$`);
}

test('a wrong answer is explained, a right one counts, and after leaving the lesson goes on where it was left', async () => {
  const first = learn();
  await first.until(asks('Question 1 of 5'));
  first.type(`${slip.value}\r`);
  await first.until(asks(ui.wrong));
  expect(first.rows().join(' ').replace(/\s+/g, ' ')).toContain(slip.why.slice(0, 40));
  first.type(`${question.answer}\r`);
  await first.until(asks('Right. In full: 6.01', ui.goOn));
  expect(first.rows().join('\n')).not.toContain('1.2');
  first.type('q\r');
  expect(await first.ended).toBe(0);
  expect(first.rows().join('\n')).toContain(ui.left.replace('{id}', 'derivative'));

  const second = learn();
  await second.until(asks('On with section 2'));
  second.type('\r');
  await second.until(asks('Question 2 of 5'));
  expect(second.rows().join('\n')).not.toContain('Question 1 of 5');
  second.type('\x03');
  expect(await second.ended).toBe(130);

  const list = await stepgrad('learn --list --lang en', { env: { XDG_STATE_HOME: at('state') } });
  expect(list.stdout).toMatch(/derivative .*section 2 of 4 is next/);
});
