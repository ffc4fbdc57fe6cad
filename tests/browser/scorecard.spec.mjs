// Is it working? Readings typed and pasted, held against targets, and kept like the rest of the work.
import { CASES, WORK, UNDO, button, choose, save, share, start } from './support/case.mjs';
import { expect, test } from './support/test.mjs';
import { day } from './support/today.mjs';

/** The menu that saves the readings of all figures. */
const EXPORT = 'summary[aria-label="Export all readings"]';
const part = (kpi, name) => `[id="kpi-${kpi}-${name}"]`;
const chip = (kpi) => `[id="${kpi}"] .chip`;
const fold = (kpi, place) => `[id="${kpi}"] > details:nth-of-type(${place}) > summary`;

const open = (host, visit, options) => start(host, visit, options, '#/scorecard');

/** Picks a day, as the browser's own picker would. */
async function pickDay(visitor, kpi, day) {
  await visitor.place(part(kpi, 'date'));
  await visitor.run((id, text) => {
    const input = document.getElementById(id);
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, `kpi-${kpi}-date`, day);
}

const paste = (visitor, text) => visitor.run((pasted) => {
  const field = document.getElementById('readings-paste');
  field.value = pasted;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}, text);

async function addReading(visitor, kpi, day, value) {
  await visitor.click(part(kpi, 'add'));
  await pickDay(visitor, kpi, day);
  await visitor.fill(part(kpi, 'value'), value);
  await visitor.press('Enter');
  await visitor.until((id) => !document.getElementById(id), `the form of ${kpi} is closed`, `kpi-${kpi}-value`);
}

const untilKept = (visitor, count) => visitor.until((key, readings) => {
  const work = JSON.parse(localStorage.getItem(key) ?? 'null');
  return work?.scenarios[0].scenario.scorecard?.readings?.length === readings;
}, `${count} readings are saved`, WORK, count);

test('from a first reading to a target met, by typing; it stays, is sent, and is undone', async ({ host, visit }) => {
  const visitor = await open(host, visit);
  await visitor.click(button('Add a first reading'));
  await visitor.until(() => document.activeElement.id === 'kpi-meeting_load-value', 'the value has the focus');
  await addReading(visitor, 'resolution_time', '2026-01-05', '48');
  await visitor.sees(/^one reading so far$/, chip('resolution_time'));
  await addReading(visitor, 'resolution_time', '2026-02-02', '30');
  await visitor.sees(/^on the way$/, chip('resolution_time'));
  await visitor.sees(/75\s?% of the way from 48 h to under 24 h\./, '#resolution_time');
  await addReading(visitor, 'resolution_time', '2026-03-02', '20');
  await visitor.sees(/^met$/, chip('resolution_time'));
  await visitor.sees(/^Resolution time is on target\./, '.sentence[role=status]');
  expect(await visitor.run(() => document.querySelectorAll('#resolution_time .point').length)).toBe(3);

  await visitor.click(fold('resolution_time', 3));
  await visitor.fill(part('resolution_time', 'target'), '12');
  await visitor.sees(/^on the way$/, chip('resolution_time'));
  await visitor.sees(/your target 12 h/, '#resolution_time');
  await visitor.press('Tab');
  await untilKept(visitor, 3);
  await visitor.reload();
  await visitor.ready();
  await visitor.sees(/^on the way$/, chip('resolution_time'));
  const link = await share(visitor);
  expect(await visitor.problems()).toEqual([]);
  await visitor.leave();

  const other = await visit();
  await other.open(`${link}/scorecard`);
  await other.sees(/20 h Mar 2, 2026/, '#resolution_time');
  await other.sees(/at most 12 h/, '#resolution_time');
});

test('every step is undone to the start: readings kept, changed and removed, a target', async ({ host, visit }) => {
  const visitor = await open(host, visit);
  await addReading(visitor, 'turnover', '2026-01-05', '30');
  await addReading(visitor, 'turnover', '2026-04-06', '12,5');
  await visitor.sees(/12\.5% a year, Apr 6, 2026/, '#turnover');
  await visitor.click(fold('turnover', 2));
  await visitor.click(button('Change the reading of Apr 6, 2026'));
  await visitor.until(() => document.activeElement.id === 'kpi-turnover-value', 'the value has the focus');
  expect(await visitor.value(part('turnover', 'value'))).toBe('12.5');
  await visitor.fill(part('turnover', 'value'), '11');
  await visitor.press('Enter');
  await visitor.sees(/11% a year, Apr 6, 2026/, '#turnover');
  await visitor.click(button('Remove the reading of Jan 5, 2026'));
  await visitor.sees(/1 reading/, fold('turnover', 2));
  await visitor.until(() => document.activeElement.getAttribute('aria-label') === 'Remove the reading of Apr 6, 2026', 'the focus goes along');
  await visitor.click(fold('turnover', 3));
  await visitor.fill(part('turnover', 'target'), '10');
  await visitor.sees(/^one reading so far$/, chip('turnover'));
  await visitor.press('Tab');
  for (let step = 0; step < 5; step += 1) await visitor.click(UNDO);
  expect(await visitor.run(() => document.querySelector('[aria-label=Undo]').ariaDisabled === 'true')).toBe(true);
  await visitor.sees(/Measure the baseline before you start/);
  await visitor.sees(/^no reading yet$/, chip('turnover'));
  expect(await visitor.problems()).toEqual([]);
});

test('a reading that can mean two things is asked about', async ({ host, visit }) => {
  const visitor = await open(host, visit);
  await visitor.click(part('resolution_time', 'add'));
  await visitor.fill(part('resolution_time', 'value'), '1.250');
  await visitor.press('Enter');
  await visitor.sees(/^1,250 or 1\.25\?/, part('resolution_time', 'value-message'));
  await visitor.sees(/^no reading yet$/, chip('resolution_time'));
  await visitor.click(button('1,250'));
  await visitor.until((css) => document.activeElement.matches(css), 'the field has the focus', part('resolution_time', 'value'));
  await visitor.press('Enter');
  await visitor.sees(/1,250/, '#resolution_time');
});

test('what cannot be a reading is named at its field, and nothing is kept', async ({ host, visit }) => {
  const visitor = await open(host, visit);
  await visitor.click(part('deep_work', 'add'));
  await visitor.fill(part('deep_work', 'value'), 'half');
  await visitor.press('Enter');
  await visitor.sees(/“half” is not a number\./, part('deep_work', 'value-message'));
  await visitor.until(() => document.activeElement.getAttribute('aria-invalid') === 'true', 'the faulty field has the focus');
  await visitor.fill(part('deep_work', 'value'), '120');
  await visitor.press('Enter');
  await visitor.sees(/“120” does not fit: it must be at most 100%\./, part('deep_work', 'value-message'));
  await pickDay(visitor, 'deep_work', '');
  await visitor.fill(part('deep_work', 'value'), '30');
  await visitor.press('Enter');
  await visitor.sees(/A whole date is needed here\./, part('deep_work', 'date-message'));
  await visitor.sees(/^no reading yet$/, chip('deep_work'));
  await pickDay(visitor, 'deep_work', '2026-05-04');
  await visitor.click(part('deep_work', 'value'));
  await visitor.press('Enter');
  await visitor.sees(/30% May 4, 2026/, '#deep_work');

  await visitor.click(fold('deep_work', 3));
  await visitor.fill(part('deep_work', 'target'), '45');
  await visitor.fill(part('deep_work', 'target'), '45x');
  await visitor.sees(/still applies\.$/, part('deep_work', 'target-message'));
  await visitor.sees(/at least 45%/, '#deep_work');
  expect(await visitor.problems()).toEqual([]);
});

test('collaboration by its parts: what is known so far, the cap, and the grade that is kept', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await open(host, visit);
  await visitor.click(part('collaboration', 'add'));
  const parts = ['value', 'part1', 'part2', 'part3', 'part4', 'part5', 'part6', 'part7'];
  const type = (place, text) => visitor.fill(part('collaboration', parts[place]), text);
  await type(0, '24');
  await type(2, '80');
  await visitor.sees(/No grade yet: the known parts make up 45% of the weight, and 60% is needed\./, '#collaboration form');
  await visitor.press('Enter');
  await visitor.sees(/Fill in more of the parts for a grade\./, '#collaboration form');
  for (const [place, text] of [[1, '75'], [3, '3.9'], [4, '12'], [5, '2'], [6, '2'], [7, '1']]) await type(place, text);
  await visitor.sees(/7\.55 of 10\. Based on 100% of the weight\./, '#collaboration form');
  await type(2, '10');
  await visitor.sees(/6 of 10\. .*Capped at 6/, '#collaboration form');
  await type(2, '80');
  await visitor.press('Enter');
  await visitor.sees(/7\.55 of 10, /, '#collaboration .value');
  await visitor.sees(/Based on 100% of the weight\./, '#collaboration');
  await visitor.click(fold('collaboration', 2));
  await visitor.click('[id="kpi-collaboration-0-change"]');
  expect(await visitor.value(part('collaboration', 'part3'))).toBe('3.9');
  expect(await visitor.problems()).toEqual([]);
});

