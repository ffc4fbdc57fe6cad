// Everything as a file, and back from one.
import { readFileSync } from 'node:fs';
import { MORE, PEOPLE, CASES, UNDO, answer, before, button, choose, notice, saved, start, statePeople, untilSaved } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

const PEOPLE_BOX = '[id="input-team.people"]';
const link = readFileSync(new URL('../links/every_figure.link', import.meta.url), 'utf8').trim();

const FILE = 'input[type=file]';

test('everything exported gives the same figures where it is imported, beside what is there', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await statePeople(visitor, 30);
  const team = await answer(visitor);
  await choose(visitor, CASES, 'New case');
  await statePeople(visitor, 44);
  await visitor.fill({ role: 'field', name: 'Average pay' }, '60000..91234');
  await visitor.press('Tab');
  const second = await answer(visitor);
  await visitor.click(MORE);
  const { name, text } = await visitor.download(button('Export everything'));
  expect(name).toMatch(/^async-roi-\d{4}-\d\d-\d\d\.json$/);
  await visitor.leave();

  const recipient = await visit();
  await recipient.open(visitor.page);
  await statePeople(recipient, 12);
  const own = await answer(recipient);
  await recipient.pick(FILE, name, text);
  await recipient.sees(/^2 cases imported beside your own\./, '.toast');
  expect(await answer(recipient)).toEqual(second);
  await untilSaved(recipient, { 'Our team': 12, 'Our team 2': 30, 'Our team 3': 44 });
  for (const [item, figures] of [['Our team 2', team], ['Our team', own]]) {
    await choose(recipient, CASES, item);
    expect(await answer(recipient)).toEqual(figures);
  }
  await recipient.pick(FILE, name, text);
  await recipient.sees(/^Nothing new in that file: you already have everything\./, '.toast');
  expect(Object.keys(await saved(recipient))).toHaveLength(3);
  expect(await recipient.problems()).toEqual([]);
});

test('a file with one case that cannot be read: the others are added, that one is named, and is added once it is mended', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await statePeople(visitor, 33);
  const people = (number) => ({ scenario: { name: `Team ${number}`, team: { people: number } } });
  const file = (...scenarios) => JSON.stringify({ scenarios });
  await visitor.pick(FILE, 'teams.json', file(people(4), people(-5), 'none', people(6)));
  await visitor.sees(/^2 of 4 cases in “teams\.json” could not be imported\. “Team -5”: team\.people: must be at least 0\.01\. Case 3: must be an object\./, notice('file'));
  await visitor.sees(/^2 cases imported beside your own\./, '.toast');
  await untilSaved(visitor, { 'Our team': 33, 'Team 4': 4, 'Team 6': 6 });
  await visitor.pick(FILE, 'teams.json', file(people(4), people(5), people(6)));
  await visitor.sees(/^1 case imported beside your own\./, '.toast');
  expect(await visitor.text(notice('file'))).toBeNull();
  await untilSaved(visitor, { 'Our team': 33, 'Team 4': 4, 'Team 6': 6, 'Team 5': 5 });
  expect(await visitor.problems()).toEqual([]);
});

test('a file of nonsense: says where and why, and changes nothing', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await statePeople(visitor, 33);
  const own = await answer(visitor);
  await visitor.pick(FILE, 'broken.json', '{\n  "scenarios": [oh no]\n}');
  await visitor.sees(/“broken\.json” could not be read: not a JSON document: line 2, column 17: it is not valid there\./, notice('file'));
  await visitor.sees(/Your own work is unchanged\./, notice('file'));
  expect(await answer(visitor)).toEqual(own);
  await untilSaved(visitor, { 'Our team': 33 });
  expect(await visitor.problems()).toEqual([]);
});

