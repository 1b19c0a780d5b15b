// A text that becomes a part of the page's state as soon as it can: what is typed meanwhile stays.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/**
 * @param given - the text of the state
 * @returns the text as it is typed, and how to write it: `isTaken` says that it becomes the state's
 */
export function useTyped(given: string): [text: string, write: (typed: string, isTaken: boolean) => void] {
  const [text, set] = useState(given);
  const taken = useRef(given);
  useEffect(() => {
    if (given === taken.current) return;
    taken.current = given;
    set(given);
  }, [given]);
  const write = useCallback((typed: string, isTaken: boolean): void => {
    if (isTaken) taken.current = typed;
    set(typed);
  }, []);
  return [text, write];
}
