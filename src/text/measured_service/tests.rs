use super::*;
use measure_messages::{ColumnNames, FairestHour};

fn number(value: f64, digits: u8) -> String {
    format!("{value:.*}", usize::from(digits))
}

#[test]
fn bins_are_named_by_their_edges() {
    let names: Vec<String> = (0..RESOLUTION_EDGES.len()).map(resolution_bin).collect();
    assert_eq!(
        names,
        [
            "under 1 hour",
            "1 to 2 hours",
            "2 to 4 hours",
            "4 to 8 hours",
            "8 to 24 hours",
            "1 to 2 days",
            "2 to 4 days",
            "4 to 7 days",
            "7 to 14 days",
            "14 to 30 days",
            "30 days or more"
        ]
    );
    assert_eq!([0.0, 8.0, 24.0, 48.0, 720.0].map(resolution_edge), ["0", "8 h", "24 h", "2 d", "30 d"]);
    let drawn = TicketPictures { resolved: [1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0] };
    assert_eq!(resolution_words(&drawn, 4, &number), "8 to 24 hours: 3 tickets (75%).");
    assert_eq!(resolution_words(&drawn, 0, &number), "Under 1 hour: 1 ticket (25%).");
}

fn figures(resolved: usize, median_hours: Option<f64>) -> TicketFigures {
    TicketFigures {
        source: None,
        columns: ColumnNames { created: String::new(), resolved: String::new(), responded: None },
        count: resolved,
        resolved,
        open: 0,
        unreadable: 0,
        median_hours,
        p90_hours: median_hours.map(|hours| hours * 10.0),
        under_24h: median_hours.map(|_| 0.64),
        response_median_hours: None,
        oldest_open_hours: None,
        by_month: Vec::new(),
        warnings: Vec::new(),
    }
}

#[test]
fn times_to_resolution_are_told() {
    assert_eq!(
        resolution_finding(&figures(120, Some(7.5)), &number),
        "64% of 120 resolved tickets took less than 24 hours. Half were resolved within 7.5 hours, and 90% within 3.1 days."
    );
    assert_eq!(resolution_finding(&figures(0, None), &number), "No ticket was resolved.");
    let month = |month: &str, median| Month {
        month: month.into(),
        resolved: 2,
        median_hours: Some(median),
        under_24h: Some(0.5),
    };
    assert_eq!(
        months_finding(&[month("2027-01", 30.0), month("2027-02", 12.0)], &number),
        "The median time to resolution was 30.0 hours in Jan 2027 and 12.0 hours in Feb 2027."
    );
    assert_eq!(
        months_finding(&[month("2027-01", 72.0)], &number),
        "The median time to resolution was 3.0 days in Jan 2027."
    );
    assert_eq!(months_finding(&[], &number), "No ticket was resolved.");
    assert_eq!(
        month_words(&month("2027-01", 5.0), &number),
        "Jan 2027: 2 tickets, median 5.0 hours, 50% under 24 hours."
    );
}

fn roster() -> RosterPictures {
    let band = |name: &str, zone: &str, from, to| Band {
        name: name.into(),
        zone: zone.into(),
        works: vec![MinuteSpan { from, to }],
    };
    RosterPictures {
        bands: vec![
            band("Ana", "Europe/Berlin", 480, 960),
            band("Bo", "America/New_York", 780, 1260),
            Band { name: "Cy".into(), zone: "UTC+05:30".into(), works: Vec::new() },
        ],
        never_meet: vec![(0, 2), (1, 2)],
        pairs_never_meet: 2,
        pairs: 3,
        hours_covered: 13.0,
        ..Default::default()
    }
}

#[test]
fn a_roster_is_told_by_who_works_together() {
    let mut drawn = roster();
    assert_eq!(
        roster_finding(&drawn, &number),
        "There is no hour at which all 3 people work. 2 of 3 pairs never work at the same time."
    );
    assert_eq!(pairs_apart(&drawn, 1).as_deref(), Some("Never at work at the same time: Ana and Cy; 1 more."));
    drawn.overlap = vec![MinuteSpan { from: 780, to: 960 }];
    drawn.pairs_never_meet = 0;
    assert_eq!(
        roster_finding(&drawn, &number),
        "All 3 people work at the same time for 3.0 hours: 13:00 to 16:00 UTC. Every two people share working time."
    );
    assert_eq!(band_words(&drawn.bands[1]), "Bo (New York): 13:00 to 21:00 UTC.");
    assert_eq!(band_words(&drawn.bands[2]), "Cy (UTC+05:30): off on this day.");
    assert_eq!(span(1200, 1440), "20:00 to 24:00");
}

#[test]
fn the_fairest_hour_is_told_with_what_it_asks() {
    let fairest =
        |outside| RosterPictures { fairest: Some(FairestHour { from: 930, outside, local: Vec::new() }), ..roster() };
    assert_eq!(
        fairest_finding(&fairest(vec![Some(30), Some(0), None])).as_deref(),
        Some(
            "The fairest hour for a rare live meeting is 15:30 to 16:30 UTC: it is outside the working hours of 1 person, by at most 30 min."
        )
    );
    assert!(
        fairest_finding(&fairest(vec![Some(0), Some(0), None]))
            .unwrap()
            .ends_with("it is within everybody's working hours.")
    );
    assert_eq!(fairest_finding(&roster()), None);
    assert_eq!([None, Some(0), Some(1)].map(outside_words), ["off", "within working hours", "1 min outside"]);
}

#[test]
fn handoffs_are_told_in_order() {
    let step = |zone: &str, from, minutes, together| Handoff { zone: zone.into(), people: 2, from, minutes, together };
    let mut drawn = roster();
    drawn.handoffs = vec![step("Europe/Berlin", 480, 480, None), step("America/New_York", 780, 480, Some(180))];
    assert_eq!(
        handoffs_finding(&drawn, &number),
        "Work can be passed on from Berlin to New York: somebody works in 13.0 of 24 hours."
    );
    assert_eq!(handoff_words(&drawn.handoffs[1]), "New York, 2 people: 13:00 to 21:00 UTC; 3 h with the one before.");
    assert_eq!([0, -90].map(takes_over), ["begins when the one before ends", "work waits 1 h 30 min"]);
    assert_eq!(handoff_words(&step("Pacific/Auckland", 1200, 480, None)), "Auckland, 2 people: 20:00 to 4:00 UTC.");
    drawn.handoffs.truncate(1);
    assert_eq!(
        handoffs_finding(&drawn, &number),
        "All work is done in one place, Berlin: it stops for 11.0 hours a day."
    );
}

#[test]
fn people_at_work_are_counted_by_hour() {
    let mut by_hour = [0.0; 24];
    (by_hour[13], by_hour[14]) = (2.0, 1.5);
    assert_eq!(
        at_work_finding(&by_hour, 3, &number),
        "Most people are at work at 13:00 UTC: 2.0 of 3. Nobody works in 22 of 24 hours."
    );
    assert_eq!(at_work_finding(&[0.0; 24], 3, &number), "Nobody works on this day.");
}