/** Drops files or a text on an element, as a browser tells the page of it; whether the page kept the browser from taking it. */
const drop = (visitor, selector, files, text = '') => visitor.run((css, list, words) => {
  const dataTransfer = new DataTransfer();
  for (const { name, bytes } of list) dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
  if (words) dataTransfer.setData('text/plain', words);
  const events = ['dragover', 'drop'].map((kind) => new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
  return events.map((event) => {
    document.querySelector(css).dispatchEvent(event);
    return event.defaultPrevented;
  });
}, selector, files, text);

const bytes = (text, encoding) => [...Buffer.from(text, encoding)];

test('files dropped anywhere are imported, in UTF-16 too, and another encoding is named', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await statePeople(visitor, 33);
  const one = (name, people) => JSON.stringify({ name, team: { people } });
  const utf16 = [0xff, 0xfe, ...bytes(one('Größe', 5), 'utf16le')];
  expect(await drop(visitor, PEOPLE_BOX, [{ name: 'a.json', bytes: bytes(one('Sales', 4)) }, { name: 'b.json', bytes: utf16 }])).toEqual([true, true]);
  await visitor.sees(/^2 cases imported beside your own\./, '.toast');
  await untilSaved(visitor, { 'Our team': 33, Sales: 4, Größe: 5 });
  expect(await drop(visitor, 'body', [{ name: 'old.json', bytes: bytes(one('Größe 2', 6), 'latin1') }])).toEqual([true, true]);
  await visitor.sees(/^“old\.json” could not be read: it is not in UTF-8 but probably in Windows-1252\. Save it as UTF-8/, notice('file'));
  await untilSaved(visitor, { 'Our team': 33, Sales: 4, Größe: 5 });
  expect(await visitor.run(() => document.documentElement.hasAttribute('data-dragged'))).toBe(false);
  expect(await visitor.problems()).toEqual([]);
});

test('a message with a link that is dropped opens it, and a text that is dropped on a field is the field’s', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  expect(await drop(visitor, PEOPLE_BOX, [], '44')).toEqual([false, false]);
  expect(await drop(visitor, 'main', [], 'just words')).toEqual([true, true]);
  expect(await visitor.text('.notice')).toBeNull();
  expect(await drop(visitor, 'main', [{ name: 'mail.eml', bytes: bytes(`Hello,\r\nhere: https://example.com/${link}.\r\n`) }])).toEqual([true, true]);
  await visitor.sees(/^Shared with you: /, notice('link'));
  expect(await visitor.run(() => location.hash)).toBe(link);
  expect(await visitor.problems()).toEqual([]);
});

test('no file is said to be saved: the browser was asked, and the text is there to copy', async ({ host, visit }) => {
  const { page } = await host(before(() => { HTMLAnchorElement.prototype.click = () => {}; }));
  const visitor = await visit();
  await visitor.open(page);
  await statePeople(visitor, 44);
  await choose(visitor, MORE, 'Export everything');
  await visitor.sees(/^The browser was asked to save async-roi-2027-03-15\.json\. No file arrived\?/, '.toast');
  await visitor.click('.toast button');
  const text = await visitor.value('dialog textarea');
  expect(JSON.parse(text).scenarios[0].scenario.team.people).toBe(44);
  expect(await visitor.problems()).toEqual([]);
});

test('an edited workbook lists what was changed in it, then opens as a case that undo removes', async ({ host, visit, engine }) => {
  test.skip(engine === 'webkit', 'its driver hands over texts only');
  const visitor = await start(host, visit);
  await statePeople(visitor, 33);
  // LibreOffice saved it after rows were deleted and added and a word was chosen.
  const buffer = readFileSync(new URL('../workbook/edited-in-libreoffice.xlsx', import.meta.url));
  await visitor.driver.page.setInputFiles('#import', { name: 'case.xlsx', mimeType: 'application/octet-stream', buffer });
  await visitor.sees(/“case\.xlsx” holds the case “=1\+1”\. 5 changes were made in it:.+“kept” → “canceled”.+“-2” was deleted.+“Demo” was added: .*8.+Tools: “=1\+1” was deleted/, 'dialog');
  await untilSaved(visitor, { 'Our team': 33 });
  await visitor.click(button('Open as a new case'));
  await untilSaved(visitor, { 'Our team': 33, '=1+1': 25 });
  await visitor.click(UNDO);
  await untilSaved(visitor, { 'Our team': 33 });
  expect(await visitor.problems()).toEqual([]);
});
