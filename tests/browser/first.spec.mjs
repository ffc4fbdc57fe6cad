// The answer is there before the rest of the program is, and whatever is done meanwhile waits for the rest and no longer.
import { readFileSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/test.mjs';

const REST = /^async-roi-rest-.*\.wasm$/;
const ANSWER = /worth \$22,200 to a team of 10/;
const PEOPLE = { role: 'field', name: 'People in the team' };
const plainLink = readFileSync(new URL('../links/every_figure.link', import.meta.url), 'utf8').trim();

const restOf = (copy) => join(copy, readdirSync(copy).find((name) => REST.test(name)));
const isReady = () => Boolean(document.querySelector('[data-ready]'));

/** How long a page that answers may take to, at the most. */
const pause = (value) => new Promise((done) => { setTimeout(done, 3_000, value); });

/** A host that keeps the rest back until `release()`; `asked` counts how often it was asked for. */
async function withRestHeld(host) {
  const held = { asked: 0 };
  const released = new Promise((done) => { held.release = done; });
  const hold = async (name) => {
    if (!REST.test(name)) return;
    held.asked += 1;
    await released;
  };
  return Object.assign(held, await host({ hold }));
}

test('shows the answer and the first inputs before the rest has come, then all of it, and asks for the rest once', async ({ host, visit }) => {
  const held = await withRestHeld(host);
  const visitor = await visit();
  await visitor.goto(held.page);
  await visitor.sees(ANSWER, 'main');
  expect(await visitor.text('#boot')).toBeNull();
  expect(await visitor.run(isReady)).toBe(false);
  expect(await visitor.text('main')).not.toMatch(/80 % likely/);
  await expect.poll(() => held.asked).toBe(1);
  held.release();
  await visitor.ready();
  await visitor.sees(/80 % likely between/, 'main');
  expect(await visitor.problems()).toEqual([]);
});

test('somebody who only looks around before the rest has come waits for nothing', async ({ host, visit }) => {
  const held = await withRestHeld(host);
  const visitor = await visit({ viewport: { width: 390, height: 844 }, dark: true });
  await visitor.goto(held.page);
  await visitor.sees(ANSWER, 'main');
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await visitor.run(() => {
    document.dispatchEvent(new Event('visibilitychange'));
    dispatchEvent(new PageTransitionEvent('pagehide'));
  });
  for (const key of ['Shift', 'End', 'Home', 'Tab']) await visitor.press(key);
  await visitor.click('.sentence');
  await visitor.click(PEOPLE);
  expect(await Promise.race([visitor.run(isReady), pause('waiting')])).toBe(false);
  held.release();
  await visitor.ready();
  expect(await visitor.problems()).toEqual([]);
});

test('typing before the rest has come waits for it, and counts', async ({ host, visit }) => {
  const held = await withRestHeld(host);
  const visitor = await visit();
  await visitor.goto(held.page);
  await visitor.sees(ANSWER, 'main');
  const typing = visitor.fill(PEOPLE, '40').then(() => 'done');
  expect(await Promise.race([typing, pause('waiting')])).toBe('waiting');
  held.release();
  await typing;
  await visitor.ready();
  await visitor.sees(/to a team of 40/, 'main');
  await visitor.sees(/80 % likely between/, 'main');
  expect(await visitor.problems()).toEqual([]);
});

test('a link waits for the rest and opens whole', async ({ host, visit }) => {
  const held = await withRestHeld(host);
  const visitor = await visit();
  await visitor.goto(held.page + plainLink);
  await visitor.sees(/Loading the calculator/, '#boot');
  held.release();
  await visitor.ready();
  await visitor.sees(/Opened “/, 'main');
  expect(await visitor.problems()).toEqual([]);
});

for (const [what, damage] of [['missing', rmSync], ['cut in half', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))]]) {
  test(`the rest is ${what}: says so`, async ({ host, visit }) => {
    const { page } = await host({ change: (copy) => damage(restOf(copy)) });
    const visitor = await visit();
    await visitor.goto(page);
    await visitor.sees(/could not start/, '#boot');
    await visitor.sees(/Download my saved work/, '#boot');
    await visitor.sees(ANSWER, 'main');
    expect(await visitor.run(() => document.querySelector('main').inert)).toBe(true);
  });
}
