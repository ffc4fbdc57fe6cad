// Lighthouse's scores (mobile profile, compressed) of the built page: a first visit, two other pages and a link; over HTTP/2, as static hosts
// serve it, and over HTTP/1.1. `lighthouse.mjs PROGRAM` runs that program; each address is opened several times with an empty profile, and
// the run with the median performance is printed.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serve } from '../../script/serve.mjs';
import { FLAGS } from '../support/browser.mjs';
import { print } from '../support/table.mjs';

const RUNS = 3;
const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const link = readFileSync(join(root, 'tests/links/every_figure.link'), 'utf8').trim();
const PLACES = [['first visit', ''], ['scorecard', '#/scorecard'], ['tools', '#/tools'], ['link', link]];
const AUDITS = ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'];

async function audit(program, url) {
  const profile = mkdtempSync(join(tmpdir(), 'async-roi-lighthouse-'));
  const chrome = ['--headless', ...FLAGS, '--ignore-certificate-errors', `--user-data-dir=${profile}`].join(' ');
  const args = [url, '--quiet', '--output=json', '--no-enable-error-reporting', `--chrome-flags=${chrome}`];
  try {
    const { stdout } = await run(program, args, { env: { ...process.env, CHROME_PATH: '/usr/bin/chromium' }, maxBuffer: 1 << 26 });
    return JSON.parse(stdout);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** A certificate of this computer for itself. */
function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'async-roi-'));
  const [key, cert] = ['key', 'cert'].map((name) => join(folder, name));
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost', '-keyout', key, '-out', cert];
  try {
    execFileSync('openssl', args, { stdio: 'ignore' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function score(protocol, tls) {
  const host = await serve({ mounts: { '/': join(root, 'dist') }, host: 'localhost', tls });
  const rows = [];
  for (const [name, fragment] of PLACES) {
    const runs = [];
    for (let count = 0; count < RUNS; count += 1) runs.push(await audit(process.argv[2], `${host.origin}/${fragment}`));
    runs.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
    const { categories, audits } = runs[Math.floor(RUNS / 2)];
    rows.push([name, ...Object.values(categories).map(({ score }) => Math.round(100 * score)), ...AUDITS.map((id) => audits[id].displayValue)]);
  }
  print(`Lighthouse, mobile profile, ${protocol}, the median of ${RUNS} runs`,
    [['', 'performance', 'accessibility', 'practices', 'SEO', 'largest paint', 'blocking', 'layout shift'], ...rows]);
  await host.stop();
}

await score('HTTP/2', certificate());
await score('HTTP/1.1');
