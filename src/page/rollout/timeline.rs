//! The plan on one line of time.

use super::desk::Desk;
use super::phases::phase_name;
use crate::chart::layout::{CHARACTER_WIDTH, Frame, GAP, LINE_HEIGHT, Point, sorted_indices};
use crate::chart::text_width::fit;
use crate::chart::timeline::{DateMarker, TimelineChart, TimelineData, timeline_chart};
use crate::model::date::Date;
use crate::model::rollout::{Plan, Task, TaskState, is_late};
use crate::model::shape::Choice;
use crate::page::chart::{Card, Drawing, Shape, mark_line, plot};
use crate::page::ui::{fragment, html};
use crate::text::dates::{date_with_weekday, date_without_year};
use crate::text::rollout::{current_day, gate_state, lateness, task_name, task_progress};
use leptos::prelude::*;
use std::sync::Arc;

const ID: &str = "rollout-timeline";
/// Half the size of a mark that is drawn as a path.
const REACH: f64 = 5.0;
/// What the marks stand for.
const KEYS: [(&str, &str, &str); 5] = [
    ("key-done", "●", "done"),
    ("key-open", "○", "to do"),
    ("key-late", "■", "late"),
    ("", "◆", "gate"),
    ("", "┃", "today"),
];

/// The chart.
pub(super) fn timeline(desk: Desk) -> AnyView {
    let about = Memo::new(move |_| {
        desk.read(|plan, start, _| {
            let end = start.plus_days(i64::from(plan.days()) - 1);
            format!(
                "From {} to {}, each task on the day on which it is due.",
                date_with_weekday(start),
                date_with_weekday(end)
            )
        })
    });
    let description = Memo::new(move |_| {
        desk.read(|plan, start, today| {
            format!("{} {}", current_day(plan, start, today).plain(), task_progress(plan, start, today))
        })
    });
    let title = Memo::new(move |_| desk.plan.with(|plan| format!("The rollout in {} days", plan.days())));
    let shapes = Arc::new(move |width, height| desk.read(|plan, start, today| draw(plan, start, today, width, height)));
    let chart = fragment([plot(Drawing { id: ID, title, description, shapes }), legend()]);
    let heading = html::h2().child("Timeline").into_any();
    Card { id: ID, heading, about, chart }.view(move || table(desk))
}

fn legend() -> AnyView {
    let key = |(class, mark, words): &(&'static str, &'static str, &'static str)| {
        html::li().child(html::span().class(*class).attr("aria-hidden", "true").child(*mark)).child(*words).into_any()
    };
    html::ul().class("keys").child(KEYS.iter().map(key).collect::<Vec<_>>()).into_any()
}

/// The tasks that still count.
fn drawn(plan: &Plan) -> Vec<&Task> {
    plan.tasks.iter().filter(|task| task.state != TaskState::Dropped).collect()
}

