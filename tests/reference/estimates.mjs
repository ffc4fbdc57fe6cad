// Estimates of a scenario document: where they stand, and the case in which each is one number.

/** The sections whose numbers are estimates, but for settings and for keys that nobody knows (`x_…`). */
const SECTIONS = ['team', 'meetings', 'time', 'deep_work', 'turnover', 'change', 'finance'];
const isNoEstimate = (key) => key === 'horizon_months' || key.startsWith('x_');
const isNumber = (value) => typeof value === 'number' || value?.likely !== undefined;

/** The likely value of an estimate, which is a number or `{low, likely, high}`. */
export function likely(estimate) {
  return typeof estimate === 'object' ? estimate.likely : estimate;
}

/** Whether an estimate has a spread: one whose low equals its high is a plain number. */
export function isRanged(estimate) {
  return typeof estimate === 'object' && estimate.high > estimate.low;
}

/** Every estimate of a document as `{input, holder, key}`: `holder[key]` is the estimate, `input` its dotted path. */
export function estimateSlots(document) {
  const slots = [];
  const add = (path, holder, key) => {
    if (holder[key] === undefined) throw new Error(`${path}.${key}: the reference needs complete documents`);
    slots.push({ input: `${path}.${key}`, holder, key });
  };
  for (const section of SECTIONS) {
    const holder = document[section];
    Object.keys(holder).filter((key) => isNumber(holder[key]) && !isNoEstimate(key)).forEach((key) => add(section, holder, key));
  }
  addLoad(document.meetings.load, add);
  addVariant('turnover.cost_per_leaver', document.turnover.cost_per_leaver, ['amount', 'share_of_pay'], add);
  document.rollout.adoption.forEach((_, index, adoption) => add('rollout.adoption', adoption, index));
  document.tools.forEach((tool, index) => {
    addVariant(`tools.${index}.price`, tool.price, ['flat', 'per_user'], add);
    if (tool.seats !== null) add(`tools.${index}`, tool, 'seats');
  });
  document.other_lines.forEach((line, index) => add(`other_lines.${index}`, line, 'amount'));
  return slots;
}

function addLoad(load, add) {
  if (!load.inventory) return addVariant('meetings.load', load, ['monthly_cost', 'hours_per_person_week'], add);
  load.inventory.forEach((row, index) => {
    add(`meetings.load.inventory.${index}`, row, 'attendees');
    add(`meetings.load.inventory.${index}`, row, 'per_week');
  });
}

function addVariant(path, holder, keys, add) {
  add(path, holder, keys.find((key) => holder[key] !== undefined) ?? keys[0]);
}

/** A copy of the document with every estimate at its likely value. */
export function likelyCase(document) {
  const copy = structuredClone(document);
  for (const { holder, key } of estimateSlots(copy)) holder[key] = likely(holder[key]);
  return copy;
}

/** Raises each share of adoption, in place, to the highest before it. */
export function runningMaximum(adoption) {
  for (let index = 1; index < adoption.length; index += 1) {
    adoption[index] = Math.max(adoption[index], adoption[index - 1]);
  }
}
