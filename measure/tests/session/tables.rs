//! Tickets and rosters in a session: what is asked about, chosen and measured.

use crate::support::{answer, refused, session, skipped, view, with};
use measure_messages::{
    DateOrder, Days, FileKind, Reply, Request, RosterSettings, TicketFigures, TicketQuestion, TicketSettings,
};

#[test]
fn columns_are_asked_about_where_none_is_known() {
    let mut session = with(&[("t.csv", b"What,First,Last\nx,2027-01-04,2027-01-05\ny,2027-01-04,2027-01-06\n")]);
    let asked = session.view().tickets.remove(0);
    assert_eq!((asked.question, asked.figures.is_none()), (Some(TicketQuestion::Columns), true));
    assert_eq!(asked.columns, ["What", "First", "Last"]);
    assert_eq!(asked.problem.unwrap(), "Which columns hold the dates of creation and of resolution?");
    let settings = TicketSettings { created: Some("First".into()), resolved: Some("Last".into()), ..asked.settings };
    let found = view(&mut session, &Request::Tickets(0, settings.clone())).tickets.remove(0);
    assert_eq!((found.question, found.figures.unwrap().median_hours), (None, Some(36.0)));
    let wrong = TicketSettings { created: Some("What".into()), ..settings };
    let asked = view(&mut session, &Request::Tickets(0, wrong)).tickets.remove(0);
    assert_eq!(asked.question, Some(TicketQuestion::Columns));
    assert_eq!(asked.problem.unwrap(), "The column “What” of the file holds no dates.");
}

#[test]
fn the_order_of_dates_is_asked_about_where_it_is_unclear() {
    let mut session = with(&[("t.csv", b"created,resolved\n04/05/2027,05/05/2027\n")]);
    let asked = session.view().tickets.remove(0);
    let orders = vec![DateOrder::Dmy, DateOrder::Mdy];
    let question = TicketQuestion::DateOrder { examples: vec!["04/05/2027".into()], orders: orders.clone() };
    assert_eq!(asked.question, Some(question));
    for (order, hours) in [(DateOrder::Dmy, 24.0), (DateOrder::Mdy, 720.0)] {
        let settings = TicketSettings { dates: Some(order), zone: "UTC".into(), ..asked.settings.clone() };
        let found = view(&mut session, &Request::Tickets(0, settings)).tickets.remove(0);
        assert_eq!((found.figures.unwrap().median_hours, found.settings.dates), (Some(hours), Some(order)));
    }
    let session = with(&[("t.csv", b"created,resolved\n13/05/2027,14/05/2027\n05/13/2027,05/14/2027\n")]);
    let asked = session.view().tickets.remove(0);
    let question = TicketQuestion::DateOrder { examples: vec!["13/05/2027".into(), "05/13/2027".into()], orders };
    assert_eq!((asked.question, asked.problem.unwrap().contains("contradict each other")), (Some(question), true));
}

#[test]
fn an_order_is_named_only_where_it_was_needed_or_chosen() {
    let order = |rows: &str| {
        let session = with(&[("t.csv", format!("created,resolved\n{rows}").as_bytes())]);
        session.view().tickets.remove(0).settings.dates
    };
    assert_eq!(order("2026-10-01T09:00:00Z,2026-10-02T09:00:00Z\n"), None);
    assert_eq!(order("4 May 2027,5 May 2027\n"), None);
    assert_eq!(order("03/03/2027,03/03/2027\n"), None, "the same day in each order");
    assert_eq!(order("13/05/2027,14/05/2027\n"), Some(DateOrder::Dmy));
    assert_eq!(order("05/13/2027,05/14/2027\n"), Some(DateOrder::Mdy));
    let mut session = with(&[("t.csv", b"created,resolved\n2027-01-04,2027-01-05\n")]);
    let settings = session.view().tickets.remove(0).settings;
    let chosen = TicketSettings { dates: Some(DateOrder::Mdy), ..settings };
    let found = view(&mut session, &Request::Tickets(0, chosen)).tickets.remove(0);
    assert_eq!(found.settings.dates, Some(DateOrder::Mdy));
}

#[test]
fn tickets_of_a_window_are_those_resolved_answered_or_open_in_it() {
    // Resolved before, within and after January, and never; opened before, within and after.
    let text = "id,created,resolved,first response\n\
        1,2026-12-01,2026-12-31,2026-12-02\n\
        2,2026-12-31,2027-01-01,2027-01-01\n\
        3,2027-01-10,2027-01-13,\n\
        4,2027-01-20,2027-02-01,2027-01-21\n\
        5,2027-01-25,,2027-02-02\n\
        6,2027-02-02,2027-02-03,\n\
        7,x,2027-01-02,\n";
    let mut session = with(&[("t.csv", text.as_bytes())]);
    let settings = session.view().tickets.remove(0).settings;
    let month = |from: &str, to: &str| Some(Days { from: from.into(), to: to.into() });
    let settings = TicketSettings {
        zone: "UTC".into(),
        window: month("2027-01-01", "2027-02-01"),
        compared: month("2026-12-01", "2027-01-01"),
        ..settings
    };
    let found = view(&mut session, &Request::Tickets(0, settings)).tickets.remove(0);
    let short = |figures: TicketFigures| {
        let TicketFigures {
            count,
            resolved,
            open,
            unreadable,
            median_hours,
            response_median_hours,
            oldest_open_hours,
            ..
        } = figures;
        (count, resolved, open, unreadable, median_hours, response_median_hours, oldest_open_hours)
    };
    let january = found.figures.unwrap();
    assert_eq!(january.by_month.len(), 1);
    assert_eq!(short(january), (4, 2, 2, 1, Some(48.0), Some(24.0), Some(12.0 * 24.0)));
    assert_eq!(short(found.compared.unwrap()), (2, 1, 1, 1, Some(720.0), Some(24.0), Some(24.0)));
}

