// Seeded random scenario documents of wide coverage. As a program: prints COUNT documents, one a line.
//   node generate.mjs [COUNT] [SEED]
import { pathToFileURL } from 'node:url';
import { generator } from './random.mjs';
import { edgeScenarios } from './scenarios.mjs';

/** Choices drawn from one seed. `rangeShare` is the share of estimates written as ranges. */
class Dice {
  constructor(seed, rangeShare) {
    Object.assign(this, { uniform: generator(seed).uniform, rangeShare });
  }

  chance(share) {
    return this.uniform() < share;
  }

  between(low, high) {
    return low + (high - low) * this.uniform();
  }

  whole(low, high) {
    return Math.floor(this.between(low, high + 1));
  }

  pick(choices) {
    return choices[this.whole(0, choices.length - 1)];
  }

  list(low, high, make) {
    return Array.from({ length: this.whole(low, high) }, (_, index) => make(index));
  }

  /** An estimate within the bounds: now and then exactly at one, now and then rounded as people type. */
  estimate(low, high) {
    const likely = this.#value(low, high);
    if (!this.chance(this.rangeShare)) return likely;
    const bounds = [this.between(Math.max(low, likely - (high - low) / 4), likely), this.between(likely, Math.min(high, likely + (high - low) / 4))];
    if (this.chance(0.1)) return { low: likely, likely, high: likely };
    return { low: this.chance(0.1) ? likely : bounds[0], likely, high: this.chance(0.1) ? likely : bounds[1] };
  }

  #value(low, high) {
    if (this.chance(0.06)) return low;
    if (this.chance(0.03)) return high;
    const value = this.between(low, high);
    const rounded = Number(value.toPrecision(2));
    return this.chance(0.5) && rounded >= low && rounded <= high ? rounded : value;
  }
}

function load(dice) {
  const kind = dice.whole(0, 2);
  if (kind === 0) return { monthly_cost: dice.estimate(0, 60000) };
  if (kind === 1) return { hours_per_person_week: dice.estimate(0, 25) };
  return { inventory: dice.list(0, 9, (index) => meeting(dice, index)) };
}

function meeting(dice, index) {
  const minutes = dice.pick([5, 10, 15, 25, 30, 45, 50, 60, 90, 120]);
  const fate = dice.pick([
    'keep', 'replace', 'cancel', { shorten_to: dice.whole(1, minutes) }, { shorten_to: dice.whole(1, 150) }, { less_often: dice.whole(0, 4) / 2 },
    { fewer: dice.whole(0, 12) },
  ]);
  return { name: `Meeting ${index}`, attendees: dice.estimate(1, 20), minutes, per_week: dice.estimate(0, 7), fate };
}

function tool(dice, index) {
  const price = dice.chance(0.5) ? { flat: dice.estimate(0, 500) } : { per_user: dice.estimate(0, 25) };
  return { name: `Tool ${index}`, price, seats: dice.chance(0.5) ? null : dice.estimate(1, 80), action: dice.pick(['add', 'drop']) };
}

function otherLine(dice, index) {
  const kind = dice.pick(['annual_benefit', 'annual_cost', 'one_off_cost']);
  return { name: `Line ${index}`, kind, amount: dice.estimate(0, 20000), cash: dice.chance(0.5) };
}

/** Three shares, rising but for one case in twenty; flat now and then. A range may overlap its neighbour's. */
function adoption(dice) {
  if (dice.chance(0.1)) return Array(3).fill(dice.estimate(0, 1));
  const shares = [0, 1, 2].map(() => dice.estimate(0, 1));
  const middle = (share) => (typeof share === 'object' ? share.likely : share);
  return dice.chance(0.05) ? shares : shares.sort((first, second) => middle(first) - middle(second));
}

function change(dice) {
  return {
    training_hours_per_person: dice.estimate(0, 30), documentation_hours: dice.estimate(0, 400), lead_hours_per_week: dice.estimate(0, 30),
    other_one_off: dice.estimate(0, 40000), upkeep_hours_per_week: dice.estimate(0, 15), dip: dice.estimate(0, 0.4),
    dip_months: dice.estimate(0, dice.pick([1, 3, 12])),
  };
}

/** A complete scenario document; keys nobody knows are strewn in, since they must be let through. */
export function randomScenario(seed, rangeShare = 0.3) {
  const dice = new Dice(seed, rangeShare);
  const costPerLeaver = dice.chance(0.5) ? { amount: dice.estimate(0, 150000) } : { share_of_pay: dice.estimate(0, 2) };
  const scenario = {
    version: 1, name: `Random ${seed}`, currency: dice.pick(['USD', 'EUR', 'GBP', 'JPY', 'CHF']),
    team: { people: dice.chance(0.7) ? dice.whole(1, 200) : dice.estimate(1, 60), annual_pay: dice.estimate(12000, 250000),
      on_cost: dice.estimate(0, 1), hours_per_week: dice.estimate(15, 50), weeks_per_year: dice.estimate(36, 52) },
    meetings: { load: load(dice), cut: dice.estimate(0, 1), replacement: dice.estimate(0, 1) },
    time: { recapture: dice.estimate(0, 1) },
    deep_work: { hours_before: dice.estimate(0, 25), share_of_freed_time: dice.estimate(0, 1),
      premium: dice.chance(0.5) ? 0 : dice.estimate(0, 1), hours_target: dice.estimate(10, 30) },
    turnover: { rate: dice.estimate(0, 0.6), reduction: dice.estimate(0, 1), cost_per_leaver: costPerLeaver,
      lag_months: dice.chance(0.3) ? dice.whole(0, 24) : dice.estimate(0, 24), hard_share: dice.estimate(0, 1) },
    tools: dice.list(0, 4, (index) => tool(dice, index)),
    change: change(dice),
    rollout: { start: '2027-01-04', days: dice.whole(1, 400), adoption: adoption(dice) },
    finance: { horizon_months: dice.chance(0.2) ? dice.whole(1, 12) : dice.whole(1, 120), discount_rate: dice.estimate(0, 0.5) },
    other_lines: dice.list(0, 5, (index) => otherLine(dice, index)),
  };
  if (dice.chance(0.3)) Object.assign(scenario, { x_unknown: { deep: [1, 'two', null] } });
  if (dice.chance(0.3)) Object.assign(scenario.team, { x_floor: 3 });
  return scenario;
}

/** The edges first, then random scenarios up to `count` documents. */
export function scenarios(count, seed) {
  const edges = edgeScenarios();
  const random = Array.from({ length: Math.max(0, count - edges.length) }, (_, index) => randomScenario(seed * 1000003 + index, [0, 0.3, 0.9][index % 3]));
  return [...edges, ...random].slice(0, count);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [count, seed] = [Number(process.argv[2] ?? 100), Number(process.argv[3] ?? 1)];
  for (const scenario of scenarios(count, seed)) console.log(JSON.stringify(scenario));
}
