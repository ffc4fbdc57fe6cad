//! Random parts of a document beside the business case: scorecard, plan, tools, readiness, approval and bills.
//!
//! What a document leaves out where it equals the default (an empty text, a task still to do) is left out here too, so that
//! everything generated has to be found again.

use super::{Numbers, beside, plain};
use async_roi::model::kpi::BUILT_IN;
use async_roi::model::readiness::STATEMENTS;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use serde_json::{Value, json};

type Json = BoxedStrategy<Value>;
type Entry = (&'static str, BoxedStrategy<Option<Value>>);

/// A key that is there.
fn key<T: Into<Value> + std::fmt::Debug + 'static>(
    key: &'static str,
    value: impl Strategy<Value = T> + 'static,
) -> Entry {
    (key, value.prop_map(|value| Some(value.into())).boxed())
}

/// A key that is there or not.
fn may<T: Into<Value> + std::fmt::Debug + 'static>(
    key: &'static str,
    value: impl Strategy<Value = T> + 'static,
) -> Entry {
    (key, prop::option::of(value.prop_map(Into::into)).boxed())
}

/// An object of these keys, and of unknown ones.
fn object(entries: Vec<Entry>) -> Json {
    let (keys, values): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
    let object = values.prop_map(move |values| {
        let there = keys.iter().zip(values).filter_map(|(key, value)| Some(((*key).to_owned(), value?)));
        Value::Object(there.collect())
    });
    beside(object).boxed()
}

fn text() -> BoxedStrategy<String> {
    prop_oneof![Just("Weekly review".to_owned()), "\\PC{1,12}", Just("é \"quoted\" \\ \u{1f600}\n".to_owned())].boxed()
}

fn day() -> impl Strategy<Value = String> + Clone {
    (2024..2032u16, 1..=12u8, 1..=28u8).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
}

fn finite() -> impl Strategy<Value = f64> {
    prop_oneof![0.0..100.0f64, Just(0.0), prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL]
}

fn one_of(words: impl IntoIterator<Item = &'static str>) -> BoxedStrategy<String> {
    select(words.into_iter().map(str::to_owned).collect::<Vec<_>>()).boxed()
}

/// Ids of KPIs: the built-in ones, two of the user's own, and one that nobody knows.
fn kpi() -> BoxedStrategy<String> {
    one_of(BUILT_IN.iter().map(|kpi| kpi.id.as_str()).chain(["own1", "own2", "gone"]))
}

/// Numbers an id each, from 1.
fn with_ids(letter: &'static str, items: impl Strategy<Value = Vec<Value>>) -> impl Strategy<Value = Vec<Value>> {
    items.prop_map(move |mut items| {
        for (item, number) in items.iter_mut().zip(1..) {
            item["id"] = json!(format!("{letter}{number}"));
        }
        items
    })
}

fn scorecard() -> Json {
    let own = vec![
        may("name", text()),
        may("unit", text()),
        key("direction", one_of(["higher", "lower"])),
        may("target", finite()),
    ];
    let targets = btree_map(kpi(), finite(), 1..4).prop_map(|targets| json!(targets));
    object(vec![
        may("kpis", with_ids("own", vec(object(own), 1..3))),
        may("targets", targets),
        may("routines", btree_map(kpi(), routine(), 1..3).prop_map(|routines| json!(routines))),
        may("annotations", vec(object(vec![key("date", day()), may("text", text())]), 1..3)),
        may("readings", readings()),
    ])
}

/// Who measures a KPI and when; one without anything in it would be left out.
fn routine() -> Json {
    let cadences = ["weekly", "every_two_weeks", "monthly", "quarterly", "none"];
    object(vec![key("owner", text()), may("cadence", one_of(cadences)), may("next", day())])
}

