// The words of the case page, for journeys through it.
import { expect } from './expect.mjs';
import { edit } from './host.mjs';

export const PEOPLE = { role: 'field', name: 'People in the team' };
export const PAY = { role: 'field', name: 'Average pay' };
export const CASES = 'summary[title=Cases]';
export const MORE = 'summary[title=More]';
export const button = (name) => ({ role: 'button', name });
/** The button in the head of the page. By its name, an action would wait until no message offers to undo, for some seconds. */
export const UNDO = 'button[aria-label=Undo]';

/** Where the copy of the page in the first folder of a host keeps the work. */
export const WORK = 'async-roi:/team/roi/:workspace';

/** The pages beside the business case, by the name in their address. */
export const PAGES = ['measure', 'scorecard', 'rollout', 'tools', 'readiness', 'guide'];

/** Somebody new at the business case, or at a fragment: `#/guide`. */
export async function start(host, visit, options, fragment = '') {
  const hosted = await host();
  const visitor = await visit(options);
  await visitor.open(hosted.page + fragment);
  return Object.assign(visitor, { page: hosted.page });
}

/** A host option: runs a function in the page before anything of the page runs. */
export const before = (action) => ({ change: (copy) => edit(copy, 'probe.js', /^/, `(${action})();\n`) });

/** What is read off the answer: the sentence, how sure it is, the figures and their ranges. */
export const answer = (visitor) => visitor.run(async () => {
  // Panels behind the answer follow a keystroke in the next task, and a page that was just opened is built in several.
  for (let task = 0; task < 2 || !document.querySelector('[data-ready]'); task += 1) await new Promise((done) => { setTimeout(done); });
  const parts = document.querySelectorAll('.answer .sentence, .answer .likely, .leading :is(.value, .range-words), #more-figures + * :is(.value, .range-words)');
  // Panels out of sight have no text of their own to see.
  return [...parts].map((part) => part.textContent.replace(/\s+/g, ' ').trim());
});

/** Unfolds everything on the page, and explains a tile of each row. */
export async function unfold(visitor) {
  await visitor.run(() => {
    document.querySelectorAll('main details:not(.answer-bar *)').forEach((details) => details.setAttribute('open', ''));
    document.querySelectorAll('.figure:first-child .explain[aria-expanded=false]').forEach((button) => button.click());
  });
  await visitor.until(() => document.querySelectorAll('.explanation .formula').length >= document.querySelectorAll('.tile-row').length, 'the explanations are there');
}

/** The number of people of each case that is saved, by the name of the case; null where nothing is. */
export const saved = (visitor) => visitor.run((key) => {
  const work = JSON.parse(localStorage.getItem(key) ?? 'null');
  return work && Object.fromEntries(work.scenarios.map(({ scenario }) => [scenario.name, scenario.team.people]));
}, WORK);

/** Waits until exactly these cases are saved. */
export const untilSaved = (visitor, cases) => expect.poll(() => saved(visitor), { message: 'the work is saved' }).toEqual(cases);

/** States the number of people and leaves the field. */
export async function statePeople(visitor, people) {
  await visitor.fill(PEOPLE, String(people));
  await visitor.press('Tab');
}

/** Chooses what a menu offers. */
export async function choose(visitor, menu, item) {
  await visitor.click(menu);
  await visitor.click(button(item));
}

/** What a menu saves as a file. */
export async function save(visitor, menu, item) {
  await visitor.click(menu);
  return visitor.download(button(item));
}

/** Opens the share dialog and returns its link; the dialog stays open. */
export async function share(visitor) {
  await visitor.click(button('Share'));
  return visitor.value('#share-link');
}

/** What a notice of a topic says. */
export const notice = (topic) => `.notice[data-topic=${topic}]`;
