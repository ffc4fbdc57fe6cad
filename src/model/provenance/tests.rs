use super::Origin::{Claim, Measured, Received, Typed};
use super::*;
use crate::model::tool_set::{ToolPick, ToolSet};
use crate::model::{Estimate, Meeting, MeetingLoadKind, UnknownKeys};

fn input(key: &str) -> Input {
    Input::parse(key).unwrap()
}

fn origin(case: &Case, key: &str) -> Origin {
    Provenance::of(input(key), case).origin
}

#[track_caller]
fn of(case: &Case, expected: &[(&str, Origin)]) {
    for (key, expected) in expected {
        assert_eq!(origin(case, key), *expected, "{key}");
    }
}

fn typed(case: &mut Case, key: &str, value: f64) {
    case.set(input(key), Spread::point(value).unwrap(), Typed);
}

#[test]
fn a_fresh_start_has_nothing_that_somebody_entered() {
    let mut case = Preset::Evidence.case();
    case.meetings.load.kind = MeetingLoadKind::MonthlyCost;
    assert!(case.inputs().into_iter().all(|input| Provenance::of(input, &case).origin.is_given()));
    of(
        &case,
        &[
            ("meetings.load.monthly_cost", Claim),
            ("team.annual_pay", Origin::Preset),
            ("tools.0.price.per_user", Origin::Preset),
        ],
    );
    let zero = Provenance::of(input("change.other_one_off"), &case);
    assert_eq!((zero.origin, zero.is_zero), (Origin::Preset, true));
    let recapture = Provenance::of(input("time.recapture"), &case);
    assert_eq!(recapture.published, Some(input("time.recapture").field.source));
    assert_eq!(recapture.source(), recapture.published.map(|source| source.citation));
    assert_eq!(Provenance::of(input("team.people"), &case).kind(), Some(EvidenceKind::Placeholder));
}

#[test]
fn the_article_claims_what_it_names_and_nothing_else() {
    let case = Preset::Article.case();
    let rows = [
        ("meetings.load.monthly_cost", Claim),
        ("meetings.cut", Claim),
        ("deep_work.hours_target", Claim),
        ("turnover.reduction", Claim),
        ("time.recapture", Origin::Preset),
        ("meetings.replacement", Origin::Preset),
        ("turnover.cost_per_leaver.amount", Origin::Preset),
        ("team.people", Origin::Preset),
        ("finance.discount_rate", Origin::Preset),
    ];
    of(&case, &rows);
    let cut = Provenance::of(input("meetings.cut"), &case);
    assert_eq!((cut.source(), cut.kind()), (None, None));
}

#[test]
fn claims_stay_claims_when_another_figure_is_entered() {
    let mut case = Preset::Article.case();
    typed(&mut case, "team.people", 40.0);
    of(&case, &[("team.people", Typed), ("meetings.cut", Claim), ("team.annual_pay", Origin::Preset)]);
}

#[test]
fn the_zeros_of_blank_are_no_entered_figures() {
    let case = Preset::Blank.case();
    assert!(Provenance::of(input("team.annual_pay"), &case).is_zero);
    assert!(case.inputs().into_iter().all(|input| Provenance::of(input, &case).origin.is_given()));
}

#[test]
fn what_the_value_tells_is_not_stored() {
    let mut case = Preset::Evidence.case();
    typed(&mut case, "team.people", 41.0);
    assert_eq!((origin(&case, "team.people"), case.notes.len()), (Typed, 0));
    let preset = *Preset::Evidence.case().spread(input("team.people")).unwrap();
    case.set(input("team.people"), preset, Typed);
    assert_eq!((origin(&case, "team.people"), case.notes["team.people"].origin), (Typed, Some(Typed)));
    typed(&mut case, "team.people", 41.0);
    assert_eq!((origin(&case, "team.people"), case.notes.len()), (Typed, 0));
    case.set(input("turnover.rate"), Spread::point(0.21).unwrap(), Measured);
    assert_eq!(origin(&case, "turnover.rate"), Measured);
    case.restore(input("turnover.rate"), *Preset::Evidence.case().spread(input("turnover.rate")).unwrap());
    assert_eq!((origin(&case, "turnover.rate"), case.notes.len()), (Origin::Preset, 0));
}

#[test]
fn a_preset_clears_the_origins_of_what_it_replaces() {
    let mut case = Preset::Evidence.case();
    case.set(input("turnover.rate"), Spread::point(0.21).unwrap(), Measured);
    let case = &mut case.received();
    assert_eq!(origin(case, "turnover.rate"), Received);
    Preset::Evidence.apply(case);
    assert_eq!((origin(case, "turnover.rate"), case.notes.len()), (Origin::Preset, 0));
}

#[test]
fn a_source_that_the_user_gave_makes_a_value_his() {
    let mut case = Preset::Evidence.case();
    let note = InputNote { source: "Payroll October 2026".into(), ..InputNote::default() };
    case.notes.insert("team.annual_pay".into(), note);
    let pay = Provenance::of(input("team.annual_pay"), &case);
    assert_eq!((pay.origin, pay.stated), (Typed, "Payroll October 2026"));
    Preset::Blank.apply(&mut case);
    assert_eq!(origin(&case, "team.annual_pay"), Origin::Preset);
}

