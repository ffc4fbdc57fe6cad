// Scenario documents made by hand: the presets of the specification, the edges, and the ranged cases.
import { likelyCase } from './estimates.mjs';

/** A changed deep copy: `changes` maps dotted paths to values. */
export function withChanges(document, changes) {
  const copy = structuredClone(document);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop();
    keys.reduce((node, key) => node[key], copy)[last] = value;
  }
  return copy;
}

/** The article's preset with the costs that the specification's worked check adds. */
export const WORKED_CHECK = {
  version: 1, name: 'Worked check', currency: 'USD',
  team: { people: 10, annual_pay: 75000, on_cost: 0.42, hours_per_week: 40, weeks_per_year: 46 },
  meetings: { load: { monthly_cost: 10000 }, cut: 0.4, replacement: 0 },
  time: { recapture: 1 },
  deep_work: { hours_before: 15, share_of_freed_time: 0.67, premium: 0, hours_target: 40 },
  turnover: { rate: 0.3, reduction: 2 / 3, cost_per_leaver: { amount: 10000 }, lag_months: 0, hard_share: 0.35 },
  tools: [{ name: 'Basecamp', price: { flat: 99 }, seats: null, action: 'add' }],
  change: { training_hours_per_person: 8, documentation_hours: 80, lead_hours_per_week: 8, other_one_off: 0,
    upkeep_hours_per_week: 2, dip: 0.05, dip_months: 1 },
  rollout: { start: '2027-01-04', days: 90, adoption: [0.1, 0.5, 1] },
  finance: { horizon_months: 36, discount_rate: 0.1 },
  other_lines: [],
};

const range = (low, likely, high) => ({ low, likely, high });

/** The evidence-based ranges of the specification for engineers: the ranged base case. */
export const EVIDENCE = {
  version: 1, name: 'Evidence', currency: 'USD',
  team: { people: 10, annual_pay: 75000, on_cost: range(0.34, 0.42, 0.6), hours_per_week: 40, weeks_per_year: 46 },
  meetings: { load: { hours_per_person_week: range(8, 11, 15) }, cut: range(0.15, 0.25, 0.31), replacement: range(0.2, 0.33, 0.6) },
  time: { recapture: range(0.3, 0.5, 0.75) },
  deep_work: { hours_before: range(5, 12, 20), share_of_freed_time: 0.67, premium: 0, hours_target: range(15, 20, 24) },
  turnover: { rate: range(0.08, 0.12, 0.2), reduction: range(0, 0.1, 0.33), cost_per_leaver: { share_of_pay: range(0.2, 0.33, 0.8) },
    lag_months: 6, hard_share: 0.35 },
  tools: [{ name: 'Twist', price: { per_user: 5 }, seats: null, action: 'add' }],
  change: { training_hours_per_person: range(4, 8, 14), documentation_hours: 80, lead_hours_per_week: 8, other_one_off: 0,
    upkeep_hours_per_week: 2, dip: range(0.05, 0.1, 0.15), dip_months: range(1, 2, 3) },
  rollout: { start: '2027-01-04', days: 90, adoption: [0.1, 0.5, range(0.5, 0.75, 0.95)] },
  finance: { horizon_months: 36, discount_rate: range(0.08, 0.1, 0.16) },
  other_lines: [],
};

export const INVENTORY = [
  { name: 'Stand-up', attendees: 10, minutes: 15, per_week: 5, fate: 'replace' },
  { name: 'Planning', attendees: 8, minutes: 90, per_week: 0.5, fate: { shorten_to: 45 } },
  { name: 'One-to-one', attendees: 2, minutes: 30, per_week: 9, fate: 'keep' },
  { name: 'Review', attendees: 6, minutes: 30, per_week: 1, fate: { shorten_to: 45 } },
];

