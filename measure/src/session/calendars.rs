//! All calendar files of a session: how they are measured, and what is shown of them.

use super::window::default_window;
use crate::calendar::event::Event;
use crate::calendar::file::{self, CalendarFile};
use crate::calendar::observed::{Observed, mean_of};
use crate::calendar::people::normal;
use crate::calendar::pictures::pictures;
use crate::calendar::series::Occurrence;
use crate::calendar::{self, add_to};
use crate::civil::{DAY, print_date};
use crate::messages::{Error, Warnings, error};
use crate::options::{WorkingHours, zone_option};
use crate::zone::{Zone, Zones};
use measure_messages::{CalendarSettings, CalendarView, Days, OwnerChoice, Period, RuleView, Why};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::detect::THE_FILE;

/// People to choose an owner from.
const MOST_OWNERS: usize = 50;
/// How far beyond today, or the end of a window, the zones that files define are read: beyond the longest exception.
const ZONES_AHEAD: i64 = 10 * 366;

/// A calendar file. Its bytes are kept, since times without a zone are read anew when another one is chosen.
pub(super) struct CalendarData {
    bytes: Vec<u8>,
    pub(super) file: CalendarFile,
    /// The zone and the day up to which it was read.
    read_for: (String, i64),
}

/// What was switched by hand: by start and UID; the rest of what tells events apart, and whether it counts.
type Switched = HashMap<(i64, Arc<str>), Vec<(String, String, bool)>>;

/// The calendars of a session.
pub(super) struct Calendars {
    today: i64,
    zones: Zones,
    pub(super) settings: CalendarSettings,
    switched: Switched,
    owners: Vec<OwnerChoice>,
    pub(super) measured: Option<Measured>,
    /// Changes with the list of events.
    pub(super) list: u32,
}

/// What was measured with the settings.
pub(super) struct Measured {
    pub(super) zone: Zone,
    pub(super) period: Observed,
    pub(super) compared: Option<Observed>,
    /// Occurrences of the main window by start, then UID, as positions of a person and of an occurrence.
    pub(super) order: Vec<(usize, usize)>,
    events_in_files: usize,
    warnings: Warnings,
}

impl Calendars {
    /// Without files.
    ///
    /// # Errors
    /// If the zone is none.
    pub(super) fn new(today: i64, zone: &str) -> Result<Self, Error> {
        let mut zones = Zones::new();
        zone_option(&mut zones, zone)?;
        let settings = CalendarSettings::new(zone);
        let (switched, owners) = (HashMap::new(), Vec::new());
        Ok(Calendars { today, zones, settings, switched, owners, measured: None, list: 0 })
    }

    /// Reads a file.
    ///
    /// # Errors
    /// If it is not a calendar, too large, or has no event that can be read though it is not empty.
    pub(super) fn read(&mut self, bytes: Vec<u8>) -> Result<CalendarData, Error> {
        let zone = zone_option(&mut self.zones, &self.settings.zone)?;
        let until = self.zones_until(&self.settings);
        let file = file::read(THE_FILE, &bytes, &mut self.zones, &zone, until * DAY)?;
        if let Some(why) = &file.broken {
            return error(format!("No event can be read. {why} Export the calendar again."));
        }
        Ok(CalendarData { bytes, file, read_for: (self.settings.zone.clone(), until) })
    }

    /// The day up to which zones that files define are needed.
    fn zones_until(&self, settings: &CalendarSettings) -> i64 {
        let windows = [&settings.window, &settings.compared].into_iter().flatten();
        let ends = windows.filter_map(|days| crate::options::day(&days.to).ok());
        ends.chain([self.today]).max().unwrap_or(self.today) + ZONES_AHEAD
    }

