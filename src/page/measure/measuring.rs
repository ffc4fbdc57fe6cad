//! What has been measured since the page was loaded: kept in memory while the tab is open, also while other pages are in sight.

use crate::browser::measure_worker::{FromWorker, MeasureWorker};
use crate::browser::system;
use crate::browser::timer::in_new_task;
use crate::model::MeetingFateKind;
use crate::model::kpi::BlockLength;
use crate::model::takeover::Target;
use crate::page::ui::{Element, html};
use crate::page::widgets::button;
use leptos::prelude::*;
use leptos::web_sys::File;
use measure_messages::{
    CalendarSettings, EventQuery, EventsPage, FileKind, NewFile, Progress, Reply, Request, RosterSettings,
    TicketSettings, View,
};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Events on one page of the list.
pub(super) const EVENTS_SHOWN: usize = 50;

thread_local! {
    /// The owner keeps the signals while pages come and go.
    static MEASURING: OnceCell<(Owner, Measuring)> = const { OnceCell::new() };
    /// Loaded when the first file comes.
    static WORKER: RefCell<Option<MeasureWorker>> = const { RefCell::new(None) };
}

/// The signals of what is measured.
#[derive(Clone, Copy)]
pub(super) struct Measuring {
    /// All that was read and measured.
    pub view: RwSignal<Arc<View>>,
    /// How far reading is; none while nothing is read.
    pub progress: RwSignal<Option<Progress>>,
    /// Requests without an answer yet.
    pub waiting: RwSignal<usize>,
    /// Why the last request was not done, as a sentence; else empty.
    pub problem: RwSignal<String>,
    /// What happened, for those who do not see it; else empty.
    pub said: RwSignal<String>,
    /// Whether the made-up sample is measured, and not files.
    pub is_sample: RwSignal<bool>,
    /// The part of the list of events in sight.
    pub events: RwSignal<EventsPage>,
    /// Which part that is.
    pub query: RwSignal<EventQuery>,
    /// How long a block must be to count as deep work.
    pub block: RwSignal<BlockLength>,
    /// The field that asked last, by its id, beside which a refusal belongs; else empty.
    pub asking: RwSignal<String>,
    /// What the user chose to take over or not; anything else is as it is proposed.
    pub chosen: RwSignal<Vec<(Target, bool)>>,
    /// The file of tickets that is drawn and taken over, where the user has chosen it among several.
    pub tickets: RwSignal<Option<u32>>,
    /// The same of rosters.
    pub roster: RwSignal<Option<u32>>,
    /// Names of meetings that may be kept.
    pub kept_names: RwSignal<BTreeSet<String>>,
    /// What becomes of meetings where the user chose otherwise than is proposed, by name.
    pub fates: RwSignal<BTreeMap<String, MeetingFateKind>>,
    /// What was asked of calendars and is not measured yet.
    wanted: StoredValue<Option<CalendarSettings>>,
}

/// What is measured in this tab.
pub(super) fn measuring() -> Measuring {
    MEASURING.with(|cell| {
        let begin = || {
            let current = Owner::current();
            // This also makes it the current one, which what is shown just now must not have.
            let owner = Owner::new_root(None);
            let measuring = owner.with(Measuring::new);
            current.inspect(Owner::set);
            (owner, measuring)
        };
        cell.get_or_init(begin).1
    })
}

impl Measuring {
    fn new() -> Self {
        Self {
            view: RwSignal::new(Arc::default()),
            progress: RwSignal::new(None),
            waiting: RwSignal::new(0),
            problem: RwSignal::new(String::new()),
            said: RwSignal::new(String::new()),
            is_sample: RwSignal::new(false),
            events: RwSignal::new(EventsPage { list: 0, matched: 0, from: 0, rows: Vec::new() }),
            query: RwSignal::new(EventQuery { count: EVENTS_SHOWN, ..EventQuery::default() }),
            block: RwSignal::new(BlockLength::default()),
            asking: RwSignal::new(String::new()),
            chosen: RwSignal::new(Vec::new()),
            tickets: RwSignal::new(None),
            roster: RwSignal::new(None),
            kept_names: RwSignal::new(BTreeSet::new()),
            fates: RwSignal::new(BTreeMap::new()),
            wanted: StoredValue::new(None),
        }
    }

