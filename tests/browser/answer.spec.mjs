// The answer as somebody reads it who checks it: sentence, tiles and tables say the same, and the conventions are in words.
import { expect, test } from './support/test.mjs';
import { button, start } from './support/case.mjs';

/** Runs in the page: the sentence, each tile by its name, and the table by year; their text even where a panel out of sight is not laid out. */
const read = () => {
  const text = (element) => element?.textContent.replace(/\s+/g, ' ').trim();
  const tiles = [...document.querySelectorAll('.figure')].map((tile) => [text(tile.querySelector('h3')), text(tile.querySelector('.value'))]);
  const rows = [...document.querySelectorAll('#years tr')].map((row) => [...row.children].map(text));
  return { sentence: text(document.querySelector('.answer .sentence')), tiles: Object.fromEntries(tiles), rows, conventions: text(document.querySelector('#years > ul:last-of-type')) };
};

/** `−$1,960` as a number. */
const amount = (text) => Number(text.replace('−', '-').replace(/[$,]/g, ''));

const significant = (value) => Number(value.toPrecision(3));

test('sentence, tiles and the table by year agree, in both views', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.until(() => document.querySelector('#years tfoot') !== null, 'the table by year is there');
  for (const view of ['Time and money', 'Cash only']) {
    await visitor.click({ role: 'field', name: view });
    await visitor.until((cash) => document.querySelector('#years h2').textContent.includes('cash') === cash, 'the view is the other', view === 'Cash only');
    const { tiles, rows } = await visitor.run(read);
    const years = rows.slice(1, -1).map((row) => row.slice(1).map(amount));
    const total = rows.at(-1).slice(1).filter(Boolean).map(amount);
    expect(rows.slice(1, -1).map(([name]) => name)).toEqual(['0 (start)', '1', '2', '3']);
    for (const column of [0, 1, 2, 3]) {
      const sum = years.reduce((so, row) => so + row[column], 0);
      expect(Math.abs(sum - total[column]), 'within rounding').toBeLessThanOrEqual(2);
    }
    expect(years.at(-1)[4]).toBe(total[2]);
    expect(amount(tiles['Net present value'])).toBe(significant(total[3]));
  }
});

test('the conventions follow the case, and the ratios open to their formulas', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.sees(/A discount rate of 10% a year is 0\.797% a month/, '#years');
  await visitor.sees(/Month 0, the start, is not discounted/, '#years');
  for (const label of ['Benefit-cost ratio', 'Internal rate of return']) {
    await visitor.click(button(`Explain ${label}`));
    await visitor.sees(label === 'Benefit-cost ratio' ? /Present value of the benefits/ : /compounded to a year/, '#years .explanation');
  }
  expect(await visitor.accessibilityFaults()).toEqual([]);
  expect(await visitor.problems()).toEqual([]);
});

test('charts are read out by keys and by pointer, and saved from their menu', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  const reader = (chart) => `.drawing:has(#${chart}) .reader`;
  const told = (chart) => `.drawing:has(#${chart}) .readout`;
  await visitor.until((place) => Boolean(document.querySelector(place)), 'the histogram is there', reader('certainty'));
  await visitor.run((place) => document.querySelector(place).focus(), reader('cash-flow'));
  await visitor.press('End');
  await visitor.sees(/^Month 36: running total \$\d\d,\d00, 80% likely to be between .*\$\d.* and \$\d.*\.$/, told('cash-flow'));
  await visitor.press('Home');
  await visitor.press('ArrowRight');
  await visitor.sees(/^Month 1: running total [-−]\$/, told('cash-flow'));
  const spoken = await visitor.run((place) => document.querySelector(place).getAttribute('aria-valuetext'), reader('cash-flow'));
  expect(spoken).toMatch(/^Month 1: /);
  await visitor.press('Escape');
  await visitor.click(reader('cash-flow'));
  await visitor.sees(/^Month 1[4-8]: running total/, told('cash-flow'));
  await visitor.click(reader('certainty'));
  await visitor.sees(/^Net present value .*\$.* to .*\$.*: \d[\d.]*% of cases\.$/, told('certainty'));

  const save = async (place) => {
    await visitor.click('figure:has(#certainty) .export summary');
    return visitor.download(`figure:has(#certainty) .export .item:nth-of-type(${place})`);
  };
  const svg = await save(1);
  expect(svg.name).toMatch(/\.svg$/);
  expect(svg.text).toMatch(/Our team · .*pays in .*pays.*loses/s);
  expect((await save(2)).text.slice(1, 4)).toBe('PNG');
  expect(await visitor.problems()).toEqual([]);
});
