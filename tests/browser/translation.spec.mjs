// What a browser's translator does to the page: no figure stays behind when the figures change.
import { PEOPLE, answer, start, unfold } from './support/case.mjs';
import { expect, test } from './support/test.mjs';

/** Runs in the page: puts elements of its own in the place of text nodes, as Google's translator does, now and whenever texts change. */
function translate() {
  const isLeftAlone = (node) => node.parentElement.closest('[translate=no], .notranslate, script, style, textarea, font') !== null;
  const run = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const node of texts.filter((text) => text.data.trim() && !isLeftAlone(text))) {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = node.data.replace(/[a-z]/g, (letter) => letter.toUpperCase());
      outer.append(inner);
      node.replaceWith(outer);
    }
  };
  run();
  window.translateAgain = run;
}

/** The figures on the page, in order; also of panels that are not laid out because they are out of sight. Not of drawings, which follow the room. */
const figures = (visitor) => visitor.run(() => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('svg')) texts.push(walker.currentNode.data);
  return texts.join(' ').match(/[−$]?\d[\d.,]*%?/g);
});

async function opened(host, visit) {
  const visitor = await start(host, visit);
  await unfold(visitor);
  return visitor;
}

test('a translated page never shows old figures beside new ones', async ({ host, visit, engine }) => {
  test.skip(engine === 'webkit', 'its driver knows one visitor at a time, and this compares two');
  const [plain, translated] = [await opened(host, visit), await opened(host, visit)];
  await translated.run(translate);
  for (const [field, value] of [[PEOPLE, '40'], [PEOPLE, '7'], [{ role: 'field', name: 'Average pay' }, '50000']]) {
    for (const visitor of [plain, translated]) await visitor.fill(field, value);
    const upper = (texts) => texts.map((text) => text.toUpperCase());
    const expected = upper(await answer(plain));
    await expect.poll(async () => upper(await answer(translated)), { message: 'the answer is renewed' }).toEqual(expected);
    // Some come after a pause: switching values, and what is read out.
    // A panel that came after the others were unfolded is folded.
    const same = async () => {
      for (const visitor of [plain, translated]) await unfold(visitor);
      return (await figures(translated)).join(' ') === (await figures(plain)).join(' ');
    };
    await expect.poll(same, { message: 'so is every figure' }).toBe(true);
    await translated.run(() => window.translateAgain());
  }
  expect(await translated.problems()).toEqual([]);
});