    /// The tickets that are drawn and taken over: those that the user has chosen, else the first that can be measured.
    pub(super) fn tickets_in(self, view: &View) -> Option<u32> {
        let known = || view.tickets.iter().filter(|one| one.figures.is_some()).map(|one| one.file);
        let chosen = self.tickets.get();
        known().find(|file| Some(*file) == chosen).or_else(|| known().next())
    }

    /// The roster that is drawn and taken over.
    pub(super) fn roster_in(self, view: &View) -> Option<u32> {
        let known = || view.rosters.iter().filter(|one| one.figures.is_some()).map(|one| one.file);
        let chosen = self.roster.get();
        known().find(|file| Some(*file) == chosen).or_else(|| known().next())
    }

    /// Where there are several files of a kind: a button that has this one drawn and taken over, or that it is.
    pub(super) fn choice_of(
        self,
        file: u32,
        several: fn(&View) -> bool,
        chosen: RwSignal<Option<u32>>,
        in_use: fn(Self, &View) -> Option<u32>,
    ) -> Option<Element> {
        let (several, used) = self.view.with(|view| (several(view), in_use(self, view)));
        let words = "Drawn below and taken over. The other files of this kind are only listed.";
        several.then(|| {
            if used == Some(file) {
                html::p().class("quiet").child(words)
            } else {
                html::p().child(button("button small", "Draw and take over this file", move || chosen.set(Some(file))))
            }
        })
    }

    /// Reads files beside those that were read. They take the place of the sample.
    pub(super) fn add(self, files: &[File]) {
        if files.is_empty() {
            return;
        }
        if self.is_sample.get_untracked() {
            self.forget();
        }
        let new = files.iter().map(|file| NewFile { name: file.name(), bytes: file.size() as u64 });
        let new: Vec<NewFile> = new.collect();
        let bytes = new.iter().map(|file| file.bytes).sum();
        self.progress.set(Some(Progress {
            files_done: 0,
            files: new.len(),
            bytes_done: 0,
            bytes,
            file: String::new(),
        }));
        self.send(&Request::Read(new), files);
    }

    /// Reads a table that was pasted or typed. They take the place of the sample.
    pub(super) fn add_text(self, name: &str, text: String, kind: FileKind) {
        if self.is_sample.get_untracked() {
            self.forget();
        }
        self.ask(&Request::ReadText { name: name.into(), text, kind: Some(kind) });
    }