test('readings pasted as a table: faults by line and column, a look before they are taken, two definitions', async ({ host, visit }) => {
  const visitor = await open(host, visit);
  await visitor.click({ role: 'button', name: 'Paste from a spreadsheet' });
  await paste(visitor, ['KPI\tDate\tValue\tBlock', 'Deep work\t2026-01-05\t40 %\t60', 'Deep work\t2026-02-02\t25 %\t120', 'Deep work\t2026-03-02\t30 %\t120',
    'Meeting load\t5.1.2026\t14,5\t', 'Speed\t2026-01-05\t3\t', 'Turnover\tsoon\t12 %\t'].join('\n'));
  await visitor.sees(/2 rows cannot be read; 4 readings can\./, '#readings-paste-found');
  await visitor.sees(/line 6, column “KPI”: there is no KPI “Speed”/, '#readings-paste-found');
  await visitor.sees(/line 7, column “Date”: “soon” is not a date/, '#readings-paste-found');
  await visitor.sees(/Deep work: 3 readings, Jan 5, 2026 to Mar 2, 2026/, '#readings-paste-found');
  await visitor.click(button('Import only the 4 that can be read'));
  await visitor.sees(/Measured by blocks of 120 minutes or more since Feb 2, 2026; other readings by blocks of 60 minutes or more\./, '#deep_work');
  await visitor.sees(/14\.5 h a person and week, Jan 5, 2026/, '#meeting_load');
  expect(await visitor.run(() => document.querySelectorAll('#deep_work .plot .series').length), 'two lines, not one').toBe(2);
  await visitor.click(UNDO);
  await visitor.sees(/Measure the baseline before you start/);
});