#[test]
fn settings_of_tickets_that_are_not_understood_change_nothing() {
    let mut session = with(&[("t.csv", b"created,resolved\n2027-01-04,2027-01-05\n")]);
    let before = session.view();
    let settings = before.tickets[0].settings.clone();
    for (change, text) in [
        (TicketSettings { zone: "Mars".into(), ..settings.clone() }, "“Mars” is not an IANA"),
        (
            TicketSettings { window: Some(Days { from: "2027-01-04".into(), to: "x".into() }), ..settings.clone() },
            "A date is written as",
        ),
    ] {
        assert!(refused(&mut session, &Request::Tickets(0, change)).starts_with(text));
        assert_eq!(session.view(), before);
    }
    // A file that is not there, or is no such file.
    assert_eq!(view(&mut session, &Request::Tickets(9, settings)), before);
    assert_eq!(view(&mut session, &Request::Roster(0, RosterSettings { date: "x".into(), hours: "x".into() })), before);
}

#[test]
fn a_roster_is_pasted_corrected_and_asked_about() {
    let mut session = session();
    let paste = |text: &str| Request::ReadText {
        name: "Pasted roster".into(),
        text: text.into(),
        kind: Some(FileKind::Roster),
    };
    let asked = view(&mut session, &paste("name\tzone\nAna\tBerlin\nBo\tIST\n")).rosters.remove(0);
    assert!(asked.problem.unwrap().starts_with("Which time zone is meant? “IST” in line 3"));
    let found = view(&mut session, &paste("name\tzone\nAna\tBerlin\nBo\tKolkata\n"));
    assert_eq!((found.files.len(), found.rosters.len()), (1, 1), "the second text replaces the first");
    assert_eq!(found.rosters[0].settings, RosterSettings { date: "2027-02-03".into(), hours: "9-17".into() });
    assert_eq!(found.rosters[0].figures.as_ref().unwrap().hours_all_overlap, 3.5);
    let file = found.rosters[0].file;
    let summer = RosterSettings { date: "2027-07-07".into(), hours: "9-18".into() };
    let found = view(&mut session, &Request::Roster(file, summer.clone())).rosters.remove(0);
    assert_eq!((found.figures.unwrap().hours_all_overlap, &found.settings), (5.5, &summer));
    let wrong = RosterSettings { date: "7/7/2027".into(), ..summer };
    assert!(refused(&mut session, &Request::Roster(file, wrong)).starts_with("A date is written as"));
    let asked = view(&mut session, &paste("who are you")).rosters.remove(0);
    assert_eq!(asked.problem.unwrap(), "The file needs the columns name and zone, and may have start, end and days.");
    let empty = view(&mut session, &paste(" "));
    assert_eq!((empty.rosters.len(), skipped(&empty)), (0, vec![("Pasted roster", "The file is empty.")]));
}

#[test]
fn pairs_cross_to_the_page_as_pictures_only() {
    let session = with(&[("r.csv", b"name,zone,start,end\na,Berlin,9:00,17:00\nb,Berlin,18:00,20:00\n".as_slice())]);
    let roster = session.view().rosters.remove(0);
    assert_eq!((roster.figures.unwrap().pairs.len(), roster.pictures.unwrap().pairs_never_meet), (0, 1));
}

#[test]
fn two_windows_have_the_medians_of_their_full_weeks() {
    // Weeks from Jan 4 and Jan 11 on with 2 and 3 tickets, then one without any; the rest of a week does not count.
    let hours = [(4, 2), (10, 4), (11, 1), (12, 5), (17, 6), (26, 9)];
    let rows: Vec<String> =
        hours.iter().map(|(day, hours)| format!("2027-01-{day:02} 00:00,2027-01-{day:02} {hours:02}:00\n")).collect();
    let text = format!("created,resolved\n{}", rows.concat());
    let mut session = with(&[("t.csv", text.as_bytes())]);
    let ticket = session.view().tickets.remove(0);
    assert_eq!(ticket.weekly_medians, None);
    let days = |from: &str, to: &str| Some(Days { from: from.into(), to: to.into() });
    let settings = TicketSettings {
        zone: "UTC".into(),
        window: days("2027-01-04", "2027-01-30"),
        compared: days("2027-01-11", "2027-01-25"),
        ..ticket.settings
    };
    let ticket = view(&mut session, &Request::Tickets(ticket.file, settings)).tickets.remove(0);
    assert_eq!(ticket.weekly_medians, Some([vec![3.0, 5.0], vec![5.0]]));
}

#[test]
fn requests_before_any_file_have_empty_answers() {
    let mut session = session();
    assert!(
        matches!(answer(&mut session, &Request::Events(measure_messages::EventQuery::default())), Reply::Events(page) if page.matched == 0)
    );
    let switch = Request::Switch { list: 0, events: vec![0], counted: Some(true) };
    assert!(view(&mut session, &switch).calendar.is_none());
    assert!(view(&mut session, &Request::Remove(7)).files.is_empty());
}
