// The decision paper: edited in place, the same figures in its files, and on paper.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UNDO, button, start, statePeople } from './support/case.mjs';
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

/** A case with thirty other lines and long names, as readable pairs cannot say it. */
const longCase = () => ({
  version: 1, edition: 2, name: 'Asynchronous work for the customer operations teams of three regions and their partners',
  other_lines: Array.from({ length: 30 }, (_, row) => ({
    name: `Line ${row}: something with a name that takes more than one line of the table that it is in`,
    kind: ['annual_benefit', 'annual_cost', 'one_off_cost'][row % 3], amount: 1000 * (row + 1), cash: row % 2 === 0,
  })),
});

test('the paper prints on numbered pages in reading order, light in the dark theme too', async ({ host, visit, engine }, info) => {
  test.skip(engine !== 'chromium', 'only Chromium prints from a driver');
  const visitor = await start(host, visit, { dark: true });
  const print = async (name, options) => {
    await visitor.run(() => { location.hash = '#/paper'; });
    await visitor.sees(/Net present value/, '.paper');
    const pdf = await visitor.driver.page.pdf({ path: info.outputPath(`${name}.pdf`), ...options });
    const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g).length;
    return { pdf, pages };
  };
  const { pdf, pages } = await print('a4', { format: 'A4' });
  expect(pages).toBeLessThanOrEqual(3);
  expect((await print('letter', { format: 'Letter' })).pages).toBeLessThanOrEqual(3);
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  const textOf = (bytes) => {
    writeFileSync(join(folder, 'paper.pdf'), bytes);
    return execFileSync('pdftotext', ['-enc', 'UTF-8', join(folder, 'paper.pdf'), '-'], { encoding: 'utf8' });
  };
  const text = textOf(pdf);
  // A form feed begins a page.
  const lines = text.replaceAll('\f', '\n');
  const places = TITLES.map((title) => lines.indexOf(`\n${title}\n`));
  expect(places.every((place, index) => place > (places[index - 1] ?? -1)), `${places}`).toBe(true);
  expect(text).toMatch(/Our team · Mar 15, 2027 · Async ROI .* · evidence edition 2/);
  expect(text).toContain(`Page ${pages} of ${pages}`);
  expect(text, 'nothing to click is printed').not.toMatch(/Save as HTML|Edit what is asked/);
  const ground = await visitor.run(() => getComputedStyle(document.querySelector('.paper')).backgroundColor);
  expect(ground).toBe('rgb(255, 255, 255)');
  await visitor.pick('#import', 'long.json', JSON.stringify(longCase()));
  await visitor.sees(/customer operations/, '.paper h2');
  const { pages: many } = await print('long', { format: 'A4' });
  expect(many).toBeLessThanOrEqual(4);
  const wide = await visitor.run(() => {
    const sheet = document.querySelector('.paper').getBoundingClientRect();
    return [...document.querySelectorAll('.paper :is(th, td)')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1 && cell.getBoundingClientRect().right > sheet.right).length;
  });
  expect(wide, 'no cell reaches beyond the sheet').toBe(0);
  expect(await visitor.problems()).toEqual([]);
});
