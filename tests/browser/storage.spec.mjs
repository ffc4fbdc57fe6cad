// What a browser keeps for the page: blocked, full, cleared, damaged, from a later version, or changed by another tab. Work is never lost.
import { PEOPLE, CASES, WORK, answer, before, button, choose, notice, saved, start, statePeople, untilSaved } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

const KEPT = WORK.replace('workspace', 'kept.1');
const exported = async (visitor, name) => (await visitor.download(button(name))).text;
const inWork = (text) => Object.fromEntries(JSON.parse(text).scenarios.map(({ scenario }) => [scenario.name, scenario.team.people]));

/** Fills the browser's room for the page to the last byte. */
const fillUp = (visitor) => visitor.run(() => {
  for (let size = 1 << 23, number = 0; size >= 1; number += 1) {
    try {
      localStorage.setItem(`filler-${number}`, 'x'.repeat(size));
    } catch {
      size >>= 1;
    }
  }
});
const makeRoom = (visitor) => visitor.run(() => {
  Object.keys(localStorage).filter((key) => key.startsWith('filler-')).forEach((key) => localStorage.removeItem(key));
});

for (const [what, block] of [
  ['refused', () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } })],
  ['missing', () => Object.defineProperty(window, 'localStorage', { value: null })],
]) {
  test(`storage ${what}: says so, works, and gives the work as a file`, async ({ host, visit }) => {
    const { page } = await host(before(block));
    const visitor = await visit();
    await visitor.open(page);
    await visitor.sees(/This browser keeps nothing for this page/, notice('storage'));
    const first = await answer(visitor);
    await statePeople(visitor, 44);
    expect(await answer(visitor)).not.toEqual(first);
    expect(inWork(await exported(visitor, 'Save my work as a file'))).toEqual({ 'Our team': 44 });
    expect(await visitor.problems()).toEqual([]);
  });
}

test('storage filled to the last byte: says so, keeps what was saved, and saves again once there is room', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await statePeople(visitor, 44);
  await untilSaved(visitor, { 'Our team': 44 });
  await fillUp(visitor);
  await choose(visitor, CASES, 'Duplicate this case');
  await visitor.sees(/Your last change could not be saved: this browser has no room left/, notice('storage'));
  expect(await saved(visitor)).toEqual({ 'Our team': 44 });
  expect(inWork(await exported(visitor, 'Save my work as a file'))).toEqual({ 'Our team': 44, 'Our team 2': 44 });
  await makeRoom(visitor);
  await statePeople(visitor, 45);
  await untilSaved(visitor, { 'Our team': 44, 'Our team 2': 45 });
  expect(await visitor.text(notice('storage'))).toBeNull();
  expect(await visitor.problems()).toEqual([]);
});

/** Runs a function on what is stored, in a tab that is no copy of the page and so saves nothing itself. */
async function fromOutside(visitor, action, ...args) {
  const other = await visitor.tab();
  await other.goto(new URL('favicon.svg', visitor.page).href);
  await other.run(action, ...args);
}

test('storage cleared while the page is open: everything is saved again at once', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await statePeople(visitor, 44);
  await choose(visitor, CASES, 'New case');
  const whole = { 'Our team': 44, 'Our team 2': 10 };
  await untilSaved(visitor, whole);
  await fromOutside(visitor, () => localStorage.clear());
  await visitor.sees(/^What this browser keeps for this page was cleared\. Your work was still open here, and is saved again\./, notice('tabs'));
  await untilSaved(visitor, whole);
  await visitor.reload();
  await visitor.ready();
  expect(await visitor.value(PEOPLE)).toBe('10');
  expect(await visitor.problems()).toEqual([]);
});

for (const [what, damage, reason] of [
  ['cut in half', (text) => text.slice(0, text.length / 2), /not a JSON document: line 1, column \d+: it ends too early/],
  ['of version 99', (text) => text.replace(/("version":)1\b/, '$199'), /version: 99 is newer than this page understands/],
  ['of another program', () => '[1, 2, 3]', /must be an object/],
]) {
  test(`saved work ${what}: kept as it is, given back, and new work is saved beside it`, async ({ host, visit }) => {
    const visitor = await start(host, visit);
    await statePeople(visitor, 44);
    await untilSaved(visitor, { 'Our team': 44 });
    const whole = (await visitor.stored())[WORK];
    const damaged = damage(whole);
    expect(damaged).not.toBe(whole);
    await visitor.run((key, text) => localStorage.setItem(key, text), WORK, damaged);
    await visitor.reload();
    await visitor.ready();
    await visitor.sees(/^The work saved in this browser could not be read\./, notice('kept'));
    await visitor.sees(reason, notice('kept'));
    expect(await exported(visitor, 'Save what was kept')).toBe(damaged);
    await statePeople(visitor, 21);
    await untilSaved(visitor, { 'Our team': 21 });
    await visitor.reload();
    await visitor.ready();
    expect(await visitor.value(PEOPLE)).toBe('21');
    await visitor.sees(/^Earlier work that could not be read is still kept/, notice('kept'));
    expect((await visitor.stored())[KEPT]).toBe(damaged);
    await visitor.click(button('Delete what was kept'));
    expect((await visitor.stored())[KEPT]).toBeUndefined();
    expect(await visitor.problems()).toEqual([]);
  });
}

