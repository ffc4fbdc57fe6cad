//! The plan on one line of time.

use super::phases::phase_name;
use super::rollout_state::RolloutState;
use crate::chart::layout::{CHARACTER_WIDTH, Frame, GAP, LINE_HEIGHT, Point, sorted_indices};
use crate::chart::spot::Spot;
use crate::chart::timeline::{DateMarker, TimelineChart, TimelineData};
use crate::model::Choice;
use crate::model::date::Date;
use crate::model::rollout::{Plan, Task, TaskState, is_late};
use crate::page::chart::{
    ChartCard, Legend, MIDDLE, ReadOut, SvgChart, SvgShape, diamond, mark_line, square, upright_mark,
};
use crate::page::constant;
use crate::page::table::{column_head, row_head, table};
use crate::page::ui::html;
use crate::text::dates::{date_with_weekday, date_without_year};
use crate::text::readout::timeline_item;
use crate::text::rollout::{current_day, lateness, task_name, task_progress};
use leptos::prelude::*;
use std::sync::Arc;

const LEGEND: Legend = &[
    (|| SvgShape::Circle("done", MIDDLE), "done"),
    (|| SvgShape::Circle("point", MIDDLE), "to do"),
    (|| square("late", MIDDLE), "late"),
    (|| diamond("milestone", MIDDLE), "gate"),
    (|| upright_mark("today"), "today"),
];

pub(super) fn timeline_chart(rollout: RolloutState) -> AnyView {
    let about = Memo::new(move |_| {
        rollout.read(|plan, start, _| {
            let end = start.plus_days(i64::from(plan.days()) - 1);
            format!("From {} to {}, each task on its due date.", date_with_weekday(start), date_with_weekday(end))
        })
    });
    let description = Memo::new(move |_| {
        rollout.read(|plan, start, today| {
            let progress = task_progress(plan, start, rollout.lateness_day());
            format!("{} {progress}", current_day(plan, start, today).plain())
        })
    });
    let title = Memo::new(move |_| {
        rollout.plan.with(|plan| format!("The rollout in {}", crate::text::dates::days(plan.days())))
    });
    let shapes = Arc::new(move |width, height| {
        let lateness_day = rollout.lateness_day();
        rollout.read(|plan, start, today| draw(plan, start, [today, lateness_day], width, height))
    });
    let legend = constant(LEGEND);
    let read_out = ReadOut::new(
        move |width, height| rollout.read(|plan, start, today| spots(plan, start, today, width, height)),
        move |index| words(rollout, index),
    );
    let (height, read_out) = (None, Some(read_out));
    let drawing =
        SvgChart { id: "rollout-timeline".into(), title, about, description, legend, shapes, height, read_out };
    let heading = html::h2().child("Timeline").into_any();
    ChartCard { heading, drawing, below: ().into_any() }.view(move || by_day(rollout))
}

/// The tasks that are not dropped.
fn drawn(plan: &Plan) -> Vec<&Task> {
    plan.tasks.iter().filter(|task| task.state != TaskState::Dropped).collect()
}

fn frame(width: f64, height: f64) -> Frame {
    Frame {
        left: 0.0,
        right: 0.0,
        top: 2.0 * LINE_HEIGHT + GAP,
        bottom: LINE_HEIGHT + GAP,
        label_width: 7.0 * CHARACTER_WIDTH,
        marker_width: 7.0 * CHARACTER_WIDTH,
        ..Frame::new(width, height)
    }
}

fn draw(plan: &Plan, start: Date, [today, lateness_day]: [Date; 2], width: f64, height: f64) -> Vec<SvgShape> {
    let (frame, tasks) = (frame(width, height), drawn(plan));
    let chart = arrange(&frame, plan, &tasks, start, today);
    let bands = chart.bands.iter().map(|band| SvgShape::Rect("fan-wide", *band));
    let foot = chart.plot.y + chart.plot.height;
    let gates = chart.gates.iter().zip(&plan.gates).flat_map(|(place, gate)| gate_shapes(place, foot, gate.day));
    let now = chart.today.iter().flat_map(|place| today_shapes(place, foot));
    let names = chart
        .names
        .iter()
        .zip(&plan.phases)
        .map(|(label, phase)| SvgShape::fitted("label", *label, &phase_name(phase)));
    let marks =
        chart.tasks.iter().zip(&tasks).map(|(at, task)| task_shape(*at, task, is_late(task, start, lateness_day)));
    let ticks = chart.ticks.iter().map(|tick| {
        let day = Date::from_day_number(tick.value as i64).map(date_without_year).unwrap_or_default();
        SvgShape::Text("tick", Point { x: tick.at, y: height - GAP }, tick.anchor, day)
    });
    bands.chain(gates).chain(now).chain(names).chain(marks).chain(ticks).collect()
}

