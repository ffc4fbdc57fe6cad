use super::*;
use crate::model::Alternative::{Case as CaseOf, Nothing};

fn names(workspace: &Workspace) -> Vec<&str> {
    workspace.cases().iter().map(|saved| saved.case.name.as_str()).collect()
}

#[test]
fn a_copy_has_a_name_of_its_own_and_is_in_sight() {
    let mut workspace = Workspace::default();
    assert!(workspace.duplicate(1));
    assert!(workspace.duplicate(2));
    assert_eq!(names(&workspace), ["Our team", "Our team 2", "Our team 3"]);
    assert_eq!(workspace.active(), 3);
}

#[test]
fn what_is_compared_is_doing_nothing_and_the_open_case_until_it_is_chosen() {
    let mut workspace = Workspace::default();
    (0..4).for_each(|_| _ = workspace.duplicate(1));
    workspace.show(4);
    assert_eq!(workspace.alternatives().all(), [Nothing, CaseOf(4), CaseOf(1), CaseOf(2)]);
    workspace.choose_alternatives(ChosenAlternatives::new([CaseOf(9), CaseOf(2), CaseOf(3)], Some(CaseOf(3))));
    assert_eq!(workspace.alternatives().all(), [CaseOf(2), CaseOf(3)], "case 9 is not there");
    workspace.remove(3);
    assert_eq!((workspace.alternatives().all(), workspace.alternatives().base()), (&[CaseOf(2)][..], Some(CaseOf(2))));
}

#[test]
fn a_report_shows_alternatives_that_were_chosen_where_its_case_is_among_them() {
    let mut workspace = Workspace::default();
    (0..2).for_each(|_| _ = workspace.duplicate(1));
    workspace.show(2);
    let mut reported = |alternatives: &[Alternative], base| {
        workspace.choose_alternatives(ChosenAlternatives::new(alternatives.iter().copied(), base));
        workspace.reported_alternatives().map(|reported| (reported.cases.len(), reported.base, reported.own))
    };
    assert_eq!(reported(&[], None), None, "what is compared by default is nobody’s choice");
    assert_eq!(reported(&[Nothing, CaseOf(2)], None), None, "nothing but doing nothing");
    assert_eq!(reported(&[CaseOf(1), CaseOf(3)], None), None, "the open case is not compared");
    assert_eq!(reported(&[CaseOf(1), CaseOf(2), Nothing], Some(CaseOf(1))), Some((3, 1, 2)));
    let mut left_out = workspace.alternatives();
    left_out.left_out = true;
    workspace.choose_alternatives(left_out);
    assert_eq!(workspace.reported_alternatives(), None);
}

#[test]
fn a_plan_keeps_its_name_in_calendars_and_a_copy_has_none() {
    let mut workspace = Workspace::default();
    workspace.name_calendar(1, "k7");
    workspace.name_calendar(1, "k8");
    workspace.name_calendar(9, "k9");
    workspace.duplicate(1);
    let name = |id| workspace.saved(id).unwrap().case.plan().calendar.clone();
    assert_eq!([1, 2].map(name), ["k7", ""]);
}

#[test]
fn a_backup_keeps_its_name_in_calendars_unless_a_case_has_it() {
    let mut mine = Workspace::default();
    mine.name_calendar(1, "k7");
    let backup = Case::clone(mine.case());
    mine.change(|case| case.currency = "EUR".into());
    let mut empty = Workspace::default();
    let calendars = |workspace: &Workspace| {
        workspace.cases().iter().map(|saved| saved.case.plan().calendar.clone()).collect::<Vec<_>>()
    };
    empty.add(backup.clone());
    assert_eq!(calendars(&empty), ["", "k7"], "on another computer");
    mine.add(backup);
    assert_eq!(calendars(&mine), ["k7", ""], "beside the case that it was");
    let twice = vec![mine.cases()[0].clone(), mine.cases()[0].clone()];
    assert_eq!(calendars(&Workspace::of(twice, 1).unwrap()), ["k7", ""], "after two tabs were merged");
}

#[test]
fn a_case_is_found_under_whatever_name_in_calendars() {
    let mut workspace = Workspace::default();
    workspace.name_calendar(1, "k7");
    assert_eq!(workspace.find(&Preset::Evidence.case()), Some(1));
}

#[test]
fn a_change_touches_the_one_in_sight_only() {
    let mut workspace = Workspace::default();
    workspace.duplicate(1);
    workspace.change(|case| case.currency = "EUR".into());
    let currencies: Vec<_> = workspace.cases().iter().map(|saved| saved.case.currency.as_str()).collect();
    assert_eq!(currencies, ["USD", "EUR"]);
}

#[test]
fn there_always_is_a_case_in_sight() {
    let mut workspace = Workspace::default();
    workspace.duplicate(1);
    workspace.remove(2);
    assert_eq!(workspace.active(), 1);
    workspace.remove(1);
    assert_eq!(names(&workspace), ["Our team"]);
    workspace.show(77);
    assert_eq!(workspace.active(), 1);
}

#[test]
fn what_was_added_is_found_again_under_its_new_name() {
    let mut workspace = Workspace::default();
    let mut shared = Preset::Evidence.case();
    shared.currency = "EUR".into();
    assert_eq!(workspace.find(&shared), None);
    workspace.add(shared.clone());
    assert_eq!(workspace.find(&shared), Some(2));
    workspace.rename(2, "Sales");
    assert_eq!(workspace.find(&shared), None);
}

#[test]
fn copies_under_names_of_their_own_are_told_apart() {
    let workspace = Workspace::default();
    let mut copy = workspace.case().as_ref().clone();
    copy.name = "Our team 2".into();
    assert_eq!(workspace.find(&copy), None);
}

#[test]
fn it_does_not_grow_without_end() {
    let mut workspace = Workspace::default();
    for _ in 1..Workspace::LIMIT {
        assert!(workspace.duplicate(1));
    }
    assert!(!workspace.duplicate(1));
}

#[test]
fn no_number_stands_twice() {
    let saved = Workspace::default().cases()[0].clone();
    let workspace = Workspace::of(vec![saved.clone(), saved], 9).unwrap();
    assert_eq!(workspace.cases().iter().map(|saved| saved.id).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(Workspace::of(Vec::new(), 1), None);
}

#[test]
fn no_number_stands_twice_after_the_highest_either() {
    let last = SavedCase { id: u32::MAX, ..Workspace::default().cases()[0].clone() };
    let mut workspace = Workspace::of(vec![last; 3], 9).unwrap();
    assert!(workspace.duplicate(1));
    assert_eq!(workspace.cases().iter().map(|saved| saved.id).collect::<Vec<_>>(), [u32::MAX, 1, 2, 3]);
}
