//! What was understood of measured files, in words.

use super::dates::{counted, date_with_year, date_without_year, days, people_count};
use super::figures::FigurePrinter;
use super::input_name::input_name;
use crate::model::Case;
use crate::model::date::Date;
use crate::model::takeover::{FileSource, MeasuredEffect, MeasuredKpi, PromisedChange, Target};
use measure_messages::{
    CalendarView, Days, FileKind, FileView, Period, RosterView, TicketQuestion, TicketView, View, Warning, Why,
};

/// What happens to the files, beside the place where they are dropped.
pub const PRIVACY: &str = "Files are read in this browser and never leave it.";

/// The rest of it, until there are files.
pub const STORED: &str = "Nothing from them is stored except what you take over. When you reload or close the page, everything measured is gone; your files are not changed, so you can read them again.";

/// A rule: what it leaves out, and when it holds.
pub fn rule_words(rule: Why) -> (&'static str, &'static str) {
    match rule {
        Why::Cancelled => ("Leave out canceled events", "The event or the whole file says that it is canceled."),
        Why::Declined => ("Leave out declined events", "The owner of the calendar declined."),
        Why::AllDay => ("Leave out all-day events", "They have a date but no time, such as holidays."),
        Why::Free => ("Leave out events shown as free", "The calendar shows the time as free or as working elsewhere."),
        Why::Away => ("Leave out absences", "The calendar shows the owner as out of office."),
        Why::Alone => ("Leave out events without other people", "Nobody but the owner is in them, such as focus time."),
        Why::Tentative => ("Leave out tentative events", "Not confirmed, or the owner answered “maybe”."),
        Why::ByHand => ("Left out by you", "You unchecked it in the list."),
    }
}

/// Why an event does not count: `canceled`.
pub fn why_words(why: Why) -> &'static str {
    match why {
        Why::Cancelled => "canceled",
        Why::Declined => "declined",
        Why::AllDay => "all day",
        Why::Free => "shown as free",
        Why::Away => "out of office",
        Why::Alone => "no other people",
        Why::Tentative => "tentative",
        Why::ByHand => "left out by you",
    }
}

/// What switching a rule changes: `14 events; without this rule, +0.4 h a person and week`.
pub fn rule_effect(events: usize, in_force: bool, change: f64, figures: FigurePrinter) -> String {
    let switched = if in_force { "without this rule" } else { "with this rule" };
    let change = match change {
        _ if events == 0 => return "no such events in the period".into(),
        none if none.abs() < 0.005 => "no change in meeting hours".into(),
        more if more > 0.0 => format!("+{}", hours(more, figures)),
        less => hours(less, figures),
    };
    format!("{}; {switched}: {change}", counted(events, "event"))
}

/// `1.2 h a person and week`.
fn hours(value: f64, figures: FigurePrinter) -> String {
    // A rule may change less than a tenth of an hour.
    let digits = if value.abs() < 0.1 { 2 } else { 1 };
    format!("{} h a person and week", figures.decimal(value, digits))
}

/// What a file holds: `Calendar of ana@example.org (the person in the most events), 120 events`.
pub fn file_words(file: &FileView) -> String {
    let owner = file.owner.as_deref().filter(|owner| !owner.is_empty());
    match file.kind {
        FileKind::Calendar => {
            let whose =
                owner.map_or_else(|| "Calendar without an owner".to_owned(), |owner| format!("Calendar of {owner}"));
            let clue = file.owner_clue.as_ref().map_or_else(String::new, |clue| format!(" ({clue})"));
            format!("{whose}{clue}, {}", counted(file.rows, "event"))
        }
        FileKind::Tickets => format!("Tickets, {}", counted(file.rows, "row")),
        FileKind::Roster => format!("Roster, {}", people_count(file.rows as u32)),
    }
}

/// All files in a sentence: `Read: 3 calendars, 1 ticket export. 2 files were skipped.`
pub fn files_sentence(view: &View) -> String {
    let of = |kind| view.files.iter().filter(|file| file.kind == kind).count();
    let kinds = [(FileKind::Calendar, "calendar"), (FileKind::Tickets, "ticket export"), (FileKind::Roster, "roster")];
    let read: Vec<_> = kinds.into_iter().map(|(kind, noun)| (of(kind), noun)).filter(|(count, _)| *count > 0).collect();
    let read: Vec<String> = read.into_iter().map(|(count, noun)| counted(count, noun)).collect();
    let skipped = view.skipped.len() + view.more_skipped;
    let skipped = match skipped {
        0 => String::new(),
        1 => " 1 file was skipped.".into(),
        several => format!(" {several} files were skipped."),
    };
    let read = if read.is_empty() { "Nothing could be read.".into() } else { format!("Read: {}.", read.join(", ")) };
    read + &skipped
}

