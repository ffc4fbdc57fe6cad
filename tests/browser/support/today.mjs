// The day on which every journey takes place. The page's clock stands still at ten in the morning of it (support/probe.js), so that no
// journey depends on when it runs, or on whether midnight falls into it.
const TODAY = '2027-03-15';

/** The day so many days from that one, `YYYY-MM-DD`. */
export function day(away) {
  const date = new Date(`${TODAY}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + away);
  return date.toISOString().slice(0, 10);
}
