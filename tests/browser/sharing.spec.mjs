// The main job, and what comes in by a link: from typed figures to the same figures elsewhere. What can happen
// to a link on its way is in tests/core/links/.
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { CASES, MORE, PAY, PEOPLE, UNDO, WORK, answer, before, button, choose, notice, saved, share, start, statePeople, untilSaved } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

const plainLink = readFileSync(new URL('../links/every_figure.link', import.meta.url), 'utf8').trim();
const payload = (link) => link.slice(link.indexOf('#v2.') + 4);
const unfold = (link) => inflateSync(Buffer.from(payload(link), 'base64url')).toString();

/** Somebody whose own work is saved. */
async function withOwnWork(host, visit) {
  const visitor = await start(host, visit);
  await statePeople(visitor, 33);
  await untilSaved(visitor, { 'Our team': 33 });
  return visitor;
}

test('the main job: type, see, reload, share, and see the same elsewhere', async ({ host, visit }) => {
  const sender = await start(host, visit);
  const first = await answer(sender);
  await statePeople(sender, 44);
  const second = await answer(sender);
  await sender.fill(PAY, '91,234');
  const third = await answer(sender);
  for (const [before, after] of [[first, second], [second, third]]) {
    expect(after).toHaveLength(before.length);
    expect(after[0], 'the sentence follows').not.toBe(before[0]);
    expect(after.filter((text, index) => text !== before[index]).length, 'the figures follow').toBeGreaterThan(6);
  }
  await untilSaved(sender, { 'Our team': 44 });
  await sender.reload();
  await sender.ready();
  expect(await answer(sender)).toEqual(third);
  const link = await share(sender);
  expect(link.length).toBeLessThan(300);
  await sender.leave();

  const recipient = await visit();
  await recipient.open(sender.page);
  await statePeople(recipient, 12);
  await untilSaved(recipient, { 'Our team': 12 });
  const own = await answer(recipient);
  await recipient.open(link);
  await recipient.sees(/^Shared with you: “Our team”, made on Mar 15, 2027\. It is kept in this browser as “Our team 2”, beside any cases of your own\./, notice('link'));
  expect(await answer(recipient)).toEqual(third);
  await untilSaved(recipient, { 'Our team': 12, 'Our team 2': 44 });
  await choose(recipient, CASES, 'Our team');
  expect(await answer(recipient)).toEqual(own);
  await recipient.goto(link);
  await recipient.sees(/^The case in this link, “Our team 2”, made on Mar 15, 2027, is already among your cases\./, notice('link'));
  expect(await answer(recipient)).toEqual(third);
  expect(await saved(recipient)).toEqual({ 'Our team': 12, 'Our team 2': 44 });
  expect(await recipient.problems()).toEqual([]);
});

test('a case is sent to be read: nothing of the reader’s own changes until a copy is made, and undo removes the copy', async ({ host, visit, engine }) => {
  const sender = await start(host, visit);
  await statePeople(sender, 44);
  await share(sender);
  await sender.click('.dialog .segmented label:nth-child(2)');
  await sender.fill({ role: 'field', name: 'Your name (optional)' }, 'Dana <b>Fox</b>');
  await sender.fill({ role: 'field', name: 'Message (optional)' }, 'Please read this before Monday.');
  const link = await sender.value('#share-link');
  await sender.leave();

  const reader = await visit();
  await reader.open(sender.page);
  await statePeople(reader, 12);
  await untilSaved(reader, { 'Our team': 12 });
  const work = await reader.run((key) => localStorage.getItem(key), WORK);
  await reader.open(link);
  for (const turn of ['opened', 'reloaded']) {
    if (turn === 'reloaded') await reader.reload();
    await reader.sees(/a team of 44/, '.paper');
    await reader.sees(/Sent by Dana <b>Fox<\/b> on Mar 15, 2027.*Please read this before Monday\./s, '.letter');
    expect(await reader.run(() => location.hash), turn).toBe(`${link.slice(link.indexOf('#'))}/read`);
    expect(await reader.run((key) => localStorage.getItem(key), WORK), `${turn}: the reader’s own work is as it was`).toBe(work);
  }
  if (engine === 'chromium') expect(await reader.accessibilityFaults()).toEqual([]);
  expect(await share(reader), 'what is read is shared, not the reader’s own case').toBe(link);
  await reader.press('Escape');
  await reader.click(button('Make a copy to change it'));
  await reader.sees(/^Shared with you: “Our team”, made on Mar 15, 2027\. It is kept in this browser as “Our team 2”/, notice('link'));
  await untilSaved(reader, { 'Our team': 12, 'Our team 2': 44 });
  expect(await reader.value(PEOPLE)).toBe('44');
  await reader.click(UNDO);
  await untilSaved(reader, { 'Our team': 12 });
  expect(await reader.value(PEOPLE)).toBe('12');
  await reader.run(() => history.back());
  await reader.sees(/a team of 44/, '.paper');
  expect(await reader.problems()).toEqual([]);
});