fn arrange(frame: &Frame, plan: &Plan, tasks: &[&Task], start: Date, today: Date) -> TimelineChart {
    let span = |span: &crate::model::rollout::PhaseSpan| {
        let (first, last) = span.dates(start);
        (first.day_number(), last.day_number())
    };
    let phase = |task: &&Task| {
        let place = plan.phases.iter().position(|phase| phase.id == task.phase).unwrap_or_default();
        (place, task.due.date(start).day_number())
    };
    let gates: Vec<i32> = plan.gates.iter().map(|gate| gate.date(start).day_number()).collect();
    TimelineChart::new(
        frame,
        &TimelineData {
            phases: &plan.spans().iter().map(span).collect::<Vec<_>>(),
            tasks: &tasks.iter().map(phase).collect::<Vec<_>>(),
            gates: &gates,
            today: today.day_number(),
        },
    )
}

fn gate_shapes(place: &DateMarker, foot: f64, day: u32) -> [SvgShape; 3] {
    let Point { x, y } = place.at;
    [
        mark_line(y, Point { x, y: foot }),
        diamond("milestone", place.at),
        SvgShape::Text("tick", above(place), place.label.anchor, format!("day {day}")),
    ]
}

fn today_shapes(place: &DateMarker, foot: f64) -> [SvgShape; 2] {
    [
        SvgShape::Line("today", place.at, Point { y: foot, ..place.at }),
        SvgShape::Text("label", above(place), place.label.anchor, "today".into()),
    ]
}

/// Where the name of a moment goes: clear of the diamond below it.
fn above(place: &DateMarker) -> Point {
    Point { y: (place.label.at.y - GAP).max(LINE_HEIGHT - GAP), ..place.label.at }
}

fn task_shape(at: Point, task: &Task, late: bool) -> SvgShape {
    match (late, task.state) {
        (true, _) => square("late", at),
        (false, TaskState::Done) => SvgShape::Circle("done", at),
        (false, _) => SvgShape::Circle("point", at),
    }
}

/// The tasks and gates as they are drawn, ordered by day like the rows of the table.
fn spots(plan: &Plan, start: Date, today: Date, width: f64, height: f64) -> Vec<Spot> {
    let all = arrange(&frame(width, height), plan, &drawn(plan), start, today).spots();
    order(&dates(plan, start)).into_iter().filter_map(|place| all.get(place).cloned()).collect()
}

fn words(rollout: RolloutState, index: usize) -> String {
    let all = items(rollout);
    let item = rollout.read(|plan, start, _| order(&dates(plan, start))).get(index).and_then(|place| all.get(*place));
    item.map(|(date, what, owner, state)| timeline_item(&date_with_weekday(*date), what, owner, state))
        .unwrap_or_default()
}

/// The same as a table, ordered by day.
fn by_day(rollout: RolloutState) -> AnyView {
    table(["Day", "What", "Owner", "State"].map(column_head).into(), move || rows(rollout)).into_any()
}

/// A task or gate: its date, what it is, who owns it, and its state.
type TimelineItem = (Date, String, String, String);

/// The tasks and then the gates.
fn items(rollout: RolloutState) -> Vec<TimelineItem> {
    rollout.read_lateness(|plan, start, lateness_day| {
        let tasks = drawn(plan).into_iter().map(|task| {
            let state = lateness(task, start, lateness_day).unwrap_or_else(|| task.state.word().to_owned());
            (task.due.date(start), task_name(task), task.owner.clone(), state)
        });
        let gates = plan.gates.iter().map(|gate| {
            (gate.date(start), format!("Gate on day {}", gate.day), String::new(), rollout.gate_state(gate))
        });
        tasks.chain(gates).collect()
    })
}

/// The dates of the tasks and then of the gates.
fn dates(plan: &Plan, start: Date) -> Vec<Date> {
    let tasks = drawn(plan).into_iter().map(|task| task.due.date(start));
    tasks.chain(plan.gates.iter().map(|gate| gate.date(start))).collect()
}

fn order(dates: &[Date]) -> Vec<usize> {
    sorted_indices(&dates.iter().map(|date| f64::from(date.day_number())).collect::<Vec<_>>())
}

fn rows(rollout: RolloutState) -> Vec<AnyView> {
    let all = items(rollout);
    let row = |place: usize| {
        let (date, what, owner, state) = all[place].clone();
        let cells = [what, owner, state].map(|text| html::td().child(text));
        html::tr().child(row_head(date_with_weekday(date))).child(Vec::from(cells)).into_any()
    };
    order(&all.iter().map(|item| item.0).collect::<Vec<_>>()).into_iter().map(row).collect()
}
