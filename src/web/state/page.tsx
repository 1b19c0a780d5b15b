// The page's state for all who show or change it, and its link, which follows.

import { createContext, type ComponentChildren } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { textsFor, type PageTexts } from '../texts/texts';
import { readLink, writeLink, type Complaint, type PageState } from './link';

export interface Page {
  readonly state: PageState;
  readonly t: PageTexts;
  readonly language: 'en' | 'zh';
  /** What the link said that could not be read. */
  readonly complaints: readonly Complaint[];
  /** Sets a part of the state, or makes it from what the state is by then. */
  change(this: void, part: Change): void;
  /** The complaints have been read. */
  forgive(this: void): void;
}

type Change = Partial<PageState> | ((state: PageState) => Partial<PageState>);

const Context = createContext<Page | undefined>(undefined);

/** A browser allows a page some hundred new links in half a minute. */
const LINK_EVERY_MS = 350;
/** What is worth a step of the browser's own way back. */
const PLACES: readonly (keyof PageState)[] = ['tab', 'lesson', 'section', 'expr', 'from'];

export function PageProvider({ children }: { children: ComponentChildren }) {
  const [{ state, complaints }, set] = useState(() => readLink(location.hash));
  /** The state of now, and as the link has it. */
  const latest = useRef(state);
  const linked = useRef(state);
  useEffect(() => {
    const follow = (): void => {
      const read = readLink(location.hash);
      latest.current = linked.current = read.state;
      set(read);
    };
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  useEffect(() => {
    latest.current = state;
    const write = (): void => {
      writeTo(latest.current, linked.current);
      linked.current = latest.current;
    };
    const timer = setTimeout(write, state.tab === linked.current.tab ? LINK_EVERY_MS : 0);
    addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', write);
    };
  }, [state]);
  const change = useCallback((part: Change): void => {
    set((page) => {
      const { state: before } = page;
      return { ...page, state: { ...before, ...(typeof part === 'function' ? part(before) : part) } };
    });
  }, []);
  const forgive = useCallback(() => set((page) => ({ ...page, complaints: [] })), []);
  const language = languageOf(state);
  const page = useMemo(
    () => ({ state, t: textsFor(language), language, complaints, change, forgive }),
    [state, language, complaints, change, forgive],
  );
  return <Context.Provider value={page}>{children}</Context.Provider>;
}

export function usePage(): Page {
  return useContext(Context)!;
}

function languageOf({ lang }: PageState): 'en' | 'zh' {
  if (lang !== 'auto') return lang;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}

/** A new place is a step of the browser's history, anything else the same place looking otherwise. */
function writeTo(state: PageState, before: PageState): void {
  const link = writeLink(state);
  if (link === location.hash.slice(1)) return;
  const url = link === '' ? location.pathname + location.search : `#${link}`;
  if (PLACES.some((key) => state[key] !== before[key])) history.pushState(null, '', url);
  else history.replaceState(null, '', url);
}
