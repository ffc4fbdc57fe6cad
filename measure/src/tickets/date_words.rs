//! The words of dates in English, German, French and Spanish.

/// Words that say nothing more beside the numbers: ordinals, prepositions, weekdays.
const FILLERS: [&str; 5] = [
    "st nd rd th er of de del at on le el um den",
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday",
    "mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lun mer jeu ven sam dim lundi mardi mercredi jeudi vendredi samedi dimanche",
    "mié jue vie sáb dom lunes martes miércoles jueves viernes sábado domingo",
];

/// Whether a word can be left out.
pub(super) fn is_filler(word: &str) -> bool {
    FILLERS.iter().flat_map(|words| words.split(' ')).any(|filler| filler == word)
}

/// A month by its name or abbreviation.
pub(super) fn month_of(word: &str) -> Option<i64> {
    const MONTHS: [&[&str]; 12] = [
        &["jan", "january", "januar", "jän", "jänner", "janv", "janvier", "ene", "enero"],
        &["feb", "february", "februar", "févr", "fév", "fevr", "février", "febrero"],
        &["mar", "march", "mär", "märz", "mrz", "mars", "marzo"],
        &["apr", "april", "avr", "avril", "abr", "abril"],
        &["may", "mai", "mayo"],
        &["jun", "june", "juni", "juin", "junio"],
        &["jul", "july", "juli", "juil", "juillet", "julio"],
        &["aug", "august", "août", "aout", "ago", "agosto"],
        &["sep", "sept", "september", "septembre", "septiembre", "set"],
        &["oct", "october", "okt", "oktober", "octobre", "octubre"],
        &["nov", "november", "novembre", "noviembre"],
        &["dec", "december", "dez", "dezember", "déc", "décembre", "dic", "diciembre"],
    ];
    (1..).zip(MONTHS).find(|(_, names)| names.contains(&word)).map(|(number, _)| number)
}