const hash = (visitor) => visitor.run(() => location.hash);
const page = (visitor) => visitor.text('.nav [aria-current]');

test('the link stays in the address through pages, reload and the way back, until the case is changed', async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, `${plainLink}&utm_source=chat`);
  const [figures, work] = [await answer(visitor), await saved(visitor)];
  expect(await hash(visitor), 'nothing sticks to it').toBe(plainLink);
  await visitor.click('.nav a[href="#/guide"]');
  await expect.poll(() => hash(visitor)).toBe(`${plainLink}/guide`);
  await visitor.reload();
  await visitor.ready();
  expect(await page(visitor)).toBe('Guide');
  await visitor.run(() => history.back());
  await expect.poll(() => page(visitor)).toBe('Business case');
  expect(await hash(visitor)).toBe(plainLink);
  expect(await answer(visitor)).toEqual(figures);
  expect(await saved(visitor), 'it was added once').toEqual(work);

  const bookmark = await visitor.tab();
  await bookmark.open(visitor.page + plainLink);
  expect(await answer(bookmark)).toEqual(figures);
  expect(await saved(bookmark)).toEqual(work);
  await bookmark.leave();

  await visitor.run(() => history.forward());
  await expect.poll(() => page(visitor)).toBe('Guide');
  await visitor.run(() => document.querySelector('.nav a[href="#/"]').click());
  await expect.poll(() => page(visitor)).toBe('Business case');
  await visitor.click(CASES);
  await visitor.fill('#case-name', 'Changed');
  await visitor.press('Escape');
  await expect.poll(() => hash(visitor), 'the address names the page alone').toBe('#/');
  await visitor.run(() => history.back());
  await expect.poll(() => page(visitor)).toBe('Guide');
  await expect.poll(() => hash(visitor)).toBe('#/guide');
  // Sorted, since WebKit's driver hands over the keys of an object in an order of its own.
  await expect.poll(async () => Object.keys(await saved(visitor)).sort(), 'the way back adds no case').toEqual(['Changed', 'Our team']);
  expect(await visitor.problems()).toEqual([]);
});

test('a fragment of another program is ignored', async ({ host, visit }) => {
  const visitor = await withOwnWork(host, visit);
  for (const foreign of ['#utm_source=x', '#access_token=abc.def&state=1', '#foo']) {
    await visitor.goto('about:blank');
    await visitor.open(visitor.page + foreign);
    expect(await visitor.text('.notice'), foreign).toBeNull();
  }
  expect(await saved(visitor)).toEqual({ 'Our team': 33 });
  expect(await visitor.problems()).toEqual([]);
});

test('what is nearly a link is named', async ({ host, visit }) => {
  const visitor = await withOwnWork(host, visit);
  const [head, end] = [plainLink.slice(0, -9), plainLink.slice(-8)];
  for (const [near, said] of [
    [plainLink.toUpperCase(), /capital and small letters of the link were changed on its way/],
    [`#/${plainLink.slice(1, 60)}`, /the link is cut short/],
    [`${head}${plainLink.at(-9) === 'A' ? 'B' : 'A'}${end}`, /the link was changed on its way/],
    ['#v3.eNqrVkrLz1eyUkpKLFKqBQAjeQRz', /the link was made by a newer version of this page/],
  ]) {
    await visitor.goto('about:blank');
    await visitor.open(visitor.page + near);
    await visitor.sees(said, notice('link'));
  }
  expect(await saved(visitor)).toEqual({ 'Our team': 33 });
  expect(await visitor.problems()).toEqual([]);
});

test('a link is pasted with the message around it, and one that does not open says why beside the box', async ({ host, visit }) => {
  const visitor = await withOwnWork(host, visit);
  await choose(visitor, MORE, 'Open a link…');
  await visitor.until(() => document.activeElement.id === 'pasted-link', 'the box has the focus');
  await visitor.fill('#pasted-link', 'no link');
  await visitor.press('Enter');
  await visitor.sees(/This could not be opened: it holds neither a link/, 'dialog');
  await visitor.fill('#pasted-link', plainLink.slice(0, 50));
  await visitor.press('Enter');
  await visitor.sees(/This could not be opened: the link is cut short/, 'dialog');
  await visitor.fill('#pasted-link', `Hi, see <https://example.com/roi/${plainLink}/scorecard>. Anna`);
  await visitor.press('Enter');
  await visitor.until(() => document.querySelector('dialog[open]') === null, 'the dialog closes');
  await expect.poll(() => page(visitor)).toBe('Scorecard');
  await visitor.sees(/^Shared with you: /, notice('link'));
  expect(await hash(visitor)).toBe(`${plainLink}/scorecard`);
  expect(Object.keys(await saved(visitor))).toHaveLength(2);
  expect(await visitor.problems()).toEqual([]);
});

