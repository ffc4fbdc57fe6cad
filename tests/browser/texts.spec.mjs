// Every text that the page can show, in one golden file for editors and translators: tests/texts/page.txt. The walk goes through the
// states of the page and notes each text where it first appears. `UPDATE=1` before the command writes the file anew.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CASES, MORE, PAGES, PEOPLE, before, notice, start } from './support/case.mjs';
import { expect, test } from './support/test.mjs';
import { masked, textsInSight } from './support/texts.mjs';
import { day } from './support/today.mjs';

const GOLDEN = fileURLToPath(new URL('../texts/page.txt', import.meta.url));
const EVERYTHING = readFileSync(new URL('../links/everything_practised.link', import.meta.url), 'utf8').trim();
/** A survey, and an answer to it. */
const INVITATION = '#/survey/eNoBKQDW_1siNGEwYzIzZjY4NzgyMmZkZDcyZjA1MDZjY2IiLCJPdXIgdGVhbSJd5yULjg';
const ANSWER = 'answer1.eNoNybERwCAIAMBdrCkUEHUWj0IhVF667B_b_5l4ZUMK6a0jhnvDyDWL2U4wU9hV3iS1xrKnYKMYowv73QIIBKzwfueo_gUFFGo';
const TO_READ = readFileSync(new URL('../links/case_to_read.link', import.meta.url), 'utf8').trim();
const FILE = 'input[type=file]';

const HEAD = 'Every text of the page, in the order in which a walk through its states meets it: see tests/README.md. Figures are written as #.\n';

/** Opens every fold, those within them too. */
async function unfold(visitor) {
  await visitor.run(async () => {
    const folded = () => [...document.querySelectorAll('main details:not([open]), footer details:not([open])')];
    for (let depth = 0; depth < 3 && folded().length > 0; depth += 1) {
      folded().forEach((fold) => fold.setAttribute('open', ''));
      await new Promise((done) => { setTimeout(done, 100); });
    }
  });
}

/** Clicks the first button, fold or link with this name, wherever it stands. */
const press = (visitor, name) => visitor.run((text) => {
  const named = (element) => [element.textContent.replace(/\s+/g, ' ').trim(), element.getAttribute('aria-label')].includes(text);
  const found = [...document.querySelectorAll('button, summary, a[href]')].find(named);
  if (!found) throw new Error(`nothing to press is named “${text}”`);
  found.click();
}, name);

/** Puts a text into a field at once, and leaves it. */
const put = (visitor, id, text) => visitor.run((id, text) => {
  const field = document.getElementById(id);
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  field.blur();
}, id, text);

/** The texts in sight, once they stay as they are: panels follow an edit in later tasks. */
async function settledTexts(visitor) {
  const read = () => visitor.run(textsInSight);
  let [before, texts] = [null, await read()];
  for (let tries = 0; tries < 20 && texts.join('\n') !== before; tries += 1) {
    before = texts.join('\n');
    await visitor.run(() => new Promise((done) => { setTimeout(done, 150); }));
    texts = await read();
  }
  return texts;
}

/** Whether the page in the address is there. A paper is there once its figures are: it waits for the simulation. */
const isThere = () => document.querySelector('[data-ready]') !== null
  && (!/\/(paper|status)$/.test(location.hash) || document.querySelector('.paper :is(td, li)') !== null);

/** A case whose readings, bills, tasks and answers make every verdict say something. */
const practised = (rest) => JSON.stringify({ name: 'Support', edition: 2, team: { people: 60 }, rollout: { start: day(-200) }, ...rest });
const reading = (kpi, ago, value) => ({ kpi, date: day(-ago), value });
const STATEMENTS = ['autonomy_hours', 'autonomy_decisions', 'clarity_handoff', 'trust_results', 'trust_offline', 'debt_true', 'debt_owner',
  'knowledge_found', 'knowledge_decisions', 'clarity_finished', 'theatre_urgency', 'theatre_meetings', 'theatre_equal', 'managers_informed', 'managers_example'];
