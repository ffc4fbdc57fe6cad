// The model of a case of the evidence preset's shape, boiled down for the loops that are compared: what is drawn, what is fixed.
import { meanAdoption, DAYS_PER_MONTH } from '../../tests/reference/model.mjs';
import { likelyCase } from '../../tests/reference/estimates.mjs';

/** What is drawn, each with its place in the document. The deep-work hours change no money, so that no loop draws them. */
const DRAWN = {
  on_cost: 'team.on_cost', hours: 'meetings.load.hours_per_person_week', cut: 'meetings.cut', replacement: 'meetings.replacement',
  recapture: 'time.recapture', rate: 'turnover.rate', reduction: 'turnover.reduction', leaver: 'turnover.cost_per_leaver.share_of_pay',
  training: 'change.training_hours_per_person', upkeep: 'change.upkeep_hours_per_week', dip: 'change.dip', dip_months: 'change.dip_months',
  adoption: 'rollout.adoption.2', discount: 'finance.discount_rate',
};

/** The names of what is drawn, in the order in which draws are given. */
export const NAMES = Object.keys(DRAWN);

const at = (document, path) => path.split('.').reduce((node, key) => node[key], document);

/** `{ranges, people, pay, hours_a_year, weeks, documentation, tools, months: [{adoption, slope, lagged, lead}]}`. */
export function plan(document) {
  const likely = likelyCase(document);
  const { team, change, rollout, finance, turnover } = likely;
  const settled = (share) => ({ rollout: { ...rollout, adoption: [rollout.adoption[0], rollout.adoption[1], share] } });
  const months = Array.from({ length: finance.horizon_months }, (_, index) => {
    const month = index + 1;
    const adoption = meanAdoption(settled(0), month);
    const leadDays = Math.max(0, Math.min(month * DAYS_PER_MONTH, rollout.days) - index * DAYS_PER_MONTH);
    return {
      adoption,
      slope: meanAdoption(settled(1), month) - adoption,
      lagged: Math.min(1, Math.max(0, month - turnover.lag_months)),
      lead: (change.lead_hours_per_week * leadDays) / 7,
    };
  });
  return {
    ranges: NAMES.map((name) => at(document, DRAWN[name])),
    people: team.people, pay: team.annual_pay, hours_a_year: team.hours_per_week * team.weeks_per_year, weeks: team.weeks_per_year,
    documentation: change.documentation_hours, tools: likely.tools.reduce((sum, { price }) => sum + price.per_user * team.people, 0), months,
  };
}