/// A warning with its line: `Line 12: The time zone is unknown.`
pub fn warning_words(warning: &Warning) -> String {
    match warning.line {
        Some(line) => format!("Line {line}: {}", warning.text),
        None => warning.text.clone(),
    }
}

/// The only period or the later one of two, and the earlier one.
pub fn in_order(calendar: &CalendarView) -> (&Period, Option<&Period>) {
    match &calendar.compared {
        Some(other) if other.window.from > calendar.period.window.from => (other, Some(&calendar.period)),
        other => (&calendar.period, other.as_ref()),
    }
}

/// What was understood of the calendars: `5 people, 812 events in the files. Jan 4 to Jan 31, 2027 (4 weeks): 210 events; 160 of them
/// count as meetings.`
pub fn calendar_sentence(view: &CalendarView, figures: FigurePrinter) -> String {
    let Period { window, people: found, events, counted: meetings, .. } = &view.period;
    let length = match (window.weeks * 7.0).round() as u32 {
        day_count @ ..7 => days(day_count),
        7 => "1 week".into(),
        _ => format!("{} weeks", figures.decimal(window.weeks, 1)),
    };
    let meetings = match (*events, *meetings) {
        (0, _) => String::new(),
        (_, 0) => "; none of them counts as a meeting".into(),
        (_, 1) => "; 1 of them counts as a meeting".into(),
        (_, meetings) => format!("; {meetings} of them count as meetings"),
    };
    format!(
        "{}, {} in the files. {} ({length}): {}{meetings}.",
        people_count(found.len() as u32),
        counted(view.events_in_files, "event"),
        window_words(&window.from, &window.to),
        counted(*events, "event"),
    )
}

/// A period without its last day, in words: `Jan 4 to Jan 31, 2027`, of one day `Jan 4, 2027`; as it stands where it is no period.
pub fn window_words(from: &str, to: &str) -> String {
    let (Ok(first), Ok(end)) = (from.parse::<Date>(), to.parse::<Date>()) else { return format!("{from} to {to}") };
    let last = end.plus_days(-1);
    if first == last {
        date_with_year(first)
    } else if first.parts().0 == last.parts().0 {
        format!("{} to {}", date_without_year(first), date_with_year(last))
    } else {
        format!("{} to {}", date_with_year(first), date_with_year(last))
    }
}

/// The tickets in a sentence.
pub fn ticket_sentence(view: &TicketView) -> String {
    let Some(figures) = &view.figures else { return view.problem.clone().unwrap_or_default() };
    let source = figures.source.as_deref().map_or_else(String::new, |source| format!(", read as a {source} export"));
    let unreadable = match figures.unreadable {
        0 => String::new(),
        count => format!(" {} could not be used.", counted(count, "row")),
    };
    format!(
        "{}{source}: {} resolved, {} open.{unreadable}",
        counted(figures.count, "ticket"),
        figures.resolved,
        figures.open
    )
}

/// What must be chosen before tickets can be measured.
pub fn question_words(question: &TicketQuestion) -> String {
    match question {
        TicketQuestion::Columns => "Choose which columns hold the dates of creation and of resolution.".into(),
        TicketQuestion::DateOrder { examples, .. } => {
            format!("Choose the order of the dates. The file has, for example, {}.", examples.join(" and "))
        }
    }
}

/// The roster in a sentence.
pub fn roster_sentence(view: &RosterView, figures: FigurePrinter) -> String {
    let Some(roster) = &view.figures else { return view.problem.clone().unwrap_or_default() };
    let shared = if roster.hours_all_overlap > 0.0 {
        format!("all of them work at the same time for {} h", figures.decimal(roster.hours_all_overlap, 1))
    } else {
        "there is no hour in which all of them work".into()
    };
    format!("{}: {shared}.", people_count(roster.people.len() as u32))
}

/// What can be taken over, by name: of an input, the one that it has on the page of the case.
pub fn target_name(target: Target, case: &Case) -> String {
    let input = target.input().map(|input| input_name(input, case)).unwrap_or_default();
    match target {
        Target::People | Target::MeetingHours | Target::DeepWorkHours => input,
        Target::MeetingList => "List of meetings, in place of the hours".into(),
        Target::Reading(kpi) => kpi.with_kpi(|kpi| kpi.name.to_owned()),
        Target::EarlierReading(kpi) => kpi.with_kpi(|kpi| format!("{}, earlier period", kpi.name)),
    }
}

