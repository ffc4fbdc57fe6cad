//! The sample week, read as the page reads it: it shows what measuring is about, without a warning.

use async_roi::model::kpi::BlockLength;
use async_roi::model::takeover::{FileSource, MeasuredFiles, measured_effect, meeting_list, offers};
use async_roi::model::{Meeting, Preset};
use async_roi::text::figures::{English, FigurePrinter};
use async_roi::text::measured_files::{
    calendar_sentence, files_sentence, roster_sentence, source_words, ticket_sentence,
};
use async_roi::text::sample_week::sample_week;
use measure::session::Session;
use measure_messages::{Days, Reply, Request, View, WeekLoad};

const FIGURES: FigurePrinter = FigurePrinter(&English);

/// The view after these requests, on a Monday in March.
fn measured(more: Vec<Request>) -> View {
    let mut session = Session::new("2027-03-15", "Europe/Berlin").unwrap();
    let files = sample_week("2027-03-15".parse().unwrap()).into_iter();
    let read = files.map(|(name, text, kind)| Request::ReadText { name: name.into(), text, kind: Some(kind) });
    for request in read.chain(more) {
        match session.answer(request, &mut NoFiles, &mut |_| {}) {
            Reply::View(_) => {}
            other => panic!("{other:?}"),
        }
    }
    session.view()
}

struct NoFiles;

impl measure::session::Source for NoFiles {
    fn read(&mut self, _: usize, _: std::ops::Range<u64>) -> Result<Vec<u8>, String> {
        Err("there are no files".into())
    }
}

#[test]
fn the_sample_is_read_whole() {
    let view = measured(Vec::new());
    assert_eq!(files_sentence(&view), "Read: 3 calendars, 1 ticket export, 1 roster.");
    let warned = view.files.iter().flat_map(|file| &file.warnings);
    assert_eq!(warned.count(), 0, "{:?}", view.files);
    let calendar = view.calendar.as_ref().unwrap();
    assert!(calendar.warnings.is_empty(), "{:?}", calendar.warnings);
    assert_eq!(
        calendar_sentence(calendar, FIGURES),
        "3 people, 27 events in the files. Feb 15 to Mar 14, 2027 (4 weeks): 140 events; 120 of them count as meetings."
    );
    assert!(calendar.rules.iter().filter(|rule| rule.events > 0).count() >= 3, "several rules can be tried");
    assert_eq!(ticket_sentence(&view.tickets[0]), "72 tickets: 72 resolved, 0 open.");
    assert!(roster_sentence(&view.rosters[0], FIGURES).starts_with("3 people: "));
    let roster = Some(view.rosters[0].file);
    assert_eq!(source_words(FileSource::Roster, &view, None, roster), "Roster of 3 people, Mar 15, 2027");
}

#[test]
fn a_source_is_the_file_that_was_chosen() {
    let mut view = measured(Vec::new());
    let mut other = view.tickets[0].clone();
    other.file = 99;
    other.figures.as_mut().unwrap().resolved = 8;
    view.tickets.push(other);
    assert_eq!(source_words(FileSource::Tickets, &view, Some(99), None), "Ticket export, 8 resolved tickets");
    assert_eq!(source_words(FileSource::Tickets, &view, None, None), "");
}

#[test]
fn its_list_is_that_of_the_team_each_meeting_once() {
    let view = measured(Vec::new());
    let list = meeting_list(&view.calendar.as_ref().unwrap().period.pictures);
    let stand_up = list.iter().find(|meeting| meeting.name == "Stand-up").unwrap();
    assert_eq!((stand_up.attendees, stand_up.minutes, stand_up.per_week), (3.0, 30.0, 5.0));
    let rows: Vec<Meeting> =
        list.iter().map(|meeting| meeting.row(0, false, async_roi::model::MeetingFateKind::Keep)).collect();
    let sum: f64 = rows.iter().map(|row| async_roi::model::Quantity::value(row.hours_per_week())).sum();
    let measured = view.calendar.as_ref().unwrap().period.pictures.people_hours_per_week;
    assert!((sum - measured).abs() < 0.05 * measured, "{sum} of {measured}");
}

#[test]
fn everything_that_can_be_taken_over_is_there_and_two_periods_have_an_effect() {
    let mut settings = measured(Vec::new()).calendar.unwrap().settings;
    settings.compared = Some(Days { from: "2027-01-18".into(), to: "2027-02-15".into() });
    let view = measured(vec![Request::Calendar(settings)]);
    let calendar = view.calendar.as_ref().unwrap();
    let list = meeting_list(&calendar.period.pictures);
    let files = MeasuredFiles {
        calendar: Some(&calendar.period),
        earlier: calendar.compared.as_ref(),
        meetings: &list,
        tickets: view.tickets.first(),
        roster: view.rosters.first().and_then(|roster| roster.figures.as_ref()),
        block: BlockLength::default(),
        today: "2027-03-15".parse().unwrap(),
    };
    assert_eq!(offers(&Preset::Evidence.case(), &files).len(), 15, "4 inputs, 7 readings, and 4 of the earlier period");
    let hours = |weeks: &[WeekLoad]| weeks.iter().map(|week| week.meeting_hours).collect::<Vec<_>>();
    let [after, before] =
        [&calendar.period, calendar.compared.as_ref().unwrap()].map(|period| hours(&period.pictures.weeks));
    let effect = measured_effect(&before, &after).unwrap();
    assert!(effect.low < effect.change && effect.change < effect.high, "{effect:?}");
}
