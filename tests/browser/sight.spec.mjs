// The first sight and the way on: what is in the window at once, the order of the keyboard, explanations, jumps and the next step.
import { readFileSync } from 'node:fs';
import { before, button, start, statePeople } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

/** Runs in the page: those of the elements that are not wholly inside the window, above the bar that lies over its lower end. */
const outside = (selectors) => {
  const bar = document.querySelector('.answer-bar');
  const end = bar && getComputedStyle(bar).position === 'fixed' && bar.checkVisibility() ? bar.getBoundingClientRect().top : innerHeight;
  return selectors.filter((selector) => {
    const elements = [...document.querySelectorAll(selector)];
    const inside = (element) => {
      const { top, bottom, width } = element.getBoundingClientRect();
      return width > 0 && top >= 0 && bottom <= end;
    };
    return elements.length === 0 || !elements.every(inside);
  });
};

const FIRST_FIELD = '.control:has([id="input-team.people"])';
const FIRST_SIGHT = ['.answer .sentence', '.answer .likely', '.leading .figure', '#cash-flow', FIRST_FIELD, '.control:has([id="input-team.annual_pay"])'];

/** Adds up in the page how far its content jumps, where the browser tells. */
const countShifts = () => {
  window.shift = 0;
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value, hadRecentInput }) => {
    if (!hadRecentInput) window.shift += value;
  })).observe({ type: 'layout-shift', buffered: true });
};

for (const [width, height] of [[1366, 657], [1280, 720]]) {
  test(`answer, leading figures, curve and first inputs are in sight at ${width}×${height}, and nothing jumps`, { tag: height === 657 ? [] : '@once' }, async ({ host, visit }) => {
    const { page } = await host(before(countShifts));
    const visitor = await visit({ viewport: { width, height } });
    await visitor.open(page);
    // The inputs are made in tasks of their own, after the answer.
    await expect.poll(() => visitor.run(outside, FIRST_SIGHT)).toEqual([]);
    const [meetings] = await visitor.run(() => [...document.querySelectorAll('.inputs .field.wide > .name')].map((name) => name.getBoundingClientRect().bottom));
    expect(meetings, 'the inputs on meetings begin in sight').toBeLessThan(height);
    expect(await visitor.run(() => window.shift)).toBeLessThan(0.05);
    expect(await visitor.text('.inputs h2')).toBe('An example team');
  });
}

for (const height of [844, 657]) {
  test(`the first field is in the first screen of a phone ${height} high`, { tag: height === 657 ? [] : '@once' }, async ({ host, visit }) => {
    const { page } = await host(before(countShifts));
    const visitor = await visit({ viewport: { width: 390, height } });
    await visitor.open(page);
    await expect.poll(() => visitor.run(outside, ['.answer .sentence', FIRST_FIELD])).toEqual([]);
    expect(await visitor.run(() => window.shift)).toBeLessThan(0.05);
    const tops = await visitor.run(() => ['.answer', '.inputs', '.leading', '.panels'].map((part) => document.querySelector(part).getBoundingClientRect().top));
    expect(tops).toEqual([...tops].sort((one, other) => one - other));
  });
}

