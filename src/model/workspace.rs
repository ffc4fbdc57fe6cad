//! Everything that is the user's: several named cases, one of them in sight.

use super::case::Case;
use super::comparison::{Alternative, ChosenAlternatives, ChosenTeams, ReportedAlternatives};
use super::preset::Preset;
use super::rollout::ExportedEvent;
use super::unknown_keys::UnknownKeys;
use std::sync::Arc;

/// A case in the workspace.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedCase {
    /// Its number, which stays while its name and place change.
    pub id: u32,
    /// The case.
    pub case: Arc<Case>,
    /// Keys that this version does not know.
    pub unknown: UnknownKeys,
}

/// The user's cases. There always is one, and one is in sight.
#[derive(Clone, Debug, PartialEq)]
pub struct Workspace {
    cases: Vec<SavedCase>,
    active: u32,
    /// The alternatives that the user compares; empty until they are chosen.
    chosen: ChosenAlternatives,
    /// The teams that the user adds up; empty until they are chosen.
    teams: ChosenTeams,
    /// Keys that this version does not know.
    pub unknown: UnknownKeys,
}

impl Default for Workspace {
    fn default() -> Self {
        Self::starting_with(Preset::Evidence.case())
    }
}

impl Workspace {
    /// The most cases up to which another one can be added.
    pub const LIMIT: usize = 200;
    /// The most cases that are read: merging two tabs may bring together more than can be added.
    pub const READ_LIMIT: usize = 10 * Self::LIMIT;

    /// A workspace of one case.
    pub fn starting_with(case: Case) -> Self {
        let saved = SavedCase { id: 1, case: Arc::new(case), unknown: UnknownKeys::default() };
        Self {
            active: saved.id,
            cases: vec![saved],
            chosen: ChosenAlternatives::default(),
            teams: ChosenTeams::default(),
            unknown: UnknownKeys::default(),
        }
    }

    /// A workspace of these cases, each number standing once; none where there is no saved. Of two plans with one calendar id
    /// the second gives it up.
    ///
    /// In sight is the saved `active`, or the first where there is none of that number.
    pub fn of(cases: Vec<SavedCase>, active: u32) -> Option<Self> {
        let mut workspace = Self {
            active: cases.first()?.id,
            cases: Vec::new(),
            chosen: ChosenAlternatives::default(),
            teams: ChosenTeams::default(),
            unknown: UnknownKeys::default(),
        };
        for mut saved in cases {
            if workspace.cases.iter().any(|other| other.id == saved.id) {
                saved.id = workspace.free_id();
            }
            workspace.make_calendar_unique(&mut saved.case);
            workspace.cases.push(saved);
        }
        workspace.show(active);
        Some(workspace)
    }

    /// All cases, in the user's order.
    pub fn cases(&self) -> &[SavedCase] {
        &self.cases
    }

    /// The number of the open case.
    pub fn active(&self) -> u32 {
        self.active
    }

    /// The case in sight.
    pub fn case(&self) -> &Arc<Case> {
        &self.cases[self.position(self.active).unwrap_or_default()].case
    }

    /// The saved of a number.
    pub fn saved(&self, id: u32) -> Option<&SavedCase> {
        self.cases.iter().find(|saved| saved.id == id)
    }

    fn position(&self, id: u32) -> Option<usize> {
        self.cases.iter().position(|saved| saved.id == id)
    }

    /// A number above all others, since a lower one may be that of a case which another tab has deleted; a lower one only
    /// where there is none above.
    fn free_id(&self) -> u32 {
        let above = self.cases.iter().map(|saved| saved.id).max().unwrap_or_default().checked_add(1);
        above.or_else(|| (1..=u32::MAX).find(|id| self.position(*id).is_none())).unwrap_or_default()
    }

    /// Changes the open case.
    pub fn change(&mut self, change: impl FnOnce(&mut Case)) {
        let place = self.position(self.active).unwrap_or_default();
        change(Arc::make_mut(&mut self.cases[place].case));
    }

    /// Puts another case in sight; one that is not there changes nothing.
    pub fn show(&mut self, id: u32) {
        if self.position(id).is_some() {
            self.active = id;
        }
    }

    /// Adds a case after the one in sight, under a name not yet taken, and puts it in sight. Its plan keeps its calendar id, as a
    /// restored backup should, unless another case here has that id. False where there is no room.
    pub fn add(&mut self, mut case: Case) -> bool {
        if self.cases.len() >= Self::LIMIT {
            return false;
        }
        case.name = self.free_name(&case.name);
        let mut case = Arc::new(case);
        self.make_calendar_unique(&mut case);
        let saved = SavedCase { id: self.free_id(), case, unknown: UnknownKeys::default() };
        self.active = saved.id;
        self.cases.push(saved);
        true
    }

    /// Takes the calendar id of a case away where one of the workspace has it: they would overwrite each other's events.
    fn make_calendar_unique(&self, case: &mut Arc<Case>) {
        let calendar = &case.implementation.plan.calendar;
        if !calendar.is_empty() && self.cases.iter().any(|saved| saved.case.implementation.plan.calendar == *calendar) {
            *case = Arc::new(case.without_calendar());
        }
    }

    /// Copies a case and puts the copy in sight. False where there is no such case or no room.
    pub fn duplicate(&mut self, id: u32) -> bool {
        self.saved(id).map(|saved| saved.case.without_calendar()).is_some_and(|case| self.add(case))
    }