/// The unit of what can be taken over, for figures beside each other.
pub fn target_value(target: Target, value: f64, figures: FigurePrinter) -> String {
    match target {
        Target::People => figures.decimal(value, 0),
        Target::Reading(MeasuredKpi::Overlap) | Target::EarlierReading(MeasuredKpi::Overlap) => {
            format!("{} h a day", figures.decimal(value, 1))
        }
        target => figures.kpi(value, target.unit()),
    }
}

/// Where a figure comes from, as the source beside an input and the note of a reading: kind of file and period, no names.
pub fn source_words(source: FileSource, view: &View, tickets: Option<u32>, roster: Option<u32>) -> String {
    match source {
        FileSource::Calendars | FileSource::EarlierCalendars => {
            view.calendar.as_ref().map_or_else(String::new, |calendar| {
                let (later, earlier) = in_order(calendar);
                let Period { window, people: found, .. } =
                    earlier.filter(|_| source == FileSource::EarlierCalendars).unwrap_or(later);
                let settings = &calendar.settings;
                format!(
                    "Calendars of {}, {}, working hours {} {}, {}",
                    people_count(found.len() as u32),
                    window_words(&window.from, &window.to),
                    settings.days,
                    settings.hours,
                    window.zone
                )
            })
        }
        FileSource::Tickets => {
            view.tickets.iter().find(|one| Some(one.file) == tickets).map_or_else(String::new, |view| {
                let count = view.figures.as_ref().map_or(0, |figures| figures.resolved);
                let period = view
                    .settings
                    .window
                    .as_ref()
                    .map_or_else(String::new, |Days { from, to }| format!(", {}", window_words(from, to)));
                format!("Ticket export, {count} resolved tickets{period}")
            })
        }
        FileSource::Roster => {
            let found = view.rosters.iter().find(|one| Some(one.file) == roster).and_then(|view| view.figures.as_ref());
            found.map_or_else(String::new, |roster| {
                let date = roster.date.parse().map_or_else(|_| roster.date.clone(), date_with_year);
                format!("Roster of {}, {date}", people_count(roster.people.len() as u32))
            })
        }
    }
}

/// A measured change with its range: `Meeting load changed by −3.2 h a person and week (80% likely between −4.1 and −2.3).`
pub fn effect_sentence(name: &str, effect: &MeasuredEffect, figures: FigurePrinter) -> String {
    let hours = |value: f64| figures.decimal(value, 1);
    let [change, low, high] = [effect.change, effect.low, effect.high].map(hours);
    let sure =
        if effect.low <= 0.0 && effect.high >= 0.0 { " The range includes zero, so this may be chance." } else { "" };
    format!(
        "{name} changed by {change} h a person and week; 80% likely to be between {low} and {high}. The range follows from how much the \
         weeks of each period differ.{sure}"
    )
}

/// The measured change of the time to resolution between two periods, with its uncertainty.
pub fn resolution_effect_sentence(effect: &MeasuredEffect, figures: FigurePrinter) -> String {
    let [change, low, high] = [effect.change, effect.low, effect.high].map(|value| figures.decimal(value, 1));
    let sure =
        if effect.low <= 0.0 && effect.high >= 0.0 { " The range includes zero, so this may be chance." } else { "" };
    format!(
        "The median time to resolution of a week changed by {change} h from the earlier to the later period, on average; 80% likely to be \
         between {low} and {high}. The range follows from how much the weeks of each period differ.{sure}"
    )
}

/// The measured change beside the promise.
pub fn promise_sentence(effect: &MeasuredEffect, promise: &PromisedChange, figures: FigurePrinter) -> String {
    let whose = if promise.is_approved { "The approved case" } else { "The case as it stands (not approved)" };
    let hours = |value: f64| figures.decimal(value, 1);
    let verdict = match promise.by_now {
        none if none.abs() < 0.05 => "Nothing is promised by that day yet.",
        due if due < effect.low || due > effect.high => {
            let is_better = (effect.change - due) * due.signum() > 0.0;
            if is_better {
                "The measured change is larger than promised."
            } else {
                "The measured change falls short of the promise."
            }
        }
        _ => "The promise lies within the measured range.",
    };
    format!(
        "{whose} promises {} h by the end of the later period and {} h at full adoption. {verdict}",
        hours(promise.by_now),
        hours(promise.in_all)
    )
}

