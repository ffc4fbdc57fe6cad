//! The model as a sum of terms: every benefit and cost as a few independent factors of its own, times what it shares with
//! others (people, pay, hours), times its timing.
//!
//! [`Ledger`](crate::model::Ledger) is the definition; this is its twin in columns, because the simulation has to know which
//! factors an amount has to itself: their product is integrated exactly, and not sampled. `tests.rs` proves for
//! random scenarios that both give the same present value, draw by draw, to 1e-12 of the amounts.

use super::draws::Draws;
use crate::model::case::{LeaverBasis, LoadKind};
use crate::model::ledger::View;
use crate::model::line::{Action, Basis, LineKind};
use uncertainty::{Column, Factor, Term, Timing};

/// Terms times inputs, drawn or plain.
trait Inputs<'a>: Sized {
    /// Times an input that no other term has.
    #[must_use]
    fn of_row(self, draws: &Draws<'a>, key: &str, row: usize) -> Self;

    /// The same where the field has one row.
    #[must_use]
    fn of(self, draws: &Draws<'a>, key: &str) -> Self {
        self.of_row(draws, key, 0)
    }

    /// Times what such an input leaves of 1.
    #[must_use]
    fn rest_of(self, draws: &Draws<'a>, key: &str) -> Self;
}

impl<'a> Inputs<'a> for Term<'a> {
    fn of_row(self, draws: &Draws<'a>, key: &str, row: usize) -> Self {
        match draws.place(key, row) {
            Some(dimension) => {
                self.times_own(Factor::Whole(*draws.sample.table(dimension).pert()), [Some(dimension), None, None])
            }
            None => self.times(&draws.row(key, row)),
        }
    }

    fn rest_of(self, draws: &Draws<'a>, key: &str) -> Self {
        match draws.place(key, 0) {
            Some(dimension) => {
                self.times_own(Factor::Remainder(*draws.sample.table(dimension).pert()), [Some(dimension), None, None])
            }
            None => self.times(&draws.of(key).map(|share| 1.0 - share)),
        }
    }
}

/// What the terms share.
struct Rates<'a> {
    people: Column<'a>,
    /// A year of one person.
    person: Column<'a>,
    hourly: Column<'a>,
    weeks: Column<'a>,
}

impl<'a> Rates<'a> {
    fn of(draws: &Draws<'a>) -> Self {
        let weeks = draws.of("team.weeks_per_year");
        let person = draws.of("team.annual_pay").times(&draws.of("team.on_cost").map(|on_cost| 1.0 + on_cost));
        let hourly = person.clone().over(&draws.of("team.hours_per_week").times(&weeks));
        Self { people: draws.of("team.people"), person, hourly, weeks }
    }

    /// An hour a week for a year.
    fn weekly(&self) -> Column<'a> {
        self.hourly.clone().times(&self.weeks)
    }
}

/// Every benefit and cost that a view counts.
pub(super) fn terms<'a>(draws: &Draws<'a>, view: View) -> Vec<Term<'a>> {
    let rates = Rates::of(draws);
    let mut terms = vec![turnover(draws, &rates, view)];
    if view == View::Full {
        terms.extend(meetings(draws, &rates));
        terms.extend(efforts(draws, &rates));
    }
    terms.push(Term::new(Timing::Once, Column::Same(1.0)).of(draws, "change.other_one_off"));
    terms.extend((0..draws.case.tools.len()).map(|row| tool(draws, &rates, row)));
    let lines = draws.case.other_lines.iter().enumerate().filter(|(_, line)| line.cash || view == View::Full);
    terms.extend(lines.map(|(row, line)| {
        let (timing, share) = match line.kind {
            LineKind::AnnualBenefit => (Timing::Adoption, 1.0),
            LineKind::AnnualCost => (Timing::Monthly, 1.0 / 12.0),
            LineKind::OneOffCost => (Timing::Once, 1.0),
        };
        Term::new(timing, Column::Same(share)).of_row(draws, "other_lines.*.amount", row)
    }));
    terms.retain(|term| !term.shared.is_zero());
    terms
}

/// What the freed time is worth.
fn meetings<'a>(draws: &Draws<'a>, rates: &Rates<'a>) -> Vec<Term<'a>> {
    let load = |shared, key| Term::new(Timing::Adoption, shared).of(draws, key).of(draws, "meetings.cut");
    let gross = match draws.case.meetings.load.kind {
        LoadKind::MonthlyCost => load(Column::Same(12.0), "meetings.load.monthly_cost"),
        LoadKind::Hours => load(rates.weekly().times(&rates.people), "meetings.load.hours_per_person_week"),
        LoadKind::Inventory => return inventory(draws, rates),
    };
    vec![freed(draws, rates, gross)]
}

