// How the built page holds still and answers on a slow device, in Chromium: layout shift while each page loads, and tasks over 50 ms while
// somebody types on a processor four times slower.
import { fileURLToPath } from 'node:url';
import { serve } from '../../script/serve.mjs';
import { launch } from '../support/browser.mjs';
import { median } from '../support/statistics.mjs';
import { print } from '../support/table.mjs';
import { readFileSync } from 'node:fs';

const VIEWPORTS = [{ width: 390, height: 844 }, { width: 1280, height: 720 }];
const PAGES = ['', '#/scorecard', '#/rollout', '#/tools', '#/readiness', '#/guide'];
const SLOWER = 4;
/** Milliseconds until a page that has loaded has come to rest, and from a keystroke to the next. */
const REST = 1500;
const PAUSE = 400;
const TYPED = 12;
/** Where is typed: the page, and the field. */
const FIELDS = [['', 'input-team.people'], ['', 'input-meetings.cut'], ['#/rollout', 'rollout-days']];

const observe = readFileSync(new URL('observe.js', import.meta.url), 'utf8');
const watchShifts = () => {
  window.shifts = [];
  const keep = (list) => window.shifts.push(...list.getEntries().filter((entry) => !entry.hadRecentInput).map(({ value, sources }) => ({
    value, what: sources.map(({ node }) => (node?.nodeType === 1 ? `${node.localName}.${node.className?.baseVal ?? node.className}` : node?.nodeName)).slice(0, 3),
  })));
  new PerformanceObserver(keep).observe({ type: 'layout-shift', buffered: true });
};

const host = await serve({ mounts: { '/': fileURLToPath(new URL('../../dist/', import.meta.url)) } });
const browser = await launch();

async function visit(fragment, viewport, slower = 1) {
  const context = await browser.newContext({ viewport, locale: 'en-US' });
  await context.addInitScript(observe);
  await context.addInitScript(watchShifts);
  const page = await context.newPage();
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.goto(`${host.origin}/${fragment}`);
  await page.waitForFunction(() => window.observed.ready > 0);
  await page.waitForTimeout(REST);
  return { page, leave: () => context.close() };
}

async function shiftRow(fragment) {
  const cells = [];
  let worst = { value: 0, what: [] };
  for (const viewport of VIEWPORTS) {
    const { page, leave } = await visit(fragment, viewport, SLOWER);
    const shifts = await page.evaluate(() => window.shifts);
    cells.push(shifts.reduce((sum, { value }) => sum + value, 0).toFixed(3));
    for (const shift of shifts) if (shift.value > worst.value) worst = shift;
    await leave();
  }
  return [fragment || 'case', ...cells, worst.what.join(', ')];
}

async function typingRow([fragment, field]) {
  const { page, leave } = await visit(fragment, VIEWPORTS[1], SLOWER);
  await page.evaluate((id) => {
    const input = document.getElementById(id);
    for (let fold = input.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  }, field);
  // The first keystrokes compile what the others use.
  for (let typed = 0; typed < 2; typed += 1) await stroke(page, typed);
  const before = await page.evaluate(() => [window.observed.longTasks.length, window.observed.keystrokes.length]);
  for (let typed = 0; typed < TYPED; typed += 1) await stroke(page, typed);
  const { tasks, painted } = await page.evaluate(([first, keys]) => ({
    tasks: window.observed.longTasks.slice(first), painted: window.observed.keystrokes.slice(keys).map((key) => key.painted),
  }), before);
  await leave();
  return [`${fragment || 'case'} ${field}`, TYPED, median(painted).toFixed(0), tasks.length, tasks.length ? Math.max(...tasks).toFixed(0) : 0];
}

async function stroke(page, typed) {
  await page.keyboard.press(typed % 2 === 0 ? '1' : 'Backspace');
  await page.waitForTimeout(PAUSE);
}

try {
  const shifts = [];
  for (const fragment of PAGES) shifts.push(await shiftRow(fragment));
  print(`Layout shift while a page loads, on a processor ${SLOWER} times slower`, [['page', ...VIEWPORTS.map(({ width }) => `${width} wide`), 'what moved most'], ...shifts]);
  const typing = [];
  for (const place of FIELDS) typing.push(await typingRow(place));
  print(`Typing on a processor ${SLOWER} times slower, ms`, [['field', 'keystrokes', 'painted (median)', 'tasks over 50 ms', 'longest'], ...typing]);
} finally {
  await browser.close();
  await host.stop();
}
