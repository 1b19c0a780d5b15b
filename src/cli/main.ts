#!/usr/bin/env node
// The command line: which commands there are, and how it ends. What a command needs is loaded when it is
// named, so that `stepgrad --help` answers at once.

import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { CliError, EXIT, fileError } from './errors';

interface CommandFile {
  /** Gives the command its arguments, options and action. */
  define(this: void, command: Command): void;
}

const COMMANDS: Readonly<Record<string, { summary: string; load: () => Promise<CommandFile> }>> = {
  train: {
    summary: 'train a net on a data set or a CSV file',
    load: () => import('./trainCommand'),
  },
  predict: {
    summary: 'what a trained net says of new rows',
    load: () => import('./predictCommand'),
  },
  step: {
    summary: 'step through both passes, forth and back',
    load: () => import('./stepCommand'),
  },
  check: {
    summary: 'check derivatives against finite differences',
    load: () => import('./checkCommand'),
  },
  explain: {
    summary: 'where a gradient comes from, path by path',
    load: () => import('./explainCommand'),
  },
  plot: {
    summary: 'a function and its derivatives, drawn',
    load: () => import('./plotCommand'),
  },
  graph: {
    summary: 'the graph of an expression, as a picture, a formula or code',
    load: () => import('./graphCommand'),
  },
  learn: {
    summary: 'lessons: how a net learns, number by number',
    load: () => import('./learnCommand'),
  },
  play: {
    summary: 'the page: step, train, look and learn in a browser',
    load: () => import('./playCommand'),
  },
};

const EXAMPLES = `Examples:
  stepgrad train moons                        a scalar net learns two moons, before your eyes
  stepgrad train xor --hidden 4 --seed 7      another net, another beginning
  stepgrad train data.csv --target species    your own table
  stepgrad predict runs/data-001 new.csv      what that net says of new rows
  stepgrad step "tanh(w*x)" --at w=1,x=2      both passes, step by step, forth and back
  stepgrad check "tanh(w*x)" --at w=1,x=2     derivatives, against finite differences
  stepgrad learn                              seven lessons: how a net learns, number by number
  stepgrad play                               all of it in your browser
`;

async function main(words: readonly string[]): Promise<void> {
  const debug = words.includes('--debug');
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => process.exit(outputFailed(error, debug)));
  }
  const program = new Command('stepgrad')
    .description('A scalar autograd engine: train small nets, see it happen, and check derivatives.')
    .version(version)
    .option('--debug', 'show the stack trace of an error')
    .addHelpText('before', EXAMPLES)
    .showSuggestionAfterError();
  const settle = (command: Command): Command =>
    command.exitOverride().configureOutput({ outputError: () => undefined });
  settle(program);
  try {
    for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
      const command = settle(program.command(name).description(summary));
      command.option('--debug', 'show the stack trace of an error');
      if (words.includes(name)) (await load()).define(command);
    }
    if (words.length === 0) program.outputHelp();
    else await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error, debug);
  }
}

/** Says in one line what is wrong. @returns the exit code */
function report(error: unknown, debug: boolean): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0; // help or version was shown
  const { message, exitCode } = understand(error);
  process.stderr.write(`stepgrad: ${message.replace(/\s*\n\s*/g, ' ').replace(/\.$/, '')}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  return exitCode;
}

function understand(error: unknown): { message: string; exitCode: number } {
  if (error instanceof CliError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof CommanderError) {
    // "error: unknown option '--epoch'\n(Did you mean --epochs?)"
    const plain = message.replace(/^error: /, '').replace(/\n\(Did you mean (.*)\?\)$/, '; did you mean $1?');
    return { message: plain, exitCode: EXIT.usage };
  }
  if (error instanceof Error && error.name === 'CsvError') return { message, exitCode: EXIT.file };
  if (error instanceof Error && error.name === 'ParseError') return { message, exitCode: EXIT.usage };
  if (error instanceof RangeError && !message.includes('call stack'))
    return { message, exitCode: EXIT.usage };
  return { message: `${message} (a bug in stepgrad; --debug shows where)`, exitCode: EXIT.checkFailed };
}

/** `stepgrad … | head` closes the pipe early, and that is no error; a full disk is. @returns the exit code */
function outputFailed(error: NodeJS.ErrnoException, debug: boolean): number {
  return error.code === 'EPIPE' ? 0 : report(fileError('write', 'the output', error), debug);
}

void main(process.argv.slice(2));

export {}; // or esbuild takes this file for CommonJS, and every module it loads for a lazy one