for (const fragment of ['#/scorecard', '#/tools', readFileSync(new URL('../links/every_figure.link', import.meta.url), 'utf8').trim()]) {
  test(`nothing jumps on a phone that opens ${fragment.slice(0, 12)}`, { tag: '@once' }, async ({ host, visit }) => {
    const { page } = await host(before(countShifts));
    const visitor = await visit({ viewport: { width: 412, height: 823 } });
    // As slow as a phone, so that it is painted while it is built.
    const session = await visitor.driver.page.context().newCDPSession(visitor.driver.page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await visitor.open(page + fragment);
    await visitor.run(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    expect(await visitor.run(() => window.shift)).toBeLessThan(0.05);
  });
}

test('Tab reaches the first input within five presses, and arrow keys move within the toolbars', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  const focused = () => visitor.run(() => document.activeElement.title || document.activeElement.getAttribute('aria-label') || document.activeElement.id || document.activeElement.innerText.trim());
  const stops = [];
  for (let presses = 0; presses < 5; presses += 1) {
    await visitor.press('Tab');
    stops.push(await focused());
  }
  expect(stops).toEqual(['Skip to the content', 'Async ROI', 'Business case', 'Cases', 'People in the team']);
  await visitor.press('Shift+Tab');
  const walk = [];
  for (const key of ['ArrowRight', 'ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home', 'End']) {
    await visitor.press(key);
    walk.push(await focused());
  }
  expect(walk).toEqual(['Undo', 'Redo', 'More', 'Cases', 'More', 'Cases', 'More']);
  await visitor.press('Enter');
  await visitor.sees(/Export everything/, '.menu[open]');
  await visitor.press('Escape');
  expect(await focused(), 'the focus is back on the menu').toBe('More');
  await visitor.press('Tab');
  await visitor.press('Shift+Tab');
  expect(await focused(), 'the toolbar is entered where it was left').toBe('More');
  await visitor.press('Shift+Tab');
  await visitor.press('ArrowRight');
  await visitor.press('Enter');
  await visitor.until(() => document.activeElement.id === 'page-title', 'a page opens from the keyboard');
  expect(await visitor.text('.nav [aria-current=page]')).toBe('Measure');
});

/** Runs in the page: where each tile is. */
const boxes = () => [...document.querySelectorAll('.leading .figure, .panels > .stack:first-child .figure')].map((tile) => {
  const { left, top, width, height } = tile.getBoundingClientRect();
  return [left, top, width, height].map(Math.round);
});
const explain = (name) => button(`Explain ${name}`);

for (const viewport of [{ width: 1366, height: 657 }, { width: 390, height: 844 }]) {
  test(`an explanation moves no tile of its row, and closes where it was opened, at ${viewport.width}`, { tag: viewport.width === 1366 ? [] : '@once' }, async ({ host, visit }) => {
    const visitor = await start(host, visit, { viewport });
    for (const [name, words] of [
      ['Net present value', /Benefits of \$[\d,]+ less costs of \$[\d,]+ .*The arithmetic/],
      ['Payback', /benefits have made up for all costs.*The arithmetic/],
      ['Chance that it pays', /In \d+ of 100 of the cases/],
    ]) {
      const { y } = await visitor.place(explain(name));
      const tiles = await visitor.run(boxes);
      const scrolled = await visitor.run(() => scrollY);
      await visitor.driver.click(await visitor.place(explain(name)));
      await visitor.sees(words, '.leading .explanation');
      const leading = (all) => all.slice(0, 3);
      expect(leading(await visitor.run(boxes)), `${name} at ${y}`).toEqual(leading(tiles));
      expect(await visitor.run(() => scrollY)).toBe(scrolled);
      expect(await visitor.run(() => document.querySelectorAll('.explain[aria-expanded=true]').length)).toBe(1);
    }
    await visitor.press('Escape');
    await visitor.until(() => document.querySelector('.explanation') === null, 'Escape closes it');
    expect(await visitor.run(() => document.activeElement.textContent)).toBe('Explain Chance that it pays');
    // From within: the figure that a step leads to, then the button that closes.
    // By its place: what is out of sight while the focus is among the inputs has no text of its own.
    await visitor.click('#more-figures + .tile-row .figure:first-child .explain');
    await visitor.click('.explanation .formula [aria-expanded]');
    await visitor.sees(/Back/, '.explanation');
    await visitor.click(button('Close the explanation'));
    expect(await visitor.run(() => document.activeElement.textContent)).toBe('Explain Yearly benefit');
    expect(await visitor.problems()).toEqual([]);
  });
}

test('an explanation opened beside the inputs, however far down, can be read to its end', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit, { viewport: { width: 1366, height: 657 } });
  await visitor.run(() => scrollTo(0, 400));
  const before = await visitor.run(boxes);
  await visitor.run(() => document.querySelector('.leading .explain').click());
  await visitor.sees(/The arithmetic/, '.leading .explanation');
  expect((await visitor.run(boxes)).slice(0, 3)).toEqual(before.slice(0, 3));
  await visitor.run(() => document.querySelector('#cash-flow').scrollIntoView({ block: 'end' }));
  expect(await visitor.run(outside, ['#cash-flow'])).toEqual([]);
});

