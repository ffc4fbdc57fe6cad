//! Random case documents: every variant, ranges, rows, notes, ways kept beside the one in force, what the other pages keep,
//! unknown keys.
//!
//! Numbers follow the table of fields, so a new field or another bound is tried without a change here.

mod practice;

use async_roi::model::{FIELDS, Field};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// From where numbers are drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Numbers {
    /// Where most teams lie.
    Sensible,
    /// Anywhere admissible, often at a bound.
    Admissible,
}

fn field(key: &str) -> &'static Field {
    Field::find(key).unwrap_or_else(|| panic!("no field {key}"))
}

fn number(field: &'static Field, numbers: Numbers) -> BoxedStrategy<f64> {
    let ((least, greatest), (low, high)) = (field.bounds, field.sensible);
    match numbers {
        Numbers::Sensible => (low..=high).boxed(),
        Numbers::Admissible => prop_oneof![
            2 => low..=high,
            2 => Just(least),
            2 => Just(greatest),
            1 => least..=greatest,
            // Next to nothing, down to where floating point loses its precision.
            1 => (-320.0..0.0f64).prop_map(move |power| 10f64.powf(power).max(least)),
        ]
        .boxed(),
    }
}

/// A number, or as often a range.
fn estimate(key: &str, numbers: Numbers) -> impl Strategy<Value = Value> + use<> {
    let number = number(field(key), numbers);
    prop_oneof![
        number.clone().prop_map(|value| json!(value)),
        [number.clone(), number.clone(), number].prop_map(|mut values| {
            values.sort_by(f64::total_cmp);
            json!({"low": values[0], "likely": values[1], "high": values[2]})
        }),
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![Just("Weekly review".to_owned()), "\\PC{0,12}", Just("é \"quoted\" \\ \u{1f600}\n</script>".to_owned())]
}

/// Keys that no version knows, to be kept at any depth.
fn unknown() -> impl Strategy<Value = Map<String, Value>> {
    let leaf = prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), any::<f64>().prop_map(Value::from)];
    let value = leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::vec(("x_[a-z.~]{0,4}", inner), 0..3)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    });
    prop::collection::vec(("x_\\PC{0,6}", value), 0..2).prop_map(|pairs| pairs.into_iter().collect())
}

/// The object with unknown keys beside its own.
fn beside(object: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    (object, unknown()).prop_map(|(mut object, unknown)| {
        object.as_object_mut().expect("an object").extend(unknown);
        object
    })
}

/// The plain numbers of a section, each of them there or left out.
fn section(name: &'static str, numbers: Numbers) -> BoxedStrategy<Value> {
    let keys = FIELDS
        .iter()
        .map(|field| field.key)
        .filter(|key| key.split_once('.').is_some_and(|(section, rest)| section == name && !rest.contains('.')));
    let values = keys.map(|key| {
        let short = key.rsplit('.').next().expect("a key has a last part");
        prop::option::weighted(0.8, estimate(key, numbers))
            .prop_map(move |value| value.map(|value| (short.into(), value)))
    });
    let object = values.collect::<Vec<_>>().prop_map(|pairs| Value::Object(pairs.into_iter().flatten().collect()));
    beside(object).boxed()
}

fn fate() -> impl Strategy<Value = Value> {
    let words = prop::sample::select(vec!["keep", "replace", "cancel"]).prop_map(Value::from);
    let left = [("shorten_to", 1440.0), ("less_often", 100.0), ("fewer", 1000.0)];
    let left = prop::sample::select(left.to_vec())
        .prop_flat_map(|(key, most)| (0.0..most).prop_map(move |left| json!({key: left})));
    prop_oneof![words, beside(left)]
}

fn meeting(numbers: Numbers) -> impl Strategy<Value = Value> {
    let attendees = estimate("meetings.load.inventory.*.attendees", numbers);
    let per_week = estimate("meetings.load.inventory.*.per_week", numbers);
    beside((name(), attendees, 0.0..1440.0f64, per_week, fate()).prop_map(|(name, attendees, minutes, per_week, fate)| {
        json!({"name": name, "attendees": attendees, "minutes": minutes, "per_week": per_week, "fate": fate})
    }))
}

fn tool(numbers: Numbers) -> impl Strategy<Value = Value> {
    let price = prop_oneof![
        estimate("tools.*.price.flat", numbers).prop_map(|price| json!({"flat": price})),
        estimate("tools.*.price.per_user", numbers).prop_map(|price| json!({"per_user": price})),
    ];
    let seats = prop_oneof![Just(Value::Null), estimate("tools.*.seats", numbers)];
    beside((name(), beside(price), seats, select(vec!["add", "drop"])).prop_map(
        |(name, price, seats, action)| json!({"name": name, "price": price, "seats": seats, "action": action}),
    ))
}

fn other_line(numbers: Numbers) -> impl Strategy<Value = Value> {
    let kind = select(vec!["annual_benefit", "annual_cost", "one_off_cost"]);
    beside(
        (name(), kind, estimate("other_lines.*.amount", numbers), any::<bool>())
            .prop_map(|(name, kind, amount, cash)| json!({"name": name, "kind": kind, "amount": amount, "cash": cash})),
    )
}

