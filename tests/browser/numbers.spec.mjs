// The model as Wasm in a browser: it says what the native one says, to the last byte, and reads what the browser prints.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './support/test.mjs';

const model = fileURLToPath(new URL('../../target/model/', import.meta.url));
const read = (name) => readFileSync(join(model, name), 'utf8');

/** A page without a policy, whose only content is the model. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>model</title><script type="module">
import init, { evaluate, misread } from './model.js';
import { describe } from './print.js';
await init({ module_or_path: './model.wasm' });
Object.assign(window, { evaluate, misread, describe });
</script>`;

function addModel(copy) {
  cpSync(fileURLToPath(new URL('../locales/print.mjs', import.meta.url)), join(copy, 'print.js'));
  for (const name of ['model.js', 'model.wasm']) cpSync(join(model, name), join(copy, name));
  writeFileSync(join(copy, 'model.html'), PAGE);
}

test('the browser computes the same numbers as the native program, to the last bit', async ({ host, visit }) => {
  const { url } = await host({ change: addModel });
  const visitor = await visit();
  await visitor.goto(`${url()}model.html`);
  await visitor.until(() => typeof window.evaluate === 'function', 'the model is there');
  const [scenarios, native] = ['scenarios.txt', 'native.txt'].map(read);
  const found = await visitor.run((lines) => window.evaluate(lines), scenarios);
  const names = scenarios.trim().split('\n').map((line) => JSON.parse(line).name);
  const results = native.trim().split('\n');
  expect(names.length).toBeGreaterThanOrEqual(10);
  expect(results.filter((result) => JSON.parse(result).range)).toHaveLength(names.length);
  found.trim().split('\n').forEach((result, index) => expect(result, names[index]).toBe(results[index]));
  expect(found).toBe(native);
});

/** Runs in the page: the locales that `Intl` has data of its own for, by language, script and region. */
function knownLocales() {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  const triples = pairs.flatMap((pair) => letters.map((third) => pair + third));
  const has = (tag) => new Intl.NumberFormat(tag).resolvedOptions().locale === tag;
  const languages = Intl.NumberFormat.supportedLocalesOf([...pairs, ...triples]).filter((tag) => !tag.includes('-') && has(tag));
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const regions = pairs.map((pair) => pair.toUpperCase()).filter((region) => names.of(region) !== region);
  const scripts = ['Adlm', 'Arab', 'Cyrl', 'Deva', 'Hans', 'Hant', 'Latn'];
  return languages.flatMap((tag) => [tag, ...[...scripts, ...regions].map((part) => `${tag}-${part}`).filter(has)]);
}

test('what the page prints reads back as that figure in every locale that the browser knows', async ({ host, visit, engine }) => {
  test.setTimeout(240_000);
  const { url } = await host({ change: addModel });
  const visitor = await visit();
  await visitor.goto(`${url()}model.html`);
  await visitor.until(() => typeof window.misread === 'function', 'the model is there');
  const locales = await visitor.run(knownLocales);
  expect(locales.length).toBeGreaterThan(150);
  const wrong = await visitor.run((locales) => {
    const currencies = ['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'INR', 'PLN', 'SEK', 'BRL', 'CAD', 'BGN', 'PEN'];
    const of = (locale, at) => window.misread(JSON.stringify(window.describe(locale, currencies[at % currencies.length])));
    return locales.map(of).filter(Boolean);
    // Unicode's data for Venetian shorten 1,000 to 1, without a word; those of Debian's WebKit do so in Sindhi.
  }, locales.filter((locale) => !(engine === 'webkit' ? /^(vec|sd)/ : /^vec/).test(locale)));
  expect(wrong).toEqual([]);
});
