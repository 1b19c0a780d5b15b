// A value that changes often, for what is slow to draw.

import { useEffect, useRef, useState } from 'preact/hooks';

/** The latest value, at most so often. */
export function useSometimes<T>(value: T, ms: number): T {
  const [kept, keep] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      keep(latest.current);
    }, ms);
  }, [value, ms]);
  return kept;
}