/// The three ways to state the meetings: which is in force, and which are kept beside it.
fn meetings(numbers: Numbers) -> impl Strategy<Value = Value> {
    let ways = (
        estimate("meetings.load.monthly_cost", numbers),
        estimate("meetings.load.hours_per_person_week", numbers),
        prop::collection::vec(meeting(numbers), 1..4),
    );
    let (in_force, kept) = (0..3usize, prop::array::uniform3(any::<bool>()));
    let said = (in_force, kept, any::<bool>());
    (section("meetings", numbers), ways, said).prop_map(|(mut section, ways, (in_force, kept, all_listed))| {
        let ways = [("monthly_cost", ways.0), ("hours_per_person_week", ways.1), ("inventory", Value::from(ways.2))];
        for (index, (key, value)) in ways.into_iter().enumerate() {
            if index == in_force {
                section["load"] = json!({ key: value });
            } else if kept[index] {
                section["other_loads"][key] = value;
            }
        }
        if all_listed {
            section["all_listed"] = true.into();
        }
        section
    })
}

fn turnover(numbers: Numbers) -> impl Strategy<Value = Value> {
    let amount = estimate("turnover.cost_per_leaver.amount", numbers).prop_map(|value| ("amount", value));
    let share = estimate("turnover.cost_per_leaver.share_of_pay", numbers).prop_map(|value| ("share_of_pay", value));
    let ways = (amount, share, any::<bool>(), any::<bool>());
    (section("turnover", numbers), ways).prop_map(|(mut section, (amount, share, by_share, keep))| {
        let (stated, other) = if by_share { (share, amount) } else { (amount, share) };
        section["cost_per_leaver"][stated.0] = stated.1;
        if keep {
            section["other_cost_per_leaver"][other.0] = other.1;
        }
        section
    })
}

fn rollout(numbers: Numbers) -> impl Strategy<Value = Value> {
    let adoption = [0, 1, 2].map(|index| estimate(&format!("rollout.adoption.{index}"), numbers));
    let start = select(vec!["2027-01-04", "2028-02-29", "1999-12-31"]);
    beside(
        (start, 1..=3650u32, adoption)
            .prop_map(|(start, days, adoption)| json!({"start": start, "days": days, "adoption": adoption})),
    )
}

fn finance(numbers: Numbers) -> impl Strategy<Value = Value> {
    let months = match numbers {
        Numbers::Sensible => 1..=60u32,
        Numbers::Admissible => 1..=600u32,
    };
    (section("finance", numbers), months).prop_map(|(mut section, months)| {
        section["horizon_months"] = json!(months);
        section
    })
}

fn notes() -> impl Strategy<Value = Value> {
    let origin = select(vec!["preset", "claim", "typed", "measured", "received", "a word of a later version"]);
    let words = || prop::option::of(name());
    let parts = (words(), words(), words(), prop::option::of(origin));
    let note = beside(parts.prop_map(|(text, source, owner, origin)| {
        let parts = [("text", text), ("source", source), ("owner", owner), ("origin", origin.map(str::to_owned))];
        // An empty text is left out.
        let stated = parts.into_iter().filter_map(|(key, value)| {
            value.filter(|value| !value.is_empty()).map(|value| (key.to_owned(), value.into()))
        });
        Value::Object(stated.collect())
    }));
    // Of any row, and of what a key of the table of fields itself would be.
    let row = select(vec!["0", "1", "*"]);
    let key = (select(FIELDS.iter().map(|field| field.key).collect::<Vec<_>>()), row)
        .prop_map(|(key, row)| key.replace('*', row));
    let notes = prop::collection::vec((key, note), 1..6);
    notes.prop_map(|notes| Value::Object(notes.into_iter().collect()))
}

/// A whole document.
pub(crate) fn document(numbers: Numbers) -> impl Strategy<Value = Value> {
    (plain(numbers), practice::practice(numbers)).prop_map(|(mut document, practice)| {
        let Value::Object(practice) = practice else { return document };
        document.as_object_mut().expect("an object").extend(practice);
        document
    })
}

/// A document of the business case alone.
pub(crate) fn plain(numbers: Numbers) -> impl Strategy<Value = Value> {
    let sections = (
        section("team", numbers),
        meetings(numbers),
        section("time", numbers),
        section("deep_work", numbers),
        turnover(numbers),
        section("change", numbers),
        rollout(numbers),
        finance(numbers),
    );
    let rows = (prop::collection::vec(tool(numbers), 0..3), prop::collection::vec(other_line(numbers), 0..3), notes());
    let whole = (name(), "[A-Z]{3}", sections, rows).prop_map(|(name, currency, sections, (tools, lines, notes))| {
        let (team, meetings, time, deep_work, turnover, change, rollout, finance) = sections;
        json!({
            "version": 1, "name": name, "currency": currency, "team": team, "meetings": meetings, "time": time,
            "deep_work": deep_work, "turnover": turnover, "change": change, "rollout": rollout, "finance": finance,
            "tools": tools, "other_lines": lines, "notes": notes,
        })
    });
    beside(whole)
}
