// node --test tests/reference/
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { attendeeMinutesRemoved, evaluate, hourlyCost, meanAdoption, simulate, switchingValues } from './model.mjs';
import { internalRateOfReturn, payback, presentValue, trough } from './appraisal.mjs';
import { generator } from './random.mjs';
import { draw, quantile } from './pert.mjs';
import { EVIDENCE, WORKED_CHECK, withChanges } from './scenarios.mjs';

/** `actual` shows as `printed` when rounded to as many decimals. */
function assertPrinted(actual, printed) {
  assert.equal(actual.toFixed(printed.split('.')[1]?.length ?? 0), printed);
}

test('the worked check comes out to every printed digit', () => {
  const { hourly_cost: hourly, annual_benefit: annual, full, cash } = evaluate(WORKED_CHECK);
  assertPrinted(hourly, '57.8804');
  assert.ok(Math.abs(annual.meetings - 48000) < 1e-9 && Math.abs(annual.turnover - 20000) < 1e-9);
  assertPrinted(full.pv_benefits, '166239.50');
  assertPrinted(full.pv_costs, '36450.08');
  assertPrinted(full.npv, '129789.43');
  assertPrinted(full.roi, '3.5607');
  assertPrinted(full.payback_months, '5.9078');
  assertPrinted(full.trough, '-16773.07');
  assertPrinted(full.cost_of_delay_month, '4845.99');
  assertPrinted(cash.npv, '14025.43');
  assertPrinted(cash.roi, '4.5427');
  assertPrinted(cash.payback_months, '1.8582');
});

test('the public yearly table discounts to its printed totals', () => {
  const costs = presentValue([53150, 666715, 636772, 647783], 0.1);
  const benefits = presentValue([0, 1606511, 3061331, 4229760], 0.1);
  assertPrinted(costs, '1672201');
  assertPrinted(benefits, '7168371');
  assertPrinted(benefits - costs, '5496170');
  assertPrinted(((benefits - costs) / costs) * 100, '329');
});

test('monthly means of adoption add up to the area under the curve', () => {
  const c = withChanges(WORKED_CHECK, { 'rollout.days': 200, 'rollout.adoption': [0.2, 0.3, 0.9] });
  let area = 0;
  for (let month = 1; month <= 12; month += 1) area += (meanAdoption(c, month) * 365) / 12;
  const third = 200 / 3;
  const exact = third * (0.1 + 0.25 + 0.6) + 165 * 0.9;
  assert.ok(Math.abs(area - exact) < 1e-10);
});

test('payback is the last upward crossing', () => {
  assert.equal(payback([-10, 20, -20, 20]), 2.5);
  assert.equal(payback([0, 5]), 0);
  assert.equal(payback([-10, 5]), null);
  assert.equal(payback([-10, 10]), 1);
  assert.equal(trough([-10, 20, -30, 50]), -20);
});

test('IRR needs exactly one change of sign', () => {
  assert.equal(internalRateOfReturn([-10, 20, -5]), null);
  assert.equal(internalRateOfReturn([10, 20]), null);
  assert.ok(Math.abs(internalRateOfReturn([-100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 110]) - 0.1) < 1e-12);
  assert.ok(Math.abs(internalRateOfReturn([-100, 0, 50]) - (0.5 ** 6 - 1)) < 1e-12);
});

test('a meeting is never made longer, more frequent or larger', () => {
  const removed = (fate) => attendeeMinutesRemoved({ attendees: 4, minutes: 30, per_week: 2, fate });
  const rows = [['keep', 0], ['replace', 240], ['cancel', 240], [{ shorten_to: 45 }, 0], [{ shorten_to: 10 }, 160],
    [{ less_often: 3 }, 0], [{ less_often: 0.5 }, 180], [{ fewer: 5 }, 0], [{ fewer: 1 }, 180]];
  for (const [fate, expected] of rows) assert.equal(removed(fate), expected, JSON.stringify(fate));
});

test('at its switching value an input brings the NPV to zero', () => {
  const found = switchingValues(WORKED_CHECK).filter(({ value }) => value !== null);
  assert.ok(found.some(({ input }) => input === 'change.documentation_hours'));
  for (const { input, value } of found) {
    const { npv, pv_costs: costs } = evaluate(withChanges(WORKED_CHECK, { [input]: value })).full;
    assert.ok(Math.abs(npv) < 1e-9 * costs, input);
  }
});

test('drawn and exact quantiles of Beta-PERT agree', () => {
  for (const estimate of [{ low: 0, likely: 0, high: 1 }, { low: 2, likely: 3, high: 9 }, { low: -1, likely: 1, high: 1 }]) {
    const random = generator(7);
    const values = Float64Array.from({ length: 400000 }, () => draw(estimate, random)).sort();
    for (const share of [0.1, 0.5, 0.9]) {
      const error = (values[share * values.length] - quantile(estimate, share)) / (estimate.high - estimate.low);
      assert.ok(Math.abs(error) < 0.003, `${share}: ${error}`);
    }
  }
  assert.ok(Math.abs(quantile({ low: 0, likely: 0, high: 1 }, 0.5) - (1 - 0.5 ** 0.2)) < 1e-9, 'Beta(1, 5) in closed form');
});

test('a simulation repeats itself and shrinks to the likely case', () => {
  assert.deepEqual(simulate(EVIDENCE, 2000, 3), simulate(EVIDENCE, 2000, 3));
  assert.notDeepEqual(simulate(EVIDENCE, 2000, 3).range, simulate(EVIDENCE, 2000, 4).range);
  const { range, drivers } = simulate(WORKED_CHECK, 10, 1);
  assert.equal(range.npv.p50, evaluate(WORKED_CHECK).full.npv);
  assert.deepEqual([range.probability_positive, range.probability_payback_12_months, drivers], [1, 1, []]);
});

test('one ranged benefit carries all of the variance, and its quantiles in closed form', () => {
  const amount = { low: 0, likely: 1000, high: 10000 };
  const line = { name: 'Line', kind: 'one_off_cost', amount, cash: true };
  const document = withChanges(WORKED_CHECK, { other_lines: [line] });
  const { range, drivers } = simulate(document, 200000, 1);
  const exact = evaluate(WORKED_CHECK).full.npv - quantile(amount, 0.9);
  assert.ok(Math.abs(range.npv.p10 - exact) < 0.01 * (range.npv.p90 - range.npv.p10));
  assert.ok(Math.abs(drivers[0].variance_share - 1) < 1e-3);
  assert.ok(Math.abs(drivers[0].npv_at_p90 - exact) < 1e-6);
});

test('hourly cost counts on-cost', () => {
  assert.equal(hourlyCost(withChanges(WORKED_CHECK, { 'team.on_cost': 0 })), 75000 / 1840);
});
