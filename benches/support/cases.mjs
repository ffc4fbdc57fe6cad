// The cases that every part times.
import { readFileSync } from 'node:fs';

/** No range at all, fourteen ranges and more that change nothing, forty ranges. */
export const CASES = ['plain', 'fourteen', 'forty'];

/** The text of a case's document. */
export const caseText = (name) => readFileSync(new URL(`../cases/${name}.json`, import.meta.url), 'utf8');

/** A case's document. */
export const caseDocument = (name) => JSON.parse(caseText(name));
