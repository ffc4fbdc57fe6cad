// The tools: what a set costs and covers, which price is cheaper from which size on, and the way into the business case.
import { PEOPLE, UNDO, button, share, start, statePeople } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

const ARTICLE = button('The article’s prices');
const LIST = button('List prices');
const CHOOSE = button('Choose what to compare');
const YEARLY = { role: 'field', name: 'price billed yearly' };
const PACKS = { role: 'field', name: 'seats are sold in packs of' };
const MONTHLY_BILLS = '#growth input[name=compare-billing][type=radio]:not(:checked)';

const inSet = (name) => ({ role: 'field', name: `in your set: ${name}` });
const edit = (name) => button(`Edit ${name}`);
const crossings = (visitor) => visitor.text('.crossings');
const compared = (at, lower, higher) => new RegExp(`^From ${at} people on, ${lower} costs less than ${higher}\\.$`);

/** Somebody at the tools of a team of so many people. */
async function startTools(host, visit, people, options = {}) {
  const visitor = await start(host, visit, options, `#team.people=${people}`);
  await visitor.click('.nav a[href="#/tools"]');
  return visitor;
}

/** Chooses a word of a drop-down list. */
const choose = (visitor, name, words) => visitor.run((label, text) => {
  const list = [...document.querySelectorAll('select')].find((select) => select.getAttribute('aria-label') === label);
  list.selectedIndex = [...list.options].findIndex((option) => option.text === text);
  list.dispatchEvent(new Event('change', { bubbles: true }));
}, name, words);

/** What the summary says: amounts, coverage, and how the set and the case go together. */
const summary = (visitor) => visitor.run(() => {
  const text = (element) => element.innerText.replace(/\s+/g, ' ').trim();
  return [...document.querySelectorAll('#set .figure .value, #set .coverage li, #in-case .chip')].map(text);
});

/** The cells of the rows of a chart's table, by the number of people. */
async function table(visitor, chart) {
  await visitor.run((id) => document.getElementById(id).closest('figure').querySelectorAll('.chart-foot details').forEach((fold) => { fold.open = true; }), chart);
  await visitor.until((id) => Boolean(document.getElementById(id).closest('figure').querySelector('tbody tr')), 'the table is there', chart);
  return visitor.run((id) => {
    const rows = [...document.getElementById(id).closest('figure').querySelectorAll('tr')];
    return Object.fromEntries(rows.map((row) => [...row.children].map((cell) => cell.textContent)).map(([size, ...cells]) => [size, cells]));
  }, chart);
}

const labels = (visitor, chart) => visitor.run((id) => [...document.querySelectorAll(`#${id} .label`)].map((label) => label.textContent), chart);

async function undoAll(visitor) {
  for (let steps = 0; steps < 40 && !(await visitor.run(() => document.querySelector('[aria-label=Undo]').ariaDisabled === 'true')); steps += 1) await visitor.click(UNDO);
  expect(await visitor.run(() => document.querySelector('[aria-label=Undo]').ariaDisabled === 'true'), 'everything is undone').toBe(true);
}

test('prices cross at 50 people by the lists and at 20 by the article', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await startTools(host, visit, 10);
  await visitor.sees(compared(50, 'Basecamp flat at \\$299 for the team', 'Twist Unlimited at \\$6 per user'), '.crossings');
  await visitor.click(ARTICLE);
  await visitor.sees(compared(20, 'Basecamp \\(article\\) at \\$99 for the team', 'Twist \\(article\\) at \\$5 per user'), '.crossings');
  expect(await labels(visitor, 'rivals')).toEqual(expect.arrayContaining(['you: 10', 'from 20', 'Basecamp (article)', 'Twist (article)']));
  const rows = await table(visitor, 'rivals');
  expect([rows.People, rows[19], rows[20]]).toEqual([['Basecamp (article)', 'Twist (article)'], ['$99', '$95'], ['$99', '$100']]);
  await visitor.click(LIST);
  expect((await table(visitor, 'rivals'))[50]).toEqual(['$299', '$300']);
  // Month by month the same two tools cost more, and cross elsewhere.
  await visitor.run((radio) => document.querySelector(radio).click(), MONTHLY_BILLS);
  await visitor.sees(compared(44, 'Basecamp flat at \\$349 for the team', 'Twist Unlimited at \\$8 per user'), '.crossings');
  expect(await visitor.problems()).toEqual([]);
});

