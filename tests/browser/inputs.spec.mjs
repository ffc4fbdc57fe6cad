// What can be typed into the case, by keyboard alone where a keyboard will do.
import { readFileSync } from 'node:fs';
import { UNDO, answer } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

const PEOPLE = { role: 'field', name: 'People in the team' };
const PAY = { role: 'field', name: 'Average pay' };
const part = (place) => ({ role: 'field', name: `People in the team, ${place}` });
const toRange = { role: 'button', name: 'Give a range: People in the team' };
const toNumber = { role: 'button', name: 'Give one number: People in the team' };
const MESSAGE = '[id="input-team.people-message"]';

/** Chooses one of the ways to count meetings. */
const count = (place) => document.querySelectorAll('input[name=load]')[place].click();
const names = () => [...document.querySelectorAll('[id^="meeting-"][id$="-name"]')].map((input) => input.value);

async function start(host, visit) {
  const { page } = await host();
  const visitor = await visit();
  await visitor.open(page);
  return visitor;
}

const range = async (visitor) => Promise.all(['low', 'likely', 'high'].map((place) => visitor.value(part(place))));

test('numbers as people write them', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  for (const [typed, shown] of [['1,250.50', '1,250.5'], ['1 250,50', '1,250.5'], ['12k', '12,000'], ['$ 80', '80']]) {
    await visitor.fill(PAY, typed);
    await visitor.press('Tab');
    expect(await visitor.value(PAY), typed).toBe(shown);
  }
});

test('what is no number is named, stays in sight, and changes nothing', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.fill(PEOPLE, 'abc');
  await visitor.sees(/^“abc” is not a number\. \d+ still applies\.$/, MESSAGE);
  await visitor.press('Tab');
  expect(await visitor.value(PEOPLE)).toBe('abc');
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await visitor.click(PEOPLE);
  await visitor.press('Escape');
  expect(await visitor.text(MESSAGE)).toBeNull();
});

test('a range by typing it, by the button, and back', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  for (const [typed, three] of [['30..55', ['30', '42.5', '55']], ['30-40-55', ['30', '40', '55']], ['40±10', ['30', '40', '50']]]) {
    await visitor.fill(PEOPLE, typed);
    await visitor.press('Enter');
    await visitor.place(part('high'));
    expect(await range(visitor), typed).toEqual(three);
    await visitor.click(toNumber);
    await visitor.place(PEOPLE);
  }
  await visitor.click(toRange);
  await visitor.place(part('high'));
  expect(await range(visitor)).toEqual(['32', '40', '50']);
  await visitor.fill(part('likely'), '60');
  await visitor.sees(/^The likely value 60 must not be above the high value 50\./, MESSAGE);
  await visitor.fill(part('high'), '70');
  expect(await visitor.text(MESSAGE)).toBeNull();
  expect(await range(visitor)).toEqual(['32', '60', '70']);
});

for (const width of [390, 1366]) {
  test(`all fields have the same columns ${width} wide`, { tag: width === 390 ? [] : '@once' }, async ({ host, visit }) => {
    const { page } = await host();
    const visitor = await visit({ viewport: { width, height: 800 } });
    await visitor.open(page);
    await visitor.until(() => document.querySelectorAll('#inputs details.group').length > 5, 'the groups are there');
    await visitor.run(() => document.querySelectorAll('#inputs details.group').forEach((group) => { group.open = true; }));
    const edges = await visitor.run(() => {
      const all = (selector) => [...document.querySelectorAll(`#inputs .field:not(.wide) > ${selector}`)];
      const different = (selector) => [...new Set(all(selector).map((element) => {
        const { left, right } = element.getBoundingClientRect();
        return `${Math.round(left)} to ${Math.round(right)}`;
      }))];
      const lines = (element) => Math.round(element.getBoundingClientRect().height / parseFloat(getComputedStyle(element).lineHeight) - 0.25);
      return {
        controls: different('.control'),
        places: [1, 2, 3].map((place) => different(`.range > label:nth-of-type(${place})`)),
        long: all('.hint').filter((hint) => lines(hint) > 1).map((hint) => hint.textContent),
      };
    });
    expect(edges.controls).toHaveLength(1);
    expect(edges.places.map((place) => place.length), 'low, likely and high').toEqual([1, 1, 1]);
    if (width === 1366) expect(edges.long, 'hints of more than a line').toEqual([]);

    const height = () => visitor.run(() => document.querySelector('.field:has([id="input-team.people"])').getBoundingClientRect().height);
    const before = await height();
    expect(await visitor.text('.field:has([id="input-team.annual_pay"]) > .control')).toMatch(/^\$\s*a year/);
    await visitor.click(toRange);
    await visitor.place(part('high'));
    expect(await height() - before, 'a range takes little more room').toBeLessThan(20);
    expect(await visitor.run(() => document.getElementById('input-team.people-unit').textContent), 'the unit in full').toBe('people');
    expect(await visitor.text('.field:has([id^="input-meetings.load"]) > .name')).toBe('Hours in meetings a week');
    expect(await visitor.text('.field:has([id="input-turnover.rate"]) > .name')).toBe('People who leave in a year');
  });
}

