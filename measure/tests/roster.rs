//! Rosters through the public interface.

use measure::WorkingHours;
use measure::roster::{Measured, Options, measure};
use proptest::prelude::*;

fn on(date: &str, text: &str) -> Result<Measured, String> {
    measure("r.csv", text.as_bytes(), &Options::new(date).unwrap()).map_err(|error| error.to_string())
}

#[test]
fn overlap_follows_the_clock_changes() {
    let kolkata = "name,zone,start,end\nAna,Europe/Berlin,9:00,17:00\nBo,Kolkata,9:00,17:30\n";
    assert_eq!(on("2027-01-13", kolkata).unwrap().hours_all_overlap, 4.0);
    assert_eq!(on("2027-07-14", kolkata).unwrap().hours_all_overlap, 5.0);
    let new_york = "name,zone\nAna,London\nBo,New York\n";
    for (date, hours) in [("2027-03-10", 3.0), ("2027-03-19", 4.0), ("2027-04-12", 3.0)] {
        assert_eq!(on(date, new_york).unwrap().pairs[0].hours, hours, "{date}");
    }
}

#[test]
fn the_document_has_its_keys_in_order() {
    let found =
        on("2027-03-17", "name;zone;start;end;days\nAna;UTC;9:00;10:30;\nBo;UTC+1;10:00;12:00;mon,tue\n").unwrap();
    let mut hours = vec!["0.0"; 24];
    (hours[9], hours[10]) = ("1.0", "0.5");
    let expected = format!(
        concat!(
            r#"{{"date":"2027-03-17","people":[{{"name":"Ana","zone":"UTC","start_utc":"2027-03-17T09:00:00Z","end_utc":"2027-03-17T10:30:00Z"}},"#,
            r#"{{"name":"Bo","zone":"UTC+01:00","start_utc":null,"end_utc":null}}],"hours_all_overlap":0.0,"#,
            r#""pairs":[{{"a":"Ana","b":"Bo","hours":0.0}}],"by_utc_hour":[{}],"best_hour_utc":9,"warnings":[]}}"#
        ),
        hours.join(",")
    );
    assert_eq!(serde_json::to_string(&found).unwrap(), expected);
}

#[test]
fn shifts_pass_midnight_and_reach_in_from_the_neighbouring_days() {
    // Auckland is 13 hours ahead: the shift of the 17th is from 20:00 on the 16th to 4:00 in UTC, and that of the 18th begins at 20:00.
    let auckland = on("2027-03-17", "name,zone\nAna,Pacific/Auckland\n").unwrap();
    let hours: Vec<usize> = (0..24).filter(|&hour| auckland.by_utc_hour[hour] > 0.0).collect();
    assert_eq!(hours, [0, 1, 2, 3, 20, 21, 22, 23]);
    assert_eq!(auckland.people[0].start_utc.as_deref(), Some("2027-03-16T20:00:00Z"));
    // A night shift of Tuesday reaches into Wednesday, on which nobody begins.
    let night = on("2027-03-17", "name,zone,start,end,days\nAna,UTC,22:00,6:00,tue\n").unwrap();
    assert_eq!((night.people[0].start_utc.as_deref(), night.hours_all_overlap), (None, 6.0));
    let own_date = on("2027-03-17", "name,zone,start,end,days\nAna,UTC+10,1:00,5:00,thu\n").unwrap();
    assert_eq!(
        (own_date.people[0].start_utc.as_deref(), own_date.hours_all_overlap),
        (None, 4.0),
        "Thursday in the own zone"
    );
    let full = on("2027-03-17", "name,zone,start,end\nAna,UTC,0:00,24:00\nBo,UTC,9,9\n").unwrap();
    assert_eq!((full.hours_all_overlap, full.warnings.len()), (24.0, 1));
}

#[test]
fn all_means_everyone_listed() {
    let found = on("2027-03-17", "name,zone,days\nAna,UTC,\nBo,UTC,\nCy,UTC,mon\n").unwrap();
    assert_eq!(found.hours_all_overlap, 0.0);
    let hours: Vec<f64> = found.pairs.iter().map(|pair| pair.hours).collect();
    assert_eq!(hours, [8.0, 0.0, 0.0]);
    assert_eq!(found.best_hour_utc, 9, "the earliest of equals");
}

