// Records the cut: opens a build that notes which of its functions run, and keeps where what the first sight of the page calls ends.
// `record.mjs FOLDER LINKED`: the folder of such a build, and the module as the linker made it.
import * as playwright from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchPlaywright } from '../../tests/browser/support/playwright-browser.mjs';
import { serve } from '../serve.mjs';
import { CUT, written } from './cut.mjs';
import { BOUND, NEVER } from './divide.mjs';
import { references } from './linked.mjs';
import { RAN } from './note.mjs';
import { entrances, notBefore, reach } from './split.mjs';

/** How long the page has to do by itself what it does before the rest comes, in milliseconds. */
const SETTLED = 3_000;
const SIGHTS = [{}, { viewport: { width: 390, height: 844 }, dark: true, locale: 'de-DE' }];

/** What somebody does who has not begun yet: looks elsewhere and comes back, reads on by keys and clicks, goes into a field. */
async function lookAround(page) {
  await page.evaluate(() => {
    document.dispatchEvent(new Event('visibilitychange'));
    dispatchEvent(new PageTransitionEvent('pagehide'));
  });
  for (const key of ['Shift', 'PageDown', 'PageUp', 'Tab', 'Control+k']) await page.keyboard.press(key);
  await page.locator('.sentence').click();
  await page.locator('[id="input-team.people"]').click();
}

/** The functions that run while somebody opens the page for the first time, and the rest of it does not come. */
async function ran(browser, address, sight) {
  const { driver: { page } } = await browser.visitor(sight);
  await page.addInitScript(() => addEventListener('TrunkApplicationStarted', (event) => { window.program = event.detail.wasm; }));
  // The rest is on its way for as long as this looks.
  await page.route(`**/${NEVER}`, () => {});
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.program && document.querySelector('main'));
  await page.waitForTimeout(SETTLED);
  await lookAround(page);
  if (await page.locator('[data-ready]').count()) throw new Error('the page did not wait for the rest: is it the build that notes?');
  return page.evaluate((prefix) => Object.entries(window.program)
    .filter(([name, { value }]) => name.startsWith(prefix) && value)
    .map(([name]) => name.slice(prefix.length)), RAN);
}

const [folder, linked] = process.argv.slice(2);
const host = await serve({ mounts: { '/': folder } });
const browser = await launchPlaywright(playwright, 'chromium');
const first = new Set();
for (const sight of SIGHTS) for (const name of await ran(browser, `${host.origin}/`, sight)) first.add(name);
await browser.close();
await host.stop();

const graph = references(readFileSync(linked));
const early = notBefore(graph);
const roots = [...entrances(graph, readFileSync(join(folder, BOUND))), ...early];
const { edge } = reach(graph, roots, (name) => !first.has(name) && !early.has(name));
writeFileSync(CUT, written(edge, first));
console.log(`${first.size} functions run at first sight; the rest begins at ${edge.size}`);
