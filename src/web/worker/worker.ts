// The page's other thread: does one job after the other.

import { jobs, type Jobs } from './jobs';

export interface Order {
  readonly id: number;
  readonly job: keyof Jobs;
  readonly args: readonly unknown[];
}

export type Delivery = { readonly id: number } & ({ readonly result: unknown } | { readonly error: string });

let before: Promise<void> = Promise.resolve();

addEventListener('message', ({ data: { id, job, args } }: MessageEvent<Order>) => {
  before = before.then(async () => postMessage({ id, ...(await done(job, args)) } satisfies Delivery));
});

async function done(
  job: keyof Jobs,
  args: readonly unknown[],
): Promise<{ result: unknown } | { error: string }> {
  try {
    return { result: await (jobs[job] as (...args: readonly unknown[]) => unknown)(...args) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
