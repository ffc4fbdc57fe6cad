use super::*;
use crate::model::rollout::ExportedEvent;
use crate::model::{Meeting, MeetingFateKind, Origin, Preset, Provenance, RowList, Workspace};
use proptest::prelude::*;

fn people(work: &Work) -> f64 {
    work.workspace().case().team.people.spread().likely()
}

fn state_people(work: &mut Work, people: f64) -> bool {
    work.set(Input::parse("team.people").unwrap(), Spread::point(people).unwrap())
}

#[test]
fn keystrokes_in_one_field_are_one_step_until_it_is_left() {
    let mut work = Work::new(Workspace::default());
    for number in [4.0, 44.0] {
        assert!(state_people(&mut work, number));
    }
    work.seal();
    state_people(&mut work, 45.0);
    assert_eq!((work.undo(), people(&work)), (Some("People in the team".into()), 44.0));
    assert_eq!((work.undo(), people(&work)), (Some("People in the team".into()), 25.0));
    assert_eq!((work.undo(), work.redo_label()), (None, Some("People in the team")));
}

#[test]
fn what_changes_nothing_is_no_step() {
    let mut work = Work::new(Workspace::default());
    state_people(&mut work, 40.0);
    work.seal();
    assert!(!state_people(&mut work, 40.0));
    work.undo();
    assert!(!work.edit(UndoLabel::step("nothing"), |_| {}));
    assert!(!work.edit_workspace(UndoLabel::step("another case"), |workspace| workspace.show(77)));
    assert_eq!(work.undo_label(), None);
}

#[test]
fn typing_what_a_preset_has_makes_it_the_users_own() {
    let mut work = Work::new(Workspace::default());
    let input = Input::parse("team.people").unwrap();
    let origin = |work: &Work| Provenance::of(input, work.workspace().case()).origin;
    let preset = people(&work);
    for number in [1.0, preset] {
        state_people(&mut work, number);
    }
    assert_eq!(origin(&work), Origin::Typed);
    work.undo();
    assert_eq!((origin(&work), work.undo_label()), (Origin::Preset, None));
    work.redo();
    assert_eq!(origin(&work), Origin::Typed);
    work.edit(UndoLabel::step("another start"), |case| Preset::Evidence.apply(case));
    state_people(&mut work, 41.0);
    assert!(work.abandon());
    assert_eq!(origin(&work), Origin::Typed, "the field has no step of its own");
}

/// The name of an edit, and what it does.
type Edit = (&'static str, fn(&mut Workspace));

/// Every kind of edit, each of which changes the workspace.
const EDITS: [Edit; 9] = [
    ("a number", |workspace| workspace.change(|case| case.rollout.days += 1)),
    ("a row", |workspace| workspace.change(|case| case.tools.push(crate::model::Tool::default()))),
    ("meetings", |workspace| workspace.change(|case| case.list_meetings(vec![Meeting::default(); 3]))),
    ("fates", |workspace| workspace.change(|case| case.choose_fates(&[0, 2], MeetingFateKind::Cancel))),
    ("several rows", |workspace| workspace.change(|case| case.remove_rows(RowList::Meetings, &[0, 1, 2]))),
    ("a name", |workspace| workspace.rename(workspace.active(), "Support")),
    ("a copy", |workspace| _ = workspace.duplicate(workspace.active())),
    ("a preset", |workspace| workspace.change(|case| *case = Preset::Article.case())),
    ("a deletion", |workspace| workspace.remove(workspace.active())),
];

#[test]
fn every_edit_is_taken_back_to_the_very_start_and_done_again() {
    let mut work = Work::new(Workspace::default());
    let mut seen = vec![work.workspace().clone()];
    for (label, change) in EDITS {
        assert!(work.edit_workspace(UndoLabel::step(label), change), "{label}");
        seen.push(work.workspace().clone());
    }
    for (before, (label, _)) in seen.iter().zip(EDITS).rev() {
        assert_eq!(work.undo().as_deref(), Some(label));
        assert_eq!(work.workspace(), before, "{label}");
    }
    for (after, (label, _)) in seen[1..].iter().zip(EDITS) {
        assert_eq!(work.redo().as_deref(), Some(label));
        assert_eq!(work.workspace(), after, "{label}");
    }
}

fn calendars(work: &Work) -> Vec<String> {
    work.workspace().cases().iter().map(|saved| saved.case.plan().calendar.clone()).collect()
}

#[test]
fn the_id_of_a_calendar_holds_in_every_step_and_is_given_once() {
    let mut work = Work::new(Workspace::default());
    state_people(&mut work, 44.0);
    state_people(&mut work, 45.0);
    work.undo();
    work.name_calendar("k7");
    work.name_calendar("k8");
    assert_eq!((work.undo_label(), work.redo_label()), (None, Some("People in the team")), "it is no step");
    work.redo();
    assert_eq!(calendars(&work), ["k7"]);
    work.undo();
    assert_eq!(calendars(&work), ["k7"]);
}

/// The sequence number of the only exported event.
fn sequence(work: &Work) -> u32 {
    work.workspace().case().plan().exported[0].sequence
}

#[test]
fn no_undo_takes_a_sequence_number_back() {
    let event = |sequence| ExportedEvent { sequence, ..ExportedEvent::blank() };
    let mut work = Work::new(Workspace::default());
    state_people(&mut work, 44.0);
    work.name_calendar("k7");
    work.record_export(vec![event(0)]);
    work.edit_workspace(UndoLabel::step("a copy"), |workspace| _ = workspace.duplicate(1));
    work.undo();
    state_people(&mut work, 45.0);
    work.record_export(vec![event(1)]);
    assert_eq!(work.undo_label(), Some("People in the team"), "it is no step");
    while work.undo().is_some() {
        assert_eq!(sequence(&work), 1);
    }
    while work.redo().is_some() {
        assert_eq!(sequence(&work), 1);
    }
    work.edit_workspace(UndoLabel::step("a copy"), |workspace| _ = workspace.duplicate(1));
    assert_eq!(work.workspace().case().plan().exported.len(), 0);
}

#[test]
fn a_copied_case_is_another_one_in_calendars() {
    let mut work = Work::new(Workspace::default());
    work.edit_workspace(UndoLabel::step("a copy"), |workspace| _ = workspace.duplicate(1));
    work.name_calendar("k9");
    assert_eq!(calendars(&work), ["", "k9"], "only the open case");
    work.undo();
    assert_eq!(calendars(&work), [""], "not the case that the copy was made of");
    work.redo();
    assert_eq!(calendars(&work), ["", "k9"]);
}

proptest! {
    #[test]
    fn undo_and_redo_are_each_others_reverse(places in prop::collection::vec(0..EDITS.len(), 1..20), steps in 0usize..25) {
        let mut work = Work::new(Workspace::default());
        let done = places.iter().filter(|place| work.edit_workspace(UndoLabel::step(EDITS[**place].0), EDITS[**place].1)).count();
        let end = work.workspace().clone();
        let undone = (0..steps).take_while(|_| work.undo().is_some()).count();
        prop_assert_eq!(undone, steps.min(done));
        (0..undone).for_each(|_| _ = work.redo());
        prop_assert_eq!(work.workspace(), &end);
        prop_assert_eq!(work.redo_label(), None);
    }
}
