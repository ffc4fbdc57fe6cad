// Undo, redo and the cases, as they are seen. That undo takes back every edit, whatever it was, is held by src/state/work/tests.rs.
import { PEOPLE, CASES, UNDO, answer, button, choose, saved, share, start, statePeople, untilSaved } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

const REDO = button('Redo');
const PEOPLE_INPUT = '[id="input-team.people"]';
const disabled = (visitor, name) => visitor.run((label) => document.querySelector(`[aria-label=${label}]`).ariaDisabled === 'true', name);

/** What an edit changes, as it is seen. */
async function sight(visitor) {
  const seen = await visitor.run(() => ({
    name: document.querySelector('summary[title=Cases]').innerText.trim(),
    cases: [...document.querySelectorAll('.item[aria-current]')].map((item) => item.textContent),
    people: document.getElementById('input-team.people').value,
    meetings: [...document.querySelectorAll('[id^="meeting-"][id$="-name"]')].map((input) => input.value),
  }));
  return { ...seen, answer: await answer(visitor) };
}

async function rename(visitor, name) {
  await visitor.click(CASES);
  await visitor.fill('#case-name', name);
  await visitor.press('Escape');
}

/** One step each: a field, a list of rows, and the list of cases. */
const STEPS = [
  ['a number', (visitor) => statePeople(visitor, 44)],
  ['a row', async (visitor) => {
    await visitor.run(() => document.querySelectorAll('input[name=load]')[2].click());
    await visitor.click(button('Try it with a daily stand-up'));
  }],
  ['a deletion', (visitor) => choose(visitor, CASES, 'Delete this case')],
];

test('undo to the very start by keys, and redo to the end by the button', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  const seen = [await sight(visitor)];
  for (const [what, act] of STEPS) {
    await act(visitor);
    await expect.poll(() => sight(visitor), { message: `${what} is seen` }).not.toEqual(seen.at(-1));
    seen.push(await sight(visitor));
  }
  const go = async (what, move, states) => {
    for (const [index, state] of states.entries()) {
      await move();
      await expect.poll(() => sight(visitor), { message: `${what}, step ${index + 1}` }).toEqual(state);
    }
  };
  await go('undo by keys', () => visitor.press('Control+z'), seen.slice(0, -1).reverse());
  expect(await disabled(visitor, 'Undo')).toBe(true);
  await visitor.press('Control+z');
  expect(await sight(visitor)).toEqual(seen[0]);
  await go('redo by the button', () => visitor.click(REDO), seen.slice(1));
  expect(await disabled(visitor, 'Redo')).toBe(true);
  await visitor.click(UNDO);
  await expect.poll(() => sight(visitor), { message: 'undo by the button' }).toEqual(seen.at(-2));
  await visitor.press('Control+Shift+Z');
  await expect.poll(() => sight(visitor), { message: 'redo by keys' }).toEqual(seen.at(-1));
  expect(await visitor.problems()).toEqual([]);
});

test('cases: new, named, copied, switched, deleted, and all of it kept', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await statePeople(visitor, 44);
  await choose(visitor, CASES, 'New case');
  await rename(visitor, 'Sales');
  await statePeople(visitor, 20);
  const sales = await answer(visitor);
  await choose(visitor, CASES, 'Duplicate this case');
  expect(await answer(visitor)).toEqual(sales);
  await statePeople(visitor, 21);
  await untilSaved(visitor, { 'Our team': 44, Sales: 20, 'Sales 2': 21 });
  await choose(visitor, CASES, 'Delete this case');
  await visitor.sees(/“Sales 2” is deleted\./, '.toast');
  await untilSaved(visitor, { 'Our team': 44, Sales: 20 });
  await visitor.click('.toast button');
  await untilSaved(visitor, { 'Our team': 44, Sales: 20, 'Sales 2': 21 });
  await choose(visitor, CASES, 'Sales');
  expect(await visitor.value(PEOPLE)).toBe('20');
  expect(await answer(visitor)).toEqual(sales);
  await expect.poll(() => visitor.run(() => JSON.parse(localStorage['async-roi:/team/roi/:workspace']).active)).toBe(2);
  await visitor.reload();
  await visitor.ready();
  expect(await visitor.run(() => document.title)).toBe('Sales – Business case – Async ROI');
  expect(await answer(visitor)).toEqual(sales);
  expect(await saved(visitor)).toEqual({ 'Our team': 44, Sales: 20, 'Sales 2': 21 });
});