test('undo shows in the field that is being typed in', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.fill(PEOPLE, '120');
  await visitor.press('Tab');
  await visitor.fill(PEOPLE, '125x');
  await visitor.press('Control+z');
  expect(await visitor.value(PEOPLE)).toBe('125');
  await visitor.press('Control+z');
  expect(await visitor.value(PEOPLE)).toBe('120');
});

test('meetings by the row: added, moved and removed, and the focus goes along', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.run(count, 2);
  await visitor.click({ role: 'button', name: 'Try it with a daily stand-up' });
  await visitor.until(() => document.activeElement.id === 'meeting-0-name', 'the new row has the focus');
  await visitor.click('#meeting-add');
  await visitor.until(() => document.activeElement.id === 'meeting-1-name', 'the second row has the focus');
  await visitor.driver.type('Review');
  await visitor.click({ role: 'button', name: 'Move Review up' });
  await visitor.until(() => document.activeElement.id === 'meeting-0-up', 'the focus has moved with the row');
  expect(await visitor.run(names)).toEqual(['Review', 'Daily stand-up']);
  await visitor.click({ role: 'button', name: 'Remove Review' });
  await visitor.until(() => document.activeElement.id === 'meeting-0-remove', 'the next row has the focus');
  expect(await visitor.run(names)).toEqual(['Daily stand-up']);
  expect(await visitor.accessibilityFaults()).toEqual([]);
});

test('another way of counting meetings shows the same total, and an empty list keeps it', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit);
  const hours = '[id="input-meetings.load.hours_per_person_week-likely"]';
  const likely = async () => (await answer(visitor))[0];
  const [before, typed] = [await likely(), await visitor.value(hours)];
  await visitor.run(count, 1);
  await visitor.place('[id="input-meetings.load.monthly_cost-likely"]');
  expect(await likely()).toEqual(before);
  await visitor.run(count, 2);
  await visitor.sees(/^Your list is empty: the earlier total of \$[\d,]+ a month counts until you enter the first meeting\.$/,
    '[id="input-meetings.load.monthly_cost"]');
  expect(await likely()).toEqual(before);
  await visitor.run(count, 0);
  expect(await visitor.value(hours)).toBe(typed);
  await visitor.run(count, 2);
  await visitor.sees(new RegExp(`^Your list is empty: the earlier total of ${typed} h per person and week counts`),
    '[id="input-meetings.load.hours_per_person_week"]');
  await visitor.click('#meeting-add');
  await visitor.until(() => document.activeElement.id === 'meeting-0-name', 'the new row has the focus');
  expect(await likely()).not.toEqual(before);
  await visitor.click({ role: 'button', name: 'Remove meeting 1' });
  await visitor.sees(/^Your list is empty/, '[id="input-meetings.load.hours_per_person_week"]');
  expect(await likely()).toEqual(before);
  expect(await visitor.problems()).toEqual([]);
});

