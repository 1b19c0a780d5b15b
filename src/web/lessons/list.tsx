// The lessons, how long they take, and how far the learner has come in each.

import { languages } from '../../lessons/languages';
import type { Lesson } from '../../lessons/lesson';
import { lessons } from '../../lessons/lessons';
import { fill } from '../../lessons/text';
import { Button } from '../parts/inputs';
import { usePage } from '../state/page';
import { Heading } from './heading';
import { isDone, scoreOf, type Mark } from './marks';
import type { Progress } from './useProgress';

interface ListProps {
  readonly progress: Progress;
  readonly hasMoved: boolean;
}

export function List({ progress: { marks, forget }, hasMoved }: ListProps) {
  const { t, change } = usePage();
  const words = t.lessons;
  const next = lessons.findIndex(({ id }) => !isDone(marks[id]));
  const open = (i: number): void => {
    const mark = marks[lessons[i].id];
    change({ lesson: i + 1, section: mark === undefined || isDone(mark) ? 0 : mark.section });
  };
  const isNew = Object.keys(marks).length === 0;
  return (
    <div class="lessons">
      <Heading level="h2" hasMoved={hasMoved}>
        {words.list}
      </Heading>
      {next < 0 ? (
        <p>{words.allDone}</p>
      ) : (
        <Button kind="main" onClick={() => open(next)}>
          {fill(isNew ? words.begin : words.goOn, { number: next + 1 })}
        </Button>
      )}
      <ol class="list">
        {lessons.map((lesson, i) => (
          <li key={lesson.id}>
            <Entry number={i + 1} lesson={lesson} mark={marks[lesson.id]} onOpen={() => open(i)} />
          </li>
        ))}
      </ol>
      {!isNew && <Button onClick={forget}>{words.forget}</Button>}
    </div>
  );
}

interface EntryProps {
  readonly number: number;
  readonly lesson: Lesson;
  readonly mark: Mark | undefined;
  onOpen(this: void): void;
}

function Entry({ number, lesson: { id, minutes }, mark, onOpen }: EntryProps) {
  const { t, language } = usePage();
  const { ui, lessons: told } = languages[language];
  const template = isDone(mark) ? ui.done : t.lessons.begun;
  return (
    <button type="button" class={isDone(mark) ? 'entry done' : 'entry'} onClick={onOpen}>
      <span class="title">{fill(ui.heading, { number, title: told[id].title })}</span>
      <span class="quiet">{fill(t.lessons.minutes, { minutes })}</span>
      {mark !== undefined && <span class="score">{fill(template, { ...scoreOf(mark) })}</span>}
    </button>
  );
}
