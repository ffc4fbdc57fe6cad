// The model in a plain JavaScript loop, with nothing done to make it fast but to leave out what is not asked.
import { shapes } from '../../tests/reference/pert.mjs';

const NODES = 8192;

/** Values of a Beta-PERT at evenly spaced probabilities, for interpolation: the distribution function summed up and inverted. */
function inverseTable(range) {
  const { low, high } = range;
  const [alpha, beta] = shapes(range);
  const steps = 8 * NODES;
  const sums = new Float64Array(steps + 1);
  // In x = sin²θ the density has no infinite slope at its ends.
  const density = (angle) => Math.sin(angle) ** (2 * alpha - 1) * Math.cos(angle) ** (2 * beta - 1);
  const width = Math.PI / 2 / steps;
  for (let step = 0; step < steps; step += 1) sums[step + 1] = sums[step] + density((step + 0.5) * width);
  const table = new Float64Array(NODES + 2);
  for (let node = 0, step = 0; node <= NODES; node += 1) {
    const target = (sums[steps] * node) / NODES;
    while (step < steps - 1 && sums[step + 1] < target) step += 1;
    const part = (target - sums[step]) / (sums[step + 1] - sums[step]);
    table[node] = low + (high - low) * Math.sin((step + Math.min(1, part)) * width) ** 2;
  }
  table[NODES + 1] = table[NODES];
  return table;
}

/** The value of a Beta-PERT at a probability, as a function of it. */
export function inverse(range) {
  const table = inverseTable(range);
  return (probability) => {
    const place = probability * NODES;
    const node = place | 0;
    return table[node] + (place - node) * (table[node + 1] - table[node]);
  };
}

/** A sampler of a plan: `sampler(uniforms, count)` fills NPV, ROI, payback and yearly benefit of each draw and sorts them. */
export function sampler(plan) {
  const values = plan.ranges.map(inverse);
  const drawn = new Float64Array(values.length);
  return (uniform, count) => {
    const results = { npv: new Float64Array(count), roi: new Float64Array(count), payback: new Float64Array(count), benefit: new Float64Array(count) };
    for (let draw = 0; draw < count; draw += 1) {
      for (let index = 0; index < drawn.length; index += 1) drawn[index] = values[index](uniform(draw, index));
      outcome(plan, drawn, results, draw);
    }
    for (const values of Object.values(results)) values.sort();
    return results;
  };
}

function outcome(plan, drawn, results, draw) {
  const [onCost, hours, cut, replacement, recapture, rate, reduction, leaver, training, upkeep, dip, dipMonths, adoption, discount] = drawn;
  const payroll = plan.people * plan.pay * (1 + onCost);
  const hourly = (plan.pay * (1 + onCost)) / plan.hours_a_year;
  const direct = hours * plan.people * plan.weeks * hourly * cut * (1 - replacement) * recapture;
  const lagged = plan.people * rate * reduction * leaver * plan.pay;
  const running = plan.tools + (upkeep * hourly * plan.weeks) / 12;
  const v = (1 + discount) ** (-1 / 12);
  let [gains, costs, factor] = [0, (plan.people * training + plan.documentation) * hourly, 1];
  let [total, payback] = [-costs, costs > 0 ? Infinity : 0];
  plan.months.forEach((month, index) => {
    factor *= v;
    const gain = ((month.adoption + month.slope * adoption) * (direct + lagged * month.lagged)) / 12;
    const cost = running + month.lead * hourly + dip * (payroll / 12) * Math.min(1, Math.max(0, dipMonths - index));
    gains += gain * factor;
    costs += cost * factor;
    const before = total;
    total += gain - cost;
    if (before < 0 && total >= 0) payback = index - before / (gain - cost);
    if (total < 0) payback = Infinity;
  });
  results.npv[draw] = gains - costs;
  results.roi[draw] = (gains - costs) / costs;
  results.payback[draw] = payback;
  results.benefit[draw] = direct + lagged;
}
