// Async in name or in practice: answered twice, told apart, and made into tasks.
import { PEOPLE, WORK, UNDO, button, share, start, statePeople } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

/** The element of an answer, from 1 to 5. */
const radio = (statement, aspect, level) => `[id="${statement}-${aspect}-${level}"]`;

const focused = (visitor) => visitor.run(() => document.activeElement.id);

/** Answers the first so many statements by clicks: claimed fully, practised as given. */
async function answer(visitor, statements, practised) {
  const ids = await visitor.run(() => [...document.querySelectorAll('.likert > p')].map((text) => text.id));
  for (const id of ids.slice(0, statements)) {
    await visitor.click(radio(id, 'claimed', 5));
    await visitor.click(radio(id, 'practised', practised));
  }
}

/** What is read off the page: the verdict, how much of it is answered, the table and the risks. */
const sight = (visitor) => visitor.run(() => {
  const parts = document.querySelectorAll('.answer .sentence, .answer [role=status], .gaps tr, #risks h3, #checklist [role=status]');
  return [...parts].map((part) => part.innerText.replace(/\s+/g, ' ').trim());
});

/** Where the tasks of the plan that is saved come from. */
const origins = (visitor) => visitor.run((key) => {
  const { scenario } = JSON.parse(localStorage.getItem(key) ?? '{"scenarios":[{"scenario":{}}]}').scenarios[0];
  return (scenario.plan?.tasks ?? []).map((task) => task.origin ?? '');
}, WORK);

test('by keys from nothing to the first answers, by clicks to a verdict, and undone to the start', async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/readiness');
  await visitor.sees(/No answers yet/, '.answer');
  const explained = await visitor.run(() => [...document.querySelectorAll('main a[href^="#/guide/"]')].map((link) => link.hash));
  expect(explained).toEqual(['#/guide/principles', '#/guide/failures', '#/guide/scaling']);
  const before = await sight(visitor);
  await visitor.click(button('Start with the first statement'));
  await visitor.until(() => document.activeElement.id === 'autonomy_hours-claimed-1', 'the focus is on the first answer');
  await visitor.press('ArrowRight');
  expect(await focused(visitor)).toBe('autonomy_hours-claimed-2');
  await visitor.sees(/0 of 15 statements answered, 1 more in part/, '.answer');
  await visitor.sees(/for 8 more statements/, '.answer');
  await answer(visitor, 8, 2);
  await visitor.sees(/asynchronous in name: it claims 100% of what that takes and practices 25%, a gap of 75 points\./, '.answer .sentence');
  await visitor.sees(/8 of 15 statements answered\./, '.answer');
  expect(await visitor.text('.gaps tbody tr')).toBe('Autonomy 100% 25% 75');
  const steps = 17;
  for (let step = 0; step < steps; step += 1) await visitor.click(UNDO);
  expect(await sight(visitor)).toEqual(before);
  expect(await visitor.run(() => document.querySelector('[aria-label=Undo]').ariaDisabled === 'true')).toBe(true);
  expect(await visitor.problems()).toEqual([]);
});

test('the greatest risk comes first, becomes a task of the rollout once, and is kept', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/readiness');
  await answer(visitor, 8, 4);
  await visitor.click(radio('trust_offline', 'practised', 1));
  expect(await visitor.text('#risks li h3')).toMatch(/^Trust/);
  await visitor.click({ role: 'button', name: 'Add to the rollout: Stop one measure of presence, and begin one of results' });
  await visitor.sees(/In the rollout: Stop one measure/, '#risks li');
  await visitor.until(() => document.activeElement.getAttribute('href') === '#/rollout', 'the focus is on the way to the plan');
  await expect.poll(() => origins(visitor)).toContain('readiness:trust');
  await visitor.click('#checklist li:first-child label');
  await visitor.sees(/1 of 3 apply/, '#checklist');
  expect(await visitor.accessibilityFaults()).toEqual([]);
  const seen = await sight(visitor);
  // Work is saved a moment after the last edit.
  await visitor.until((key) => localStorage.getItem(key).includes('processes'), 'the tick is saved', WORK);
  await visitor.reload();
  await visitor.ready();
  expect(await sight(visitor)).toEqual(seen);
  await visitor.click('#risks li:first-child a');
  await visitor.until(() => location.hash === '#/rollout', 'the link leads to the plan');
  expect(await visitor.problems()).toEqual([]);
});

test('an answer can be cleared, and undo takes the task out of the rollout', async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/readiness');
  await answer(visitor, 1, 1);
  await visitor.click({ role: 'button', name: 'Add to the rollout: Write down who decides what alone' });
  await visitor.click('.toast button');
  await visitor.sees(/Add to the rollout: Write down/, '#risks');
  await visitor.click({ role: 'button', name: 'Clear: People choose their own hours within the deadlines.' });
  await visitor.until(() => document.activeElement.id === 'autonomy_hours-claimed-1', 'the focus is where it can be answered again');
  await visitor.sees(/No answers yet/, '.answer');
  expect(await visitor.run(() => document.querySelectorAll('.likert :checked').length)).toBe(0);
  expect(await visitor.problems()).toEqual([]);
});

test('a shared case brings its answers, and its size decides what is needed', async ({ host, visit }) => {
  const sender = await start(host, visit, {}, '#/readiness');
  await answer(sender, 9, 5);
  await sender.sees(/below every threshold; the next is 50, 25 more than now/, '#growth');
  await sender.click('#growth a[href="#/case/team.people"]');
  await sender.until(() => document.activeElement.id === 'input-team.people', 'the focus is on the people');
  await statePeople(sender, 120);
  await sender.run(() => history.back());
  await sender.sees(/has passed the threshold of 100; the next is 200, 80 more than now/, '#growth');
  const seen = await sight(sender);
  const link = await share(sender);
  await sender.leave();
  const visitor = await visit();
  await visitor.open(`${link}/readiness`);
  await visitor.sees(/asynchronous in practice/, '.answer');
  expect(await sight(visitor)).toEqual(seen);
  await visitor.click('.nav a[href="#/"]');
  expect(await visitor.value(PEOPLE)).toBe('120');
  expect(await visitor.problems()).toEqual([]);
});
