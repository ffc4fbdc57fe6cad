// Large files measured in Chromium through the worker: how long until the answer, how much memory, and whether the page holds still.
import { fileURLToPath } from 'node:url';
import { serve } from '../../script/serve.mjs';
import { launch } from '../support/browser.mjs';
import { print } from '../support/table.mjs';

const MB = 1024 * 1024;
const host = await serve({ mounts: { '/': process.argv[2] ?? fileURLToPath(new URL('../../dist/', import.meta.url)) } });
const browser = await launch();

/** A calendar of ten years and nearly 20 MB: single events and series, each with eight people, as measure/examples/timing.rs makes it. Runs in the page. */
function calendar() {
  const parts = ['BEGIN:VCALENDAR\r\nX-WR-CALNAME:me@example.org\r\n'];
  const two = (number) => String(number).padStart(2, '0');
  const people = Array.from({ length: 8 }, (_, person) =>
    `ATTENDEE;CN="Person ${person}";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE:mailto:\r\n person${person}@example.org\r\n`).join('');
  for (let number = 0, size = 0; size < 20 * 1024 * 1024 - 2000; number += 1) {
    const day = `${2017 + (number % 10)}${two(1 + (Math.floor(number / 7) % 12))}${two(1 + (Math.floor(number / 11) % 28))}T${two(7 + (number % 11))}`;
    const rule = ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=1000\r\n', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR\r\n'][number % 40] ?? '';
    const event = `BEGIN:VEVENT\r\nUID:${number}@example.org\r\nDTSTAMP:20270101T000000Z\r\nSUMMARY:Meeting ${number % 500}\r\n` +
      `DTSTART;TZID=Europe/Berlin:${day}0000\r\nDTEND;TZID=Europe/Berlin:${day}3000\r\n${rule}ORGANIZER;CN=Me:mailto:me@example.org\r\n${people}` +
      'DESCRIPTION:Agenda\\n1. Status of all projects\\, with dates\\n2. Anything else that somebody has to say\r\nEND:VEVENT\r\n';
    parts.push(event);
    size += event.length;
  }
  return [...parts, 'END:VCALENDAR\r\n'];
}

/** 200,000 tickets. Runs in the page. */
function tickets() {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const row = (_, number) => {
    const day = `${String(1 + (number % 28)).padStart(2, '0')}/${months[Math.floor(number / 28) % 12]}/26 ${1 + (number % 12)}`;
    return `AB-${number},"Something, that is to do",Done,${day}:15 AM,${day}:45 PM,\n`;
  };
  return ['Issue key,Summary,Status,Created,Resolved,Updated\n', ...Array.from({ length: 200_000 }, row)];
}

/** Gives a file to a new worker as the page does. Runs in the page. */
async function measure(make) {
  const file = new File(new Function(`return (${make})()`)(), 'file');
  const worker = new Worker(document.querySelector('meta[name=measure-worker]').content, { type: 'module' });
  const next = (isAnswer) => new Promise((resolve, reject) => {
    worker.onerror = () => reject(new Error('the worker failed'));
    worker.onmessage = ({ data }) => isAnswer(data) && resolve(data);
  });
  const ask = async (request, ...files) => {
    const answered = next((data) => !data.startsWith('{"Progress"'));
    const began = performance.now();
    worker.postMessage([JSON.stringify(request), ...files]);
    const answer = JSON.parse(await answered);
    return { answer, seconds: (performance.now() - began) / 1000 };
  };
  const longTasks = [];
  await next((data) => data === 'ready');
  await ask({ Start: { today: '2026-12-30', zone: 'Europe/Berlin' } });
  // What making the file took is over.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  const { answer, seconds } = await ask({ Read: [{ name: 'file', bytes: file.size }] }, file);
  const calendar = answer.View.calendar;
  const again = [];
  if (calendar) {
    const { settings } = calendar;
    again.push(['a rule switched', (await ask({ Calendar: { ...settings, rules: settings.rules.slice(1) } })).seconds]);
    again.push(['another window', (await ask({ Calendar: { ...settings, window: { from: '2026-08-03', to: '2026-08-31' } } })).seconds]);
    again.push(['ten years', (await ask({ Calendar: { ...settings, window: { from: '2017-01-01', to: '2027-01-01' } } })).seconds]);
    again.push(['1,000 events listed', (await ask({ Events: { text: '', shown: 'All', from: 100_000, count: 1000 } })).seconds]);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  window.kept = worker;
  return { size: file.size, rows: answer.View.files[0].rows, seconds, again, longTasks };
}

console.log(`Chromium ${browser.version()}`);
try {
  const rows = [['', 'MB', 'rows', 'seconds', 'tasks over 50 ms on the page']];
  for (const [name, make] of [['calendar of ten years, four weeks measured', calendar], ['tickets', tickets]]) {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${host.origin}/`);
    await page.waitForSelector('[data-ready]');
    await page.waitForTimeout(2000);
    await page.evaluate(`window.measure = ${measure}`);
    const found = await page.evaluate((text) => window.measure(text), String(make));
    const worker = page.workers().find((one) => one.url().includes('measure-worker'));
    const memory = await worker.evaluate(async () => (await import(self.location.href)).initSync?.({ module: undefined })?.memory?.buffer.byteLength).catch(() => undefined);
    const tasks = found.longTasks.length ? `${found.longTasks.length} (up to ${Math.max(...found.longTasks).toFixed(0)} ms)` : 'none';
    rows.push([name, (found.size / MB).toFixed(1), found.rows, found.seconds.toFixed(2), tasks]);
    for (const [what, seconds] of found.again) rows.push([`… ${what}`, '', '', seconds.toFixed(2), '']);
    if (memory) rows.push(['… memory of the worker, MB', (memory / MB).toFixed(0), '', '', '']);
    await context.close();
  }
  print('Files measured through the worker, seconds from the request to its answer', rows);
} finally {
  await browser.close();
  await host.stop();
}
