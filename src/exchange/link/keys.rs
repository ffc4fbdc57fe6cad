//! The short tokens that stand for the document's keys in a link.
//!
//! A token never changes and never stands for another key, so that old links open: `tests/links/tokens.txt` holds them all.

use crate::model::FIELDS;
use serde_json::Value;

/// The keys of a document that are no input's, with their tokens; those of inputs stand in the table of fields.
#[rustfmt::skip]
const STRUCTURE: [(&str, &str); 145] = [
    ("name", "a"), ("currency", "b"), ("team", "c"), ("meetings", "i"), ("load", "j"), ("inventory", "m"),
    ("minutes", "o"), ("fate", "q"), ("shorten_to", "r"), ("time", "u"), ("deep_work", "w"), ("turnover", "B"),
    ("cost_per_leaver", "E"), ("tools", "J"), ("price", "K"), ("action", "O"), ("change", "P"), ("rollout", "X"),
    ("start", "Y"), ("days", "Z"), ("finance", "1"), ("horizon_months", "2"), ("other_lines", "4"), ("kind", "5"),
    ("cash", "6"), ("low", "7"), ("likely", "8"), ("high", "9"), ("notes", "aa"), ("text", "ab"), ("source", "ac"),
    ("other_loads", "ad"), ("other_cost_per_leaver", "ae"), ("scorecard", "af"), ("plan", "ag"), ("stack", "ah"),
    ("readiness", "ai"), ("left_out", "aj"), ("id", "ak"), ("date", "al"), ("value", "am"), ("kpi", "an"),
    ("readings", "ao"), ("kpis", "ap"), ("targets", "aq"), ("definition", "ar"), ("block_minutes", "as"),
    ("unit", "at"), ("direction", "au"), ("target", "av"), ("baseline", "aw"), ("note", "ax"), ("parts", "ay"),
    ("title", "az"), ("phase", "aA"), ("owner", "aB"), ("due", "aC"), ("state", "aD"), ("tasks", "aE"),
    ("phases", "aF"), ("gates", "aG"), ("day", "aH"), ("goal", "aI"), ("decision", "aJ"), ("decided_on", "aK"),
    ("done", "aL"), ("calendar", "aM"), ("origin", "aN"), ("offer", "aO"), ("offers", "aP"), ("picks", "aQ"),
    ("billing", "aR"), ("yearly", "aS"), ("monthly", "aT"), ("steps", "aU"), ("free_up_to", "aV"),
    ("fewest_seats", "aW"), ("charge", "aX"), ("dated", "aY"), ("needs", "aZ"), ("tool", "a0"), ("team_from", "a1"),
    ("team_to", "a2"), ("answers", "a3"), ("checks", "a4"), ("resolution_time", "a5"), ("response_time", "a6"),
    ("fragmentation", "a7"), ("collaboration", "a8"), ("meeting_load", "a9"), ("survey_mean", "ba"),
    ("survey_answers", "bb"), ("overlap_hours", "bc"), ("overlap_needed", "bd"), ("handoff_latency_hours", "be"),
    ("numbered", "bf"), ("gone", "bg"), ("trust_offline", "bh"), ("trust_results", "bi"), ("theatre_meetings", "bj"),
    ("theatre_urgency", "bk"), ("theatre_equal", "bl"), ("managers_informed", "bm"), ("managers_example", "bn"),
    ("debt_true", "bo"), ("debt_owner", "bp"), ("clarity_handoff", "bq"), ("clarity_finished", "br"),
    ("autonomy_hours", "bs"), ("autonomy_decisions", "bt"), ("compared", "bu"), ("in_case", "bv"), ("approval", "bw"),
    ("by", "bx"), ("case", "by"), ("spending", "bz"), ("entries", "bA"), ("line", "bB"),
    ("less_often", "bC"), ("fewer", "bD"), ("edition", "bE"), ("all_listed", "bF"), ("owned", "bG"), ("most_seats", "bH"),
    ("alternatives", "bI"), ("cases", "bJ"), ("nothing", "bK"), ("base", "bL"),
    ("paper", "bM"), ("asked", "bN"), ("ask", "bO"), ("risks", "bP"),
    ("survey", "bQ"), ("routines", "bR"), ("cadence", "bS"), ("next", "bT"), ("annotations", "bU"), ("period", "bV"),
    ("decided_by", "bW"), ("figures", "bX"), ("promised", "bY"), ("realized", "b0"), ("spent", "b1"), ("chance", "b2"),
    ("name_from_file", "bZ"),
];

/// Marks a key that stands for itself.
const ITSELF: char = '.';

/// Every key that has a token, with it. A name that stands at several places of the document has one token.
fn tokens() -> impl Iterator<Item = (&'static str, &'static str)> {
    FIELDS.iter().map(|field| (field.name(), field.token)).chain(STRUCTURE)
}

/// The token of a key.
fn token(key: &str) -> String {
    let found = tokens().find(|(known, _)| *known == key);
    found.map_or_else(|| format!("{ITSELF}{key}"), |(_, token)| token.to_owned())
}

/// Whether a key has a token.
pub(super) fn knows(key: &str) -> bool {
    tokens().any(|(known, _)| known == key)
}

/// The key of a token.
fn key(token: &str) -> Option<&str> {
    token.strip_prefix(ITSELF).or_else(|| tokens().find(|(_, known)| *known == token).map(|(key, _)| key))
}

/// Replaces keys by tokens, at every depth.
pub(super) fn shorten(value: Value) -> Value {
    translate(value, &|key| Some(token(key))).expect("every key has a token")
}

/// Replaces tokens by keys; none where a token is not known.
pub(super) fn lengthen(value: Value) -> Option<Value> {
    translate(value, &|token| key(token).map(str::to_owned))
}

fn translate(mut value: Value, name: &dyn Fn(&str) -> Option<String>) -> Option<Value> {
    match &mut value {
        Value::Object(object) => {
            for (key, inner) in std::mem::take(object) {
                object.insert(name(&key)?, translate(inner, name)?);
            }
        }
        Value::Array(items) => {
            for item in items {
                *item = translate(item.take(), name)?;
            }
        }
        _ => {}
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every token of links, whatever their version, as `key token`.
    const FROZEN: &str = include_str!("../../../tests/links/tokens.txt");

    #[test]
    fn no_token_changes() {
        for line in FROZEN.lines() {
            let (name, short) = line.split_once(' ').unwrap();
            assert_eq!((token(name).as_str(), key(short)), (short, Some(name)));
        }
    }

    #[test]
    fn every_token_is_frozen() {
        for (name, short) in tokens() {
            let frozen = FROZEN.lines().any(|line| line.split_once(' ') == Some((name, short)));
            assert!(
                frozen,
                "tests/links/tokens.txt must end with the line “{name} {short}”, its token being the next free one"
            );
        }
    }

    #[test]
    fn a_key_that_is_not_listed_stands_for_itself() {
        for name in ["mood", "", ".", "a"] {
            assert_eq!(key(&token(name)), Some(name));
        }
    }

    #[test]
    fn an_unknown_token_is_no_key() {
        assert_eq!(key("ZZ"), None);
        assert_eq!(key("abc"), None);
    }
}
