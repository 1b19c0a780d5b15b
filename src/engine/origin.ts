// Where in the user's code a node was made: the first frame of the stack outside this library and others.

/** As `FILE:LINE:COLUMN`, or undefined where the stack does not tell. */
export function callSite(): string | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 50; // a net's layers lie between the user and the node
  const stack = new Error().stack ?? '';
  Error.stackTraceLimit = stackTraceLimit;
  const frames = stack.split('\n').flatMap((line) => FRAME.exec(line)?.[1] ?? []);
  const own = frames.length > 0 ? frames[0].replace(OWN_FILE, '') : '';
  return frames.find((frame) => !frame.startsWith(own) && !/^node:|\/node_modules\//.test(frame));
}

/** V8 writes `at f (FILE:LINE:COLUMN)` or `at FILE:LINE:COLUMN`, other engines `f@FILE:LINE:COLUMN`. */
const FRAME = /(?:\(|@|at )((?:[a-z]+:\/\/|node:|\/|[A-Z]:)[^()]*:\d+:\d+)\)?$/;

/** What follows the library's folder in this file's own frame: its source path, or one bundled file. */
const OWN_FILE = /(?:engine\/origin\.[jt]s|[^/]*):\d+:\d+$/;
