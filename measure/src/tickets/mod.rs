//! Resolution and response times from a tracker's export.

mod cell;
mod columns;
mod date_words;
mod dates;

pub use dates::date_order;
use measure_messages::{RESOLUTION_EDGES, TicketPictures};

pub use measure_messages::{ColumnNames, DateOrder, Month, TicketFigures as Measured};

use crate::civil::datetime;
use crate::messages::{Error, Warnings, error, quoted};
use crate::options::zone_option;
use crate::quantile::{median, quantile};
use crate::table::{self, Row, Table};
use crate::zone::{Zone, Zones};
use cell::Cell;
use columns::{Columns, Kind};
pub(crate) use dates::Unclear;
use std::collections::BTreeMap;
use std::ops::Range;

/// How a file is read. Whatever is not given is found in the file.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Header of the column with the date of creation.
    pub created: Option<String>,
    /// Header of the column with the date of resolution.
    pub resolved: Option<String>,
    /// Header of the column with the date of the first response, or the time until then.
    pub responded: Option<String>,
    /// IANA name of the zone of times without an offset; UTC without it.
    pub zone: Option<String>,
    /// Order of the numbers of a date.
    pub dates: Option<DateOrder>,
}

/// Measures the tickets of a file. Its name is only used in messages.
///
/// # Errors
/// If the file is no table, the zone is unknown, the columns cannot be found, or the dates can be read in two ways.
pub fn measure(name: &str, bytes: &[u8], options: &Options) -> Result<Measured, Error> {
    let mut warnings = Warnings::default();
    let table = table::read(name, bytes, &mut warnings)?;
    Ok(Tickets::read(name, &table, options, warnings)?.figures(None))
}

/// Whether the headers are those of a known tracker.
pub(crate) fn is_known(table: &Table) -> bool {
    columns::recognized(&table.header).is_some()
}

/// Whether a table may be one of tickets: at least two of its columns hold dates.
pub(crate) fn may_be(table: &Table) -> bool {
    (0..table.header.len()).filter(|&at| holds_dates(table, at)).nth(1).is_some()
}

/// Whether a column holds dates, by its first cells.
fn holds_dates(table: &Table, at: usize) -> bool {
    let mut cells = table.rows.iter().take(1000).map(|row| row.cell(at)).filter(|cell| !cell.is_empty());
    matches!(columns::kind(&table.header[at]), Kind::Dates { .. }) && cells.any(|cell| cell::read(cell).is_some())
}

/// Why there are no tickets in a table.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The columns must be chosen.
    Columns(Error),
    /// The order of dates must be chosen.
    Order(Unclear),
    /// It cannot be measured.
    Failed(Error),
}

impl From<Stop> for Error {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Columns(error) | Stop::Failed(error) => error,
            Stop::Order(unclear) => unclear.into(),
        }
    }
}

/// The tickets of a table.
#[derive(Debug)]
pub(crate) struct Tickets {
    source: Option<&'static str>,
    pub(crate) columns: ColumnNames,
    pub(crate) order: DateOrder,
    /// Whether a date would be another one in another order.
    pub(crate) order_matters: bool,
    pub(crate) zone: Zone,
    pub(crate) all: Vec<Ticket>,
    unreadable: usize,
    warnings: Warnings,
}

impl Tickets {
    /// Reads the tickets of a table, whose warnings go before those of the tickets.
    pub(crate) fn read(name: &str, table: &Table, options: &Options, mut warnings: Warnings) -> Result<Self, Stop> {
        let zone = match &options.zone {
            Some(name) => zone_option(&mut Zones::new(), name).map_err(Stop::Failed)?,
            None => Zone::utc(),
        };
        let (source, columns) = find_columns(table, options, &mut warnings).map_err(Stop::Columns)?;
        let columns = columns.map(|column| column.map(|at| Column::read(table, at, &zone)));
        let [Some(created), Some(resolved), responded] = columns else {
            return Err(Stop::Columns(Error("The columns are missing.".to_owned())));
        };
        if created.cells.iter().all(|cell| !matches!(cell, Value::Date(_))) {
            return Err(Stop::Columns(Error(format!(
                "The column {} of {name} holds no dates.",
                quoted(&created.name)
            ))));
        }
        let (order, order_matters) = {
            let dates = dates_of(table, [Some(&created), Some(&resolved), responded.as_ref()]);
            let order = options.dates.map_or_else(|| dates::order_of(&dates), Ok).map_err(Stop::Order)?;
            (order, dates::order_matters(&dates, order))
        };
        let mut tickets = Vec::with_capacity(table.rows.len());
        let mut unreadable = 0;
        for (at, row) in table.rows.iter().enumerate() {
            match ticket(at, row, order, [&created, &resolved], responded.as_ref(), &mut warnings) {
                Ok(ticket) => tickets.push(ticket),
                Err(reason) => {
                    unreadable += 1;
                    warnings.add(row.line, reason);
                }
            }
        }
        let responded = responded.map(|column| column.name);
        let columns = ColumnNames { created: created.name, resolved: resolved.name, responded };
        Ok(Tickets { source, columns, order, order_matters, zone, all: tickets, unreadable, warnings })
    }