/** Types a text into the field that has the focus as a paste would, so that the browser can undo it. */
const insert = (visitor, text) => visitor.run((pasted) => document.execCommand('insertText', false, pasted), text);

/** Presses the keys for undo. WebKit's driver sends them to the page alone, so what the browser would do after that is done here. */
async function undoInBox(visitor) {
  await visitor.press('Control+z');
  if (visitor.engine === 'webkit') await visitor.run(() => document.execCommand('undo'));
}

const valueOf = (visitor, selector) => visitor.run((css) => document.querySelector(css).value, selector);

test('undo in a text box takes back what was typed there, and nothing else', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await statePeople(visitor, 44);
  await visitor.run(() => document.querySelectorAll('input[name=load]')[2].click());
  await visitor.click(button('Paste from a spreadsheet'));
  const BOX = 'details.paste[open] textarea';
  await visitor.click(BOX);
  const rows = Array.from({ length: 40 }, (_, row) => `Meeting ${row}\t8\t15\t5`).join('\n');
  await insert(visitor, rows);
  await visitor.sees(/40 meetings can be read/, 'details.paste');
  // WebKit takes back in one step what was typed without moving the caret.
  await visitor.run((css) => { const box = document.querySelector(css); box.setSelectionRange(0, 0); box.setSelectionRange(box.value.length, box.value.length); }, BOX);
  await visitor.driver.type('x');
  await undoInBox(visitor);
  await expect.poll(() => valueOf(visitor, BOX)).toBe(rows);
  await undoInBox(visitor);
  await expect.poll(() => valueOf(visitor, BOX)).toBe('');
  await visitor.press('Control+z');
  expect(await valueOf(visitor, PEOPLE_INPUT)).toBe('44');

  await visitor.run(() => document.querySelector('.field:has([id="input-team.people"]) .source > summary').click());
  const NOTE = '.field:has([id="input-team.people"]) .source textarea';
  await visitor.click(NOTE);
  await insert(visitor, 'Payroll');
  await insert(visitor, ' of October');
  await undoInBox(visitor);
  await expect.poll(() => valueOf(visitor, NOTE)).not.toBe('Payroll of October');
  expect(await valueOf(visitor, PEOPLE_INPUT)).toBe('44');

  await share(visitor);
  for (const key of ['Control+z', 'Control+z']) await visitor.press(key);
  expect(await visitor.run(() => document.querySelector('dialog[open]') !== null)).toBe(true);
  expect(await valueOf(visitor, PEOPLE_INPUT), 'nothing happens behind a dialog').toBe('44');
  await visitor.press('Escape');
  expect(await visitor.problems()).toEqual([]);
});

test('undo and redo by the place of the keys where the layout is not Latin, and with Caps Lock', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  const press = (key, code, shiftKey = false) => visitor.run((pressed) => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { ...pressed, ctrlKey: true, bubbles: true, cancelable: true }));
  }, { key, code, shiftKey });
  const people = (count) => visitor.until((css, value) => document.querySelector(css).value === value, `${count} people`, PEOPLE_INPUT, count);
  await statePeople(visitor, 44);
  for (const [undo, redo] of [[['я', 'KeyZ'], ['н', 'KeyY']], [['Z', 'KeyZ'], ['Y', 'KeyY']], [['z', 'KeyY'], ['Я', 'KeyZ', true]]]) {
    await press(...undo);
    await people('25');
    await press(...redo);
    await people('44');
  }
});
