//! The hour, the meetings, and the time that they free.

use super::exact_input::ExactInput;
use super::{ExplanationContext, Expression, Figure};
use crate::model::case::MeetingLoadKind;
use crate::model::case_rows::{Meeting, MeetingFate};
use crate::model::units::Quantity;

/// The listed meetings; none where meetings are stated in another way.
fn listed<'a>(context: &'a ExplanationContext) -> Option<&'a [Meeting]> {
    let load = &context.case.meetings.load;
    (load.kind == MeetingLoadKind::Inventory).then_some(&load.inventory[..])
}

/// Whether a listed meeting is cancelled, so that all of its time is freed.
fn is_cancelled(meeting: &Meeting) -> bool {
    meeting.fate == MeetingFate::Cancel
}

/// Whether any is.
fn any_cancelled(context: &ExplanationContext) -> bool {
    listed(context).is_some_and(|meetings| meetings.iter().any(is_cancelled))
}

pub(super) fn value(context: &ExplanationContext, figure: Figure) -> Option<f64> {
    let ledger = &context.evaluation.ledger;
    let load = || listed(context).map(|_| &context.case.meetings.load);
    let one = |row: usize| listed(context)?.get(row);
    Some(match figure {
        Figure::HourlyCost => ledger.hourly.value(),
        Figure::MeetingCost => ledger.meeting_cost.value(),
        Figure::InventoryHours => load()?.inventory_hours().value(),
        Figure::InventoryRemoved => {
            load().map(|load| load.inventory_removed(false) + load.inventory_removed(true))?.value()
        }
        Figure::InventoryCancelled => load()?.inventory_removed(true).value(),
        Figure::Gross => ledger.gross.value(),
        Figure::Freed => ledger.freed.value(),
        Figure::MeetingHours => ledger.meeting_hours.value(),
        Figure::RemovedHours => ledger.removed_hours.value(),
        Figure::FreedHours => ledger.freed_hours.value(),
        Figure::DeepGain => ledger.deep_gain.value(),
        Figure::DeepAfter => ledger.deep_after.value(),
        Figure::Meeting(row) => one(row)?.hours_per_week().value(),
        Figure::MeetingRemoved(row) => one(row)?.removed_hours_per_week().value(),
        _ => return None,
    })
}

pub(super) fn formula(context: &ExplanationContext, figure: Figure) -> Option<Expression> {
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
        Figure::InventoryCancelled => total(context, Figure::MeetingRemoved, is_cancelled)?,
        Figure::Gross => match context.case.meetings.load.kind {
            MeetingLoadKind::Inventory => yearly(context, context.figure(Figure::InventoryRemoved)),
            _ => context.figure(Figure::MeetingCost) * context.input("meetings.cut"),
        },
        Figure::Freed => {
            let cancelled = || yearly(context, context.figure(Figure::InventoryCancelled));
            freed(context, context.figure(Figure::Gross), &cancelled)
        }
        Figure::MeetingHours => meeting_hours(context),
        Figure::RemovedHours => match context.case.meetings.load.kind {
            MeetingLoadKind::Inventory => context.figure(Figure::InventoryRemoved) / context.input("team.people"),
            _ => context.figure(Figure::MeetingHours) * context.input("meetings.cut"),
        },
        Figure::FreedHours => {
            let cancelled = || context.figure(Figure::InventoryCancelled) / context.input("team.people");
            freed(context, context.figure(Figure::RemovedHours), &cancelled)
        }
        Figure::DeepGain => context.figure(Figure::FreedHours) * context.input("deep_work.share_of_freed_time"),
        Figure::DeepAfter => context.input("deep_work.hours_before") + context.figure(Figure::DeepGain),
        Figure::Meeting(row) => {
            let minutes = listed(context)?.get(row)?.minutes;
            people(context, row) * times(context, row) * Expression::Setting(ExactInput::Minutes(row), minutes) / 60.0
        }
        Figure::MeetingRemoved(row) => removed(context, row, listed(context)?.get(row)?),
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
        // Without pay, an amount of money cannot be converted to hours.
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

/// What is freed of a total: all that is cancelled, and of the rest what writing and reading leave.
fn freed(context: &ExplanationContext, total: Expression, cancelled: &dyn Fn() -> Expression) -> Expression {
    let left = 1.0 - context.input("meetings.replacement");
    if any_cancelled(context) { (total - cancelled()) * left + cancelled() } else { total * left }
}

/// Hours a week of everybody that the fate of the meeting in a row removes.
fn removed(context: &ExplanationContext, row: usize, meeting: &Meeting) -> Expression {
    let (people, times) = (people(context, row), times(context, row));
    let minutes = Expression::Setting(ExactInput::Minutes(row), meeting.minutes);
    let hours = match meeting.fate {
        MeetingFate::Keep => return Expression::Number(0.0),
        MeetingFate::Replace | MeetingFate::Cancel => people * times * minutes,
        MeetingFate::ShortenTo(left) => people * times * less(minutes, ExactInput::ShortenTo(row), left),
        MeetingFate::LessOften(left) => people * less(times, ExactInput::LessOften(row), left) * minutes,
        MeetingFate::Fewer(left) => less(people, ExactInput::Fewer(row), left) * times * minutes,
    };
    hours / 60.0
}

/// What is less than today; 0 where the meeting would become longer, more frequent or larger.
fn less(today: Expression, setting: ExactInput, left: f64) -> Expression {
    let most = today.value().unwrap_or_default();
    let difference = today - Expression::Setting(setting, left);
    if left < most { difference } else { Expression::Within(Box::new(difference), most) }
}

fn people(context: &ExplanationContext, row: usize) -> Expression {
    context.input_of_row("meetings.load.inventory.*.attendees", row)
}

fn times(context: &ExplanationContext, row: usize) -> Expression {
    context.input_of_row("meetings.load.inventory.*.per_week", row)
}
