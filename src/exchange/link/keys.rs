//! The short tokens that stand for the document's keys in a link.

use serde_json::Value;

/// The keys of links of version 1. Frozen: a new key goes to the end, and none ever leaves, moves or changes its name.
const KEYS: &[&str] = &[
    "name",
    "currency",
    "team",
    "people",
    "annual_pay",
    "on_cost",
    "hours_per_week",
    "weeks_per_year",
    "meetings",
    "load",
    "monthly_cost",
    "hours_per_person_week",
    "inventory",
    "attendees",
    "minutes",
    "per_week",
    "fate",
    "shorten_to",
    "cut",
    "replacement",
    "time",
    "recapture",
    "deep_work",
    "hours_before",
    "share_of_freed_time",
    "premium",
    "hours_target",
    "turnover",
    "rate",
    "reduction",
    "cost_per_leaver",
    "amount",
    "share_of_pay",
    "lag_months",
    "hard_share",
    "tools",
    "price",
    "flat",
    "per_user",
    "seats",
    "action",
    "change",
    "training_hours_per_person",
    "documentation_hours",
    "lead_hours_per_week",
    "other_one_off",
    "upkeep_hours_per_week",
    "dip",
    "dip_months",
    "rollout",
    "start",
    "days",
    "adoption",
    "finance",
    "horizon_months",
    "discount_rate",
    "other_lines",
    "kind",
    "cash",
    "low",
    "likely",
    "high",
    "notes",
    "text",
    "source",
    "other_loads",
    "other_cost_per_leaver",
    "scorecard",
    "plan",
    "stack",
    "readiness",
    "left_out",
    "id",
    "date",
    "value",
    "kpi",
    "readings",
    "kpis",
    "targets",
    "definition",
    "block_minutes",
    "unit",
    "direction",
    "target",
    "baseline",
    "note",
    "parts",
    "title",
    "phase",
    "owner",
    "due",
    "state",
    "tasks",
    "phases",
    "gates",
    "day",
    "goal",
    "decision",
    "decided_on",
    "done",
    "calendar",
    "origin",
    "offer",
    "offers",
    "picks",
    "billing",
    "yearly",
    "monthly",
    "steps",
    "free_up_to",
    "fewest_seats",
    "charge",
    "dated",
    "needs",
    "tool",
    "team_from",
    "team_to",
    "answers",
    "checks",
    "resolution_time",
    "response_time",
    "fragmentation",
    "collaboration",
    "meeting_load",
    "survey_mean",
    "survey_answers",
    "overlap_hours",
    "overlap_needed",
    "handoff_latency_hours",
    "numbered",
    "gone",
    "trust_offline",
    "trust_results",
    "theatre_meetings",
    "theatre_urgency",
    "theatre_equal",
    "managers_informed",
    "managers_example",
    "debt_true",
    "debt_owner",
    "clarity_handoff",
    "clarity_finished",
    "autonomy_hours",
    "autonomy_decisions",
    "compared",
    "in_case",
    "approval",
    "by",
    "case",
    "spending",
    "entries",
    "line",
];

const DIGITS: &[u8; 62] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
/// Marks a key that stands for itself.
const ITSELF: char = '.';

/// The token of a key: one character, or two from the 63rd on.
fn token(key: &str) -> String {
    let Some(index) = KEYS.iter().position(|known| *known == key) else { return format!("{ITSELF}{key}") };
    let digit = |index: usize| char::from(DIGITS[index]);
    match index.checked_sub(DIGITS.len()) {
        None => digit(index).into(),
        Some(rest) => [digit(rest / DIGITS.len()), digit(rest % DIGITS.len())].iter().collect(),
    }
}

/// The key of a token.
fn key(token: &str) -> Option<&str> {
    if let Some(key) = token.strip_prefix(ITSELF) {
        return Some(key);
    }
    let digit = |byte: u8| DIGITS.iter().position(|digit| *digit == byte);
    let index = match *token.as_bytes() {
        [single] => digit(single)?,
        [first, second] => DIGITS.len() * (digit(first)? + 1) + digit(second)?,
        _ => return None,
    };
    KEYS.get(index).copied()
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

    #[test]
    fn every_key_has_a_token_of_its_own() {
        for (index, name) in KEYS.iter().enumerate() {
            assert_eq!(key(&token(name)), Some(*name));
            assert!(!KEYS[..index].contains(name), "{name} stands twice");
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
