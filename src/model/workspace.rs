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
mod tests;
