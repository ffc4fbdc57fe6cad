// Digits typed into the built page in Chromium: from the input event to the last change of the page, and to the frame that shows it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from '../../script/serve.mjs';
import { launch } from '../support/browser.mjs';
import { CASES, caseText } from '../support/cases.mjs';
import { median, p95 } from '../support/statistics.mjs';
import { print } from '../support/table.mjs';
import { caseWithReadings } from './readings.mjs';

const LOADS = 5;
const TYPED_IN_EACH = 10;
/** Milliseconds after a keystroke: what waits until typing pauses (switching values, saving) falls into it. */
const PAUSE = 400;
/** Milliseconds in which a page that opens has been laid out. */
const OPENING = 1500;
/** An answer is at least so many changes of the page; what is refused is fewer. */
const FEWEST_CHANGES = 4;
const FIELDS = {
  plain: ['team.people', 'meetings.cut', 'turnover.rate'],
  fourteen: ['team.people', 'meetings.cut', 'meetings.cut-likely', 'meetings.cut-high', 'time.recapture-likely', 'turnover.reduction-high'],
  forty: ['team.people-likely', 'meetings.cut', 'meetings.cut-likely', 'meetings.cut-high', 'time.recapture-likely', 'turnover.reduction-high'],
};

/** Where is typed beside a year of weekly readings on ten KPIs: what it is, the page, the field, and the fewest changes of the page. */
const BESIDE_READINGS = [
  ['a reading being typed', '/scorecard', 'kpi-resolution_time-value', 0],
  ['a bill', '/scorecard', 'bill-0-amount', FEWEST_CHANGES],
  ['a target, every fold open', '/scorecard', 'kpi-resolution_time-target', FEWEST_CHANGES],
  ['the target of an own KPI', '/scorecard', 'kpi-own1-target', FEWEST_CHANGES],
  ['who decides at a gate', '/rollout', 'gate-g30-by', 0],
  ['people, on the case page', '', 'input-team.people', FEWEST_CHANGES],
];

const [program, dist] = process.argv.slice(2);
const observe = readFileSync(new URL('observe.js', import.meta.url), 'utf8');
const host = await serve({ mounts: { '/': dist ?? fileURLToPath(new URL('../../dist/', import.meta.url)) } });
const browser = await launch();

const linkOf = (text) => execFileSync(program, ['link'], { input: text, encoding: 'utf8' }).trim();

/** Somebody with a fresh profile, at a case. */
async function visit(link) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
  await context.addInitScript(observe);
  const page = await context.newPage();
  await page.goto(`${host.origin}/${link}`);
  await page.waitForFunction(() => window.observed.ready > 0);
  return { page, leave: () => context.close() };
}

/** Types into a field; a number that is refused changes less of the page than `fewest`, and computes nothing. */
async function measure(page, field, fewest) {
  const typed = await type(page, field);
  if (typed.some(({ changes }) => changes < fewest)) throw new Error(`typing into ${field} did not change the page`);
  return typed;
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
  }, field);
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
  const { page, leave } = await visit(linkOf(caseText(name)));
  const fields = FIELDS[name].map((field) => `input-${field}`);
  await type(page, fields[0]);
  const before = await page.evaluate(() => window.observed.longTasks.length);
  const measured = [];
  // A message alone changes an element or two.
  for (const field of fields) measured.push(...(await measure(page, field, FEWEST_CHANGES)));
  const longTasks = await page.evaluate((from) => window.observed.longTasks.slice(from), before);
  await leave();
  return { measured, longTasks };
}

/** Typing beside a full scorecard, with everything on its page unfolded. */
async function besideReadings(link, [, address, field, fewest]) {
  const { page, leave } = await visit(link + address);
  await page.waitForTimeout(OPENING);
  const opening = await page.evaluate(() => window.observed.longTasks.slice());
  await page.evaluate(() => document.querySelectorAll('main details').forEach((fold) => { fold.open = true; }));
  await page.waitForSelector(`[id="${field}"]`);
  await page.evaluate((id) => {
    const input = document.getElementById(id);
    if (input.value) return;
    input.value = '7';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, field);
  await type(page, field);
  const before = await page.evaluate(() => window.observed.longTasks.length);
  const measured = await measure(page, field, fewest);
  const longTasks = await page.evaluate((from) => window.observed.longTasks.slice(from), before);
  await leave();
  return { measured, longTasks, opening };
}

const KEYSTROKE_HEAD = ['case', 'keystrokes', 'changed', 'p95', 'painted', 'p95', 'last', 'p95', 'changes', 'tasks over 50 ms'];

const milliseconds = (numbers) => [median(numbers), p95(numbers)].map((number) => number.toFixed(1));

const counted = (tasks) => `${tasks.length}${tasks.length ? ` (up to ${Math.max(...tasks).toFixed(0)} ms)` : ''}`;

function keystrokeRow(name, { measured, longTasks, opening }) {
  return [name, measured.length, ...['changed', 'painted', 'last'].flatMap((what) => milliseconds(measured.map((each) => each[what]))),
    median(measured.map(({ changes }) => changes)), counted(longTasks), ...(opening ? [counted(opening)] : [])];
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
  for (const name of CASES) rows.push(keystrokeRow(name, await keystrokes(name)));
  print(['A keystroke in the page, ms from the input event to: the last change before the next frame; that frame painted; the last change at all',
      '(what waits until typing pauses: switching values)'].join('\n'),
    [KEYSTROKE_HEAD, ...rows]);
  const link = linkOf(caseWithReadings());
  const beside = [];
  for (const place of BESIDE_READINGS) beside.push(keystrokeRow(place[0], await besideReadings(link, place)));
  print('The same beside a year of weekly readings on ten KPIs', [[...KEYSTROKE_HEAD, 'as the page opens'], ...beside]);
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