test('what is compared is the user’s choice, from two to six', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/tools');
  await visitor.click(CHOOSE);
  const box = (name) => ({ role: 'field', name });
  const free = () => visitor.run(() => [...document.querySelectorAll('.boxes input')].filter((input) => !input.disabled).length);
  await expect.poll(free, { message: 'neither of the two can go' }).toBe(19);
  await visitor.click(box('Twist (article)'));
  await visitor.click(box('Twist Unlimited'));
  await visitor.sees(/^From 60 people on, Basecamp flat at \$299 for the team costs less than Twist \(article\) at \$5 per user\.$/, '.crossings');
  for (const name of ['Basecamp per user', 'Twist Unlimited', 'Notion Plus', 'Asana Starter']) await visitor.click(box(name));
  await visitor.sees(/^Cheapest: .* people, Basecamp flat from 60 on\./, '.crossings');
  await expect.poll(free, { message: 'with six, only those can go' }).toBe(6);
  const before = await crossings(visitor);
  await visitor.reload();
  await visitor.ready();
  expect(await crossings(visitor)).toBe(before);
  expect(await visitor.problems()).toEqual([]);
});

test('from nothing to a set that the case counts, through a reload, a larger team, and back', async ({ host, visit }) => {
  const visitor = await startTools(host, visit, 25);
  await visitor.sees(/No tools are picked yet\..*The business case includes other tools: Twist, \$150 a month\./, '#set');
  await visitor.click(button('Pick the cheapest set for this team'));
  const covered = ['Messages covered Twist Free', 'Documents covered Notion Plus', 'Tasks covered Notion Plus'];
  await expect.poll(() => summary(visitor)).toEqual(['$250', '$3,000', '$10', ...covered, 'not in the business case']);
  await visitor.click(inSet('Asana Starter'));
  await visitor.fill({ role: 'field', name: 'Seats, Asana Starter' }, '7');
  await visitor.press('Tab');
  const twice = 'Tasks covered more than once Notion Plus, Asana Starter';
  await expect.poll(() => summary(visitor)).toEqual(['$360', '$4,319', '$14.40', ...covered.slice(0, 2), twice, 'not in the business case']);
  await visitor.sees(/\$110 a month for 10 seats · read at the vendor, Nov 20, 2026\./, '.picks');
  await visitor.click(button('Use this set in the business case'));
  await visitor.sees(/It replaced: Twist\./, '.toast');
  await visitor.sees(/The business case includes exactly this set: \$360 a month\./, '#in-case');
  await visitor.click({ role: 'link', name: 'See them in the business case' });
  await visitor.until(() => document.activeElement.id === 'input-tools.0.price.per_user', 'the focus is on the first of them');
  await statePeople(visitor, 12);
  await visitor.click('.nav a[href="#/tools"]');
  await visitor.sees(/The business case includes exactly this set: \$230 a month\./, '#in-case');
  await visitor.fill({ role: 'field', name: 'Seats, Asana Starter' }, 'all');
  await visitor.sees(/“all” cannot be read.*It stays “all”\./, '.picks');
  await visitor.press('Control+a');
  await visitor.press('Delete');
  await visitor.press('Tab');
  await visitor.sees(/differs from the business case.*It includes Twist Free, Notion Plus, Asana Starter, \$230 a month\./, '#in-case');
  await visitor.click(button('Update the business case'));
  await visitor.sees(/exactly this set: \$285 a month\./, '#in-case');
  const before = await summary(visitor);
  await visitor.reload();
  await visitor.ready();
  await expect.poll(() => summary(visitor)).toEqual(before);
  expect(await visitor.problems()).toEqual([]);
});

test('every step on the page can be undone to the start', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  const people = await visitor.value(PEOPLE);
  await visitor.click('.nav a[href="#/tools"]');
  await visitor.sees(/./, '#set');
  const first = [await summary(visitor), await crossings(visitor)];
  await visitor.click(ARTICLE);
  await visitor.click(inSet('Basecamp flat'));
  await visitor.click(button('Use this set in the business case'));
  await visitor.click(edit('Basecamp flat'));
  await visitor.fill(YEARLY, '250');
  await visitor.press('Tab');
  await visitor.click(button('Add a tool of your own'));
  await visitor.click(button('Take Basecamp flat out of the set'));
  await visitor.sees(/No tools are picked yet/, '#set');
  await undoAll(visitor);
  await expect.poll(async () => [await summary(visitor), await crossings(visitor)]).toEqual(first);
  await visitor.click('.nav a[href="#/"]');
  expect(await visitor.value(PEOPLE)).toBe(people);
  expect(await visitor.problems()).toEqual([]);
});

