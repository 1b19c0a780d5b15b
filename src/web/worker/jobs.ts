// What the page has done elsewhere than in its own thread, so that it never waits.

import type { FoldOptions } from '../../formats/folded';
import { layoutOf, type GraphLayout } from '../../formats/layout';
import type { Language, LessonId } from '../../lessons/languages';
import type { ToldSection } from '../lessons/told';
import { buildSubject, type Subject } from '../step/subject';
import { measureDeepNet, type DeepNet, type LayerMeasure } from '../vanishing/deepNet';
import type { Advance, Frame, Session, Setup } from './session';

let session: Session | undefined;

/** Each answers with plain data. */
export const jobs = {
  layout: (subject: Subject, options: FoldOptions): GraphLayout => layoutOf(buildSubject(subject), options),
  deepNet: (net: DeepNet): readonly LayerMeasure[] => measureDeepNet(net),
  /** The lessons' texts are large, and loaded for the first lesson. */
  lesson: async (id: LessonId, language: Language): Promise<readonly ToldSection[]> => {
    const { toldOf } = await import('../lessons/told');
    return toldOf(id, language);
  },
  /** Begins a run anew, and takes it so far. What trains is large, and loaded for the first run. */
  begin: async (setup: Setup, advance: Advance): Promise<Frame> => {
    session = undefined; // a run that cannot begin leaves none behind to go on with
    const { Session } = await import('./session');
    session = new Session(setup);
    return session.advance(advance);
  },
  advance: (advance: Advance): Frame => {
    if (session === undefined) throw new Error('advance: there is no run; begin one.');
    return session.advance(advance);
  },
};

export type Jobs = typeof jobs;
