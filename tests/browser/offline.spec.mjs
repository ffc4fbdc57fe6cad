// The page asks nobody for anything: a whole session with the host switched off.
import { MORE, PEOPLE, CASES, answer, button, choose, share, statePeople, unfold, untilSaved } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

test('a whole session after the host has stopped', async ({ host, visit }) => {
  const { page, stop } = await host();
  const visitor = await visit();
  await visitor.open(page);
  await visitor.keptForOffline();
  await stop();
  await statePeople(visitor, 44);
  await visitor.fill({ role: 'field', name: 'Average pay' }, '60000..90000');
  await visitor.press('Tab');
  await unfold(visitor);
  const link = await share(visitor);
  await visitor.press('Escape');
  await visitor.click(MORE);
  expect((await visitor.download(button('Export everything'))).text).toContain('"people": 44');
  await choose(visitor, CASES, 'New case');
  await untilSaved(visitor, { 'Our team': 44, 'Our team 2': 25 });
  await choose(visitor, CASES, 'Our team');
  const figures = await answer(visitor);
  expect(await visitor.requestsElsewhere()).toEqual([]);
  expect(await visitor.problems()).toEqual([]);
  await visitor.reload();
  await visitor.ready();
  expect(await visitor.value(PEOPLE)).toBe('44');
  expect(await answer(visitor)).toEqual(figures);
  await visitor.run((key) => localStorage.removeItem(key), 'async-roi:/team/roi/:workspace');
  await visitor.goto(link);
  await expect.poll(() => answer(visitor)).toEqual(figures);
  expect(await visitor.requestsElsewhere()).toEqual([]);
  expect(await visitor.problems()).toEqual([]);
});

// As Cloudflare Pages does. Chromium refuses a stored answer that was redirected.
test('offline after a host that redirects index.html to its folder', async ({ host, visit }) => {
  const { page, stop } = await host({ redirects: { '/team/roi/index.html': '/team/roi/' } });
  const visitor = await visit();
  await visitor.open(page);
  await visitor.keptForOffline();
  await stop();
  await visitor.reload();
  await visitor.ready();
  expect(await visitor.problems()).toEqual([]);
});
