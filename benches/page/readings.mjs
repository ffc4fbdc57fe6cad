// A scorecard at its fullest: a year of weekly readings on ten key figures, with events.
import { caseDocument } from '../support/cases.mjs';

const WEEKS = 52;
const BUILT_IN = { resolution_time: 48, deep_work: 0.3, collaboration: 5, response_time: 4, fragmentation: 0.4, meeting_load: 15, turnover: 0.2 };
const OWN = ['own1', 'own2', 'own3'];
const FIRST_MONDAY = Date.UTC(2026, 0, 5);

const day = (week) => new Date(FIRST_MONDAY + week * 7 * 86_400_000).toISOString().slice(0, 10);
const value = (start, week) => start * (1 + Math.sin(week) / 10);

/** The plain case with it, as a document. */
export function caseWithReadings() {
  const starts = Object.entries({ ...BUILT_IN, ...Object.fromEntries(OWN.map((id, place) => [id, 20 + place])) });
  const readings = starts.flatMap(([kpi, start]) => Array.from({ length: WEEKS }, (_, week) => ({
    kpi, date: day(week), value: value(start, week), note: `week ${week + 1}`,
  })));
  const kpis = OWN.map((id) => ({ id, name: `Figure ${id}`, unit: 'a week', direction: 'lower', target: 15 }));
  const annotations = [10, 25, 40].map((week) => ({ date: day(week), text: `Event in week ${week}` }));
  return JSON.stringify({ ...caseDocument('plain'), scorecard: { kpis, targets: { resolution_time: 24 }, annotations, readings } });
}
