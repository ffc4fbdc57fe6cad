// The baseline from files: dropped, understood, taken over, undone; and what must never happen with them.
import { UNDO, WORK, button, share, start } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

const open = (host, visit, options) => start(host, visit, options, '#/measure');

const event = (uid, name, rule, more = '') => `BEGIN:VEVENT
UID:${uid}
SUMMARY:${name}
DTSTART;TZID=Europe/Berlin:20270104T090000
DTEND;TZID=Europe/Berlin:20270104T100000
RRULE:${rule}
ATTENDEE:mailto:ana@example.org
ATTENDEE:mailto:bo@example.org
ATTENDEE:mailto:cy@example.org
${more}END:VEVENT
`;
const calendar = (...events) => `BEGIN:VCALENDAR
X-WR-CALNAME:ana@example.org
${events.join('')}END:VCALENDAR
`;

/** Five hours a week that count, and one that is shown as free. */
const CALENDAR = calendar(
  event('1', 'Zebra stand-up', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'),
  event('2', 'Lunch', 'FREQ=WEEKLY', 'TRANSP:TRANSPARENT\n').replaceAll('T090000', 'T120000').replaceAll('T100000', 'T130000'),
);
const TICKETS = 'Created,Resolved\n2027-02-01 09:00,2027-02-01 19:00\n2027-02-02 09:00,2027-02-03 15:00\n2027-02-03 09:00,2027-02-05 11:00\n';
const ROSTER = 'name,zone,start,end\nAna,Europe/Berlin,9:00,17:00\nRavi,Asia/Kolkata,9:00,17:30\n';

/** Drops files on the page, as from a folder. */
const drop = (visitor, files) => visitor.run((dropped) => {
  const transfer = new DataTransfer();
  for (const [name, text] of dropped) transfer.items.add(new File([text], name));
  document.querySelector('main').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
}, files);

/** Ticks or unticks the box whose words begin so. */
const tick = (visitor, words) => visitor.run((start) => {
  const label = [...document.querySelectorAll('main label.check')].find((found) => found.innerText.trim().startsWith(start));
  label.querySelector('input').click();
}, words);

/** Opens what is folded under these words. */
const unfold = (visitor, words) => visitor.run((words) => [...document.querySelectorAll('main summary')].find((found) => found.innerText.includes(words)).click(), words);

/** The meeting load that is saved: of the case with a list of meetings, if there is one. */
const meetingLoad = (visitor) => visitor.run((key) => {
  const work = JSON.parse(localStorage.getItem(key) ?? 'null');
  const loads = work?.scenarios.map(({ scenario }) => scenario.meetings?.load) ?? [];
  return loads.find((load) => load?.inventory) ?? loads[0] ?? null;
}, WORK);

test('files that are dropped: understood, a rule switched, taken over with their source, undone, and gone after a reload', async ({ host, visit }) => {
  const visitor = await open(host, visit);
  await drop(visitor, [['ana.ics', CALENDAR], ['export.csv', TICKETS], ['team.csv', ROSTER]]);
  await visitor.sees(/Read: 1 calendar, 1 ticket export, 1 roster\./, '.drop-zone');
  await visitor.sees(/5 hours of meetings per person and week; .+ hours of deep work\. From 20 meetings in the calendar of 1 person, Feb 15 to Mar 14, 2027\./, '[aria-labelledby=take-over]');
  await unfold(visitor, 'Show 3 files');
  await visitor.sees(/Calendar of ana@example\.org \(the calendar has that name\), 2 events/);
  await visitor.sees(/Feb 15 to Mar 14, 2027 \(4 weeks\): 24 events; 20 of them count as meetings\./);
  await visitor.sees(/3 tickets: 3 resolved, 0 open\./);
  await visitor.sees(/Hours in meetings .* → 5 h/, '[aria-labelledby=take-over]');
  await unfold(visitor, 'Period and rules');
  await visitor.sees(/4 events; without this rule: \+1 h a person and week/, '[aria-labelledby=measured-calendars]');
  await tick(visitor, 'Leave out events shown as free');
  await visitor.sees(/Hours in meetings .* → 6 h/, '[aria-labelledby=take-over]');
  await tick(visitor, 'Leave out events shown as free');
  await visitor.sees(/Hours in meetings .* → 5 h/, '[aria-labelledby=take-over]');
  await visitor.sees(/Resolution time no reading yet → 30 h/, '[aria-labelledby=take-over]');
  await visitor.sees(/Net present value \(likely case\): .+ → .+/, '[aria-labelledby=take-over]');
  await visitor.click('[aria-labelledby=take-over] .button.primary');
  await visitor.sees(/^9 figures taken over\./, '.toast');
  await expect.poll(() => meetingLoad(visitor)).toMatchObject({ hours_per_person_week: 5 });
  const stored = JSON.stringify(await visitor.stored());
  expect(stored).toContain('Calendars of 1 person, Feb 15 to Mar 14, 2027');
  for (const secret of ['Zebra', 'ana.ics', 'ana@example.org', 'Ravi', 'export.csv']) expect(stored).not.toContain(secret);
  await visitor.click(UNDO);
  await expect.poll(() => meetingLoad(visitor)).toMatchObject({ hours_per_person_week: { likely: 13 } });
  expect(await visitor.requestsElsewhere()).toEqual([]);
  expect(await visitor.problems()).toEqual([]);
  await visitor.reload();
  await visitor.ready();
  await visitor.sees(/Choose files/);
  expect(await visitor.text('[aria-labelledby=take-over]')).toBeNull();
});

test('the list of meetings: names stay out unless they are kept, and a link never carries them', async ({ host, visit }) => {
  const visitor = await open(host, visit);
  await drop(visitor, [['ana.ics', CALENDAR]]);
  await visitor.sees(/Read: 1 calendar\./, '.drop-zone');
  await tick(visitor, 'List of meetings');
  await visitor.sees(/Zebra stand-up 3 60 5 15 /, '.measure-meetings');
  await visitor.click('[aria-labelledby=take-over] .button.primary');
  await visitor.sees(/figures taken over\./, '.toast');
  await expect.poll(async () => (await meetingLoad(visitor))?.inventory?.[0]).toMatchObject({ name: 'Meeting 1', attendees: 3, minutes: 60, per_week: 5, fate: 'replace' });
  await visitor.click(UNDO);
  await tick(visitor, 'Keep all meeting names');
  await visitor.click('[aria-labelledby=take-over] .button.primary');
  await expect.poll(async () => (await meetingLoad(visitor))?.inventory?.[0].name).toBe('Zebra stand-up');
  const link = await share(visitor);
  await visitor.leave();
  const other = await visit();
  await other.open(link);
  await expect.poll(async () => (await meetingLoad(other))?.inventory?.[0].name).toBe('Meeting 1');
});

test('the sample is marked as made up, and nothing of it can be taken over; two periods are compared', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await open(host, visit);
  await visitor.click(button('Try a sample week'));
  await visitor.sees(/Sample: a made-up team of three, and the roster of another one/, '.drop-zone');
  await visitor.sees(/Read: 3 calendars, 1 ticket export, 1 roster\./, '.drop-zone');
  await visitor.sees(/The sample is made up, so none of its figures can be taken over\./, '[aria-labelledby=take-over]');
  expect(await visitor.run(() => document.querySelectorAll('[aria-labelledby=take-over] button').length)).toBe(0);
  await visitor.click(button('Compare with an earlier period'));
  await visitor.sees(/Meeting load changed by .+; 80% likely to be between .+ and .+\./);
  await drop(visitor, [['ana.ics', CALENDAR]]);
  await visitor.sees(/Read: 1 calendar\./, '.drop-zone');
  await visitor.sees(/Take over \d figures/, '[aria-labelledby=take-over]');
  expect(await visitor.problems()).toEqual([]);
});

