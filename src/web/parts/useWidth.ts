// How wide an element is, and stays told when that changes.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** Until it is known. */
const USUAL = 600;

/** @returns a reference for the element, and its width in pixels */
export function useWidth<T extends Element>(): [RefObject<T | null>, number] {
  const element = useRef<T>(null);
  const [width, set] = useState(USUAL);
  useLayoutEffect(() => {
    if (element.current === null) return;
    const measure = (): void => set(Math.round(element.current?.getBoundingClientRect().width ?? USUAL));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