    /// The figures of all tickets or of a window: of those resolved in it, those responded to in it, and those open at its end.
    pub(crate) fn figures(&self, window: Option<Range<i64>>) -> Measured {
        let all = window.is_none();
        let within = window.unwrap_or(i64::MIN..i64::MAX);
        let hours = |from: i64, to: i64| (to - from) as f64 / 3600.0;
        let mut times = Vec::new();
        let mut responses = Vec::new();
        let mut months: BTreeMap<(i16, i8), Vec<f64>> = BTreeMap::new();
        let dates = self.all.iter().flat_map(|t| [Some(t.created), t.resolved, t.responded]).flatten();
        let latest = dates.max().unwrap_or(0).min(within.end);
        let mut open = 0;
        let mut oldest_open: Option<f64> = None;
        for ticket in &self.all {
            match ticket.resolved {
                Some(resolved) if within.contains(&resolved) => {
                    let took = hours(ticket.created, resolved);
                    let date = datetime(self.zone.wall(resolved)).date();
                    times.push(took);
                    months.entry((date.year(), date.month())).or_default().push(took);
                }
                Some(resolved) if resolved < within.start => {}
                _ if ticket.created < within.end => {
                    let age = hours(ticket.created, latest);
                    open += 1;
                    oldest_open = Some(oldest_open.map_or(age, |oldest| oldest.max(age)));
                }
                _ => {}
            }
            let responded = ticket.responded.filter(|responded| all || within.contains(responded));
            responses.extend(responded.map(|responded| hours(ticket.created, responded)));
        }
        let share = |times: &[f64]| {
            let under = times.iter().filter(|hours| **hours < 24.0).count();
            (!times.is_empty()).then(|| under as f64 / times.len() as f64)
        };
        let median_hours = median(&mut times);
        let by_month = months
            .into_iter()
            .map(|((year, month), mut times)| Month {
                month: format!("{year:04}-{month:02}"),
                resolved: times.len(),
                under_24h: share(&times),
                median_hours: median(&mut times),
            })
            .collect();
        Measured {
            source: self.source.map(str::to_owned),
            columns: self.columns.clone(),
            count: times.len() + open,
            resolved: times.len(),
            open,
            unreadable: self.unreadable,
            median_hours,
            p90_hours: quantile(&times, 0.9),
            under_24h: share(&times),
            response_median_hours: median(&mut responses),
            oldest_open_hours: oldest_open,
            by_month,
            warnings: self.warnings.clone().finish(),
        }
    }
}

impl Tickets {
    /// The median hours to resolution between each two of these moments, where something was resolved.
    pub(crate) fn weekly_medians(&self, starts: &[i64]) -> Vec<f64> {
        let mut weeks = vec![Vec::new(); starts.len().saturating_sub(1)];
        for ticket in &self.all {
            let Some(resolved) = ticket.resolved else { continue };
            let week = starts.partition_point(|start| *start <= resolved);
            if let Some(week) = week.checked_sub(1).and_then(|week| weeks.get_mut(week)) {
                week.push((resolved - ticket.created) as f64 / 3600.0);
            }
        }
        weeks.iter_mut().filter_map(|week| median(week)).collect()
    }

    /// What is drawn of all tickets or of those resolved in a window.
    pub(crate) fn pictures(&self, window: Option<&Range<i64>>) -> TicketPictures {
        let mut pictures = TicketPictures::default();
        for ticket in &self.all {
            let within = |resolved: &i64| window.is_none_or(|window| window.contains(resolved));
            if let Some(resolved) = ticket.resolved.filter(within) {
                let hours = (resolved - ticket.created) as f64 / 3600.0;
                let bin = RESOLUTION_EDGES.partition_point(|least| *least <= hours).saturating_sub(1);
                pictures.resolved[bin] += 1;
            }
        }
        pictures
    }
}

/// What a cell of a date column holds.
#[derive(Debug, PartialEq)]
enum Value {
    Blank,
    Date(Cell),
    /// Seconds after the creation.
    Seconds(f64),
    Unreadable,
}

/// A column, read.
struct Column {
    at: usize,
    name: String,
    /// The zone of times without an offset.
    zone: Zone,
    cells: Vec<Value>,
}

impl Column {
    fn read(table: &Table, at: usize, zone: &Zone) -> Self {
        let name = table.header[at].clone();
        let kind = columns::kind(&name);
        let cells = table.rows.iter().map(|row| value(row.cell(at), kind)).collect();
        let zone = if kind == (Kind::Dates { utc: true }) { Zone::utc() } else { zone.clone() };
        Column { at, name, zone, cells }
    }