test('several meetings at once: selected by keys, given a fate and removed, a step each', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.run(count, 2);
  await visitor.click({ role: 'button', name: 'Paste from a spreadsheet' });
  await visitor.click('#meetings-paste');
  await visitor.driver.type('Stand-up;8;15;5;keep;');
  await visitor.press('Enter');
  await visitor.driver.type('Review;6;90;2;keep;');
  await visitor.press('Enter');
  await visitor.driver.type('Planning;10;60;1;keep;');
  await visitor.click({ role: 'button', name: 'Add 3 meetings' });
  await visitor.until(() => document.activeElement.id === 'meeting-0-name', 'the first row has the focus');
  const fates = () => [...document.querySelectorAll('[aria-label^="what happens,"]')].map((list) => list.selectedOptions[0].text);
  await visitor.tabTo('.several input[type=checkbox]', 'Shift+Tab');
  await visitor.press(' ');
  await visitor.sees(/^3 of 3 selected$/, '.several [role=status]');
  await visitor.click({ role: 'field', name: 'Select Stand-up' });
  await visitor.sees(/^2 of 3 selected$/, '.several [role=status]');
  await visitor.run(() => {
    const list = document.querySelector('.several select');
    list.selectedIndex = 4;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await visitor.click({ role: 'button', name: 'Apply to 2 meetings' });
  await visitor.until(() => document.querySelectorAll('[id$="fate.less_often"]').length === 2, 'the numbers of the fate are there');
  expect(await visitor.run(fates)).toEqual(['keep it', 'hold it less often', 'hold it less often']);
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await visitor.fill({ role: 'field', name: 'What is left, Review' }, '10001');
  await visitor.sees(/at most 10000/, '[id="input-meetings.load.inventory.1.fate.less_often-message"]');
  await visitor.press('Escape');
  await visitor.click({ role: 'button', name: 'Remove 2 meetings' });
  await visitor.until(() => document.activeElement.id === 'meeting-0-remove', 'the row that is left has the focus');
  expect(await visitor.run(names)).toEqual(['Stand-up']);
  await visitor.click(UNDO);
  await visitor.until(() => document.querySelectorAll('[aria-label^="what happens,"]').length === 3, 'both are back');
  // The number that was typed, then the fates.
  await visitor.click(UNDO);
  await visitor.click(UNDO);
  await visitor.until(() => !document.querySelector('[id$="fate.less_often"]'), 'the fates are back');
  expect(await visitor.problems()).toEqual([]);
});

test('a short list of meetings asks whether it is all, and the answer is kept', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.run(count, 2);
  await visitor.click({ role: 'button', name: 'Try it with a daily stand-up' });
  await visitor.sees(/Surveys and calendar data find about \d+ h\. Does this list include all your meetings, or only the largest\?/, '#inputs');
  await visitor.click('.message button:last-of-type');
  await visitor.until(() => document.activeElement.id === 'meeting-1-name', 'the new row has the focus');
  expect(await visitor.run(names)).toEqual(['Daily stand-up', 'Other meetings']);
  expect(await visitor.text('.message button')).toBeNull();
  await visitor.click(UNDO);
  await visitor.click({ role: 'button', name: 'These are all our meetings' });
  await visitor.until(() => Object.values(localStorage).join().includes('"all_listed":true'), 'the answer is saved');
  await visitor.reload();
  await visitor.ready();
  expect(await visitor.text('.message button')).toBeNull();
  expect(await visitor.problems()).toEqual([]);
});

test('meetings from a spreadsheet: what is wrong is named, and only what is wanted is taken', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.run(count, 2);
  await visitor.click({ role: 'button', name: 'Paste from a spreadsheet' });
  await visitor.click('#meetings-paste');
  await visitor.driver.type('Stand-up;8;15;5;replace;');
  await visitor.press('Enter');
  await visitor.driver.type('Review;x;60;1;keep;');
  await visitor.sees(/1 row cannot be read; 1 meeting can\..*line 2, column 2: “x” is not a number/, '#meetings-paste-found');
  expect(await visitor.run(names)).toEqual([]);
  await visitor.click({ role: 'button', name: 'Add only the 1 that can be read' });
  await visitor.until(() => document.activeElement.id === 'meeting-0-name', 'the row has the focus');
  expect(await visitor.run(names)).toEqual(['Stand-up']);
});

