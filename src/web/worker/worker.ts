// The page's other thread: does one job after the other.

import { jobs, type Jobs } from './jobs';

export interface Order {
  readonly id: number;
  readonly job: keyof Jobs;
  readonly args: readonly unknown[];
}

/** What a job threw. An Error's name would be lost on the way. */
export interface Failure {
  readonly name: string;
  readonly message: string;
}

export type Delivery = { readonly id: number } & ({ readonly result: unknown } | { readonly error: Failure });

let before: Promise<void> = Promise.resolve();

addEventListener('message', ({ data: { id, job, args } }: MessageEvent<Order>) => {
  before = before.then(async () => postMessage({ id, ...(await done(job, args)) } satisfies Delivery));
});

async function done(
  job: keyof Jobs,
  args: readonly unknown[],
): Promise<{ result: unknown } | { error: Failure }> {
  try {
    return { result: await (jobs[job] as (...args: readonly unknown[]) => unknown)(...args) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { error: { name, message } };
  }
}
