//! Rollout timeline (Gantt chart): a band for each phase with its tasks, vertical lines at gates and today.
use super::layout::{Frame, GAP, LINE_HEIGHT, LabelPosition, Point, Rect, TextAnchor, Tick, clamped, label_rows};
use super::scale::LinearScale;
use super::spot::Spot;
use super::trend::{DayTickUnit, day_ticks};

/// Half the width of a task's marker.
const MARKER_RADIUS: f64 = 5.0;

/// What the timeline shows. Days count from 1970-01-01, phases from 0.
#[derive(Clone, Copy, Debug)]
pub struct TimelineData<'a> {
    /// The first and the last day of each phase.
    pub phases: &'a [(i32, i32)],
    /// The phase and the day of each task.
    pub tasks: &'a [(usize, i32)],
    /// The days of the gates.
    pub gates: &'a [i32],
    /// Today.
    pub today: i32,
}

/// A date marked by a line across all phases: a gate or today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DateMarker {
    /// The upper end of its line.
    pub at: Point,
    /// Where its name stands.
    pub label: LabelPosition,
}

/// Geometry of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineChart {
    /// The plot, from the start of the first day to the end of the last.
    pub plot: Rect,
    /// Where the name of each phase stands.
    pub names: Vec<LabelPosition>,
    /// The band of each phase.
    pub bands: Vec<Rect>,
    /// The point of each task, in the order given.
    pub tasks: Vec<Point>,
    /// The gates, in the order given.
    pub gates: Vec<DateMarker>,
    /// Today, if it is within the plan.
    pub today: Option<DateMarker>,
    /// Ticks of the time axis; their values are days since 1970-01-01.
    pub ticks: Vec<Tick>,
    /// Which days have a tick.
    pub tick_unit: DayTickUnit,
}

impl TimelineChart {
    /// Lays out a plan. Dates stand in the middle of their day. Tasks and gates outside the phases widen the plot; today does not.
    pub fn new(frame: &Frame, data: &TimelineData) -> Self {
        let days = data.phases.iter().flat_map(|(first, last)| [*first, *last]);
        let days: Vec<i32> =
            days.chain(data.tasks.iter().map(|task| task.1)).chain(data.gates.iter().copied()).collect();
        let first = days.iter().copied().min().unwrap_or(data.today);
        let last = days.iter().copied().max().unwrap_or(data.today);
        let plot = frame.plot();
        let time = LinearScale::new(f64::from(first), f64::from(last) + 1.0, plot.x, plot.x + plot.width);
        let middle = |day: i32| time.at(f64::from(day) + 0.5);
        let rows = rows(&plot, data.phases.len());
        let band = |(row, (first, last)): (&Rect, &(i32, i32))| {
            let (from, to) = (time.at(f64::from(*first)), time.at(f64::from(*last) + 1.0));
            Rect { x: from, width: (to - from).max(0.0), ..*row }
        };
        let today = Some(data.today).filter(|day| (first..=last).contains(day));
        let xs: Vec<f64> = data.gates.iter().copied().chain(today).map(middle).collect();
        let mut date_markers = date_markers(frame, &xs);
        let today = today.and_then(|_| date_markers.pop());
        let (tick_unit, ticks) = day_ticks(frame, &time, first, last);
        Self {
            names: rows.iter().map(|row| name(frame, row)).collect(),
            bands: rows.iter().zip(data.phases).map(band).collect(),
            tasks: task_points(&rows, data.tasks, middle),
            gates: date_markers,
            today,
            ticks,
            tick_unit,
            plot,
        }
    }
}

impl TimelineChart {
    /// The tasks and then the gates, in the order given.
    pub fn spots(&self) -> Vec<Spot> {
        let task = |&Point { x, y }: &Point| {
            let reach = MARKER_RADIUS + GAP / 2.0;
            let around = Rect { x: x - reach, y: y - reach, width: 2.0 * reach, height: 2.0 * reach };
            Spot::outlined(around, around)
        };
        let gate = |gate: &DateMarker| Spot::upright(&self.plot, gate.at.x, Vec::new());
        self.tasks.iter().map(task).chain(self.gates.iter().map(gate)).collect()
    }
}

/// The band of each phase over the whole width, below its name.
fn rows(plot: &Rect, count: usize) -> Vec<Rect> {
    let height = plot.height / count.max(1) as f64;
    let head = clamped(LINE_HEIGHT, 0.0, height * 0.6);
    let row = |place: usize| Rect {
        y: plot.y + height * place as f64 + head,
        height: (height - head - GAP).max(0.0),
        ..*plot
    };
    (0..count).map(row).collect()
}

fn name(frame: &Frame, row: &Rect) -> LabelPosition {
    LabelPosition {
        at: Point { x: row.x, y: (row.y - GAP).max(0.0) },
        anchor: TextAnchor::Start,
        max_width: frame.width - row.x,
    }
}

/// The point of each task in its phase; markers that would overlap are stacked, closer where there are many.
fn task_points(rows: &[Rect], tasks: &[(usize, i32)], middle: impl Fn(i32) -> f64) -> Vec<Point> {
    let frame = Frame { label_width: 2.0 * MARKER_RADIUS + 1.0, ..Frame::new(f64::MAX, 0.0) };
    let mut points = vec![Point::default(); tasks.len()];
    for (place, row) in rows.iter().enumerate() {
        let mine: Vec<usize> = (0..tasks.len()).filter(|task| tasks[*task].0.min(rows.len() - 1) == place).collect();
        let xs: Vec<f64> = mine.iter().map(|task| middle(tasks[*task].1)).collect();
        let lanes = label_rows(&frame, &xs);
        let count = lanes.iter().max().map_or(1, |last| last + 1) as f64;
        let step = clamped(row.height / count, 0.0, 2.0 * MARKER_RADIUS + GAP);
        let top = row.y + (row.height - step * count) / 2.0;
        for ((task, x), lane) in mine.into_iter().zip(xs).zip(lanes) {
            points[task] = Point { x, y: top + step * (lane as f64 + 0.5) };
        }
    }
    points
}