test('an edited price is the user’s own until it goes back to the list', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#/tools');
  await visitor.click(edit('Twist Unlimited'));
  await visitor.fill(YEARLY, 'cheap');
  await visitor.sees(/“cheap” is not a number\./, '.editor');
  await visitor.fill(YEARLY, '7');
  await visitor.press('Tab');
  await visitor.sees(compared(43, 'Basecamp flat at \\$299 for the team', 'Twist Unlimited at \\$7 per user'), '.crossings');
  await visitor.fill(PACKS, '5 seats, 10');
  await visitor.press('Tab');
  await visitor.sees(/“5 seats” does not say up to how many seats\..*What it was before still applies\./, '.editor');
  await visitor.fill(PACKS, '1 up to 20, 20 above');
  await visitor.press('Tab');
  await visitor.sees(compared(41, 'Basecamp flat at \\$299 for the team', 'Twist Unlimited at \\$7 per user'), '.crossings');
  await visitor.sees(/your price, Mar 15, 2027.*Seats one by one up to 20, in packs of 20 above\..*Your own figure/, '#prices .offer:has(.editor)');
  await visitor.click(button('Back to the list price'));
  await visitor.sees(compared(50, 'Basecamp flat at \\$299 for the team', 'Twist Unlimited at \\$6 per user'), '.crossings');
  await visitor.until(() => document.activeElement.getAttribute('aria-label') === 'Edit Twist Unlimited', 'the focus is back');
  expect(await visitor.text('#prices')).not.toMatch(/your price/);
  expect(await visitor.problems()).toEqual([]);
});

test('a tool of the user’s own, in a link that somebody else opens', async ({ host, visit }) => {
  const sender = await startTools(host, visit, 10);
  await sender.click(button('Add a tool of your own'));
  await sender.until(() => document.activeElement.id === 'offer-tool', 'the focus is on its name');
  await sender.fill({ role: 'field', name: 'tool' }, 'Zulip');
  await sender.fill(YEARLY, '6.67');
  await sender.fill({ role: 'field', name: 'up to' }, '8');
  for (const need of ['messages', 'tasks']) await sender.click({ role: 'field', name: need });
  await sender.click(button('Done'));
  await sender.click(inSet('Zulip'));
  await sender.sees(/meant for smaller teams.*For messages and tasks\. Meant for up to 8 people: too small for your team of 10\./, '#prices .offer:has(#edit-own1)');
  const before = await summary(sender);
  expect(before.slice(0, 4)).toEqual(['$66.70', '$800', '$6.67', 'Messages covered Zulip']);
  const link = await share(sender);
  await sender.leave();
  const visitor = await visit();
  await visitor.open(`${link}/tools`);
  expect(await summary(visitor)).toEqual(before);
  await visitor.click(edit('Zulip'));
  await visitor.click(button('Remove this tool'));
  await visitor.sees(/No tools are picked yet/, '#set');
  await visitor.click(UNDO);
  await expect.poll(() => summary(visitor)).toEqual(before);
  expect(await visitor.problems()).toEqual([]);
});

test('list prices are dollars, and a case in another currency says so', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await start(host, visit, {}, '#currency=EUR&team.people=60');
  await visitor.click('.nav a[href="#/tools"]');
  await visitor.sees(/List prices and the article’s prices are in US dollars; your case is in EUR\. Nothing is converted/, '#foreign');
  await visitor.click(button('Pick the cheapest set for this team'));
  await visitor.sees(/One price in your set is still in dollars/, '#foreign');
  expect((await summary(visitor)).slice(0, 2)).toEqual(['€299', '€3,588']);
  await visitor.click(edit('Basecamp flat'));
  await visitor.fill(YEARLY, '280');
  await visitor.press('Tab');
  await expect.poll(() => visitor.text('#foreign')).not.toMatch(/still in dollars/);
  expect((await summary(visitor)).slice(0, 2)).toEqual(['€280', '€3,360']);
});

