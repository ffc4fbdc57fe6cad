// Dates that are being typed, and the day that goes on while the page is open.
import { UNDO, start } from './support/case.mjs';
import { expect, test } from './support/test.mjs';
import { day } from './support/today.mjs';

const FIRST_DAY = 'rollout-start';
const MESSAGE = `#${FIRST_DAY}-message`;

/** Puts a date into a field as the browser reports it while it is typed; `leaves` the field after that. */
const type = (visitor, date, leaves = false) => visitor.run((id, value, left) => {
  const input = document.getElementById(id);
  input.focus();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  if (left) input.blur();
}, FIRST_DAY, date, leaves);

/** What the folded group says: from when, and for how long. */
const recap = (visitor) => visitor.run(() => document.querySelector('#dates .recap').textContent);

const untilRecap = (visitor, text) => expect.poll(() => recap(visitor)).toBe(text);

async function atRollout(host, visit, days) {
  const visitor = await start(host, visit, {}, `#rollout.start=${day(days)}`);
  await visitor.click('.nav a[href="#/rollout"]');
  await visitor.sees(/The rollout/, '#page-title');
  return visitor;
}

test('a date counts when its year is whole, as one step, and an impossible one is named when it is left', async ({ host, visit }) => {
  const visitor = await atRollout(host, visit, 0);
  await visitor.click('#dates > summary');
  const before = await recap(visitor);
  for (const year of ['0002', '0020', '0202']) {
    await type(visitor, `${year}-06-01`);
    expect(await recap(visitor)).toBe(before);
    expect(await visitor.text(MESSAGE), 'a beginning is no mistake').toBeNull();
  }
  await type(visitor, '2027-06-01');
  await untilRecap(visitor, '90 days from Tue, Jun 1, 2027');
  await type(visitor, '2027-06-11', true);
  await untilRecap(visitor, '90 days from Fri, Jun 11, 2027');
  await visitor.click(UNDO);
  await untilRecap(visitor, before);

  await type(visitor, '0027-06-01', true);
  await visitor.sees(/^The year must be between 2000 and 2100\. 2027-03-15 still applies\.$/, MESSAGE);
  expect(await recap(visitor)).toBe(before);
  await type(visitor, '2027-07-01', true);
  await untilRecap(visitor, '90 days from Thu, Jul 1, 2027');
  expect(await visitor.text(MESSAGE)).toBeNull();
  expect(await visitor.problems()).toEqual([]);
});

test('what is in sight follows midnight', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await atRollout(host, visit, -42);
  const wakes = (days, event) => visitor.run((count, type) => {
    window.probe.setDay(count);
    (type === 'visibilitychange' ? document : window).dispatchEvent(new Event(type));
  }, days, event);
  await visitor.sees(/Today is day 43 of 90/, '.now');
  await wakes(1, 'visibilitychange');
  await visitor.sees(/Today is day 44 of 90/, '.now');
  await wakes(3, 'focus');
  await visitor.sees(/Today is day 46 of 90/, '.now');
  await visitor.sees(/undecided for 16 days/, '.due.late');

  await visitor.click('.nav a[href="#/scorecard"]');
  await visitor.click('#kpi-turnover-add');
  expect(await visitor.value('#kpi-turnover-date')).toBe(day(3));
  await wakes(4, 'pageshow');
  await visitor.until((date) => document.getElementById('kpi-turnover-date').value === date, 'an untouched form is for the new day', day(4));
  await visitor.fill('#kpi-turnover-value', '12');
  await wakes(5, 'focus');
  expect(await visitor.value('#kpi-turnover-date'), 'what is being entered keeps its day').toBe(day(4));
  expect(await visitor.problems()).toEqual([]);
});
