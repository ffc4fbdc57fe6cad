//! The hour, the meetings, and the time that they free.

use super::setting::ExactInput;
use super::{ExplanationContext, Expression, Figure};
use crate::model::case::MeetingLoadKind;
use crate::model::case_rows::{Meeting, MeetingFate};
use crate::model::units::Quantity;

/// The listed meetings; none where meetings are stated in another way.
fn listed<'a>(context: &'a ExplanationContext) -> Option<&'a [Meeting]> {
    let load = &context.case.meetings.load;
    (load.kind == MeetingLoadKind::Inventory).then_some(&load.inventory[..])
}

/// Hours a week of everybody in a meeting that so many minutes of it take.
fn hours(meeting: &Meeting, minutes: f64) -> f64 {
    minutes / 60.0 * meeting.attendees.likely().value() * meeting.per_week.likely().value()
}

pub(super) fn value(context: &ExplanationContext, figure: Figure) -> Option<f64> {
    let ledger = &context.evaluation.ledger;
    let all =
        |minutes: fn(&Meeting) -> f64| listed(context).map(|_| context.case.meetings.load.inventory_hours(minutes));
    let one = |row: usize| listed(context)?.get(row);
    Some(match figure {
        Figure::HourlyCost => ledger.hourly.value(),
        Figure::MeetingCost => ledger.meeting_cost.value(),
        Figure::InventoryHours => all(|meeting| meeting.minutes)?.value(),
        Figure::InventoryRemoved => all(Meeting::removed_minutes)?.value(),
        Figure::Gross => ledger.gross.value(),
        Figure::Freed => ledger.freed.value(),
        Figure::MeetingHours => ledger.meeting_hours.value(),
        Figure::RemovedHours => ledger.removed_hours.value(),
        Figure::FreedHours => ledger.freed_hours.value(),
        Figure::DeepGain => ledger.deep_gain.value(),
        Figure::DeepAfter => ledger.deep_after.value(),
        Figure::Meeting(row) => one(row).map(|meeting| hours(meeting, meeting.minutes))?,
        Figure::MeetingRemoved(row) => one(row).map(|meeting| hours(meeting, meeting.removed_minutes()))?,
        _ => return None,
    })
}

pub(super) fn formula(context: &ExplanationContext, figure: Figure) -> Option<Expression> {
    let left = || 1.0 - context.input("meetings.replacement");
    Some(match figure {
        Figure::HourlyCost => {
            context.input("team.annual_pay") * (1.0 + context.input("team.on_cost"))
                / (context.input("team.hours_per_week") * context.input("team.weeks_per_year"))
        }
        Figure::MeetingCost => meeting_cost(context),
        Figure::InventoryHours => total(context, Figure::Meeting, |_| true)?,
        Figure::InventoryRemoved => {
            total(context, Figure::MeetingRemoved, |meeting| meeting.fate != MeetingFate::Keep)?
        }
        Figure::Gross => match context.case.meetings.load.kind {
            MeetingLoadKind::Inventory => yearly(context, context.figure(Figure::InventoryRemoved)),
            _ => context.figure(Figure::MeetingCost) * context.input("meetings.cut"),
        },
        Figure::Freed => context.figure(Figure::Gross) * left(),
        Figure::MeetingHours => meeting_hours(context),
        Figure::RemovedHours => match context.case.meetings.load.kind {
            MeetingLoadKind::Inventory => context.figure(Figure::InventoryRemoved) / context.input("team.people"),
            _ => context.figure(Figure::MeetingHours) * context.input("meetings.cut"),
        },
        Figure::FreedHours => context.figure(Figure::RemovedHours) * left(),
        Figure::DeepGain => context.figure(Figure::FreedHours) * context.input("deep_work.share_of_freed_time"),
        Figure::DeepAfter => context.input("deep_work.hours_before") + context.figure(Figure::DeepGain),
        Figure::Meeting(row) => {
            let minutes = listed(context)?.get(row)?.minutes;
            of_row(context, row, Expression::Setting(ExactInput::Minutes(row), minutes))
        }
        Figure::MeetingRemoved(row) => of_row(context, row, removed_minutes(row, listed(context)?.get(row)?)),
        _ => return None,
    })
}

/// What hours a week of everybody together cost a year.
fn yearly(context: &ExplanationContext, week: Expression) -> Expression {
    week * context.input("team.weeks_per_year") * context.figure(Figure::HourlyCost)
}

fn meeting_cost(context: &ExplanationContext) -> Expression {
    match context.case.meetings.load.kind {
        MeetingLoadKind::MonthlyCost => context.input("meetings.load.monthly_cost") * 12.0,
        MeetingLoadKind::Hours => {
            yearly(context, context.input("meetings.load.hours_per_person_week") * context.input("team.people"))
        }
        MeetingLoadKind::Inventory => yearly(context, context.figure(Figure::InventoryHours)),
    }
}

fn meeting_hours(context: &ExplanationContext) -> Expression {
    match context.case.meetings.load.kind {
        // Without pay an amount of money says nothing about hours.
        MeetingLoadKind::MonthlyCost if context.evaluation.ledger.hourly.value() == 0.0 => Expression::Number(0.0),
        MeetingLoadKind::MonthlyCost => {
            context.figure(Figure::MeetingCost)
                / (context.figure(Figure::HourlyCost)
                    * context.input("team.weeks_per_year")
                    * context.input("team.people"))
        }
        MeetingLoadKind::Hours => context.input("meetings.load.hours_per_person_week"),
        MeetingLoadKind::Inventory => context.figure(Figure::InventoryHours) / context.input("team.people"),
    }
}

/// The figures of those listed meetings that count.
fn total(
    context: &ExplanationContext,
    figure: fn(usize) -> Figure,
    counts: fn(&Meeting) -> bool,
) -> Option<Expression> {
    let rows = listed(context)?.iter().enumerate().filter(|(_, meeting)| counts(meeting));
    Some(Expression::total(rows.map(|(row, _)| context.figure(figure(row)))))
}

/// How many minutes of the meeting in a row go.
fn removed_minutes(row: usize, meeting: &Meeting) -> Expression {
    let lasts = Expression::Setting(ExactInput::Minutes(row), meeting.minutes);
    match meeting.fate {
        MeetingFate::Replace => lasts,
        MeetingFate::ShortenTo(shorter) if shorter < meeting.minutes => {
            lasts - Expression::Setting(ExactInput::ShortenTo(row), shorter)
        }
        MeetingFate::ShortenTo(_) | MeetingFate::Keep => Expression::Number(0.0),
    }
}

fn of_row(context: &ExplanationContext, row: usize, minutes: Expression) -> Expression {
    context.input_of_row("meetings.load.inventory.*.attendees", row)
        * context.input_of_row("meetings.load.inventory.*.per_week", row)
        * minutes
        / 60.0
}