fn draw(plan: &Plan, start: Date, today: Date, width: f64, height: f64) -> Vec<Shape> {
    let frame = Frame {
        left: 0.0,
        right: 0.0,
        top: 2.0 * LINE_HEIGHT + GAP,
        bottom: LINE_HEIGHT + GAP,
        label_width: 7.0 * CHARACTER_WIDTH,
        marker_width: 7.0 * CHARACTER_WIDTH,
        ..Frame::new(width, height)
    };
    let tasks = drawn(plan);
    let chart = arrange(&frame, plan, &tasks, start, today);
    let bands = chart.bands.iter().map(|band| Shape::Rect("fan-wide", *band));
    let foot = chart.plot.y + chart.plot.height;
    let gates = chart.gates.iter().zip(&plan.gates).flat_map(|(place, gate)| gate_shapes(place, foot, gate.day));
    let now = chart.today.iter().flat_map(|place| today_shapes(place, foot));
    let names = chart
        .names
        .iter()
        .zip(&plan.phases)
        .map(|(label, phase)| Shape::label(*label, fit(&phase_name(phase), label.max_width)));
    let marks = chart.tasks.iter().zip(&tasks).map(|(at, task)| task_shape(*at, task, is_late(task, start, today)));
    let ticks = chart.ticks.iter().map(|tick| {
        let day = Date::from_day_number(tick.value as i64).map(date_without_year).unwrap_or_default();
        Shape::Text("tick", Point { x: tick.at, y: height - GAP }, tick.anchor, day)
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
    timeline_chart(
        frame,
        &TimelineData {
            phases: &plan.spans().iter().map(span).collect::<Vec<_>>(),
            tasks: &tasks.iter().map(phase).collect::<Vec<_>>(),
            gates: &gates,
            today: today.day_number(),
        },
    )
}

fn gate_shapes(place: &DateMarker, foot: f64, day: u32) -> [Shape; 3] {
    let Point { x, y } = place.at;
    let diamond = [(x, y - REACH), (x + REACH, y), (x, y + REACH), (x - REACH, y)];
    [
        mark_line(y, Point { x, y: foot }),
        Shape::Path("milestone", closed(diamond)),
        Shape::Text("tick", above(place), place.label.anchor, format!("day {day}")),
    ]
}

fn today_shapes(place: &DateMarker, foot: f64) -> [Shape; 2] {
    [
        Shape::Line("today", place.at, Point { y: foot, ..place.at }),
        Shape::Text("label", above(place), place.label.anchor, "today".into()),
    ]
}

/// The name of a moment stands clear of the diamond below it.
fn above(place: &DateMarker) -> Point {
    Point { y: (place.label.at.y - GAP).max(LINE_HEIGHT - GAP), ..place.label.at }
}

fn task_shape(at: Point, task: &Task, late: bool) -> Shape {
    let Point { x, y } = at;
    match (late, task.state) {
        (true, _) => Shape::Path(
            "cost",
            closed([(x - REACH, y - REACH), (x + REACH, y - REACH), (x + REACH, y + REACH), (x - REACH, y + REACH)]),
        ),
        (false, TaskState::Done) => Shape::Circle("benefit", at),
        (false, _) => Shape::Circle("point", at),
    }
}

fn closed(corners: [(f64, f64); 4]) -> String {
    crate::chart::svg_path::area(&corners.map(|(x, y)| Point { x, y }), &[])
}

/// The same as a table: what falls on which day, in the order of days.
fn table(desk: Desk) -> AnyView {
    let head = |name: &'static str| html::th().attr("scope", "col").child(name).into_any();
    html::table()
        .child(
            html::thead()
                .child(html::tr().child(["Day", "What", "Owner", "State"].map(head).into_iter().collect::<Vec<_>>())),
        )
        .child(html::tbody().child(move || desk.read(rows)))
        .into_any()
}

fn rows(plan: &Plan, start: Date, today: Date) -> Vec<AnyView> {
    let tasks = drawn(plan).into_iter().map(|task| {
        let state = lateness(task, start, today).unwrap_or_else(|| task.state.word().to_owned());
        (task.due.date(start), task_name(task), task.owner.clone(), state)
    });
    let gates = plan.gates.iter().map(|gate| {
        (gate.date(start), format!("Gate on day {}", gate.day), String::new(), gate_state(gate, start, today))
    });
    let all: Vec<(Date, String, String, String)> = tasks.chain(gates).collect();
    let days: Vec<f64> = all.iter().map(|row| f64::from(row.0.day_number())).collect();
    let row = |place: usize| {
        let (date, what, owner, state) = all[place].clone();
        let cell = |text: String| html::td().child(text).into_any();
        let day = html::th().attr("scope", "row").child(date_with_weekday(date));
        html::tr().child(day).child([what, owner, state].map(cell).into_iter().collect::<Vec<_>>()).into_any()
    };
    sorted_indices(&days).into_iter().map(row).collect()
}
