//! Tickets through the public interface: what is read, counted and refused.

use measure::tickets::{DateOrder, Measured, Options, date_order, measure};
use proptest::prelude::*;
use std::fmt::Write;

fn with(options: &Options, text: &str) -> Result<Measured, String> {
    measure("a.csv", text.as_bytes(), options).map_err(|error| error.to_string())
}

fn read(text: &str) -> Measured {
    with(&Options::default(), text).unwrap()
}

fn in_berlin() -> Options {
    Options { zone: Some("Europe/Berlin".to_owned()), ..Options::default() }
}

#[test]
fn resolution_and_response_times() {
    let found = read(
        "created_at,closed_at,first_response_at
2027-01-01T00:00:00Z,2027-01-01T10:00:00Z,2027-01-01T01:00:00Z
2027-01-01T00:00:00Z,2027-01-02T00:00:00Z,
2027-01-30T00:00:00Z,2027-02-01T00:00:00Z,2027-01-30T04:00:00Z
2027-02-01T00:00:00Z,2027-02-01T00:00:00Z,2027-02-01T02:00:00Z
2027-01-31T00:00:00Z,,
2027-02-02T00:00:00Z,,
",
    );
    assert_eq!((found.count, found.resolved, found.open, found.unreadable), (6, 4, 2, 0));
    assert_eq!(found.median_hours, Some(17.0));
    assert!((found.p90_hours.unwrap() - 40.8).abs() < 1e-9);
    assert_eq!(found.under_24h, Some(0.5), "strictly under");
    assert_eq!(found.response_median_hours, Some(2.0));
    assert_eq!(found.oldest_open_hours, Some(48.0), "to the latest date of the file");
    let months: Vec<_> =
        found.by_month.iter().map(|m| (m.month.as_str(), m.resolved, m.median_hours, m.under_24h)).collect();
    assert_eq!(months, [("2027-01", 2, Some(17.0), Some(0.5)), ("2027-02", 2, Some(24.0), Some(0.5))]);
    assert_eq!(found.warnings, []);
}

#[test]
fn the_document_has_its_keys_in_order() {
    let found = read("created_at,closed_at\n2027-01-01,2027-01-02\n2027-01-01,x\n");
    let expected = concat!(
        r#"{"source":"GitHub","columns":{"created":"created_at","resolved":"closed_at","responded":null},"count":1,"resolved":1,"open":0,"#,
        r#""unreadable":1,"median_hours":24.0,"p90_hours":24.0,"under_24h":0.0,"response_median_hours":null,"oldest_open_hours":null,"#,
        r#""by_month":[{"month":"2027-01","resolved":1,"median_hours":24.0,"under_24h":0.0}],"#,
        r#""warnings":[{"line":3,"text":"closed_at “x” cannot be read."}]}"#
    );
    assert_eq!(serde_json::to_string(&found).unwrap(), expected);
}

#[test]
fn rows_that_cannot_be_read_are_counted_and_warned_of() {
    let found = read(
        "Created,Resolved\n\n2027-01-02,2027-01-01\nsoon,2027-01-01\n,2027-01-01\n , \n2027-01-01,later\n2027-01-01,\n2027-01-01\n",
    );
    assert_eq!((found.count, found.open, found.unreadable), (2, 2, 4));
    let warnings: Vec<_> = found.warnings.iter().map(|w| (w.line.unwrap(), w.text.as_str())).collect();
    assert_eq!(
        warnings,
        [
            (3, "Resolved is before Created."),
            (4, "Created “soon” cannot be read."),
            (5, "Created is empty."),
            (7, "Resolved “later” cannot be read."),
        ]
    );
}

#[test]
fn times_without_an_offset_are_in_the_zone_unless_the_header_says_utc() {
    let median = |options: &Options, text: &str| with(options, text).unwrap().median_hours;
    // The clock changes on March 28, 2027.
    let local = "Created,Resolved\n2027-03-28 00:00,2027-03-28 12:00\n";
    assert_eq!(median(&in_berlin(), local), Some(11.0));
    assert_eq!(median(&Options::default(), local), Some(12.0), "UTC without a zone");
    let mixed = "Created At (UTC),Closed At\n2027-03-28 00:00,2027-03-28 12:00\n";
    assert_eq!(median(&in_berlin(), mixed), Some(10.0));
    let offset = "Created,Resolved\n2027-03-28T00:00Z,2027-03-28T12:00+02:00\n";
    assert_eq!(median(&in_berlin(), offset), Some(10.0));
    let autumn = "Created,Resolved\n2027-10-31 00:00,2027-10-31 12:00\n";
    assert_eq!(median(&in_berlin(), autumn), Some(13.0));
    let month = with(&in_berlin(), "Created,Resolved\n2027-01-31T22:00Z,2027-01-31T23:30Z\n").unwrap();
    assert_eq!(month.by_month[0].month, "2027-02", "by the month in the zone");
}

