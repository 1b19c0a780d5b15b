// Links that nobody should send: none of them stops the page, puts anything into it, or goes by in silence.

import { open } from './support';

const MARKUP = '<img src=x onerror=alert(1)>';
const ENCODED = encodeURIComponent(MARKUP);
const deep = (open: string, inner: string, close: string, times: number): string =>
  `${open.repeat(times)}${inner}${close.repeat(times)}`;

// Some of it unreadable: a note says so.
const NOTED: [string, string][] = [
  ['no numbers', 'step=NaN&pace=fast&row=0x&term=--1'],
  ['numbers that overflow, and none', 'at=x1:1e309,w1:-1e309,x2:NaN'],
  ['markup for words', `tab=${MARKUP}&data=${ENCODED}&lang=${ENCODED}&theme=${MARKUP}`],
  ['markup for a key', `${MARKUP}=1&${ENCODED}=2`],
  ['no formula but markup', `expr=${ENCODED}`],
  ['500 unknown keys', Array.from({ length: 500 }, (_, i) => `key${i}=${i}`).join('&')],
  ['what every object has', '__proto__=1&constructor=2&hasOwnProperty=3&toString=4&valueOf=5'],
  ['broken escapes', 'tab=%ZZ&at=%E0%A4%A&step=%'],
  ['100 kB', `expr=${'x+'.repeat(50_000)}x`],
  ['a formula of 2,000 brackets on either side', `expr=${deep('(', 'x', ')', 2000)}`],
  ['too many layers', `tab=train&hidden=${Array<number>(200).fill(4).join(',')}`],
  ['too many points', `tab=train&extra=${Array<string>(5000).fill('0_0_0').join(',')}`],
  ['points of no class', 'tab=train&extra=1e300_0_0,0_0_-1,0_0_0.5'],
  ['a version to come', 'v=2&tab=train&shape=round'],
  ['bare signs', '&&&=&==&=x&tab&?#/../../%2e%2e/etc/passwd'],
  ['words for other words', 'expr={key}&{key}={text}&tab={expected}&from=$&'],
];

// All of it within bounds, or taken to the nearest.
const CLAMPED: [string, string][] = [
  ['huge numbers', 'tab=train&n=1e12&noise=1e300&lr=1e308&batch=1e20&seed=1e300&l2=1e309'],
  ['a net as large as can be, trained as long', `tab=train&hidden=${Array<number>(6).fill(999_999).join(',')}&n=1e12&updates=1e9`], // prettier-ignore
  ['negative sizes', 'tab=train&hidden=-5,-1&n=-10&batch=-3&updates=-1&target=-1'],
  ['points that are all gone', `tab=train&gone=${Array.from({ length: 2000 }, (_, i) => i).join(',')}`],
  ['steps beyond the last', 'step=1e7&term=1e6&row=1e6&why=nothing&stops=nothing&open=nobody'],
  ['a net to step through, too far', 'from=net&row=1e9&step=1e9&updates=100&hidden=2&n=10'],
  ['markup for names', `at=${ENCODED}:1&open=${ENCODED}&stops=${ENCODED}&why=${ENCODED}`],
  ['names that every object has', 'expr=__proto__*constructor%2BtoString&at=__proto__:5,constructor:7'],
  ['a formula of nothing but brackets', `expr=${deep('(', 'x', ')', 990)}`],
  ['a formula of nothing but signs', `expr=${'-'.repeat(1990)}x`],
  ['a formula of calls within calls', `expr=${deep('sin(', 'x', ')', 390)}`],
  ['a formula of a thousand products', `expr=${'x*'.repeat(990)}x&step=1e7`],
  ['numbers beyond numbers', 'expr=9**9**9**9*x-9**9**9**9*x&at=x:1e308&step=20'],
  ['layers without end', 'tab=vanishing&depth=1e9&vseed=1e300'],
  ['an empty interval', 'tab=functions&f=1/0&x=1e309&low=5&high=-5'],
  ['a lesson that nobody wrote', 'tab=lessons&lesson=99&section=-4'],
  ['the same key again and again', 'tab=train&tab=functions&tab=lessons&tab=step'],
  ['signs that no text has', 'why=%00%01%ED%A0%80%E2%80%AE&stops=%EF%BF%BF'],
];

async function visit(hash: string): Promise<boolean> {
  const page = await open({ hash });
  const note = page.getByText('Not all of the link could be read');
  const isNoted = await note.isVisible();
  expect(await page.getByRole('tab').count()).toBe(5);
  expect(await page.locator('img').count()).toBe(0);
  // It answers.
  for (const name of ['Lessons', 'Step']) {
    await page.getByRole('tab', { name }).click();
    await page.getByRole('tabpanel', { name }).waitFor({ state: 'attached' });
  }
  return isNoted;
}

test.each(NOTED)('a link with %s is noted', async (_, hash) => {
  expect(await visit(hash)).toBe(true);
});

test.each(CLAMPED)('a link with %s is taken as far as it goes', async (_, hash) => {
  expect(await visit(hash)).toBe(false);
});