test('a tool that the team pays for already adds no cost to the case, in a link too, and can be undone', async ({ host, visit }) => {
  const sender = await startTools(host, visit, 25);
  const undone = /The business case includes other tools: Twist, \$150 a month\./;
  await sender.sees(undone, '#in-case');
  await sender.click({ role: 'link', name: 'See them in the business case' });
  await sender.until(() => document.activeElement.id === 'input-tools.0.price.per_user', 'the focus is on its price');
  await choose(sender, 'Action, Twist', 'have it already');
  await sender.sees(/^Twist already paid for: adds no cost Count its cost$/, '[aria-label="Already paid for"]');
  await sender.click('.nav a[href="#/tools"]');
  const owned = /in the business case The business case includes no tools: what the team already pays for adds no cost\./;
  await sender.sees(owned, '#in-case');
  await sender.sees(/Twist already paid for: adds no cost/, '.picks');
  expect(await summary(sender)).toEqual(['$0', '$0', '$0', 'Messages covered Twist', 'Documents not covered no tool in the set', 'Tasks not covered no tool in the set', 'in the business case']);
  const link = await share(sender);
  await sender.press('Escape');
  await sender.click(UNDO);
  await sender.sees(undone, '#in-case');
  expect(await sender.problems()).toEqual([]);
  await sender.leave();
  const visitor = await visit();
  await visitor.open(`${link}/tools`);
  await visitor.sees(owned, '#in-case');
  await visitor.click('.nav a[href="#/"]');
  const again = '[aria-label="Count its cost: Twist"]';
  await visitor.until((css) => Boolean(document.querySelector(css)), 'what is paid for already is listed', again);
  // By the keyboard: the page above may still grow.
  await visitor.run((css) => {
    for (let fold = document.querySelector(css); fold; fold = fold.parentElement.closest('details')) fold.setAttribute('open', '');
    document.querySelector(css).focus();
  }, again);
  await visitor.press('Enter');
  await visitor.until(() => document.activeElement.id === 'tool-0-name', 'the focus is on its row');
  await visitor.click('.nav a[href="#/tools"]');
  await visitor.sees(/The business case includes exactly this set: \$150 a month\./, '#in-case');
  expect(await visitor.problems()).toEqual([]);
});

test('a tool to drop saves what the user says it costs, in money that changes hands', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await startTools(host, visit, 25);
  await visitor.click(button('Drop Zoom'));
  await visitor.until(() => document.activeElement.id === 'pick-0-price', 'its price is asked for');
  await visitor.sees(/Not counted in these amounts: Zoom\./, '#not-counted');
  await visitor.sees(/Zoom Not counted: no price yet\. Enter one to count it\./, '.picks');
  await visitor.fill({ role: 'field', name: 'Price per seat a month, Zoom' }, '15');
  await visitor.fill({ role: 'field', name: 'Seats, Zoom' }, '20');
  await visitor.press('Tab');
  await visitor.sees(/Zoom \$300 a month · your price, Mar 15, 2027\./, '.picks');
  expect((await summary(visitor)).slice(0, 5)).toEqual(['$0', '$0', '$0', '$3,600', '$3,600']);
  await visitor.click(button('Use this set in the business case'));
  await visitor.sees(/It replaced: Twist\./, '.toast');
  await visitor.click('.nav a[href="#/"]');
  await visitor.click({ role: 'field', name: 'Cash only' });
  await visitor.sees(/Tools dropped \$2,700/, 'main');
  expect(await visitor.problems()).toEqual([]);
});

test('a free plan that the team outgrows is flagged and no longer counted', { tag: '@once' }, async ({ host, visit }) => {
  const visitor = await startTools(host, visit, 10);
  await visitor.click(inSet('Trello Free'));
  await visitor.sees(/Tasks covered Trello Free/, '#set');
  await visitor.click('.nav a[href="#/"]');
  await statePeople(visitor, 11);
  await visitor.click('.nav a[href="#/tools"]');
  await visitor.sees(/Not counted in these amounts: Trello Free\./, '#not-counted');
  await visitor.sees(/Not counted: for up to 10 people, not 11\./, '.picks');
  await visitor.sees(/Tasks not covered/, '#set');
  await visitor.sees(/not for a team of this size/, '#prices .offer:has(#edit-trello-free)');
  expect(await visitor.problems()).toEqual([]);
});

for (const options of [{ viewport: { width: 1280, height: 900 } }, { viewport: { width: 320, height: 800 }, dark: true }]) {
  test(`no accessibility fault with everything open, ${options.viewport.width} wide`, { tag: '@once' }, async ({ host, visit }) => {
    const visitor = await start(host, visit, options, '#/tools');
    await visitor.click(button('Pick the cheapest set for this team'));
    await visitor.click(edit('Asana Starter'));
    await visitor.fill(PACKS, 'many');
    await visitor.press('Tab');
    await visitor.run(() => document.querySelectorAll('main details').forEach((details) => details.setAttribute('open', '')));
    await visitor.until(() => document.querySelectorAll('main table').length === 2, 'the tables are there');
    expect(await visitor.accessibilityFaults()).toEqual([]);
    const beyond = await visitor.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(beyond, 'no scrolling sideways').toBeLessThanOrEqual(0);
    expect(await visitor.problems()).toEqual([]);
  });
}
