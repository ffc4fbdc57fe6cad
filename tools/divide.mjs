// Divides the Wasm of a build into the first file and its chunks, at the functions that the source marks with `wasm_split`, and puts them
// in the place of the one file that Trunk made. An undivided build cannot start, so debug builds are divided too.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import binaryen from 'binaryen';
import { transformSync } from 'esbuild';
import { FEATURES, optimised } from './optimise.mjs';

/** The loader's name in what the tools write: the Wasm imports from it by this name, which the glue translates. */
const LOADER = './__wasm_split.js';

const STRIPPED = ['--strip-debug', '--strip-producers', '--strip-target-features'];

const hash = (...contents) => contents.reduce((sum, content) => sum.update(content), createHash('sha256')).digest('hex').slice(0, 16);
const digest = (content) => createHash('sha256').update(content).digest('base64');
const integrity = (content) => `sha256-${digest(content)}`;
const run = (command, ...args) => execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
const minified = (code) => transformSync(code, { minify: true, format: 'esm', target: 'es2022', legalComments: 'none' }).code;

/** Replaces what must be there, everywhere. */
function replaced(text, from, to, where) {
  const parts = text.split(from);
  if (parts.length === 1) throw new Error(`${where}: ${from} not found`);
  return parts.join(to);
}

/** Without the exports of a crate for streams that Leptos brings and the page does not use: the optimiser would keep all that they call. */
function withoutStreams(bytes) {
  const module = binaryen.readBinary(bytes);
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ name }) => name);
  exported.filter((name) => /^(__wbg_)?intounderlying/.test(name)).forEach((name) => module.removeExport(name));
  return module.emitBinary();
}

/** The glue without their classes. */
const glueWithoutStreams = (glue) => glue
  .replace(/^export class IntoUnderlying\w+ \{[^]*?^\}\nif \(Symbol\.dispose\).*\n/gm, '')
  .replace(/^const IntoUnderlying\w+Finalization = [^]*?;\n/gm, '');

/**
 * The glue and the first file with numbers in the place of the hashes that `wasm-bindgen` puts into the names of imports, of the same
 * length: hashes do not compress.
 */
function withShortNames(glue, first) {
  const hashes = [...new Set(glue.match(/(?<=^ +__wb\w+_)[0-9a-f]{16}(?=: function)/gm))];
  const number = (hash) => hashes.indexOf(hash).toString().padStart(hash.length, '0');
  const numbered = (text) => text.replace(/(?<=_)[0-9a-f]{16}\b/g, (hash) => (hashes.includes(hash) ? number(hash) : hash));
  return { glue: numbered(glue), first: Buffer.from(numbered(first.toString('latin1')), 'latin1') };
}

/** Shared chunks of fewer bytes come in one file: a request takes longer than what each of them brings. */
const SMALL = 2000;

/**
 * Several chunks as one module. Each imports the memory, the table and a global of the first file, and `wasm-merge` would keep an import of each
 * chunk. So a further module imports them once and exports them; its exports are removed afterwards.
 */