    /// Measures these files with these settings, which are kept if that can be done.
    ///
    /// # Errors
    /// If a setting is not understood, or there are too many occurrences. Then all is as before.
    pub(super) fn measure(
        &mut self,
        files: &mut [(u32, &str, &mut CalendarData)],
        mut settings: CalendarSettings,
    ) -> Result<(), Error> {
        let working = WorkingHours::default().with_hours(&settings.hours)?.with_days(&settings.days)?;
        let zone = zone_option(&mut self.zones, &settings.zone)?;
        for owner in settings.owners.iter_mut().chain(settings.file_owners.iter_mut().map(|chosen| &mut chosen.owner)) {
            *owner = normal(owner);
        }
        settings.owners.retain(|owner| !owner.is_empty());
        let days = |days: &Option<Days>| match days {
            Some(days) => {
                calendar::Options::new(&days.from, &days.to, &settings.zone).map(|options| Some(options.days()))
            }
            None => Ok(None),
        };
        let (window, compared) = (days(&settings.window)?, days(&settings.compared)?);
        let until = self.zones_until(&settings);
        for (_, _, data) in files.iter_mut() {
            if data.read_for.0 != settings.zone || data.read_for.1 < until {
                data.file = file::read(THE_FILE, &data.bytes, &mut self.zones, &zone, until * DAY)?;
                data.read_for = (settings.zone.clone(), until);
            }
        }
        let counts = |number: &u32, data: &CalendarData| {
            !data.file.drafts.is_empty() || settings.without_meetings.contains(number)
        };
        let mut people: Vec<(String, Vec<Event>)> = Vec::new();
        for (number, _, data) in files.iter().filter(|(number, _, data)| counts(number, data)) {
            let owners = owners_of(*number, &settings);
            let events = data.file.events(&owners, &mut Warnings::default());
            let owner = owners.into_iter().next().or_else(|| data.file.owner.as_ref().map(|(owner, _)| owner.clone()));
            add_to(&mut people, owner.unwrap_or_default(), events);
        }
        if people.is_empty() {
            (self.settings, self.measured) = (settings, None);
            return Ok(());
        }
        let events_in_files = people.iter().map(|(_, events)| events.len()).sum();
        let window = window.unwrap_or_else(|| {
            let all: Vec<Event> = people.iter().flat_map(|(_, events)| events.iter().cloned()).collect();
            default_window(&all, self.today, &zone)
        });
        let mut warnings = Warnings::default();
        let compared = match compared {
            Some(days) => Some(Observed::new(days, working, &zone, people.clone(), &mut Warnings::default())?),
            None => None,
        };
        let period = Observed::new(window, working, &zone, people, &mut warnings)?;
        let mut order: Vec<(usize, usize)> = Vec::new();
        for (person, (_, own)) in period.people.iter().enumerate() {
            order.extend((0..own.len()).map(|at| (person, at)));
        }
        let occurrence = |&(person, at): &(usize, usize)| -> &Occurrence { &period.people[person].1[at] };
        order.sort_by(|a, b| calendar::order(occurrence(a), occurrence(b)));
        self.owners = owner_choices(files, &settings);
        self.list += 1;
        self.measured = Some(Measured { zone, period, compared, order, events_in_files, warnings });
        self.settings = settings;
        self.decide();
        Ok(())
    }

    /// Decides of each occurrence whether it counts.
    fn decide(&mut self) {
        let Some(measured) = &mut self.measured else { return };
        for observed in [Some(&mut measured.period), measured.compared.as_mut()].into_iter().flatten() {
            for (owner, own) in &mut observed.people {
                for occurrence in own {
                    let chosen = by_hand(&self.switched, owner, occurrence);
                    occurrence.by_hand = chosen.is_some();
                    occurrence.why = match chosen {
                        Some(true) => None,
                        Some(false) => Some(Why::ByHand),
                        None => occurrence.facts.why(&self.settings.rules),
                    };
                }
            }
        }
    }

    /// Changes the rules in force.
    pub(super) fn set_rules(&mut self, rules: Vec<Why>) {
        self.settings.rules = rules;
        self.decide();
    }

    /// Switches events of the list by hand; without a choice, the rules decide again. Nothing happens with another list.
    pub(super) fn switch(&mut self, list: u32, events: &[u32], counted: Option<bool>) {
        let Some(measured) = self.measured.as_ref().filter(|_| list == self.list) else { return };
        for &(person, at) in events.iter().filter_map(|&event| measured.order.get(event as usize)) {
            let (owner, own) = &measured.period.people[person];
            let occurrence = &own[at];
            let summary = &occurrence.facts.summary;
            let kept = self.switched.entry((occurrence.start, occurrence.uid.clone())).or_default();
            kept.retain(|(of, known, _)| of != owner || known != summary);
            kept.extend(counted.map(|counted| (owner.clone(), summary.clone(), counted)));
        }
        self.switched.retain(|_, kept| !kept.is_empty());
        self.decide();
    }