/// What is freed of meeting time: recaptured, and the extra yield of what becomes deep work.
fn freed<'a>(draws: &Draws<'a>, rates: &Rates<'a>, gross: Term<'a>) -> Term<'a> {
    let freed = gross.rest_of(draws, "meetings.replacement");
    let [recapture, premium, share] = ["time.recapture", "deep_work.premium", "deep_work.share_of_freed_time"];
    // Without pay an amount of money says nothing about hours.
    if rates.person.is_zero() || draws.of(premium).is_zero() {
        return freed.of(draws, recapture);
    }
    let dimensions = [recapture, premium, share].map(|key| draws.place(key, 0));
    if dimensions.iter().all(Option::is_none) {
        return freed.times(&draws.of(recapture).plus_product(&draws.of(premium), &draws.of(share)));
    }
    let [recapture, premium, share] = [recapture, premium, share].map(|key| draws.pert(key));
    freed.times_own(Factor::Sum(recapture, [premium, share]), dimensions)
}

/// The hours a week, of all people together, that the fates of the inventory's meetings remove: as one sum where it has
/// factors to itself, else meeting by meeting.
fn inventory<'a>(draws: &Draws<'a>, rates: &Rates<'a>) -> Vec<Term<'a>> {
    let minutes = draws.case.meetings.load.inventory.iter().map(|row| Column::Same(row.removed_minutes() / 60.0));
    let [attendees, per_week] = ["meetings.load.inventory.*.attendees", "meetings.load.inventory.*.per_week"];
    let sum = minutes.clone().enumerate().fold(Column::Same(0.0), |sum, (row, hours)| {
        sum.plus_product(&draws.row(attendees, row).times(&hours), &draws.row(per_week, row))
    });
    let whole = freed(draws, rates, Term::new(Timing::Adoption, rates.weekly().times(&sum)));
    if !whole.own.is_empty() {
        return vec![whole];
    }
    let row = |(row, hours)| {
        let meeting = Term::new(Timing::Adoption, rates.weekly().times(&hours));
        freed(draws, rates, meeting.of_row(draws, attendees, row).of_row(draws, per_week, row))
    };
    minutes.enumerate().map(row).collect()
}

fn turnover<'a>(draws: &Draws<'a>, rates: &Rates<'a>, view: View) -> Term<'a> {
    let term =
        Term::new(Timing::Retention, rates.people.clone()).of(draws, "turnover.rate").of(draws, "turnover.reduction");
    let term = match draws.case.turnover.cost_per_leaver.basis {
        LeaverBasis::Amount => term.of(draws, "turnover.cost_per_leaver.amount"),
        LeaverBasis::ShareOfPay => {
            term.times(&draws.of("team.annual_pay")).of(draws, "turnover.cost_per_leaver.share_of_pay")
        }
    };
    if view == View::Cash { term.of(draws, "turnover.hard_share") } else { term }
}

/// What the change costs in working time.
fn efforts<'a>(draws: &Draws<'a>, rates: &Rates<'a>) -> [Term<'a>; 5] {
    let weeks_of_rollout = f64::from(draws.case.rollout.days) / 7.0;
    let everybody = rates.people.clone().times(&rates.hourly);
    let month = Column::Same(1.0 / 12.0);
    [
        Term::new(Timing::Once, everybody).of(draws, "change.training_hours_per_person"),
        Term::new(Timing::Once, rates.hourly.clone()).of(draws, "change.documentation_hours"),
        Term::new(Timing::Lead, rates.hourly.clone().times(&Column::Same(weeks_of_rollout)))
            .of(draws, "change.lead_hours_per_week"),
        Term::new(Timing::Monthly, rates.weekly().times(&month)).of(draws, "change.upkeep_hours_per_week"),
        Term::new(Timing::Dip, rates.people.clone().times(&rates.person).times(&month)).of(draws, "change.dip"),
    ]
}

fn tool<'a>(draws: &Draws<'a>, rates: &Rates<'a>, row: usize) -> Term<'a> {
    let tool = &draws.case.tools[row];
    let (timing, months) = match tool.action {
        Action::Drop => (Timing::Adoption, 12.0),
        Action::Add => (Timing::Monthly, 1.0),
    };
    let term = Term::new(timing, Column::Same(months));
    match (tool.basis, tool.seats) {
        (Basis::Flat, _) => term.of_row(draws, "tools.*.price.flat", row),
        (Basis::PerUser, Some(_)) => {
            term.of_row(draws, "tools.*.price.per_user", row).of_row(draws, "tools.*.seats", row)
        }
        (Basis::PerUser, None) => term.times(&rates.people).of_row(draws, "tools.*.price.per_user", row),
    }
}
