// The guide: every way in it leads somewhere, and each input leads to the part that explains it.
import { start } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

test('every link of the contents leads to its heading, and back leads to the one before', async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/guide');
  const parts = await visitor.run(() => [...document.querySelectorAll('.contents a')].map((link) => link.hash.replace('#/guide/', '')));
  expect(parts.length).toBeGreaterThan(15);
  for (const part of parts) {
    await visitor.click(`.contents a[href="#/guide/${part}"]`);
    await visitor.until((id) => document.activeElement.id === id, `the focus is on the heading of ${part}`, part);
  }
  await visitor.run(() => history.back());
  await visitor.until((id) => document.activeElement.id === id, 'back leads to the part before', parts.at(-2));
  expect(await visitor.problems()).toEqual([]);
});

test('every way out of the guide leads to what it names', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/guide');
  const ways = await visitor.run(() => [...new Set([...document.querySelectorAll('.ways a')].map((link) => link.getAttribute('href')))]);
  expect(ways.some((way) => way.startsWith('#/case/'))).toBe(true);
  // All in one go: each costs a page, and asking from outside costs more than the page.
  const lost = await visitor.run(async (addresses) => {
    const astray = [];
    for (const way of addresses) {
      const [, page, part] = way.split('/');
      const target = part ? `${page === 'case' ? 'input-' : ''}${part}` : 'page-title';
      document.activeElement.blur();
      const there = new Promise((done) => {
        addEventListener('focusin', function look() {
          if (document.activeElement.id !== target) return;
          removeEventListener('focusin', look);
          done(true);
        });
        // Only one that goes astray waits so long.
        setTimeout(done, 5000, false);
      });
      location.hash = way;
      if (!(await there)) astray.push(way);
    }
    return astray;
  }, ways);
  expect(lost).toEqual([]);
  expect(await visitor.problems()).toEqual([]);
});

test('from an input to the part that explains it, and back to the input', async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/case/time.recapture');
  await visitor.until(() => document.activeElement.id === 'input-time.recapture', 'the focus is on the input');
  await visitor.run(() => document.activeElement.closest('.field').querySelector('.source > summary').click());
  await visitor.click({ role: 'link', name: 'Each freed hour counts once' });
  await visitor.until(() => document.activeElement.id === 'freed-hour', 'the focus is on the part of the guide');
  await visitor.click('#freed-hour ~ .ways a[href="#/case/time.recapture"]');
  await visitor.until(() => document.activeElement.id === 'input-time.recapture', 'the focus is on the input again');
  expect(await visitor.problems()).toEqual([]);
});

test('the figures of the claims are the engine’s, written as the reader writes numbers', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/guide/contradictions');
  await visitor.until(() => document.activeElement.id === 'contradictions', 'the address of a part opens it');
  await visitor.sees(/meetings would have to take 62\.5 h per person and week today/, '.prose');
  await visitor.sees(/10,000 a leaver in a team of 10, and 2,000 in a team of 50/, '.prose');
  await visitor.sees(/40% more than 15 h is 21 h, which is 53% of a week of 40 h/, '.prose');
  expect(await visitor.accessibilityFaults()).toEqual([]);
});
