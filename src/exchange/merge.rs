//! Two tabs changed the same workspace: one that has what both did.

use crate::model::{Case, SavedCase, Workspace};
use std::sync::Arc;

/// `mine` and `theirs`, both made from `base`: what one of them changed is changed, and where both changed the same
/// case theirs keeps its place and mine stands beside it as a copy. What is in sight stays in sight.
///
/// The second value says whether anything of both had to be kept twice.
pub fn merge(base: &Workspace, mine: &Workspace, theirs: &Workspace) -> (Workspace, bool) {
    let mut cases: Vec<SavedCase> =
        theirs.cases().iter().filter(|saved| !removed(saved, base, mine)).cloned().collect();
    let mut active = mine.active();
    let mut kept_twice = false;
    for saved in mine.cases() {
        let before = base.saved(saved.id);
        let changed = before.is_none_or(|before| before != saved);
        let place = cases.iter().position(|other| other.id == saved.id);
        match place {
            Some(place) if cases[place] == *saved || !changed => {}
            Some(place) if before == Some(&cases[place]) => cases[place] = saved.clone(),
            Some(_) => {
                let id = next_id(&cases, mine);
                active = if active == saved.id { id } else { active };
                kept_twice |= before.is_some();
                cases.push(copy(saved, id, before.is_some()));
            }
            None if changed => cases.push(saved.clone()),
            None => {}
        }
    }
    let mut merged = Workspace::of(cases, active).unwrap_or_else(|| mine.clone());
    merged.unknown.clone_from(&theirs.unknown);
    let chosen = |workspace: &Workspace| workspace.chosen_alternatives().clone();
    merged.choose_alternatives(if chosen(mine) == chosen(base) { chosen(theirs) } else { chosen(mine) });
    merged.choose_teams(if mine.teams() == base.teams() { theirs.teams() } else { mine.teams() }.clone());
    (merged, kept_twice)
}

/// Whether this side removed what the other did not touch.
fn removed(saved: &SavedCase, base: &Workspace, mine: &Workspace) -> bool {
    mine.saved(saved.id).is_none() && base.saved(saved.id) == Some(saved)
}

fn next_id(cases: &[SavedCase], mine: &Workspace) -> u32 {
    cases.iter().chain(mine.cases()).map(|saved| saved.id).max().unwrap_or_default() + 1
}

fn copy(saved: &SavedCase, id: u32, named: bool) -> SavedCase {
    let mut copy = SavedCase { id, ..saved.clone() };
    if named {
        let case = Arc::make_mut(&mut copy.case);
        case.name = Case::name_ending(&case.name, " (this tab)");
    }
    copy
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Workspace {
        let mut workspace = Workspace::default();
        workspace.duplicate(1);
        workspace.show(1);
        workspace
    }

    fn renamed(id: u32, name: &str) -> Workspace {
        let mut workspace = base();
        workspace.rename(id, name);
        workspace
    }

    fn names(workspace: &Workspace) -> Vec<&str> {
        workspace.cases().iter().map(|saved| saved.case.name.as_str()).collect()
    }

    #[test]
    fn changes_of_different_cases_both_hold() {
        let (merged, twice) = merge(&base(), &renamed(1, "Mine"), &renamed(2, "Theirs"));
        assert_eq!((names(&merged), twice), (vec!["Mine", "Theirs"], false));
    }

    #[test]
    fn the_alternatives_are_those_that_were_chosen_last() {
        use crate::model::{Alternative, ChosenAlternatives};
        let compared = |id| {
            let mut workspace = base();
            workspace.choose_alternatives(ChosenAlternatives::new([Alternative::Case(id)], None));
            workspace
        };
        let merged = |mine, theirs| merge(&base(), &mine, &theirs).0.chosen_alternatives().all().to_vec();
        assert_eq!(merged(base(), compared(2)), [Alternative::Case(2)]);
        assert_eq!(merged(compared(1), compared(2)), [Alternative::Case(1)]);
        let mut removed = base();
        removed.remove(2);
        assert_eq!(merged(removed, compared(2)), [], "a case that is gone is not compared");
    }

    #[test]
    fn changes_of_one_case_are_both_kept_and_mine_stays_in_sight() {
        let (merged, twice) = merge(&base(), &renamed(1, "Mine"), &renamed(1, "Theirs"));
        assert_eq!((names(&merged), twice), (vec!["Theirs", "Our team 2", "Mine (this tab)"], true));
        assert_eq!(merged.case().name, "Mine (this tab)");
    }

    #[test]
    fn the_same_change_is_one_change() {
        let (merged, twice) = merge(&base(), &renamed(1, "Same"), &renamed(1, "Same"));
        assert_eq!((names(&merged), twice), (vec!["Same", "Our team 2"], false));
    }

    #[test]
    fn what_one_removed_is_gone_unless_the_other_changed_it() {
        let mut removed = base();
        removed.remove(2);
        assert_eq!(names(&merge(&base(), &removed, &base()).0), ["Our team"]);
        assert_eq!(names(&merge(&base(), &base(), &removed).0), ["Our team"]);
        assert_eq!(names(&merge(&base(), &removed, &renamed(2, "Changed")).0), ["Our team", "Changed"]);
        assert_eq!(names(&merge(&base(), &renamed(2, "Changed"), &removed).0), ["Our team", "Changed"]);
    }

    #[test]
    fn what_both_added_is_there_twice_under_two_numbers() {
        let (mut mine, mut theirs) = (base(), base());
        mine.duplicate(1);
        mine.rename(3, "Mine");
        theirs.duplicate(1);
        theirs.rename(3, "Theirs");
        let (merged, twice) = merge(&base(), &mine, &theirs);
        assert_eq!((names(&merged), twice), (vec!["Our team", "Our team 2", "Theirs", "Mine"], false));
        assert_eq!(merged.case().name, "Mine");
    }
}
