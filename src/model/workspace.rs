//! Everything that is the user's: several named scenarios, one of them in sight.

mod merge;

pub use merge::merge;

use super::preset::Preset;
use super::scenario::Scenario;
use serde_json::{Map, Value};
use std::sync::Arc;

/// A scenario in the workspace.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number, which stays while its name and place change.
    pub id: u32,
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Keys that this version does not know.
    pub extra: Map<String, Value>,
}

/// The user's scenarios. There always is one, and one is in sight.
#[derive(Clone, Debug, PartialEq)]
pub struct Workspace {
    entries: Vec<Entry>,
    active: u32,
    /// Keys that this version does not know.
    pub extra: Map<String, Value>,
}

impl Default for Workspace {
    fn default() -> Self {
        Self::starting_with(Preset::Evidence.scenario())
    }
}

impl Workspace {
    /// The most scenarios that it holds.
    pub const LIMIT: usize = 200;

    /// A workspace of one scenario.
    pub fn starting_with(scenario: Scenario) -> Self {
        let entry = Entry { id: 1, scenario: Arc::new(scenario), extra: Map::new() };
        Self { active: entry.id, entries: vec![entry], extra: Map::new() }
    }

    /// A workspace of these entries, each number standing once; none where there is no entry.
    ///
    /// In sight is the entry `active`, or the first where there is none of that number.
    pub fn of(entries: Vec<Entry>, active: u32) -> Option<Self> {
        let mut workspace = Self { active: entries.first()?.id, entries: Vec::new(), extra: Map::new() };
        for mut entry in entries {
            if workspace.entries.iter().any(|other| other.id == entry.id) {
                entry.id = workspace.free_id();
            }
            workspace.entries.push(entry);
        }
        workspace.show(active);
        Some(workspace)
    }

    /// All scenarios, in the user's order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The number of the scenario in sight.
    pub fn active(&self) -> u32 {
        self.active
    }

    /// The scenario in sight.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.entries[self.position(self.active).unwrap_or_default()].scenario
    }

    /// The entry of a number.
    pub fn entry(&self, id: u32) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    fn position(&self, id: u32) -> Option<usize> {
        self.entries.iter().position(|entry| entry.id == id)
    }

    fn free_id(&self) -> u32 {
        self.entries.iter().map(|entry| entry.id).max().unwrap_or_default() + 1
    }

    /// Changes the scenario in sight.
    pub fn change(&mut self, change: impl FnOnce(&mut Scenario)) {
        let place = self.position(self.active).unwrap_or_default();
        change(Arc::make_mut(&mut self.entries[place].scenario));
    }

    /// Puts another scenario in sight; one that is not there changes nothing.
    pub fn show(&mut self, id: u32) {
        if self.position(id).is_some() {
            self.active = id;
        }
    }

    /// Adds a scenario after the one in sight, under a name not yet taken, and puts it in sight. False where there is no
    /// room.
    pub fn add(&mut self, mut scenario: Scenario) -> bool {
        if self.entries.len() >= Self::LIMIT {
            return false;
        }
        scenario.name = self.free_name(&scenario.name);
        let entry = Entry { id: self.free_id(), scenario: Arc::new(scenario), extra: Map::new() };
        self.active = entry.id;
        self.entries.push(entry);
        true
    }

    /// Copies a scenario and puts the copy in sight; its plan is another one in a calendar. False where there is no such
    /// scenario or no room.
    pub fn duplicate(&mut self, id: u32) -> bool {
        let Some(mut scenario) = self.entry(id).map(|entry| Scenario::clone(&entry.scenario)) else { return false };
        scenario.practice.name_calendar("");
        self.add(scenario)
    }

    /// Gives a scenario's plan its name in calendars, unless it has one.
    pub fn name_calendar(&mut self, id: u32, name: &str) {
        if let Some(place) = self.position(id)
            && self.entries[place].scenario.plan().calendar.is_empty()
        {
            Arc::make_mut(&mut self.entries[place].scenario).practice.name_calendar(name);
        }
    }

    /// Renames a scenario; the name is cut to the longest admissible.
    pub fn rename(&mut self, id: u32, name: &str) {
        if let Some(place) = self.position(id) {
            let name = name.trim().chars().take(Scenario::NAME_LIMIT).collect();
            Arc::make_mut(&mut self.entries[place].scenario).name = name;
        }
    }

    /// Removes a scenario. Where it was the only one, the default takes its place.
    pub fn remove(&mut self, id: u32) {
        let Some(place) = self.position(id) else { return };
        self.entries.remove(place);
        if self.entries.is_empty() {
            *self = Self { extra: std::mem::take(&mut self.extra), ..Self::default() };
        } else if self.active == id {
            self.active = self.entries[place.min(self.entries.len() - 1)].id;
        }
    }

    /// The scenario with exactly this content, if there is one: of this name, or of the name that it got when
    /// [added](Self::add) because another has this one.
    pub fn find(&self, scenario: &Scenario) -> Option<u32> {
        let taken = self.entries.iter().any(|entry| entry.scenario.name == scenario.name);
        let renamed = |name: &str| taken && stem(name) == stem(&scenario.name);
        let same = |entry: &&Entry| {
            let name = entry.scenario.name.clone();
            (name == scenario.name || renamed(&name)) && *entry.scenario == Scenario { name, ..scenario.clone() }
        };
        self.entries.iter().find(same).map(|entry| entry.id)
    }

    /// A name like `name` that no scenario has: with a number after it where needed.
    fn free_name(&self, name: &str) -> String {
        let taken = |name: &str| self.entries.iter().any(|entry| entry.scenario.name == name);
        let numbered = |number: usize| match number {
            1 => name.to_owned(),
            number => format!("{} {number}", stem(name)),
        };
        // One more name than there are scenarios: one of them is free.
        (1..=self.entries.len() + 1).map(numbered).find(|name| !taken(name)).unwrap_or_default()
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

    fn names(workspace: &Workspace) -> Vec<&str> {
        workspace.entries().iter().map(|entry| entry.scenario.name.as_str()).collect()
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
    fn a_plan_keeps_its_name_in_calendars_and_a_copy_has_none() {
        let mut workspace = Workspace::default();
        workspace.name_calendar(1, "k7");
        workspace.name_calendar(1, "k8");
        workspace.name_calendar(9, "k9");
        workspace.duplicate(1);
        let name = |id| workspace.entry(id).unwrap().scenario.plan().calendar.clone();
        assert_eq!([1, 2].map(name), ["k7", ""]);
    }

    #[test]
    fn a_change_touches_the_one_in_sight_only() {
        let mut workspace = Workspace::default();
        workspace.duplicate(1);
        workspace.change(|scenario| scenario.currency = "EUR".into());
        let currencies: Vec<_> = workspace.entries().iter().map(|entry| entry.scenario.currency.as_str()).collect();
        assert_eq!(currencies, ["USD", "EUR"]);
    }

    #[test]
    fn there_always_is_a_scenario_in_sight() {
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
        let mut shared = Preset::Evidence.scenario();
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
        let mut copy = workspace.scenario().as_ref().clone();
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
        let entry = Workspace::default().entries()[0].clone();
        let workspace = Workspace::of(vec![entry.clone(), entry], 9).unwrap();
        assert_eq!(workspace.entries().iter().map(|entry| entry.id).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(Workspace::of(Vec::new(), 1), None);
    }
}
