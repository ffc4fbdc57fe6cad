// How the page prints numbers in a locale: the styles of src/browser/locale.rs. Runs in Node and in a browser.

/** The figures of each style; each has no more digits than the style prints, so that it must read back as itself. */
const STYLES = [
  ['Factor', { maximumFractionDigits: 0 }, [0, 7, 999, 1000, -4321, 65432, 1234567, 98765432109]],
  ['Factor', { maximumFractionDigits: 1 }, [0.5, -12.3, 999.9, 1000.1, 54321.5]],
  ['Factor', { maximumFractionDigits: 2 }, [0.25, 1.75, -12.34, 1234.56]],
  ['Factor', { minimumFractionDigits: 2, maximumFractionDigits: 2 }, [0, 3.9, 1234.5]],
  ['Share', { style: 'percent', maximumFractionDigits: 0 }, [0, 0.05, 0.8, -0.33, 1, 12.34]],
  ['Share', { style: 'percent', maximumFractionDigits: 1 }, [0.005, 0.123, 0.999, -0.075]],
];
const MONEY = [
  [{ minimumFractionDigits: 0, maximumFractionDigits: 0 }, [0, 7, -40, 999, 1000, 1250, -4321, 75000, 1234567, 98765432109]],
  [{ minimumFractionDigits: 0, maximumFractionDigits: 2 }, [0.5, 12.34, -99.99, 1250.5]],
  [{ minimumFractionDigits: 2, maximumFractionDigits: 2 }, [0, 3.9, 1234.5]],
  [{ maximumSignificantDigits: 3 }, [0.5, 1.23, -12.3, 123, 1230, -45600, 7890000, 1.23e9]],
];
const COMPACT = { notation: 'compact', maximumSignificantDigits: 3 };
/** What a field shows of what was typed into it: see `typed` in src/page/format.rs. */
const TYPED = [0, 0.125, 1.5, 1.234, 12.345, 123.456, -1.25, 1234.567, 2.3456, 0.000001, 75000, 1234567.891];
const THREE_DECIMALS = /\.\d{3}$/;

/** The page prints a minus where `Intl` prints a hyphen as the sign. */
const withMinus = (text, figure) => (figure < 0 ? text.replace('-', '−') : text);

const rounded = (value) => Number(value.toPrecision(12));

function formatter(locale, currency, options) {
  const money = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' };
  return new Intl.NumberFormat(locale, currency ? { ...money, ...options } : options);
}

const LETTERS = { integer: 'i', group: 'g', decimal: 'd', fraction: 'f', minusSign: 'm', compact: 'w', currency: 'c' };

/** The parts of a printed number that tell its form, each with a letter for its type: `i75|g,|i000|c$`. */
const parts = (format, value) => format.formatToParts(value)
  .filter(({ type }) => type in LETTERS).map(({ type, value }) => LETTERS[type] + value).join('|');

/** The figures of which `NumberFormat::learn` asks how they are shortened. */
const SHORTENED = Array.from({ length: 12 }, (_, at) => [1, 1.5, 2, 3, 5, 7, 11].map((figure) => figure * 10 ** (at + 3))).flat();

/** What `NumberFormat::learn` asks for: a plain number, a percentage, an amount of money, and shortened amounts by their figure. */
function samples(locale, currency) {
  const one = { minimumFractionDigits: 0, maximumFractionDigits: 1 };
  const compact = formatter(locale, currency, COMPACT);
  return {
    plain: parts(formatter(locale, '', one), -1234567.5),
    percent: parts(formatter(locale, '', { style: 'percent' }), -1234567.5),
    money: parts(formatter(locale, currency, one), -1234567.5),
    compact: Object.fromEntries(SHORTENED.map((figure) => [figure, parts(compact, figure)])),
  };
}

/** Figures as the page prints them: `[unit, figure, text]`. */
function printed(locale, currency) {
  const print = (unit, of, options, figures) => {
    const format = formatter(locale, of, options);
    return figures.map((figure) => [unit, figure, withMinus(format.format(figure), figure)]);
  };
  // From 10^11 on the page writes amounts out.
  const compact = Array.from({ length: 10 }, (_, at) => [1, 1.2, 2, 34.5, 5].map((figure) => rounded(figure * 10 ** at))).flat();
  const typed = TYPED.map((figure) => {
    const size = Math.abs(figure);
    const least = size >= 1 && size < 1000 && THREE_DECIMALS.test(String(size)) ? 4 : 0;
    return print('Factor', '', { minimumFractionDigits: least, maximumFractionDigits: 6 }, [figure])[0];
  });
  return [
    ...STYLES.flatMap(([unit, options, figures]) => print(unit, '', options, figures)),
    ...MONEY.flatMap(([options, figures]) => print('Money', currency, options, figures)),
    ...print('Money', currency, COMPACT, [...compact, -1500, -2.5e6]),
    ...typed,
  ];
}

/** Everything that the law needs to know of a locale (tests/locales/law.rs). */
export function describe(locale, currency) {
  const figures = printed(locale, currency);
  return {
    locale, currency, ...samples(locale, currency),
    figures: figures.map(([unit, figure]) => [unit, figure]), texts: figures.map(([, , text]) => text),
  };
}
