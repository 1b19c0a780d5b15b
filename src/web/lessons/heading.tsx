// The heading of the place that one has come to, which takes the focus: there the reading goes on.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface HeadingProps {
  readonly level: 'h2' | 'h3';
  /** Whether it takes the focus as it appears. */
  readonly hasMoved: boolean;
  readonly children: ComponentChildren;
}

export function Heading({ level: Level, hasMoved, children }: HeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasMoved) heading.current?.focus();
  }, []);
  return (
    <Level ref={heading} tabIndex={-1}>
      {children}
    </Level>
  );
}
