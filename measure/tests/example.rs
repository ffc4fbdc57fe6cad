//! The command-line program: its arguments, and what it prints.

#[path = "../../examples/measure.rs"]
#[allow(dead_code)] // `main`
mod measure_example;

use measure_example::run;
use std::path::PathBuf;

/// Writes a file and gives its path.
fn file(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Runs with a line of arguments, in which `FILE` stands for a path.
fn ran(line: &str, path: &str) -> Result<serde_json::Value, String> {
    let arguments: Vec<String> = line.split(' ').map(|word| word.replace("FILE", path)).collect();
    run(&arguments).map(|document| serde_json::from_str(&document).unwrap())
}

const WINDOW: &str = "--from 2027-01-04 --to 2027-01-11 --zone Europe/Berlin";

#[test]
fn a_calendar_is_measured() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270104T080000Z\nDURATION:PT1H\nATTENDEE:mailto:ana@x\nATTENDEE:mailto:bo@x\nEND:VEVENT\nEND:VCALENDAR";
    let path = file("a.ics", text);
    let found =
        ran(&format!("calendar FILE {WINDOW} --owner ana@x --owner cy@x --hours=10-12 --days mon"), &path).unwrap();
    assert_eq!(found["meeting_hours_per_week"], 1.0);
    assert_eq!(found["out_of_hours_per_week"], 1.0);
    assert_eq!(found["working_hours_per_week"], 2.0);
    assert_eq!(found["owners"], serde_json::json!(["ana@x", "cy@x"]));
    let alone = ran(&format!("calendar FILE {WINDOW} --owner ana@x --owner bo@x"), &path).unwrap();
    assert_eq!(alone["events"][0]["why"], "alone");
}

#[test]
fn wrong_arguments_are_named() {
    let path = file("b.ics", "no calendar");
    let error = |line: &str| ran(line, &path).unwrap_err();
    assert_eq!(error("calendar FILE --to 2027-01-11 --zone UTC"), "--from is missing.");
    assert_eq!(error("calendar FILE --from"), "--from needs a value.");
    assert_eq!(
        error("calendar --colour red"),
        "--colour is no option here. Options: --from, --to, --zone, --owner, --hours, --days."
    );
    assert_eq!(
        error(&format!("calendar FILE {WINDOW} --hours 17-9")),
        "Working hours are written as 9-17 or 8:30-16:45, not as “17-9”."
    );
    assert_eq!(
        error(&format!("calendar FILE {WINDOW}")),
        format!("{path} is not a calendar: it has no line BEGIN:VCALENDAR.")
    );
    assert!(error(&format!("calendar FILE.gone {WINDOW}")).contains("cannot be opened"));
    assert!(error("nothing").starts_with("What is measured comes first"));
}

#[test]
fn tickets_are_measured() {
    let path = file("t.csv", "Opened,Closed\n04/05/2027,05/05/2027\n");
    let found = ran("tickets FILE --created Opened --resolved Closed --dates mdy --zone Europe/Berlin", &path).unwrap();
    assert_eq!(found["median_hours"], 720.0);
    assert!(ran("tickets FILE", &path).unwrap_err().contains("--dates"));
    assert_eq!(ran("tickets FILE FILE", &path).unwrap_err(), "One file is measured, not 2.");
}

#[test]
fn a_roster_is_measured() {
    let path = file("r.csv", "name,zone\nAna,Berlin\nBo,IST\n");
    assert!(ran("roster FILE --date 2027-03-17", &path).unwrap_err().contains("IST"));
    let path = file("r2.csv", "name,zone\nAna,Berlin\nBo,Kolkata\n");
    assert_eq!(ran("roster FILE --date 2027-03-17 --hours 9-18", &path).unwrap()["hours_all_overlap"], 4.5);
}
