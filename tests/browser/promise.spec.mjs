// The approved case: frozen once, then promised against realised, by readings and bills.
import { PEOPLE, WORK, UNDO, button, share, start, statePeople } from './support/case.mjs';
import { expect, test } from './support/test.mjs';
import { day } from './support/today.mjs';

const FILE = 'input[type=file]';
const SECTION = '#promise';
const VERDICT = '.standing .sentence';
const FIGURES = '.standing .figures';
const AMOUNT = '#bill-0-amount';

const ago = (days) => day(-days);

/** A case whose rollout began 200 days ago and reached 45 % instead of 75 %. */
const begun = (readings = [{ kpi: 'adoption', date: ago(100), value: 0.45 }]) =>
  JSON.stringify({ name: 'Support', rollout: { start: ago(200) }, scorecard: { readings } });

/** Somebody on the scorecard page of such a case. */
async function withCase(host, visit, text = begun()) {
  const visitor = await start(host, visit);
  await visitor.pick(FILE, 'support.json', text);
  await visitor.sees(/imported/, '.toast');
  await visitor.click('.nav a[href="#/scorecard"]');
  await visitor.sees(/Once the case is approved, freeze its figures/, SECTION);
  return visitor;
}

async function approve(visitor) {
  await visitor.click(button('Approve this case'));
  await visitor.sees(/promised so far|was promised/, VERDICT);
}

const shown = async (visitor) => [await visitor.text(VERDICT), await visitor.text(FIGURES)];

test('approve, read the causes, enter a bill, and the same after a reload, in a link and back to the start', async ({ host, visit }) => {
  const visitor = await withCase(host, visit);
  await approve(visitor);
  await visitor.sees(/enter meeting load, turnover or a bill\. So far, adoption is 45% instead of 75%\.$/, VERDICT);
  await visitor.sees(/Adoption behind Adoption is 45% instead of 75%/, SECTION);
  await visitor.sees(/Meetings cut: take the hours in meetings/, SECTION);
  const before = await shown(visitor);

  await visitor.click('#bills');
  await visitor.click(button('Add a bill'));
  await visitor.until(() => document.activeElement.id === 'bill-0-amount', 'the focus is on the amount');
  await visitor.fill(AMOUNT, '50000');
  await visitor.press('Tab');
  await visitor.sees(/mostly because \$[\d,]+ was spent instead of \$[\d,]+\.$/, VERDICT);
  await visitor.click('#approval');
  await visitor.fill({ role: 'field', name: 'Approved by' }, 'The board');
  await visitor.press('Tab');
  const after = await shown(visitor);
  expect(after).not.toEqual(before);
  expect(await visitor.accessibilityFaults()).toEqual([]);

  await visitor.until((key) => localStorage.getItem(key).includes('The board'), 'it is saved', WORK);
  await visitor.reload();
  await visitor.ready();
  await visitor.sees(/Approved on \w{3} \d+, \d{4} by The board/, SECTION);
  expect(await shown(visitor)).toEqual(after);
  const link = await share(visitor);
  expect(await visitor.problems()).toEqual([]);
  await visitor.leave();

  const other = await visit();
  await other.open(`${link}/scorecard/promise`);
  await other.sees(/was spent instead of/, VERDICT);
  expect(await shown(other)).toEqual(after);
  expect(await other.problems()).toEqual([]);
});

test('every step of it can be undone', async ({ host, visit }) => {
  const visitor = await withCase(host, visit);
  await approve(visitor);
  const approved = await shown(visitor);
  await visitor.click('#bills');
  await visitor.click(button('Add a bill'));
  await visitor.fill(AMOUNT, '50000');
  await visitor.press('Tab');
  await visitor.click('#approval');
  await visitor.click(button('Withdraw the approval'));
  await visitor.sees(/The approval is withdrawn/, '.toast');
  await visitor.sees(/Once the case is approved, freeze its figures/, SECTION);
  await visitor.click(UNDO);
  await visitor.sees(/was spent instead of/, VERDICT);
  await visitor.click(UNDO);
  await visitor.click(UNDO);
  await visitor.until((css) => !document.querySelector(css), 'the bill is gone', AMOUNT);
  expect(await shown(visitor)).toEqual(approved);
  await visitor.click(UNDO);
  await visitor.sees(/Once the case is approved, freeze its figures/, SECTION);
  expect(await visitor.problems()).toEqual([]);
});

test('the business case says that it is approved, and when its figures are no longer the approved ones', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await withCase(host, visit);
  await approve(visitor);
  const frozen = await shown(visitor);
  await visitor.click('.nav a[href="#/"]');
  await visitor.sees(/^Approved on \w{3} \d+, \d{4}\. Promised and realized$/, '#approved');
  await statePeople(visitor, 20);
  await visitor.sees(/differ from the approved ones: net present value \$[\d,]+ now, \$[\d,]+ approved/, '#approved');
  await visitor.click({ role: 'link', name: 'Promised and realized' });
  await visitor.until(() => document.activeElement.id === 'promise', 'the focus is on the section');
  expect(await shown(visitor), 'what was promised stays').toEqual(frozen);
  await visitor.click('#approval');
  await visitor.click(button('Approve the current figures instead'));
  await visitor.until(([css, text]) => document.querySelector(css).innerText !== text, 'the promise is another one', [FIGURES, frozen[1]]);
  await visitor.click('.nav a[href="#/"]');
  expect(await visitor.value(PEOPLE)).toBe('20');
  await visitor.sees(/^Approved on \w{3} \d+, \d{4}\. Promised and realized$/, '#approved');
  expect(await visitor.problems()).toEqual([]);
});

test('an amount that is none is named, and the last good one still applies', async ({ host, visit }) => {
  const visitor = await withCase(host, visit, begun([]));
  await approve(visitor);
  await visitor.sees(/Nothing has been measured yet/, VERDICT);
  await visitor.click({ role: 'link', name: 'Enter a bill' });
  await visitor.until(() => document.activeElement.id === 'bills', 'the link unfolds the bills and leads there');
  await visitor.click(button('Add a bill'));
  await visitor.fill(AMOUNT, '800');
  await visitor.press('Tab');
  await visitor.sees(/Realized, lines entered −\$800 /, FIGURES);
  const good = await shown(visitor);
  for (const [place, sign, reason] of [['Home', '-', /must be at least 0/], ['End', '!', /“-800!”/]]) {
    await visitor.click(AMOUNT);
    await visitor.press(place);
    await visitor.press(sign);
    await visitor.sees(reason, SECTION);
    expect(await shown(visitor), 'the last good amount counts').toEqual(good);
  }
  await visitor.fill(AMOUNT, '');
  await visitor.press('Tab');
  await visitor.sees(/Nothing has been measured yet/, VERDICT);
  await visitor.click({ role: 'button', name: 'Remove bill 1, Training' });
  await visitor.until(() => document.activeElement.id === 'bill-add', 'the focus stays near');
  expect(await visitor.problems()).toEqual([]);
});
