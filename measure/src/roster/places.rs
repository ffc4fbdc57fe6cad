//! Where people work: zones by IANA name, by city, by Windows name, and as an offset.

use crate::zone::{Zone, Zones};
use std::collections::BTreeMap;

/// Abbreviations that mean several zones. Some are IANA names as well, of zones that few people mean.
const AMBIGUOUS: &[&str] = &[
    "ADT", "AMT", "AST", "BST", "CDT", "CST", "ECT", "EDT", "EST", "FKT", "GST", "IST", "LHST", "MDT", "MST", "MMT",
    "PDT", "PST", "PYT", "SST", "WST",
];

/// Cities that no IANA zone is named after.
const CITIES: &[(&str, &[&str])] = &[
    ("Africa/Johannesburg", &["cape town", "durban", "pretoria"]),
    ("Africa/Lagos", &["abuja"]),
    ("Africa/Casablanca", &["rabat", "marrakesh"]),
    ("America/Bogota", &["cali", "medellin"]),
    (
        "America/Chicago",
        &[
            "austin",
            "dallas",
            "houston",
            "milwaukee",
            "minneapolis",
            "nashville",
            "new orleans",
            "san antonio",
            "st louis",
        ],
    ),
    ("America/Denver", &["salt lake city", "colorado springs"]),
    ("America/Edmonton", &["calgary"]),
    (
        "America/Los_Angeles",
        &["las vegas", "oakland", "palo alto", "sacramento", "san diego", "san francisco", "seattle"],
    ),
    ("America/Mexico_City", &["guadalajara", "ciudad de mexico"]),
    (
        "America/New_York",
        &[
            "atlanta",
            "baltimore",
            "boston",
            "charlotte",
            "miami",
            "new york city",
            "nyc",
            "orlando",
            "philadelphia",
            "pittsburgh",
            "raleigh",
            "washington",
            "washington dc",
        ],
    ),
    ("America/Sao_Paulo", &["brasilia", "belo horizonte", "curitiba", "porto alegre", "rio de janeiro"]),
    ("America/Toronto", &["ottawa", "quebec"]),
    ("Asia/Dubai", &["abu dhabi"]),
    ("Asia/Ho_Chi_Minh", &["hanoi", "ho chi minh city"]),
    ("Asia/Jerusalem", &["haifa"]),
    ("Asia/Karachi", &["islamabad", "lahore"]),
    (
        "Asia/Kolkata",
        &[
            "ahmedabad",
            "bangalore",
            "bengaluru",
            "chennai",
            "delhi",
            "gurgaon",
            "gurugram",
            "hyderabad",
            "jaipur",
            "kochi",
            "mumbai",
            "new delhi",
            "noida",
            "pune",
        ],
    ),
    ("Asia/Makassar", &["bali", "denpasar"]),
    ("Asia/Seoul", &["busan"]),
    ("Asia/Shanghai", &["beijing", "chengdu", "guangzhou", "hangzhou", "nanjing", "shenzhen", "wuhan"]),
    ("Asia/Tokyo", &["kyoto", "nagoya", "osaka", "yokohama"]),
    ("Europe/Amsterdam", &["den haag", "eindhoven", "rotterdam", "the hague", "utrecht"]),
    (
        "Europe/Berlin",
        &[
            "bremen",
            "cologne",
            "dortmund",
            "dresden",
            "dusseldorf",
            "frankfurt",
            "hamburg",
            "hannover",
            "karlsruhe",
            "koln",
            "leipzig",
            "munchen",
            "munich",
            "nuremberg",
            "nurnberg",
            "stuttgart",
        ],
    ),
    ("Europe/Brussels", &["antwerp", "ghent"]),
    ("Europe/Bucharest", &["cluj", "cluj napoca", "iasi", "timisoara"]),
    ("Europe/Dublin", &["cork", "galway"]),
    ("Europe/Istanbul", &["ankara", "izmir"]),
    ("Europe/Kyiv", &["kharkiv", "lviv", "odesa"]),
    ("Europe/Lisbon", &["porto"]),
    ("Europe/London", &["bristol", "cardiff", "edinburgh", "glasgow", "leeds", "liverpool", "manchester"]),
    ("Europe/Madrid", &["barcelona", "bilbao", "malaga", "sevilla", "seville"]),
    ("Europe/Moscow", &["saint petersburg", "st petersburg"]),
    ("Europe/Paris", &["bordeaux", "lille", "lyon", "marseille", "nantes", "nice", "strasbourg", "toulouse"]),
    ("Europe/Prague", &["brno", "praha"]),
    ("Europe/Rome", &["bologna", "florence", "milan", "milano", "naples", "roma", "turin"]),
    ("Europe/Stockholm", &["goteborg", "gothenburg", "malmo"]),
    ("Europe/Vienna", &["graz", "linz", "salzburg", "wien"]),
    ("Europe/Warsaw", &["gdansk", "katowice", "krakow", "lodz", "poznan", "warszawa", "wroclaw"]),
    ("Europe/Zurich", &["basel", "bern", "geneva", "geneve", "lausanne"]),
    ("Pacific/Auckland", &["christchurch", "wellington"]),
];

/// Regions of the database whose zones are named after cities.
const REGIONS: [&str; 10] =
    ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];
