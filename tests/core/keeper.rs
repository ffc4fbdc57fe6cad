//! How a tab keeps its work: storage blocked, full, cleared, damaged whole or in one case, of a later version, and written to by
//! another tab.

use crate::support::storage::Memory;
use crate::support::tab::{Tab, cases};
use async_roi::exchange::workspace;
use async_roi::keeper::{Storage, StorageNews, WORK, is_empty};
use async_roi::model::{Case, Preset, Workspace};
use async_roi::state::{NoticeKind, Remedy};
use serde_json::{Value, json};

/// What is stored, read whole.
fn saved(storage: &Memory) -> Vec<(String, u32)> {
    let read = workspace::parse(&storage.work().expect("something is saved")).unwrap();
    assert_eq!(read.unread, []);
    cases(&read.workspace)
}

fn named(rows: &[(&str, u32)]) -> Vec<(String, u32)> {
    rows.iter().map(|(name, people)| ((*name).to_owned(), *people)).collect()
}

/// A tab with three saved cases of 44, 33 and 22 people, the last one in sight.
fn three_cases(storage: &Memory) -> Tab {
    let mut tab = Tab::open(storage, "first");
    tab.state_people(44);
    for people in [33, 22] {
        tab.edit(|workspace| assert!(workspace.add(Preset::Evidence.case())));
        tab.state_people(people);
    }
    assert!(tab.save());
    tab
}

const WHOLE: [(&str, u32); 3] = [("Our team", 44), ("Our team 2", 33), ("Our team 3", 22)];

/// The stored text with the case at a place made one that cannot be read.
fn spoilt(storage: &Memory, place: usize) -> String {
    let mut value: Value = serde_json::from_str(&storage.work().unwrap()).unwrap();
    value["scenarios"][place]["scenario"]["team"]["people"] = json!(-1);
    value.to_string()
}

#[track_caller]
fn told(tab: &mut Tab, expected: &[StorageNews]) {
    assert_eq!(std::mem::take(&mut tab.news), expected);
}

/// The sentences of the last news of a topic, in one.
#[track_caller]
fn said(tab: &Tab, topic: &str) -> String {
    let notice = tab.news.iter().rfind(|news| news.topic() == topic).and_then(StorageNews::notice).expect("a notice");
    [vec![notice.text], notice.details].concat().join(" ")
}

#[test]
fn an_edit_is_saved_and_there_again() {
    let storage = Memory::default();
    let mut tab = Tab::open(&storage, "first");
    assert!(!tab.is_unsaved() && is_empty(&storage));
    tab.state_people(44);
    assert!(tab.is_unsaved() && tab.save() && !tab.is_unsaved() && !is_empty(&storage));
    told(&mut tab, &[StorageNews::Saved]);
    let mut again = Tab::open(&storage, "second");
    assert_eq!((again.cases(), again.is_unsaved()), (named(&[("Our team", 44)]), false));
    told(&mut again, &[]);
}

#[test]
fn what_is_saved_already_is_not_written_again() {
    let storage = Memory::default();
    let mut tab = three_cases(&storage);
    let writes = storage.writes();
    assert!(tab.save());
    tab.storage_changed();
    assert_eq!(storage.writes(), writes);
}

#[test]
fn blocked_storage_is_said_and_work_goes_on() {
    let mut tab = Tab::blocked();
    let notice = tab.news[0].notice().unwrap();
    assert_eq!((notice.topic, notice.kind, notice.remedies), ("storage", NoticeKind::Warning, vec![Remedy::ExportAll]));
    assert!(said(&tab, "storage").starts_with("This browser keeps nothing for this page, so your work is lost"));
    tab.state_people(44);
    assert!(!tab.save());
    tab.storage_changed();
    tab.forget(WORK);
    assert_eq!(tab.cases(), named(&[("Our team", 44)]));
    told(&mut tab, &[StorageNews::Blocked]);
}

