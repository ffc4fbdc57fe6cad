// Whose a figure is: said beside each, counted near the answer, kept, and the sender's for whoever gets a link.
import { expect, test } from './support/test.mjs';
import { PAY, PEOPLE, UNDO, button, share, start, statePeople } from './support/case.mjs';

/** The line under an input, which says where its value comes from. */
const mark = (input) => `.field:has([id="input-${input}"]) .source > summary`;
const OWNERSHIP = '.ownership';

test('typing the figure that the preset has makes it one\'s own, and undo gives it back', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  const before = await visitor.text(mark('team.people'));
  const all = (await visitor.text(OWNERSHIP)).match(/^None of the (\d+) figures is yours; \d+ of them decides? the answer\./)[1];
  await statePeople(visitor, await visitor.value(PEOPLE));
  await visitor.sees(/^Typed: your figure/, mark('team.people'));
  await visitor.sees(new RegExp(`^1 of ${all} figures is yours`), OWNERSHIP);
  await visitor.reload();
  await visitor.ready();
  await visitor.sees(/^Typed: your figure/, mark('team.people'));
  await visitor.fill(PAY, '1.234');
  await visitor.sees(/still applies until you choose/, '[id="input-team.annual_pay-message"]');
  expect(await visitor.text(mark('team.annual_pay')), 'nothing is typed before one of two meanings is chosen').not.toMatch(/^Typed/);
  await visitor.press('Escape');
  await statePeople(visitor, 40);
  await statePeople(visitor, 41);
  for (const step of [1, 2]) {
    await visitor.click(UNDO);
    expect(await visitor.text(mark('team.people')), `step ${step}`).toMatch(/^Typed/);
  }
  expect(await visitor.problems()).toEqual([]);
  expect(before).not.toMatch(/^Typed/);
});

test('undo takes back that a figure is one\'s own', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  const before = await visitor.text(mark('team.people'));
  await statePeople(visitor, await visitor.value(PEOPLE));
  await visitor.sees(/^Typed: your figure/, mark('team.people'));
  await visitor.click(UNDO);
  expect(await visitor.text(mark('team.people'))).toBe(before);
  await visitor.sees(/^None of the/, OWNERSHIP);
});

test('a row that is added starts with figures that nobody has typed', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.click({ role: 'field', name: 'List of meetings' });
  await visitor.click(button('Add a meeting'));
  await visitor.place({ role: 'field', name: 'Meeting 1' });
  await visitor.sees(/^None of the/, OWNERSHIP);
});

test('what decides the answer is one click away', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.click(`${OWNERSHIP} summary`);
  await visitor.until((line) => document.querySelector(`${line} li button`) !== null, 'the links are there', OWNERSHIP);
  const links = await visitor.run((line) => [...document.querySelectorAll(`${line} li button`)].map((link) => link.innerText), OWNERSHIP);
  expect(links.length).toBe(Number((await visitor.text(OWNERSHIP)).match(/(\d+) of them decide/)[1]));
  for (const name of links) {
    await visitor.run((line, name) => {
      [...document.querySelectorAll(`${line} li button`)].find((link) => link.innerText === name).click();
    }, OWNERSHIP, name);
    await visitor.until((name) => document.activeElement?.closest('.field')?.innerText.includes(name), `${name} has the focus`, name);
  }
  expect(await visitor.accessibilityFaults()).toEqual([]);
});

test('what comes by a link is the sender\'s until one types one\'s own', async ({ host, visit }) => {
  const sender = await start(host, visit);
  await statePeople(sender, 44);
  const link = await share(sender);
  await sender.leave();
  const recipient = await visit();
  await recipient.open(link);
  await recipient.sees(/^Received: the sender’s figure/, mark('team.people'));
  await recipient.sees(/^None of the/, OWNERSHIP);
  await statePeople(recipient, 45);
  await recipient.sees(/^Typed: your figure/, mark('team.people'));
  await recipient.click(UNDO);
  await recipient.sees(/^Received/, mark('team.people'));
  expect(await recipient.problems()).toEqual([]);
});
