//! What of measured files can be taken over into a case, and what that changes.

use super::meeting_list::{MeasuredMeeting, listed_hours};
use crate::model::date::Date;
use crate::model::kpi::{
    BlockLength, BuiltInKpi, Definition, Direction, Kpi, KpiId, KpiUnit, Period as Time, Reading, Scorecard, UserKpi,
};
use crate::model::{Case, Evaluation, Input, Quantity, Spread};
use measure_messages::{DeepWork, Figures, Period, RosterFigures, TicketView};

/// From which files a figure comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileSource {
    /// Calendars, in the main period.
    Calendars,
    /// Calendars, in the earlier one of two periods.
    EarlierCalendars,
    /// Tickets of a tracker.
    Tickets,
    /// A roster.
    Roster,
}

/// A KPI that files measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MeasuredKpi {
    /// One that every scorecard has.
    BuiltIn(BuiltInKpi),
    /// Hours in meetings outside working hours, a person and week.
    OutOfHours,
    /// Share of the resolved tickets that took less than 24 hours.
    Under24Hours,
    /// Hours of a day in which everybody of the roster works.
    Overlap,
}

/// What can be taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// Into the case: people in the team.
    People,
    /// Into the case: meeting hours per person and week.
    MeetingHours,
    /// Into the case: each meeting, in place of the hours. The value is what the list comes to, in hours per person and week.
    MeetingList,
    /// Into the case: hours of deep work per person and week.
    DeepWorkHours,
    /// Into the scorecard: a reading.
    Reading(MeasuredKpi),
    /// Into the scorecard: a reading of the earlier one of two periods.
    EarlierReading(MeasuredKpi),
}

/// A figure that can be taken over.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Into what.
    pub target: Target,
    /// From which files.
    pub source: FileSource,
    /// What the case or scorecard holds now: of a KPI, the reading that would be replaced, else the latest one.
    pub before: Option<f64>,
    /// What was measured, in the same unit.
    pub after: f64,
    /// Of a reading: the last day that was measured, and whether a month or quarter was.
    pub time: Option<(Date, Time)>,
    /// Whether a reading of the same time with another value would be replaced.
    pub replaces: bool,
    /// Whether it is taken over unless the user chooses otherwise.
    pub is_proposed: bool,
}

/// What was measured, as far as it was.
#[derive(Clone, Copy, Debug)]
pub struct MeasuredFiles<'a> {
    /// Calendars, in the only period or the later one of two.
    pub calendar: Option<&'a Period>,
    /// The same calendars in the earlier one of two periods. The inputs of a case describe the time before the change, so they come from it.
    pub earlier: Option<&'a Period>,
    /// The meetings from which the list is made, as [`super::meeting_list`] gives them.
    pub meetings: &'a [MeasuredMeeting],
    /// Tickets of one file.
    pub tickets: Option<&'a TicketView>,
    /// One roster.
    pub roster: Option<&'a RosterFigures>,
    /// How long a block must be to count as deep work.
    pub block: BlockLength,
    /// Today: no reading is later.
    pub today: Date,
}

impl MeasuredKpi {
    /// The KPI of the user's own that a scorecard gets for it; none for a built-in one. It is known again by its name.
    pub(super) fn user_kpi(self) -> Option<UserKpi> {
        let (name, unit, direction) = match self {
            Self::BuiltIn(_) => return None,
            Self::OutOfHours => ("Meetings outside working hours", "h a person and week", Direction::Lower),
            Self::Under24Hours => ("Tickets resolved in under 24 hours", "%", Direction::Higher),
            Self::Overlap => ("Working hours that all share", "h a day", Direction::Higher),
        };
        Some(UserKpi { name: name.into(), unit: unit.into(), direction, ..UserKpi::default() })
    }

    /// Its id in a scorecard, if it has one there.
    pub(super) fn id(self, scorecard: &Scorecard) -> Option<KpiId> {
        match self {
            Self::BuiltIn(kpi) => Some(kpi.into()),
            own => {
                let name = own.user_kpi()?.name;
                scorecard.user_kpis.iter().find(|kpi| kpi.name == name).map(|kpi| kpi.id.clone())
            }
        }
    }

    /// Calls a function with the KPI: its name, unit and limits.
    pub fn with_kpi<T>(self, of: impl FnOnce(&Kpi<'_>) -> T) -> T {
        match (self, self.user_kpi()) {
            (Self::BuiltIn(kpi), _) => of(&kpi.kpi()),
            (_, own) => of(&own.unwrap_or_default().as_kpi()),
        }
    }

    pub(super) fn definition(self, block: BlockLength) -> Definition {
        if self == Self::BuiltIn(BuiltInKpi::DeepWork) { Definition::Blocks(block) } else { Definition::Usual }
    }
}

impl Target {
    /// What its values are counted in.
    pub fn unit(self) -> KpiUnit<'static> {
        match self {
            Self::People => KpiUnit::Named("people"),
            Self::MeetingHours | Self::MeetingList | Self::DeepWorkHours => KpiUnit::HoursPerPersonWeek,
            Self::Reading(kpi) | Self::EarlierReading(kpi) => match kpi {
                MeasuredKpi::BuiltIn(kpi) => kpi.kpi().unit,
                MeasuredKpi::Under24Hours => KpiUnit::Share,
                MeasuredKpi::OutOfHours => KpiUnit::HoursPerPersonWeek,
                MeasuredKpi::Overlap => KpiUnit::Named("h a day"),
            },
        }
    }