/** Makes the saved case of a name one that cannot be read. */
const spoil = (text, name) => {
  const work = JSON.parse(text);
  work.scenarios.find(({ scenario }) => scenario.name === name).scenario.team.people = -1;
  return JSON.stringify(work);
};
const UNREAD = /^1 of 3 saved cases could not be read\. The rest is here\. “Our team 2”: team\.people: must be at least 0\.01\./;

/** Somebody with three saved cases, and their text with the second one damaged. */
async function threeCases(host, visit) {
  const visitor = await start(host, visit);
  await statePeople(visitor, 44);
  for (const people of [33, 22]) {
    await choose(visitor, CASES, 'New case');
    await statePeople(visitor, people);
  }
  await untilSaved(visitor, { 'Our team': 44, 'Our team 2': 33, 'Our team 3': 22 });
  return [visitor, spoil((await visitor.stored())[WORK], 'Our team 2')];
}

test('one saved case damaged: it is named and kept, and the others are opened', async ({ host, visit }) => {
  const [visitor, damaged] = await threeCases(host, visit);
  await visitor.run((key, text) => localStorage.setItem(key, text), WORK, damaged);
  await visitor.reload();
  await visitor.ready();
  await visitor.sees(UNREAD, notice('kept'));
  expect(await visitor.value(PEOPLE)).toBe('22');
  expect((await visitor.stored())[KEPT]).toBe(damaged);
  await untilSaved(visitor, { 'Our team': 44, 'Our team 3': 22 });
  expect(await exported(visitor, 'Save what was kept')).toBe(damaged);
  await choose(visitor, CASES, 'Our team');
  await statePeople(visitor, 45);
  await untilSaved(visitor, { 'Our team': 45, 'Our team 3': 22 });
  await visitor.reload();
  await visitor.ready();
  expect(await visitor.value(PEOPLE)).toBe('45');
  await visitor.sees(/^Earlier work that could not be read is still kept/, notice('kept'));
  expect(Object.keys(await visitor.stored()).filter((key) => key.includes('kept.'))).toEqual([KEPT]);
  expect(await visitor.problems()).toEqual([]);
});

test('one saved case damaged and no room for a copy: nothing is saved over it until there is room', async ({ host, visit }) => {
  const [visitor, damaged] = await threeCases(host, visit);
  await visitor.run((key, text) => localStorage.setItem(key, text), WORK, damaged);
  await fillUp(visitor);
  await visitor.reload();
  await visitor.ready();
  await visitor.sees(UNREAD, notice('kept'));
  await visitor.sees(/There is no room to keep a copy, so it stays as it was/, notice('kept'));
  await statePeople(visitor, 21);
  await visitor.click(button('Close'));
  await statePeople(visitor, 20);
  await visitor.sees(/There is no room to keep a copy/, notice('kept'));
  expect((await visitor.stored())[WORK]).toBe(damaged);
  expect(await exported(visitor, 'Save what was kept')).toBe(damaged);
  expect(inWork(await exported(visitor, 'Save my work as a file'))).toEqual({ 'Our team': 44, 'Our team 3': 20 });
  await makeRoom(visitor);
  await statePeople(visitor, 19);
  await untilSaved(visitor, { 'Our team': 44, 'Our team 3': 19 });
  await visitor.sees(/What was stored is kept as it was/, notice('kept'));
  expect((await visitor.stored())[KEPT]).toBe(damaged);
  expect(await visitor.problems()).toEqual([]);
});

test('damaged work and no room for a copy: once it is deleted, the work of the tab is saved at once', async ({ host, visit }) => {
  const [visitor] = await threeCases(host, visit);
  await visitor.run((key, text) => localStorage.setItem(key, text), WORK, 'x'.repeat(30_000));
  await fillUp(visitor);
  await visitor.reload();
  await visitor.ready();
  await visitor.sees(/^The work saved in this browser could not be read\. .*There is no room to keep a copy/, notice('kept'));
  await statePeople(visitor, 21);
  await visitor.click(button('Delete what was kept'));
  await untilSaved(visitor, { 'Our team': 21 });
  expect(await visitor.text(notice('kept'))).toBeNull();
  expect(await visitor.problems()).toEqual([]);
});

test('saved work damaged while the page is open: a copy is kept, and the work of the tab is saved again at once', async ({ host, visit }) => {
  const [visitor, damaged] = await threeCases(host, visit);
  const whole = { 'Our team': 44, 'Our team 2': 33, 'Our team 3': 22 };
  await fromOutside(visitor, (key, text) => localStorage.setItem(key, text), WORK, damaged);
  await visitor.sees(UNREAD, notice('kept'));
  await visitor.sees(/What this tab still had open of them stays/, notice('kept'));
  await untilSaved(visitor, whole);
  expect((await visitor.stored())[KEPT]).toBe(damaged);
  await fromOutside(visitor, (key) => localStorage.setItem(key, 'nonsense'), WORK);
  await visitor.sees(/^The work saved in this browser could not be read\. not a JSON document.* Your work is still here, in this tab\./, notice('kept'));
  await untilSaved(visitor, whole);
  expect((await visitor.stored())[KEPT.replace('1', '2')]).toBe('nonsense');
  expect(await visitor.value(PEOPLE)).toBe('22');
  expect(await visitor.problems()).toEqual([]);
});