#[test]
fn hours_are_of_the_row_or_given() {
    let hours = WorkingHours::default().with_hours("10-12").unwrap();
    let options = Options::new("2027-03-17").unwrap().hours(hours);
    let found = measure("r.csv", b"name,zone,start,end\nAna,UTC,,\nBo,UTC,8:30,\n", &options).unwrap();
    let starts: Vec<_> = found.people.iter().map(|p| p.start_utc.as_deref().unwrap()[11..16].to_owned()).collect();
    assert_eq!((starts, found.hours_all_overlap), (vec!["10:00".to_owned(), "08:30".to_owned()], 2.0));
}

#[test]
fn what_is_unclear_is_asked_about() {
    let refused = |text: &str| on("2027-03-17", text).unwrap_err();
    assert_eq!(
        refused("name,zone\nAna,IST\nBo,Berlin\nCy,cst\nDi,BST\n"),
        "Which time zone is meant? “IST” in line 2, “cst” in line 4, “BST” in line 5 can mean several. Write such as Asia/Kolkata, Mumbai or UTC+5:30."
    );
    assert_eq!(
        refused("name,zone\nAna,Mars\n"),
        "These time zones are unknown: “Mars” in line 2. Write such as Europe/Berlin, Berlin or UTC+1."
    );
    assert_eq!(refused("name,zone,start\nAna,UTC,9am\n"), "Line 2: “9am” is not a time of day, such as 9:00 or 17:30.");
    assert_eq!(refused("name,zone,days\nAna,UTC,daily\n"), "Line 2: “daily” are no days, such as mon-fri.");
    assert_eq!(refused("a,b\nAna,UTC\n"), "r.csv needs the columns name and zone, and may have start, end and days.");
    assert_eq!(refused("name,zone\n"), "r.csv lists nobody.");
    assert_eq!(refused(&format!("name,zone\n{}", "Ana,UTC\n".repeat(501))), "r.csv lists more than 500 people.");
    assert!(Options::new("17.3.2027").is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_files_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..100), cells in "[-0-9a-zU+é:,\n]{0,60}") {
        let _ = measure("r.csv", &bytes, &Options::new("2027-03-17").unwrap());
        let _ = on("2027-03-17", &format!("name,zone,start,end,days\nAna,{cells},UTC,{cells}\nBo,UTC,{cells}\n"));
    }

    /// Overlaps are counted as for each minute whether both work, by their clock.
    #[test]
    fn pairs_agree_with_a_count_of_minutes(
        shifts in proptest::collection::vec((-12_i64..=12, 0_i64..96, 0_i64..=96, 0_usize..7), 2..4),
        day in 20_500_i64..21_500,
    ) {
        const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let time = |quarters: i64| format!("{}:{:02}", quarters / 4, quarters % 4 * 15);
        let mut text = "name,zone,start,end,days\n".to_owned();
        for (offset, start, end, off) in &shifts {
            let days: Vec<&str> = (0..7).filter(|day| day != off).map(|day| DAYS[day]).collect();
            text += &["x", &format!("UTC{offset:+}"), &time(*start), &time(*end), &days.join(" ")].join(",");
            text.push('\n');
        }
        let works = |(offset, start, end, off): &(i64, i64, i64, usize), minute: i64| {
            let local = minute + offset * 60;
            let on = |day: i64| (day + 3).rem_euclid(7) != i64::try_from(*off).unwrap();
            let (today, time) = (local.div_euclid(1440), local.rem_euclid(1440));
            let (start, end) = (start * 15, end * 15);
            if start < end {
                on(today) && (start..end).contains(&time)
            } else {
                (on(today) && time >= start) || (on(today - 1) && time < end)
            }
        };
        let date = date_of(day);
        let found = on(&date, &text).unwrap();
        let minutes = || day * 1440..(day + 1) * 1440;
        let both = minutes().filter(|&m| works(&shifts[0], m) && works(&shifts[1], m)).count();
        prop_assert!((found.pairs[0].hours - both as f64 / 60.0).abs() < 1e-9, "{date}\n{text}");
        let all = minutes().filter(|&m| shifts.iter().all(|shift| works(shift, m))).count();
        prop_assert!((found.hours_all_overlap - all as f64 / 60.0).abs() < 1e-9);
        let first_hour = shifts.iter().map(|shift| minutes().take(60).filter(|&m| works(shift, m)).count()).sum::<usize>();
        prop_assert!((found.by_utc_hour[0] - first_hour as f64 / 60.0).abs() < 1e-9);
    }
}

/// A day since 1970 as text.
fn date_of(day: i64) -> String {
    let timestamp = jiff::Timestamp::from_second(day * 86_400).unwrap();
    timestamp.to_string()[..10].to_owned()
}