const NOTHING_SPENT = {
  tools: [], 'change.training_hours_per_person': 0, 'change.documentation_hours': 0, 'change.lead_hours_per_week': 0,
  'change.upkeep_hours_per_week': 0, 'change.dip': 0,
};
const line = (name, kind, amount, cash) => ({ name, kind, amount, cash });
const ALL_LINES = [line('Travel', 'annual_benefit', 5000, true), line('Focus', 'annual_benefit', 2500, false),
  line('Hosting', 'annual_cost', 1200, true), line('Care', 'annual_cost', 600, false),
  line('Headsets', 'one_off_cost', 2000, true), line('Move', 'one_off_cost', 900, false)];

const EDGE_CHANGES = {
  'nothing spent: no ROI': NOTHING_SPENT,
  'nothing gained': { 'meetings.cut': 0, 'turnover.reduction': 0 },
  'nothing at all': { ...NOTHING_SPENT, 'meetings.cut': 0, 'turnover.reduction': 0 },
  'one month': { 'finance.horizon_months': 1 },
  'one day of rollout': { 'rollout.days': 1 },
  'rollout of exactly a year': { 'rollout.days': 365 },
  'horizon shorter than rollout': { 'finance.horizon_months': 3, 'rollout.days': 400 },
  'no discount': { 'finance.discount_rate': 0 },
  'all time replaced': { 'meetings.replacement': 1 },
  'nothing recaptured': { 'time.recapture': 0 },
  'never adopted': { 'rollout.adoption': [0, 0, 0] },
  'adopted on the first third': { 'rollout.adoption': [1, 1, 1] },
  'adoption that falls back': { 'rollout.adoption': [0.8, 0.6, 0.4] },
  'lag beyond the horizon': { 'turnover.lag_months': 60 },
  'part months': { 'turnover.lag_months': 2.3, 'change.dip_months': 1.7 },
  'dip shorter than a month': { 'change.dip_months': 0.25, 'change.dip': 1 },
  'dip of the whole horizon': { 'change.dip_months': 48 },
  'premium claimed': { 'deep_work.premium': 0.5, 'deep_work.share_of_freed_time': 1 },
  'empty inventory': { 'meetings.load': { inventory: [] } },
  inventory: { 'meetings.load': { inventory: INVENTORY } },
  'hours a week': { 'meetings.load': { hours_per_person_week: 11 } },
  'share of pay': { 'turnover.cost_per_leaver': { share_of_pay: 0.33 } },
  'all lines': { other_lines: ALL_LINES },
  'tool dropped and added': { tools: [{ name: 'New', price: { per_user: 6 }, seats: 3, action: 'add' },
    { name: 'Old', price: { per_user: 14 }, seats: null, action: 'drop' }, { name: 'Flat', price: { flat: 50 }, seats: 4, action: 'drop' }] },
  'tools at no price': { tools: [{ name: 'Free', price: { flat: 0 }, seats: null, action: 'add' }] },
  'ten years': { 'finance.horizon_months': 120, 'finance.discount_rate': 0.25 },
  'late loss: two changes of sign': { 'rollout.adoption': [0.9, 0.9, 0.02] },
  'text beyond ASCII': { name: 'Équipe “日本” \u{1F680}', currency: 'EUR' },
};

/** Named scenarios at the edges of the model. */
export function edgeScenarios() {
  return Object.entries(EDGE_CHANGES).map(([name, changes]) => withChanges(WORKED_CHECK, { name, ...changes }));
}