/// Markers at these x positions, their labels above the plot so that none overlap.
fn date_markers(frame: &Frame, xs: &[f64]) -> Vec<DateMarker> {
    let (plot, frame) = (frame.plot(), frame.for_markers());
    let lanes = label_rows(&frame, xs);
    let marker = |(x, lane): (&f64, usize)| {
        let y = (plot.y - GAP - LINE_HEIGHT * lane as f64).max(0.0);
        let label = LabelPosition { at: Point { x: *x, y }, anchor: frame.anchor(*x), max_width: frame.label_width };
        DateMarker { at: Point { x: *x, y: plot.y }, label }
    };
    xs.iter().zip(lanes).map(marker).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use proptest::prelude::*;

    /// 2027-01-04.
    const START: i32 = 20_822;
    const PHASES: [(i32, i32); 3] = [(START, START + 29), (START + 30, START + 59), (START + 60, START + 89)];

    fn bare(width: f64, height: f64) -> Frame {
        Frame {
            left: 0.0,
            right: 0.0,
            top: 0.0,
            bottom: 0.0,
            label_width: 40.0,
            marker_width: 40.0,
            ..Frame::new(width, height)
        }
    }

    #[test]
    fn a_day_has_its_width_and_its_middle() {
        let data = TimelineData { phases: &PHASES, tasks: &[(0, START)], gates: &[START + 29], today: START + 44 };
        let chart = TimelineChart::new(&bare(900.0, 180.0), &data);
        let bands: Vec<_> = chart.bands.iter().map(|band| (band.x, band.y, band.width, band.height)).collect();
        assert_eq!(bands, [(0.0, 16.0, 300.0, 40.0), (300.0, 76.0, 300.0, 40.0), (600.0, 136.0, 300.0, 40.0)]);
        assert_eq!(chart.tasks, [Point { x: 5.0, y: 36.0 }]);
        assert_eq!((chart.gates[0].at.x, chart.today.unwrap().at.x), (295.0, 445.0));
        let spots = chart.spots();
        assert_eq!(spots[0].outline, Some(Rect { x: -2.0, y: 29.0, width: 14.0, height: 14.0 }));
        assert_eq!((spots.len(), spots[1].reach.x), (2, 295.0));
    }

    #[test]
    fn tasks_of_one_day_stand_below_one_another() {
        let tasks = [(1, START + 40), (1, START + 40), (1, START + 50), (0, START + 40)];
        let data = TimelineData { phases: &PHASES, tasks: &tasks, gates: &[], today: START };
        let chart = TimelineChart::new(&bare(900.0, 180.0), &data);
        let ys: Vec<f64> = chart.tasks.iter().map(|task| task.y).collect();
        assert_eq!(ys, [89.0, 103.0, 89.0, 36.0]);
        assert!(chart.bands.iter().all(|band| band.height == 40.0));
    }

    #[test]
    fn today_is_drawn_within_the_plan_only() {
        let drawn = |today| {
            TimelineChart::new(&bare(900.0, 180.0), &TimelineData { phases: &PHASES, tasks: &[], gates: &[], today })
                .today
        };
        assert!(drawn(START - 1).is_none() && drawn(START + 90).is_none());
        assert!(drawn(START).is_some() && drawn(START + 89).is_some());
    }

    #[test]
    fn labels_of_gates_close_together_take_another_line() {
        let data = TimelineData { phases: &PHASES, tasks: &[], gates: &[START + 29, START + 31], today: START + 30 };
        let chart = TimelineChart::new(&Frame { top: 48.0, ..bare(900.0, 180.0) }, &data);
        let mut ys: Vec<f64> = chart.gates.iter().chain(&chart.today).map(|marker| marker.label.at.y).collect();
        ys.sort_by(f64::total_cmp);
        assert_eq!(ys, [12.0, 28.0, 44.0]);
    }

    proptest! {
        #[test]
        fn all_stays_in_the_box(
            width in widths(), height in 160.0..400.0, lengths in prop::collection::vec(1..900_i32, 1..12),
            tasks in prop::collection::vec((0_usize..14, -400..4_000_i32), 0..60),
            gates in prop::collection::vec(0..4_000_i32, 0..24), today in -1_000..5_000_i32,
        ) {
            let mut first = START;
            let phases: Vec<_> = lengths.iter().map(|days| { first += days; (first - days, first - 1) }).collect();
            let on = |day: i32| START + day;
            let tasks: Vec<_> = tasks.into_iter().map(|(phase, day)| (phase, on(day))).collect();
            let gates: Vec<_> = gates.into_iter().map(on).collect();
            let frame = Frame { left: 0.0, right: 0.0, top: 40.0, ..Frame::new(width, height) };
            let chart = TimelineChart::new(&frame, &TimelineData { phases: &phases, tasks: &tasks, gates: &gates, today: on(today) });
            for band in &chart.bands {
                rect_inside(width, height, *band);
            }
            chart.tasks.iter().for_each(|&task| inside(width, height, task));
            for marker in chart.gates.iter().chain(&chart.today) {
                inside(width, height, marker.at);
                inside(width, height, marker.label.at);
            }
            ticks_fit(&frame, &chart.ticks);
        }
    }
}
