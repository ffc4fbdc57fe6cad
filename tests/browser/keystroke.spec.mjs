// What happens in the page at a keystroke, beyond the right figures: nothing is done again that was done already.
import { expect, test } from './support/test.mjs';
import { PEOPLE, button, start } from './support/case.mjs';

/** The fewest changes of the page that are an answer: a message alone changes an element or two. */
const ANSWER = 20;
const FIRST_BAR = '.tornado li:first-child button';

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
const widest = () => document.querySelector('.tornado .name').firstChild.data;
const focused = () => document.activeElement.closest('.field')?.querySelector('.label, label').textContent;

test('only what changes is written', async ({ host, visit }) => {
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
  await visitor.click(FIRST_BAR);
  expect(await visitor.run(focused)).toBe(before);
  await visitor.click(button(`Give one number: ${before}`));
  await visitor.until((name) => document.querySelector('.tornado .name').firstChild.data !== name, 'another is the widest bar', before);
  const after = await visitor.run(widest);
  await visitor.click(FIRST_BAR);
  expect(await visitor.run(focused)).toBe(after);
});
