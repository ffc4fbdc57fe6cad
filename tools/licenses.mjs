// The license text that is shipped with the page: MIT and BSD ask that their notices come with every copy, compiled ones included.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LICENSE_FILE = /^(licen[cs]e|copying|copyright|notice|unlicense)/i;
/** Licenses that a package offers beside MIT: one of those offered is enough. */
const ALTERNATIVE = /apache|zlib|0bsd|unlicense/i;

/** The packages compiled into the Wasm of the page and of its worker: no build tools, no macros, nothing for tests. */
function packages(root) {
  const options = ['metadata', '--format-version', '1', '--locked', '--offline', '--filter-platform', 'wasm32-unknown-unknown'];
  const metadata = JSON.parse(execFileSync('cargo', options, { cwd: root, maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'] }));
  const byId = new Map(metadata.packages.map((one) => [one.id, one]));
  const edges = new Map(metadata.resolve.nodes.map((node) => [node.id, node.deps]));
  const found = new Set();
  const visit = (id) => {
    if (found.has(id) || byId.get(id).targets.some((target) => target.kind.includes('proc-macro'))) return;
    found.add(id);
    edges.get(id).filter((edge) => edge.dep_kinds.some(({ kind }) => kind === null)).forEach((edge) => visit(edge.pkg));
  };
  visit(metadata.resolve.root);
  visit(metadata.packages.find(({ name }) => name === 'measure-worker').id);
  return [...found].map((id) => byId.get(id));
}

/** The texts of a package's license files. */
function texts({ manifest_path }) {
  const folder = dirname(manifest_path);
  const names = readdirSync(folder).filter((name) => LICENSE_FILE.test(name));
  const chosen = names.some((name) => /mit/i.test(name)) ? names.filter((name) => !ALTERNATIVE.test(name)) : names;
  return chosen.sort().map((name) => readFileSync(join(folder, name), 'utf8').trim());
}

/** The licenses of data in our own packages: `NAME.LICENSE.txt` beside what it is for. */
function dataLicenses({ manifest_path }) {
  const folder = join(dirname(manifest_path), 'src');
  const names = readdirSync(folder).filter((name) => name.endsWith('.LICENSE.txt'));
  return names.map((name) => [`Data: ${name.replace('.LICENSE.txt', '')}`, readFileSync(join(folder, name), 'utf8').trim()]);
}

/** The license of the project, then of everything compiled into it; packages with the same text share it. */
export function licenses(root) {
  const own = readFileSync(join(root, 'LICENSE'), 'utf8').trim();
  const terms = own.slice(own.indexOf('Permission is hereby granted'));
  const mit = (holders) => `Copyright (c) ${holders}\n\n${terms}`;
  const all = packages(root);
  const parts = [['Rust standard library', mit('The Rust Project contributors')], ...all.filter((one) => !one.source).flatMap(dataLicenses)];
  for (const one of all.filter(({ source }) => source)) {
    const name = `${one.name} ${one.version}`;
    const found = texts(one);
    if (found.length === 0 && !/\bMIT\b/.test(one.license)) throw new Error(`${name}: ${one.license} without a license file`);
    parts.push([name, found.join('\n\n') || mit(one.authors.join(', ') || `the authors of ${one.name}`)]);
  }
  const sharing = new Map();
  for (const [name, text] of parts) sharing.set(text, [...(sharing.get(text) ?? []), name]);
  const shared = [...sharing].map(([text, names]) => `${names.sort().join(', ')}\n\n${text}`);
  return [`Async ROI\n\n${own}`, 'Async ROI includes the following software.', ...shared].join(`\n\n${'='.repeat(78)}\n\n`) + '\n';
}
