// The same model in Squiggle, sample set by sample set. Only NPV, ROI and yearly benefit are asked of it: less than of the others.
import { shapes } from '../../tests/reference/pert.mjs';
import { NAMES } from './plan.mjs';

const MONTH = /* squiggle */ `
step(state, month) = {
  factor = state.factor * v
  gain = (month.adoption + month.slope * adoption) * (direct + lagged * month.lagged) / 12
  cost = running + month.lead * hourly + month.dip
  { factor: factor, gains: state.gains + gain * factor, costs: state.costs + cost * factor }
}`;

const constant = (key, value) => `${key} = ${value}`;

/** A Beta-PERT as a set of samples, under its name in the model. */
function estimate(range, index) {
  const [alpha, beta] = shapes(range);
  return constant(NAMES[index], `SampleSet.fromDist(beta(${alpha}, ${beta})) * ${range.high - range.low} + ${range.low}`);
}

/** The dip lasts an uncertain number of months: a part of each month that it may touch, nothing in the others. */
function month({ adoption, slope, lagged, lead }, index, lastDip) {
  const part = index < lastDip ? `dip * payroll / 12 * SampleSet.map(dip_months, {|x| min([max([x - ${index}, 0]), 1])})` : 0;
  return `{ adoption: ${adoption}, slope: ${slope}, lagged: ${lagged}, lead: ${lead}, dip: ${part} }`;
}

/** The program of a plan; its result is a list of nine quantiles. */
export function program(plan) {
  const lastDip = plan.ranges[NAMES.indexOf('dip_months')].high;
  return [
    ...plan.ranges.map(estimate),
    constant('payroll', `${plan.people * plan.pay} * (1 + on_cost)`),
    constant('hourly', `${plan.pay / plan.hours_a_year} * (1 + on_cost)`),
    constant('direct', `hours * ${plan.people * plan.weeks} * hourly * cut * (1 - replacement) * recapture`),
    constant('lagged', `${plan.people * plan.pay} * rate * reduction * leaver`),
    constant('running', `${plan.tools} + upkeep * hourly * ${plan.weeks / 12}`),
    constant('v', '(1 + discount) ^ (-1 / 12)'),
    MONTH,
    constant('start', `{ factor: 1, gains: 0, costs: (${plan.people} * training + ${plan.documentation}) * hourly }`),
    constant('months', `[${plan.months.map((each, index) => month(each, index, lastDip)).join(', ')}]`),
    constant('end', 'List.reduce(months, start, step)'),
    constant('npv', 'end.gains - end.costs'),
    'three(d) = [Dist.quantile(d, 0.1), Dist.quantile(d, 0.5), Dist.quantile(d, 0.9)]',
    '[three(npv), three(npv / end.costs), three(direct + lagged)]',
  ].join('\n');
}

/** Loads the language from where it is installed; returns `run(code, samples)`, which resolves to `{npv, roi, benefit}`. */
export async function squiggle(folder) {
  const { run } = await import(`${folder}/dist/index.js`);
  return async (code, samples) => {
    const output = await run(code, { environment: { sampleCount: samples, xyPointLength: 1000, seed: String(Math.random()), profile: false } });
    const result = output.result ?? output;
    if (!result.ok) throw new Error(`Squiggle: ${result.value}`);
    const [npv, roi, benefit] = result.value.result.asJS();
    return { npv, roi, benefit };
  };
}