    /// The KPI of a reading.
    pub fn kpi(self) -> Option<MeasuredKpi> {
        match self {
            Self::Reading(kpi) | Self::EarlierReading(kpi) => Some(kpi),
            _ => None,
        }
    }

    /// Whether it changes the case, and not only its scorecard.
    pub fn is_input(self) -> bool {
        self.kpi().is_none()
    }

    /// Whether it is proposed where what was measured is typical. Not the people: the files of a part of the team are often all there
    /// is. Not the list: the hours count in its place.
    fn is_usual(self) -> bool {
        !matches!(self, Self::People | Self::MeetingList)
    }

    /// The input that it sets; none for the list and for readings.
    pub fn input(self) -> Option<Input> {
        Input::parse(match self {
            Self::People => "team.people",
            Self::MeetingHours => "meetings.load.hours_per_person_week",
            Self::DeepWorkHours => "deep_work.hours_before",
            Self::MeetingList | Self::Reading(_) | Self::EarlierReading(_) => return None,
        })
    }
}

/// What can be taken over, inputs of the case first. What a field or KPI does not admit is not offered, and nothing of what holds no data:
/// a period without events or working time, or the overlap of a day on which nobody works.
pub fn offers(case: &Case, files: &MeasuredFiles) -> Vec<Offer> {
    let has_data = |period: &&Period| period.events > 0 && period.figures.working_hours_per_week > 0.0;
    let (calendar, earlier) = (files.calendar.filter(has_data), files.earlier.filter(has_data));
    let files = MeasuredFiles { calendar, earlier, ..*files };
    [inputs(case, &files), readings(case, &files)].concat()
}

/// Whether a period can stand for the usual week: a whole week with a meeting that counts. Our choice.
fn is_typical(period: &Period) -> bool {
    period.window.weeks >= 1.0 && period.counted > 0
}

fn inputs(case: &Case, files: &MeasuredFiles) -> Vec<Offer> {
    let counted = files.roster.map(|roster| (FileSource::Roster, roster.people.len()));
    let measured = files
        .earlier
        .map(|period| (FileSource::EarlierCalendars, period))
        .or(files.calendar.map(|period| (FileSource::Calendars, period)));
    let offer = |target, source, before: f64, after: f64| Offer {
        target,
        source,
        before: Some(before),
        after,
        time: None,
        replaces: false,
        is_proposed: target.is_usual() && measured.is_none_or(|(_, period)| is_typical(period)),
    };
    let owners = measured.map(|(source, period)| (source, period.people.len()));
    let mut found = Vec::new();
    if let Some((source, count)) = counted.or(owners) {
        found.push(offer(Target::People, source, case.team.people.likely().value(), count as f64));
    }
    if let Some((source, period)) = measured {
        let hours = Evaluation::of(case).ledger.meeting_hours.value();
        found.push(offer(Target::MeetingHours, source, hours, period.figures.meeting_hours_per_week));
        if !files.meetings.is_empty() {
            let listed = listed_hours(files.meetings, case);
            found.push(offer(Target::MeetingList, source, hours, listed));
        }
        let deep = deep_work_hours(&period.figures.deep_work_hours_per_week, files.block);
        found.push(offer(Target::DeepWorkHours, source, case.deep_work.hours_before.likely().value(), deep));
    }
    let is_admissible = |offer: &Offer| {
        let Ok(value) = Spread::point(offer.after) else { return false };
        offer.target.input().is_none_or(|input| input.field.check(&value).is_ok())
    };
    found.retain(is_admissible);
    found
}