#[test]
fn a_source_goes_with_the_value_of_somebody_else() {
    let mut case = Preset::Evidence.case();
    typed(&mut case, "team.annual_pay", 81_000.0);
    case.notes.entry("team.annual_pay".into()).or_default().source = "Payroll".into();
    typed(&mut case, "team.annual_pay", 82_000.0);
    assert_eq!(Provenance::of(input("team.annual_pay"), &case).stated, "Payroll", "it may still hold");
    let mut received = case.received();
    assert_eq!(Provenance::of(input("team.annual_pay"), &received).stated, "Payroll");
    typed(&mut received, "team.annual_pay", 83_000.0);
    let pay = Provenance::of(input("team.annual_pay"), &received);
    assert_eq!((pay.origin, pay.stated), (Typed, ""));
}

#[test]
fn whoever_gets_a_case_has_the_values_of_its_sender() {
    let mut case = Preset::Evidence.case();
    typed(&mut case, "team.people", 41.0);
    case.meetings.load.kind = MeetingLoadKind::MonthlyCost;
    typed(&mut case, "meetings.load.monthly_cost", 12_000.0);
    case.meetings.load.kind = MeetingLoadKind::Hours;
    let rate = *case.spread(input("turnover.rate")).unwrap();
    case.set(input("turnover.rate"), rate, Measured);
    case.meetings.load.inventory.push(Meeting::default());
    let received = case.as_sent().received();
    of(&received, &[("team.people", Received), ("turnover.rate", Received), ("time.recapture", Origin::Preset)]);
    let mut listed = received.clone();
    listed.meetings.load.kind = MeetingLoadKind::Inventory;
    of(&listed, &[("meetings.load.inventory.0.attendees", Received)]);
    listed.meetings.load.kind = MeetingLoadKind::MonthlyCost;
    of(&listed, &[("meetings.load.monthly_cost", Received), ("tools.0.price.per_user", Origin::Preset)]);
    assert_eq!(received.as_sent(), case.as_sent(), "it is the same case");
    assert_eq!(case.as_sent().notes.len(), 1, "only what the value does not tell leaves the page");
}

#[test]
fn an_origin_moves_with_its_row() {
    let mut case = Preset::Evidence.case();
    case.tools.push(case.tools[0].clone());
    case.set(input("tools.1.price.per_user"), Spread::point(9.0).unwrap(), Measured);
    case.swap_rows(RowList::Tools, 0, 1);
    of(&case, &[("tools.0.price.per_user", Measured), ("tools.1.price.per_user", Typed)]);
    case.remove_rows(RowList::Tools, &[0]);
    assert_eq!((origin(&case, "tools.0.price.per_user"), case.notes.len()), (Origin::Preset, 0));
}

#[test]
fn prices_of_the_list_of_tools_are_nobodys_entries() {
    let mut case = Preset::Evidence.case();
    let picks = vec![ToolPick::add("twist-unlimited"), ToolPick::add("trello-premium")];
    case.implementation.tool_set = ToolSet { picks, ..ToolSet::default() }.into();
    case.use_tool_set();
    let price = Provenance::of(input("tools.1.price.per_user"), &case);
    assert_eq!(price.origin, Origin::Preset);
    assert!(price.stated.starts_with("trello.com"), "{}", price.stated);
    typed(&mut case, "tools.1.price.per_user", 7.0);
    let price = Provenance::of(input("tools.1.price.per_user"), &case);
    assert_eq!((price.origin, price.stated), (Typed, ""));
}

#[test]
fn every_row_that_a_preset_has_is_the_presets() {
    let mut rows = 0;
    for preset in Preset::ALL {
        let case = preset.case();
        for input in case.inputs().into_iter().filter(|input| input.field.is_by_row()) {
            assert_eq!(preset_value(preset, input, case.edition), case.spread(input).copied(), "{input}");
            rows += 1;
        }
    }
    assert!(rows > 0);
}

#[test]
fn a_sample_row_is_nobodys_entry() {
    let mut case = Preset::Evidence.case();
    case.meetings.load.kind = MeetingLoadKind::Inventory;
    case.meetings.load.inventory = vec![Meeting { attendees: Estimate::certain(8.0), ..Meeting::default() }; 2];
    case.set_row_origin(RowList::Meetings, 1, Origin::Preset);
    of(
        &case,
        &[("meetings.load.inventory.0.attendees", Typed), ("meetings.load.inventory.1.attendees", Origin::Preset)],
    );
    typed(&mut case, "meetings.load.inventory.1.attendees", 8.0);
    of(
        &case,
        &[("meetings.load.inventory.1.attendees", Typed), ("meetings.load.inventory.1.per_week", Origin::Preset)],
    );
}

#[test]
fn beside_keys_of_a_later_version_the_origin_is_always_said() {
    let mut case = Preset::Evidence.case();
    let unknown = UnknownKeys::of_json(r#"{"origin":"guessed"}"#.into());
    case.notes.insert("team.people".into(), InputNote { unknown, ..InputNote::default() });
    of(&case, &[("team.people", Origin::Preset)]);
    typed(&mut case, "team.people", 41.0);
    assert_eq!(case.notes["team.people"].origin, Some(Typed));
}
