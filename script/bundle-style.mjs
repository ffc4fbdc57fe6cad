// Trunk's hook before a build: style/main.css and the files it imports, in its order, become the one style sheet target/style/async-roi.css.
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const IMPORT = /^@import\s+(?:url\()?["']([^"']+)["']\)?\s*(?:layer\(([\w.-]+)\))?\s*;[ \t]*$/gm;
const STRING_OR_COMMENT = /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\/\*[\s\S]*?\*\//g;

/** The text of a style sheet with its imports put in their place, each in its layer when it names one. */
export function bundle(folder, name) {
  const css = readFileSync(join(folder, name), 'utf8').replace(STRING_OR_COMMENT, '$1');
  const whole = css.replace(IMPORT, (_, file, layer) => {
    const imported = bundle(folder, file);
    return layer ? `@layer ${layer} {\n${imported}\n}` : imported;
  });
  if (/@import/.test(whole)) throw new Error(`${name}: an @import that this bundler does not understand`);
  return whole.replace(/\n\s*\n+/g, '\n').trim();
}

const source = process.env.TRUNK_SOURCE_DIR ?? '.';
const target = join(source, 'target', 'style');
const file = join(target, 'async-roi.css');
const css = `${bundle(join(source, 'style'), 'main.css')}\n`;
mkdirSync(target, { recursive: true });
// Written only when changed, so that a watcher of the folder is not woken by it.
if (!existsSync(file) || readFileSync(file, 'utf8') !== css) writeFileSync(file, css);