/// Readings in the order in which they are kept, one of each KPI a day, the first of a KPI perhaps named its baseline.
fn readings() -> impl Strategy<Value = Vec<Value>> {
    let blocks = select(vec![60, 90, 120]).prop_map(|minutes| json!({ "block_minutes": minutes }));
    let rest = vec![
        key("value", finite()),
        may("definition", prop_oneof![text().prop_map(Value::from), blocks]),
        may("parts", parts()),
        may("note", text()),
        may("by", text()),
    ];
    let ends = (2024..2032u16, select(vec!["03-31", "06-30", "12-31"])).prop_map(|(year, day)| format!("{year}-{day}"));
    let period = select(vec!["day", "month", "quarter"]);
    btree_map((prop_oneof![day(), ends], kpi()), (object(rest), any::<bool>(), period), 1..6).prop_map(|readings| {
        let mut measured = Vec::new();
        let reading = |((date, kpi), (mut reading, baseline, period)): ((String, String), (Value, bool, &str))| {
            if period != "day" && (date.ends_with("31") || date.ends_with("30")) {
                reading["period"] = json!(period);
            }
            (reading["date"], reading["kpi"]) = (json!(date), json!(kpi));
            if baseline && !measured.contains(&kpi) {
                reading["baseline"] = json!(true);
            }
            measured.push(kpi);
            reading
        };
        readings.into_iter().map(reading).collect()
    })
}

/// The parts of a grade; those that go together are there together.
fn parts() -> impl Strategy<Value = Value> {
    let alone = object(vec![
        may("handoff_latency_hours", 0.0..=1e5),
        may("handoffs_actionable", 0.0..=1.0),
        may("decisions_recorded", 0.0..=1.0),
        may("out_of_hours", 0.0..=168.0),
    ]);
    let pairs = (prop::option::of((1.0..=5.0, 0..=100_000u32)), prop::option::of((0.0..=24.0, 0.0..=24.0)));
    (alone, pairs).prop_map(|(mut parts, (survey, overlap))| {
        if let Some((mean, answers)) = survey {
            (parts["survey_mean"], parts["survey_answers"]) = (json!(mean), json!(answers));
        }
        if let Some((hours, needed)) = overlap {
            (parts["overlap_hours"], parts["overlap_needed"]) = (json!(hours), json!(needed));
        }
        parts
    })
}

fn plan() -> Json {
    let phase = vec![may("title", text()), may("goal", text()), may("days", 1..=900u32)];
    let due = prop_oneof![(1..=3650u32).prop_map(Value::from), day().prop_map(Value::from)];
    let task = vec![
        may("title", text()),
        key("phase", one_of(["p1"])),
        may("owner", text()),
        may("due", due),
        may("state", one_of(["doing", "done", "dropped"])),
        may("note", text()),
        may("origin", text()),
    ];
    let check = (kpi(), one_of(["measured", "moving", "met", "on_plan"])).prop_map(|(kpi, needs)| json!([kpi, needs]));
    let money = || -1e15..=1e15f64;
    let figures = vec![
        key("promised", money()),
        key("realized", money()),
        may("spent", money()),
        may("low", money()),
        may("likely", money()),
        may("high", money()),
        key("chance", 0.0..=1.0f64),
    ];
    let gate = vec![
        key("day", 1..=3650u32),
        may("checks", vec(check, 1..4)),
        may("decision", one_of(["go", "adjust", "stop"])),
        may("decided_on", day()),
        may("decided_by", text()),
        may("figures", object(figures)),
        may("note", text()),
    ];
    let exported = vec![
        key("id", one_of(["t1", "t9", "gate-g1"])),
        key("sequence", 0..=9u32),
        key("modified", any::<u32>()),
        key("date", day()),
        may("summary", text()),
        key("digest", any::<u32>()),
    ];
    let plan = object(vec![
        key("phases", with_ids("p", vec(object(phase), 1..4))),
        may("tasks", with_ids("t", vec(object(task), 0..4))),
        may("gates", with_ids("g", vec(object(gate), 0..3))),
        may("calendar", text()),
        may("exported", vec(object(exported), 1..4)),
        may("numbered", 1_000..100_000u32),
    ]);
    (plan, any::<[Index; 4]>())
        .prop_map(|(mut plan, places)| {
            let phases = plan["phases"].as_array().expect("there are phases").clone();
            for (task, place) in plan.get_mut("tasks").and_then(Value::as_array_mut).into_iter().flatten().zip(places) {
                task["phase"] = place.get(&phases)["id"].clone();
            }
            plan
        })
        .boxed()
}

