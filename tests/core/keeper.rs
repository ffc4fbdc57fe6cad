//! How a tab keeps its work: storage blocked, full, or cleared.

mod damage;
mod other_tabs;

use crate::support::storage::Memory;
use crate::support::tab::{Tab, cases};
use async_roi::exchange::workspace;
use async_roi::keeper::{Storage, StorageNews, WORK, is_empty};
use async_roi::model::Preset;
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
    assert_eq!((tab.cases(), tab.work.undo_label()), (named(&[("Our team", 25)]), None));
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
    assert_eq!((first.cases(), first.work.undo_label()), (named(&[("Our team", 25)]), None));
    assert_eq!(storage.names(), ["emptied"], "a mark without anything of the user's");
    assert!(is_empty(&storage) && first.save() && is_empty(&storage));
    // One is told, one only saves, one sleeps until somebody has begun anew.
    second.state_people(60);
    assert!(!second.save());
    assert_eq!(second.news.last(), Some(&StorageNews::Emptied));
    assert_eq!((second.cases(), second.work.undo_label()), (named(&[("Our team", 25)]), None));
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
    assert_eq!(follower.cases(), named(&[("Our team", 25)]));
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
