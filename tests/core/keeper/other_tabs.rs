//! Storage written to by another tab.

use super::*;
use async_roi::model::{Case, Workspace};

#[test]
fn a_tab_takes_in_what_another_one_saved() {
    let storage = Memory::default();
    let mut first = Tab::open(&storage, "first");
    let mut second = Tab::open(&storage, "second");
    first.state_people(44);
    assert!(first.save());
    second.storage_changed();
    told(&mut second, &[StorageNews::FromAnotherTab { kept_twice: false }]);
    assert_eq!((second.cases(), second.is_unsaved()), (named(&[("Our team", 44)]), false));
    assert_eq!(second.work.undo_label(), Some("changes of another tab"));
}

/// Two tabs on the same three cases, the second with an edit that is not saved.
fn two_tabs(storage: &Memory, id: u32, people: u32) -> (Tab, Tab) {
    let first = three_cases(storage);
    let mut second = Tab::open(storage, "second");
    second.edit(|workspace| workspace.show(id));
    second.state_people(people);
    (first, second)
}

#[test]
fn edits_of_different_cases_hold_in_both_tabs() {
    let storage = Memory::default();
    let (mut first, mut second) = two_tabs(&storage, 1, 50);
    first.state_people(60);
    assert!(first.save() && second.save());
    first.storage_changed();
    let both = named(&[("Our team", 50), WHOLE[1], ("Our team 3", 60)]);
    assert_eq!((first.cases(), second.cases(), saved(&storage)), (both.clone(), both.clone(), both));
}

#[test]
fn of_a_case_that_both_edited_both_versions_are_kept_and_each_tab_shows_its_own() {
    let storage = Memory::default();
    let (mut first, mut second) = two_tabs(&storage, 3, 50);
    first.state_people(60);
    assert!(first.save());
    second.storage_changed();
    assert!(said(&second, "tabs").starts_with("The same case was changed here and in another tab. Both are kept"));
    assert!(second.is_unsaved() && second.save());
    first.storage_changed();
    let both = named(&[WHOLE[0], WHOLE[1], ("Our team 3", 60), ("Our team 3 (this tab)", 50)]);
    assert_eq!((first.cases(), second.cases(), saved(&storage)), (both.clone(), both.clone(), both));
    let shown = |tab: &Tab| tab.work.workspace().case().team.people.spread().likely();
    assert_eq!((shown(&first), shown(&second)), (60.0, 50.0));
}

#[test]
fn a_case_that_another_tab_deleted_is_gone_unless_it_was_edited_here() {
    let storage = Memory::default();
    let (mut first, mut second) = two_tabs(&storage, 1, 50);
    first.edit(|workspace| {
        workspace.remove(1);
        workspace.remove(2);
    });
    assert!(first.save() && second.save());
    assert_eq!(saved(&storage), named(&[WHOLE[2], ("Our team", 50)]));
}

#[test]
fn a_tab_that_was_behind_keeps_its_cases_when_another_one_saved_over_cleared_or_damaged_storage() {
    for destroy in [Memory::clear, |storage: &Memory| storage.damage("nonsense")] {
        let storage = Memory::default();
        let mut first = three_cases(&storage);
        let mut behind = Tab::open(&storage, "behind");
        first.state_people(21);
        assert!(first.save());
        // The first tab's last save is lost, and the tab that has not followed it is quicker to save again.
        destroy(&storage);
        behind.storage_changed();
        behind.keep_after_clearing();
        assert_eq!(saved(&storage), named(&WHOLE));
        first.storage_changed();
        assert!(first.keep_after_clearing());
        assert!(saved(&storage).contains(&("Our team 3".into(), 21)), "{:?}", saved(&storage));
        behind.storage_changed();
        assert_eq!(behind.cases(), saved(&storage));
    }
}

#[test]
fn a_tab_asks_when_somebody_started_anew_in_cleared_storage_before_it_knew() {
    let storage = Memory::default();
    let (mut first, mut second) = (three_cases(&storage), Tab::open(&storage, "second"));
    storage.clear();
    let mut anew = Tab::open(&storage, "anew");
    anew.state_people(5);
    assert!(anew.save());
    first.storage_changed();
    second.storage_changed();
    assert_eq!(first.news.last(), Some(&StorageNews::Cleared));
    assert!(!first.save() && !second.save());
    assert_eq!(saved(&storage), named(&[("Our team", 5)]), "nothing comes back unasked");
    second.drop_after_clearing();
    assert_eq!(second.cases(), named(&[("Our team", 5)]));
    assert!(first.keep_after_clearing());
    let all = named(&[("Our team", 5), WHOLE[2], WHOLE[1], WHOLE[0]]);
    let mut found = saved(&storage);
    found.sort_by_key(|(_, people)| *people);
    assert_eq!(found, all);
}

#[test]
fn a_long_name_that_gets_longer_can_be_read_again() {
    let storage = Memory::default();
    let (mut first, mut second) = two_tabs(&storage, 3, 50);
    let long = "é".repeat(Case::NAME_LIMIT);
    first.edit(|workspace| workspace.rename(3, &long));
    assert!(first.save());
    second.edit(|workspace| workspace.rename(3, &"x".repeat(Case::NAME_LIMIT)));
    assert!(second.save());
    second.edit(|workspace| assert!(workspace.duplicate(workspace.active()) && workspace.duplicate(3)));
    assert!(second.save());
    let names: Vec<String> = saved(&storage).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 6);
    let cut = |sign: &str, end: &str| format!("{}{end}", sign.repeat(Case::NAME_LIMIT - end.len()));
    let copy = cut("x", " (this tab)");
    assert_eq!(names[2..], [long, copy.clone(), format!("{} 2", &copy[..Case::NAME_LIMIT - 2]), cut("é", " 2")]);
}

#[test]
fn more_cases_than_one_tab_may_add_can_be_read_again() {
    let storage = Memory::default();
    let mut first = Tab::open(&storage, "first");
    first.edit(|workspace| while workspace.duplicate(1) {});
    assert!(first.save());
    let mut second = Tab::open(&storage, "second");
    second.state_people(50);
    first.state_people(60);
    assert!(first.save() && second.save());
    assert_eq!(saved(&storage).len(), Workspace::LIMIT + 1);
}
