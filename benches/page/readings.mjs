// A case at its fullest: a year of weekly readings on ten KPIs with events, monthly bills, and a case that was approved with 14 ranges.
import { caseDocument } from '../support/cases.mjs';

const WEEKS = 52;
const DAY = 86_400_000;
const BUILT_IN = {
  adoption: 0.6, resolution_time: 48, deep_work: 0.3, collaboration: 5, response_time: 4, meeting_load: 15, turnover: 0.2,
};
const OWN = ['own1', 'own2', 'own3'];
const BILLS = { tools: 60, upkeep: 500, training: 700 };
const MONTHS = 12;

const ago = (days) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
const weekAgo = (week) => ago(7 * (WEEKS - 1 - week));
const value = (start, week) => start * (1 + Math.sin(week) / 10);

/** Such a case, as a document: its rollout began a year ago, and two of three gates are decided. */
export function caseWithReadings() {
  const starts = Object.entries({ ...BUILT_IN, ...Object.fromEntries(OWN.map((id, place) => [id, 20 + place])) });
  const readings = starts.flatMap(([kpi, start]) => Array.from({ length: WEEKS }, (_, week) => ({
    kpi, date: weekAgo(week), value: value(start, week), note: `week ${week + 1}`,
  })));
  const kpis = OWN.map((id) => ({ id, name: `Figure ${id}`, unit: 'a week', direction: 'lower', target: 15 }));
  const annotations = [10, 25, 40].map((week) => ({ date: weekAgo(week), text: `Event in week ${week}` }));
  const bills = Object.entries(BILLS).flatMap(([line, amount]) => Array.from({ length: MONTHS }, (_, month) => ({
    line, date: ago(30 * month), amount: amount + 10 * month,
  })));
  const days = { g30: 30, g60: 60, g90: 90 };
  const gates = Object.entries(days).map(([id, day]) => ({
    id, day, checks: [['adoption', 'on_plan'], ['meeting_load', 'on_plan']],
    ...(id === 'g90' ? {} : { decision: 'go', decided_on: ago(358 - day), decided_by: 'Ana' }),
  }));
  const approved = { ...caseDocument('fourteen'), edition: 1, rollout: { ...caseDocument('fourteen').rollout, start: ago(358) } };
  return JSON.stringify({
    ...approved,
    approval: { date: ago(380), by: 'Finance', case: approved },
    plan: { gates },
    spending: { entries: bills },
    scorecard: { kpis, targets: { resolution_time: 24 }, annotations, readings },
  });
}