const MANY_RANGES = {
  'team.people': range(8, 10, 14), 'team.annual_pay': range(60000, 75000, 110000), 'team.hours_per_week': range(36, 40, 45),
  'team.weeks_per_year': range(42, 46, 48), 'change.documentation_hours': range(20, 80, 200),
  'change.lead_hours_per_week': range(2, 8, 20), 'change.upkeep_hours_per_week': range(0.5, 2, 6),
  'change.other_one_off': range(0, 1000, 12000), 'turnover.lag_months': range(0, 6, 18), 'deep_work.premium': range(0, 0.1, 0.6),
  'deep_work.share_of_freed_time': range(0.3, 0.67, 0.9), 'turnover.hard_share': range(0.1, 0.35, 0.6),
  'rollout.adoption': [range(0, 0.1, 0.4), range(0.2, 0.5, 0.8), range(0.5, 0.75, 0.95)],
  tools: [{ name: 'Twist', price: { per_user: range(5, 6, 9) }, seats: range(5, 12, 30), action: 'add' },
    { name: 'Old', price: { flat: range(20, 150, 400) }, seats: null, action: 'drop' }],
  other_lines: ALL_LINES.map((each) => ({ ...each, amount: range(each.amount * 0.3, each.amount, each.amount * 2) })),
};
const RANGED_ROWS = INVENTORY.map((row) => ({ ...row, attendees: range(row.attendees - 1, row.attendees, row.attendees + 4),
  per_week: range(row.per_week * 0.6, row.per_week, row.per_week * 1.5) }));
// less_often and fewer lie within their ranges, so that some draws change nothing.
const EVERY_FATE = ['replace', 'cancel', { shorten_to: 20 }, { less_often: 1 }, { fewer: 6 }, 'keep'].map((fate, index) => ({
  name: `Meeting ${index}`, attendees: range(5, 6, 10), minutes: 30, per_week: range(0.8, 1, 4), fate }));
const FIXED_SMALL = { 'team.on_cost': 0.42, 'meetings.replacement': 0.33, 'finance.discount_rate': 0.1, 'change.dip_months': 2,
  'change.training_hours_per_person': 8, 'turnover.reduction': 0.1, 'deep_work.hours_before': 12 };

const RANGED_CHANGES = {
  'evidence, engineers': {},
  'evidence, professionals': { 'meetings.load': { hours_per_person_week: range(14, 16, 18) } },
  'evidence, managers': { 'meetings.load': { hours_per_person_week: range(15, 18, 23) } },
  'about forty ranges': MANY_RANGES,
  'inventory of ranges': { 'meetings.load': { inventory: RANGED_ROWS } },
  'forty ranges with an inventory': { ...MANY_RANGES, 'meetings.load': { inventory: RANGED_ROWS } },
  'every fate in ranges': { 'meetings.load': { inventory: EVERY_FATE } },
  'every fate, replacement fixed': { ...FIXED_SMALL, 'time.recapture': 0.5, 'meetings.load': { inventory: EVERY_FATE } },
  'few ranges': FIXED_SMALL,
  'adoption ranges that overlap': { 'rollout.adoption': [range(0, 0.3, 0.9), range(0.1, 0.5, 0.9), range(0.2, 0.6, 0.95)] },
  'adoption alone dominates': { ...FIXED_SMALL, 'meetings.cut': 0.25, 'time.recapture': 0.5, 'rollout.adoption': [0.1, 0.5, range(0.5, 0.8, 1)] },
  'turnover dominates': { 'turnover.cost_per_leaver': { amount: range(5000, 40000, 200000) }, 'turnover.rate': range(0.05, 0.2, 0.5) },
  'premium dominates': { 'deep_work.premium': range(0, 0.5, 3) },
  'likely at the low end': { 'time.recapture': range(0.3, 0.3, 0.9), 'meetings.cut': range(0.15, 0.15, 0.6) },
  'likely at the high end': { 'time.recapture': range(0.1, 0.75, 0.75), 'meetings.cut': range(0.05, 0.31, 0.31) },
  'often never paid back': { 'change.other_one_off': range(5000, 30000, 90000) },
  'paid back at once or late': { 'change.dip': range(0, 0.02, 0.3), 'change.lead_hours_per_week': 1, 'change.documentation_hours': 0 },
  'long horizon, wide discount': { 'finance.horizon_months': 120, 'finance.discount_rate': range(0, 0.1, 0.6) },
  'one year, long rollout': { 'finance.horizon_months': 12, 'rollout.days': 400 },
  'monthly cost and team ranged': { 'meetings.load': { monthly_cost: range(4000, 10000, 16000) }, 'team.people': range(5, 10, 30) },
  'lag and dip uncertain': { 'turnover.lag_months': range(0, 9, 30), 'change.dip_months': range(0, 2, 9), 'change.dip': range(0, 0.1, 0.4) },
  'costs dominate': { 'change.upkeep_hours_per_week': range(0, 4, 30), tools: [{ name: 'Suite', price: { per_user: range(0, 20, 120) }, seats: range(5, 10, 40), action: 'add' }] },
  'constants written as ranges': { 'team.on_cost': range(0.42, 0.42, 0.42), 'finance.discount_rate': range(0.1, 0.1, 0.1) },
  'adoption that falls, late losses': { 'rollout.adoption': [1, 0.9, 0.1], 'rollout.days': 400, 'change.dip': 0.05,
    'meetings.load': { hours_per_person_week: range(18, 22, 26) }, 'time.recapture': range(0.6, 0.8, 1), 'change.upkeep_hours_per_week': range(0, 4, 14) },
  'replacement across its whole share': { 'meetings.replacement': range(0, 0.5, 1), 'time.recapture': range(0, 0.5, 1), 'meetings.cut': range(0, 0.25, 1) },
};

