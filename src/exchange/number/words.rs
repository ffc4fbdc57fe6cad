//! Words that stand in typed numbers in every locale.
use crate::model::Unit;

/// Multipliers in English, French, German, Polish, Spanish and Indian usage, those of each exponent together with the one that they
/// have elsewhere.
const MULTIPLIERS: [(&str, i32, Option<i32>); 7] = [
    ("k tsd thousand", 3, None),
    ("mil", 3, Some(6)),
    ("lakh lac", 5, None),
    ("m mm mn mln mio million", 6, None),
    ("cr crore", 7, None),
    ("b bn mrd md billion", 9, None),
    ("bil", 9, Some(12)),
];

/// Currencies written with letters, with the codes of those that are written so.
const CURRENCY_WORDS: [(&str, &str); 25] = [
    ("euro", "eur"),
    ("euros", "eur"),
    ("dollars", "aud cad hkd nzd sgd usd"),
    ("pounds", "gbp"),
    ("francs", "chf"),
    ("yen", "jpy"),
    ("kr", "dkk isk nok sek"),
    ("zł", "pln"),
    ("kč", "czk"),
    ("ft", "huf"),
    ("lei", "mdl ron"),
    ("r", "brl zar"),
    ("rs", "inr lkr mur npr pkr"),
    ("rm", "myr"),
    ("rp", "idr"),
    ("fr", "chf"),
    ("лв", "bgn"),
    ("руб", "rub"),
    ("р", "rub"),
    // Before a dollar sign.
    ("us", "usd"),
    ("a", "aud"),
    ("c", "cad"),
    ("nt", "twd"),
    ("s", "sgd"),
    ("mx", "mxn"),
];

/// Active ISO 4217 codes; their first two letters stand before a dollar sign, as in `NZ$`.
const CURRENCY_CODES: &str = " aed afn all amd aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd btn bwp \
byn bzd cad cdf chf clp cny cop crc cup cve czk djf dkk dop dzd egp ern etb eur fjd fkp gbp gel ghs gip gmd gnf gtq gyd \
hkd hnl htg huf idr ils inr iqd irr isk jmd jod jpy kes kgs khr kmf kpw krw kwd kyd kzt lak lbp lkr lrd lsl lyd mad mdl \
mga mkd mmk mnt mop mru mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub \
rwf sar sbd scr sdg sek sgd shp sle sos srd ssp stn svc syp szl thb tjs tmt tnd top try ttd twd tzs uah ugx usd uyu uzs \
ves vnd vuv wst xaf xcd xof xpf yer zar zmw zwg ";

/// The exponent of a multiplier in small letters, and the one that it has elsewhere.
pub(super) fn multiplier(word: &str) -> Option<(i32, Option<i32>)> {
    MULTIPLIERS.iter().find(|row| row.0.split(' ').any(|name| name == word)).map(|row| (row.1, row.2))
}

/// The codes of the currencies that a word in small letters can mean, separated by blanks. `dollars` says whether a dollar sign
/// follows.
pub(super) fn currencies(word: &str, dollars: bool) -> Option<&'static str> {
    if let Some((_, codes)) = CURRENCY_WORDS.iter().find(|(name, _)| *name == word) {
        return Some(codes);
    }
    let codes = CURRENCY_CODES.split(' ');
    let fits = |code: &&str| *code == word || (dollars && word.len() == 2 && code.starts_with(word));
    codes.into_iter().filter(|code| !code.is_empty()).find(fits)
}

/// The words beside a number in this unit, as the page and people write them.
pub(super) fn unit_words(unit: Unit) -> &'static [&'static str] {
    match unit {
        Unit::People => &["people", "person", "persons", "heads"],
        Unit::Money | Unit::Share | Unit::Factor => &[],
        Unit::MoneyPerMonth => &["a", "per", "/", "month", "mo"],
        Unit::MoneyPerYear | Unit::ShareOfYear => &["a", "per", "/", "year", "yr"],
        Unit::MoneyPerHour => &["an", "per", "/", "hour", "h"],
        Unit::MoneyPerUserMonth => &["a", "per", "/", "user", "and", "month"],
        Unit::Hours => &["h", "hr", "hrs", "hour", "hours"],
        Unit::HoursPerWeek => &["h", "hr", "hrs", "hour", "hours", "a", "per", "/", "week"],
        Unit::WeeksPerYear => &["week", "weeks", "a", "per", "/", "year"],
        Unit::Months => &["month", "months", "mo"],
        Unit::TimesPerWeek => &["times", "a", "per", "/", "week"],
    }
}

/// The units that have words.
const UNITS: [Unit; 9] = [
    Unit::People,
    Unit::MoneyPerMonth,
    Unit::MoneyPerYear,
    Unit::MoneyPerHour,
    Unit::MoneyPerUserMonth,
    Unit::HoursPerWeek,
    Unit::WeeksPerYear,
    Unit::Months,
    Unit::TimesPerWeek,
];

/// Whether a word is one of a unit, of whichever.
pub(super) fn is_unit_word(word: &str) -> bool {
    UNITS.iter().any(|unit| unit_words(*unit).contains(&word))
}

/// Whether some letters are the beginning of a word that may stand in a number of this unit, or of an exponent.
pub(super) fn begins_a_word(letters: &str, unit: Unit) -> bool {
    let multipliers = MULTIPLIERS.iter().flat_map(|row| row.0.split(' ')).chain(unit_words(unit).iter().copied());
    let currencies = CURRENCY_WORDS.iter().map(|row| row.0).chain(CURRENCY_CODES.split(' '));
    let currencies = currencies.filter(|_| unit.is_money() || unit == Unit::Factor);
    multipliers.chain(currencies).chain(["to", "e"]).any(|word| word.starts_with(letters))
}
