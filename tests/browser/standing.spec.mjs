// A lead three months in, on a phone: where the case stands, a reading, a bill, the decision at the gate, and the report.
import { WORK, button, start } from './support/case.mjs';
import { expect, test } from './support/test.mjs';
import { day } from './support/today.mjs';

const FILE = 'input[type=file]';
const STANDING = '.standing';
const VERDICT = '.standing .sentence';
const FORECAST = '#standing-forecast';
const PHONE = { viewport: { width: 390, height: 844 } };

const ago = (days) => day(-days);

/** A case on day 94 of 90 with weekly readings of adoption and meetings. */
const weekly = () => [
  { kpi: 'meeting_load', date: ago(100), value: 16, baseline: true },
  ...[80, 73, 66, 59, 52, 45, 38, 31, 24, 17].flatMap((days, week) => [
    { kpi: 'adoption', date: ago(days), value: 0.05 + 0.05 * week },
    { kpi: 'meeting_load', date: ago(days), value: 15.8 - 0.1 * week },
  ]),
];

const begun = () => JSON.stringify({ name: 'Support', rollout: { start: ago(93) }, scorecard: { readings: weekly() } });

/** Somebody on the scorecard page of such a case, once it is approved. */
async function approved(host, visit) {
  const visitor = await start(host, visit, PHONE);
  await visitor.pick(FILE, 'support.json', begun());
  await visitor.sees(/imported/, '.toast');
  await visitor.click('.nav a[href="#/scorecard"]');
  await visitor.sees(/The case is not approved yet/, STANDING);
  await visitor.click(button('Approve this case'));
  await visitor.sees(/than promised so far|As promised so far/, VERDICT);
  return visitor;
}

test('day 94: where it stands is seen first; a reading, a bill and a decision change it and stay', async ({ host, visit }) => {
  const visitor = await approved(host, visit);
  await visitor.sees(/^Day 94 of 90: the rollout ended 4 days ago\./, '.standing .quiet');
  await visitor.sees(/Realized, lines entered .* Promised for the same /, STANDING);
  await visitor.sees(/Next decision: Day 90, .* Suggestion: adjust\. Behind plan: adoption .* Helps with adoption: /, '#next-decision');
  await visitor.run(() => window.scrollTo(0, 0));
  const edge = (css, side) => visitor.run((css, side) => document.querySelector(css).getBoundingClientRect()[side], css, side);
  expect(await edge('.standing .figures', 'bottom'), 'the two figures are in the first screen').toBeLessThan(844);
  expect(await edge('#next-decision > p', 'top'), 'so is the next decision').toBeLessThan(844);
  await visitor.sees(/80% likely to be between .* Chance that it is positive: /, FORECAST);
  expect(await visitor.accessibilityFaults()).toEqual([]);

  const before = [await visitor.text('.standing .figures'), await visitor.text(FORECAST)];
  await visitor.click('#bills');
  await visitor.click(button('Add a bill'));
  await visitor.fill('#bill-0-amount', '50000');
  await visitor.press('Tab');
  await visitor.until(([css, text]) => document.querySelector(css).innerText !== text, 'the bill is realized', ['.standing .figures', before[0]]);
  await visitor.until(([css, text]) => document.querySelector(css).innerText !== text, 'the forecast counts it', [FORECAST, before[1]]);

  const heights = await visitor.run(() => [...document.querySelectorAll('.bars tr')]
    .map((row) => ['.plan', '.cost'].map((bar) => row.querySelector(bar)?.getBoundingClientRect().height))
    .filter(([promised, realized]) => promised && realized));
  expect(heights.length).toBeGreaterThan(0);
  expect(heights.filter(([promised, realized]) => realized >= promised), 'a promise stays in sight behind more than was promised').toEqual([]);

  const said = await visitor.text('#next-decision');
  await visitor.click('#kpi-adoption-add');
  await visitor.fill('#kpi-adoption-value', '74');
  await visitor.press('Enter');
  await visitor.until(([css, text]) => document.querySelector(css).innerText !== text, 'adoption is on plan', ['#next-decision', said]);
  const after = [await visitor.text('.standing .figures'), await visitor.text(FORECAST)];
  await visitor.until((key) => localStorage.getItem(key).includes('50000'), 'it is saved', WORK);
  await visitor.reload();
  await visitor.ready();
  await visitor.sees(/80% likely to be between/, FORECAST);
  expect([await visitor.text('.standing .figures'), await visitor.text(FORECAST)]).toEqual(after);

  await visitor.click('#next-decision a[href="#/rollout/gate-g90"]');
  await visitor.until(() => document.activeElement.id === 'gate-g90', 'the gate has the focus');
  await visitor.run(() => document.querySelector('article[aria-labelledby="gate-g90"] .decisions button').click());
  await visitor.fill('#gate-g90-by', 'Dana Fox');
  await visitor.fill('#gate-g90-note', 'Adoption has caught up.');
  await visitor.press('Tab');
  await visitor.sees(/On the day of the decision: promised by then \S+, realized \S+, spent \$50,000\. Going on was worth /, 'article[aria-labelledby="gate-g90"]');
  await visitor.run(() => { location.hash = '#/status'; });
  await visitor.sees(/Day 90, .*: go on, decided on .* by Dana Fox\. Adoption has caught up\. On the day of the decision: /, '.paper');
  expect(await visitor.problems()).toEqual([]);
});