test('one rule for the shares and dates of a pasted column, and what is in doubt is asked before anything is taken', async ({ host, visit }) => {
  const visitor = await open(host, visit);
  await visitor.click({ role: 'button', name: 'Paste from a spreadsheet' });
  await paste(visitor, ['Measured for the board', 'Figure\tDate\tValue', 'Deep work\t04/01/2026\t12 %', 'deep  work\t11/01/2026\t1'].join('\n'));
  await visitor.sees(/Some values can be read in two ways/, '#readings-paste-found');
  await visitor.sees(/“04\/01\/2026” in line 3, column “Date”, is: Jan 4, 2026 Apr 1, 2026/);
  expect(await visitor.run(() => [...document.querySelectorAll('.paste button')].some((one) => one.innerText.startsWith('Take over')))).toBe(false);
  await visitor.click(button('“04/01/2026” is Jan 4, 2026'));
  await visitor.sees(/2 readings can be read\..*Line 1 comes before the table/, '#readings-paste-found');
  await visitor.sees(/3 Deep work Jan 4, 2026 12% 4 Deep work Jan 11, 2026 1%/, '#readings-paste-preview');
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await visitor.click(button('Import 2 readings'));
  await visitor.sees(/1%/, '#deep_work .value');
  await visitor.click(UNDO);
  await visitor.sees(/Measure the baseline before you start/);
  expect(await visitor.problems()).toEqual([]);
});

