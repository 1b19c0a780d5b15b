// One lesson, section by section; the learner may go to any of them.

import { useEffect } from 'preact/hooks';
import { languages, type LessonId } from '../../lessons/languages';
import { questionsIn, type Lesson } from '../../lessons/lesson';
import { lessons } from '../../lessons/lessons';
import { fill } from '../../lessons/text';
import { Button } from '../parts/inputs';
import { useJob } from '../parts/useJob';
import { usePage } from '../state/page';
import { Heading } from './heading';
import { ItemView } from './items';
import { liveFor } from './live';
import { fitted, isDone, reached, scoreOf, withOutcome, type Mark } from './marks';
import { QuestionView } from './question';
import type { ToldSection } from './told';
import type { Progress } from './useProgress';

interface CourseProps {
  readonly lesson: Lesson;
  readonly progress: Progress;
  readonly hasMoved: boolean;
}

export function Course({ lesson: { id }, progress, hasMoved }: CourseProps) {
  const { t, language } = usePage();
  const { result: sections, error } = useJob(`${id} ${language}`, 'lesson', () => [id, language]);
  if (error !== undefined) return <p class="trouble">{fill(t.failed, { why: error.message })}</p>;
  if (sections === undefined) return <p class="loading">{t.loading}</p>;
  return <Sections {...{ id, sections, progress, hasMoved }} />;
}

interface SectionsProps extends Omit<CourseProps, 'lesson'> {
  readonly id: LessonId;
  readonly sections: readonly ToldSection[];
}

function Sections({ id, sections, progress: { marks, set }, hasMoved }: SectionsProps) {
  const { state, language } = usePage();
  const { ui, lessons: told } = languages[language];
  const at = Math.min(state.section, sections.length - 1);
  const questions = questionsIn(sections);
  useEffect(() => set(id, (mark) => ({ ...fitted(mark, questions), section: at })), [id, questions, at]);
  const number = lessons.findIndex((lesson) => lesson.id === id) + 1;
  return (
    <div class="course">
      <h2>{fill(ui.heading, { number, title: told[id].title })}</h2>
      <Contents sections={sections} at={at} />
      <SectionView
        key={at}
        {...{ id, sections, at, hasMoved }}
        mark={fitted(marks[id], questions)}
        onMark={(how) => set(id, (mark) => how(fitted(mark, questions)))}
      />
    </div>
  );
}

interface PlaceProps {
  readonly sections: readonly ToldSection[];
  /** The section that is open. */
  readonly at: number;
}

function Contents({ sections, at }: PlaceProps) {
  const { t, change } = usePage();
  return (
    <nav aria-label={t.lessons.sections}>
      <Button onClick={() => change({ lesson: 0, section: 0 })}>{t.lessons.all}</Button>
      <ol>
        {sections.map(({ title }, i) => (
          <li key={i}>
            <button
              type="button"
              aria-current={i === at ? 'step' : undefined}
              onClick={() => change({ section: i })}
            >
              {title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface SectionProps extends PlaceProps {
  readonly id: LessonId;
  readonly hasMoved: boolean;
  readonly mark: Mark;
  onMark(this: void, how: (mark: Mark) => Mark): void;
}

function SectionView({ id, sections, at, hasMoved, mark, onMark }: SectionProps) {
  const { t, change } = usePage();
  const { title, items } = sections[at];
  const live = liveFor(id, at);
  const before = questionsIn(sections.slice(0, at));
  const placeOf = (i: number): number => before + questionsIn([{ items: items.slice(0, i) }]);
  const seen = items.slice(0, reached(items, mark.outcomes.slice(before)));
  const isWhole = seen.length === items.length;
  return (
    <article>
      <p class="quiet">{fill(t.lessons.section, { section: at + 1, of: sections.length })}</p>
      <Heading level="h3" hasMoved={hasMoved}>
        {title}
      </Heading>
      {seen.map((item, i) =>
        item.kind === 'question' ? (
          <QuestionView
            key={i}
            question={item}
            number={placeOf(i) + 1}
            of={mark.outcomes.length}
            outcome={mark.outcomes[placeOf(i)]}
            onEnd={(outcome) => onMark((now) => withOutcome(now, placeOf(i), outcome))}
          />
        ) : (
          <ItemView key={i} item={item} title={title} />
        ),
      )}
      {!isWhole && <p class="quiet">{t.lessons.goesOn}</p>}
      {isWhole && live !== undefined && (
        <p>
          <Button onClick={() => change(live)}>{t.lessons.live[live.tab]}</Button>
        </p>
      )}
      <Onwards {...{ id, sections, at, mark }} />
    </article>
  );
}

function Onwards({ id, sections, at, mark }: Omit<SectionProps, 'hasMoved' | 'onMark'>) {
  const { t, language, change } = usePage();
  const words = t.lessons;
  const { ui, lessons: told } = languages[language];
  const isLast = at === sections.length - 1;
  const number = lessons.findIndex((lesson) => lesson.id === id) + 1;
  const { right, answered, of } = scoreOf(mark);
  const next = number < lessons.length ? lessons[number] : undefined;
  return (
    <footer>
      {isLast && (
        <p>
          {isDone(mark)
            ? fill(ui.finished, { number, right, of })
            : fill(words.open, { open: of - answered, of })}
        </p>
      )}
      <div class="row">
        {at > 0 && <Button onClick={() => change({ section: at - 1 })}>{words.previous}</Button>}
        {!isLast && (
          <Button kind="main" onClick={() => change({ section: at + 1 })}>
            {words.next}
          </Button>
        )}
        {isLast && next !== undefined && (
          <Button kind="main" onClick={() => change({ lesson: number + 1, section: 0 })}>
            {fill(words.nextLesson, { title: told[next.id].title })}
          </Button>
        )}
        {isLast && <Button onClick={() => change({ lesson: 0, section: 0 })}>{words.all}</Button>}
      </div>
    </footer>
  );
}