/// What was done: `8 figures taken over.`
pub fn taken_words(taken: usize, refused: usize) -> String {
    let refused = match refused {
        0 => String::new(),
        count => format!(" {} did not fit into the scorecard.", counted(count, "reading")),
    };
    format!("{} taken over.{refused}", counted(taken, "figure"))
}

#[cfg(test)]
mod tests {
    use super::super::figures::English;
    use super::*;

    const FIGURES: FigurePrinter = FigurePrinter(&English);

    #[test]
    fn a_period_is_told_with_its_last_day() {
        assert_eq!(window_words("2027-01-04", "2027-02-01"), "Jan 4 to Jan 31, 2027");
        assert_eq!(window_words("2026-12-28", "2027-01-04"), "Dec 28, 2026 to Jan 3, 2027");
        assert_eq!(window_words("2027-01-04", "2027-01-05"), "Jan 4, 2027");
        assert_eq!(window_words("soon", "later"), "soon to later");
    }

    #[test]
    fn a_rule_says_what_switching_it_changes() {
        assert_eq!(rule_effect(0, true, 0.0, FIGURES), "no such events in the period");
        assert_eq!(rule_effect(1, true, 0.0, FIGURES), "1 event; without this rule: no change in meeting hours");
        assert_eq!(rule_effect(4, true, 1.25, FIGURES), "4 events; without this rule: +1.3 h a person and week");
        assert_eq!(rule_effect(4, true, 0.05, FIGURES), "4 events; without this rule: +0.05 h a person and week");
        assert_eq!(rule_effect(4, false, -1.0, FIGURES), "4 events; with this rule: −1 h a person and week");
    }

    #[test]
    fn files_are_counted_by_kind() {
        assert_eq!(files_sentence(&View::default()), "Nothing could be read.");
        let file = |kind| FileView {
            file: 1,
            name: "a".into(),
            kind,
            bytes: 1,
            rows: 1,
            owner: None,
            owner_clue: None,
            warnings: Vec::new(),
        };
        let files = vec![file(FileKind::Calendar), file(FileKind::Calendar), file(FileKind::Roster)];
        let view = View { files, more_skipped: 2, ..View::default() };
        assert_eq!(files_sentence(&view), "Read: 2 calendars, 1 roster. 2 files were skipped.");
        assert_eq!(file_words(&view.files[0]), "Calendar without an owner, 1 event");
        assert_eq!(file_words(&view.files[2]), "Roster, 1 person");
        let (owner, owner_clue) = (Some("a@x".to_owned()), Some("the person in the most events".to_owned()));
        let found = FileView { owner, owner_clue, rows: 2, ..file(FileKind::Calendar) };
        assert_eq!(file_words(&found), "Calendar of a@x (the person in the most events), 2 events");
    }

    #[test]
    fn an_effect_is_held_against_the_promise() {
        let effect = MeasuredEffect { change: -3.0, low: -4.0, high: -2.0 };
        let words =
            |by_now, in_all| promise_sentence(&effect, &PromisedChange { by_now, in_all, is_approved: true }, FIGURES);
        assert!(words(-3.5, -5.0).ends_with("The promise lies within the measured range."));
        assert!(words(-4.5, -5.0).ends_with("The measured change falls short of the promise."));
        assert!(words(-1.0, -5.0).ends_with("The measured change is larger than promised."));
        assert!(words(0.0, -5.0).ends_with("Nothing is promised by that day yet."));
        let gain = MeasuredEffect { change: 3.0, low: 2.0, high: 4.0 };
        let promise = PromisedChange { by_now: 5.0, in_all: 5.0, is_approved: false };
        assert_eq!(
            promise_sentence(&gain, &promise, FIGURES),
            "The case as it stands (not approved) promises 5 h by the end of the later period and 5 h at full adoption. The measured change \
             falls short of the promise."
        );
        assert!(
            effect_sentence("Meeting load", &effect, FIGURES)
                .starts_with("Meeting load changed by −3 h a person and week; 80% likely to be between −4 and −2.")
        );
        assert!(
            resolution_effect_sentence(&effect, FIGURES)
                .contains("changed by −3 h from the earlier to the later period")
        );
        let unsure = MeasuredEffect { change: -1.0, low: -4.0, high: 2.0 };
        assert!(effect_sentence("Meeting load", &unsure, FIGURES).ends_with("this may be chance."));
    }

    #[test]
    fn a_warning_names_its_line() {
        let text = "The time zone is unknown.".to_owned();
        assert_eq!(
            warning_words(&Warning { line: Some(12), text: text.clone() }),
            "Line 12: The time zone is unknown."
        );
        assert_eq!(warning_words(&Warning { line: None, text }), "The time zone is unknown.");
    }
}
