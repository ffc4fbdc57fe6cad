// The model, one function per definition, written from its specification alone.
// Every function below takes a *case*: a scenario document whose estimates are plain numbers (see likelyCase).
import { likelyCase } from './estimates.mjs';
import { internalRateOfReturn, payback, presentValue, trough } from './appraisal.mjs';

export { simulate } from './simulate.mjs';
export { switchingValues } from './switching.mjs';

export const DAYS_PER_MONTH = 365 / 12;

const sum = (values) => values.reduce((total, value) => total + value, 0);
const clamp01 = (value) => Math.min(1, Math.max(0, value));

/** Money per working hour, on-cost included. */
export function hourlyCost({ team }) {
  return (team.annual_pay * (1 + team.on_cost)) / (team.hours_per_week * team.weeks_per_year);
}

/** Attendee-minutes a week of a meeting row. */
const attendeeMinutes = ({ attendees, minutes, per_week: times }) => attendees * minutes * times;

/** Attendee-minutes a week that a row's fate removes; a meeting is never made longer, more frequent or larger. */
export function attendeeMinutesRemoved(row) {
  const { fate } = row;
  const today = attendeeMinutes(row);
  if (fate === 'keep') return 0;
  if (fate === 'replace' || fate === 'cancel') return today;
  const names = { shorten_to: 'minutes', less_often: 'per_week', fewer: 'attendees' };
  const [[key, left]] = Object.entries(fate);
  return Math.max(0, today - attendeeMinutes({ ...row, [names[key]]: left }));
}

/** Money a year for attendee-minutes a week. */
function yearlyCost(c, weekly) {
  return (weekly / 60) * c.team.weeks_per_year * hourlyCost(c);
}

export function annualMeetingCost(c) {
  const { load } = c.meetings;
  if (load.inventory) return yearlyCost(c, sum(load.inventory.map(attendeeMinutes)));
  if (load.hours_per_person_week !== undefined) {
    return load.hours_per_person_week * c.team.people * c.team.weeks_per_year * hourlyCost(c);
  }
  return load.monthly_cost * 12;
}

/** Yearly cost of the meetings that go; of an inventory, only of the rows that `counts`. */
export function grossSaving(c, counts = () => true) {
  const { load, cut } = c.meetings;
  if (load.inventory) return yearlyCost(c, sum(load.inventory.filter(counts).map(attendeeMinutesRemoved)));
  return annualMeetingCost(c) * cut;
}

/** Yearly value of the time freed, after the writing and reading that replace meetings; nothing replaces a cancelled one. */
export function freedValue(c) {
  const { load, replacement } = c.meetings;
  if (!load.inventory) return grossSaving(c) * (1 - replacement);
  const cancelled = grossSaving(c, (row) => row.fate === 'cancel');
  return grossSaving(c, (row) => row.fate !== 'cancel') * (1 - replacement) + cancelled;
}

export function freedHoursPerPersonWeek(c) {
  return freedValue(c) / (hourlyCost(c) * c.team.weeks_per_year * c.team.people);
}

/** Hours per person per week. */
export function deepGain(c) {
  return freedHoursPerPersonWeek(c) * c.deep_work.share_of_freed_time;
}

export function costPerLeaver({ team, turnover }) {
  const { amount, share_of_pay: share } = turnover.cost_per_leaver;
  return amount !== undefined ? amount : share * team.annual_pay;
}

function monthlyToolPrice(c, tool) {
  if (tool.price.flat !== undefined) return tool.price.flat;
  return tool.price.per_user * (tool.seats === null ? c.team.people : tool.seats);
}

function monthlyTools(c, action) {
  return sum(c.tools.filter((tool) => tool.action === action).map((tool) => monthlyToolPrice(c, tool)));
}

function otherLines(c, kind, view) {
  const counted = c.other_lines.filter((line) => line.kind === kind && (view === 'full' || line.cash));
  return sum(counted.map((line) => line.amount));
}

/** Yearly benefits at full adoption, by source; `planned` is the total at the adoption at the rollout's end. */
export function annualBenefit(c) {
  const { team, turnover } = c;
  const parts = {
    meetings: freedValue(c) * c.time.recapture,
    deep_work: team.people * deepGain(c) * team.weeks_per_year * hourlyCost(c) * c.deep_work.premium,
    turnover: team.people * turnover.rate * turnover.reduction * costPerLeaver(c),
    tools_dropped: 12 * monthlyTools(c, 'drop'),
    other: otherLines(c, 'annual_benefit', 'full'),
  };
  const total = sum(Object.values(parts));
  return { ...parts, total, planned: total * c.rollout.adoption[2] };
}

/** Yearly benefits of a view, those that begin after the lag apart from the others. */
function benefitsOfView(c, view) {
  const annual = annualBenefit(c);
  if (view === 'full') return { lagged: annual.turnover, direct: annual.meetings + annual.deep_work + annual.tools_dropped + annual.other };
  return {
    lagged: annual.turnover * c.turnover.hard_share,
    direct: annual.tools_dropped + otherLines(c, 'annual_benefit', 'cash'),
  };
}