    /// Gives a case's plan its name in calendars, unless it has one.
    pub fn name_calendar(&mut self, id: u32, name: &str) {
        if let Some(place) = self.position(id)
            && self.cases[place].case.implementation.plan.calendar.is_empty()
        {
            Arc::make_mut(&mut self.cases[place].case).implementation.name_calendar(name);
        }
    }

    /// Keeps what a calendar file shows of the plan with this calendar id.
    pub fn record_export(&mut self, calendar: &str, exported: &Arc<Vec<ExportedEvent>>) {
        for saved in self.cases.iter_mut().filter(|saved| saved.case.implementation.plan.calendar == calendar) {
            Arc::make_mut(&mut saved.case).implementation.record_export(exported.clone());
        }
    }

    /// Renames a case; the name is cut to the longest admissible.
    pub fn rename(&mut self, id: u32, name: &str) {
        if let Some(place) = self.position(id) {
            let name = name.trim().chars().take(Case::NAME_LIMIT).collect();
            Arc::make_mut(&mut self.cases[place].case).name = name;
        }
    }

    /// Removes a case. Where it was the only one, the default takes its place.
    pub fn remove(&mut self, id: u32) {
        let Some(place) = self.position(id) else { return };
        self.cases.remove(place);
        self.chosen.remove(Alternative::Case(id));
        self.teams.cases.retain(|team| *team != id);
        if self.cases.is_empty() {
            *self = Self { unknown: std::mem::take(&mut self.unknown), ..Self::default() };
        } else if self.active == id {
            self.active = self.cases[place.min(self.cases.len() - 1)].id;
        }
    }

    /// The alternatives as the user chose them; empty until then.
    pub fn chosen_alternatives(&self) -> &ChosenAlternatives {
        &self.chosen
    }

    /// Chooses alternatives; cases that are not there are left out.
    pub fn choose_alternatives(&mut self, mut chosen: ChosenAlternatives) {
        chosen.retain(|id| self.position(id).is_some());
        self.chosen = chosen;
    }

    /// The alternatives to compare: those chosen, or else doing nothing, the open case, and the first of the others.
    pub fn alternatives(&self) -> ChosenAlternatives {
        if !self.chosen.all().is_empty() {
            return self.chosen.clone();
        }
        let cases = std::iter::once(self.active).chain(self.cases.iter().map(|saved| saved.id));
        let first = [Alternative::Nothing].into_iter().chain(cases.map(Alternative::Case));
        let mut alternatives = ChosenAlternatives::new(first, None);
        alternatives.unknown.clone_from(&self.chosen.unknown);
        alternatives
    }

    /// The teams that are added up.
    pub fn teams(&self) -> &ChosenTeams {
        &self.teams
    }

    /// Chooses the teams that are added up; cases that are not there are left out.
    pub fn choose_teams(&mut self, mut teams: ChosenTeams) {
        teams.cases.retain(|id| self.position(*id).is_some());
        self.teams = teams;
    }

    /// The case of each of these alternatives; none for doing nothing.
    pub fn cases_of(&self, chosen: &ChosenAlternatives) -> Vec<Option<Arc<Case>>> {
        let case = |alternative: &Alternative| match alternative {
            Alternative::Nothing => None,
            Alternative::Case(id) => self.saved(*id).map(|saved| saved.case.clone()),
        };
        chosen.all().iter().map(case).collect()
    }

    /// The alternatives that reports on the open case show: those that the user chose, where the open case and another one are among
    /// them, unless they are left out of reports. What is compared by default is not shown: the cases may have nothing to do with each other, or be confidential.
    pub fn reported_alternatives(&self) -> Option<ReportedAlternatives> {
        let all = self.chosen.all();
        let own = all.iter().position(|alternative| *alternative == Alternative::Case(self.active))?;
        let others = all.iter().filter(|alternative| !matches!(alternative, Alternative::Nothing)).count() - 1;
        let base = all.iter().position(|alternative| Some(*alternative) == self.chosen.base()).unwrap_or_default();
        (others > 0 && !self.chosen.left_out).then(|| ReportedAlternatives {
            cases: self.cases_of(&self.chosen),
            base,
            own,
        })
    }

    /// The case with exactly this content, if there is one: of this name, or of the name that it got when
    /// [added](Self::add) because another has this one. What [no sent case](Case::as_sent) has is no content.
    pub fn find(&self, case: &Case) -> Option<u32> {
        let case = &case.as_sent();
        let taken = self.cases.iter().any(|saved| saved.case.name == case.name);
        let renamed = |name: &str| taken && stem(name) == stem(&case.name);
        let same = |saved: &&SavedCase| {
            let name = saved.case.name.clone();
            (name == case.name || renamed(&name)) && saved.case.as_sent() == Case { name, ..case.clone() }
        };
        self.cases.iter().find(same).map(|saved| saved.id)
    }

    /// A name like `name` that no case has: with a number after it where needed.
    fn free_name(&self, name: &str) -> String {
        let taken = |name: &str| self.cases.iter().any(|saved| saved.case.name == name);
        let numbered = |number: usize| match number {
            1 => name.to_owned(),
            number => Case::name_ending(stem(name), &format!(" {number}")),
        };
        // One more name than there are cases: one of them is free.
        (1..=self.cases.len() + 1).map(numbered).find(|name| !taken(name)).unwrap_or_default()
    }
}

/// A name without the number after it.
fn stem(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((stem, number)) if !stem.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()) => stem,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
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
        assert_eq!(
            (workspace.alternatives().all(), workspace.alternatives().base()),
            (&[CaseOf(2)][..], Some(CaseOf(2)))
        );
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
}
