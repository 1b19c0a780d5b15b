// The page's side of the other thread.

import type { Jobs } from './jobs';
import type { Delivery, Order } from './worker';

/** What a job answers with. */
export type Result<J extends keyof Jobs> = Awaited<ReturnType<Jobs[J]>>;

interface Waiting {
  resolve(this: void, result: unknown): void;
  reject(this: void, error: Error): void;
}

const UNLOADED = 'A part of the page could not be loaded, or is of another version. Load the page again.';

let worker: Worker | undefined;
const waiting = new Map<number, Waiting>();
let orders = 0;

/**
 * Has a job done in the worker, which begins with the first.
 *
 * @throws Error with the name and message of what went wrong there
 */
export function ask<J extends keyof Jobs>(job: J, ...args: Parameters<Jobs[J]>): Promise<Result<J>> {
  worker ??= start();
  const order: Order = { id: ++orders, job, args };
  worker.postMessage(order);
  return new Promise((resolve, reject) => {
    waiting.set(order.id, { resolve, reject });
  });
}

function start(): Worker {
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<Delivery>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if ('error' in data) one?.reject(Object.assign(new Error(data.error.message), data.error));
    else one?.resolve(data.result);
  });
  // It could not be loaded: no answer will ever come. The next question tries again.
  started.addEventListener('error', () => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error(UNLOADED));
    waiting.clear();
  });
  return started;
}
