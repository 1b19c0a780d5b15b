// The learn command's arguments and options.

import type { Command } from 'commander';
import { languages, type Language } from '../lessons/languages';
import { oneOf } from './choices';
import { learn, type LearnOptions } from './learn';

const EXAMPLES = `Examples:
  stepgrad learn                    the lessons, and how far you are
  stepgrad learn 1                  the first one; "learn derivative" is the same
  stepgrad learn 5 --lang zh        the fifth, in Chinese
  stepgrad learn losses --print     all of it, with the answers
`;

const NOTES = `
In a lesson: a number, 1/4, 50% or a formula answers; ? is a hint, skip shows the answer, q leaves.
Without a terminal, answers are read from standard input, one a line.
`;

export function define(command: Command): void {
  const known = Object.keys(languages) as Language[];
  command
    .argument('[lesson]', 'its number or its id')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', NOTES)
    .option('--list', 'list the lessons, and how far you are')
    .option('--print', 'print a lesson, or all of them, with the answers')
    .option('--reset', 'forget how far you are, in one lesson or in all of them')
    .option(
      '--lang <language>',
      `${known.join(' or ')} (by LC_ALL, LC_MESSAGES, LANG)`,
      oneOf('--lang', known),
    )
    .action(async (lesson: string | undefined, options: LearnOptions) => {
      process.exitCode = await learn(lesson, options);
    });
}
