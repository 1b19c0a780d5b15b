// The Lessons tab: the list of them, or a section of one.

import { useRef } from 'preact/hooks';
import { lessons } from '../../lessons/lessons';
import { usePage } from '../state/page';
import '../styles/lessons.css';
import { Course } from './course';
import { List } from './list';
import { useProgress } from './useProgress';

export default function LessonsTab() {
  const { state } = usePage();
  const progress = useProgress();
  const hasMoved = useHasMoved(`${state.lesson} ${state.section}`);
  if (state.lesson === 0) return <List progress={progress} hasMoved={hasMoved} />;
  const lesson = lessons[state.lesson - 1];
  return <Course key={lesson.id} {...{ lesson, progress, hasMoved }} />;
}

/** Whether the place at which the tab was opened has been left. */
function useHasMoved(place: string): boolean {
  const opened = useRef<string | undefined>(place);
  if (opened.current !== place) opened.current = undefined;
  return opened.current === undefined;
}