    /// The instant of a row's cell, for a ticket of that creation.
    fn instant(&self, row: usize, created: i64, order: DateOrder) -> Result<Option<i64>, ()> {
        match &self.cells[row] {
            Value::Blank => Ok(None),
            Value::Date(cell) => cell.instant(order, &self.zone).map(Some).ok_or(()),
            Value::Seconds(seconds) => Ok(Some(created + seconds.round() as i64)),
            Value::Unreadable => Err(()),
        }
    }
}

fn value(text: &str, kind: Kind) -> Value {
    const BLANK: [&str; 8] = ["", "-", "–", "—", "null", "none", "n/a", "nan"];
    if BLANK.iter().any(|blank| text.eq_ignore_ascii_case(blank)) {
        return Value::Blank;
    }
    match kind {
        Kind::Dates { .. } => cell::read(text).map_or(Value::Unreadable, Value::Date),
        Kind::Durations { unit } => match text.replace(',', ".").parse::<f64>() {
            Ok(number) if (0.0..1e9).contains(&number) => Value::Seconds(number * unit),
            _ => Value::Unreadable,
        },
    }
}

/// The columns that were given, recognized, or guessed.
fn find_columns(
    table: &Table,
    options: &Options,
    warnings: &mut Warnings,
) -> Result<(Option<&'static str>, [Option<usize>; 3]), Error> {
    let header = &table.header;
    let given = |name: &Option<String>| match name {
        Some(name) => match columns::named(header, name) {
            Some(at) => Ok(Some(at)),
            None => error(format!("There is no column {}. The columns are: {}.", quoted(name), listed(header))),
        },
        None => Ok(None),
    };
    let (created, resolved, responded) =
        (given(&options.created)?, given(&options.resolved)?, given(&options.responded)?);
    let recognized = columns::recognized(header);
    let is_guess = recognized.is_none() && (created.is_none() || resolved.is_none());
    let found = recognized.unwrap_or_else(|| columns::guessed(header, |at| holds_dates(table, at)));
    let Columns { source, .. } = found;
    // Some exports have a column of that name with other things in it.
    let has_values = |at: &usize| {
        let kind = columns::kind(&header[*at]);
        table.rows.iter().take(1000).any(|row| matches!(value(row.cell(*at), kind), Value::Date(_) | Value::Seconds(_)))
    };
    let found_response = found.responded.filter(has_values);
    let chosen = [created.or(found.created), resolved.or(found.resolved), responded.or(found_response)];
    if let [Some(created), Some(resolved), _] = chosen {
        if is_guess {
            let (created, resolved) = (quoted(&header[created]), quoted(&header[resolved]));
            warnings.add(1, format!("The columns were guessed: created is {created}, resolved is {resolved}."));
        }
        return Ok((source, chosen));
    }
    error(format!(
        "Which columns hold the dates of creation and of resolution? Say so with --created and --resolved. The columns are: {}.",
        listed(header)
    ))
}

fn listed(header: &[String]) -> String {
    let names: Vec<String> = header.iter().filter(|name| !name.is_empty()).take(40).map(|name| quoted(name)).collect();
    names.join(", ")
}

/// All dates of columns, each with its text.
fn dates_of<'a>(
    table: &'a Table,
    columns: [Option<&'a Column>; 3],
) -> impl Iterator<Item = (&'a Cell, &'a str)> + Clone {
    columns.into_iter().flatten().flat_map(|column| {
        column.cells.iter().zip(&table.rows).filter_map(|(value, row)| match value {
            Value::Date(cell) => Some((cell, row.cell(column.at))),
            _ => None,
        })
    })
}

/// A ticket's instants.
#[derive(Debug)]
pub(crate) struct Ticket {
    pub(crate) created: i64,
    pub(crate) resolved: Option<i64>,
    pub(crate) responded: Option<i64>,
}

fn ticket(
    at: usize,
    row: &Row,
    order: DateOrder,
    [created, resolved]: [&Column; 2],
    responded: Option<&Column>,
    warnings: &mut Warnings,
) -> Result<Ticket, String> {
    let unreadable = |column: &Column| format!("{} {} cannot be read.", column.name, quoted(row.cell(column.at)));
    let Ok(opened) = created.instant(at, 0, order) else { return Err(unreadable(created)) };
    let opened = opened.ok_or_else(|| format!("{} is empty.", created.name))?;
    let closed = resolved.instant(at, opened, order).map_err(|()| unreadable(resolved))?;
    if closed.is_some_and(|closed| closed < opened) {
        return Err(format!("{} is before {}.", resolved.name, created.name));
    }
    let answered = match responded.map(|column| (column, column.instant(at, opened, order))) {
        None => None,
        Some((_, Ok(answered))) if answered.is_none_or(|answered| answered >= opened) => answered,
        Some((column, Ok(_))) => {
            warnings.add(row.line, format!("{} is before {}: not used.", column.name, created.name));
            None
        }
        Some((column, Err(()))) => {
            warnings.add(row.line, format!("{} Not used.", unreadable(column)));
            None
        }
    };
    Ok(Ticket { created: opened, resolved: closed, responded: answered })
}
