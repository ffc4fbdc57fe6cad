// Records how numbers are printed in many locales, for tests/core/locales.rs, which has no Intl: `node tests/locales/record.mjs`
// writes printed.json beside it, from Node's own data. The browsers' own locales are tried in tests/browser/numbers.spec.mjs.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from './print.mjs';

const LOCALES = process.argv.slice(2).length ? process.argv.slice(2) : [
  'af-ZA', 'am-ET', 'ar-AE', 'ar-EG', 'as-IN', 'az-AZ', 'be-BY', 'bg-BG', 'bn-BD', 'ca-ES', 'ccp-BD', 'cs-CZ', 'da-DK', 'de-AT',
  'de-CH', 'de-DE', 'dz-BT', 'el-GR', 'en-BE', 'en-CA', 'en-CH', 'en-GB', 'en-IN', 'en-US', 'en-ZA', 'es-AR', 'es-ES', 'es-MX',
  'et-EE', 'eu-ES', 'fa-IR', 'ff-Adlm-GN', 'fi-FI', 'fr-CA', 'fr-CH', 'fr-FR', 'gl-ES', 'he-IL', 'hi-IN', 'hr-HR', 'hu-HU',
  'id-ID', 'is-IS', 'it-CH', 'it-IT', 'ja-JP', 'ka-GE', 'kea-CV', 'kk-KZ', 'ko-KR', 'lt-LT', 'lv-LV', 'mr-IN', 'ms-MY', 'my-MM',
  'nb-NO', 'ne-NP', 'nl-NL', 'pl-PL', 'ps-AF', 'pt-BR', 'pt-PT', 'ro-RO', 'ru-RU', 'si-LK', 'sk-SK', 'sl-SI', 'sr-RS', 'sv-SE',
  'sw-KE', 'ta-IN', 'th-TH', 'tr-TR', 'uk-UA', 'ur-PK', 'uz-UZ', 'vi-VN', 'zh-CN', 'zh-TW',
];
const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'INR', 'PLN', 'SEK', 'BRL', 'CAD', 'BGN', 'PEN'];

// The figures are the same for all locales, so they stand there once.
const { figures } = describe('en', 'USD');
const line = (locale, at) => JSON.stringify({ ...describe(locale, CURRENCIES[at % CURRENCIES.length]), figures: undefined });
const record = `{"figures": ${JSON.stringify(figures)},\n"locales": [\n${LOCALES.map(line).join(',\n')}\n]}\n`;
writeFileSync(fileURLToPath(new URL('printed.json', import.meta.url)), record);