#[test]
fn full_storage_keeps_what_was_saved_and_takes_the_work_once_there_is_room() {
    let storage = Memory::default();
    let mut tab = Tab::open(&storage, "first");
    tab.state_people(44);
    assert!(tab.save());
    storage.fill_up();
    tab.edit(|workspace| assert!(workspace.duplicate(1)));
    assert!(!tab.save());
    assert!(said(&tab, "storage").starts_with("Your last change could not be saved: this browser has no room left"));
    assert_eq!(saved(&storage), named(&[("Our team", 44)]));
    storage.make_room();
    assert!(tab.save());
    assert_eq!(tab.news.last(), Some(&StorageNews::Saved), "takes the notice away");
    assert_eq!(saved(&storage), named(&[("Our team", 44), ("Our team 2", 44)]));
}

#[test]
fn the_default_case_alone_is_not_saved() {
    let storage = Memory::default();
    let mut tab = Tab::open(&storage, "first");
    assert!(tab.save() && storage.work().is_none());
    tab.state_people(44);
    tab.work.undo();
    assert!(tab.save() && storage.work().is_none());
}

#[test]
fn cleared_storage_is_asked_about_and_nothing_is_saved_meanwhile() {
    for noticed_by_an_edit in [false, true] {
        let storage = Memory::default();
        let mut tab = three_cases(&storage);
        storage.clear();
        tab.news.clear();
        if noticed_by_an_edit {
            tab.state_people(21);
            assert!(!tab.save());
        } else {
            tab.storage_changed();
        }
        told(&mut tab, &[StorageNews::Cleared]);
        let notice = StorageNews::Cleared.notice().unwrap();
        assert_eq!(notice.remedies, [Remedy::KeepAfterClearing, Remedy::DropAfterClearing]);
        tab.state_people(20);
        assert!(!tab.save());
        told(&mut tab, &[StorageNews::Cleared]);
        assert!(is_empty(&storage), "nothing is written back unasked");
        assert!(tab.keep_after_clearing());
        told(&mut tab, &[StorageNews::Answered, StorageNews::Saved]);
        assert_eq!(saved(&storage), named(&[WHOLE[0], WHOLE[1], ("Our team 3", 20)]));
    }
}

#[test]
fn cleared_storage_can_hold_for_the_tab_too() {
    let storage = Memory::default();
    let mut tab = three_cases(&storage);
    storage.clear();
    tab.storage_changed();
    tab.news.clear();
    tab.drop_after_clearing();
    told(&mut tab, &[StorageNews::Answered]);
    assert_eq!((tab.cases(), tab.work.undo_label()), (named(&[("Our team", 10)]), None));
    assert!(tab.save() && is_empty(&storage));
    tab.state_people(7);
    assert!(tab.save());
    assert_eq!(saved(&storage), named(&[("Our team", 7)]));
}

#[test]
fn a_tab_without_work_of_its_own_is_not_asked_about_cleared_storage() {
    let storage = Memory::default();
    let mut tab = Tab::open(&storage, "first");
    tab.state_people(44);
    tab.save();
    tab.work.undo();
    tab.save();
    storage.clear();
    tab.news.clear();
    tab.storage_changed();
    told(&mut tab, &[]);
}

#[test]
fn what_one_tab_answers_about_cleared_storage_holds_for_the_others_where_they_have_the_same() {
    let storage = Memory::default();
    let mut first = three_cases(&storage);
    let mut second = Tab::open(&storage, "second");
    storage.clear();
    first.storage_changed();
    second.storage_changed();
    first.keep_after_clearing();
    second.news.clear();
    second.storage_changed();
    told(&mut second, &[StorageNews::Answered]);
    second.state_people(21);
    assert!(second.save());
    assert_eq!(saved(&storage), named(&[WHOLE[0], WHOLE[1], ("Our team 3", 21)]));
}

#[test]
fn a_tab_with_other_work_is_still_asked_and_both_are_kept_if_it_says_so() {
    let storage = Memory::default();
    let mut first = three_cases(&storage);
    storage.clear();
    first.storage_changed();
    let mut anew = Tab::open(&storage, "anew");
    anew.state_people(5);
    assert!(anew.save());
    first.news.clear();
    first.storage_changed();
    told(&mut first, &[StorageNews::Cleared]);
    assert_eq!(saved(&storage), named(&[("Our team", 5)]), "nothing is written back unasked");
    assert!(first.keep_after_clearing());
    assert_eq!(saved(&storage).len(), 4);
    first.drop_after_clearing();
    assert_eq!(first.cases(), saved(&storage));
}

