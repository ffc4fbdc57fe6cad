// Everything as a file, and back from one.
import { MORE, PEOPLE, CASES, answer, button, choose, notice, saved, start, statePeople, untilSaved } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

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
  await recipient.sees(/^Nothing new in that file: you have it all\./, '.toast');
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
