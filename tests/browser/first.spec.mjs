// The answer is there before the chunks are. What is done meanwhile happens when they come, nothing freezes, nothing typed is lost, and a
// chunk that does not come can be tried again.
import { copyFileSync, readFileSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { before } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const CHUNK = /^(?!async-roi-).*\.wasm$/;
const OTHER_PAGE = /^(scorecard|rollout|tools|details)-/;
const ANSWER = /worth \$35,300 to a team of 25/;
const MISSING = /Part of this page could not be loaded/;
const PEOPLE = { role: 'field', name: 'People in the team' };
const PAY = '[id="input-team.annual_pay"]';
const AGAIN = { role: 'button', name: 'Try again' };
const plainLink = readFileSync(new URL('../links/every_figure.link', import.meta.url), 'utf8').trim();

const isReady = () => Boolean(document.querySelector('[data-ready]'));
const chunkOf = (name) => readdirSync(dist).find((file) => new RegExp(`^${name}-[0-9a-f]{16}\\.wasm$`).test(file));

/** A host that keeps back the chunks whose name fits until `release()`; `asked` lists the chunks that were asked for. */
async function withChunksHeld(host, options = {}, pattern = CHUNK) {
  const held = { asked: [] };
  const released = new Promise((done) => { held.release = done; });
  const hold = async (name) => {
    if (CHUNK.test(name)) held.asked.push(name);
    if (pattern.test(name)) await released;
  };
  return Object.assign(held, await host({ ...options, hold }));
}

/** Somebody at the page with all chunks held back. */
async function early(host, visit, options) {
  const held = await withChunksHeld(host);
  const visitor = await visit(options);
  await visitor.goto(held.page);
  await visitor.sees(ANSWER, 'main');
  return { held, visitor };
}

/** The chunks come, and the page is whole. */
async function release(held, visitor) {
  expect(await visitor.run(isReady)).toBe(false);
  held.release();
  await visitor.ready();
  await visitor.sees(/80% likely to be between/, 'main');
  expect(await visitor.problems()).toEqual([]);
}

test('shows the answer and the first inputs before any chunk has come, then all of it', async ({ host, visit }) => {
  const { held, visitor } = await early(host, visit);
  expect(await visitor.text('#boot')).toBeNull();
  expect(await visitor.text('main')).not.toMatch(/80% likely/);
  await release(held, visitor);
});

/** Runs in the page: how far down the inputs begin and, where they are beside them, the tiles. */
const tops = () => ['.inputs', '.leading .figures'].map((part) => document.querySelector(part).getBoundingClientRect().top).filter((top) => top < innerHeight);

for (const viewport of [{ width: 1366, height: 657 }, { width: 390, height: 844 }]) {
  test(`at first sight the likely case is called that, and nothing jumps when the chances come, at ${viewport.width}`, async ({ host, visit }) => {
    const { held, visitor } = await early(host, visit, { viewport });
    await visitor.sees(/^In the likely case, going async /, '.answer .sentence');
    await visitor.until(() => document.querySelector('.leading .figures') !== null, 'the tiles are there');
    const before = await visitor.run(tops);
    await release(held, visitor);
    expect(await visitor.text('.answer .sentence')).not.toMatch(/^In the likely case/);
    // Less than a line: how words wrap depends on the fonts of the machine.
    const after = await visitor.run(tops);
    expect(after.length).toBe(before.length);
    before.forEach((top, part) => expect(Math.abs(after[part] - top)).toBeLessThan(24));
  });
}

test('asks for each chunk once, and for the other pages only when the page in sight is ready', async ({ host, visit }) => {
  const held = await withChunksHeld(host, {}, /^case-/);
  const visitor = await visit();
  await visitor.goto(held.page);
  await expect.poll(() => held.asked.some((name) => name.startsWith('case-'))).toBe(true);
  await visitor.sees(ANSWER, 'main');
  expect(held.asked.filter((name) => OTHER_PAGE.test(name))).toEqual([]);
  expect(held.asked).toEqual([...new Set(held.asked)]);
  await release(held, visitor);
  await expect.poll(() => new Set(held.asked.filter((name) => OTHER_PAGE.test(name))).size).toBe(4);
});

/** Runs in the page: notes when the frame begins that paints the answer. */
const noteFrame = () => {
  const look = () => {
    if (document.querySelector('.answer .sentence')) window.frame = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

test('what the first screen can do without is asked for once it is painted', async ({ host, visit }) => {
  const { page } = await host(before(noteFrame));
  const visitor = await visit();
  await visitor.open(page);
  const soon = await visitor.run(() => performance.getEntriesByType('resource').filter((file) => file.startTime < window.frame).map((file) => file.name.split('/').at(-1)));
  expect(soon).not.toEqual([]);
  expect(soon.filter((name) => CHUNK.test(name))).toEqual([]);
});

test('a page beside the case is shown when its own code is here, and can be used when its edits can be saved', async ({ host, visit }) => {
  const held = await withChunksHeld(host, {}, /^work-/);
  const visitor = await visit();
  await visitor.goto(`${held.page}#/tools`);
  await visitor.sees(/Pick the cheapest set/, 'main');
  const isInert = () => document.querySelector('main').inert;
  expect(await visitor.run(isInert)).toBe(true);
  held.release();
  await visitor.ready();
  expect(await visitor.run(isInert)).toBe(false);
  await visitor.click('#begin');
  await visitor.sees(/Per month for 25/, '#set');
});

test('somebody who only looks around before the chunks have come waits for nothing', async ({ host, visit }) => {
  const { held, visitor } = await early(host, visit, { viewport: { width: 390, height: 844 }, dark: true });
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await visitor.run(() => {
    document.dispatchEvent(new Event('visibilitychange'));
    dispatchEvent(new PageTransitionEvent('pagehide'));
  });
  for (const key of ['Shift', 'End', 'Home', 'Tab']) await visitor.press(key);
  await visitor.click('.sentence');
  await visitor.click(PEOPLE);
  await release(held, visitor);
});

test('typing before the chunks have come is seen at once, and counts when they come', async ({ host, visit }) => {
  const { held, visitor } = await early(host, visit);
  await visitor.fill(PEOPLE, '4');
  expect(await visitor.value(PEOPLE)).toBe('4');
  await visitor.press('0');
  await visitor.press('Tab');
  expect(await visitor.value(PEOPLE)).toBe('40');
  await visitor.fill(PAY, '90000');
  expect(await visitor.value(PAY)).toBe('90000');
  await release(held, visitor);
  await visitor.sees(/to a team of 40/, 'main');
  expect(await visitor.value(PEOPLE)).toBe('40');
  await visitor.press('Control+z');
  await visitor.press('Control+z');
  await visitor.sees(ANSWER, 'main');
});

test('typing goes on while the chunks come', async ({ host, visit }) => {
  const { held, visitor } = await early(host, visit);
  await visitor.fill(PEOPLE, '12');
  held.release();
  await visitor.press('3');
  await visitor.press('Backspace');
  await visitor.press('5');
  await visitor.ready();
  await visitor.sees(/to a team of 125/, 'main');
  expect(await visitor.value(PEOPLE)).toBe('125');
});

test('what is refused is said when the code that reads it has come', async ({ host, visit }) => {
  const { held, visitor } = await early(host, visit);
  await visitor.fill(PEOPLE, 'many');
  await visitor.press('Tab');
  await release(held, visitor);
  expect(await visitor.value(PEOPLE)).toBe('many');
  await visitor.sees(/25 people still applies|25 still applies/, 'main');
});

test('undo before the chunks have come takes back a refused text, and no step before it', async ({ host, visit }) => {
  const { held, visitor } = await early(host, visit);
  await visitor.fill(PEOPLE, '40');
  await visitor.fill(PAY, 'much');
  await visitor.press('Control+z');
  await release(held, visitor);
  await visitor.sees(/to a team of 40/, 'main');
  expect(await visitor.value(PAY)).toBe('75,000');
  await visitor.click(PAY);
  await visitor.press('Control+z');
  await visitor.sees(ANSWER, 'main');
});

test('a click on Share before the chunks have come opens the dialog when they do', async ({ host, visit }) => {
  const { held, visitor } = await early(host, visit);
  await visitor.click({ role: 'button', name: 'Share' });
  await release(held, visitor);
  await visitor.sees(/The link holds the whole case/, 'dialog');
});

test('a menu opened before the chunks have come is filled when they do', async ({ host, visit }) => {
  const { held, visitor } = await early(host, visit);
  await visitor.click('summary[title=Cases]');
  await release(held, visitor);
  await visitor.sees(/Duplicate this case/, '.menu[open]');
});

test('a preset and a page chosen before the chunks have come are there when they do', async ({ host, visit }) => {
  const { held, visitor } = await early(host, visit);
  await visitor.fill(PEOPLE, '40');
  await visitor.click('.choices .choice:last-child');
  await visitor.click('.nav a[href="#/tools"]');
  await visitor.sees(ANSWER, 'main');
  held.release();
  await visitor.until(() => document.activeElement.id === 'page-title', 'the page is in sight');
  await visitor.ready();
  await visitor.click('.nav a[href="#/"]');
  await visitor.sees(/This is a blank case/, 'main');
  expect(await visitor.problems()).toEqual([]);
});


for (const [what, fragment] of [['a link', plainLink], ['an address of the case', '#/case/team.people']]) {
  test(`${what} opens without the other pages' chunks`, async ({ host, visit }) => {
    const held = await withChunksHeld(host, {}, /^case-/);
    const visitor = await visit();
    await visitor.goto(held.page + fragment);
    await expect.poll(() => held.asked.some((name) => name.startsWith('case-'))).toBe(true);
    await visitor.sees(/over three years|over \w+ (years|months)|worth/, 'main');
    expect(held.asked.filter((name) => OTHER_PAGE.test(name))).toEqual([]);
    held.release();
    await visitor.ready();
    expect(await visitor.problems()).toEqual([]);
  });
}

test('saved work opens without the other pages’ chunks, and can be typed in before the rest of the case has come', async ({ host, visit }) => {
  const held = await withChunksHeld(host, {}, /^case-/);
  const visitor = await visit();
  await visitor.goto(held.page);
  await visitor.fill(PEOPLE, '37');
  await visitor.sees(/to a team of 37/, 'main');
  await visitor.until(() => Object.keys(localStorage).some((key) => key.endsWith(':workspace')), 'it is saved');
  held.asked.length = 0;
  await visitor.reload();
  await visitor.sees(/to a team of 37/, 'main');
  await visitor.fill(PEOPLE, '38');
  await visitor.sees(/to a team of 38/, 'main');
  expect(held.asked.filter((name) => OTHER_PAGE.test(name))).toEqual([]);
  held.release();
  await visitor.ready();
  await visitor.sees(/80% likely to be between/, 'main');
});

test('an address of a page opens it without the case and the other pages', async ({ host, visit }) => {
  const held = await withChunksHeld(host, {}, /^(case|scorecard|rollout|details)-/);
  const visitor = await visit();
  await visitor.open(`${held.page}#/tools`);
  await visitor.until(() => document.querySelector('.nav [aria-current]').hash === '#/tools' && Boolean(document.getElementById('page-title')), 'the page is in sight');
  expect(await visitor.problems()).toEqual([]);
  held.release();
});

for (const [where, keep, names] of [
  ['nothing is saved', () => {}, ['tools']],
  ['something is', () => localStorage.setItem('async-roi:/team/roi/:theme', 'dark'), ['tools', 'work']],
]) {
  test(`what an address needs is asked for beside the first file, and once, where ${where}`, async ({ host, visit }) => {
    const held = await withChunksHeld(host, before(keep), /_bg\.wasm$/);
    const visitor = await visit();
    const opened = visitor.goto(`${held.page}#/tools`);
    const asked = () => held.asked.filter((name) => /^(work|tools)-/.test(name)).sort();
    await expect.poll(asked).toEqual(names.map(chunkOf));
    held.release();
    await opened;
    await visitor.ready();
    expect(asked()).toEqual([chunkOf('tools'), chunkOf('work')]);
  });
}

test('an address that names nothing of ours opens the case', async ({ host, visit }) => {
  const { page } = await host();
  const visitor = await visit();
  await visitor.open(`${page}#/constructor`);
  await visitor.sees(ANSWER, 'main');
});

const mend = (copy, file) => copyFileSync(join(dist, file), join(copy, file));
const DAMAGES = [['missing', rmSync], ['cut in half', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))]];

for (const [what, damage] of DAMAGES) {
  test(`a chunk ${what}: says so, the page stays usable, and trying again does what was asked`, async ({ host, visit }) => {
    const file = chunkOf('work');
    const { page, copies } = await host({ change: (copy) => damage(join(copy, file)) });
    const visitor = await visit();
    await visitor.goto(page);
    await visitor.sees(MISSING, '.notices');
    await visitor.until(() => !document.querySelector('main').hasAttribute('aria-busy'), 'the notice is read out');
    await visitor.sees(ANSWER, 'main');
    await visitor.fill(PEOPLE, '40');
    expect(await visitor.value(PEOPLE)).toBe('40');
    mend(copies[0], file);
    await visitor.click(AGAIN);
    await visitor.ready();
    await visitor.sees(/to a team of 40/, 'main');
    expect(await visitor.text('.notices')).toBe('');
    expect(await visitor.text('#boot')).toBeNull();
  });

  test(`the chunk of a page ${what}: the page before it stays, and trying again goes there`, async ({ host, visit }) => {
    const file = chunkOf('rollout');
    const { page, copies } = await host({ change: (copy) => damage(join(copy, file)) });
    const visitor = await visit();
    await visitor.open(page);
    await visitor.click('.nav a[href="#/rollout"]');
    await visitor.sees(MISSING, '.notices');
    await visitor.sees(ANSWER, 'main');
    // The idle browser fetches ahead, this chunk too: were it there by then, nothing would be left to try again.
    await visitor.until((last) => performance.getEntriesByType('resource').some(({ name }) => name.endsWith(last)), 'the chunk after it was asked for', chunkOf('tools'));
    mend(copies[0], file);
    await visitor.click(AGAIN);
    await visitor.until(() => document.activeElement.id === 'page-title', 'the page is in sight');
    expect(await visitor.run(() => document.querySelector('.nav [aria-current]').hash)).toBe('#/rollout');
  });
}

test('a link while the chunk for work is missing: says that the page could not start, and a reload opens the case', async ({ host, visit }) => {
  const file = chunkOf('work');
  const { page, copies } = await host({ change: (copy) => rmSync(join(copy, file)) });
  const visitor = await visit();
  await visitor.goto(`${page}#team.people=44`);
  await visitor.sees(/could not start/, '#boot');
  mend(copies[0], file);
  await visitor.reload();
  await visitor.ready();
  await visitor.sees(/to a team of 44/, 'main');
  expect(await visitor.text('#boot')).toBeNull();
});

test('what was typed before the chunk for typing came is kept when another page is chosen meanwhile', async ({ host, visit }) => {
  const held = await withChunksHeld(host, {}, /^work-/);
  const visitor = await visit();
  await visitor.goto(held.page);
  await visitor.sees(ANSWER, 'main');
  await visitor.fill(PEOPLE, '40');
  await visitor.click('.nav a[href="#/tools"]');
  held.release();
  await visitor.until(() => document.activeElement.id === 'page-title', 'the page is in sight');
  await visitor.click('.brand');
  await visitor.ready();
  await visitor.sees(/to a team of 40/, 'main');
  expect(await visitor.problems()).toEqual([]);
});

test('a page whose edits could not be saved does not open', async ({ host, visit }) => {
  const { page } = await host({ change: (copy) => rmSync(join(copy, chunkOf('work'))) });
  const visitor = await visit();
  await visitor.goto(`${page}#/rollout`);
  await visitor.sees(/could not start/, '#boot');
});

test('a host that does not know the type of Wasm: the whole page opens', async ({ host, visit }) => {
  const { page } = await host({ types: { '.wasm': 'application/octet-stream' } });
  const visitor = await visit();
  await visitor.open(page);
  await visitor.sees(/80% likely to be between/, 'main');
});

test('saved work that cannot be read since a chunk is missing: says so, and gives it back', async ({ host, visit }) => {
  const save = () => localStorage.setItem(`async-roi:${location.pathname}:workspace`, '{"some":"work"}');
  const { change } = before(save);
  const file = chunkOf('work');
  const { page } = await host({ change: (copy) => { change(copy); rmSync(join(copy, file)); } });
  const visitor = await visit();
  await visitor.goto(page);
  await visitor.sees(/could not start/, '#boot');
  await visitor.sees(/Download my saved work/, '#boot');
  expect(Object.values(await visitor.stored())).toContain('{"some":"work"}');
});