const LATE = practised({
  scorecard: {
    readings: [reading('resolution_time', 190, 48), reading('resolution_time', 20, 30), reading('deep_work', 190, 0.2), reading('deep_work', 20, 0.6),
      reading('adoption', 100, 0.45), reading('meeting_load', 190, 12), reading('meeting_load', 20, 11), reading('turnover', 20, 0.2),
      reading('response_time', 20, 9), reading('fragmentation', 60, 0.4)],
    targets: { response_time: 8 },
  },
  spending: { entries: [{ date: day(-90), line: 'tools', amount: 1500, note: 'a year ahead' }, { date: day(-60), line: 'training', amount: 90000 }] },
  stack: { picks: [{ offer: 'basecamp-flat', action: 'add' }, { offer: 'zoom', action: 'drop' }, { offer: 'twist-unlimited', action: 'add', owned: true }] },
  readiness: { answers: Object.fromEntries(STATEMENTS.map((statement, place) => [statement, [5, 1 + (place % 4)]])), done: ['processes'] },
  survey: { id: 's1', date: day(-20), answers: [3, 4, 4, 5, 5].map((rating, place) => [`a${place}`, [rating, 4, 3, rating], [6, 4]]) },
  approval: { date: day(-210), by: 'Board', note: 'with a gate at day 30', case: { edition: 2, team: { people: 60 } } },
});

