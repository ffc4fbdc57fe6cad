//! Storage damaged whole or in one case, and the work of a later version.

use super::*;

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
            notice.contains("The page starts with the default case. The stored data is kept unchanged"),
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
    assert!(notice.starts_with(UNREAD) && notice.contains("The stored data is kept unchanged"), "{notice}");
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
        assert!(notice.starts_with(UNREAD) && notice.contains("There is no room for a copy"), "{notice}");
        assert_eq!(storage.work(), Some(damaged.clone()));
    }
    assert_eq!(tab.cases(), named(&[WHOLE[0], ("Our team 3", 20)]));
    storage.make_room();
    tab.state_people(19);
    assert!(tab.save());
    assert!(said(&tab, "kept").contains("The stored data is kept unchanged"));
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
    assert!(said(&tab, "kept").contains("The stored data is kept unchanged"));
    assert_eq!((saved(&storage), storage.kept()[0].1.as_str()), (named(&[("Our team", 25)]), "nonsense"));
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
    assert!(
        notice.starts_with(UNREAD) && notice.contains("Cases that were open in this tab are unchanged"),
        "{notice}"
    );
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
    [whole(json!(3)), whole(json!(99.5)), one.to_string()]
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
