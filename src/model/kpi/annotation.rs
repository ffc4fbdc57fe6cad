//! What happened at a time and may explain a change of the KPIs.

use super::Scorecard;
use crate::model::UnknownKeys;
use crate::model::date::Date;
use uncertainty::insertion_sort_by;

/// An event, such as a reorganization.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation {
    /// Its day.
    pub date: Date,
    /// What happened; without it, charts and tables leave the event out.
    pub text: String,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

impl Annotation {
    /// An event on a day.
    pub fn new(date: Date, text: &str) -> Self {
        Self { date, text: text.to_owned(), unknown: UnknownKeys::default() }
    }
}

impl Scorecard {
    /// The most events.
    pub const MOST_ANNOTATIONS: usize = 100;

    /// The events that have a text, earliest first.
    pub fn events(&self) -> Vec<&Annotation> {
        let mut events: Vec<&Annotation> =
            self.annotations.iter().filter(|event| !event.text.trim().is_empty()).collect();
        insertion_sort_by(&mut events, |one, other| one.date.cmp(&other.date));
        events
    }

    /// Adds an event that is not there yet, as far as there is room.
    pub fn annotate(&mut self, event: Annotation) {
        let is_new = self.annotations.iter().all(|known| (known.date, &known.text) != (event.date, &event.text));
        if is_new && self.annotations.len() < Self::MOST_ANNOTATIONS {
            self.annotations.push(event);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_listed_by_date_and_added_once() {
        let day = Date::new(2027, 3, 1).unwrap();
        let mut card = Scorecard::default();
        for (days, text) in [(7, "New tracker"), (0, "Reorganization"), (3, " "), (0, "Reorganization")] {
            card.annotate(Annotation::new(day.plus_days(days), text));
        }
        assert_eq!(card.annotations.len(), 3);
        let texts: Vec<&str> = card.events().iter().map(|event| event.text.as_str()).collect();
        assert_eq!(texts, ["Reorganization", "New tracker"]);
        for days in 0..200 {
            card.annotate(Annotation::new(day.plus_days(days), "again"));
        }
        assert_eq!(card.annotations.len(), Scorecard::MOST_ANNOTATIONS);
    }
}
