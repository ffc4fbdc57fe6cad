//! A session: files of any kind are put in, and views of all that was understood come out. It is what the page's worker runs.
//!
//! Files are read once; settings, rules and switched events are measured again from what was read. Nothing is kept outside of the session.
//!
//! ```
//! use measure::session::Session;
//!
//! let mut session = Session::new("2027-02-01", "Europe/Berlin")?;
//! session.add("team.csv", b"name,zone\nAna,Berlin\nBo,Kolkata\n".to_vec());
//! let view = session.view();
//! assert_eq!(view.rosters[0].figures.as_ref().unwrap().hours_all_overlap, 3.5);
//! # Ok::<(), measure::Error>(())
//! ```

mod archive;
mod calendars;
mod detect;
mod events;
mod tables;
mod window;

use crate::civil::DAY;
use crate::limits::{MOST_BYTES, MOST_FILES};
use crate::messages::{Error, Warnings, error};
use crate::options::day;
use crate::zone::Zone;
use archive::{MOST_PACKED, MOST_UNPACKED, shown};
use calendars::{CalendarData, Calendars, owners_of};
use detect::Found;
use measure_messages::{CalendarSettings, Days, FileKind, FileView, NewFile, Progress, Reply, Request, Skipped, View};
use std::ops::Range;
use tables::{RosterFile, TicketFile};

/// Archives within each other: one in another, as browsers and mail programs pack what is packed already.
const MOST_DEPTH: usize = 2;
/// Skipped files that are named.
const MOST_SKIPPED: usize = 200;

/// Where the files of a request are read from.
pub trait Source {
    /// The bytes of a file, which is told by its position in the request, in a range.
    ///
    /// # Errors
    /// Why they cannot be read, as a sentence.
    fn read(&mut self, file: usize, bytes: Range<u64>) -> Result<Vec<u8>, String>;
}

/// Files and what is measured of them.
pub struct Session {
    today: String,
    zone: String,
    next_file: u32,
    files: Vec<File>,
    skipped: Vec<Skipped>,
    more_skipped: usize,
    /// What may still be unpacked.
    budget: u64,
    calendars: Calendars,
}

/// A file that was read.
struct File {
    number: u32,
    name: String,
    bytes: usize,
    content: Content,
}

enum Content {
    Calendar(CalendarData),
    Tickets(Box<TicketFile>),
    Roster(Box<RosterFile>),
}

impl Session {
    /// Without files. Today is a day such as `2027-02-01`, the zone an IANA name.
    ///
    /// # Errors
    /// If they are none.
    pub fn new(today: &str, zone: &str) -> Result<Self, Error> {
        Ok(Session {
            calendars: Calendars::new(day(today)?, zone)?,
            today: today.to_owned(),
            zone: zone.to_owned(),
            next_file: 0,
            files: Vec::new(),
            skipped: Vec::new(),
            more_skipped: 0,
            budget: MOST_UNPACKED,
        })
    }

    /// Does what is asked, and tells how far it is.
    pub fn answer(&mut self, request: Request, source: &mut dyn Source, progress: &mut dyn FnMut(Progress)) -> Reply {
        let done = match request {
            Request::Start { today, zone } => Session::new(&today, &zone).map(|new| *self = new),
            Request::Read(files) => {
                self.read(&files, source, progress);
                Ok(())
            }
            Request::ReadText { name, text, kind } => {
                self.files.retain(|file| file.name != name);
                self.put(&name, text.into_bytes(), kind, 0);
                self.measure_calendars(0)
            }
            Request::Remove(number) => {
                self.files.retain(|file| file.number != number);
                self.set_calendars(self.calendars.settings.clone())
            }
            Request::Calendar(settings) => self.set_calendars(settings),
            Request::Tickets(number, settings) => match self.content(number) {
                Some(Content::Tickets(file)) => file.set(settings),
                _ => Ok(()),
            },
            Request::Roster(number, settings) => match self.content(number) {
                Some(Content::Roster(file)) => file.set(settings),
                _ => Ok(()),
            },
            Request::Switch { list, events, counted } => {
                self.calendars.switch(list, &events, counted);
                Ok(())
            }
            Request::Events(query) => return Reply::Events(events::events(&self.calendars, &query)),
        };
        match done {
            Ok(()) => Reply::View(Box::new(self.view())),
            Err(error) => Reply::Refused(error.to_string()),
        }
    }

