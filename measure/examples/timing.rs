//! How long the largest files take: a calendar of 20 MB over ten years, and 200,000 tickets.
//!
//! ```sh
//! cargo run --release -p measure --example timing
//! ```

use measure::calendar::{self, Calendars};
use measure::tickets;
use std::fmt::Write;
use std::time::Instant;

/// Single events and series, each with eight people and a description, as Exchange and Google export them.
fn calendar() -> String {
    let mut text = String::from("BEGIN:VCALENDAR\r\nX-WR-CALNAME:me@example.org\r\n");
    let mut number = 0_u32;
    while text.len() < 20 * 1024 * 1024 - 2000 {
        let (year, month, day, hour) = (2017 + number % 10, 1 + number / 7 % 12, 1 + number / 11 % 28, 7 + number % 11);
        write!(
            text,
            "BEGIN:VEVENT\r\nUID:{number}@example.org\r\nDTSTAMP:20270101T000000Z\r\nSUMMARY:Meeting {}\r\n\
             DTSTART;TZID=Europe/Berlin:{year}{month:02}{day:02}T{hour:02}0000\r\nDTEND;TZID=Europe/Berlin:{year}{month:02}{day:02}T{hour:02}3000\r\n",
            number % 500
        )
        .unwrap();
        match number % 40 {
            0 => text += "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=1000\r\n",
            1 => text += "RRULE:FREQ=MONTHLY;BYDAY=-1FR\r\n",
            2 if number.is_multiple_of(3) => text += "RRULE:FREQ=DAILY;UNTIL=20261231T000000Z\r\n",
            _ => {}
        }
        text += "ORGANIZER;CN=Me:mailto:me@example.org\r\n";
        for person in 0..8 {
            write!(text, "ATTENDEE;CN=\"Person {person}\";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE:mailto:\r\n person{person}@example.org\r\n").unwrap();
        }
        text += "DESCRIPTION:Agenda\\n1. Status of all projects\\, with dates\\n2. Anything else that somebody has to say\r\nEND:VEVENT\r\n";
        number += 1;
    }
    text + "END:VCALENDAR\r\n"
}

fn tickets(rows: u32) -> String {
    let mut text = String::from("Issue key,Summary,Status,Created,Resolved,Updated\n");
    for row in 0..rows {
        let (day, month, hour) = (1 + row % 28, 1 + row / 28 % 12, row % 12 + 1);
        let name =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month as usize - 1];
        writeln!(text, "AB-{row},\"Something, that is to do\",Done,{day:02}/{name}/26 {hour}:15 AM,{day:02}/{name}/26 {hour}:45 PM,").unwrap();
    }
    text
}

fn main() {
    let calendar = calendar();
    let events = calendar.matches("BEGIN:VEVENT").count();
    for (from, to) in [("2026-11-02", "2026-11-30"), ("2017-01-01", "2027-01-01")] {
        let began = Instant::now();
        let mut calendars = Calendars::new(calendar::Options::new(from, to, "Europe/Berlin").unwrap()).unwrap();
        calendars.push_file("a.ics", calendar.as_bytes()).unwrap();
        let read = began.elapsed().as_secs_f64();
        let found = calendars.finish().unwrap();
        let (size, listed) = (calendar.len() as f64 / 1_048_576.0, found.events.len());
        let warned = found.warnings.len();
        let seconds = began.elapsed().as_secs_f64();
        println!(
            "calendar, {size:.1} MB, {events} events, {from} to {to}: {seconds:.2} s ({read:.2} s to read), {listed} occurrences, {warned} warnings"
        );
    }
    let text = tickets(200_000);
    let began = Instant::now();
    let found = tickets::measure("a.csv", text.as_bytes(), &tickets::Options::default()).unwrap();
    println!(
        "tickets, {:.1} MB, {} rows: {:.2} s",
        text.len() as f64 / 1_048_576.0,
        found.count,
        began.elapsed().as_secs_f64()
    );
}
