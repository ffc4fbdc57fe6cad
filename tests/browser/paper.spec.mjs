// The decision paper: edited in place, the same figures in its files, and on paper.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UNDO, WORK, button, start, statePeople } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

/** The sections, in order. */
const TITLES = ['What is asked', 'The answer', 'Alternatives', 'Benefits by line', 'Costs, and cash flow by year', 'What decides, and what would have to be true',
  'Risks, and how they are met', 'Plan and gates', 'KPIs that will prove it', 'Assumptions', 'Method', 'The live case'];

/** Every cell of the paper's tables, as it is shown. */
const cells = (visitor) => visitor.run(() => [...document.querySelectorAll('.paper :is(th, td)')].map((cell) => cell.textContent.trim()).filter(Boolean));

const NAMED = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
const unescaped = (html) => html.replace(/&\w+;|&#39;/g, (name) => NAMED[name]);

test('the paper is edited in place, undone, and saved with the figures of the page', async ({ host, visit, engine }) => {
  const visitor = await start(host, visit, { viewport: { width: 1366, height: 900 } });
  await statePeople(visitor, 37);
  await visitor.run(() => { location.hash = '#/paper'; });
  await visitor.sees(/a team of 37/, '.paper');
  expect(await visitor.run(() => [...document.querySelectorAll('.paper h3')].map((title) => title.textContent))).toEqual(TITLES);
  await visitor.click('.paper section:first-of-type summary');
  await visitor.fill({ role: 'field', name: 'Who is asked' }, 'Dana Fox <finance> & @board');
  await visitor.sees(/Dana Fox <finance> & @board/, '.paper dl');
  await visitor.press('Tab');
  const shown = await cells(visitor);
  const html = await visitor.download(button('Save as HTML'));
  const markdown = await visitor.download(button('Save as Markdown'));
  expect(html.name).toMatch(/decision-paper.*\.html$/);
  const [inHtml, inMarkdown] = [unescaped(html.text), markdown.text.replace(/[\\\u200b]/g, '')];
  for (const cell of shown) {
    expect(inHtml).toContain(`>${cell}<`);
    expect(inMarkdown).toContain(cell);
  }
  expect(html.text).toContain('Dana Fox &lt;finance&gt; &amp; @board');
  await visitor.click(UNDO);
  await visitor.sees(/The person who decides on this case/, '.paper dl');
  if (engine === 'chromium') expect(await visitor.accessibilityFaults()).toEqual([]);
  expect(await visitor.problems()).toEqual([]);
});

const LONG_NAME = 'Asynchronous work for the customer operations teams of three regions and their partners';
const long = (change) => ({ version: 1, edition: 2, name: LONG_NAME, ...change });
const thirtyLines = Array.from({ length: 30 }, (_, row) => ({
  name: `Line ${row}: something with a name that takes more than one line of the table that it is in`,
  kind: ['annual_benefit', 'annual_cost', 'one_off_cost'][row % 3], amount: 1000 * (row + 1), cash: row % 2 === 0,
}));
const FATES = ['keep', 'replace', 'cancel', { shorten_to: 15 }, { less_often: 0.5 }, { fewer: 3 }];
const twentyMeetings = Array.from({ length: 20 }, (_, row) => ({
  name: `Meeting ${row}: weekly coordination of the customer operations teams of a region`, attendees: 4 + row, minutes: 30 + row,
  per_week: row % 4 ? 1 : { low: 0.5, likely: 1, high: 2 }, fate: FATES[row % 6],
}));
const inventory = { meetings: { load: { inventory: twentyMeetings } } };
/** Cases as they are saved, the first one open. */
const work = (...cases) => ({
  format: 'async-roi', version: 2, active: 1, scenarios: cases.map((scenario, place) => ({ id: place + 1, scenario })),
  ...(cases.length > 1 && { comparison: { alternatives: cases.map((_, place) => place + 1) } }),
});
const others = [8, 12, 40].map((people) => long({ name: `${LONG_NAME}: ${people}`, team: { people } }));
const PRINTED = {
  usual: work({ version: 1, edition: 2, name: 'Our team' }),
  lines: work(long({ other_lines: thirtyLines })),
  meetings: work(long(inventory)),
  years: work(long({ other_lines: thirtyLines, finance: { horizon_months: 120 } })),
  all: work(long({ ...inventory, other_lines: thirtyLines }), ...others),
};

/** The text of each page of a PDF, without its foot. */
function pagesOf(pdf) {
  const file = join(mkdtempSync(join(tmpdir(), 'paper-')), 'paper.pdf');
  writeFileSync(file, pdf);
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' });
  // A form feed ends a page.
  return text.split('\f').slice(0, -1).map((page) => page.split('\n').filter((line) => line.trim() && !/^Page \d+ of \d+$| · Async ROI .* · evidence edition/.test(line)));
}

for (const [name, saved] of Object.entries(PRINTED)) {
  test(`the paper prints on three pages at most, in reading order, with whole figures: ${name}`, async ({ host, visit, engine }, info) => {
    test.skip(engine !== 'chromium', 'only Chromium prints from a driver');
    const visitor = await start(host, visit, { dark: name === 'all' });
    await visitor.run((key, text) => localStorage.setItem(key, text), WORK, JSON.stringify(saved));
    await visitor.goto(`${visitor.page}?again#/paper`);
    await visitor.sees(/Net present value.+Method/s, '.paper');
    await visitor.sees(new RegExp(saved.scenarios[0].scenario.name), '.paper h2');
    const captions = await visitor.run(() => [...document.querySelectorAll('.paper caption')].map((caption) => caption.textContent));
    const figures = await visitor.run(() => [...document.querySelectorAll('.paper td.num')].map((cell) => cell.textContent.trim()).filter(Boolean));
    for (const format of ['A4', 'Letter']) {
      const pdf = await visitor.driver.page.pdf({ path: info.outputPath(`${name}-${format}.pdf`), format });
      const pages = pagesOf(pdf);
      expect(pages.length, format).toBeLessThanOrEqual(3);
      const text = pages.flat().join('\n');
      const places = TITLES.map((title) => `\n${text}\n`.indexOf(`\n${title}\n`));
      expect(places.every((place, index) => place > (places[index - 1] ?? -1)), `${format}: ${places}`).toBe(true);
      for (const page of pages) expect([...TITLES, ...captions], `${format}: the last line of a page is no heading`).not.toContain(page.at(-1));
      expect(pages.at(-1), `${format}: the last page holds more than the link`).toContain('Method');
      const words = text.replace(/\s+/g, ' ');
      expect(figures.filter((figure) => !words.includes(figure)), `${format}: figures that are not whole`).toEqual([]);
      expect(text, 'nothing to click is printed').not.toMatch(/Save as HTML|Edit what is asked/);
    }
    const sheet = await visitor.run(() => {
      const sheet = document.querySelector('.paper');
      const wide = [...sheet.querySelectorAll('th, td')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1 && cell.getBoundingClientRect().right > sheet.getBoundingClientRect().right);
      return { ground: getComputedStyle(sheet).backgroundColor, wide: wide.length };
    });
    expect(sheet, 'light in the dark theme too; no cell reaches beyond the sheet').toEqual({ ground: 'rgb(255, 255, 255)', wide: 0 });
    expect(await visitor.problems()).toEqual([]);
  });
}