test('a figure of the user’s own: added, named, measured, removed, and back', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await open(host, visit);
  await visitor.click(button('Add your own KPI'));
  await visitor.until(() => document.activeElement.id === 'kpi-own1-title', 'its name has the focus');
  await visitor.fill(part('own1', 'title'), 'First-time fixes');
  await visitor.fill(part('own1', 'unit'), '%');
  await visitor.fill(part('own1', 'target'), '90');
  await visitor.press('Tab');
  await addReading(visitor, 'own1', '2026-01-05', '84');
  await visitor.sees(/^First-time fixes$/, part('own1', 'name'));
  await visitor.sees(/84%/, '#own1 .value');
  await visitor.sees(/at least 90%/, '#own1');
  await visitor.run(() => {
    const select = document.querySelector('#own1 select');
    select.value = '1';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await visitor.sees(/^met$/, chip('own1'));
  await visitor.click(button('Remove this figure and its readings'));
  await visitor.until(() => !document.getElementById('own1'), 'the card is gone');
  await visitor.until(() => document.activeElement.id === 'add-kpi', 'the focus is where another can be added');
  await visitor.click(UNDO);
  await visitor.sees(/84%/, '#own1 .value');
  expect(await visitor.problems()).toEqual([]);
});

test('trends saved as pictures, and readings as a table that pastes back unchanged', async ({ host, visit }) => {
  const visitor = await open(host, visit);
  await visitor.click({ role: 'button', name: 'Paste from a spreadsheet' });
  await paste(visitor, ['Figure;Date;Value;Block;Definition;Baseline;Note', 'Deep work;2026-01-05;25.125 %;120;;;', 'Deep work;2026-02-02;30 %;120;;yes;"=1+1, or so"',
    'Turnover;2026-01-05;12 %;;by payroll;;'].join('\n'));
  await visitor.click(button('Import 3 readings'));
  const saveChart = async (kpi, place) => {
    await visitor.click(`#${kpi} .export summary`);
    return visitor.download(`#${kpi} .export .item:nth-of-type(${place})`);
  };
  const svg = await saveChart('deep_work', 1);
  expect(svg.name).toMatch(/^Our-team-Deep-work-over-time-\d{4}-\d\d-\d\d\.svg$/);
  const drawn = await visitor.run((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    const strokes = [...root.querySelectorAll('path')].map((path) => path.getAttribute('stroke'));
    return { root: root.localName, words: root.textContent, line: strokes.some((stroke) => stroke?.startsWith('rgb')) };
  }, svg.text);
  expect(drawn).toMatchObject({ root: 'svg', line: true });
  expect(drawn.words).toMatch(/^Deep work over time.*Our team · .*benchmark.*readings/);
  const png = await saveChart('deep_work', 2);
  expect(png.name).toMatch(/^Our-team-Deep-work-over-time-.*\.png$/);
  expect(png.text.slice(1, 4)).toBe('PNG');

  const table = await save(visitor, EXPORT, 'Save all readings as CSV');
  expect(table.name).toMatch(/^Our-team-readings-\d{4}-\d\d-\d\d\.csv$/);
  expect(table.text.replace('\ufeff', '').split('\r\n')).toEqual(['Figure,Date,Value,Block minutes,Definition,Baseline,Note', 'Deep work,2026-01-05,25.1250%,120,,,',
    'Turnover,2026-01-05,12%,,by payroll,,', 'Deep work,2026-02-02,30%,120,,yes,"\u200b=1+1, or so"', '']);
  const one = await saveChart('turnover', 3);
  expect(one.name).toMatch(/^Our-team-Turnover-\d{4}-\d\d-\d\d\.csv$/);
  expect(one.text).toMatch(/Turnover,2026-01-05,12%,,by payroll,,\r\n$/);
  expect(one.text).not.toContain('Deep work');

  await choose(visitor, CASES, 'New case');
  await visitor.sees(/Measure the baseline before you start/);
  await visitor.click({ role: 'button', name: 'Paste from a spreadsheet' });
  await paste(visitor, table.text);
  await visitor.click(button('Import 3 readings'));
  await visitor.sees(/Source: =1\+1, or so/, '#deep_work');
  expect((await save(visitor, EXPORT, 'Save all readings as CSV')).text).toBe(table.text);
  expect(await visitor.problems()).toEqual([]);
});

test('a form opened after midnight begins with the new day, and keeps what was typed', async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/scorecard');
  const later = (days) => visitor.run((count) => window.probe.setDay(count), days);
  await later(1);
  await visitor.click(part('turnover', 'add'));
  expect(await visitor.value(part('turnover', 'date'))).toBe(day(1));
  await visitor.fill(part('turnover', 'value'), '12');
  await visitor.click(part('turnover', 'add'));
  await later(2);
  await visitor.click(part('turnover', 'add'));
  expect(await visitor.value(part('turnover', 'date'))).toBe(day(1));
  expect(await visitor.value(part('turnover', 'value'))).toBe('12');
  expect(await visitor.problems()).toEqual([]);
});