test('nothing is copied before it is asked for, salaries can be left out first, and the length says where the link fits', async ({ host, visit }) => {
  const { page: address } = await host(before(() => {
    window.copied = [];
    const clipboard = { writeText: (text) => new Promise((done, refuse) => { window.copied.push({ text, done, refuse }); }) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard });
  }));
  const visitor = await visit();
  await visitor.open(address);
  const link = await share(visitor);
  await visitor.sees(new RegExp(`${link.length} characters: fits mail, chat, a hyperlink in Excel and a QR code\\.`), 'dialog');
  expect(await visitor.run(() => window.copied.length)).toBe(0);
  await visitor.click('.dialog input[type=checkbox]');
  await expect.poll(() => visitor.value('#share-link')).not.toBe(link);
  const without = await visitor.value('#share-link');
  expect(await visitor.run(() => window.copied.length)).toBe(0);
  await visitor.click(button('Copy link'));
  expect(await visitor.run(() => window.copied.map(({ text }) => text))).toEqual([without]);
  expect(await visitor.text('dialog')).not.toMatch(/Copied/);
  await visitor.run(() => window.copied[0].done());
  await visitor.sees(/Copied\./, 'dialog');
  const { name, text } = await visitor.download(button('Save as a file'));
  expect(name).toBe('Our-team-case-2027-03-15.json');
  expect(JSON.parse(text).left_out).toEqual(['team.annual_pay', 'team.on_cost']);
  expect(await visitor.problems()).toEqual([]);
});

test('a case opened by a prefill is saved at once and survives a reload', async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#name=Sales&team.people=50');
  const [figures, work] = [await answer(visitor), await saved(visitor)];
  expect(Object.keys(work)).toHaveLength(2);
  await visitor.reload();
  await visitor.ready();
  expect(await answer(visitor)).toEqual(figures);
  expect(await saved(visitor)).toEqual(work);
  expect(await visitor.problems()).toEqual([]);
});

test('a case opened by a link is there when its tab is closed and the page opened again', async ({ host, visit }) => {
  const { page } = await host();
  const visitor = await visit();
  await visitor.goto(new URL('favicon.svg', page).href);
  const tab = await visitor.tab();
  await tab.open(page + plainLink);
  const figures = await answer(tab);
  await tab.leave();
  await visitor.open(page);
  expect(await answer(visitor)).toEqual(figures);
  expect(await visitor.problems()).toEqual([]);
});

test('salaries left out: not in the link, and the recipient is told', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  const usual = await visitor.value(PAY);
  await visitor.fill(PAY, '91,234');
  await visitor.press('Tab');
  await visitor.run(() => { location.hash = '#/scorecard'; });
  await visitor.click(button('Approve this case'));
  await visitor.run(() => { location.hash = '#/'; });
  const open = await share(visitor);
  expect(unfold(open)).toContain('91234');
  await visitor.click('.dialog input[type=checkbox]');
  await expect.poll(() => visitor.value('#share-link')).not.toBe(open);
  const closed = await visitor.value('#share-link');
  expect(unfold(closed)).not.toContain('91234');
  await visitor.press('Escape');
  expect(await visitor.value(PAY)).toBe('91,234');
  await visitor.goto(closed);
  await visitor.sees(/The sender left salaries out: pay and the cost on top of it are the evidence-based preset’s\./, notice('link'));
  expect(await visitor.value(PAY)).toBe(usual);
  await visitor.sees(/Left out by the sender/, '.inputs');
});

test('a link cut in half: a clear message, and one\'s own work as it was', async ({ host, visit }) => {
  const visitor = await withOwnWork(host, visit);
  const own = await answer(visitor);
  const link = await share(visitor);
  await visitor.press('Escape');
  const damaged = link.slice(0, -payload(link).length / 2);
  for (const arrive of [() => visitor.goto(damaged), () => visitor.reload()]) {
    await arrive();
    await visitor.ready();
    await visitor.sees(/^This link could not be opened: the link is cut short: it ends after \d+ characters.*Your own work is unchanged\./, notice('link'));
  }
  expect(await saved(visitor)).toEqual({ 'Our team': 33 });
  expect(await answer(visitor)).toEqual(own);
  await statePeople(visitor, 34);
  await untilSaved(visitor, { 'Our team': 34 });
  expect(await visitor.problems()).toEqual([]);
});

test('a readable link: what is wrong is named, the rest applies beside one\'s own work', async ({ host, visit }) => {
  const visitor = await withOwnWork(host, visit);
  await visitor.open(`${visitor.page}#name=Sales&team.people=40&team.peple=5&meetings.cut=abc&team.annual_pay=-3`);
  await visitor.sees(/Not understood: team\.peple: is not a known key\. The rest applies\./, notice('link'));
  await visitor.sees(/Not understood: meetings\.cut: .*\. The rest applies\./, notice('link'));
  await visitor.sees(/Not understood: team\.annual_pay: must be at least .*\. The rest applies\./, notice('link'));
  expect(await visitor.value(PEOPLE)).toBe('40');
  await untilSaved(visitor, { 'Our team': 33, Sales: 40 });
  await visitor.click(button('Remove'));
  await untilSaved(visitor, { 'Our team': 33 });
  expect(await visitor.text(notice('link'))).toBeNull();
  expect(await visitor.problems()).toEqual([]);
});