/// Old names of zones in Australia that are no cities.
const STATES: [&str; 9] = ["ACT", "LHI", "NSW", "North", "Queensland", "South", "Tasmania", "Victoria", "West"];

/// What a text says of a zone.
pub(crate) enum Place {
    /// A zone and its name.
    Found(String, Zone),
    /// An abbreviation that means several zones.
    Ambiguous,
    Unknown,
}

/// Looks up places.
pub(crate) struct Places {
    zones: Zones,
    cities: BTreeMap<String, String>,
}

impl Places {
    pub(crate) fn new() -> Self {
        let zones = Zones::new();
        let mut cities = BTreeMap::new();
        for name in zones.names() {
            let mut parts = name.split('/');
            let (Some(region), Some(city)) = (parts.next(), parts.next_back()) else { continue };
            if REGIONS.contains(&region) && !(region == "Australia" && STATES.contains(&city)) {
                cities.entry(folded(city)).or_insert_with(|| name.clone());
            }
        }
        for (zone, names) in CITIES {
            cities.extend(names.iter().map(|city| (folded(city), (*zone).to_owned())));
        }
        Places { zones, cities }
    }

    /// The zone that a text names.
    pub(crate) fn find(&mut self, text: &str) -> Place {
        let text = text.trim();
        if AMBIGUOUS.iter().any(|name| name.eq_ignore_ascii_case(text)) {
            return Place::Ambiguous;
        }
        if let Some((name, zone)) = offset(text) {
            return Place::Found(name, zone);
        }
        let city = folded(text.split(',').next().unwrap_or_default());
        let city = self.cities.get(&city).cloned();
        let found = self.zones.iana(text).or_else(|| self.zones.iana(&city?)).or_else(|| self.zones.windows(text));
        found.map_or(Place::Unknown, |zone| Place::Found(zone.name().unwrap_or(text).to_owned(), zone))
    }
}

/// Letters and digits in lower case, without the commonest accents.
fn folded(text: &str) -> String {
    let plain = |c: char| match c {
        'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ę' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ł' => 'l',
        'ń' | 'ñ' => 'n',
        'ç' => 'c',
        'ź' | 'ż' => 'z',
        other => other,
    };
    crate::table::key(text).chars().map(plain).collect()
}

/// An offset such as `UTC`, `UTC+5:30`, `GMT-3` or `+02:00`, with its name in one form.
fn offset(text: &str) -> Option<(String, Zone)> {
    let upper = text.to_ascii_uppercase();
    let number = upper.strip_prefix("UTC").or_else(|| upper.strip_prefix("GMT"));
    let number = number.unwrap_or(&upper).trim();
    if number.is_empty() && !upper.is_empty() {
        return Some(("UTC".to_owned(), Zone::utc()));
    }
    let (sign, digits) = match number.strip_prefix(['-', '−']) {
        Some(digits) => ('-', digits),
        None => ('+', number.strip_prefix('+')?),
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None => (digits, "00"),
    };
    let digits_only = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !digits_only(hours) || !digits_only(minutes) || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    if hours > 14 || minutes > 59 {
        return None;
    }
    let seconds = hours * 3600 + minutes * 60;
    let zone = Zone::fixed(if sign == '-' { -seconds } else { seconds })?;
    Some((format!("UTC{sign}{hours:02}:{minutes:02}"), zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> String {
        match Places::new().find(text) {
            Place::Found(name, _) => name,
            Place::Ambiguous => "ambiguous".to_owned(),
            Place::Unknown => "unknown".to_owned(),
        }
    }

    #[test]
    fn places_are_found_by_each_kind_of_name() {
        for (text, expected) in [
            ("Europe/Berlin", "Europe/Berlin"),
            ("europe/berlin", "Europe/Berlin"),
            ("Berlin", "Europe/Berlin"),
            ("new york", "America/New_York"),
            ("New_York", "America/New_York"),
            ("Zürich, Switzerland", "Europe/Zurich"),
            ("São Paulo", "America/Sao_Paulo"),
            ("Bengaluru", "Asia/Kolkata"),
            ("München", "Europe/Berlin"),
            ("W. Europe Standard Time", "Europe/Berlin"),
            ("UTC", "UTC"),
            ("utc+5:30", "UTC+05:30"),
            ("UTC-3", "UTC-03:00"),
            ("GMT+0530", "UTC+05:30"),
            ("UTC −8", "UTC-08:00"),
            ("+02:00", "UTC+02:00"),
            ("CET", "CET"),
            ("IST", "ambiguous"),
            ("cst", "ambiguous"),
            ("BST", "ambiguous"),
            ("EST", "ambiguous"),
            ("Victoria", "unknown"),
            ("Nowhere", "unknown"),
            ("UTC+25", "unknown"),
            ("UTC+5:3", "unknown"),
            ("", "unknown"),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn every_zone_of_the_tables_exists() {
        let mut zones = Zones::new();
        let listed = CITIES
            .iter()
            .map(|(zone, _)| *zone)
            .chain(crate::windows_zones::WINDOWS_ZONES.iter().map(|(_, zone)| *zone));
        for zone in listed {
            assert!(zones.iana(zone).is_some(), "{zone}");
        }
    }
}
