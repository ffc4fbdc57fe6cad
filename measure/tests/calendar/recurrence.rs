//! Recurrence rules. Most are the examples of RFC 5545, 3.8.5.3, whose dates that section lists.

use crate::support::{event, measured, options, times};

/// The days (and times, where they differ from the start's) of an event in UTC with that start and rule, within a window.
fn dates(start: &str, rule: &str, from: &str, to: &str) -> String {
    let text = event(&format!("DTSTART:{start}Z\nRRULE:{rule}"));
    let found = measured(options(from, to, "UTC"), text.as_bytes());
    assert_eq!(found.warnings, []);
    let written = found.events.iter().map(|event| {
        let digits: String = event.start.chars().filter(char::is_ascii_digit).collect();
        let (day, time) = (&digits[..8], &digits[8..12]);
        if start[9..13] == *time { day.to_owned() } else { format!("{day}T{time}") }
    });
    written.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_examples_of_the_rfc() {
    let table = [
        ("19970902T090000", "FREQ=DAILY;COUNT=4", "19970902 19970903 19970904 19970905"),
        ("19971222T090000", "FREQ=DAILY;UNTIL=19971224T000000Z", "19971222 19971223"),
        ("19970902T090000", "FREQ=DAILY;INTERVAL=10;COUNT=5", "19970902 19970912 19970922 19971002 19971012"),
        ("19970902T090000", "FREQ=WEEKLY;COUNT=3", "19970902 19970909 19970916"),
        ("19970902T090000", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=3", "19970902 19970916 19970930"),
        ("19970902T090000", "FREQ=WEEKLY;COUNT=4;WKST=SU;BYDAY=TU,TH", "19970902 19970904 19970909 19970911"),
        (
            "19970901T090000",
            "FREQ=WEEKLY;INTERVAL=2;UNTIL=19970920T000000Z;WKST=SU;BYDAY=MO,WE,FR",
            "19970901 19970903 19970905 19970915 19970917 19970919",
        ),
        (
            "19970805T090000",
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
            "19970805 19970810 19970819 19970824",
        ),
        (
            "19970805T090000",
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
            "19970805 19970817 19970819 19970831",
        ),
        ("19970905T090000", "FREQ=MONTHLY;COUNT=4;BYDAY=1FR", "19970905 19971003 19971107 19971205"),
        (
            "19970907T090000",
            "FREQ=MONTHLY;INTERVAL=2;COUNT=6;BYDAY=1SU,-1SU",
            "19970907 19970928 19971102 19971130 19980104 19980125",
        ),
        ("19970922T090000", "FREQ=MONTHLY;COUNT=3;BYDAY=-2MO", "19970922 19971020 19971117"),
        ("19970928T090000", "FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=4", "19970928 19971029 19971128 19971229"),
        ("19970902T090000", "FREQ=MONTHLY;COUNT=4;BYMONTHDAY=2,15", "19970902 19970915 19971002 19971015"),
        ("19970930T090000", "FREQ=MONTHLY;COUNT=5;BYMONTHDAY=1,-1", "19970930 19971001 19971031 19971101 19971130"),
        (
            "19970910T090000",
            "FREQ=MONTHLY;INTERVAL=18;COUNT=12;BYMONTHDAY=10,11,12",
            "19970910 19970911 19970912 19990310 19990311 19990312 20000910 20000911 20000912 20020310 20020311 20020312",
        ),
        ("19970610T090000", "FREQ=YEARLY;COUNT=4;BYMONTH=6,7", "19970610 19970710 19980610 19980710"),
        ("19970310T090000", "FREQ=YEARLY;INTERVAL=2;COUNT=4;BYMONTH=1,2,3", "19970310 19990110 19990210 19990310"),
        (
            "19970101T090000",
            "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
            "19970101 19970410 19970719 20000101 20000409 20000718 20030101 20030410 20030719 20060101",
        ),
        ("19970519T090000", "FREQ=YEARLY;BYDAY=20MO;COUNT=3", "19970519 19980518 19990517"),
        ("19970512T090000", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3", "19970512 19980511 19990517"),
        ("19970313T090000", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=4", "19970313 19970320 19970327 19980305"),
        (
            "19970605T090000",
            "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8;UNTIL=19970717",
            "19970605 19970612 19970619 19970626 19970703 19970710 19970717",
        ),
        (
            "19980213T090000",
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=5",
            "19980213 19980313 19981113 19990813 20001013",
        ),
        (
            "19970913T090000",
            "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=4",
            "19970913 19971011 19971108 19971213",
        ),
        (
            "19961105T090000",
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3",
            "19961105 20001107 20041102",
        ),
        ("19970904T090000", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "19970904 19971007 19971106"),
        (
            "19970929T090000",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=4",
            "19970929 19971030 19971127 19971230",
        ),
        ("19970902T090000", "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T150000Z", "19970902 19970902T1200 19970902T1500"),
        ("19970902T090000", "FREQ=MINUTELY;INTERVAL=90;COUNT=4", "19970902 19970902T1030 19970902T1200 19970902T1330"),
        (
            "19970902T090000",
            "FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,40;COUNT=5",
            "19970902 19970902T0940 19970902T1000 19970902T1040 19970903",
        ),
        (
            "19970902T090000",
            "FREQ=MINUTELY;INTERVAL=40;BYHOUR=9,10;COUNT=5",
            "19970902 19970902T0940 19970902T1020 19970903 19970903T0940",
        ),
        ("20070115T090000", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "20070115 20070130 20070215 20070315 20070330"),
    ];
    for (start, rule, expected) in table {
        assert_eq!(dates(start, rule, "1996-01-01", "2010-01-01"), expected, "{rule}");
    }
}

#[test]
fn what_a_rule_leaves_open_is_taken_from_the_start() {
    let table = [
        ("20240229T090000", "FREQ=YEARLY;COUNT=3", "20240229 20280229 20320229"),
        ("20270131T090000", "FREQ=MONTHLY;COUNT=4", "20270131 20270331 20270531 20270731"),
        ("20270106T090000", "FREQ=YEARLY;BYWEEKNO=1,53;COUNT=4", "20270106 20280105 20290103 20300102"),
        ("20270101T090000", "FREQ=YEARLY;BYYEARDAY=-1,-366;COUNT=4", "20270101 20271231 20280101 20281231"),
        ("20270131T090000", "FREQ=YEARLY;BYMONTH=2;COUNT=3", "20270131"),
        ("20270106T091500", "FREQ=HOURLY;INTERVAL=25;COUNT=3", "20270106 20270107T1015 20270108T1115"),
        ("20270106T090000", "FREQ=WEEKLY;BYMONTH=2;COUNT=3", "20270106 20270203 20270210"),
    ];
    for (start, rule, expected) in table {
        assert_eq!(dates(start, rule, "2020-01-01", "2035-01-01"), expected, "{rule}");
    }
}

#[test]
fn weeks_are_numbered_by_their_first_day() {
    // January 1, 2028 is a Saturday. Of weeks from Sunday, week 1 begins on January 2; of weeks from Monday, on January 3.
    let week = |rule: &str| dates("20280101T090000", rule, "2028-01-02", "2029-01-08");
    assert_eq!(week("FREQ=YEARLY;BYWEEKNO=1;WKST=SU;BYDAY=SU,SA"), "20280102 20280108 20281231 20290106");
    assert_eq!(week("FREQ=YEARLY;BYWEEKNO=1;WKST=MO;BYDAY=SU,MO"), "20280103 20280109 20290101 20290107");
    assert_eq!(week("FREQ=YEARLY;BYWEEKNO=-1;WKST=MO;BYDAY=SU,MO"), "20280102 20281225 20281231");
}

#[test]
fn the_start_is_always_an_occurrence_and_counts() {
    assert_eq!(
        dates("20270105T090000", "FREQ=WEEKLY;BYDAY=MO;COUNT=3", "2027-01-01", "2028-01-01"),
        "20270105 20270111 20270118"
    );
    assert_eq!(dates("20270105T090000", "FREQ=WEEKLY;BYDAY=MO;COUNT=1", "2027-01-01", "2028-01-01"), "20270105");
    assert_eq!(dates("20270105T090000", "FREQ=DAILY;UNTIL=20270101", "2027-01-01", "2028-01-01"), "20270105");
    assert_eq!(dates("20270105T090000", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2027-01-01", "2028-01-01"), "20270105");
}

#[test]
fn counting_begins_at_the_start_also_where_it_is_before_the_window() {
    assert_eq!(
        dates("20270104T090000", "FREQ=DAILY;COUNT=10", "2027-01-11", "2027-02-01"),
        "20270111 20270112 20270113"
    );
    assert_eq!(dates("20200104T090000", "FREQ=DAILY;INTERVAL=1000", "2025-01-01", "2026-01-01"), "20250626");
    assert_eq!(dates("20200101T090000", "FREQ=MONTHLY;INTERVAL=7", "2025-01-01", "2026-01-01"), "20250401 20251101");
}

#[test]
fn until_includes_its_day_and_its_moment() {
    let last = |until: &str| dates("20270104T090000", &format!("FREQ=DAILY;UNTIL={until}"), "2027-01-05", "2027-02-01");
    assert_eq!(last("20270106"), "20270105 20270106");
    assert_eq!(last("20270106T090000"), "20270105 20270106");
    assert_eq!(last("20270106T085959"), "20270105");
    assert_eq!(last("20270106T090000Z"), "20270105 20270106");
    assert_eq!(last("20270106T085959Z"), "20270105");
}

#[test]
fn rules_of_days_and_unreadable_rules() {
    let found = |lines: &str| measured(options("2027-01-04", "2027-02-01", "Europe/Berlin"), event(lines).as_bytes());
    let days = found("DTSTART;VALUE=DATE:20270104\nRRULE:FREQ=WEEKLY;UNTIL=20270111");
    assert_eq!(
        times(&days),
        ["2027-01-03T23:00:00Z 2027-01-04T23:00:00Z", "2027-01-10T23:00:00Z 2027-01-11T23:00:00Z"]
    );
    let wrong = found("DTSTART:20270104T090000\nRRULE:FREQ=WEEKLY;INTERVAL=0");
    assert_eq!(times(&wrong), ["2027-01-04T08:00:00Z 2027-01-04T08:00:00Z"]);
    assert_eq!(wrong.warnings[0].line, Some(8));
    assert!(wrong.warnings[0].text.contains("INTERVAL=0"));
    let two = found("DTSTART:20270104T090000\nRRULE:FREQ=WEEKLY;COUNT=2\nRRULE:FREQ=DAILY;COUNT=2");
    assert_eq!(two.events.len(), 3, "several rules add up");
}
