// The worker that measures files, spoken to as the page does (measure/messages): what the browser adds to the session that is tested natively.
import { expect, test } from './support/test.mjs';

const CALENDAR = `BEGIN:VCALENDAR
X-WR-CALNAME:ana@example.org
BEGIN:VEVENT
UID:1
SUMMARY:Weekly
DTSTART;TZID=Europe/Berlin:20270104T090000
DTEND;TZID=Europe/Berlin:20270104T100000
RRULE:FREQ=WEEKLY
ATTENDEE:mailto:ana@example.org
ATTENDEE:mailto:bo@example.org
END:VEVENT
END:VCALENDAR
`;

/** Sends requests to a new worker, one after the other, and gives all that it answers. Runs in the page. */
async function talk(requests) {
  const address = document.querySelector('meta[name=measure-worker]').content;
  const worker = new Worker(address, { type: 'module' });
  const messages = [];
  let arrived = () => {};
  worker.onmessage = ({ data }) => { messages.push(data); arrived(); };
  worker.onerror = () => { messages.push('failed'); arrived(); };
  const next = async (isLast) => {
    while (!isLast(messages.at(-1))) await new Promise((resolve) => { arrived = resolve; });
    return messages.splice(0);
  };
  await next((message) => message !== undefined);
  const answers = [];
  for (const { request, files = [] } of requests) {
    worker.postMessage([JSON.stringify(request), ...files.map(({ name, text }) => new File([text], name))]);
    const replies = await next((message) => message === 'failed' || (message !== undefined && !('Progress' in JSON.parse(message))));
    answers.push(replies.map((message) => (message === 'failed' ? message : JSON.parse(message))));
  }
  worker.terminate();
  return answers;
}

const START = { request: { Start: { today: '2027-02-03', zone: 'Europe/Berlin' } } };
const reading = (name, text) => ({ request: { Read: [{ name, bytes: text.length }] }, files: [{ name, text }] });

/** The files of the worker that the page has fetched. */
const fetched = () => performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1)).filter((name) => name.startsWith('measure-worker'));

test('the worker reads files, tells how far it is, and is loaded only when it is used', async ({ host, visit }) => {
  const { page } = await host();
  const visitor = await visit();
  await visitor.open(page);
  expect(await visitor.run(fetched)).toEqual([]);
  const two = {
    request: { Read: [{ name: 'ana.ics', bytes: CALENDAR.length }, { name: 'note.txt', bytes: 5 }] },
    files: [{ name: 'ana.ics', text: CALENDAR }, { name: 'note.txt', text: 'Hello' }],
  };
  const events = { request: { Events: { text: '', shown: 'All', from: 0, count: 10 } } };
  const [[started], read, [listed], [refused]] = await visitor.run(talk, [START, two, events, { request: 'Nonsense' }]);
  expect(started.View.files).toEqual([]);
  expect(read.slice(0, -1).map(({ Progress }) => [Progress.files_done, Progress.file])).toEqual([[0, 'ana.ics'], [1, 'note.txt'], [2, '']]);
  const { View } = read.at(-1);
  expect(View.files.map(({ name, kind }) => [name, kind])).toEqual([['ana.ics', 'Calendar']]);
  expect(View.skipped.map(({ name }) => name)).toEqual(['note.txt']);
  expect(View.calendar.period.window).toEqual({ from: '2027-01-04', to: '2027-02-01', zone: 'Europe/Berlin', weeks: 4 });
  expect(View.calendar.period.figures.meeting_hours_per_week).toBe(1);
  expect(listed.Events.rows.map(({ start }) => start)).toEqual(['04', '11', '18', '25'].map((day) => `2027-01-${day}T09:00`));
  expect(refused.Refused).toBe('The request is not understood.');
  expect(await visitor.problems()).toEqual([]);
  expect(await visitor.requestsElsewhere()).toEqual([]);
});

test('files are read with the host switched off', async ({ host, visit }) => {
  const { page, stop } = await host();
  const visitor = await visit();
  await visitor.open(page);
  await visitor.keptForOffline();
  await stop();
  const [, read] = await visitor.run(talk, [START, reading('ana.ics', CALENDAR)]);
  expect(read.at(-1).View.calendar.period.counted).toBe(4);
});
