//! When a KPI is due to be measured again, how often, and by whom.

use super::{BuiltInKpi, Kpi, KpiId, Period, Scorecard};
use crate::model::date::Date;
use crate::model::{Choice, ChoiceRow, UnknownKeys};
use uncertainty::insertion_sort_by;

/// How often a KPI is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Cadence {
    Weekly,
    EveryTwoWeeks,
    Monthly,
    Quarterly,
    /// Not regularly: it is never due.
    Never,
}

impl Choice for Cadence {
    const ALL: &'static [ChoiceRow<Self>] = &[
        (Self::Weekly, "weekly", "weekly"),
        (Self::EveryTwoWeeks, "every_two_weeks", "every two weeks"),
        (Self::Monthly, "monthly", "monthly"),
        (Self::Quarterly, "quarterly", "quarterly"),
        (Self::Never, "none", "not regularly"),
    ];
}

impl Cadence {
    /// How often a KPI is measured unless the user says otherwise: what changes first weekly, what changes slowly quarterly.
    pub fn usual_of(kpi: &KpiId) -> Self {
        match kpi.built_in() {
            Some(BuiltInKpi::Adoption | BuiltInKpi::MeetingLoad) => Self::Weekly,
            Some(BuiltInKpi::Turnover) => Self::Quarterly,
            _ => Self::Monthly,
        }
    }

    /// The day one step after another; none where it is not measured regularly.
    pub fn after(self, day: Date) -> Option<Date> {
        match self {
            Self::Weekly => Some(day.plus_days(7)),
            Self::EveryTwoWeeks => Some(day.plus_days(14)),
            Self::Monthly => Some(day.plus_months(1)),
            Self::Quarterly => Some(day.plus_months(3)),
            Self::Never => None,
        }
    }
}

/// What the user has said about the measuring of a KPI.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Routine {
    /// Who measures it.
    pub owner: String,
    /// How often; none leaves [`Cadence::usual_of`] in force.
    pub cadence: Option<Cadence>,
    /// The date of the next reading, where it does not follow from the latest one.
    pub next: Option<Date>,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

/// The next reading of a KPI.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedReading<'a> {
    /// The KPI.
    pub kpi: Kpi<'a>,
    /// Who measures it; may be empty.
    pub owner: &'a str,
    /// How often.
    pub cadence: Cadence,
    /// When it is due.
    pub due: Date,
}

impl Scorecard {
    /// The most characters of an owner's name.
    pub const OWNER: usize = crate::model::LINE;

    /// How often a KPI is measured.
    pub fn cadence(&self, id: &KpiId) -> Cadence {
        self.routines.get(id).and_then(|routine| routine.cadence).unwrap_or_else(|| Cadence::usual_of(id))
    }

    /// Changes what is said about the measuring of a KPI.
    pub fn change_routine(&mut self, id: &KpiId, change: impl FnOnce(&mut Routine)) {
        let mut routine = self.routines.remove(id).unwrap_or_default();
        change(&mut routine);
        if routine != Routine::default() {
            self.routines.insert(id.clone(), routine);
        }
    }

    /// The date of the next reading of a KPI; none where it is not measured regularly.
    ///
    /// It is one cadence after the latest reading; before the first one, the start of the rollout, or today where no start is
    /// planned. A date that the user has set goes before both until a reading is taken for it: on that day, later, or less than
    /// half a cadence earlier.
    pub fn next_reading(&self, id: &KpiId, start: Option<Date>, today: Date) -> Option<Date> {
        let cadence = self.cadence(id);
        let reading = self.readings().iter().rev().find(|reading| reading.kpi == *id);
        let latest = reading.map(|reading| reading.date);
        let follows = match reading {
            Some(reading) if reading.period == Period::Day => cadence.after(reading.date)?,
            // A month is measured at its end, however long it is.
            Some(reading) => Period::Month.end(cadence.after(reading.date)?),
            None => cadence.after(today).map(|_| start.unwrap_or(today))?,
        };
        let is_open = |date: &Date| {
            let step = cadence.after(*date).map_or(0, |after| date.days_until(after));
            latest.is_none_or(|latest| latest.days_until(*date) * 2 >= step)
        };
        Some(self.routines.get(id).and_then(|routine| routine.next).filter(is_open).unwrap_or(follows))
    }

