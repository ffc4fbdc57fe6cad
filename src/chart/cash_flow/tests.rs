use super::*;
use crate::chart::testing::*;
use proptest::prelude::*;

fn frame() -> Frame {
    Frame {
        left: 40.0,
        right: 10.0,
        top: 0.0,
        bottom: 20.0,
        label_width: 40.0,
        marker_width: 40.0,
        ..Frame::new(350.0, 220.0)
    }
}

#[test]
fn benefits_rise_and_costs_fall_from_zero() {
    let chart = MonthlyChart::new(&frame(), &[0.0, 100.0], &[100.0, 50.0]);
    assert_eq!(chart.benefits[1], Rect { x: 208.75, y: 0.0, width: 112.5, height: 100.0 });
    assert_eq!(chart.costs[0], Rect { x: 58.75, y: 100.0, width: 112.5, height: 100.0 });
    assert_eq!((chart.zero, chart.costs[1].height), (100.0, 50.0));
}

#[test]
fn the_line_carries_its_moments() {
    let data = CumulativeData {
        line: &[-50.0, -100.0, 0.0, 100.0],
        p10_p90: [&[]; 2],
        p25_p75: [&[]; 2],
        payback: Some(2.0),
        rollout_end: Some(1.5),
    };
    let chart = CumulativeChart::new(&frame(), &data);
    assert_eq!(chart.plot, Rect { x: 40.0, y: 16.0, width: 300.0, height: 184.0 });
    assert_eq!(chart.line, "M40 154L140 200L240 108L340 16");
    assert_eq!((chart.p10_p90.as_str(), chart.p25_p75.as_str()), ("", ""));
    let places: Vec<_> = chart.milestones.iter().map(|mark| (mark.milestone, mark.at)).collect();
    assert_eq!(
        places,
        [
            (Milestone::Trough, Point { x: 140.0, y: 200.0 }),
            (Milestone::Payback, Point { x: 240.0, y: 108.0 }),
            (Milestone::RolloutEnd, Point { x: 190.0, y: 154.0 }),
        ]
    );
}

#[test]
fn three_years_read_well_on_a_phone_and_on_a_desk() {
    let line: Vec<f64> = (0..=36).map(|month| f64::from(month) * 1000.0 - 9000.0).collect();
    let ticks = |width| {
        let data =
            CumulativeData { line: &line, p10_p90: [&[]; 2], p25_p75: [&[]; 2], payback: None, rollout_end: None };
        CumulativeChart::new(&Frame::new(width, 240.0), &data)
            .month_ticks
            .iter()
            .map(|tick| tick.value)
            .collect::<Vec<_>>()
    };
    assert_eq!(ticks(340.0), [0.0, 12.0, 24.0, 36.0]);
    assert_eq!(ticks(640.0), [0.0, 6.0, 12.0, 18.0, 24.0, 30.0, 36.0]);
}

#[test]
fn moments_beyond_the_horizon_and_a_line_above_zero_have_no_marks() {
    let data = CumulativeData {
        line: &[1.0, 2.0],
        p10_p90: [&[]; 2],
        p25_p75: [&[]; 2],
        payback: Some(7.0),
        rollout_end: Some(f64::NAN),
    };
    assert!(CumulativeChart::new(&frame(), &data).milestones.is_empty());
}

proptest! {
    #[test]
    fn all_stays_in_the_box(
        width in widths(), height in 160.0..400.0,
        values in prop::collection::vec(awkward(), 0..40), spread in 0.0..1e6,
        payback in prop::option::of(0.0..40.0), rollout_end in prop::option::of(0.0..40.0),
    ) {
        let frame = Frame { top: LINE_HEIGHT, ..Frame::new(width, height) };
        let (p10, p90): (Vec<_>, Vec<_>) = values.iter().map(|value| (value - spread, value + spread)).unzip();
        let data = CumulativeData { line: &values, p10_p90: [&p10, &p90], p25_p75: [&p10, &values], payback, rollout_end };
        let chart = CumulativeChart::new(&frame, &data);
        path_inside(width, height, &chart.line);
        path_inside(width, height, &chart.p10_p90);
        path_inside(width, height, &chart.p25_p75);
        inside(width, height, Point { x: 0.0, y: chart.zero });
        let labels: Vec<_> = chart.milestones.iter().map(|mark| mark.label).collect();
        labels_fit(width, height, &labels);
        ticks_fit(&frame, &chart.month_ticks);
        value_ticks_fit(&chart.value_ticks);
        chart.spots().iter().for_each(|spot| spot.points.iter().for_each(|&point| inside(width, height, point)));
        let bars = MonthlyChart::new(&frame, &values, &p90);
        bars.benefits.iter().chain(&bars.costs).for_each(|&bar| rect_inside(width, height, bar));
        ticks_fit(&frame, &bars.month_ticks);
        value_ticks_fit(&bars.value_ticks);
        prop_assert_eq!(bars.spots(&frame).len(), values.len());
    }
}