fn readings(case: &Case, files: &MeasuredFiles) -> Vec<Offer> {
    let scorecard = &*case.implementation.scorecard;
    let offer = |(kpi, source, value, time): MeasuredValue| {
        let (after, (date, period)) = (value?, time?);
        let is_proposed = match source {
            FileSource::Calendars => files.calendar.is_some_and(is_typical),
            FileSource::EarlierCalendars => files.earlier.is_some_and(is_typical),
            FileSource::Tickets => true,
            // Who is off on that day shares no hour with anybody.
            FileSource::Roster => {
                files.roster.is_some_and(|roster| roster.people.iter().all(|shift| shift.start_utc.is_some()))
            }
        };
        let time = (date.min(files.today), if date > files.today { Time::Day } else { period });
        let spread = Spread::point(after).ok()?;
        kpi.with_kpi(|kpi| kpi.limits().check(&spread)).ok()?;
        let id = kpi.id(scorecard);
        let kept = id.as_ref().and_then(|id| kept_reading(scorecard, id, kpi, files.block, time));
        let latest = id.map(|id| scorecard.series(&id, &kpi.definition(files.block)));
        let latest = latest.and_then(|series| series.last().map(|reading| reading.value()));
        Some(Offer {
            target: if source == FileSource::EarlierCalendars {
                Target::EarlierReading(kpi)
            } else {
                Target::Reading(kpi)
            },
            source,
            before: kept.or(latest),
            after,
            time: Some(time),
            replaces: kept.is_some_and(|value| value != after),
            is_proposed,
        })
    };
    let calendars = [(files.earlier, FileSource::EarlierCalendars), (files.calendar, FileSource::Calendars)];
    let calendars =
        calendars.into_iter().filter_map(|(period, source)| Some((period?, source))).flat_map(|(period, source)| {
            let time = time_of(&period.window.from, &period.window.to);
            of_calendar(case, &period.figures, files.block).map(move |(kpi, value)| (kpi, source, value, time))
        });
    let tickets = files.tickets.into_iter().flat_map(of_tickets);
    let at_work = |roster: &&RosterFigures| roster.people.iter().any(|shift| shift.start_utc.is_some());
    let roster = files.roster.filter(at_work).into_iter().map(|roster| {
        let time = roster.date.parse().ok().map(|date| (date, Time::Day));
        (MeasuredKpi::Overlap, FileSource::Roster, Some(roster.hours_all_overlap), time)
    });
    calendars.chain(tickets).chain(roster).filter_map(offer).collect()
}

/// The value of the reading that one of this time would replace.
fn kept_reading(
    scorecard: &Scorecard,
    id: &KpiId,
    kpi: MeasuredKpi,
    block: BlockLength,
    time: (Date, Time),
) -> Option<f64> {
    let mut reading = Reading::new(id.clone(), time.0, 0.0).ok()?;
    reading.definition = kpi.definition(block);
    reading.period = time.1;
    scorecard.place_of(&reading).map(|place| scorecard.readings()[place].value())
}

/// The last day of a window, and whether it is a whole month or quarter.
fn time_of(from: &str, to: &str) -> Option<(Date, Time)> {
    let (from, to): (Date, Date) = (from.parse().ok()?, to.parse().ok()?);
    let (_, month, day) = from.parts();
    let time = match day {
        1 if to == from.plus_months(1) => Time::Month,
        1 if to == from.plus_months(3) && (month - 1).is_multiple_of(3) => Time::Quarter,
        _ => Time::Day,
    };
    Some((to.plus_days(-1), time))
}

/// The KPIs of calendars, in their units. Deep work counts as a share of the contracted hours, fragmented time as a share of the working
/// time without meetings.
fn of_calendar(
    case: &Case,
    figures: &Figures,
    block: BlockLength,
) -> impl Iterator<Item = (MeasuredKpi, Option<f64>)> + use<> {
    let contracted = case.team.hours_per_week.likely().value();
    let in_hours = figures.meeting_hours_per_week - figures.out_of_hours_per_week;
    let without_meetings = figures.working_hours_per_week - in_hours;
    let deep = deep_work_hours(&figures.deep_work_hours_per_week, block);
    let share = |hours: f64, of: f64| (of > 0.0).then(|| (hours / of).max(0.0).min(1.0));
    [
        (MeasuredKpi::BuiltIn(BuiltInKpi::MeetingLoad), Some(figures.meeting_hours_per_week)),
        (MeasuredKpi::BuiltIn(BuiltInKpi::DeepWork), share(deep, contracted)),
        (MeasuredKpi::BuiltIn(BuiltInKpi::Fragmentation), share(figures.fragmented_hours_per_week, without_meetings)),
        (MeasuredKpi::OutOfHours, Some(figures.out_of_hours_per_week)),
    ]
    .into_iter()
}

/// Hours per person and week in pieces of at least a block.
pub fn deep_work_hours(hours: &DeepWork, block: BlockLength) -> f64 {
    match block {
        BlockLength::Hour => hours.of_60,
        BlockLength::HourAndHalf => hours.of_90,
        BlockLength::TwoHours => hours.of_120,
    }
}

type MeasuredValue = (MeasuredKpi, FileSource, Option<f64>, Option<(Date, Time)>);

/// The KPIs of tickets: of their window, else of all of them by the last month in which one was resolved.
fn of_tickets(view: &TicketView) -> Vec<MeasuredValue> {
    let Some(figures) = &view.figures else { return Vec::new() };
    let time = match &view.settings.window {
        Some(window) => time_of(&window.from, &window.to),
        None => figures.by_month.last().and_then(|last| {
            let first: Date = format!("{}-01", last.month).parse().ok()?;
            Some((Time::Month.end(first), Time::Day))
        }),
    };
    [
        (MeasuredKpi::BuiltIn(BuiltInKpi::ResolutionTime), figures.median_hours),
        (MeasuredKpi::BuiltIn(BuiltInKpi::ResponseTime), figures.response_median_hours),
        (MeasuredKpi::Under24Hours, figures.under_24h),
    ]
    .map(|(kpi, value)| (kpi, FileSource::Tickets, value, time))
    .into()
}

#[cfg(test)]
mod tests;
