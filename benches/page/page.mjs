// Digits typed into the built page in Chromium: from the input event to the last change of the page, and to the frame that shows it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { serve } from '../../script/serve.mjs';
import { CASES, caseText } from '../support/cases.mjs';
import { median, p95 } from '../support/statistics.mjs';
import { print } from '../support/table.mjs';

const LOADS = 5;
const TYPED_IN_EACH = 10;
/** Milliseconds after a keystroke: what waits until typing pauses (switching values, saving) falls into it. */
const PAUSE = 400;
/** An answer is more than so many changes of the page. */
const FEWEST_CHANGES = 8;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const FIELDS = {
  plain: ['team.people', 'meetings.cut', 'turnover.rate'],
  fourteen: ['team.people', 'meetings.cut', 'meetings.cut-likely', 'meetings.cut-high', 'time.recapture-likely', 'turnover.reduction-high'],
  forty: ['team.people-likely', 'meetings.cut', 'meetings.cut-likely', 'meetings.cut-high', 'time.recapture-likely', 'turnover.reduction-high'],
};

const [program, dist] = process.argv.slice(2);
const observe = readFileSync(new URL('observe.js', import.meta.url), 'utf8');
const host = await serve({ mounts: { '/': dist ?? fileURLToPath(new URL('../../dist/', import.meta.url)) } });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });

const linkOf = (name) => execFileSync(program, ['link'], { input: caseText(name), encoding: 'utf8' }).trim();

/** Somebody with a fresh profile, at a case. */
async function visit(link) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
  await context.addInitScript(observe);
  const page = await context.newPage();
  await page.goto(`${host.origin}/${link}`);
  await page.waitForFunction(() => window.observed.ready > 0);
  return { page, leave: () => context.close() };
}

/** Types a digit after the decimal point and takes it back, over and over: each keystroke is another number. */
async function type(page, field) {
  // Leaving a field writes its number out again, without the point.
  await page.evaluate(() => document.activeElement.blur());
  await page.evaluate((id) => {
    const input = document.getElementById(id);
    if (!input) throw new Error(`no field ${id}`);
    for (let fold = input.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  }, `input-${field}`);
  await page.keyboard.type('.');
  await page.waitForTimeout(PAUSE);
  const before = await page.evaluate(() => window.observed.keystrokes.length);
  for (let typed = 0; typed < TYPED_IN_EACH; typed += 1) {
    await page.keyboard.press(typed % 2 === 0 ? '5' : 'Backspace');
    await page.waitForTimeout(PAUSE);
  }
  return page.evaluate((from) => window.observed.keystrokes.slice(from), before);
}

async function keystrokes(name) {
  const { page, leave } = await visit(linkOf(name));
  await type(page, FIELDS[name][0]);
  const before = await page.evaluate(() => window.observed.longTasks.length);
  const measured = [];
  for (const field of FIELDS[name]) {
    const typed = await type(page, field);
    // A message alone changes an element or two: such a number was refused, and nothing was computed.
    if (typed.some(({ changes }) => changes < FEWEST_CHANGES)) throw new Error(`${name}: typing into ${field} did not change the answer`);
    measured.push(...typed);
  }
  const longTasks = await page.evaluate((from) => window.observed.longTasks.slice(from), before);
  await leave();
  return { measured, longTasks };
}

const milliseconds = (numbers) => [median(numbers), p95(numbers)].map((number) => number.toFixed(1));

async function keystrokeRow(name) {
  const { measured, longTasks } = await keystrokes(name);
  const longest = longTasks.length ? ` (up to ${Math.max(...longTasks).toFixed(0)} ms)` : '';
  return [name, measured.length, ...['changed', 'painted', 'last'].flatMap((what) => milliseconds(measured.map((each) => each[what]))),
    median(measured.map(({ changes }) => changes)), `${longTasks.length}${longest}`];
}

async function loads() {
  const times = [];
  for (let load = 0; load < LOADS; load += 1) {
    const { page, leave } = await visit('');
    times.push(await page.evaluate(() => ({
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN, ready: window.observed.ready,
    })));
    await leave();
  }
  return times;
}

console.log(`Chromium ${browser.version()}`);
try {
  const rows = [];
  for (const name of CASES) rows.push(await keystrokeRow(name));
  print(['A keystroke in the page, ms from the input event to: the last change before the next frame; that frame painted; the last change at all',
      '(what waits until typing pauses: switching values)'].join('\n'),
    [['case', 'keystrokes', 'changed', 'p95', 'painted', 'p95', 'last', 'p95', 'changes', 'tasks over 50 ms'], ...rows]);
  const times = await loads();
  print('First load from this machine, empty cache, ms',
    [['', 'median', 'worst'], ...['painted', 'ready'].map((key) => {
      const all = times.map((each) => each[key]);
      return [key === 'ready' ? 'ready to type' : 'first paint', median(all).toFixed(0), Math.max(...all).toFixed(0)];
    })]);
} finally {
  await browser.close();
  await host.stop();
}