#[test]
fn dates_that_can_be_read_in_two_ways_are_asked_about() {
    let text = "Created,Resolved\n04/05/2027,05/05/2027\n";
    let error = with(&Options::default(), text).unwrap_err();
    assert!(error.contains("two ways") && error.contains("--dates dmy or --dates mdy"), "{error}");
    let hours = |order| with(&Options { dates: Some(order), ..Options::default() }, text).unwrap().median_hours;
    assert_eq!((hours(DateOrder::Dmy), hours(DateOrder::Mdy)), (Some(24.0), Some(720.0)));
    // A date in another column, or of another row, decides for all.
    assert_eq!(read("Created,Resolved\n04/05/2027,05/05/2027\n04/05/2027,13/05/2027\n").by_month[0].month, "2027-05");
    assert_eq!(read("Created,Resolved\n04.05.2027,05.05.2027\n").by_month[0].month, "2027-05", "dots are day first");
}

#[test]
fn numbers_of_spreadsheets_and_durations() {
    let found = read("Created;Resolved\n46391,5;46392,25\n");
    assert_eq!(found.median_hours, Some(18.0));
    let zendesk = read(
        "Id,Created at,Solved at,First reply time in minutes\n1,2027-01-04 10:00,2027-01-04 12:00,90\n2,2027-01-04 10:00,,\"45,5\"\n",
    );
    assert_eq!(zendesk.source.as_deref(), Some("Zendesk"));
    assert_eq!(zendesk.response_median_hours, Some((90.0 + 45.0 + 30.0 / 60.0) / 2.0 / 60.0));
}

#[test]
fn a_wrong_response_is_no_reason_to_leave_the_ticket_out() {
    let found = read("created,resolved,first response\n2027-01-02,2027-01-03,2027-01-01\n2027-01-02,2027-01-03,x\n");
    assert_eq!((found.resolved, found.response_median_hours, found.warnings.len()), (2, None, 2));
    let other = read("Created,Resolved,Custom field (Time to first response)\n2027-01-02,2027-01-03,1h 5m\n");
    assert_eq!((other.resolved, other.columns.responded, other.warnings.len()), (1, None, 0));
}

#[test]
fn canceled_is_no_resolution() {
    let found = read("ID,Team,Created,Completed,Canceled\n1,a,2027-01-04,2027-01-05,\n2,a,2027-01-04,,2027-01-05\n");
    assert_eq!((found.source.as_deref(), found.resolved, found.open), (Some("Linear"), 1, 1));
}

#[test]
fn columns_are_given_recognized_guessed_or_asked_for() {
    let guessed = read("Opened on,Closed on\n2027-01-04,2027-01-05\n");
    assert_eq!((guessed.source, guessed.resolved), (None, 1));
    assert_eq!(guessed.warnings[0].text, "The columns were guessed: created is “Opened on”, resolved is “Closed on”.");
    let asked = with(&Options::default(), "From,Until\n2027-01-04,2027-01-05\n").unwrap_err();
    assert!(asked.contains("--created and --resolved") && asked.contains("“From”, “Until”"), "{asked}");
    let names = |created: &str, resolved: &str| Options {
        created: Some(created.into()),
        resolved: Some(resolved.into()),
        ..Options::default()
    };
    let given = with(&names("from", "Until"), "From,Until\n2027-01-04,2027-01-05\n").unwrap();
    assert_eq!((given.columns.created.as_str(), given.resolved), ("From", 1));
    let gone = with(&names("From", "Gone"), "From,Until\n1,2\n").unwrap_err();
    assert_eq!(gone, "There is no column “Gone”. The columns are: “From”, “Until”.");
    // Repeated names stay apart: the first is meant, and the second has a number.
    let repeated = "Created,Created,Resolved\n2027-01-04,2027-01-03,2027-01-05\n";
    assert_eq!(read(repeated).median_hours, Some(24.0));
    assert_eq!(with(&names("Created (2)", "Resolved"), repeated).unwrap().median_hours, Some(48.0));
}