test('on a phone: what is due, noise, several people, an event, and pasted readings that ask first', async ({ host, visit }) => {
  const visitor = await open(host, visit, { viewport: { width: 390, height: 844 } });
  await visitor.click({ role: 'button', name: 'Paste from a spreadsheet' });
  const weekly = ['2027-01-18\t14', '2027-01-25\t15', '2027-02-01\t14', '2027-02-08\t15', '2027-02-15\t14', '2027-03-01\t10'];
  const table = ['Figure\tDate\tValue\tEntered by', ...weekly.map((row) => `Meeting load\t${row}\t`), 'Turnover\tQ4 2026\t12 %\tKim'];
  await paste(visitor, table.join('\n'));
  await visitor.sees(/Turnover: 1 reading, Q4 2026/, '#readings-paste-found');
  await visitor.click(button('Import 7 readings'));
  await visitor.sees(/Due readings Meeting load unassigned · Mon, Mar 8, 2027 · 7 days overdue/);
  await visitor.sees(/Next reading: Turnover, Wed, Mar 31, 2027 \(in 16 days\)\./);
  await visitor.sees(/The change since Mar 1, 2027 is beyond usual noise: outside the limits of the first 5 readings, 11\.7\d* h to 17\.\d+ h \(shaded\)\./, '#meeting_load');
  await visitor.click(button('Add reading: Meeting load'));
  await visitor.until(() => document.activeElement.id === 'kpi-meeting_load-value', 'the value has the focus');
  await visitor.fill(part('meeting_load', 'value'), '9');
  await visitor.fill(part('meeting_load', 'by'), 'Ada');
  await visitor.press('Enter');
  await visitor.sees(/9 h a person and week, Mar 15, 2027/, '#meeting_load');
  await visitor.until(() => !document.querySelector('.due'), 'nothing is due');

  await visitor.click({ role: 'button', name: 'Paste from a spreadsheet' });
  await paste(visitor, 'Figure\tDate\tValue\tEntered by\nMeeting load\t2027-03-15\t11\tBo\nMeeting load\t2027-03-15\t13\tAda');
  await visitor.sees(/Meeting load, Mar 15, 2027, Ada: yours is 9 h a person and week, pasted is 13 h a person and week/, '#readings-paste-found');
  await visitor.click(button('Import 2 readings, keep mine where they differ'));
  await visitor.sees(/10 h a person and week, Mar 15, 2027/, '#meeting_load');
  await visitor.sees(/Mean of 2 people: Ada, Bo\./, '#meeting_load');

  await visitor.click(button('Add an event'));
  await visitor.fill('#event-0-text', 'Reorganization');
  await visitor.sees(/Reorganization/, '#turnover .plot');
  expect(await visitor.accessibilityFaults()).toEqual([]);
  expect(await visitor.problems()).toEqual([]);
});