test('only the document scrolls up and down', async ({ host, visit }) => {
  for (const viewport of [{ width: 1366, height: 657 }, { width: 390, height: 844 }]) {
    const visitor = await start(host, visit, { viewport });
    const boxes = await visitor.run(() => [...document.querySelectorAll('body *')]
      .filter((element) => !element.closest('.scroll, .menu-panel, dialog, textarea, svg, .visually-hidden, .answer-bar > div'))
      .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight)
      .map((element) => element.outerHTML.slice(0, 80)));
    expect(boxes).toEqual([]);
    await visitor.leave();
  }
});

/** Runs in the page: whether the name of the field with the focus is inside the window, below the head and above the bar. */
const nameInSight = () => {
  const field = document.activeElement.closest('.field');
  const label = field?.querySelector('label, .label');
  const { top, bottom } = label.getBoundingClientRect();
  const middle = document.elementFromPoint(label.getBoundingClientRect().left + 4, (top + bottom) / 2);
  return top >= 0 && bottom <= innerHeight && Boolean(middle && field.contains(middle));
};

for (const viewport of [{ width: 1366, height: 657 }, { width: 390, height: 844 }]) {
  test(`jumps land with the name of the field in sight, at ${viewport.width}`, { tag: viewport.width === 390 ? [] : '@once' }, async ({ host, visit }) => {
    const visitor = await start(host, visit, { viewport });
    const bars = '.drawing:has(#tornado) .reader';
    await visitor.until((css) => Boolean(document.querySelector(css)), 'the drivers are there', bars);
    const selected = (...keys) => async () => {
      await visitor.run((css) => document.querySelector(css).focus(), bars);
      for (const key of [...keys, 'Enter']) await visitor.press(key);
    };
    const turning = () => visitor.run(() => document.querySelectorAll('.switching button, .findings button')[1].click());
    for (const [place, jump] of [selected('Home'), selected('End'), turning].entries()) {
      await visitor.run(() => { document.activeElement.blur(); scrollTo(0, document.documentElement.scrollHeight); });
      await jump();
      await visitor.until(() => document.activeElement.closest('.field') !== null, 'a field has the focus');
      await expect.poll(() => visitor.run(nameInSight), { message: `jump ${place}: the name is in sight` }).toBe(true);
    }
  });
}

test('the next step follows the case, from own figures to the rollout', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit);
  const current = () => visitor.run(() => document.querySelector('.leading .next-steps [aria-current=step]')?.innerText.replace(/\s+/g, ' ').trim() ?? '');
  await expect.poll(current).toMatch(/Your figures/);
  await visitor.click('.leading .next-steps [aria-current=step] button');
  expect(await visitor.run(() => document.activeElement.id)).toBe('input-team.people');
  await statePeople(visitor, 40);
  await expect.poll(current).toMatch(/What decides/);
  expect(await visitor.text('.inputs h2')).toBe('Your figures');
  await visitor.sees(/^1 of \d+ figures is yours\.$/, '.inputs-line');
  await visitor.click('.leading .next-steps [aria-current=step] button');
  await visitor.until(() => document.activeElement.closest('.field') !== null, 'a figure that decides has the focus');
  await visitor.click({ role: 'link', name: 'approve it' });
  await visitor.click(button('Approve this case'));
  await visitor.click('.nav a[href="#/"]');
  await expect.poll(current).toMatch(/Roll out/);
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await visitor.click('.leading .next-steps [aria-current=step] a');
  await visitor.until(() => location.hash === '#/rollout', 'the way to the rollout');
});
