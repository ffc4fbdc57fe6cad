//! Links: what they carry, how long they are, old ones, and those of other versions.

mod damage;
mod finding;
mod gates;

use crate::support::random::{self, Numbers};
use crate::support::{case, preset, with};
use async_roi::exchange::document::{self, DocumentError};
use async_roi::exchange::link::{self, LinkError};
use async_roi::exchange::redact::redacted;
use async_roi::exchange::shared;
use async_roi::model::promise::Approval;
use async_roi::model::{Case, CoverNote, Edition, FIELDS, LINE, NOTE, Preset};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use miniz_oxide::{deflate::compress_to_vec_zlib, inflate::decompress_to_vec_zlib};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{fs, path::Path};

/// A link of version 1 that carries these bytes.
fn link_of(bytes: &[u8]) -> String {
    format!("#v1.{}", BASE64_URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(bytes, 6)))
}

/// The text that a link carries.
fn text_in(link: &str) -> String {
    let folded =
        BASE64_URL_SAFE_NO_PAD.decode(link.strip_prefix("#v2.").expect("a link of the latest version")).unwrap();
    String::from_utf8(decompress_to_vec_zlib(&folded).unwrap()).unwrap()
}

/// A case as a manager leaves it: its name and a dozen figures of her own.
fn plain() -> Value {
    let changes = [
        ("/name", json!("Customer support, EMEA")),
        ("/currency", json!("EUR")),
        ("/team/people", json!(24)),
        ("/team/annual_pay", json!(61_500)),
        ("/team/on_cost", json!(0.31)),
        ("/team/hours_per_week", json!(38.5)),
        ("/meetings/load", json!({"monthly_cost": 12_750})),
        ("/meetings/cut", json!(0.35)),
        ("/deep_work/hours_before", json!(9.5)),
        ("/turnover/rate", json!(0.18)),
        ("/turnover/cost_per_leaver", json!({"amount": 22_500})),
        ("/change/training_hours_per_person", json!(6)),
        ("/change/other_one_off", json!(4500)),
        ("/rollout/start", json!("2027-03-01")),
        ("/finance/discount_rate", json!(0.085)),
    ];
    changes.into_iter().fold(preset(Preset::Evidence), |document, (place, value)| with(document, place, value))
}

/// Twenty meetings with names, and every other figure another one than the default, in a range.
fn rich() -> Value {
    let range = |low: f64, high: f64, step: usize| {
        let round = |value: f64| (value * 1000.0).round() / 1000.0;
        let low = round(low + (high - low) * (0.03 + 0.004 * step as f64));
        json!({"low": low, "likely": round(low + (high - low) * 0.31), "high": round(low + (high - low) * 0.62)})
    };
    let mut document = preset(Preset::Evidence);
    let single = FIELDS.iter().filter(|field| !field.is_by_row() && !field.key.starts_with("meetings.load"));
    for (step, field) in single.filter(|field| !field.key.ends_with("leaver.amount")).enumerate() {
        let pointer = format!("/{}", field.key.replace('.', "/"));
        document = with(document, &pointer, range(field.sensible.0, field.sensible.1, step));
    }
    let subjects =
        ["Stand-up", "Sprint planning", "Retrospective", "Budget review", "Client call", "One-to-one", "Hiring"];
    let fates = [json!("keep"), json!("replace"), json!({"shorten_to": 15})];
    let meetings: Vec<Value> = (0..20)
        .map(|row| {
            json!({
                "name": format!("{} {}", subjects[row % 7], ["North", "South", "Platform"][row % 3]),
                "attendees": {"low": 3 + row % 4, "likely": 6 + row % 5, "high": 10 + row}, "minutes": 15 * (1 + row % 5),
                "per_week": {"low": 0.5, "likely": 1 + row % 3, "high": 5}, "fate": fates[row % 3],
            })
        })
        .collect();
    document["meetings"]["load"] = json!({"inventory": meetings});
    document["name"] = json!("Customer support and platform, EMEA");
    document["currency"] = json!("EUR");
    document["rollout"]["start"] = json!("2027-03-01");
    document["rollout"]["days"] = json!(120);
    document["finance"]["horizon_months"] = json!(48);
    document["tools"] =
        json!([{"name": "Notion", "price": {"per_user": range(8.0, 12.0, 0)}, "seats": 30, "action": "add"}]);
    document["other_lines"] =
        json!([{"name": "Travel", "kind": "annual_benefit", "amount": range(2e3, 9e3, 1), "cash": true}]);
    document
}

