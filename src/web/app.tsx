// The frame of the page: its name, the tabs, what a link did not say well, and the tab that is open.

import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../lessons/text';
import { Choice } from './parts/inputs';
import { usePage } from './state/page';
import { TABS, type PageState } from './state/link';

type Tab = PageState['tab'];

/** A tab is loaded when it is opened. */
const LOAD: Readonly<Record<Tab, () => Promise<{ default: ComponentType }>>> = {
  step: () => import('./step/stepTab'),
  train: () => import('./train/trainTab'),
  functions: () => import('./functions/functionsTab'),
  vanishing: () => import('./vanishing/vanishingTab'),
  lessons: () => import('./lessons/lessonsTab'),
};

export function App() {
  const { state, t, language } = usePage();
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dataset['theme'] = state.theme;
    document.title = `${t.tabs[state.tab]} · ${t.title}`;
  }, [language, state.theme, state.tab, t]);
  return (
    <>
      <a class="skip" href="#content" onClick={skip}>
        {t.menu.skip}
      </a>
      <header class="top">
        <h1>{t.title}</h1>
        <Tabs />
        <Menu />
      </header>
      <Complaints />
      <main>
        <div id="content" role="tabpanel" aria-labelledby={`tab-${state.tab}`} tabIndex={-1}>
          <TabContent key={state.tab} tab={state.tab} />
        </div>
      </main>
    </>
  );
}

/** The link belongs to the state: a jump within the page must not take it. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function Tabs() {
  const { state, t, change } = usePage();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (TABS.indexOf(state.tab) + step + TABS.length) % TABS.length;
    change({ tab: TABS[next] });
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next].focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={t.menu.tabs} ref={list} onKeyDown={move}>
      {TABS.map((tab) => (
        <button
          key={tab}
          id={`tab-${tab}`}
          type="button"
          role="tab"
          aria-selected={tab === state.tab}
          aria-controls="content"
          tabIndex={tab === state.tab ? 0 : -1}
          onClick={() => change({ tab })}
        >
          {t.tabs[tab]}
        </button>
      ))}
    </div>
  );
}

function Menu() {
  const { state, t, change } = usePage();
  const { autoLanguage, autoTheme, light, dark } = t.menu;
  return (
    <div class="menu">
      <Choice
        label={t.menu.language}
        value={state.lang}
        options={[['auto', autoLanguage], ['en', 'English'], ['zh', '中文']]} // prettier-ignore
        onChange={(lang) => change({ lang })}
      />
      <Choice
        label={t.menu.theme}
        value={state.theme}
        options={[['auto', autoTheme], ['light', light], ['dark', dark]]} // prettier-ignore
        onChange={(theme) => change({ theme })}
      />
    </div>
  );
}

function Complaints() {
  const { t, complaints, forgive } = usePage();
  if (complaints.length === 0) return null;
  return (
    <div class="note" role="status">
      <strong>{t.link.title}</strong>
      <ul>
        {complaints.slice(0, 8).map(({ key, text, expected }) => (
          <li key={key}>
            {expected === undefined
              ? fill(t.link.unknown, { key })
              : fill(t.link.bad, { key, text, expected })}
          </li>
        ))}
      </ul>
      <button type="button" onClick={forgive}>
        {t.link.close}
      </button>
    </div>
  );
}

function TabContent({ tab }: { tab: Tab }) {
  const { t } = usePage();
  const [Content, show] = useState<ComponentType>();
  const [why, fail] = useState<string>();
  useEffect(() => {
    LOAD[tab]().then(
      (module) => show(() => module.default),
      (error: unknown) => fail(String(error)),
    );
  }, [tab]);
  if (why !== undefined) return <p class="trouble">{fill(t.failed, { why })}</p>;
  return Content === undefined ? <p class="loading">{t.loading}</p> : <Content />;
}
