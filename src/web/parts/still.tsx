// A component for what there is much of: drawn again only when one of its properties has changed.

import type { FunctionComponent, VNode } from 'preact';
import { useMemo } from 'preact/hooks';

/** @param Component - is given the same properties each time, whatever their values */
export function still<P extends object>(Component: FunctionComponent<P>): (props: P) => VNode {
  return (props) => useMemo(() => <Component {...props} />, Object.values(props));
}
