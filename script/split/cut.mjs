// The cut: the functions at which the rest begins, since the first sight of the page does not call them. Kept as a recording, one line
// each: a digest of the name, and of the name what a person reads.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export const CUT = new URL('./cut.txt', import.meta.url);

const HEAD = `# Where the rest of the program begins: what the first sight of the page does not call. Recorded by script/first-sight.
# A line that no longer fits does no harm: what is not named here comes with the first file.
`;

/** A name without what differs from one build to the next: the crates' own numbers, the places it refers back to, a number at its end. */
const lasting = (name) => name.replace(/\.\d+$/, '').replace(/Cs[0-9A-Za-z]+_/g, 'C').replace(/B[0-9A-Za-z]*_/g, 'B');

export const digest = (name) => createHash('sha256').update(lasting(name)).digest('hex').slice(0, 12);

/** The identifiers of a name as the compiler writes it (the "v0" mangling): each follows its length. */
function readable(mangled) {
  const name = mangled.replace(/Cs[0-9A-Za-z]+_(?=\d)/g, '');
  const words = [];
  for (let at = 0; at < name.length; ) {
    const length = /^[1-9]\d*/.exec(name.slice(at))?.[0];
    if (length && Number(length) <= name.length - at - length.length) {
      const from = at + length.length;
      words.push(name.slice(from, from + Number(length)).replace(/^_/, ''));
      at = from + Number(length);
    } else at += 1;
  }
  return words.filter((word) => /^[a-z_]\w*$/i.test(word)).slice(0, 7).join('::');
}

/** The recording as text, from the names of the functions at the edge; what `ran` is never cut, by whatever name it is known. */
export function written(edge, ran) {
  const first = new Set([...ran].map(digest));
  const lines = [...edge].map((name) => [digest(name), readable(name)]).filter(([key]) => !first.has(key));
  const order = [...new Map(lines)].sort(([one, its], [other, others]) => (its < others ? -1 : its > others ? 1 : one < other ? -1 : 1));
  return HEAD + order.map(([key, name]) => `${key} ${name}\n`).join('');
}

/** The digests of the recording. */
export const recorded = () => new Set(readFileSync(CUT, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.slice(0, 12)));

/** Whether the rest begins at a function of this name. */
export function isCut() {
  const keys = recorded();
  return (name) => keys.has(digest(name));
}
