// Where the preset's ranges come from, beside each input and in the guide; and what a case of the first edition is offered.
import { readFileSync } from 'node:fs';
import { PAY, UNDO, answer, button, start } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

const firstLink = readFileSync(new URL('../links/evidence_edition_1.link', import.meta.url), 'utf8').trim();
const OFFER = '#newer-evidence';
const source = (key) => `.field:has([id="input-${key}"]) .source`;
const unfold = (visitor, key) => visitor.run((css) => document.querySelector(`${css} > summary`).click(), source(key));
const value = (visitor, key) => visitor.run((id) => document.getElementById(id).value, `input-${key}`);

test('each input says who found its range, and in full what was found and how far it carries', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/case/team.on_cost');
  await visitor.sees(/BLS, ECEC, March 2026 · measured/, source('team.on_cost'));
  await unfold(visitor, 'team.on_cost');
  await visitor.sees(/US Bureau of Labor Statistics \(2026\).*25% in firms with fewer than 50 people.*\(measured, read in 2026\.\).*No study here tests asynchronous work itself\./, source('team.on_cost'));
  await visitor.sees(/Async ROI, 2026 · placeholder: replace with your figure/, source('team.people'));
  await visitor.goto(`${visitor.page}#/case/meetings.replacement`);
  await visitor.sees(/Async ROI, 2026 · our estimate: measure it in the pilot/, source('meetings.replacement'));
  await visitor.goto(`${visitor.page}#/guide/sources`);
  await visitor.sees(/Bloom, Han and Liang \(2024\): Nature .*a third fewer people quit\. \(measured, read in 2026\.\)/, '.prose');
  expect(await visitor.problems()).toEqual([]);
});

test('the meeting hours of engineers are taken with their source', { tag: '@once' }, async ({ host, visit }) => {
  const HOURS = 'meetings.load.hours_per_person_week';
  const visitor = await start(host, visit);
  await unfold(visitor, HOURS);
  await visitor.click(button('Use 11 h (between 9 h and 15 h) for engineers'));
  expect(await value(visitor, HOURS)).toBe('9');
  await visitor.sees(/Clockwise, 2022 · vendor/, `${source(HOURS)} > summary`);
  expect(await visitor.problems()).toEqual([]);
});

test('a case of the first edition keeps its figures until the newer ones are taken, which is undone in one step', async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, firstLink);
  await visitor.sees(/first edition of the evidence \(November 2026\).*net present value is \$973 instead of \$22,200, \$21,200 less\./, OFFER);
  const before = await answer(visitor);
  await visitor.fill(PAY, '80000');
  await visitor.press('Tab');
  await visitor.click(button('Use the figures of edition 2'));
  await visitor.until((css) => document.querySelector(css) === null, 'nothing more is offered', OFFER);
  expect(await value(visitor, 'team.annual_pay'), 'what was entered stays').toBe('80,000');
  expect(await value(visitor, 'time.recapture')).toBe('20');
  await visitor.click(UNDO);
  await visitor.sees(/instead of/, OFFER);
  expect(await value(visitor, 'time.recapture')).toBe('30');
  await visitor.run(() => document.querySelector('[aria-label=Undo]').click());
  await expect.poll(() => answer(visitor)).toEqual(before);
  expect(await visitor.problems()).toEqual([]);
});
