// What is pictured: each state's name, where it begins, and what is done there. `sight` pictures the window, not the whole page.
import { readFileSync } from 'node:fs';
import { CASES, MORE, PEOPLE, button } from '../../tests/browser/support/case.mjs';

const link = (name) => readFileSync(new URL(`../../tests/links/${name}.link`, import.meta.url), 'utf8').trim();

/** A case in which every page has something to show. */
const EVERYTHING = link('everything_practised');
const APPROVED = link('approved_in_edition_2');

const unfold = (visitor) => visitor.run(() => document.querySelectorAll('main details:not(.menu, .answer-bar)').forEach((fold) => fold.setAttribute('open', '')));

const clickFirst = (visitor, css, words) => visitor.run((selector, text) => {
  const found = [...document.querySelectorAll(selector)].find((element) => element.textContent.trim().startsWith(text));
  found.scrollIntoView({ block: 'center' });
  found.click();
}, css, words);

/** Opens a dialog by a button of the menu “More”. */
const dialog = (words) => async (visitor) => {
  await visitor.click(MORE);
  await clickFirst(visitor, '.menu[open] .item', words);
  await visitor.until(() => document.querySelector('dialog[open]') !== null, 'the dialog is open');
};

/** As on paper, with what a page adds only while it is printed. */
const print = async (visitor) => {
  await visitor.driver.page.emulateMedia({ media: 'print' });
  await visitor.run(() => dispatchEvent(new Event('beforeprint')));
};

export const STATES = [
  { name: 'case-first-sight', sight: true },
  { name: 'case-fresh' },
  { name: 'case-blank', act: (visitor) => clickFirst(visitor, '.choice', 'Blank') },
  { name: 'case-cash-only', act: (visitor) => visitor.run(() => document.querySelectorAll('[name=view]')[1].click()) },
  { name: 'case-unfolded', act: unfold },
  { name: 'case-refused-entry', sight: true, act: (visitor) => visitor.fill(PEOPLE, 'many') },
  { name: 'case-toast', sight: true, act: (visitor) => clickFirst(visitor, '.choice[aria-pressed=false]', '') },
  { name: 'case-full', fragment: EVERYTHING },
  { name: 'case-approved', fragment: APPROVED },
  { name: 'menu-cases', sight: true, act: (visitor) => visitor.click(CASES) },
  { name: 'menu-more', sight: true, act: (visitor) => visitor.click(MORE) },
  { name: 'dialog-share', sight: true, act: (visitor) => visitor.click(button('Share')) },
  { name: 'dialog-open-link', sight: true, act: dialog('Open a link') },
  { name: 'dialog-delete', sight: true, act: dialog('Delete everything') },
  { name: 'scorecard-empty', fragment: '#/scorecard' },
  { name: 'scorecard-readings', fragment: `${EVERYTHING}/scorecard` },
  { name: 'scorecard-unfolded', fragment: `${EVERYTHING}/scorecard`, act: unfold },
  { name: 'rollout-fresh', fragment: '#/rollout' },
  { name: 'rollout-under-way', fragment: `${EVERYTHING}/rollout` },
  { name: 'rollout-editing', fragment: '#/rollout', act: (visitor) => clickFirst(visitor, '.tasks .button', 'Edit') },
  { name: 'tools-empty', fragment: '#/tools' },
  { name: 'tools-set', fragment: `${EVERYTHING}/tools` },
  { name: 'tools-editing', fragment: `${EVERYTHING}/tools`, act: (visitor) => clickFirst(visitor, '.offer .button', 'Edit') },
  { name: 'readiness-empty', fragment: '#/readiness' },
  { name: 'readiness-answered', fragment: `${EVERYTHING}/readiness` },
  { name: 'guide', fragment: '#/guide' },
  { name: 'no-such-page', sight: true, fragment: '#/nowhere' },
  { name: 'print-case', fragment: EVERYTHING, act: print, paper: true },
  { name: 'print-scorecard', fragment: `${EVERYTHING}/scorecard`, act: print, paper: true },
  { name: 'print-rollout', fragment: `${EVERYTHING}/rollout`, act: print, paper: true },
];