function oneOffCosts(c, view) {
  const paid = c.change.other_one_off + otherLines(c, 'one_off_cost', view);
  if (view === 'cash') return paid;
  const hours = c.team.people * c.change.training_hours_per_person + c.change.documentation_hours;
  return paid + hours * hourlyCost(c);
}

/** The part of [from, to] that lies before `end`, in the unit of its arguments. */
function overlap(from, to, end) {
  return Math.max(0, Math.min(to, end) - from);
}

/** What the rollout's lead costs in a month: an even daily cost while the rollout lasts. */
function leadCost(c, month) {
  const daily = (c.change.lead_hours_per_week * hourlyCost(c)) / 7;
  return daily * overlap((month - 1) * DAYS_PER_MONTH, month * DAYS_PER_MONTH, c.rollout.days);
}

function dipCost(c, month) {
  const monthlyPay = (c.team.people * c.team.annual_pay * (1 + c.team.on_cost)) / 12;
  return c.change.dip * monthlyPay * overlap(month - 1, month, c.change.dip_months);
}

/** The cost of a view that is the same every month. */
function runningCost(c, view) {
  const paid = monthlyTools(c, 'add') + otherLines(c, 'annual_cost', view) / 12;
  if (view === 'cash') return paid;
  return paid + (c.change.upkeep_hours_per_week * hourlyCost(c) * c.team.weeks_per_year) / 12;
}

/** Mean adoption over a month: the area under the straight lines, piece by piece. */
export function meanAdoption({ rollout }, month) {
  const third = rollout.days / 3;
  const from = (month - 1) * DAYS_PER_MONTH;
  const to = month * DAYS_PER_MONTH;
  let area = 0;
  for (let piece = 0; piece < 3; piece += 1) {
    const before = piece === 0 ? 0 : rollout.adoption[piece - 1];
    const slope = (rollout.adoption[piece] - before) / third;
    const start = Math.max(from, piece * third);
    const end = Math.min(to, (piece + 1) * third);
    if (end > start) area += (end - start) * (before + slope * ((start + end) / 2 - piece * third));
  }
  const settled = to - Math.max(from, rollout.days);
  if (settled > 0) area += settled * rollout.adoption[2];
  return area / DAYS_PER_MONTH;
}

/** Undiscounted benefits and costs of a view, month 0 to the horizon. */
export function flows(c, view) {
  const months = c.finance.horizon_months;
  const benefits = new Float64Array(months + 1);
  const costs = new Float64Array(months + 1);
  const { lagged, direct } = benefitsOfView(c, view);
  const running = runningCost(c, view);
  costs[0] = oneOffCosts(c, view);
  for (let month = 1; month <= months; month += 1) {
    const afterLag = clamp01(month - c.turnover.lag_months);
    benefits[month] = (meanAdoption(c, month) * (direct + lagged * afterLag)) / 12;
    costs[month] = view === 'cash' ? running : running + leadCost(c, month) + dipCost(c, month);
  }
  return { benefits, costs };
}

/** Benefits less costs, month by month. */
export function netFlow({ benefits, costs }) {
  return benefits.map((benefit, month) => benefit - costs[month]);
}

/** The monthly rate that compounds to the yearly one. */
export function monthlyRate({ finance }) {
  return (1 + finance.discount_rate) ** (1 / 12) - 1;
}

/** Net present value of the full view: what switching values and swings ask for. */
export function netPresentValue(c) {
  const { benefits, costs } = flows(c, 'full');
  return presentValue(benefits, monthlyRate(c)) - presentValue(costs, monthlyRate(c));
}

/** Every appraisal of one view. */
export function appraise(c, view) {
  const both = flows(c, view);
  const cashFlow = Array.from(netFlow(both));
  const rate = monthlyRate(c);
  const pvBenefits = presentValue(both.benefits, rate);
  const pvCosts = presentValue(both.costs, rate);
  const npv = pvBenefits - pvCosts;
  const startedLater = presentValue([0, ...cashFlow.slice(0, -1)], rate);
  return {
    pv_benefits: pvBenefits,
    pv_costs: pvCosts,
    npv,
    roi: pvCosts === 0 ? null : npv / pvCosts,
    payback_months: payback(cashFlow),
    trough: trough(cashFlow),
    irr: internalRateOfReturn(cashFlow),
    cost_of_delay_month: npv - startedLater,
    cash_flow: cashFlow,
  };
}

/** The deterministic keys of the result document for a scenario document. */
export function evaluate(document) {
  const c = likelyCase(document);
  return {
    hourly_cost: hourlyCost(c),
    annual_meeting_cost: annualMeetingCost(c),
    freed_hours_per_person_week: freedHoursPerPersonWeek(c),
    deep_work_hours_after: c.deep_work.hours_before + deepGain(c),
    annual_benefit: annualBenefit(c),
    full: appraise(c, 'full'),
    cash: appraise(c, 'cash'),
  };
}