#[test]
fn everything_is_deleted_in_every_tab_and_nothing_comes_back() {
    let storage = Memory::default();
    let mut first = three_cases(&storage);
    let mut second = Tab::open(&storage, "second");
    let mut asleep = Tab::open(&storage, "asleep");
    storage.write("theme", "dark").unwrap();
    storage.write("kept.1", "nonsense").unwrap();
    first.empty();
    assert_eq!((first.cases(), first.work.undo_label()), (named(&[("Our team", 10)]), None));
    assert_eq!(storage.names(), ["emptied"], "a mark without anything of the user's");
    assert!(is_empty(&storage) && first.save() && is_empty(&storage));
    // One is told, one only saves, one sleeps until somebody has begun anew.
    second.state_people(60);
    assert!(!second.save());
    assert_eq!(second.news.last(), Some(&StorageNews::Emptied));
    assert_eq!((second.cases(), second.work.undo_label()), (named(&[("Our team", 10)]), None));
    second.state_people(8);
    assert!(second.save());
    asleep.state_people(61);
    asleep.storage_changed();
    assert_eq!((asleep.cases(), asleep.work.undo_label()), (named(&[("Our team", 8)]), None));
    first.storage_changed();
    assert_eq!((first.cases(), saved(&storage)), (named(&[("Our team", 8)]), named(&[("Our team", 8)])));
}

#[test]
fn a_tab_that_sees_each_change_of_a_deletion_by_itself_ends_with_the_default_case() {
    let storage = Memory::default();
    let mut follower = three_cases(&storage);
    let elsewhere = storage.recording();
    elsewhere.write("kept.1", "nonsense").unwrap();
    Tab::open(&elsewhere, "second").empty();
    for state in elsewhere.states() {
        storage.show(state);
        follower.storage_changed();
        follower.save();
    }
    assert_eq!(follower.cases(), named(&[("Our team", 10)]));
    let last = |topic| follower.news.iter().rfind(|news| news.topic() == topic);
    assert_eq!(last("tabs"), Some(&StorageNews::Emptied));
    assert_ne!(last("cleared"), Some(&StorageNews::Cleared), "nothing is left to ask");
    assert_eq!(storage.names(), ["emptied"]);
}

#[test]
fn a_tab_that_opens_after_everything_was_deleted_keeps_what_is_entered_in_it() {
    let storage = Memory::default();
    three_cases(&storage).empty();
    let mut tab = Tab::open(&storage, "second");
    tab.state_people(44);
    assert!(tab.save());
    assert_eq!(saved(&storage), named(&[("Our team", 44)]));
}

