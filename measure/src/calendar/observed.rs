//! The occurrences of several people in one window, and what is measured of them.

use super::event::Event;
use super::expand::Budget;
use super::figures::{self, meeting_hours};
use super::inventory::inventory;
use super::order;
use super::series::{self, Occurrence, Span};
use crate::civil::{DAY, print_date};
use crate::messages::{Error, Warnings};
use crate::options::WorkingHours;
use crate::zone::Zone;
use measure_messages::{Figures, Person, Window};
use std::ops::Range;

/// Most occurrences of all files together.
const MOST_OCCURRENCES: usize = 1_000_000;

/// All occurrences that overlap a window, by person.
#[derive(Debug)]
pub(crate) struct Observed {
    pub(crate) days: Range<i64>,
    pub(crate) span: Span,
    pub(crate) weeks: f64,
    /// Working time of each working day.
    pub(crate) working: Vec<Span>,
    /// By address, each with occurrences in order of time.
    pub(crate) people: Vec<(String, Vec<Occurrence>)>,
}

impl Observed {
    /// Finds the occurrences of each person's events.
    ///
    /// # Errors
    /// If there are more than can be listed.
    pub(crate) fn new(
        days: Range<i64>,
        working: WorkingHours,
        zone: &Zone,
        mut people: Vec<(String, Vec<Event>)>,
        warnings: &mut Warnings,
    ) -> Result<Self, Error> {
        let span = Span { from: zone.instant(days.start * DAY), to: zone.instant(days.end * DAY) };
        let weeks = (days.end - days.start) as f64 / 7.0;
        let working = figures::working_time(days.clone(), working, zone);
        let mut budget = Budget::new();
        people.sort_by(|a, b| a.0.cmp(&b.0));
        let mut left = MOST_OCCURRENCES;
        let mut observed = Vec::with_capacity(people.len());
        for (owner, events) in people {
            let mut found = series::occurrences(events, span, zone, left, &mut budget, warnings)?;
            found.sort_by(order);
            left -= found.len();
            observed.push((owner, found));
        }
        Ok(Observed { days, span, weeks, working, people: observed })
    }

    /// Each person's figures and meetings.
    pub(crate) fn measured(&self) -> Vec<Person> {
        let person = |(owner, occurrences): &(String, Vec<Occurrence>)| Person {
            owner: owner.clone(),
            figures: figures::figures(occurrences, self.span, self.weeks, &self.working),
            inventory: inventory(occurrences, self.span, self.weeks),
        };
        self.people.iter().map(person).collect()
    }

    /// Meeting hours per week, the mean over people, if these occurrences count.
    pub(crate) fn meeting_hours(&self, counts: impl Fn(&Occurrence) -> bool) -> f64 {
        let hours = self.people.iter().map(|(_, own)| meeting_hours(own, self.span, self.weeks, &counts));
        hours.sum::<f64>() / self.people.len().max(1) as f64
    }

    /// The window in the zone of that name.
    pub(crate) fn window(&self, zone: &str) -> Window {
        let (from, to) = (print_date(self.days.start), print_date(self.days.end));
        Window { from, to, zone: zone.to_owned(), weeks: self.weeks }
    }
}

/// The means of several people's figures.
pub(crate) fn mean_of(people: &[Person]) -> Figures {
    figures::mean(&people.iter().map(|person| person.figures).collect::<Vec<_>>())
}