test('broken and hostile files: each is named with its reason, nothing runs, and the others are measured', async ({ host, visit }) => {
  const visitor = await open(host, visit);
  const hostile = calendar(event('1', '<img src=x onerror="window.ran=1"><script>window.ran=1</script>', 'FREQ=WEEKLY'));
  await drop(visitor, [['empty.ics', ''], ['binary.csv', '\u0000\u0001\u0002'.repeat(50)], ['cut.zip', 'PK\u0003\u0004cut'], ['hostile.ics', hostile]]);
  await visitor.sees(/Read: 1 calendar\. 3 files were skipped\./, '.drop-zone');
  for (const name of ['empty.ics', 'binary.csv', 'cut.zip']) await visitor.sees(new RegExp(`${name}: .+`), '#skipped-files');
  await unfold(visitor, 'Look through');
  await visitor.sees(/<img src=x/, '.measure-events');
  expect(await visitor.run(() => window.ran)).toBeFalsy();
  expect(await visitor.problems()).toEqual([]);
});

test('no data is never taken over as zero, and what is refused is told beside its field', async ({ host, visit }) => {
  const visitor = await open(host, visit);
  await drop(visitor, [['ana.ics', CALENDAR], ['broken.ics', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:xx'], ['empty.ics', calendar().replace('ana@', 'bo@')]]);
  await visitor.sees(/5 hours of meetings per person and week.+ calendar of 1 person/, '[aria-labelledby=take-over]');
  await visitor.sees(/broken\.ics: No event can be read\. Line 2: .+ Export the calendar again\./, '#skipped-files');
  await unfold(visitor, 'Show 2 files');
  await tick(visitor, 'Count its owner, with no meetings');
  await visitor.sees(/2.5 hours of meetings per person and week.+ calendars of 2 people/, '[aria-labelledby=take-over]');
  await tick(visitor, 'Count its owner, with no meetings');
  await visitor.sees(/calendar of 1 person/, '[aria-labelledby=take-over]');
  await unfold(visitor, 'Period and rules');
  await visitor.fill('#calendar-hours', 'banana');
  await visitor.press('Tab');
  await visitor.sees(/not as “banana”\. 9-17 still applies\./, '#calendar-hours-message');
  expect(await visitor.run(() => { const field = document.querySelector('#calendar-hours'); return [field.value, field.getAttribute('aria-invalid')]; })).toEqual(['banana', 'true']);
  await visitor.fill('#calendar-hours', '9-18');
  await visitor.press('Tab');
  await visitor.until(() => !document.querySelector('#calendar-hours-message') && document.querySelector('#calendar-hours').value === '9-18', 'the refusal is gone');
  // A Saturday.
  for (const id of ['calendar-from', 'calendar-to']) {
    await visitor.run((id) => {
      const field = document.getElementById(id);
      field.value = '2027-02-20';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, id);
    await visitor.until((id) => document.getElementById(id).value === '2027-02-20', 'the day is in force', id);
  }
  await visitor.sees(/There are no events on Feb 20, 2027, so there is nothing to take over/, '[aria-labelledby=take-over]');
  await visitor.until(() => !document.querySelector('[aria-labelledby=take-over] .button.primary')?.checkVisibility(), 'nothing can be taken over');
  expect(await visitor.problems()).toEqual([]);
});

test('single events are searched and switched, and a reading that takes long is stopped', async ({ host, visit }) => {
  const visitor = await open(host, visit);
  await drop(visitor, [['ana.ics', CALENDAR]]);
  await visitor.sees(/20 of them count/);
  await unfold(visitor, 'Look through');
  await visitor.fill('#measure-search', 'lunch');
  await visitor.sees(/1 to 4 of 4/);
  await visitor.click('.measure-events tbody tr:first-child input');
  await visitor.sees(/21 of them count as meetings/);
  await visitor.click('.measure-events tbody tr:first-child button');
  await visitor.sees(/20 of them count/);
  await visitor.run(() => {
    const events = Array.from({ length: 60_000 }, (_, uid) => `BEGIN:VEVENT\nUID:${uid}\nDTSTART:20270201T090000Z\nDTEND:20270201T093000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n`);
    const transfer = new DataTransfer();
    transfer.items.add(new File([`BEGIN:VCALENDAR\n${events.join('')}END:VCALENDAR\n`], 'large.ics'));
    document.querySelector('main').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
  });
  await visitor.click(button('Stop reading'));
  await visitor.until(() => !document.querySelector('[aria-labelledby=take-over]') && document.querySelector('.drop-zone').innerText.includes('Choose files'), 'nothing is measured');
  await drop(visitor, [['team.csv', ROSTER]]);
  await visitor.sees(/Read: 1 roster\./, '.drop-zone');
  expect(await visitor.problems()).toEqual([]);
});

test('the page measures with the host switched off', async ({ host, visit }) => {
  const { page, stop } = await host();
  const visitor = await visit();
  await visitor.open(page);
  await visitor.keptForOffline();
  await stop();
  await visitor.run(() => { location.hash = '#/measure'; });
  await visitor.sees(/Choose files/);
  await drop(visitor, [['ana.ics', CALENDAR]]);
  await visitor.sees(/20 of them count/);
});

for (const [width, height] of [[1366, 657], [390, 844]]) {
  test(`accessible at ${width} pixels, and no wider than the window`, { tag: '@once' }, async ({ host, visit }) => {
    const visitor = await open(host, visit, { viewport: { width, height } });
    await visitor.click(button('Try a sample week'));
    await visitor.sees(/Read: 3 calendars/, '.drop-zone');
    await visitor.run(() => document.querySelectorAll('main details').forEach((details) => details.setAttribute('open', '')));
    expect(await visitor.accessibilityFaults()).toEqual([]);
    expect(await visitor.run(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}