/// A link that opens although it was changed must open as the same; a route begins at a slash.
#[track_caller]
fn damaged_or_the_same(link: &str, original: &Case) {
    match link::read(link) {
        Ok(opened) => assert_eq!(&opened, original, "{link}"),
        Err(
            LinkError::None
            | LinkError::CutShort(_)
            | LinkError::Changed
            | LinkError::LettersChanged
            | LinkError::Newer,
        ) => {}
        Err(other) => panic!("{link}: {other}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_link_opens_as_what_it_was_made_of(document in random::document(Numbers::Admissible)) {
        let case = case(&document).as_sent();
        let link = link::write(&case);
        prop_assert_eq!(link::read(&link).unwrap(), case.clone());
        prop_assert!(link.is_ascii() && !link.contains(['/', '%', ' ']), "{}", link);
        prop_assert_eq!(link::read(&format!("{link}/rollout")).unwrap(), case);
    }

    #[test]
    fn junk_around_a_link_and_line_breaks_in_it_do_not_matter(
        document in random::document(Numbers::Admissible),
        before in prop::sample::select(vec!["", "<", "(", "See ", "> ", "“", "https://a.example/?x=1", "mailto:a@b.c ", "v2 at "]),
        after in prop::sample::select(vec!["", ".", ")", ">", ",", "”", "&v=3", "?utm_source=x", "\n\nBest, Anna", " or so", "=", "…", "#x"]),
        gap in prop::sample::select(vec!["\n", "\r\n", "=\n", "=\n> ", " ", "\n> ", "\u{200b}", "\u{ad}"]),
        width in 3..200usize,
    ) {
        let case = case(&document).as_sent();
        let link = link::write(&case);
        let signs: Vec<char> = link.chars().collect();
        let wrapped = signs.chunks(width).map(String::from_iter).collect::<Vec<_>>().join(gap);
        prop_assert_eq!(link::read(&format!("{before}{wrapped}{after}")), Ok(case));
    }

    #[test]
    fn a_damaged_link_never_opens_as_another_case(
        document in random::document(Numbers::Admissible),
        place in any::<prop::sample::Index>(),
        sign in prop::sample::select("ABCXYZabcxyz0189-_".chars().collect::<Vec<_>>()),
        width in 10..100usize,
    ) {
        let case = case(&document).as_sent();
        let link = link::write(&case);
        let place = place.index(link.len());
        let changed = format!("{}{sign}{}", &link[..place], &link[place + 1..]);
        let wrapped = changed.chars().collect::<Vec<_>>().chunks(width).map(String::from_iter).collect::<Vec<_>>().join("\n");
        for text in [&changed, &wrapped, &link[..place], &format!("{} and so on", &link[..place])] {
            damaged_or_the_same(text, &case);
        }
    }

    #[test]
    fn any_fragment_is_read_or_refused(text in "(#?v[0-9]{0,2}\\.)?[A-Za-z0-9_/=-]{0,60}\\PC{0,3}") {
        prop_assert!(link::read(&text).is_err());
    }

    #[test]
    fn any_bytes_folded_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..64), text in "\\PC*") {
        let _ = link::read(&link_of(&bytes));
        let _ = link::read(&link_of(text.as_bytes()));
        let raw = format!("#v1.{}", BASE64_URL_SAFE_NO_PAD.encode(&bytes));
        prop_assert!(matches!(link::read(&raw), Err(LinkError::CutShort(_) | LinkError::Changed)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_link_to_read_brings_the_case_and_what_its_sender_says(
        document in random::document(Numbers::Admissible),
        by in "\\PC{0,40}",
        text in "(\\PC|[\\n\\t\"\\\\<>&]){0,200}",
        dated in any::<bool>(),
    ) {
        let (case, note) = (case(&document).as_sent(), CoverNote { by, text });
        let made = dated.then(|| "2027-01-04".parse().unwrap());
        let link = link::write_to_read(&case, &note, made);
        let opened = link::open(&format!("See https://example.com/roi/{link}/read.")).unwrap();
        prop_assert_eq!((opened.case, opened.note, opened.made), (case, Some(note), made));
        prop_assert_eq!(opened.route, "/read");
        prop_assert!(link::read(&link[..link.len() / 2]).is_err(), "cut in half");
        prop_assert!(link::read(&link[..link.len() - 6]).is_err());
    }
}

#[test]
fn a_link_to_read_may_leave_out_who_sent_it() {
    let case = case(&plain());
    let opened = shared::read(&link::write_to_read(&case, &CoverNote::default(), None)).unwrap();
    assert_eq!((opened.link.note, opened.link.made), (Some(CoverNote::default()), None));
    assert_eq!(shared::read(&link::write(&case)).unwrap().link.note, None, "one to edit has no note");
}

#[test]
fn what_a_sender_says_is_as_long_as_other_texts_may_be() {
    let case = Preset::Evidence.case();
    let link = |by: usize, text: usize| {
        link::write_to_read(&case, &CoverNote { by: "ä".repeat(by), text: "ß".repeat(text) }, None)
    };
    assert!(link::open(&link(LINE, NOTE)).is_ok());
    for (link, path) in [(link(LINE + 1, 0), "note.by"), (link(0, NOTE + 1), "note.text")] {
        let error = link::open(&link).unwrap_err().to_string();
        assert!(error.starts_with(&format!("the link holds a value that is not allowed: {path}: ")), "{error}");
    }
}

#[test]
fn a_link_to_read_without_salaries_says_so() {
    let sent = redacted(&case(&with(plain(), "/team/annual_pay", 61_234.56)));
    let link = link::write_to_read(&sent, &CoverNote { by: "Dana".into(), text: String::new() }, None);
    assert!(!text_in(&link).contains("61234"));
    assert!(shared::read(&link).unwrap().leaves_salaries_out());
}

#[test]
fn links_are_short() {
    let length = |case: &Case| link::write_dated(case, "2027-01-04".parse().unwrap()).len();
    for preset in Preset::ALL {
        let length = length(&preset.case());
        assert!(length <= 300, "{}: {length}", preset.name());
    }
    let length_of_plain = length(&case(&plain()));
    assert!(length_of_plain <= 300, "a plain case takes {length_of_plain}");
    let length = length(&case(&rich()));
    assert!(length <= 2000, "a rich case takes {length}");
}

#[test]
fn a_link_carries_the_case_and_nothing_else() {
    assert_eq!(text_in(&link::write(&Preset::Evidence.case())), r#"{"bE":2}"#);
    let changed = with(preset(Preset::Evidence), "/team/people", 40);
    assert_eq!(text_in(&link::write(&case(&changed))), r#"{"bE":2,"c":{"d":40}}"#);
    let changed =
        json!({"edition": 2, "name": "Ours", "mood": "good", "notes": {"team.people": {"text": "HR", "source": ""}}});
    let text = text_in(&link::write(&case(&changed)));
    assert_eq!(text, r#"{".mood":"good","a":"Ours","aa":{".team.people":{"ab":"HR"}},"bE":2}"#);
}

#[test]
fn a_link_does_not_carry_what_the_plan_is_called_in_the_sender_s_calendar() {
    let event = json!({"id": "t1", "sequence": 3, "modified": 1_800_000_000, "date": "2027-01-10", "digest": 7});
    let sender = case(&json!({"edition": 2, "plan": {"calendar": "k7", "exported": [event]}}));
    assert_eq!(text_in(&link::write(&sender)), r#"{"bE":2}"#);
    let other = json!({"plan": {"calendar": "k7", "exported": [event], "later": 1}});
    let opened = link::read(&link::write(&case(&other))).unwrap();
    assert_eq!(opened, case(&json!({"plan": {"later": 1}})));
}

/// The old links: each `NAME.link` with the `NAME.scenario.json` that it was made of.
fn old_links() -> Vec<(String, String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .filter(|file| file.extension().is_some_and(|extension| extension == "link"))
        .map(|file| {
            let text =
                |file: &Path| fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let document = text(&file.with_extension("scenario.json"));
            (file.display().to_string(), text(&file), serde_json::from_str(&document).unwrap())
        })
        .collect()
}

#[test]
fn old_links_open_for_ever() {
    let links = old_links();
    assert!(!links.is_empty());
    for (file, link, document) in links {
        let opened = link::read(&link).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_eq!(document::write(&opened), document::write(&case(&document)), "{file}");
    }
}

#[test]
fn an_old_link_of_a_comparison_opens_with_all_of_it() {
    let (_, link, _) = old_links().into_iter().find(|(file, ..)| file.ends_with("/comparison.link")).unwrap();
    let opened = link::open(&link).unwrap();
    let linked = opened.alternatives.unwrap();
    assert_eq!((opened.case.name.as_str(), linked.nothing, linked.base), ("Support", true, 1));
    let others: Vec<_> = linked.others.iter().map(|case| (case.name.as_str(), case.finance.horizon_months)).collect();
    assert_eq!(others, [("Pilot: Support", 6), ("Support in half", 36)]);
}

#[test]
fn an_old_link_to_read_opens_with_what_its_sender_says() {
    let (_, link, _) = old_links().into_iter().find(|(file, ..)| file.ends_with("/case_to_read.link")).unwrap();
    let opened = link::open(&link).unwrap();
    let note =
        CoverNote { by: "Dana Fox".into(), text: "Please read this before Monday.\nThe pilot is on page 2.".into() };
    assert_eq!((opened.note, opened.made.map(|day| day.to_string())), (Some(note), Some("2027-01-04".to_owned())));
}

#[test]
fn old_links_hold_every_key() {
    fn keys(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::Object(object) => object.iter().for_each(|(key, value)| {
                into.push(key.clone());
                keys(value, into);
            }),
            Value::Array(items) => items.iter().for_each(|item| keys(item, into)),
            _ => {}
        }
    }
    let mut held = Vec::new();
    for (_, link, _) in old_links() {
        keys(&document::write(&link::read(&link).unwrap()), &mut held);
    }
    let words = FIELDS
        .iter()
        .flat_map(|field| field.key.split('.'))
        .filter(|word| word.parse::<usize>().is_err() && *word != "*");
    for word in words.chain([
        "fate",
        "shorten_to",
        "seats",
        "kind",
        "cash",
        "notes",
        "other_loads",
        "other_cost_per_leaver",
        "paper",
        "risks",
    ]) {
        assert!(held.iter().any(|key| key == word), "no old link holds {word}");
    }
}

#[test]
fn a_link_of_another_version() {
    for newer in ["#v99.eNqrBgAAewB7", "#v3.x", "#V3.x", "https://example.com/#/v3.x"] {
        assert_eq!(link::read(newer), Err(LinkError::Newer), "{newer}");
    }
    assert_eq!(link::read(&link_of(b"{\"ZZ\":1}")), Err(LinkError::Newer), "a whole link with a token of later");
    let message = "the link was made by a newer version of this page: reload the page for its latest version, then open the link again";
    assert_eq!(LinkError::Newer.to_string(), message);
    for never in ["#v0.eNqrBgAAewB7", "#v01.eNqrBgAAewB7"] {
        assert_eq!(link::read(never), Err(LinkError::Changed), "{never}");
    }
}

#[test]
fn the_version_is_the_edition() {
    for edition in Edition::ALL {
        let link = link::write(&Preset::Evidence.case_in(edition));
        assert!(link.starts_with(&format!("#v{}.", edition.number())), "{link}");
        assert_eq!(link::read(&link), Ok(Preset::Evidence.case_in(edition)));
        for other in Edition::ALL.into_iter().filter(|other| *other != edition) {
            let changed = link.replacen(&edition.number().to_string(), &other.number().to_string(), 1);
            assert_eq!(link::read(&changed), Err(LinkError::Changed), "figures of another edition: {changed}");
        }
    }
}

#[test]
fn an_approved_case_keeps_its_own_edition() {
    for edition in Edition::ALL {
        let mut case = Preset::Evidence.case();
        case.implementation.approval =
            Some(Approval::of(&Preset::Evidence.case_in(edition), "2027-01-04".parse().unwrap()).into());
        assert_eq!(link::read(&link::write(&case)), Ok(case));
    }
}

#[test]
fn a_link_says_when_it_was_made_and_the_case_does_not() {
    let day = "2027-01-04".parse().unwrap();
    for document in [json!({}), plain()] {
        let case = case(&document);
        let opened = link::open(&link::write_dated(&case, day)).unwrap();
        assert_eq!((opened.case, opened.made), (case.clone(), Some(day)));
        assert_eq!(link::open(&link::write(&case)).unwrap().made, None);
    }
    let kept = json!({"date": "soon"});
    let opened = link::open(&link_of(br#"{"al":"soon"}"#)).unwrap();
    assert_eq!((opened.made, document::write(&opened.case)["date"].clone()), (None, kept["date"].clone()));
}

#[test]
fn a_link_that_unfolds_without_end_is_refused() {
    let bomb = link_of(&vec![b' '; 16 << 20]);
    assert_eq!(link::read(&bomb), Err(LinkError::TooLarge));
}

#[test]
fn a_whole_link_with_something_else_in_it() {
    assert_eq!(link::read(&link_of(b"{\"c\":")), Err(LinkError::Changed));
    assert_eq!(link::read(&link_of(&[0xff, 0xfe])), Err(LinkError::Changed));
    let deep = [b"{\".x\":".to_vec(), vec![b'['; 100_000]].concat();
    assert_eq!(link::read(&link_of(&deep)), Err(LinkError::Changed));
    let refused = link::read(&link_of(br#"{"c":{"d":-1}}"#)).unwrap_err();
    let reason = DocumentError::new("team.people", "must be at least 0.01");
    assert_eq!(refused, LinkError::Document(reason));
    let message = "the link holds a value that is not allowed: team.people: must be at least 0.01";
    assert_eq!(refused.to_string(), message);
}
