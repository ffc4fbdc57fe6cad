// What a browser keeps for the page: blocked, full, cleared, damaged, or changed by another tab. Work is never lost. How it is kept has
// its tests in tests/core/keeper/ and tabs.rs; here are the browser's own storage, its events, and what the page says.
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

for (const [answered, kept] of [['Keep what is open here', { 'Our team': 45 }], ['Delete it here too', null]]) {
  test(`storage cleared while the page is open is asked about: ${answered}`, async ({ host, visit }) => {
    const visitor = await start(host, visit);
    await statePeople(visitor, 44);
    await untilSaved(visitor, { 'Our team': 44 });
    await fromOutside(visitor, () => localStorage.clear());
    await visitor.sees(/^What this tab had saved in this browser was deleted elsewhere\. .* Nothing is saved until you choose/, notice('cleared'));
    await statePeople(visitor, 45);
    await visitor.run(() => dispatchEvent(new Event('pagehide')));
    expect(await saved(visitor), 'nothing is written back unasked').toBeNull();
    await visitor.click(button(answered));
    await visitor.until((topic) => document.querySelector(topic) === null, 'the question is answered', notice('cleared'));
    await untilSaved(visitor, kept);
    expect(await visitor.value(PEOPLE)).toBe(kept ? '45' : '25');
    expect(await visitor.problems()).toEqual([]);
  });
}

test('work of a newer version is never written over: the edit stays in the tab and is offered as a file', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await statePeople(visitor, 44);
  await untilSaved(visitor, { 'Our team': 44 });
  const newer = JSON.stringify({ format: 'async-roi', version: 3, scenarios: [{ id: 1, kind: 'new' }] });
  await fromOutside(visitor, (key, text) => localStorage.setItem(key, text), WORK, newer);
  await visitor.sees(/^The work saved in this browser was made by a newer version of this page\. .* does not save over it/, notice('storage'));
  await statePeople(visitor, 45);
  await visitor.run(() => dispatchEvent(new Event('pagehide')));
  expect(inWork(await exported(visitor, 'Save my work as a file'))).toEqual({ 'Our team': 45 });
  await visitor.reload();
  await visitor.ready();
  await visitor.sees(/made by a newer version of this page/, notice('storage'));
  await statePeople(visitor, 7);
  await visitor.run(() => dispatchEvent(new Event('pagehide')));
  const { [WORK]: work, ...others } = await visitor.stored();
  expect([work, Object.keys(others).filter((key) => /kept/.test(key))]).toEqual([newer, []]);
  expect(await visitor.problems()).toEqual([]);
});

/** Two saved cases: one of 44 people, and the default. */
async function addSecondCase(visitor) {
  await statePeople(visitor, 44);
  await choose(visitor, CASES, 'New case');
  await untilSaved(visitor, { 'Our team': 44, 'Our team 2': 25 });
}

test('everything in this browser is deleted, in the other tab too, and nothing comes back', async ({ host, visit }) => {
  const first = await start(host, visit);
  await addSecondCase(first);
  const second = await first.tab();
  await second.open(first.page);
  await second.run(() => document.getElementById('theme-2')?.click());
  await second.run(() => [...document.querySelectorAll('.menu-panel .item')].find((item) => item.textContent === 'Delete everything in this browser…').click());
  await second.sees(/This deletes what the page keeps in this browser: 2 cases/, 'dialog');
  const press = (tab, name) => tab.run((text) => [...document.querySelectorAll('dialog button')].find((item) => item.textContent === text).click(), name);
  await press(second, 'Save everything as a file first');
  await second.sees(/The browser was asked to save async-roi-2027-03-15\.json\./, 'dialog');
  expect(await saved(second)).toEqual({ 'Our team': 44, 'Our team 2': 25 });
  await press(second, 'Delete everything');
  await second.sees(/All your work in this browser is deleted\./, '.toast');
  await first.sees(/^Everything that this page had saved in this browser was deleted in another tab\./, notice('tabs'));
  for (const tab of [first, second]) {
    expect(await tab.value(PEOPLE)).toBe('25');
    expect(await tab.run(() => document.querySelector('[aria-label=Undo]').ariaDisabled === 'true')).toBe(true);
    await tab.run(() => dispatchEvent(new Event('pagehide')));
  }
  expect(Object.keys(await first.stored()).map((key) => key.split(':').at(-1))).toEqual(['emptied']);
  expect(await first.problems()).toEqual([]);
});

