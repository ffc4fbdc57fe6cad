// Switching values, judged loosely: the bounds of "admissible" are the engine's to choose, and an NPV may have
// several roots. So a value passes if it is one: this reference's NPV there is nothing beside its benefits and costs.
import { estimateSlots, likelyCase, runningMaximum } from './estimates.mjs';
import { appraise, switchingValues } from './model.mjs';

const LIMIT = 1e-6;

/** Inputs that a figure is divided by: at 0 the NPV is undefined, so its limit is taken. */
const DIVISORS = new Set(['people', 'annual_pay', 'hours_per_week', 'weeks_per_year']);
const JUST_ABOVE_ZERO = 1e-12;

/** Inputs whose admissible interval is not in doubt, so that "none" can be checked as well. */
const CERTAIN = /^(meetings\.(cut|replacement)|time\.recapture|turnover\.(rate|reduction)|change\.dip)$/;

const dotted = (input) => input.replace(/\[(\d+)\]/g, '.$1');

/** |NPV| with the input at `value`, beside the benefits and costs there or in the likely case, the larger. */
function residual(c, { holder, key }, value) {
  const grossOf = ({ pv_benefits: benefits, pv_costs: costs }) => benefits + costs;
  const likelyGross = grossOf(appraise(c, 'full'));
  const relativeAt = (changed) => {
    const full = appraise(changed, 'full');
    return full.npv === 0 ? 0 : Math.abs(full.npv) / Math.max(grossOf(full), likelyGross);
  };
  const before = holder[key];
  const adoption = c.rollout.adoption.slice();
  holder[key] = value === 0 && DIVISORS.has(key) ? JUST_ABOVE_ZERO : value;
  const asGiven = relativeAt(c);
  runningMaximum(c.rollout.adoption);
  const rising = relativeAt(c);
  c.rollout.adoption.splice(0, adoption.length, ...adoption);
  holder[key] = before;
  // A changed adoption may pull the later ones up with it.
  const error = holder === c.rollout.adoption ? Math.min(asGiven, rising) : asGiven;
  return Number.isFinite(error) ? error : Infinity;
}

function missed(key, expected, given) {
  const none = given.has(key) && given.get(key) === null;
  const detail = `expected about ${expected}, got ${given.has(key) ? 'null' : 'no entry'}`;
  return { key: `${key} is not missed`, limit: LIMIT, error: none || !given.has(key) ? 1 : 0, detail };
}

/** Whether an input is a number of a section that the document leaves out. `compare.mjs` wants it in some document. */
function isLeftOut(document, input) {
  const [section, key, ...rest] = input.split('.');
  return key !== undefined && rest.length === 0 && document[section] !== undefined && document[section][key] === undefined;
}

/** The inputs that results name and no document holds: the generator must learn them, and the model what they do. */
export function unknownInputs(documents, results) {
  const held = new Set(documents.flatMap((document) => estimateSlots(likelyCase(document)).map(({ input }) => input)));
  const given = results.flatMap(({ switching = [] }) => switching.map(({ input }) => dotted(input)));
  return [...new Set(given)].filter((input) => !held.has(input));
}

/** Every value given must be a root; where the interval is beyond doubt, none may be missing either. */
export function switchingDifferences(document, result) {
  const c = likelyCase(document);
  const slots = new Map(estimateSlots(c).map((slot) => [slot.input, slot]));
  const given = new Map((result.switching ?? []).map(({ input, value }) => [dotted(input), value]));
  const found = [];
  for (const [key, value] of given) {
    if (isLeftOut(document, key)) continue;
    if (!slots.has(key)) found.push({ key, limit: LIMIT, error: Infinity, detail: 'no such estimate in the document' });
    else if (value !== null) found.push({ key, limit: LIMIT, error: residual(c, slots.get(key), value), detail: `NPV is not zero at ${value}` });
  }
  for (const { input, value } of switchingValues(document, (name) => CERTAIN.test(name))) {
    if (value !== null) found.push(missed(input, value, given));
  }
  return found;
}