test('a pasted table with a header in other words: its columns are chosen by hand, and every value is seen before it is taken', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.run(count, 2);
  await visitor.click({ role: 'button', name: 'Paste from a spreadsheet' });
  const text = ['Treffen\tKöpfe\tLänge\tWie oft\tRaum', 'Stand-up\t8\t0:15\tdaily\tA', 'Review\t6\t1h 30m\tbiweekly\tB', 'Total\t14\t\t\t'].join('\n');
  await visitor.run((pasted) => {
    const field = document.getElementById('meetings-paste');
    field.value = pasted;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
  await visitor.sees(/Choose below which column is which\. line 1: the columns “Treffen”, “Köpfe”.* are not known; for People one of “people”/, '#meetings-paste-found');
  const put = (column, field) => visitor.run((name, value) => {
    const list = document.querySelector(`[aria-label="What column “${name}” is"]`);
    list.focus();
    list.value = [...list.options].find((option) => option.text === value).value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  }, column, field);
  await put('Treffen', 'Name');
  await put('Köpfe', 'People');
  await put('Länge', 'Minutes');
  await put('Wie oft', 'Times a week');
  expect(await visitor.run(() => document.activeElement.getAttribute('aria-label')), 'the list keeps the focus').toBe('What column “Wie oft” is');
  await visitor.sees(/Line 4 \(“Total”\) is a total and is left out\. Column “Raum” is not used\./, '#meetings-paste-found');
  await visitor.sees(/“biweekly” in line 3, column “Wie oft”, is: 0\.5 a week 2 a week/);
  await visitor.click({ role: 'button', name: '“biweekly” is 0.5 a week' });
  await visitor.until(() => document.activeElement.id === 'meetings-paste-preview', 'the table has the focus');
  await visitor.sees(/2 Stand-up 8 15 min 5 a week A 3 Review 6 90 min 0\.5 a week B$/, '#meetings-paste-preview');
  expect(await visitor.accessibilityFaults()).toEqual([]);
  expect(await visitor.run(names)).toEqual([]);
  await visitor.click({ role: 'button', name: 'Add 2 meetings' });
  await visitor.until(() => document.activeElement.id === 'meeting-0-name', 'the first row has the focus');
  expect(await visitor.run(names)).toEqual(['Stand-up', 'Review']);
  await visitor.click(UNDO);
  await visitor.until(() => document.querySelectorAll('[id^="meeting-"][id$="-name"]').length === 0, 'one step takes all of it back');
  expect(await visitor.problems()).toEqual([]);
});

test('a start replaces the numbers and is known again after a reload', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  const chosen = () => document.querySelector('.choice[aria-pressed=true]')?.textContent ?? 'none';
  expect(await visitor.run(chosen)).toBe('Evidence-based');
  await visitor.fill(PEOPLE, '33');
  expect(await visitor.run(chosen)).toBe('none');
  await visitor.run(() => document.querySelectorAll('.choice')[1].click());
  await visitor.until(() => Object.values(localStorage).join().includes('"annual_pay":0'), 'the work is saved');
  await visitor.reload();
  await visitor.ready();
  expect(await visitor.run(chosen)).toBe('Blank');
});

test('what the article promises stands beside the case, and opens as a case of its own', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.click({ role: 'button', name: 'Compare with what the article promises' });
  await visitor.sees(/Savings per year at full adoption, before costs 68,000 \$[\d,]+/, '.panels');
  await visitor.click({ role: 'button', name: 'Where these claims contradict each other' });
  await visitor.sees(/A saving is not a return/, '.panels');
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await visitor.click({ role: 'button', name: 'Open the article’s claims as a case' });
  await visitor.sees(/The article’s claims/, 'summary[title=Cases]');
  await visitor.sees(/These are claims: the article names no sources and no costs/, '#inputs');
  expect(await visitor.text('.panels')).not.toMatch('Open the article’s claims as a case');
  await visitor.click(UNDO);
  await visitor.sees(/Our team/, 'summary[title=Cases]');
  expect(await visitor.problems()).toEqual([]);
});

test('every input outside lists is on the page exactly once', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit);
  const table = readFileSync(new URL('../../src/model/field/table.rs', import.meta.url), 'utf8');
  const keys = [...table.matchAll(/key: "([a-z_.0-9]+)"/g)].map(([, key]) => key);
  expect(keys.length).toBeGreaterThan(25);
  const shown = () => [...document.querySelectorAll('#inputs .field > .control input')]
    .map((input) => input.id).filter((id) => id.startsWith('input-') && !/-(likely|high)$/.test(id)).map((id) => id.slice('input-'.length));
  const settings = ['rollout.start', 'rollout.days', 'finance.horizon_months'];
  const ways = [['meetings.load.hours_per_person_week', 'meetings.load.monthly_cost'],
    ['turnover.cost_per_leaver.share_of_pay', 'turnover.cost_per_leaver.amount']];
  for (const place of [0, 1]) {
    const others = ways.map((keys) => keys[1 - place]);
    await visitor.run((place) => ['load', 'leaver'].forEach((name) => document.querySelectorAll(`input[name=${name}]`)[place].click()), place);
    await visitor.until((other) => !document.getElementById(`input-${other}`), 'the other way has gone', others[1]);
    expect((await visitor.run(shown)).sort()).toEqual([...keys.filter((key) => !others.includes(key)), ...settings].sort());
  }
});
