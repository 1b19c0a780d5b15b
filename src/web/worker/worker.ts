// The page's other thread: does one job after the other.

import { jobs, type Jobs } from './jobs';

export interface Order {
  readonly id: number;
  readonly job: keyof Jobs;
  readonly args: readonly unknown[];
}

export type Delivery = { readonly id: number } & ({ readonly result: unknown } | { readonly error: string });

addEventListener('message', ({ data: { id, job, args } }: MessageEvent<Order>) => {
  postMessage({ id, ...done(job, args) } satisfies Delivery);
});

function done(job: keyof Jobs, args: readonly unknown[]): { result: unknown } | { error: string } {
  try {
    return { result: (jobs[job] as (...args: readonly unknown[]) => unknown)(...args) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
