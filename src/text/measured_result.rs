//! What was found in measured files, in a sentence each, and what keeps a figure from being taken over.

use super::dates::{date_with_weekday, people_count};
use super::figures::FigurePrinter;
use super::measured_files::window_words;
use super::measured_pictures::Number;
use super::measured_service::resolution_finding;
use crate::model::date::Date;
use crate::model::kpi::BlockLength;
use crate::model::takeover::deep_work_hours;
use measure_messages::{CalendarSettings, EventRow, Period, Person, TicketView, Why};

/// What a period holds: `4 hours of meetings per person and week; 34.5 hours of deep work. From 18 meetings in the calendar of 1 person,
/// Nov 2 to Nov 22, 2026.`
pub fn calendar_result(period: &Period, block: BlockLength, figures: FigurePrinter) -> String {
    if let Some(words) = no_data(period) {
        return words;
    }
    let hours = |value: f64| {
        let printed = figures.decimal(value, 1);
        let noun = if printed == "1" { "hour" } else { "hours" };
        format!("{printed} {noun}")
    };
    let people = period.people.len() as u32;
    format!(
        "{} of meetings per person and week; {} of deep work. From {} meeting{} in the calendar{} of {}, {}.",
        hours(period.figures.meeting_hours_per_week),
        hours(deep_work_hours(&period.figures.deep_work_hours_per_week, block)),
        period.counted,
        if period.counted == 1 { "" } else { "s" },
        if people == 1 { "" } else { "s" },
        people_count(people),
        window_words(&period.window.from, &period.window.to),
    )
}

/// Why nothing can be taken over from calendars in a period; none where something can.
fn no_data(period: &Period) -> Option<String> {
    let window = window_words(&period.window.from, &period.window.to);
    let on = if period.window.weeks * 7.0 < 1.5 { "on" } else { "from" };
    let missing = match period {
        Period { events: 0, .. } => "are no events",
        Period { figures, .. } if figures.working_hours_per_week <= 0.0 => "is no working time",
        _ => return None,
    };
    Some(format!(
        "There {missing} {on} {window}, so there is nothing to take over from the calendars. Choose another period."
    ))
}

/// What to check before figures of calendars are taken over: why none is ticked, or who lowers the means; none where there is nothing.
pub fn caution(period: &Period) -> Option<String> {
    let is_idle = |person: &&Person| person.figures.meeting_hours_per_week <= 0.0;
    let idle = period.people.iter().filter(is_idle).count();
    let words = match period {
        period if no_data(period).is_some() => return None,
        Period { counted: 0, .. } => {
            "No event of the period counts as a meeting. Check the rules before you take over zero hours."
        }
        Period { window, .. } if window.weeks < 1.0 => {
            "The period is shorter than a week, so none of its figures is ticked. Tick those that stand for a usual week."
        }
        _ if idle > 0 => {
            let have = if idle == 1 { "has" } else { "have" };
            return Some(format!(
                "{idle} of {} {have} no meetings in the period, which lowers the means. Check that the files reach that far.",
                people_count(period.people.len() as u32)
            ));
        }
        _ => return None,
    };
    Some(words.to_owned())
}

/// What tickets hold; none where they cannot be measured.
pub fn ticket_result(view: &TicketView, number: Number) -> Option<String> {
    Some(resolution_finding(view.figures.as_ref()?, number))
}

/// Whom the hours of a list of meetings are divided by, and whether the calendars are of fewer people.
pub fn list_division(people: f64, calendars: usize, figures: FigurePrinter) -> String {
    let printed = figures.decimal(people, 1);
    let divided = format!("hours of all meetings, divided by the {printed} people of the case");
    if people > calendars as f64 {
        format!(
            "{divided}; too low unless the calendars of {} hold everybody’s meetings",
            people_count(calendars as u32)
        )
    } else {
        divided
    }
}

/// What calendars are measured by: `Nov 2 to Nov 22, 2026 · UTC · 9-17, mon-fri · 6 of 7 rules`.
pub fn settings_recap(settings: &CalendarSettings) -> String {
    let window = settings.window.as_ref().map_or_else(String::new, |days| window_words(&days.from, &days.to));
    let CalendarSettings { zone, hours, days, rules, .. } = settings;
    format!("{window} · {zone} · {hours}, {days} · {} of {} rules", rules.len(), Why::RULES.len())
}

/// When an event is: `Mon, Jan 4, 2027, 9:30 to 10:00`, `Mon, Jan 4, 2027, all day`.
pub fn event_time(event: &EventRow) -> String {
    let parts = |text: &str| -> Option<(Date, String)> {
        let (day, time) = text.split_once('T')?;
        Some((day.parse().ok()?, time.strip_prefix('0').unwrap_or(time).to_owned()))
    };
    let (Some((first, start)), Some((last, end))) = (parts(&event.start), parts(&event.end)) else {
        return format!("{} to {}", event.start, event.end);
    };
    let [from, to] = [first, last].map(date_with_weekday);
    let at_midnight = start == "0:00" && end == "0:00";
    match last.plus_days(-1) {
        eve if at_midnight && eve == first => format!("{from}, all day"),
        eve if at_midnight && eve > first => format!("{from} to {}, all day", date_with_weekday(eve)),
        _ if first == last => format!("{from}, {start} to {end}"),
        _ => format!("{from}, {start} to {to}, {end}"),
    }
}