#[test]
fn text_that_cannot_be_read_is_kept_as_it_is_and_new_work_is_saved_beside_it() {
    for (damage, reason) in [
        (r#"{"scenarios": [{"#, "not a JSON document: line 1, column 16: it ends too early"),
        ("[1, 2, 3]", "must be an object"),
    ] {
        let storage = Memory::default();
        storage.damage(damage);
        assert!(!is_empty(&storage));
        let mut tab = Tab::open(&storage, "first");
        let notice = said(&tab, "kept");
        assert!(notice.starts_with(&format!("The work saved in this browser could not be read. {reason}")), "{notice}");
        assert!(
            notice.contains("The page starts with the default case. What was stored is kept as it was"),
            "{notice}"
        );
        let remedies = [Remedy::SaveKept("kept.1".into()), Remedy::ForgetKept("kept.1".into())];
        assert_eq!(tab.news[0].notice().unwrap().remedies, remedies);
        assert_eq!(tab.text("kept.1").as_deref(), Some(damage));
        tab.state_people(21);
        assert!(tab.save());
        let mut again = Tab::open(&storage, "second");
        assert_eq!(again.cases(), named(&[("Our team", 21)]));
        assert_eq!(said(&again, "kept"), "Earlier work that could not be read is still kept in this browser.");
        assert_eq!(storage.kept(), [("kept.1".to_owned(), damage.to_owned())]);
        again.news.clear();
        again.forget("kept.1");
        told(&mut again, &[StorageNews::Forgotten]);
        assert_eq!((storage.kept(), again.cases()), (Vec::new(), named(&[("Our team", 21)])));
    }
}

#[test]
fn the_same_text_is_not_kept_twice_and_nine_are_the_most() {
    let storage = Memory::default();
    for text in ["a", "b", "b", "a", "c"] {
        storage.damage(text);
        Tab::open(&storage, text);
    }
    assert_eq!(storage.kept().into_iter().map(|(_, text)| text).collect::<Vec<_>>(), ["a", "b", "c"]);
    for text in ["d", "e", "f", "g", "h", "i", "j"] {
        storage.damage(text);
        Tab::open(&storage, text);
    }
    assert_eq!((storage.kept().len(), storage.work().as_deref()), (9, Some("j")), "the tenth stays where it is");
}

const UNREAD: &str =
    "1 of 3 saved cases could not be read. The rest is here. “Our team 2”: team.people: must be at least 0.01.";

#[test]
fn one_damaged_case_is_named_and_kept_and_the_others_are_opened() {
    let storage = Memory::default();
    three_cases(&storage);
    let damaged = spoilt(&storage, 1);
    storage.damage(&damaged);
    let mut tab = Tab::open(&storage, "second");
    let notice = said(&tab, "kept");
    assert!(notice.starts_with(UNREAD) && notice.contains("What was stored is kept as it was"), "{notice}");
    let rest = [WHOLE[0], WHOLE[2]];
    assert_eq!((tab.cases(), saved(&storage)), (named(&rest), named(&rest)));
    tab.state_people(21);
    assert!(tab.save());
    assert_eq!(saved(&storage), named(&[WHOLE[0], ("Our team 3", 21)]));
    let again = Tab::open(&storage, "third");
    assert_eq!(again.news, [StorageNews::StillKept("kept.1".into())]);
    assert_eq!(storage.kept(), [("kept.1".to_owned(), damaged)]);
}

#[test]
fn without_room_for_a_copy_nothing_is_saved_over_a_damaged_case_until_there_is() {
    let storage = Memory::default();
    three_cases(&storage);
    let damaged = spoilt(&storage, 1);
    storage.damage(&damaged);
    storage.fill_up();
    let mut tab = Tab::open(&storage, "second");
    let remedies = [Remedy::SaveKept(WORK.into()), Remedy::ForgetKept(WORK.into()), Remedy::ExportAll];
    assert_eq!(tab.news[0].notice().unwrap().remedies, remedies);
    for people in [21, 20] {
        tab.state_people(people);
        assert!(!tab.save());
        let notice = said(&tab, "kept");
        assert!(notice.starts_with(UNREAD) && notice.contains("There is no room to keep a copy"), "{notice}");
        assert_eq!(storage.work(), Some(damaged.clone()));
    }
    assert_eq!(tab.cases(), named(&[WHOLE[0], ("Our team 3", 20)]));
    storage.make_room();
    tab.state_people(19);
    assert!(tab.save());
    assert!(said(&tab, "kept").contains("What was stored is kept as it was"));
    assert_eq!((saved(&storage), storage.kept()[0].1.clone()), (named(&[WHOLE[0], ("Our team 3", 19)]), damaged));
}

#[test]
fn once_damaged_work_is_deleted_the_work_of_the_tab_is_saved() {
    let storage = Memory::default();
    storage.damage("x".repeat(30_000));
    storage.fill_up();
    let mut tab = Tab::open(&storage, "first");
    tab.state_people(21);
    assert!(!tab.save());
    tab.news.clear();
    tab.forget(WORK);
    told(&mut tab, &[StorageNews::Forgotten, StorageNews::Saved]);
    assert_eq!((saved(&storage), storage.kept()), (named(&[("Our team", 21)]), Vec::new()));
}

#[test]
fn deleting_what_has_room_for_a_copy_by_now_keeps_the_copy_and_says_so() {
    let storage = Memory::default();
    storage.damage("nonsense");
    storage.fill_up();
    let mut tab = Tab::open(&storage, "first");
    storage.make_room();
    tab.forget(WORK);
    assert!(said(&tab, "kept").contains("What was stored is kept as it was"));
    assert_eq!((saved(&storage), storage.kept()[0].1.as_str()), (named(&[("Our team", 10)]), "nonsense"));
}

#[test]
fn deleting_does_not_hit_what_another_tab_saved_in_its_place() {
    let storage = Memory::default();
    storage.damage("nonsense");
    storage.fill_up();
    let mut tab = Tab::open(&storage, "first");
    storage.make_room();
    let other = Memory::default();
    three_cases(&other);
    storage.damage(other.work().unwrap());
    tab.forget(WORK);
    assert_eq!((saved(&storage), tab.cases()), (named(&WHOLE), named(&WHOLE)));
}

#[test]
fn a_case_damaged_under_an_open_tab_is_put_back_as_the_tab_had_it() {
    let storage = Memory::default();
    let mut tab = three_cases(&storage);
    let damaged = spoilt(&storage, 1);
    storage.damage(&damaged);
    tab.storage_changed();
    let notice = said(&tab, "kept");
    assert!(notice.starts_with(UNREAD) && notice.contains("The ones that were open in this tab stay"), "{notice}");
    assert_eq!((tab.cases(), saved(&storage)), (named(&WHOLE), named(&WHOLE)));
    storage.damage("nonsense");
    tab.storage_changed();
    let notice = said(&tab, "kept");
    assert!(
        notice.contains("not a JSON document") && notice.contains("Your work is still here, in this tab."),
        "{notice}"
    );
    assert_eq!(saved(&storage), named(&WHOLE));
    assert_eq!(storage.kept(), [("kept.1".to_owned(), damaged), ("kept.2".to_owned(), "nonsense".to_owned())]);
}

/// Work as a later version stores it: of a later version as a whole, or in one case.
fn later_versions(storage: &Memory) -> [String; 3] {
    let mut one: Value = serde_json::from_str(&storage.work().unwrap()).unwrap();
    one["scenarios"][1]["scenario"]["version"] = json!(2);
    let whole =
        |version: Value| json!({"format": "async-roi", "version": version, "scenarios": [{"kind": "new"}]}).to_string();
    [whole(json!(2)), whole(json!(99.5)), one.to_string()]
}

#[test]
fn an_open_tab_never_writes_over_the_work_of_a_later_version() {
    let storage = Memory::default();
    let mut tab = three_cases(&storage);
    for later in later_versions(&storage) {
        storage.damage(&later);
        tab.news.clear();
        tab.storage_changed();
        told(&mut tab, &[StorageNews::Newer { open: true }]);
        for people in [21, 20] {
            tab.state_people(people);
            assert!(!tab.save());
            assert!(said(&tab, "storage").starts_with("The work saved in this browser was made by a newer version"));
        }
        assert_eq!(StorageNews::Newer { open: true }.notice().unwrap().remedies, [Remedy::ExportAll]);
        tab.forget(WORK);
        assert_eq!((storage.work(), storage.kept()), (Some(later), Vec::new()));
        assert_eq!(tab.cases(), named(&[WHOLE[0], WHOLE[1], ("Our team 3", 20)]), "it goes on in this tab");
    }
}

#[test]
fn a_tab_that_starts_over_the_work_of_a_later_version_leaves_it() {
    let storage = Memory::default();
    three_cases(&storage);
    for later in later_versions(&storage) {
        storage.damage(&later);
        let mut tab = Tab::open(&storage, "older");
        told(&mut tab, &[StorageNews::Newer { open: false }]);
        tab.state_people(21);
        assert!(!tab.save());
        assert_eq!((storage.work(), storage.kept()), (Some(later), Vec::new()));
    }
}

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
fn a_tab_keeps_its_cases_when_somebody_started_anew_in_cleared_storage() {
    let storage = Memory::default();
    let mut first = three_cases(&storage);
    storage.clear();
    let mut anew = Tab::open(&storage, "anew");
    anew.state_people(5);
    assert!(anew.save());
    first.storage_changed();
    assert!(first.save());
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
