// What is typed into a number field: asked about where it can mean two things, doubted, and read in the browser's own locale.
import { expect, test } from './support/test.mjs';
import { MORE, PAY, PEOPLE, answer, before, button, start } from './support/case.mjs';

const message = (key) => `[id="input-${key}-message"]`;
const OF_PAY = message('team.annual_pay');
const OF_PEOPLE = message('team.people');
const CUT = { role: 'field', name: 'Meetings you can drop' };
const alerts = (visitor) => visitor.run(() => [...document.querySelectorAll('[role=alert]')].map((alert) => alert.innerText));

/** Somebody whose browser speaks another language. */
async function startIn(language, host, visit) {
  const speak = `() => Object.defineProperty(navigator, 'language', { value: '${language}' })`;
  const { page } = await host(before(speak));
  const visitor = await visit();
  await visitor.open(page);
  return visitor;
}

test('what can mean two things is asked, and nothing changes until one is chosen', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  const first = await answer(visitor);
  await visitor.click(PAY);
  await visitor.press('Control+a');
  await visitor.driver.type('60.000');
  await visitor.sees(/^60,000 or 60\? \$75,000 still applies until you choose\./, OF_PAY);
  expect(await answer(visitor)).toEqual(first);
  expect(await alerts(visitor)).toEqual([]);
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await visitor.tabTo('.message button');
  expect(await visitor.value(PAY)).toBe('60.000');
  expect(await answer(visitor)).toEqual(first);
  await visitor.press('Enter');
  await visitor.until(() => document.activeElement.id === 'input-team.annual_pay', 'the field has the focus');
  expect(await visitor.value(PAY)).toBe('60,000');
  expect(await visitor.text(OF_PAY)).toBeNull();
  const changed = await answer(visitor);
  expect(changed).not.toEqual(first);
  await visitor.press('Control+z');
  expect(await visitor.value(PAY)).toBe('75,000');
  expect(await answer(visitor)).toEqual(first);
  await visitor.press('Control+y');
  expect(await answer(visitor)).toEqual(changed);
});

test('a range is asked about too, and three decimals are written so that nothing is asked', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.fill(PEOPLE, '1.250..2.500');
  await visitor.sees(/^1,250 to 2,500 or 1\.25 to 2\.5\? 25 still applies/, OF_PEOPLE);
  await visitor.click(button('1.25 to 2.5'));
  const low = { role: 'field', name: 'People in the team, low' };
  await visitor.place(low);
  await visitor.fill(low, '1.125');
  await visitor.sees(/^1,125 or 1\.1250\?/, OF_PEOPLE);
  await visitor.click(button('1.1250'));
  expect(await visitor.value(low)).toBe('1.1250');
  await visitor.fill(low, await visitor.value(low));
  await visitor.sees(/^The likely value/, OF_PEOPLE);
});

test('what can still become right raises no alert until the field is left', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  for (const typed of ['30..', '30-', '-', '1e', '30 ±', '30..5', '(12', '1,2', '']) {
    await visitor.fill(PEOPLE, typed);
    expect(await alerts(visitor), typed).toEqual([]);
  }
  await visitor.fill(PEOPLE, '30..');
  await visitor.press('Tab');
  await visitor.sees(/^“30\.\.” cannot be read: a number is missing, at column 5\./, OF_PEOPLE);
  await visitor.fill(PEOPLE, '30 apples');
  await visitor.sees(/^“30 apples” cannot be read: “apples” is not part of a number, at column 4\./, OF_PEOPLE);
});

test('a doubt says what was read and offers what is perhaps meant', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.fill(PEOPLE, '1-2-1000000');
  await visitor.sees(/^The high value is 1,000,000\. The usual range is 2 to 500\. Is this right\?/, OF_PEOPLE);
  await visitor.press('Tab');
  await visitor.click(button('Give one number: Meetings you can drop'));
  await visitor.fill(CUT, '0.33');
  await visitor.press('Enter');
  await visitor.sees(/^Read as 0\.33%\. Did you mean 33%\?/, message('meetings.cut'));
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await visitor.click(button('Use 33%'));
  expect(await visitor.value(CUT)).toBe('33');
  expect(await visitor.text(message('meetings.cut'))).toBeNull();
  await visitor.press('Control+z');
  expect(await visitor.value(CUT)).toBe('0.33');
});

test('a foreign currency is said not to be converted, and bands are not claimed for it', async ({ host, visit }) => {
  const visitor = await start(host, visit);
  await visitor.fill(PAY, '£60,000');
  await visitor.sees(/^This case is in USD: the amount in £ was not converted\./, OF_PAY);
  await visitor.press('Tab');
  expect(await visitor.value(PAY)).toBe('60,000');
  await visitor.sees(/^This case is in USD: the amount in £ was not converted\./, OF_PAY);
  await visitor.fill(PAY, '$75\u200b000');
  await visitor.press('Tab');
  expect([await visitor.value(PAY), await visitor.text(OF_PAY)]).toEqual(['75,000', null]);
  await visitor.fill(PAY, '9,000,000');
  await visitor.sees(/The usual range is \$5,000 to \$500,000/, OF_PAY);
  await visitor.click(MORE);
  await visitor.run(() => {
    const list = document.querySelector('#currency');
    list.value = 'JPY';
    list.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await visitor.until((id) => !document.querySelector(id), 'nothing is said of yen', OF_PAY);
});

for (const [language, typed, shown] of [
  ['de-AT', ['75.000', '€ 75.000', '75 000', '75000,5'], ['75 000', '75 000', '75 000', '75 000,5']],
  ['ar-EG', ['٧٥٬٠٠٠', '75,000', '٧٥٠٠٠٫٥'], ['٧٥٬٠٠٠', '٧٥٬٠٠٠', '٧٥٬٠٠٠٫٥']],
]) {
  test(`numbers as they are written in ${language}`, async ({ host, visit }) => {
    const visitor = await startIn(language, host, visit);
    for (const [at, text] of typed.entries()) {
      await visitor.fill(PAY, text);
      await visitor.press('Tab');
      expect((await visitor.value(PAY)).replace(/\s/g, ' '), text).toBe(shown[at]);
      await visitor.fill(PAY, await visitor.value(PAY));
      await visitor.press('Tab');
      expect((await visitor.value(PAY)).replace(/\s/g, ' '), text).toBe(shown[at]);
    }
  });
}
