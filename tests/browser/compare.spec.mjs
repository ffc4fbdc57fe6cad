// Alternatives side by side: a pilot is made, compared and sent, and teams are added up.
import { CASES, UNDO, answer, button, choose, notice, start, statePeople, untilSaved } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

const FIGURES = '#figures-title ~ * .compared';
/** The rows of the table of figures, cell by cell. */
const figures = (visitor) => visitor.run((table) => [...document.querySelectorAll(`${table} tr`)]
  .map((row) => [...row.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim())), FIGURES);

test('a pilot is made in one step, compared with the whole and with nothing, and one link carries all of it', async ({ host, visit }) => {
  const sender = await start(host, visit);
  await statePeople(sender, 40);
  const [sentence] = await answer(sender);
  await choose(sender, CASES, 'Compare cases, or make a pilot');
  await sender.sees(/You have one case so far/, 'main');
  await sender.sees(/The pilot costs .+ and returns .+, both/, '#pilot-worth');
  await sender.fill({ role: 'field', name: 'People' }, '8');
  await sender.press('Tab');
  await sender.click(button('Make this pilot'));
  await sender.sees(/“Our team” is worth more than “Do nothing” in .+ of 100 cases/, 'main');
  const compared = await figures(sender);
  expect(compared[0]).toEqual(['Figure', 'Do nothing (base)', 'Our team', 'Pilot: Our team']);
  expect(compared.find(([label]) => label === 'Net present value')[1]).toBe('$0');
  await sender.sees(/People in the team – 40 8/, '#differences-title + *');
  for (const place of [1, 2]) await sender.click(`#teams-title ~ fieldset:nth-of-type(1) .check:nth-child(${place})`);
  await sender.sees(/These cases count different numbers of months/, 'main');
  expect(await sender.accessibilityFaults()).toEqual([]);
  expect(await sender.download(button('Save as CSV'))).toMatchObject({ name: expect.stringMatching(/^Comparison-of-alternatives-.+\.csv$/), text: expect.stringContaining('Pilot: Our team: difference from Do nothing') });
  const link = await sender.value('#comparison-link');
  expect(link).toContain('/compare');
  await sender.click('#share-comparison-title ~ .segmented label:nth-child(2)');
  await sender.fill({ role: 'field', name: 'Your name (optional)' }, 'Dana Fox');
  await sender.until(() => document.querySelector('#comparison-link').value.endsWith('/read'), 'the link opens as a page to read');
  const toRead = await sender.value('#comparison-link');
  await sender.run(() => { location.hash = '#/paper'; });
  await sender.sees(/Our team \(this case\).+Pilot: Our team.+ of 100/s, '.paper section:nth-of-type(3)');
  await sender.run(() => { location.hash = '#/compare'; });
  await sender.click('#alternatives-title ~ .check input');
  await sender.run(() => { location.hash = '#/paper'; });
  await sender.until(() => document.querySelector('.paper')?.textContent.includes('Do nothing') && !document.querySelector('.paper').textContent.includes('Pilot: Our team'));
  await sender.goto(`${sender.page}#/`);
  expect((await answer(sender))[0], 'the case itself is unchanged').toBe(sentence);
  await sender.leave();

  const recipient = await visit();
  await recipient.open(link);
  await recipient.sees(/^Shared with you: a comparison of “Our team” and “Pilot: Our team”, made on/, notice('link'));
  expect((await figures(recipient)).slice(1)).toEqual(compared.slice(1));
  expect(await recipient.problems()).toEqual([]);
  await recipient.leave();

  const reader = await visit();
  await reader.open(sender.page);
  await statePeople(reader, 12);
  await untilSaved(reader, { 'Our team': 12 });
  await reader.open(toRead);
  await reader.sees(/Sent by Dana Fox on /, '.letter');
  await reader.sees(/Our team \(this case\).+Pilot: Our team.+ of 100/s, '.paper section:nth-of-type(3)');
  expect(await figures(reader), 'side by side, as its sender sees it').toEqual(compared);
  expect(await reader.accessibilityFaults()).toEqual([]);
  await untilSaved(reader, { 'Our team': 12 });
  await reader.click(button('Make a copy to change it'));
  await reader.sees(/^Shared with you: a comparison of “Our team” and “Pilot: Our team”, made on/, notice('link'));
  await untilSaved(reader, { 'Our team': 12, 'Our team 2': 40, 'Pilot: Our team': 8 });
  await reader.click(UNDO);
  await untilSaved(reader, { 'Our team': 12 });
  expect(await reader.problems()).toEqual([]);
});