function joinedModule(folder, chunks) {
  const disassembled = (file) => execFileSync('wasm-dis', [...FEATURES, file], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const files = chunks.map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
  const imports = files.flatMap((file) => [...disassembled(file).matchAll(/^ \(import "__wasm_split" "(\w+)" \((\w+) \$\S+ (.*)\)\)$/gm)]);
  const forwarded = new Map(imports.map(([, name, kind, type]) =>
    [name, `(import "first_file" "${name}" (${kind} $${name} ${type})) (export "${name}" (${kind} $${name}))`]));
  const [forwarding, together] = ['forwarding.wat', 'together.wasm'].map((name) => join(folder, name));
  writeFileSync(forwarding, `(module ${[...forwarded.values()].join(' ')})`);
  run('wasm-merge', forwarding, '__wasm_split', ...files.flatMap((file) => [file, file]), '-o', together, ...FEATURES);
  const text = replaced(disassembled(together), '(import "first_file"', '(import "__wasm_split"', together);
  const module = optimised(text.replace(/^ \(export .*\n/gm, ''));
  const names = WebAssembly.Module.imports(new WebAssembly.Module(module)).map((each) => `${each.module}.${each.name}`);
  if (names.length > forwarded.size) throw new Error(`joined chunks: an import that the first file does not share, or one twice: ${names}`);
  return module;
}

/** The chunks and their loader, with one chunk in the place of all small shared ones. */
function withSmallJoined(folder, loader, chunks) {
  const small = chunks.filter(([name, bytes]) => name.startsWith('chunk_') && bytes.length < SMALL);
  if (small.length < 2) return { loader, chunks };
  const [joined, ...others] = small.map(([name]) => `__${name.replace('.wasm', '')}`);
  const withoutDefinition = (text, name) => {
    const definition = new RegExp(`^const ${name} = [^]*?\\n, \\[\\]\\);\\n`, 'm').exec(text);
    if (!definition) throw new Error(`${LOADER}: definition of ${name} not found`);
    return text.replace(definition[0], '');
  };
  const withoutOthers = (list) => {
    const names = list.match(/__chunk_\d+/g).map((name) => (others.includes(name) ? joined : name));
    return `[${[...new Set(names)].join(', ')}]`;
  };
  const shorter = others.reduce(withoutDefinition, loader).replace(/\[__chunk_[^\]]*\]/g, withoutOthers);
  const left = others.filter((name) => new RegExp(`${name}\\b`).test(shorter));
  if (left.length) throw new Error(`${LOADER}: still names ${left}`);
  return { loader: shorter, chunks: [...chunks.filter((chunk) => !small.includes(chunk)), [small[0][0], joinedModule(folder, small)]] };
}

/** What `wasm-split-cli` and `wasm-bindgen` make of the file that the linker made. */
function tools(linked) {
  const folder = mkdtempSync(join(tmpdir(), 'async-roi-'));
  try {
    run('wasm-split-cli', linked, folder, '--target', 'web', '--out-name', 'first');
    run('wasm-bindgen', join(folder, 'first.wasm'), '--target', 'web', '--no-typescript', '--keep-lld-exports', '--no-demangle',
      '--out-dir', folder, '--out-name', 'first');
    const read = (name) => readFileSync(join(folder, name));
    const chunks = readdirSync(folder).filter((name) => name.endsWith('.wasm') && !name.startsWith('first'));
    const first = optimised(withoutStreams(read('first_bg.wasm')), STRIPPED);
    const whole = chunks.map((name) => [name, optimised(read(name), STRIPPED)]);
    return {
      ...withShortNames(glueWithoutStreams(read('first.js').toString()), first),
      ...withSmallJoined(folder, read(LOADER).toString(), whole),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A chunk's name ends with the first 16 hexadecimal digits of its digest. It is computed here, since digests and names do not compress.
 * Checks a chunk against its digest as it comes; one that fails is asked for again past the browser's cache, which may hold half of it.
 * What the page cannot start without, by its address and by what is saved, is asked for beside the first file: see `open` in src/page/mod.rs. It is read at once,
 * since an answer that nobody reads holds its connection. (WebKit fetches twice what a `<link rel="preload">` with a digest asks for.)
 */
const FETCH_CHUNK = `const TYPE = "application/wasm", early = new Map();
const hex = (digest) => Array.from(atob(digest).slice(0, 8), (byte) => byte.charCodeAt().toString(16).padStart(2, "0")).join("");
const requested = async (index) => {
  const [area, digest] = CHUNKS[index].split(" "), integrity = "sha256-" + digest;
  const url = new URL("./" + area + "-" + hex(digest) + ".wasm", import.meta.url);
  return fetch(url, { integrity }).catch(() => fetch(url, { integrity, cache: "reload" }));
};
const whole = async (answer) => new Response(await answer.arrayBuffer(), { headers: { "Content-Type": TYPE } });
const fetchChunk = async (index) => {
  const begun = early.get(index);
  early.delete(index);
  if (begun) return begun;
  const answer = await requested(index);
  // Browsers stream nothing that a host does not call Wasm.
  return answer.headers.get("Content-Type") === TYPE ? answer : whole(answer);
};
const page = /[/](\\w*)/.exec(location.hash)?.[1];
const area = page === "case" ? "" : Object.hasOwn(PAGES, page) ? PAGES[page] : page;
const keys = "async-roi:" + location.pathname.slice(0, location.pathname.lastIndexOf("/") + 1);
const hasWork = () => {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(keys));
  } catch {
    return true;
  }
};
const carriesCase = location.hash && !location.hash.startsWith("#/");
const ahead = [carriesCase || hasWork() ? "work" : "", area].filter((area) => Object.hasOwn(AREAS, area)).flatMap((area) => AREAS[area]);
for (const index of new Set(ahead)) {
  const begun = requested(index).then(whole);
  begun.catch(() => {});
  early.set(index, begun);
}
`;

/** The areas of pages that come in the chunk of another page: see src/page/chunk.rs. A page that is missing here opens a little later. */
const PAGES = { readiness: 'case', guide: 'case', survey: 'scorecard', measure: 'details', compare: 'details', paper: 'details', read: 'details', status: 'details' };

/** The loader with the chunks' own names and digests, and the chunks that each area takes. */
function withChunks(loader, chunks) {
  const named = chunks.reduce((text, { made }, index) =>
    replaced(text, `fetch(new URL("./${made}", import.meta.url))`, `fetchChunk(${index})`, LOADER), loader);
  const at = (made) => chunks.findIndex((chunk) => chunk.made === `${made}.wasm`);
  const areas = [...loader.matchAll(/__wasm_split_load_(\w+) = [^]*?\[(.*)\]\)/g)]
    .map(([, area, shared]) => [area, [at(`split_${area}`), ...[...shared.matchAll(/chunk_\d+/g)].map(([name]) => at(name))]]);
  const list = chunks.map(({ area, bytes }) => `${area} ${digest(bytes)}`);
  return `${named}const CHUNKS = ${JSON.stringify(list)}, AREAS = ${JSON.stringify(Object.fromEntries(areas))}, PAGES = ${JSON.stringify(PAGES)};\n${FETCH_CHUNK}`;
}

/** The page with other names for what Trunk made, their digests, and the loader fetched along with them. */
function withFiles(html, before, { glue, loader, first }) {
  const named = before.reduce((text, [from, to]) => {
    const preload = new RegExp(`(<link rel="(?:module)?preload" href="\\./${from}"[^>]*integrity=")[^"]*`);
    if (!preload.test(text)) throw new Error(`index.html: no preload of ${from} with its integrity`);
    return replaced(text.replace(preload, `$1${integrity(to === glue.name ? glue.bytes : first.bytes)}`), from, to, 'index.html');
  }, html);
  const ahead = `<link rel="modulepreload" href="./${loader.name}" crossorigin="anonymous" integrity="${integrity(loader.bytes)}">`;
  return replaced(named, '</head>', `${ahead}</head>`, 'index.html');
}

/** Divides the build in `folder`; `linked` is the file that the linker made. */
export function divide(folder, linked) {
  const made = tools(linked);
  const first = { name: `async-roi-${hash(made.first)}_bg.wasm`, bytes: made.first };
  const chunks = made.chunks.map(([name, bytes]) => {
    const area = name.replace(/^split_|(_\d+)?\.wasm$/g, '');
    return { made: name, area, name: `${area}-${hash(bytes)}.wasm`, bytes };
  });
  // Each imports the other, so that their names come from both together.
  const [glueCode, loaderCode] = [minified(made.glue), minified(withChunks(made.loader, chunks))];
  const both = hash(glueCode, loaderCode, first.bytes);
  const [glueName, loaderName] = [`async-roi-${both}.js`, `chunks-${both}.js`];
  // The Wasm's own import keeps the loader's first name, and the glue answers to it.
  const glue = { name: glueName, bytes: replaced(glueCode, `from"${LOADER}"`, `from"./${loaderName}"`, 'glue') };
  const loader = { name: loaderName, bytes: replaced(loaderCode, './first.js', `./${glueName}`, LOADER) };

  const index = join(folder, 'index.html');
  const before = readdirSync(folder).filter((name) => /^async-roi-[0-9a-f]+(\.js|_bg\.wasm)$/.test(name));
  const names = before.map((name) => [name, name.endsWith('.js') ? glue.name : first.name]);
  writeFileSync(index, withFiles(readFileSync(index, 'utf8'), names, { glue, loader, first }));
  for (const name of before) rmSync(join(folder, name));
  for (const { name, bytes } of [first, ...chunks, glue, loader]) writeFileSync(join(folder, name), bytes);
}