    /// Measures the made-up sample, in place of what was read.
    pub(super) fn load_sample(self, files: Vec<(&'static str, String, FileKind)>) {
        self.forget();
        self.is_sample.set(true);
        for (name, text, kind) in files {
            self.ask(&Request::ReadText { name: name.into(), text, kind: Some(kind) });
        }
    }

    /// Stops at once, and forgets all that was read.
    pub(super) fn forget(self) {
        WORKER.take();
        let fresh = Self::new();
        self.view.set(Arc::default());
        self.progress.set(None);
        self.waiting.set(0);
        self.problem.set(String::new());
        self.said.set(String::new());
        self.is_sample.set(false);
        self.events.set(fresh.events.get_untracked());
        self.query.set(fresh.query.get_untracked());
        self.asking.set(String::new());
        self.chosen.set(Vec::new());
        self.kept_names.set(BTreeSet::new());
        self.fates.set(BTreeMap::new());
        self.wanted.set_value(None);
    }

    /// Forgets one file.
    pub(super) fn remove(self, file: u32) {
        self.ask(&Request::Remove(file));
    }

    /// Measures calendars in another way.
    pub(super) fn set_calendar(self, change: impl FnOnce(&mut CalendarSettings)) {
        let now = self.view.with_untracked(|view| view.calendar.as_ref().map(|calendar| calendar.settings.clone()));
        let Some(mut settings) = self.wanted.get_value().or(now) else { return };
        change(&mut settings);
        self.wanted.set_value(Some(settings.clone()));
        self.ask(&Request::Calendar(settings));
    }

    /// Measures the tickets of a file in another way.
    pub(super) fn set_tickets(self, file: u32, change: impl FnOnce(&mut TicketSettings)) {
        let view = self.view.get_untracked();
        let Some(tickets) = view.tickets.iter().find(|tickets| tickets.file == file) else { return };
        let mut settings = tickets.settings.clone();
        change(&mut settings);
        self.ask(&Request::Tickets(file, settings));
    }

    /// Measures a roster in another way.
    pub(super) fn set_roster(self, file: u32, change: impl FnOnce(&mut RosterSettings)) {
        let view = self.view.get_untracked();
        let Some(roster) = view.rosters.iter().find(|roster| roster.file == file) else { return };
        let mut settings = roster.settings.clone();
        change(&mut settings);
        self.ask(&Request::Roster(file, settings));
    }

    /// Lets a single event count or not; none lets the rules decide.
    pub(super) fn switch(self, event: u32, counted: Option<bool>) {
        let list = self.events.with_untracked(|events| events.list);
        self.ask(&Request::Switch { list, events: vec![event], counted });
    }

    /// Shows another part of the list of events.
    pub(super) fn list_events(self, change: impl FnOnce(&mut EventQuery)) {
        self.query.update(change);
        self.ask(&Request::Events(self.query.get_untracked()));
    }

    fn ask(self, request: &Request) {
        self.send(request, &[]);
    }

    fn send(self, request: &Request, files: &[File]) {
        self.problem.set(String::new());
        self.asking.set(String::new());
        let is_sent = WORKER.with_borrow_mut(|worker| {
            if worker.is_none() {
                *worker = MeasureWorker::start(move |from| self.receive(from));
                if let Some(started) = worker {
                    self.waiting.update(|waiting| *waiting += 1);
                    started.send(&Request::Start { today: system::today(), zone: system::zone() }, &[]);
                }
            }
            worker.as_ref().map(|worker| worker.send(request, files)).is_some()
        });
        if is_sent {
            self.waiting.update(|waiting| *waiting += 1);
        } else {
            self.fail();
        }
    }

    fn receive(self, from: FromWorker) {
        let reply = match from {
            FromWorker::Reply(Reply::Progress(progress)) => return self.progress.set(Some(progress)),
            FromWorker::Reply(reply) => reply,
            FromWorker::Failed => {
                // The worker cannot be dropped within its own callback.
                return in_new_task(move || {
                    WORKER.take();
                    self.fail();
                });
            }
        };
        self.waiting.update(|waiting| *waiting = waiting.saturating_sub(1));
        let is_last = self.waiting.get_untracked() == 0;
        if is_last {
            self.progress.set(None);
        }
        match reply {
            Reply::View(view) => {
                if is_last {
                    self.wanted.set_value(None);
                }
                let has_events = view.calendar.is_some();
                self.view.set(Arc::new(*view));
                if is_last && has_events {
                    self.ask(&Request::Events(self.query.get_untracked()));
                }
            }
            Reply::Events(events) => self.events.set(events),
            Reply::Refused(why) => {
                self.wanted.set_value(None);
                self.problem.set(why);
            }
            Reply::Progress(_) => {}
        }
    }

    fn fail(self) {
        self.forget();
        self.problem.set(
            "The part of the page that reads files could not be loaded, or it stopped. Check your connection, then add the files again."
                .into(),
        );
    }
}