test('every text of the page is in the golden file', { tag: '@once' }, async ({ host, visit }) => {
  const seen = new Set();
  const lines = [HEAD];
  const note = async (visitor, state) => {
    const fresh = (await settledTexts(visitor)).map(masked).filter((text) => !seen.has(text) && seen.add(text));
    if (fresh.length) lines.push(`\n== ${state}\n`, ...fresh.map((text) => `${text}\n`));
  };

  const visitor = await start(host, visit);
  const goTo = async (fragment) => {
    await visitor.open(visitor.page + fragment);
    await visitor.run(() => new Promise((done) => { setTimeout(done, 200); }));
  };
  /** What each figure is, and how it is computed: one explanation is open at a time. */
  const noteExplanations = async (state) => {
    const count = await visitor.run(() => document.querySelectorAll('.explain[aria-expanded]').length);
    expect(count, 'figures can be explained').toBeGreaterThan(4);
    for (let place = 0; place < count; place += 1) {
      await visitor.run((at) => document.querySelectorAll('.explain[aria-expanded]')[at].click(), place);
      await unfold(visitor);
      await note(visitor, `${state}: explained`);
    }
  };
  /** A page, then the same with everything unfolded. */
  const noteAll = async (state, of = visitor) => {
    await note(of, state);
    await unfold(of);
    await note(of, `${state}: all of it`);
  };

  await visitor.until(() => document.querySelector('.range-words') !== null, 'the simulation has run');
  await noteAll('Business case');
  await noteExplanations('Business case');
  const view = (place) => visitor.run((at) => document.querySelectorAll('[name=view]')[at].click(), place);
  await view(1);
  await visitor.until(() => document.title !== '' && document.querySelector('.sentence').textContent.includes('cash'), 'only cash counts');
  await noteAll('Cash only');
  await noteExplanations('Cash only');
  await view(0);
  for (const [name, menu] of Object.entries({ Cases: CASES, More: MORE })) {
    await visitor.run((css) => { document.querySelector(css).parentElement.open = true; }, menu);
    await note(visitor, `Menu: ${name}`);
    await visitor.run((css) => { document.querySelector(css).parentElement.open = false; }, menu);
  }
  for (const name of ['Share', 'Open a link…', 'Delete everything in this browser…']) {
    await press(visitor, name);
    await visitor.until(() => document.querySelector('dialog[open] p') !== null, `the dialog of ${name} is open`);
    await note(visitor, `Dialog: ${name}`);
    await visitor.run(() => document.querySelector('dialog').close());
    await visitor.until(() => document.querySelector('dialog p') === null, `the dialog of ${name} is closed`);
  }

  await visitor.run(() => { HTMLAnchorElement.prototype.click = () => {}; });
  await press(visitor, 'Export everything');
  await visitor.click('.toast button');
  await visitor.until(() => document.querySelector('dialog[open] textarea') !== null, 'the text of the file is there');
  await note(visitor, 'Dialog: a file that did not arrive');
  await visitor.run(() => document.querySelector('dialog').close());

  // What is refused, doubted and asked about.
  for (const typed of ['many', '0', '-3', '1,234.5.6', '9000', '1e9', '5..4', '10..400', '']) {
    await put(visitor, 'input-team.people', typed);
    await note(visitor, `People: “${typed}”`);
  }
  await put(visitor, 'input-team.people', '20..30');
  for (const typed of ['75', '60.000', '€80000', '60000 75000', '60000..90000']) {
    await put(visitor, 'input-team.annual_pay', typed);
    await note(visitor, `Pay: “${typed}”`);
  }
  for (const typed of ['150%', '0.5', '2']) {
    await put(visitor, 'input-meetings.cut', typed);
    await note(visitor, `Cut: “${typed}”`);
  }
  await put(visitor, 'input-meetings.cut', '30');
  await noteAll('Business case with ranges and findings');

  await press(visitor, 'Open the article’s claims as a case');
  await visitor.until(() => document.querySelector('.sentence')?.textContent.includes('saves'), 'the claims are open');
  await noteAll('The article’s claims');
  await noteExplanations('The article’s claims');
  await visitor.run(() => [...document.querySelectorAll('button')].find((each) => each.textContent.startsWith('Blank')).click());
  await visitor.until(() => document.querySelector('.sentence')?.textContent.includes('yet'), 'the case is blank');
  await noteAll('Blank');
  await noteExplanations('Blank');
  await press(visitor, 'Undo');
  await note(visitor, 'Undone');

  for (const page of [...PAGES, 'compare', 'paper', 'status']) {
    await goTo(`#/${page}`);
    await visitor.until(isThere, `the page ${page} is there`);
    await noteAll(`Page: ${page}`);
  }
  for (const page of ['', ...PAGES.filter((page) => page !== 'guide'), 'compare', 'paper', 'status']) {
    await goTo(`${EVERYTHING}/${page}`);
    await visitor.until(isThere, `the page ${page} is there`);
    await noteAll(`Everything practiced: ${page || 'case'}`);
  }
  await visitor.pick(FILE, 'support.json', LATE);
  await visitor.sees(/imported/, '.toast');
  await note(visitor, 'Imported');
  for (const page of ['', ...PAGES.filter((page) => page !== 'guide'), 'status', 'paper']) {
    await visitor.run((route) => { location.hash = `/${route}`; }, page);
    await visitor.run(() => new Promise((done) => { setTimeout(done, 500); }));
    await visitor.until(isThere, `the page ${page} is there`);
    await noteAll(`Late rollout: ${page || 'case'}`);
  }

  for (const [what, fragment] of Object.entries({ incomplete: '#/survey/', asked: INVITATION, answered: `${INVITATION}/${ANSWER}` })) {
    await goTo(fragment);
    await note(visitor, `Survey: ${what}`);
  }
  await put(visitor, 'survey-received', '2');
  await put(visitor, 'survey-actionable', '3');
  await note(visitor, 'Survey: wrong count');

  await goTo(TO_READ);
  await visitor.until(() => document.querySelector('.paper td') !== null, 'the paper is there');
  await note(visitor, 'A case to read');

  // What comes in damaged.
  for (const [what, fragment] of Object.entries({
    'cut short': EVERYTHING.slice(0, 120), changed: EVERYTHING.replace(/.{3}$/, 'AAA'), newer: EVERYTHING.replace(/^#v\d/, '#v9'),
    prefill: '#team.people=forty&nonsense=3&edition=7&meetings.cut=40%', again: EVERYTHING,
  })) {
    await goTo(fragment);
    await note(visitor, `Link: ${what}`);
  }
  await visitor.pick(FILE, 'broken.json', '{"team": {"people": "forty"}}');
  await visitor.until(() => document.querySelector('.notice') !== null, 'it is refused');
  await note(visitor, 'File: broken');
  const other = await visitor.tab();
  await other.goto(new URL('favicon.svg', visitor.page).href);
  await other.run(() => localStorage.clear());
  await visitor.sees(/deleted elsewhere/, notice('cleared'));
  await note(visitor, 'Storage: cleared from outside');
  await visitor.leave();

  const { page } = await host(before(() => Object.defineProperty(window, 'localStorage', { value: null })));
  const blocked = await visit();
  await blocked.open(page);
  await blocked.sees(/This browser keeps nothing/, notice('storage'));
  await note(blocked, 'Storage: blocked');
  await blocked.leave();

  const text = lines.join('');
  if (process.env.UPDATE) {
    mkdirSync(dirname(GOLDEN), { recursive: true });
    writeFileSync(GOLDEN, text);
  }
  expect(text.split('\n'), 'run with UPDATE=1 where a text was changed on purpose').toEqual(readFileSync(GOLDEN, 'utf8').split('\n'));
});
