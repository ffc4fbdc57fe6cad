//! Baseline figures from files: meeting hours from calendars, resolution times from tickets, overlap from
//! rosters. One JSON document on standard output; what cannot be read gives
//! `{"error": "…"}` and exit status 1.
//!
//! ```sh
//! cargo run --release --example measure calendar ana.ics --from 2027-01-04 --to 2027-02-01 --zone Europe/Berlin
//! cargo run --release --example measure tickets issues.csv
//! cargo run --release --example measure roster team.csv --date 2027-03-17
//! ```
//!
//! Calendars take `--from`, `--to`, `--zone`, and as they are needed `--owner ADDRESS` (one person's addresses, each with its own
//! `--owner`), `--hours 9-17` and `--days mon-fri`. Tickets take `--created`, `--resolved` and `--responded` (names of columns), `--zone` and
//! `--dates dmy`, `mdy` or `ymd`. Rosters take `--date` and `--hours`.

use measure::WorkingHours;
use measure::calendar::{self, Calendars};
use measure::{roster, tickets};
use serde::Serialize;
use std::process::ExitCode;

/// Arguments after the name of what is measured: files, and options with their values.
struct Arguments {
    files: Vec<String>,
    options: Vec<(String, String)>,
}

impl Arguments {
    /// Takes arguments apart; only the named options are known.
    fn read(arguments: &[String], known: &[&str]) -> Result<Self, String> {
        let mut read = Arguments { files: Vec::new(), options: Vec::new() };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.strip_prefix("--") {
                Some(written) => {
                    let (name, joined) = written.split_once('=').map_or((written, None), |(n, v)| (n, Some(v)));
                    if !known.contains(&name) {
                        return Err(format!("--{name} is no option here. Options: --{}.", known.join(", --")));
                    }
                    let value = joined.or_else(|| rest.next().map(String::as_str));
                    let value = value.ok_or_else(|| format!("--{name} needs a value."))?;
                    read.options.push((name.to_owned(), value.to_owned()));
                }
                None => read.files.push(argument.clone()),
            }
        }
        Ok(read)
    }

    fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn only_file(&self) -> Result<&str, String> {
        match &self.files[..] {
            [file] => Ok(file),
            files => Err(format!("One file is measured, not {}.", files.len())),
        }
    }

    fn needed(&self, name: &str) -> Result<&str, String> {
        self.option(name).ok_or_else(|| format!("--{name} is missing."))
    }
}

/// Runs the program with these arguments: the document, or why there is none.
pub(crate) fn run(arguments: &[String]) -> Result<String, String> {
    match arguments.split_first() {
        Some((what, rest)) if what == "calendar" => calendar(rest),
        Some((what, rest)) if what == "tickets" => tickets(rest),
        Some((what, rest)) if what == "roster" => roster(rest),
        _ => Err("What is measured comes first: calendar, tickets or roster.".to_owned()),
    }
}

fn calendar(arguments: &[String]) -> Result<String, String> {
    let arguments = Arguments::read(arguments, &["from", "to", "zone", "owner", "hours", "days"])?;
    let (from, to, zone) = (arguments.needed("from")?, arguments.needed("to")?, arguments.needed("zone")?);
    let owners = arguments.options.iter().filter(|(name, _)| name == "owner").map(|(_, value)| value.clone());
    let options = calendar::Options::new(from, to, zone).map_err(|error| error.to_string())?.owners(owners);
    let options = options.working_hours(working_hours(&arguments)?);
    let mut calendars = Calendars::new(options).map_err(|error| error.to_string())?;
    for file in &arguments.files {
        calendars.push_file(file, &bytes(file)?).map_err(|error| error.to_string())?;
    }
    printed(calendars.finish())
}

fn tickets(arguments: &[String]) -> Result<String, String> {
    let arguments = Arguments::read(arguments, &["created", "resolved", "responded", "zone", "dates"])?;
    let option = |name: &str| arguments.option(name).map(str::to_owned);
    let dates = arguments.option("dates").map(tickets::date_order).transpose().map_err(|error| error.to_string())?;
    let options = tickets::Options {
        created: option("created"),
        resolved: option("resolved"),
        responded: option("responded"),
        zone: option("zone"),
        dates,
    };
    let file = arguments.only_file()?;
    printed(tickets::measure(file, &bytes(file)?, &options))
}

fn roster(arguments: &[String]) -> Result<String, String> {
    let arguments = Arguments::read(arguments, &["date", "hours"])?;
    let options = roster::Options::new(arguments.needed("date")?).map_err(|error| error.to_string())?;
    let options = options.hours(working_hours(&arguments)?);
    let file = arguments.only_file()?;
    printed(roster::measure(file, &bytes(file)?, &options))
}

fn working_hours(arguments: &Arguments) -> Result<WorkingHours, String> {
    let mut working = WorkingHours::default();
    if let Some(hours) = arguments.option("hours") {
        working = working.with_hours(hours).map_err(|error| error.to_string())?;
    }
    if let Some(days) = arguments.option("days") {
        working = working.with_days(days).map_err(|error| error.to_string())?;
    }
    Ok(working)
}

fn bytes(file: &str) -> Result<Vec<u8>, String> {
    std::fs::read(file).map_err(|error| format!("{file} cannot be opened: {error}."))
}

fn printed(result: Result<impl Serialize, measure::Error>) -> Result<String, String> {
    let result = result.map_err(|error| error.to_string())?;
    serde_json::to_string(&result).map_err(|error| error.to_string())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(document) => {
            println!("{document}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("{}", serde_json::json!({ "error": error }));
            ExitCode::FAILURE
        }
    }
}