    pub(super) fn view(&self) -> Option<CalendarView> {
        let measured = self.measured.as_ref()?;
        let mut settings = self.settings.clone();
        let days = &measured.period.days;
        settings.window = Some(Days { from: print_date(days.start), to: print_date(days.end) });
        let occurrences = measured.period.people.iter().flat_map(|(_, own)| own);
        Some(CalendarView {
            list: self.list,
            events_in_files: measured.events_in_files,
            period: period(&measured.period, &measured.zone, &settings.zone),
            compared: measured.compared.as_ref().map(|observed| period(observed, &measured.zone, &settings.zone)),
            rules: Why::RULES.map(|rule| self.rule(rule, &measured.period)).to_vec(),
            by_hand: occurrences.filter(|occurrence| occurrence.by_hand).count(),
            owners: self.owners.clone(),
            warnings: measured.warnings.clone().finish(),
            settings,
        })
    }

    /// A rule, and what it changes.
    fn rule(&self, rule: Why, observed: &Observed) -> RuleView {
        let in_force = self.settings.rules.contains(&rule);
        let mut other: Vec<Why> = self.settings.rules.iter().copied().filter(|known| *known != rule).collect();
        other.extend((!in_force).then_some(rule));
        let counted = |occurrence: &Occurrence| occurrence.why.is_none();
        let counts = |occurrence: &Occurrence| {
            if occurrence.by_hand { counted(occurrence) } else { occurrence.facts.why(&other).is_none() }
        };
        let occurrences = || observed.people.iter().flat_map(|(_, own)| own);
        let events = occurrences().filter(|occurrence| occurrence.facts.holds(rule)).count();
        let changes = occurrences().any(|occurrence| counts(occurrence) != counted(occurrence));
        let change_in_hours_per_week =
            if changes { observed.meeting_hours(counts) - observed.meeting_hours(counted) } else { 0.0 };
        RuleView { rule, in_force, events, change_in_hours_per_week }
    }
}

fn by_hand(switched: &Switched, owner: &str, occurrence: &Occurrence) -> Option<bool> {
    if switched.is_empty() {
        return None;
    }
    let kept = switched.get(&(occurrence.start, occurrence.uid.clone()))?;
    let own = kept.iter().find(|(of, summary, _)| of == owner && *summary == occurrence.facts.summary);
    own.map(|(_, _, counted)| *counted)
}

/// The addresses of a file's owner that were chosen; empty where the one who was found in it is taken.
pub(super) fn owners_of(file: u32, settings: &CalendarSettings) -> Vec<String> {
    if !settings.owners.is_empty() {
        return settings.owners.clone();
    }
    let chosen = settings.file_owners.iter().find(|chosen| chosen.file == file && !chosen.owner.is_empty());
    chosen.map(|chosen| chosen.owner.clone()).into_iter().collect()
}

/// The owners of the files, and others by the number of events that they are in.
fn owner_choices(files: &[(u32, &str, &mut CalendarData)], settings: &CalendarSettings) -> Vec<OwnerChoice> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut owned: HashMap<String, Vec<u32>> = HashMap::new();
    for (number, _, data) in files {
        let found = data.file.owner.iter().map(|(owner, _)| owner.clone());
        let chosen = owners_of(*number, settings);
        let owners: Vec<String> = if chosen.is_empty() { found.collect() } else { chosen };
        for owner in owners {
            owned.entry(owner).or_default().push(*number);
        }
        for draft in &data.file.drafts {
            let people: HashSet<&str> = draft.people.iter().map(|person| person.address.as_str()).collect();
            for address in people {
                *counts.entry(address).or_default() += 1;
            }
        }
    }
    for owner in owned.keys() {
        counts.entry(owner).or_default();
    }
    let choice = |(address, events): (&str, usize)| OwnerChoice {
        files: owned.get(address).cloned().unwrap_or_default(),
        address: address.to_owned(),
        events,
    };
    let mut choices: Vec<OwnerChoice> = counts.into_iter().map(choice).collect();
    let rank = |choice: &OwnerChoice| (choice.files.is_empty(), std::cmp::Reverse(choice.events));
    choices.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.address.cmp(&b.address)));
    choices.truncate(MOST_OWNERS.max(owned.len()));
    choices
}

fn period(observed: &Observed, zone: &Zone, zone_name: &str) -> Period {
    let mut people = observed.measured();
    let figures = mean_of(&people);
    for person in &mut people {
        person.inventory.clear();
    }
    let events = observed.people.iter().map(|(_, own)| own.len()).sum();
    let counted = observed.people.iter().flat_map(|(_, own)| own).filter(|occurrence| occurrence.why.is_none()).count();
    let pictures = pictures(observed, zone);
    Period { window: observed.window(zone_name), figures, people, events, counted, pictures }
}
