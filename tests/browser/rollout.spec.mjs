// The rollout: what is late, tasks, gates, days, and the plan as a file.
import { button, choose, save, share, start } from './support/case.mjs';
import { expect, test } from './support/test.mjs';
import { day } from './support/today.mjs';

/** Somebody new at the rollout page of a plan that began so many days ago. */
async function begunBefore(days, host, visit, options) {
  const visitor = await start(host, visit, options, `#rollout.start=${day(-days)}`);
  await visitor.click('.nav a[href="#/rollout"]');
  await visitor.sees(/The rollout/, '#page-title');
  return visitor;
}

const focused = (visitor, id) => visitor.until((wanted) => document.activeElement.id === wanted, `the focus is on ${id}`, id);

/** What is said to be late, a line each. */
const late = (visitor) => visitor.run(() => [...document.querySelectorAll('.due.late > li')].map((item) => item.innerText.replace(/\s+/g, ' ').trim()));

/** The titles of a phase's tasks, in order. */
const tasks = (visitor, phase) => visitor.run((place) => {
  const list = document.querySelectorAll('.phase')[place].querySelectorAll('.what');
  return [...list].map((title) => title.textContent);
}, phase);

/** Sets a field of a day: each browser's own has parts in an order of its own. */
const setDay = (visitor, id, date) => visitor.run((element, value) => {
  const input = document.getElementById(element);
  input.focus();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.blur();
}, id, date);

async function undoAll(visitor) {
  const undone = () => { const undo = document.querySelector('button[aria-label=Undo]'); undo.click(); return undo.ariaDisabled === 'true'; };
  await visitor.until(undone, 'there is nothing left to undo');
}

test('what is late comes first, with who and since when, until it is done or decided', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await begunBefore(42, host, visit);
  await visitor.sees(/Today is day 43 of 90, in “Documents and workflows”\. 0 of 11 tasks done, 5 are late\./, '.now');
  const first = await late(visitor);
  expect(first).toHaveLength(6);
  expect(first[0]).toMatch(/^Decide at the gate: Day 30, .* undecided for 13 days$/);
  expect(first[1]).toMatch(/^Measure the baseline Unassigned · due .* \(36 days ago\) 36 days late$/);

  await visitor.click({ role: 'link', name: 'Measure the baseline' });
  await focused(visitor, 'task-t1-edit');
  await visitor.press('Enter');
  await visitor.fill({ role: 'field', name: 'Owner, Measure the baseline' }, 'Kim Duarte');
  await visitor.sees(/Measure the baseline Kim Duarte · due/, '.due.late');
  await visitor.click('#task-t1-done');
  await visitor.sees(/1 of 11 tasks done, 4 are late\./, '.now');
  await visitor.run(() => [...document.querySelectorAll('.gate .decisions button')][1].click());
  await visitor.until(() => document.querySelectorAll('.due.late > li').length === 4, 'neither is late any more');
  expect((await late(visitor))[0]).toMatch(/^List the tools and habits of communication/);

  await visitor.until(() => Object.values(localStorage).join().includes('"adjust"'), 'the work is saved');
  await visitor.reload();
  await visitor.ready();
  expect(await late(visitor)).toHaveLength(4);
  expect(await visitor.problems()).toEqual([]);
});

test('a plan that nobody has touched asks for its first day, and calls nothing late before', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/rollout');
  await visitor.sees(/^Make this plan yours/, '.now');
  expect(await late(visitor)).toEqual([]);
  await visitor.click(button('Set the first day'));
  await focused(visitor, 'rollout-start');
  await setDay(visitor, 'rollout-start', day(-10));
  await visitor.sees(/^Today is day 11 of 90/, '.now');
  await visitor.press('Control+z');
  await visitor.sees(/^Make this plan yours/, '.now');
  await visitor.run(() => { window.probe.setDay(200); dispatchEvent(new Event('focus')); });
  await visitor.sees(/\(\d+ days ago\)/, '.tasks');
  expect(await visitor.run(() => document.querySelector('main').textContent), 'long after its first day').not.toMatch(/days late|undecided|\d late/);
});

