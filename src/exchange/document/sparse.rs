//! A document without what equals the default: short, for links and for what lies within a document.

use super::{EDITION, write};
use crate::model::{Case, Edition, Preset};
use serde_json::{Map, Value};

/// Writes of a case what differs from the evidence preset of its edition; [`super::read()`] gives it back whole.
pub fn write_sparse(case: &Case) -> Value {
    let default = write(&Preset::Evidence.case_in(case.edition));
    // Both carry the same version and edition, so that these are left out.
    let mut sparse = difference(&write(case), &default).unwrap_or(Value::Object(Map::new()));
    if case.edition != Edition::UNSTATED {
        sparse[EDITION] = case.edition.number().into();
    }
    sparse
}

/// What of `value` is not in `default`; none where all of it is. Lists and estimates are kept whole.
fn difference(value: &Value, default: &Value) -> Option<Value> {
    if value == default {
        return None;
    }
    let (Value::Object(object), Value::Object(default)) = (value, default) else { return Some(value.clone()) };
    if object.contains_key("likely") {
        return Some(value.clone());
    }
    let mut part = Map::new();
    for (key, value) in object {
        let kept = match default.get(key) {
            // One of several keys says which way these are stated, so that none of them may go alone.
            Some(default) if matches!(key.as_str(), "load" | "cost_per_leaver") => {
                (value != default).then(|| value.clone())
            }
            Some(default) => difference(value, default),
            None => Some(value.clone()),
        };
        kept.and_then(|kept| part.insert(key.clone(), kept));
    }
    Some(Value::Object(part))
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use serde_json::json;

    #[test]
    fn what_says_which_way_a_thing_is_stated_never_goes_alone() {
        let default = write(&Preset::Evidence.case());
        let ways = [
            ("meetings", "load", "hours_per_person_week", &default["meetings"]["load"]["hours_per_person_week"]),
            ("turnover", "cost_per_leaver", "share_of_pay", &default["turnover"]["cost_per_leaver"]["share_of_pay"]),
        ];
        for (part, place, way, value) in ways {
            let case = read(&json!({ part: { place: { way: value, "later": 1 } } })).unwrap();
            assert_eq!(read(&write_sparse(&case)), Ok(case), "{part}.{place}");
        }
    }
}