    /// Adds a file. What cannot be read is listed as skipped.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) {
        let before = self.next_file;
        self.put(name, bytes, None, 0);
        // Files that cannot be measured are listed as skipped.
        _ = self.measure_calendars(before);
    }

    fn read(&mut self, files: &[NewFile], source: &mut dyn Source, progress: &mut dyn FnMut(Progress)) {
        let before = self.next_file;
        let bytes = files.iter().map(|file| file.bytes).sum();
        let mut told = Progress { files_done: 0, files: files.len(), bytes_done: 0, bytes, file: String::new() };
        for (at, file) in files.iter().enumerate() {
            told.file = shown(&file.name);
            progress(told.clone());
            match content(at, file, source) {
                Ok(bytes) => self.put(&file.name, bytes, None, 0),
                Err(why) => self.skip(&file.name, why),
            }
            told.files_done += 1;
            told.bytes_done += file.bytes;
        }
        told.file = String::new();
        progress(told);
        _ = self.measure_calendars(before);
    }

    /// Keeps a file by what it holds; the files of an archive one by one.
    fn put(&mut self, name: &str, bytes: Vec<u8>, kind: Option<FileKind>, depth: usize) {
        let size = bytes.len();
        let content = match detect::find(&bytes, kind) {
            Ok(Found::Archive) => {
                if depth == MOST_DEPTH {
                    return self
                        .skip(name, "The archive is within an archive within an archive: not unpacked.".to_owned());
                }
                let mut budget = self.budget;
                let mut entries = Vec::new();
                let result = archive::unpack(&bytes, &mut budget, &mut |entry| entries.push(entry));
                self.budget = budget;
                drop(bytes);
                for (inner, content) in entries {
                    let inner = format!("{name}: {inner}");
                    match content {
                        Ok(bytes) => self.put(&inner, bytes, None, depth + 1),
                        Err(why) => self.skip(&inner, why),
                    }
                }
                return match result {
                    Ok(()) => {}
                    Err(why) => self.skip(name, why),
                };
            }
            Ok(Found::Calendar) => self.calendars.read(bytes).map(Content::Calendar),
            Ok(Found::Tickets(table, warnings)) => {
                Ok(Content::Tickets(Box::new(TicketFile::new(table, warnings, &self.zone))))
            }
            Ok(Found::Roster(table, warnings)) => {
                RosterFile::new(table, warnings, &self.today).map(|roster| Content::Roster(Box::new(roster)))
            }
            Err(error) => Err(error),
        };
        let content = match content {
            Ok(_) if self.files.len() == MOST_FILES => {
                error("The file is one more than the hundred that are read at once.")
            }
            content => content,
        };
        match content {
            Ok(content) => {
                self.files.push(File { number: self.next_file, name: shown(name), bytes: size, content });
                self.next_file += 1;
            }
            Err(error) => self.skip(name, capital(&error.to_string())),
        }
    }

    fn skip(&mut self, name: &str, why: String) {
        if self.skipped.len() < MOST_SKIPPED {
            self.skipped.push(Skipped { name: shown(name), why });
        } else {
            self.more_skipped += 1;
        }
    }

    fn content(&mut self, number: u32) -> Option<&mut Content> {
        self.files.iter_mut().find(|file| file.number == number).map(|file| &mut file.content)
    }

    /// Measures calendars after files were added, from this number on. Where that cannot be done, these are skipped.
    fn measure_calendars(&mut self, from: u32) -> Result<(), Error> {
        let settings = self.calendars.settings.clone();
        let Err(error) = self.set_calendars(settings.clone()) else { return Ok(()) };
        let added = |file: &File| file.number >= from && matches!(file.content, Content::Calendar(_));
        let names: Vec<String> = self.files.iter().filter(|file| added(file)).map(|file| file.name.clone()).collect();
        self.files.retain(|file| !added(file));
        for name in names {
            self.skip(&name, error.to_string());
        }
        self.set_calendars(settings)
    }

    fn set_calendars(&mut self, settings: CalendarSettings) -> Result<(), Error> {
        let same_but_rules = CalendarSettings { rules: settings.rules.clone(), ..self.calendars.settings.clone() };
        if self.calendars.measured.is_some() && settings == same_but_rules && settings != self.calendars.settings {
            self.calendars.set_rules(settings.rules);
            return Ok(());
        }
        let mut files: Vec<(u32, &str, &mut CalendarData)> = Vec::new();
        for file in &mut self.files {
            if let Content::Calendar(data) = &mut file.content {
                files.push((file.number, &file.name, data));
            }
        }
        self.calendars.measure(&mut files, settings)
    }

    /// All that was read and measured.
    pub fn view(&self) -> View {
        let mut view = View {
            calendar: self.calendars.view(),
            skipped: self.skipped.clone(),
            more_skipped: self.more_skipped,
            ..View::default()
        };
        for file in &self.files {
            let (kind, rows) = match &file.content {
                Content::Calendar(data) => (FileKind::Calendar, data.file.drafts.len()),
                Content::Tickets(tickets) => (FileKind::Tickets, tickets.table.rows.len()),
                Content::Roster(roster) => (FileKind::Roster, roster.table.rows.len()),
            };
            let mut listed = FileView {
                file: file.number,
                name: file.name.clone(),
                kind,
                bytes: file.bytes as u64,
                rows,
                owner: None,
                owner_clue: None,
                warnings: Vec::new(),
            };
            match &file.content {
                Content::Calendar(data) => {
                    let chosen = owners_of(file.number, &self.calendars.settings);
                    let mut warnings: Warnings = data.file.warnings.clone();
                    match (chosen.into_iter().next(), &data.file.owner) {
                        (Some(owner), _) => listed.owner = Some(owner),
                        (None, Some((owner, clue))) => {
                            (listed.owner, listed.owner_clue) = (Some(owner.clone()), Some(clue.words().to_owned()));
                        }
                        (None, None) => data.file.warn_of_owner(&mut warnings),
                    }
                    listed.warnings = warnings.finish();
                }
                Content::Tickets(tickets) => view.tickets.push(tickets.view(file.number)),
                Content::Roster(roster) => view.rosters.push(roster.view(file.number)),
            }
            view.files.push(listed);
        }
        view
    }
}

/// The content of a file of a request. Of a large one, the beginning tells first whether it is worth reading.
fn content(at: usize, file: &NewFile, source: &mut dyn Source) -> Result<Vec<u8>, String> {
    let most = MOST_BYTES as u64;
    if file.bytes > most && !archive::is_archive(&source.read(at, 0..4)?) {
        return Err("The file is larger than 20 MB. Export a shorter period.".to_owned());
    }
    if file.bytes > MOST_PACKED {
        return Err("The archive is larger than 100 MB. Unpack it and choose the calendars.".to_owned());
    }
    source.read(at, 0..file.bytes)
}

/// The first and the last instant of days that were checked before.
fn instants(days: &Days, zone: &Zone) -> Range<i64> {
    let instant = |text: &str| zone.instant(day(text).unwrap_or_default() * DAY);
    instant(&days.from)..instant(&days.to)
}

/// A sentence of a reader about the file, with a capital letter.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