test('tasks are added, moved through the phases and removed, and the focus goes along', async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/rollout');
  const before = await tasks(visitor, 0);
  await visitor.click('#phase-p1-add');
  await focused(visitor, 'task-t12-title');
  await visitor.driver.type('Tell the customers');
  expect(await tasks(visitor, 0)).toEqual([...before, 'Tell the customers']);
  await visitor.click(button('Move up: Tell the customers'));
  await focused(visitor, 'task-t12-up');
  expect((await tasks(visitor, 0)).at(-2)).toBe('Tell the customers');
  for (const key of ['Move down: Tell the customers', 'Move down: Tell the customers']) await visitor.click(button(key));
  await focused(visitor, 'task-t12-down');
  expect(await tasks(visitor, 0)).toEqual(before);
  expect((await tasks(visitor, 1))[0]).toBe('Tell the customers');
  await setDay(visitor, 'task-t12-due', '2027-05-12');
  await visitor.sees(/Unassigned · due Wed, May 12, 2027/, '.phase:nth-of-type(2)');
  await visitor.click(button('Remove Tell the customers'));
  await focused(visitor, 'task-t6-edit');
  await visitor.sees(/Removed “Tell the customers”\./, '.toast');
  await visitor.click('.toast button');
  expect((await tasks(visitor, 1))[0]).toBe('Tell the customers');
  await undoAll(visitor);
  expect(await tasks(visitor, 0)).toEqual(before);
  expect(await tasks(visitor, 1)).toHaveLength(3);
  expect(await visitor.problems()).toEqual([]);
});

test('the days of the plan and of the case are the same, and what is no number of days is named', async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/rollout/rollout-days');
  const total = { role: 'field', name: 'Days in total' };
  const second = { role: 'field', name: 'Days, Documents and workflows' };
  const lengths = async () => [await visitor.value(total), await visitor.value('#phase-p1-days'), await visitor.value(second)];
  await visitor.fill(total, '180');
  expect(await lengths()).toEqual(['180', '60', '60']);
  await visitor.fill(second, '4o');
  await visitor.press('Tab');
  await visitor.sees(/“4o” cannot be read: “o” is not part of a number, at column 2\. 60 still applies\./, '#phase-p2-days-message');
  expect(await visitor.run(() => document.querySelector('#phase-p2-days').getAttribute('aria-invalid'))).toBe('true');
  await visitor.fill(second, '1.000');
  await visitor.press('Tab');
  await visitor.sees(/1000 or 1\? 60 still applies until you choose\./, '.rollout');
  expect(await visitor.value(total)).toBe('180');
  await visitor.click(button('1000'));
  expect(await lengths()).toEqual(['1,120', '60', '1000']);
  expect(await visitor.run(() => document.activeElement.id)).toBe('phase-p2-days');
  await visitor.fill(second, '45');
  await visitor.press('Enter');
  expect(await lengths()).toEqual(['165', '60', '45']);
  expect(await visitor.run(() => document.querySelector('#phase-p2-days-message'))).toBeNull();
  await visitor.sees(/Day 105, /, '.gates');
  await visitor.click('.nav a[href="#/"]');
  await visitor.run(() => { location.hash = '#/case/rollout.days'; });
  const onCase = { role: 'field', name: 'Length of the rollout' };
  expect(await visitor.value(onCase)).toBe('165');
  await visitor.fill(onCase, '90');
  await visitor.press('Tab');
  await visitor.click('.nav a[href="#/rollout"]');
  await visitor.sees(/From .*Dates and phases 90 days from Mon, Jan 4, 2027/, '.rollout');
  await undoAll(visitor);
  await visitor.sees(/Days 31 to 60 · Feb 3 to Mar 4/, '.phase:nth-of-type(2)');
  expect(await visitor.problems()).toEqual([]);
});

/** The menu that saves the plan. */
const EXPORT = 'summary[aria-label="Export the plan"]';
const CALENDAR = 'Add to calendar (.ics)';

/** The events of a calendar by their UID: what, the first and the last day (which is not part of it), status and sequence number. */
function events(text) {
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
  const found = lines.join('\n').split('BEGIN:VEVENT').slice(1);
  return Object.fromEntries(found.map((event) => {
    const value = (name) => event.match(new RegExp(`^${name}[^:\n]*:(.*)$`, 'm'))[1];
    const days = { from: value('DTSTART;VALUE=DATE'), to: value('DTEND;VALUE=DATE') };
    return [value('UID'), { what: value('SUMMARY'), ...days, status: value('STATUS'), sequence: Number(value('SEQUENCE')) }];
  }));
}

const calendar = async (visitor) => events((await save(visitor, EXPORT, CALENDAR)).text);

