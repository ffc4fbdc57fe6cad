// What happens in the page at a keystroke, beyond the right figures: nothing is done again that was done already.
import { expect, test } from './support/test.mjs';
import { PEOPLE, button, start } from './support/case.mjs';

/** The fewest changes of the page that are an answer: a message alone changes an element or two. */
const ANSWER = 20;

/** Runs in the page: notes each change of it from now on, and whether what was written stood there already. */
function watch() {
  window.written = { changes: 0, again: [] };
  const now = ({ type, target, attributeName }) => (type === 'attributes' ? target.getAttribute(attributeName) : target.data);
  const note = (change) => {
    window.written.changes += 1;
    if (change.type === 'childList' || change.oldValue !== now(change)) return;
    const element = change.target.parentElement;
    window.written.again.push(`${element.className || element.nodeName} > ${change.target.nodeName} ${change.attributeName ?? 'text'}`);
  };
  new MutationObserver((changes) => changes.forEach(note)).observe(document.querySelector('main'), {
    subtree: true, childList: true, attributes: true, attributeOldValue: true, characterData: true, characterDataOldValue: true,
  });
}

/** Runs in the page: what the widest bar is called, and the field that has the focus. */
const widest = () => document.querySelector('#tornado .name').textContent;
const focused = () => document.activeElement.closest('.field')?.querySelector('.label, label').textContent;

/** Selects the widest bar. */
async function selectWidest(visitor) {
  await visitor.run(() => document.querySelector('.drawing:has(#tornado) .reader').focus());
  await visitor.press('Home');
}

test('only what changes is written', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.click(PEOPLE);
  await visitor.run(watch);
  await visitor.driver.type('5');
  await visitor.until((fewest) => window.written.changes >= fewest, 'the answer is another', ANSWER);
  expect(await visitor.run(() => window.written.again)).toEqual([]);
});

test('a bar leads to its input, whichever input had its place before', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  const before = await visitor.run(widest);
  await selectWidest(visitor);
  await visitor.click(button('Go to this figure'));
  expect(await visitor.run(focused)).toBe(before);
  await visitor.click(button(`Give one number: ${before}`));
  await visitor.until((name) => document.querySelector('#tornado .name').textContent !== name, 'another is the widest bar', before);
  const after = await visitor.run(widest);
  await selectWidest(visitor);
  await visitor.press('Enter');
  expect(await visitor.run(focused)).toBe(after);
});

/** Runs in the page: how high it is, and which of the panels may be skipped while they are out of sight. */
const height = () => document.documentElement.scrollHeight;
const skipped = () => [...document.querySelectorAll('.panels > *')].map((panel) => getComputedStyle(panel).contentVisibility === 'auto');

test('panels out of sight keep the room that they take', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.until(() => document.querySelector('.panels[data-laid-out]') !== null, 'the panels have been laid out');
  const before = await visitor.run(height);
  expect(await visitor.run(skipped)).not.toContain(true);
  await visitor.click(PEOPLE);
  expect(await visitor.run(skipped)).not.toContain(false);
  expect(await visitor.run(height)).toBe(before);
  await visitor.run(() => scrollTo(0, document.documentElement.scrollHeight));
  await visitor.run(() => document.activeElement.blur());
  expect(await visitor.run(height)).toBe(before);
});

test('where panels are what the focus is about, none is skipped', async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/readiness');
  await visitor.run(() => document.querySelector('.workbench input').focus());
  expect(await visitor.run(skipped)).toEqual([false, false, false]);
});