for (const [agreed, persist] of [
  [true, () => { navigator.storage.persist = async () => { window.asked = (window.asked ?? 0) + 1; return true; }; }],
  [false, () => { navigator.storage.persist = async () => { window.asked = (window.asked ?? 0) + 1; return false; }; }],
]) {
  test(`the browser is asked once to keep the work for good, and ${agreed ? 'agrees' : 'where it does not, the page says how to keep a copy'}`, async ({ host, visit, engine }) => {
    test.skip(engine === 'webkit', 'over plain HTTP it has nothing to ask');
    const { page } = await host(before(persist));
    const visitor = await visit();
    await visitor.open(`${page}#name=Sales&team.people=50`);
    expect(await visitor.run(() => window.asked), 'not for a case that somebody sent').toBeUndefined();
    await statePeople(visitor, 44);
    await visitor.until(() => window.asked === 1, 'it is asked at the first saved edit');
    await visitor.run(() => document.activeElement.blur());
    if (agreed) {
      expect(await visitor.text(notice('evicted'))).toBeNull();
    } else {
      await visitor.sees(/^Your browser may delete your saved work\./, notice('evicted'));
    }
    await visitor.reload();
    await visitor.ready();
    await statePeople(visitor, 45);
    await visitor.until((key) => localStorage.getItem(key).includes('"people":45'), 'it is saved', WORK);
    expect(await visitor.run(() => window.asked)).toBeUndefined();
    expect(await visitor.text(notice('evicted'))).toBeNull();
    expect(await visitor.problems()).toEqual([]);
  });
}

test('saved work cut in half: kept as it is, given back, and new work is saved beside it', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await statePeople(visitor, 44);
  await untilSaved(visitor, { 'Our team': 44 });
  const whole = (await visitor.stored())[WORK];
  const damaged = whole.slice(0, whole.length / 2);
  await visitor.run((key, text) => localStorage.setItem(key, text), WORK, damaged);
  await visitor.reload();
  await visitor.ready();
  await visitor.sees(/^The work saved in this browser could not be read\. not a JSON document: line 1, column \d+: it ends too early/, notice('kept'));
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
  expect(await visitor.text(notice('kept'))).toBeNull();
  expect(await visitor.problems()).toEqual([]);
});

test('one saved case damaged while the page is open, without room for a copy: it stays until there is room, and is put back then', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await addSecondCase(visitor);
  const work = JSON.parse((await visitor.stored())[WORK]);
  work.scenarios[0].scenario.team.people = -1;
  const damaged = JSON.stringify(work);
  await fillUp(visitor);
  await fromOutside(visitor, (key, text) => localStorage.setItem(key, text), WORK, damaged);
  await visitor.sees(/^1 of 2 saved cases could not be read\. The rest is here\. “Our team”: team\.people: must be at least 0\.01\./, notice('kept'));
  await visitor.sees(/Cases that were open in this tab are unchanged here\. There is no room for a copy/, notice('kept'));
  await statePeople(visitor, 20);
  expect((await visitor.stored())[WORK]).toBe(damaged);
  expect(inWork(await exported(visitor, 'Save my work as a file'))).toEqual({ 'Our team': 44, 'Our team 2': 20 });
  await makeRoom(visitor);
  await statePeople(visitor, 19);
  await untilSaved(visitor, { 'Our team': 44, 'Our team 2': 19 });
  await visitor.sees(/The stored data is kept unchanged/, notice('kept'));
  expect((await visitor.stored())[KEPT]).toBe(damaged);
  expect(await visitor.problems()).toEqual([]);
});

test('two folders of one host keep their work apart', async ({ host, visit }) => {
  const { page, url } = await host({ folders: ['/team/roi/', '/team/other/'] });
  const visitor = await visit();
  await visitor.open(page);
  await statePeople(visitor, 44);
  await untilSaved(visitor, { 'Our team': 44 });
  await visitor.open(url('/team/other/'));
  expect(await visitor.value(PEOPLE)).toBe('25');
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

// Of two windows one lies behind, where keys and clicks do not reach in every browser: these act on the page itself.
const stateBehind = (tab, people) => tab.run((text) => {
  const input = document.getElementById('input-team.people');
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}, String(people));
const showBehind = (tab, name) => tab.run((text) => {
  [...document.querySelectorAll('.item[aria-current]')].find((item) => item.textContent === text).click();
}, name);

/** Edits the open case of a tab whose storage refuses just that edit, so that the other tab does not know of it yet. */
async function editUnsaved(tab, people) {
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

test('a second tab follows the first, and of a case that both edit both versions are kept, each tab showing its own', async ({ host, visit }) => {
  const first = await start(host, visit);
  await addSecondCase(first);
  const second = await first.tab();
  await second.open(first.page);
  await stateBehind(first, 11);
  await second.sees(/Your work was changed in another tab, and this tab now shows it\./, notice('tabs'));
  expect(await second.value(PEOPLE)).toBe('11');
  expect(await answer(second)).toEqual(await answer(first));
  await editUnsaved(second, 50);
  await stateBehind(first, 60);
  await second.sees(/The same case was changed here and in another tab\. Both are kept/, notice('tabs'));
  const both = { 'Our team': 44, 'Our team 2': 60, 'Our team 2 (this tab)': 50 };
  for (const tab of [first, second]) await untilSaved(tab, both);
  expect(await first.value(PEOPLE)).toBe('60');
  expect(await second.value(PEOPLE)).toBe('50');
  await showBehind(first, 'Our team 2 (this tab)');
  expect(await first.value(PEOPLE)).toBe('50');
});