#[test]
fn what_cannot_be_measured_is_refused() {
    let refused = |text: &str| with(&Options::default(), text).unwrap_err();
    assert_eq!(refused(""), "a.csv is empty.");
    assert_eq!(refused("Created,Resolved\n"), "The column “Created” of a.csv holds no dates.");
    assert_eq!(refused("Created,Resolved\nx,y\n"), "The column “Created” of a.csv holds no dates.");
    let zone = Options { zone: Some("Mars".to_owned()), ..Options::default() };
    assert_eq!(with(&zone, "x").unwrap_err(), "“Mars” is not an IANA time zone, such as Europe/Berlin.");
    assert_eq!(date_order("dym").unwrap_err().to_string(), "The order of dates is dmy, mdy or ymd, not “dym”.");
}

#[test]
fn other_encodings_are_read() {
    let utf_16: Vec<u8> =
        "\u{feff}Erstellt\tErledigt\n04.01.2027\t05.01.2027\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(measure("a.csv", &utf_16, &Options::default()).unwrap().median_hours, Some(24.0));
    let windows = b"Erstellt;Gel\xf6st\n04/M\xe4r/27 9:15;05/M\xe4r/27 9:15\n";
    let found = measure("a.csv", windows, &Options::default()).unwrap();
    assert_eq!((found.columns.resolved.as_str(), found.median_hours), ("Gelöst", Some(24.0)));
    assert_eq!(found.warnings[0].text, "The file is not UTF-8: read as Windows-1252.");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_files_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), cells in "[-0-9a-z:/., TZ+é\"\n]{0,80}") {
        let _ = measure("a.csv", &bytes, &Options::default());
        let _ = measure("a.csv", &[b"Created,Resolved\n", &bytes[..]].concat(), &Options::default());
        let _ = with(&in_berlin(), &format!("Created,Resolved\n2027-01-01,{cells}\n{cells},"));
        for order in ["dmy", "mdy", "ymd"] {
            let options = Options { dates: Some(date_order(order).unwrap()), ..Options::default() };
            let _ = with(&options, &format!("Created;First reply time in minutes;Resolved\n{cells};{cells};{cells}\n"));
        }
    }

    /// Dates written in one order are read as they were meant, or asked about.
    #[test]
    fn what_is_written_is_read(
        days in proptest::collection::vec((1_u32..=28, 1_u32..=12, 0_u32..24, 0_u32..60), 1..12),
        order in 0_usize..3,
        separator in "[;\t|,]",
        two_digits in any::<bool>(),
    ) {
        let year = if two_digits { "27" } else { "2027" };
        let mut text = format!("Created{separator}Resolved\n");
        let mut meant = Vec::new();
        for (day, month, hour, minute) in &days {
            let date = match order {
                0 => format!("{day}/{month}/{year}"),
                1 => format!("{month}/{day}/{year}"),
                _ => format!("{day}.{month}.{year}"),
            };
            writeln!(text, "{date} 0:00{separator}{date} {hour}:{minute:02}").unwrap();
            meant.push(f64::from(hour * 60 + minute) / 60.0);
        }
        meant.sort_by(f64::total_cmp);
        let middle = f64::midpoint(meant[(meant.len() - 1) / 2], meant[meant.len() / 2]);
        match with(&Options::default(), &text) {
            Ok(found) => {
                prop_assert!((found.median_hours.unwrap() - middle).abs() < 1e-9);
                let months: std::collections::BTreeSet<u32> = days.iter().map(|day| day.1).collect();
                let found: Vec<String> = found.by_month.iter().map(|month| month.month.clone()).collect();
                prop_assert_eq!(found, months.iter().map(|month| format!("2027-{month:02}")).collect::<Vec<_>>());
            }
            Err(error) => {
                prop_assert!(error.contains("two ways"), "{error}");
                prop_assert!(order < 2 && days.iter().all(|(day, ..)| *day <= 12));
            }
        }
    }
}