const WORTHWHILE = { 'meetings.cut': 0.31, 'time.recapture': 0.75, 'turnover.reduction': 0.2 };
const NARROW = { 'team.people': range(9, 10, 12), 'team.annual_pay': range(70000, 75000, 85000), 'finance.discount_rate': range(0.08, 0.1, 0.16) };
const WIDE = { 'team.people': range(5, 10, 30), 'team.annual_pay': range(40000, 75000, 160000), 'finance.discount_rate': range(0, 0.1, 0.5) };
const only = (ranges, ...keys) => Object.fromEntries(keys.map((key) => [key, ranges[key]]));

/** Ranges of what every term shares, on the preset's likely values and on its ranges. */
const SHARED_CHANGES = {
  'people, wide': only(WIDE, 'team.people'),
  'pay, wide': only(WIDE, 'team.annual_pay'),
  'discount, wide': only(WIDE, 'finance.discount_rate'),
  'people and pay, narrow': only(NARROW, 'team.people', 'team.annual_pay'),
  'people and discount, wide': only(WIDE, 'team.people', 'finance.discount_rate'),
  'pay and discount, wide': only(WIDE, 'team.annual_pay', 'finance.discount_rate'),
  'people, pay and discount, narrow': NARROW,
  'people, pay and discount, wide': WIDE,
  'discount beside narrow people and pay': { ...NARROW, ...only(WIDE, 'finance.discount_rate') },
  'shared, all of the team': { ...WIDE, 'team.on_cost': range(0.34, 0.42, 0.6), 'team.hours_per_week': range(32, 40, 45), 'team.weeks_per_year': range(40, 46, 48) },
  'shared, one factor beside': { ...WIDE, 'change.upkeep_hours_per_week': range(1.5, 2, 2.6) },
  'shared, of either sign': { ...WIDE, 'meetings.cut': 0.25, 'time.recapture': 0.5, 'turnover.reduction': 0.1, 'change.other_one_off': 4000 },
};

/** Named scenarios whose ranges are mostly those of inputs that every term shares. */
export function sharedScenarios() {
  const certain = likelyCase(EVIDENCE);
  const alone = Object.entries(SHARED_CHANGES).map(([name, changes]) => withChanges(certain, { name, ...WORTHWHILE, ...changes }));
  const beside = { 'shared narrow, in the preset': NARROW, 'shared wide, in the preset': WIDE };
  return [...alone, ...Object.entries(beside).map(([name, changes]) => withChanges(EVIDENCE, { name, ...changes }))];
}

/** Named scenarios for the comparison of ranges. */
export function rangedScenarios() {
  return Object.entries(RANGED_CHANGES).map(([name, changes]) => withChanges(EVIDENCE, { name, ...changes }));
}