    /// The next reading of each KPI that has a reading or a [`Routine`], the earliest due first.
    pub fn planned_readings(&self, start: Option<Date>, today: Date) -> Vec<PlannedReading<'_>> {
        let planned = |kpi: Kpi<'_>| self.routines.contains_key(kpi.id) || self.is_measured(kpi.id);
        let mut planned: Vec<PlannedReading<'_>> = self
            .kpis()
            .filter(|kpi| planned(*kpi))
            .filter_map(|kpi| {
                let owner = self.routines.get(kpi.id).map_or("", |routine| routine.owner.as_str());
                let due = self.next_reading(kpi.id, start, today)?;
                Some(PlannedReading { kpi, owner, cadence: self.cadence(kpi.id), due })
            })
            .collect();
        insertion_sort_by(&mut planned, |one, other| one.due.cmp(&other.due));
        planned
    }
}

#[cfg(test)]
mod tests {
    use super::super::BuiltInKpi::*;
    use super::super::Reading;
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn today() -> Date {
        day("2027-03-10")
    }

    fn measured(kpi: BuiltInKpi, date: &str) -> Scorecard {
        let mut card = Scorecard::default();
        card.record(Reading::new(kpi, day(date), 0.2).unwrap()).unwrap();
        card
    }

    fn next(card: &Scorecard, kpi: BuiltInKpi) -> Option<String> {
        card.next_reading(&kpi.into(), None, today()).map(|date| date.to_string())
    }

    #[test]
    fn the_next_reading_is_one_cadence_after_the_latest() {
        let mut card = measured(Turnover, "2027-01-31");
        assert_eq!(next(&card, Turnover).as_deref(), Some("2027-04-30"));
        for (cadence, date) in [
            (Cadence::Weekly, Some("2027-02-07")),
            (Cadence::EveryTwoWeeks, Some("2027-02-14")),
            (Cadence::Monthly, Some("2027-02-28")),
            (Cadence::Never, None),
        ] {
            card.change_routine(&Turnover.into(), |routine| routine.cadence = Some(cadence));
            assert_eq!(next(&card, Turnover).as_deref(), date);
        }
    }

    #[test]
    fn months_and_quarters_are_due_at_their_ends() {
        let mut card = Scorecard::default();
        let mut reading = Reading::new(Collaboration, day("2027-02-10"), 5.0).unwrap();
        reading.set_period(Period::Month);
        card.record(reading).unwrap();
        assert_eq!(next(&card, Collaboration).as_deref(), Some("2027-03-31"));
    }

    #[test]
    fn before_the_first_reading_it_is_the_start_or_today() {
        let card = Scorecard::default();
        assert_eq!(next(&card, Adoption).as_deref(), Some("2027-03-10"));
        let start = day("2027-04-01");
        assert_eq!(card.next_reading(&Adoption.into(), Some(start), today()), Some(start));
        assert_eq!(card.planned_readings(None, today()), [], "nobody has planned anything");
    }

    #[test]
    fn a_date_of_the_users_holds_until_its_reading() {
        let mut card = measured(MeetingLoad, "2027-03-01");
        card.change_routine(&MeetingLoad.into(), |routine| routine.next = Some(day("2027-03-12")));
        assert_eq!(next(&card, MeetingLoad).as_deref(), Some("2027-03-12"));
        let mut taken = |date: &str| {
            card.record(Reading::new(MeetingLoad, day(date), 14.0).unwrap()).unwrap();
            next(&card, MeetingLoad).unwrap()
        };
        assert_eq!(taken("2027-03-05"), "2027-03-12", "too early to be the one planned");
        assert_eq!(taken("2027-03-09"), "2027-03-16");
        assert_eq!(taken("2027-03-15"), "2027-03-22");
    }

    #[test]
    fn what_is_planned_is_listed_by_its_date() {
        let mut card = measured(Turnover, "2026-11-30");
        card.record(Reading::new(MeetingLoad, day("2027-03-08"), 14.0).unwrap()).unwrap();
        card.change_routine(&DeepWork.into(), |routine| routine.owner = "Ada".into());
        card.change_routine(&Adoption.into(), |routine| routine.cadence = Some(Cadence::Never));
        let planned: Vec<_> = card
            .planned_readings(None, today())
            .iter()
            .map(|reading| (reading.kpi.id.to_string(), reading.owner, reading.due.to_string()))
            .collect();
        let expected =
            [("turnover", "", "2027-02-28"), ("deep_work", "Ada", "2027-03-10"), ("meeting_load", "", "2027-03-15")];
        assert_eq!(planned, expected.map(|(id, owner, due)| (id.to_owned(), owner, due.to_owned())));
        card.change_routine(&DeepWork.into(), |routine| routine.owner.clear());
        assert_eq!(card.routines.len(), 1, "nothing is kept of an empty one");
    }
}