const MINE = 'input[aria-label="Your answer as a line of text"]';
const SURVEY = 'section[aria-labelledby=survey]';

/** Starts a survey: the fragment of its link, and what is stored once it is saved. */
async function startSurvey(visitor) {
  await visitor.click(button('Start a survey'));
  await visitor.sees(/No answers yet\..* 5 to go\./, SURVEY);
  const link = await visitor.value('#survey-link');
  await visitor.until((key) => Boolean(JSON.parse(localStorage.getItem(key) ?? 'null')?.scenarios[0].scenario.survey), 'the survey is saved', WORK);
  return { form: link.slice(link.indexOf('#')), kept: await visitor.stored() };
}

/** Answers as one more person: in the same browser, since WebKit's has one window, so what is stored must not change. */
async function answerSurvey(visitor, form, person) {
  await visitor.open(`${visitor.page}?${person}${form}`);
  await visitor.sees(/4 statements are left\./, '.survey');
  await visitor.run((level) => document.querySelectorAll('.survey fieldset.segmented').forEach((scale) => scale.querySelectorAll('input')[level].click()), person % 2 ? 3 : 4);
  return visitor.value(MINE);
}

async function addAnswers(visitor, text, outcome) {
  await visitor.fill('#survey-paste', text);
  await visitor.click(button('Add the answers'));
  await visitor.sees(outcome, '#survey-outcome');
}

test('a survey by link: what is answered outlives a reload, is not stored, and is added as a line of text', async ({ host, visit }) => {
  const visitor = await open(host, visit);
  const { form, kept } = await startSurvey(visitor);
  const answered = await answerSurvey(visitor, form, 0);
  await visitor.fill('#survey-received', '4');
  await visitor.fill('#survey-actionable', '5');
  await visitor.sees(/cannot be larger than the first/, '.survey');
  await visitor.fill('#survey-actionable', '3');
  const corrected = await visitor.value(MINE);
  expect(corrected).not.toBe(answered);
  await visitor.reload();
  expect(await visitor.value(MINE), 'a reload keeps the answer').toBe(corrected);
  expect(await visitor.stored()).toEqual(kept);
  await visitor.open(`${visitor.page}#/scorecard`);
  await addAnswers(visitor, answered, /^1 answer added\.$/);
  await addAnswers(visitor, corrected, /^1 answer corrected\.$/);
  expect(await visitor.problems()).toEqual([]);
});

test('five people answer a survey, each counts once, and the means become a reading', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await open(host, visit);
  const { form, kept } = await startSurvey(visitor);
  const answers = [];
  for (let person = 0; person < 5; person += 1) answers.push(await answerSurvey(visitor, form, person));
  await visitor.fill('#survey-received', '4');
  await visitor.fill('#survey-actionable', '3');
  const corrected = await visitor.value(MINE);
  expect(await visitor.stored()).toEqual(kept);
  await visitor.open(`${visitor.page}#/scorecard`);
  await addAnswers(visitor, answers.slice(0, 4).join('\n'), /^4 answers added\.$/);
  await visitor.sees(/4 answers so far\. .*: 1 to go\./, SURVEY);
  await addAnswers(visitor, `${answers.join('\n')}\n${corrected}\n${corrected.slice(0, -4)}`, /^1 answer added\. 1 answer corrected\. 4 answers already counted\. 1 answer is incomplete/);
  await visitor.sees(/Mean of all\s*4\.6/, SURVEY);
  await visitor.sees(/Fewer than five people counted handoffs/, SURVEY);
  await visitor.click(button('Use in a reading'));
  expect(await visitor.value(part('collaboration', 'part3'))).toBe('4.6');
  await visitor.click(UNDO);
  await visitor.sees(/4 answers so far\./, SURVEY);
});