/// Hours of tickets: `30 h`; from two days on also in days: `130 h (5.4 days)`.
pub fn ticket_hours(hours: f64, figures: FigurePrinter) -> String {
    let printed = format!("{} h", figures.decimal(hours, 1));
    if hours < 48.0 { printed } else { format!("{printed} ({} days)", figures.decimal(hours / 24.0, 1)) }
}

#[cfg(test)]
mod tests {
    use super::super::figures::English;
    use super::*;
    use measure_messages::{CalendarPictures, DeepWork, Window};

    const FIGURES: FigurePrinter = FigurePrinter(&English);

    fn period(weeks: f64) -> Period {
        let figures = measure_messages::Figures {
            meeting_hours_per_week: 4.0,
            working_hours_per_week: 40.0,
            deep_work_hours_per_week: DeepWork { of_60: 36.0, of_90: 35.0, of_120: 34.5 },
            ..Default::default()
        };
        let person = Person { owner: "a@x".into(), figures, inventory: Vec::new() };
        let to = Date::new(2026, 11, 2).unwrap().plus_days((weeks * 7.0) as i64);
        Period {
            window: Window { from: "2026-11-02".into(), to: to.to_string(), zone: "UTC".into(), weeks },
            figures,
            people: vec![person],
            events: 20,
            counted: 18,
            pictures: CalendarPictures::default(),
        }
    }

    #[test]
    fn a_result_comes_first_and_what_it_is_from_after_it() {
        assert_eq!(
            calendar_result(&period(3.0), BlockLength::TwoHours, FIGURES),
            "4 hours of meetings per person and week; 34.5 hours of deep work. From 18 meetings in the calendar of 1 person, Nov 2 to Nov 22, 2026."
        );
    }

    #[test]
    fn a_period_without_data_says_so() {
        let told = |period: &Period| calendar_result(period, BlockLength::Hour, FIGURES);
        let empty = Period { events: 0, counted: 0, ..period(3.0) };
        assert_eq!(
            told(&empty),
            "There are no events from Nov 2 to Nov 22, 2026, so there is nothing to take over from the calendars. Choose another period."
        );
        let mut saturday = period(1.0 / 7.0);
        saturday.figures.working_hours_per_week = 0.0;
        assert!(told(&saturday).starts_with("There is no working time on Nov 2, 2026, so"));
        assert_eq!([caution(&empty), caution(&saturday), caution(&period(1.0))], [const { None }; 3]);
        let cautioned = |period: &Period, words: &str| assert!(caution(period).is_some_and(|it| it.starts_with(words)));
        cautioned(&period(6.0 / 7.0), "The period is shorter than a week");
        cautioned(&Period { counted: 0, ..period(3.0) }, "No event of the period counts");
        let mut two = period(3.0);
        two.people.push(Person {
            owner: "b@x".into(),
            figures: measure_messages::Figures::default(),
            inventory: Vec::new(),
        });
        cautioned(&two, "1 of 2 people has no meetings in the period, which lowers the means.");
    }

    #[test]
    fn a_list_says_whom_its_hours_are_divided_by() {
        assert_eq!(list_division(3.0, 3, FIGURES), "hours of all meetings, divided by the 3 people of the case");
        assert!(
            list_division(25.0, 1, FIGURES)
                .ends_with("too low unless the calendars of 1 person hold everybody’s meetings")
        );
    }

    #[test]
    fn an_event_is_told_by_day_and_clock() {
        let time = |start: &str, end: &str| {
            event_time(&EventRow {
                event: 0,
                owner: String::new(),
                start: start.into(),
                end: end.into(),
                summary: String::new(),
                attendees: 0,
                repeats: false,
                tentative: false,
                why: None,
                by_hand: false,
            })
        };
        assert_eq!(time("2027-01-04T09:30", "2027-01-04T10:00"), "Mon, Jan 4, 2027, 9:30 to 10:00");
        assert_eq!(time("2027-01-04T22:00", "2027-01-05T01:00"), "Mon, Jan 4, 2027, 22:00 to Tue, Jan 5, 2027, 1:00");
        assert_eq!(time("2027-01-04T00:00", "2027-01-05T00:00"), "Mon, Jan 4, 2027, all day");
        assert_eq!(time("2027-01-04T00:00", "2027-01-06T00:00"), "Mon, Jan 4, 2027 to Tue, Jan 5, 2027, all day");
        assert_eq!(time("2027-01-04T00:00", "2027-01-04T00:00"), "Mon, Jan 4, 2027, 0:00 to 0:00");
    }

    #[test]
    fn long_times_are_told_in_days_too() {
        assert_eq!(ticket_hours(30.04, FIGURES), "30 h");
        assert_eq!(ticket_hours(130.0, FIGURES), "130 h (5.4 days)");
    }

    #[test]
    fn settings_are_summed_up_in_a_line() {
        let mut settings = CalendarSettings::new("UTC");
        settings.window = Some(measure_messages::Days { from: "2026-11-02".into(), to: "2026-11-23".into() });
        assert_eq!(settings_recap(&settings), "Nov 2 to Nov 22, 2026 · UTC · 9-17, mon-fri · 6 of 7 rules");
    }
}