test('the calendar has every task on its day, and is told of changes and removals', async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/rollout');
  const { name, text } = await save(visitor, EXPORT, CALENDAR);
  expect(name).toMatch(/^Our-team-rollout-\d{4}-\d\d-\d\d\.ics$/);
  const first = events(text);
  expect(Object.keys(first)).toHaveLength(14);
  const onDay = (days) => new Date(Date.UTC(2027, 0, 3 + days)).toISOString().slice(0, 10).replaceAll('-', '');
  const due = [7, 10, 14, 21, 30, 45, 52, 60, 70, 80, 90, 30, 60, 90];
  expect(Object.values(first).map(({ from, to }) => [from, to])).toEqual(due.map((days) => [onDay(days), onDay(days + 1)]));

  await visitor.click('#task-t1-edit');
  await setDay(visitor, 'task-t1-due', '2027-03-28');
  await visitor.run(() => document.querySelector('button[aria-label=Undo]').click());
  await visitor.run(() => document.querySelector('button[aria-label=Redo]').click());
  await visitor.until(() => document.querySelector('#task-t1-due').value === '2027-03-28', 'the day is there again');
  const second = await calendar(visitor);
  expect(Object.keys(second)).toEqual(Object.keys(first));
  const [moved, gone] = Object.keys(first);
  expect(second[moved]).toEqual({ what: 'Measure the baseline', from: '20270328', to: '20270329', status: 'CONFIRMED', sequence: 1 });
  expect(second[gone]).toEqual(first[gone]);

  await visitor.click('#task-t2-edit');
  await visitor.run(() => document.querySelector('.tasks .editor .danger').click());
  await visitor.until(() => !document.getElementById('task-t2-edit'), 'the task is gone');
  const third = await calendar(visitor);
  expect(third[gone]).toEqual({ ...first[gone], status: 'CANCELLED', sequence: 1 });
  await visitor.until((uid) => Object.values(localStorage).join().includes(uid), 'what was exported is saved', '"exported"');
  await undoAll(visitor);
  const undone = await calendar(visitor);
  expect(undone[gone]).toEqual({ ...first[gone], sequence: 2 });
  expect(undone[moved]).toEqual({ ...first[moved], sequence: 2 });
  await visitor.reload();
  await visitor.ready();
  expect(await calendar(visitor)).toEqual(undone);
  expect(await visitor.problems()).toEqual([]);
});

test('a case that came by a link has events of its own in a calendar', async ({ host, visit }) => {
  const sender = await start(host, visit, {}, '#/rollout');
  const sent = await calendar(sender);
  const link = await share(sender);
  await sender.leave();
  const recipient = await visit();
  await recipient.open(`${link}/rollout`);
  await recipient.sees(/The rollout/, '#page-title');
  const received = await calendar(recipient);
  expect(Object.keys(received)).toHaveLength(14);
  expect(Object.keys(received).filter((uid) => uid in sent)).toEqual([]);
  expect(await recipient.problems()).toEqual([]);
});

test('the plan as text and as a table; an empty plan is not saved, and that is said', async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/rollout');
  const markdown = await save(visitor, EXPORT, 'Save as Markdown');
  expect(markdown.name).toMatch(/\.md$/);
  expect(markdown.text).toMatch(/^# Rollout: Our team\n[^]*\n## Audit and tools\n[^]*\n- \[ \] Measure the baseline, due 2027-01-10/);
  const table = await save(visitor, EXPORT, 'Save as CSV');
  expect(table.name).toMatch(/\.csv$/);
  expect(table.text.split('\r\n')[1]).toMatch(/^Our team,Audit and tools,Measure the baseline,,2027-01-10,to do,/);
  await visitor.click(EXPORT);
  await visitor.sees(/commas and decimal points, as spreadsheets in your region expect/, '.menu[open]');
  await visitor.press('Escape');

  for (const id of [...Array(11).keys()].map((place) => `task-t${place + 1}`).concat('gate-g30', 'gate-g60', 'gate-g90')) {
    await visitor.run((edit) => document.getElementById(edit).click(), `${id}-edit`);
    await visitor.until(() => document.querySelector('.editor .danger') !== null, 'it is open');
    await visitor.run(() => [...document.querySelectorAll('.editor .danger')].at(-1).click());
    await visitor.until((edit) => !document.getElementById(edit), 'it is gone', `${id}-edit`);
  }
  for (const name of ['Add to calendar (.ics)', 'Save as Markdown', 'Save as CSV']) {
    await choose(visitor, EXPORT, name);
    await visitor.sees(/Nothing was saved: the plan has no task/, '.toast');
  }
  expect(await visitor.problems()).toEqual([]);
});