fn tools() -> Json {
    let price = (
        amounts(),
        object(vec![
            key("charge", one_of(["flat", "per_user"])),
            may("free_up_to", 1..=1_000u32),
            may("fewest_seats", 1..=1_000u32),
            may("most_seats", 1..=1_000u32),
            may("steps", btree_map(1..=500u32, 1..=50u32, 1..4).prop_map(|steps| json!(Vec::from_iter(steps)))),
        ]),
    )
        .prop_map(|(amounts, mut price)| {
            price.as_object_mut().expect("an object").extend(amounts.as_object().expect("an object").clone());
            price
        });
    let offer = vec![
        may("tool", text()),
        may("plan", text()),
        key("price", price),
        may("team_from", 2..=100u32),
        may("team_to", 100..=1_000u32),
        may("needs", subsequence(vec!["messaging", "documents", "tasks"], 1..=3)),
        may("dated", text()),
        may("source", text()),
        may("note", text()),
    ];
    let pick = vec![
        key("offer", one_of(["o1", "o2", "gone"])),
        key("action", one_of(["add", "drop"])),
        may("owned", Just(true)),
        may("billing", one_of(["monthly"])),
        may("seats", 0..=1_000_000u32),
    ];
    // Only what is added can be paid for already.
    let pick = object(pick).prop_map(|mut pick| {
        if pick["action"] == "drop" {
            pick.as_object_mut().expect("an object").remove("owned");
        }
        pick
    });
    object(vec![
        may("offers", with_ids("o", vec(object(offer), 1..3))),
        may("picks", vec(pick, 1..3)),
        may("compared", vec(one_of(["o1", "o2", "gone"]), 1..3)),
        may("billing", one_of(["monthly"])),
        may("in_case", Just(true)),
    ])
}

/// What a tool costs, billed yearly, by the month, or as one likes.
fn amounts() -> impl Strategy<Value = Value> {
    let amount = 0.0..=1_000.0f64;
    prop_oneof![
        amount.clone().prop_map(|yearly| json!({"yearly": yearly})),
        amount.clone().prop_map(|monthly| json!({"monthly": monthly})),
        (amount.clone(), amount).prop_map(|(yearly, monthly)| json!({"yearly": yearly, "monthly": monthly})),
    ]
}

fn readiness() -> Json {
    let id = one_of(STATEMENTS.iter().map(|statement| statement.id).chain(["gone"]));
    let level = prop::option::of(1..=5u8);
    let answers = btree_map(id.clone(), (level.clone(), level), 1..6).prop_map(|answers| json!(answers));
    object(vec![may("answers", answers), may("done", btree_set(id, 1..4).prop_map(Vec::from_iter))])
}

fn spending() -> Json {
    let bill = vec![
        key("date", day()),
        key("line", one_of(["training", "documentation", "other_one_off", "lead", "dip", "tools", "upkeep", "other"])),
        may("amount", 0.0..=1e9f64),
        may("note", text()),
    ];
    object(vec![may("entries", vec(object(bill), 1..4))])
}

fn paper() -> Json {
    let texts = ["asked", "ask", "note", "risks"].map(|name| may(name, text()));
    object(texts.into_iter().chain([may("due", day())]).collect())
}

fn survey() -> Json {
    let id = || "[a-z0-9]{1,12}";
    let handoffs = prop::option::of((0..=500u32, 0..=500u32).prop_map(|(more, clear)| json!([more + clear, clear])));
    let ratings = prop::array::uniform4(1..=5u8);
    let answers = btree_map(id(), (ratings, handoffs), 1..7);
    let answers =
        answers.prop_map(|answers| answers.iter().map(|(id, rest)| json!([id, rest.0, rest.1])).collect::<Vec<_>>());
    object(vec![key("id", id()), may("date", day()), may("answers", answers)])
}

fn approval(numbers: Numbers) -> Json {
    object(vec![key("date", day()), may("by", text()), may("note", text()), key("case", plain(numbers))])
}

/// The parts of a document beside the business case, by their keys. One without anything in it is left out.
pub(super) fn practice(numbers: Numbers) -> impl Strategy<Value = Value> {
    let parts = vec![
        may("scorecard", scorecard()),
        may("plan", plan()),
        may("stack", tools()),
        may("readiness", readiness()),
        may("spending", spending()),
        may("approval", approval(numbers)),
        may("paper", paper()),
        may("survey", survey()),
    ];
    let (keys, values): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    values.prop_map(move |values| {
        let there = keys.iter().zip(values).filter_map(|(key, value)| Some(((*key).to_owned(), value?)));
        Value::Object(there.filter(|(_, part)| part.as_object().is_some_and(|part| !part.is_empty())).collect())
    })
}
