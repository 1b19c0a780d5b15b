// The predict command: what a trained run says of new rows.

import { basename } from 'node:path';
import type { Command } from 'commander';
import { csvRows } from '../data/csv';
import { readFile } from './files';
import { predict, type Answer } from '../training/answers';
import { RunFolder } from './runFolder';

const EXAMPLES = `Examples:
  stepgrad predict runs/iris new.csv
  cat new.csv | stepgrad predict runs/iris --json
`;

export function define(command: Command): void {
  command
    .argument('<dir>', "a run's folder, as train wrote it")
    .argument('[file]', 'a CSV file of rows with the same features; standard input without it')
    .addHelpText('before', EXAMPLES)
    .option('--json', 'JSON lines: the prediction, and its probability where the loss makes it one')
    .action(predictRows);
}

/** Prints one prediction a line; how many were right goes to stderr, if the rows tell. */
function predictRows(path: string, file: string | undefined, { json }: { json?: boolean }): void {
  const folder = RunFolder.open(path);
  const { coding } = folder.readConfig();
  const net = folder.readBest();
  const fromStdin = file === undefined || file === '-';
  const text = readFile(fromStdin ? 0 : file);
  const { features, target, classes } = coding;
  const { x, y } = csvRows(text, { features, target, name: fromStdin ? 'standard input' : basename(file) });
  const answers = predict(net, coding, x);
  const named = (answer: Answer): string | number => classes?.[answer.value] ?? answer.value;
  const lines = answers.map((answer) => {
    const { probability } = answer;
    return json === true ? JSON.stringify({ prediction: named(answer), probability }) : String(named(answer));
  });
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  if (y !== undefined && classes !== undefined && y.every((cell) => cell !== '')) {
    const right = answers.filter((answer, i) => isSame(named(answer), y[i])).length;
    process.stderr.write(`${right} of ${y.length} right (${((100 * right) / y.length).toFixed(1)} %)\n`);
  }
}

/** As text, or as numbers: a class written 1.0 is the class 1. */
function isSame(name: string | number, cell: string): boolean {
  return name === cell.trim() || (cell.trim() !== '' && Number(name) === Number(cell));
}
