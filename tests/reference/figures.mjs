// Differences of the deterministic figures, each relative to the amounts it is made of.
import { likelyCase } from './estimates.mjs';
import { evaluate, flows } from './model.mjs';
import { cumulative } from './appraisal.mjs';

const LIMIT = 1e-9;
/** Below this part of the amounts behind it, a number is rounding and its sign means nothing. */
const ROUNDING = 1e-12;

const total = (values) => values.reduce((sum, value) => sum + value, 0);

/** The gross amount behind each figure of a view, by its key. */
function scalesOfView(c, view, appraisal) {
  const { benefits, costs } = flows(c, view);
  const gross = Array.from(benefits, (benefit, month) => benefit + costs[month]);
  const present = appraisal.pv_benefits + appraisal.pv_costs;
  return {
    gross,
    npv: present,
    cost_of_delay_month: present,
    roi: present / appraisal.pv_costs,
    trough: total(gross),
    payback_months: paybackScale(appraisal, gross),
    irr: irrScale(appraisal, gross),
  };
}

/** An error in the running sum moves the crossing by error ÷ the flow of the crossing month. */
function paybackScale({ payback_months: months, cash_flow: flow }, gross) {
  if (months === null || months === 0) return 1;
  return months + total(gross) / Math.abs(flow[Math.ceil(months)]);
}

/** An error in the flows moves log(1 + IRR) by 12 · error ÷ the slope of the present value at the root. */
function irrScale({ irr, cash_flow: flow }, gross) {
  if (irr === null) return 1;
  const logGrowth = Math.log1p(irr) / 12;
  const farthest = logGrowth < 0 ? flow.length - 1 : 0;
  const weights = flow.map((_, month) => Math.exp(-logGrowth * (month - farthest)));
  const slope = Math.abs(total(flow.map((amount, month) => month * amount * weights[month])));
  return (1 + irr) * (1 + (12 * total(gross.map((amount, month) => amount * weights[month]))) / slope);
}

/** Whether a running sum, or a flow, is zero but for rounding, so that crossings and signs are a matter of luck. */
function isUndecided(key, flow, gross) {
  const within = (value, scale) => value !== 0 && Math.abs(value) < ROUNDING * scale;
  if (key === 'payback_months') return cumulative(flow).some((sum) => within(sum, total(gross)));
  if (key === 'irr') return flow.some((amount, month) => within(amount, gross[month]));
  return false;
}

function difference(key, expected, actual, scale) {
  const detail = `expected ${expected}, got ${actual}`;
  const bothNumbers = typeof expected === 'number' && typeof actual === 'number';
  if (!bothNumbers) return { key, detail, limit: LIMIT, error: expected === actual ? 0 : Infinity };
  const distance = Math.abs(expected - actual);
  return { key, detail, limit: LIMIT, error: distance === 0 ? 0 : distance / scale };
}

function viewDifferences(c, view, expected, actual = {}) {
  const scales = scalesOfView(c, view, expected);
  const found = [];
  for (const [key, value] of Object.entries(expected)) {
    if (key === 'cash_flow' || isUndecided(key, expected.cash_flow, scales.gross)) continue;
    found.push(difference(`${view}.${key}`, value, actual[key], scales[key] ?? Math.abs(value)));
  }
  const flow = actual.cash_flow ?? [];
  found.push(difference(`${view}.cash_flow.length`, expected.cash_flow.length, flow.length, 1));
  expected.cash_flow.forEach((value, month) => {
    found.push(difference(`${view}.cash_flow.${month}`, value, flow[month], scales.gross[month]));
  });
  return found;
}

/** `[{key, error, limit, detail}]` for every deterministic figure of a scenario document. */
export function figureDifferences(document, result) {
  const expected = evaluate(document);
  const c = likelyCase(document);
  const plain = ['hourly_cost', 'annual_meeting_cost', 'freed_hours_per_person_week', 'deep_work_hours_after'];
  return [
    ...plain.map((key) => difference(key, expected[key], result[key], Math.abs(expected[key]))),
    ...Object.entries(expected.annual_benefit).map(([key, value]) =>
      difference(`annual_benefit.${key}`, value, result.annual_benefit?.[key], Math.abs(value))),
    ...['full', 'cash'].flatMap((view) => viewDifferences(c, view, expected[view], result[view])),
  ];
}
