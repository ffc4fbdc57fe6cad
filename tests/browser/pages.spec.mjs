// The pages beside the business case: each has an address of its own, that lives with the links.
import { PAGES, PEOPLE, before, share, start, statePeople } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

const title = (visitor) => visitor.run(() => document.title);
const current = (visitor) => visitor.text('.nav [aria-current=page]');

test('each page by the navigation: its title, its mark, its heading in focus, and the way back', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  for (const page of PAGES) {
    await visitor.click(`.nav a[href="#/${page}"]`);
    await visitor.until(() => document.activeElement.id === 'page-title', `the focus is on the heading of ${page}`);
    expect((await current(visitor)).toLowerCase()).toBe(page);
    expect((await title(visitor)).toLowerCase()).toContain(page);
  }
  await visitor.run(() => history.back());
  await visitor.until((page) => location.hash === `#/${page}`, 'back leads to the page before', PAGES.at(-2));
  await visitor.sees(new RegExp(PAGES.at(-2), 'i'), '.nav [aria-current=page]');
  expect(await visitor.problems()).toEqual([]);
});

test('an address of a page opens it, and a page that is not there is said', async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/guide');
  expect(await current(visitor)).toBe('Guide');
  await visitor.run(() => { location.hash = '#/nowhere'; });
  await visitor.sees(/There is no page “\/nowhere” here/, '.notice[data-topic=place]');
  expect(await current(visitor)).toBe('Business case');
});

test('a link opens the shared case on the page that it names', async ({ host, visit }) => {
  const sender = await start(host, visit);
  await statePeople(sender, 37);
  const link = await share(sender);
  await sender.leave();
  const visitor = await visit();
  await visitor.open(`${link}/scorecard`);
  expect(await current(visitor)).toBe('Scorecard');
  expect(await visitor.run(() => location.href)).toBe(`${link}/scorecard`);
  await visitor.click('.nav a[href="#/"]');
  expect(await visitor.value(PEOPLE)).toBe('37');
});

test('an address of an input unfolds it and puts the focus there', async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/case/finance.discount_rate');
  await visitor.until(() => document.activeElement.closest('.field')?.textContent.includes('Discount rate (cost of capital)'), 'the focus is on the input');
  expect(await visitor.problems()).toEqual([]);
});

/** Runs in the page: `timers` holds what waits for less than a few seconds, as everything does that waits for a pause in typing. */
const countTimers = () => {
  const { setTimeout: set, clearTimeout: clear } = window;
  window.timers = new Set();
  window.setTimeout = (act, wait = 0, ...rest) => {
    const timer = set(() => {
      window.timers.delete(timer);
      act(...rest);
    }, wait);
    if (wait < 5000) window.timers.add(timer);
    return timer;
  };
  window.clearTimeout = (timer) => {
    window.timers.delete(timer);
    clear(timer);
  };
};

test('a page left in the middle of typing: nothing that waited for it goes wrong', async ({ host, visit }) => {
  const { page: address } = await host(before(countTimers));
  const visitor = await visit();
  await visitor.open(address);
  for (const page of PAGES) {
    await visitor.fill(PEOPLE, '30');
    await visitor.run((hash) => { location.hash = hash; }, `#/${page}`);
    await visitor.until(() => document.activeElement.id === 'page-title', `${page} is in sight`);
    await visitor.until(() => window.timers.size === 0, 'nothing waits for a pause any more');
    await visitor.run(() => { location.hash = '#/'; });
    await visitor.until(() => document.activeElement.id === 'page-title', 'the case is in sight again');
    await visitor.fill(PEOPLE, '40');
  }
  expect(await visitor.problems()).toEqual([]);
});

test('a printed case has its name, the date and every input with its origin, and nothing to click', async ({ host, visit, engine }) => {
  test.skip(engine !== 'chromium', 'only Chromium shows what goes on paper');
  const visitor = await start(host, visit, { dark: true });
  await statePeople(visitor, 37);
  await visitor.driver.page.emulateMedia({ media: 'print' });
  await visitor.run(() => dispatchEvent(new Event('beforeprint')));
  await visitor.sees(/Our team Printed on Mar 15, 2027/, '.printed-head');
  const printed = () => visitor.run(() => {
    const shown = (element) => element.checkVisibility();
    const rows = [...document.querySelectorAll('section.printed tbody tr')].filter(shown);
    return {
      rows: Object.fromEntries(rows.map((row) => [row.cells[0].innerText, [...row.cells].slice(1).map((cell) => cell.innerText)])),
      controls: [...document.querySelectorAll('button, input, summary, select, nav')].filter(shown)
        // These are names of inputs that lead to them.
        .filter((element) => !element.matches('.findings *, .tornado *')).map((element) => element.outerHTML.slice(0, 80)),
      ground: getComputedStyle(document.documentElement).backgroundColor,
    };
  });
  const { rows, controls, ground } = await printed();
  expect(rows['People in the team']).toEqual(['37', 'people', 'Typed: your figure, no source given']);
  expect(rows['Average pay'][2]).toMatch(/^Preset: /);
  expect(Object.keys(rows).length).toBeGreaterThan(25);
  expect(controls).toEqual([]);
  expect(ground, 'paper is white, whatever the theme').toBe('rgb(255, 255, 255)');
  expect(await visitor.text('h1')).toMatch(/\w/);
  const paper = await visitor.driver.page.pdf({ preferCSSPageSize: true });
  expect(paper.toString('latin1').match(/\/Type \/Page\b/g).length).toBeGreaterThan(1);
  await visitor.run(() => dispatchEvent(new Event('afterprint')));
  await visitor.until(() => document.querySelector('section.printed') === null, 'the list is there only for paper');
  expect(await visitor.problems()).toEqual([]);
});
