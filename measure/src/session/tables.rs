//! Files with tickets, and rosters: tables that are read once and measured as often as settings change.

use super::detect::THE_FILE;
use super::{capital, instants};
use crate::civil::DAY;
use crate::messages::{Error, Warnings};
use crate::options::{WorkingHours, day, zone_option};
use crate::table::Table;
use crate::tickets::{self, Stop, Tickets, Unclear};
use crate::zone::{Zone, Zones};
use crate::{calendar, roster};
use measure_messages::{
    DateOrder, Days, RosterPictures, RosterSettings, RosterView, TicketQuestion, TicketSettings, TicketView,
};

/// A table with tickets.
pub(super) struct TicketFile {
    pub(super) table: Table,
    warnings: Warnings,
    settings: TicketSettings,
    read: Result<Tickets, Stop>,
    /// What was understood, under the number 0: measuring 200,000 tickets takes longer than showing something else may.
    view: TicketView,
}

impl TicketFile {
    pub(super) fn new(table: Table, warnings: Warnings, zone: &str) -> Self {
        let settings = TicketSettings {
            created: None,
            resolved: None,
            responded: None,
            zone: zone.to_owned(),
            dates: None,
            window: None,
            compared: None,
        };
        let read = read(&table, &warnings, &settings);
        let view = view(&table, &settings, &read);
        TicketFile { table, warnings, settings, read, view }
    }

    /// Measures with other settings.
    ///
    /// # Errors
    /// If the zone or a window is none. What cannot be measured otherwise is told by the view.
    pub(super) fn set(&mut self, settings: TicketSettings) -> Result<(), Error> {
        zone_option(&mut Zones::new(), &settings.zone)?;
        for days in [&settings.window, &settings.compared].into_iter().flatten() {
            calendar::Options::new(&days.from, &days.to, &settings.zone)?;
        }
        let same_window = TicketSettings {
            window: settings.window.clone(),
            compared: settings.compared.clone(),
            ..self.settings.clone()
        };
        if same_window != settings {
            self.read = read(&self.table, &self.warnings, &settings);
        }
        self.settings = settings;
        self.view = view(&self.table, &self.settings, &self.read);
        Ok(())
    }

    pub(super) fn view(&self, file: u32) -> TicketView {
        TicketView { file, ..self.view.clone() }
    }
}

/// What was understood of a table of tickets.
fn view(table: &Table, settings: &TicketSettings, read: &Result<Tickets, Stop>) -> TicketView {
    let mut view = TicketView {
        file: 0,
        settings: settings.clone(),
        columns: table.header.iter().filter(|name| !name.is_empty()).cloned().collect(),
        figures: None,
        compared: None,
        weekly_medians: None,
        pictures: None,
        question: None,
        problem: None,
    };
    match read {
        Ok(tickets) => {
            let columns = &tickets.columns;
            view.settings.created = Some(columns.created.clone());
            view.settings.resolved = Some(columns.resolved.clone());
            view.settings.responded.clone_from(&columns.responded);
            view.settings.dates = settings.dates.or(tickets.order_matters.then_some(tickets.order));
            let within = |days| instants(days, &tickets.zone);
            let (window, compared) = (settings.window.as_ref(), settings.compared.as_ref());
            view.figures = Some(tickets.figures(window.map(within)));
            view.compared = compared.map(|days| tickets.figures(Some(within(days))));
            let weekly = |days: &Days| tickets.weekly_medians(&week_starts(days, &tickets.zone));
            view.weekly_medians = window.zip(compared).map(|(window, compared)| [window, compared].map(weekly));
            view.pictures = Some(tickets.pictures(window.map(within).as_ref()));
        }
        Err(Stop::Columns(error)) => {
            view.question = Some(TicketQuestion::Columns);
            let asks = error.to_string();
            // Without the options of the command line.
            view.problem = Some(match asks.split_once(" Say so with") {
                Some((question, _)) => question.to_owned(),
                None => capital(&asks),
            });
        }
        Err(Stop::Order(Unclear::TwoWays(text, orders))) => {
            view.question = Some(TicketQuestion::DateOrder { examples: vec![text.clone()], orders: orders.to_vec() });
            view.problem = Some(format!("The date {text} can be read in two ways."));
        }
        Err(Stop::Order(Unclear::Contradiction(first, second))) => {
            view.question = Some(TicketQuestion::DateOrder {
                examples: vec![first.clone(), second.clone()],
                orders: vec![DateOrder::Dmy, DateOrder::Mdy],
            });
            view.problem =
                Some(format!("The dates are not all in one order: {first} and {second} contradict each other."));
        }
        Err(Stop::Failed(error)) => view.problem = Some(capital(&error.to_string())),
    }
    view
}

/// The first moments of the full weeks of a period, counted from its first day, and the end of the last one.
fn week_starts(days: &Days, zone: &Zone) -> Vec<i64> {
    let [Ok(from), Ok(to)] = [&days.from, &days.to].map(|text| day(text)) else { return Vec::new() };
    (from..=to).step_by(7).map(|day| zone.instant(day * DAY)).collect()
}

fn read(table: &Table, warnings: &Warnings, settings: &TicketSettings) -> Result<Tickets, Stop> {
    let options = tickets::Options {
        created: settings.created.clone(),
        resolved: settings.resolved.clone(),
        responded: settings.responded.clone(),
        zone: Some(settings.zone.clone()),
        dates: settings.dates,
    };
    Tickets::read(THE_FILE, table, &options, warnings.clone())
}

/// A roster.
pub(super) struct RosterFile {
    pub(super) table: Table,
    warnings: Warnings,
    settings: RosterSettings,
    measured: Result<(roster::Measured, RosterPictures), Error>,
}

impl RosterFile {
    pub(super) fn new(table: Table, warnings: Warnings, date: &str) -> Result<Self, Error> {
        let settings = RosterSettings { date: date.to_owned(), hours: "9-17".to_owned() };
        let measured = measure(&table, &warnings, &settings)?;
        Ok(RosterFile { table, warnings, settings, measured })
    }

    /// Measures with other settings.
    ///
    /// # Errors
    /// If the date or the hours are none.
    pub(super) fn set(&mut self, settings: RosterSettings) -> Result<(), Error> {
        self.measured = measure(&self.table, &self.warnings, &settings)?;
        self.settings = settings;
        Ok(())
    }

    pub(super) fn view(&self, file: u32) -> RosterView {
        let (mut figures, pictures) = self.measured.as_ref().ok().cloned().unzip();
        // 500 people have 124,750 pairs; the page shows those in the pictures.
        if let Some(figures) = &mut figures {
            figures.pairs.clear();
        }
        let problem = self.measured.as_ref().err().map(|error| capital(&error.to_string()));
        RosterView { file, settings: self.settings.clone(), figures, pictures, problem }
    }
}

/// The outer error is about the settings, the inner one about the roster.
fn measure(
    table: &Table,
    warnings: &Warnings,
    settings: &RosterSettings,
) -> Result<Result<(roster::Measured, RosterPictures), Error>, Error> {
    let options = roster::Options::new(&settings.date)?.hours(WorkingHours::default().with_hours(&settings.hours)?);
    Ok(roster::measure_table(THE_FILE, table, &options, warnings.clone()))
}