test('a later version in another tab: its work is not touched before the next edit here, and a copy is kept', async ({ host, visit }) => {
  const [visitor] = await threeCases(host, visit);
  const later = JSON.stringify({ format: 'async-roi', version: 99, scenarios: [] });
  await fromOutside(visitor, (key, text) => localStorage.setItem(key, text), WORK, later);
  await visitor.sees(/version: 99 is newer than this page understands/, notice('kept'));
  expect((await visitor.stored())[WORK]).toBe(later);
  await statePeople(visitor, 21);
  await untilSaved(visitor, { 'Our team': 44, 'Our team 2': 33, 'Our team 3': 21 });
  expect((await visitor.stored())[KEPT]).toBe(later);
});

test('two folders of one host keep their work apart', async ({ host, visit }) => {
  const { page, url } = await host({ folders: ['/team/roi/', '/team/other/'] });
  const visitor = await visit();
  await visitor.open(page);
  await statePeople(visitor, 44);
  await untilSaved(visitor, { 'Our team': 44 });
  await visitor.open(url('/team/other/'));
  expect(await visitor.value(PEOPLE)).toBe('10');
  await statePeople(visitor, 7);
  await visitor.until(() => Boolean(localStorage['async-roi:/team/other/:workspace']), 'the other folder saves too');
  expect(await saved(visitor)).toEqual({ 'Our team': 44 });
});

test('an edit is saved even when the page is left at once', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.fill(PEOPLE, '44');
  await visitor.reload();
  await visitor.ready();
  expect(await visitor.value(PEOPLE)).toBe('44');
});

// Of two windows one lies behind, where keys and clicks do not reach in every browser: these two act on the page itself.
const stateBehind = (tab, people) => tab.run((text) => {
  const input = document.getElementById('input-team.people');
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}, String(people));
const showBehind = (tab, name) => tab.run((text) => {
  [...document.querySelectorAll('.item[aria-current]')].find((item) => item.textContent === text).click();
}, name);

test('a second tab follows the first', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  const second = await visitor.tab();
  await second.open(visitor.page);
  await stateBehind(visitor, 44);
  await second.sees(/Your work was changed in another tab, and this tab now shows it\./, notice('tabs'));
  expect(await second.value(PEOPLE)).toBe('44');
  expect(await answer(second)).toEqual(await answer(visitor));
});

/** Edits the case of a name in a tab whose storage refuses just that edit, so that the other tab does not know of it yet. */
async function editUnsaved(tab, name, people) {
  await showBehind(tab, name);
  await tab.run(() => {
    const { setItem } = Storage.prototype;
    window.takeAgain = () => { Storage.prototype.setItem = setItem; };
    Storage.prototype.setItem = (_, text) => {
      window.refused = text;
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await stateBehind(tab, people);
  await tab.until((stated) => JSON.parse(window.refused).scenarios.some(({ scenario }) => scenario.team.people === stated), 'the edit is refused', people);
  await tab.run(() => window.takeAgain());
}

/** Two tabs on the same saved work, both with its second case in sight. */
async function twoTabs(host, visit) {
  const first = await start(host, visit);
  await statePeople(first, 44);
  await choose(first, CASES, 'New case');
  await untilSaved(first, { 'Our team': 44, 'Our team 2': 10 });
  const second = await first.tab();
  await second.open(first.page);
  return [first, second];
}

test('two tabs edit different cases: both edits hold in both tabs', async ({ host, visit }) => {
  const [first, second] = await twoTabs(host, visit);
  await editUnsaved(second, 'Our team', 50);
  await stateBehind(first, 60);
  for (const tab of [first, second]) await untilSaved(tab, { 'Our team': 50, 'Our team 2': 60 });
  expect(await second.value(PEOPLE)).toBe('50');
  await showBehind(second, 'Our team 2');
  expect(await second.value(PEOPLE)).toBe('60');
  await showBehind(first, 'Our team');
  expect(await first.value(PEOPLE)).toBe('50');
});

test('two tabs edit the same case: both versions are kept, and each tab shows its own', async ({ host, visit }) => {
  const [first, second] = await twoTabs(host, visit);
  await editUnsaved(second, 'Our team 2', 50);
  await stateBehind(first, 60);
  await second.sees(/The same case was changed here and in another tab\. Both are kept/, notice('tabs'));
  const both = { 'Our team': 44, 'Our team 2': 60, 'Our team 2 (this tab)': 50 };
  for (const tab of [first, second]) await untilSaved(tab, both);
  expect(await first.value(PEOPLE)).toBe('60');
  expect(await second.value(PEOPLE)).toBe('50');
  await showBehind(first, 'Our team 2 (this tab)');
  expect(await first.value(PEOPLE)).toBe('50');
});
