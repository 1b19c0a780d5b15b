// The learn command: which lesson, in which language, and for whom: somebody at a terminal, a script that
// answers through a pipe, or a reader of the whole.

import { languages, type Language } from '../lessons/languages';
import { lessons } from '../lessons/lessons';
import { ansi } from '../plot/picture';
import { Classroom, Left } from './classroom';
import { LineInput } from './lineInput';
import { Progress, progressPath } from './progress';
import { lessonOf, School } from './school';
import { canRedraw, colorDepth, sizeOf } from './terminal';

export interface LearnOptions {
  lang?: Language;
  list?: boolean;
  print?: boolean;
  reset?: boolean;
}

/** What surrounds the command: the process, or what a test puts in its place. */
export type Surroundings = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr' | 'env'>;

const INTERRUPTED = 130;

/**
 * @param name - number or id of a lesson
 * @returns the exit code: 0, or 130 after Ctrl-C
 * @throws CliError if there is no such lesson
 */
export async function learn(
  name: string | undefined,
  options: LearnOptions,
  around: Surroundings = process,
): Promise<number> {
  const { stdin, stdout, stderr, env } = around;
  const { list = false, print = false, reset = false } = options;
  const lesson = name === undefined ? undefined : lessonOf(name);
  const texts = languages[options.lang ?? languageOf(env)];
  const progress = new Progress(progressPath(env), (message) => stderr.write(`stepgrad: ${message}\n`));
  if (reset) {
    progress.reset(lesson?.id);
    stderr.write(`${texts.ui.reset}\n`);
    return 0;
  }
  const printing = print || (stdin.isTTY && !stdout.isTTY && lesson !== undefined);
  const present = stdin.isTTY && stdout.isTTY && !printing;
  const lines = printing || list ? undefined : new LineInput(stdin, stdout, present);
  const depth = colorDepth(stdout);
  const room = new Classroom({
    ...{ output: stdout, depth, size: () => sizeOf(stdout), erases: canRedraw(stdout) },
    ...(lines === undefined ? {} : { lines }),
    paced: present,
    goOn: `${texts.ui.goOn} `,
    quitWords: ['q', 'quit', 'exit', texts.ui.quitWord],
  });
  const school = new School({ texts, progress, room, present, note: (text) => stderr.write(`${text}\n`) });
  try {
    if (list || (lesson === undefined && !printing && !present)) {
      stdout.write(`${ansi(school.listed(), depth).join('\n')}\n`);
    } else if (printing) await school.print(lesson === undefined ? lessons : [lesson]);
    else if (lesson === undefined) await school.choose();
    else await school.take(lesson);
    return 0;
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    return error.how === 'interrupted' ? INTERRUPTED : 0;
  } finally {
    lines?.close();
  }
}

/** Chinese where the locale says so, else English. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value = '') => value !== '') ?? '';
  return locale.startsWith('zh') ? 'zh' : 'en';
}