test('a picture is the same from a narrow dark window as from a wide light one', async ({ host, visit }) => {
  const pictures = [];
  for (const options of [{ viewport: { width: 320, height: 700 }, dark: true }, { viewport: { width: 1366, height: 800 } }]) {
    const visitor = await start(host, visit, options, '#/rollout');
    await visitor.click('.export summary');
    const png = await visitor.download(button('Save as PNG'));
    expect(png.name).toMatch(/^Our-team-The-rollout-in-90-days-\d{4}-\d\d-\d\d\.png$/);
    const pixels = (place) => [0, 1, 2, 3].reduce((sum, byte) => sum * 256 + png.text.charCodeAt(place + byte), 0);
    expect([pixels(16), pixels(20)]).toEqual([2400, 1350]);
    await visitor.click('.export summary');
    const svg = await visitor.download(button('Save as SVG'));
    pictures.push(await visitor.run(async (text) => {
      const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      const image = new Image();
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
      await image.decode();
      return { size: [image.naturalWidth, image.naturalHeight], paper: root.querySelector('rect').getAttribute('fill'), words: root.textContent, text };
    }, svg.text));
    expect(await visitor.run(() => document.querySelectorAll('.picture').length)).toBe(0);
    expect(await visitor.problems()).toEqual([]);
    await visitor.leave();
  }
  const [narrow, wide] = pictures;
  expect(narrow).toEqual(wide);
  expect(narrow.size).toEqual([1200, 675]);
  expect(narrow.paper).toBe('rgb(251, 250, 246)');
  for (const words of ['The rollout in 90 days', 'Our team · ', 'From Mon, Jan 4, 2027', 'Audit and tools', 'gate', 'late']) expect(narrow.words).toContain(words);
});

test('a gate: what it asks, what is suggested, what is decided, by whom and why, for somebody else too', async ({ host, visit }) => {
  const sender = await begunBefore(42, host, visit);
  const gate = 'article.gate:nth-of-type(1)';
  await sender.sees(/Resolution time has been measured ○? ?no reading/, gate);
  await sender.sees(/Suggestion: not yet known\. No reading since the start: .* The case is not approved, so the checks alone were looked at\./, gate);
  await sender.run((css) => document.querySelector(`${css} .decisions button:last-child`).click(), gate);
  await sender.sees(/^Day 30, .* stop Edit/, gate);
  expect(await sender.value('#gate-g30-decided')).toBe(day(0));
  await sender.fill('#gate-g30-by', 'Dana Fox');
  await sender.fill('#gate-g30-note', 'No reading, no case.');
  await sender.press('Tab');
  await sender.click('#gate-g30-edit');
  await sender.click('#gate-g30-ask');
  await sender.until(() => document.querySelectorAll('.gate .checks')[0].children.length === 6, 'it asks for one figure more');
  await sender.fill('#gate-g30-day', '70');
  await sender.press('Enter');
  await sender.sees(/^Day 60, /, gate);
  await focused(sender, 'gate-g30-day');
  const link = await share(sender);
  await sender.leave();

  const visitor = await visit();
  await visitor.open(`${link}/rollout`);
  await visitor.sees(/^Day 70, .* stop Edit/, 'article.gate:nth-of-type(2)');
  expect([await visitor.value('#gate-g30-by'), await visitor.value('#gate-g30-note')]).toEqual(['Dana Fox', 'No reading, no case.']);
  expect(await visitor.problems()).toEqual([]);
});

test('without a task, one button brings the article’s', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/rollout');
  for (let task = 1; task <= 11; task += 1) {
    await visitor.run((id) => document.getElementById(`task-${id}-edit`).click(), `t${task}`);
    await visitor.until(() => document.querySelector('.tasks .editor .danger') !== null, 'the task is open');
    await visitor.run(() => document.querySelector('.tasks .editor .danger').click());
  }
  await visitor.sees(/There are no tasks yet\./, '.now');
  await visitor.click(button('Add the article’s tasks'));
  await visitor.sees(/0 of 11 tasks done/, '.now');
  expect(await visitor.problems()).toEqual([]);
});

for (const options of [{ viewport: { width: 1280, height: 900 } }, { viewport: { width: 320, height: 800 }, dark: true }]) {
  test(`no accessibility fault while a task or a gate is edited, ${options.viewport.width} wide`, { tag: '@once' }, async ({ host, visit }) => {
    const visitor = await begunBefore(42, host, visit, options);
    await visitor.run(() => document.querySelectorAll('main details').forEach((details) => details.setAttribute('open', '')));
    for (const id of ['task-t4-edit', 'gate-g30-edit']) {
      await visitor.run((element) => document.getElementById(element).click(), id);
      await visitor.until(() => document.querySelectorAll('.editor').length === 1, 'one is open');
      expect(await visitor.accessibilityFaults()).toEqual([]);
      expect(await visitor.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }
  });
}
