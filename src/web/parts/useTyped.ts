// A text that becomes a part of the page's state as soon as it can: what is typed meanwhile stays.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/**
 * @param given - the state as text
 * @returns the text as it is typed; and how to write it, with the text of the state that it makes, if it makes one
 */
export function useTyped(given: string): [text: string, write: (typed: string, made?: string) => void] {
  const [text, set] = useState(given);
  const expected = useRef(given);
  useEffect(() => {
    if (given === expected.current) return;
    expected.current = given;
    set(given);
  }, [given]);
  const write = useCallback((typed: string, made?: string): void => {
    if (made !== undefined) expected.current = made;
    set(typed);
  }, []);
  return [text, write];
}
