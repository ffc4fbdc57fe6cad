//! Promised against realised: value to date by line, the causes of the difference, and what the case is worth by now.

use super::books::{Books, Spans};
use super::cause::{Driver, Known, shares};
use super::evidence::Ground;
use super::path::Path;
use super::{Approval, CostLine};
use crate::model::date::Date;
use crate::model::outcome::Outcome;
use crate::model::practice::Practice;
use crate::model::schedule::{DAYS_PER_MONTH, Schedule};
use crate::model::shape::Choice;
use crate::model::{Amounts, Hours, Months, Quantity, View};

/// What is known of a driver.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Proof {
    /// It was read. Adoption as a share; meetings cut in hours per person and week, and turnover in leavers a year as a share
    /// of people, both against what was promised at the measured adoption; costs as money to date.
    Read {
        /// The last day that was read.
        on: Date,
        /// What was promised by today.
        promised: f64,
        /// What it is today, as far as it was read.
        measured: f64,
    },
    /// It was not read since the start, and counts as promised.
    Missing,
    /// Nothing was promised before this day, and readings count from then on.
    NotDue(Date),
    /// Nothing that was promised depends on it.
    Moot,
}

/// A driver, what is known of it, and what it does to the case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cause {
    /// The driver.
    pub driver: Driver,
    /// What is known of it.
    pub proof: Proof,
    /// Its part in the difference of the value to date, in money.
    pub so_far: f64,
    /// Its part in the difference of the net present value, in money.
    pub in_all: f64,
}

/// What a case is worth over all its months.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Worth {
    /// Net present value, in money.
    pub npv: f64,
    /// When the money is back for good, none where it never is.
    pub payback: Option<Months>,
}

impl Worth {
    fn of(outcome: &Outcome) -> Self {
        Self { npv: outcome.npv.value(), payback: outcome.payback }
    }
}

/// An approved case on a later day, in one view.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Days from the start of the rollout to today; negative before it. Nothing is due before the start.
    pub elapsed: i32,
    /// What was promised by today, by line.
    pub promised: Amounts,
    /// What has come true of it, by line.
    pub realised: Amounts,
    /// The causes, in the order of [`Driver::ALL`].
    pub causes: [Cause; 4],
    /// The lines that have cost something by the promise, and of which no bill is known.
    pub unbilled: Vec<CostLine>,
    /// What was approved.
    pub approved: Worth,
    /// What the approved case is worth with all that was measured.
    pub expected: Worth,
    /// Deep work in hours per person and week, as promised by today and as read last: a forecast, never a second benefit.
    pub deep_work: Option<(Hours, Hours)>,
}

impl Review {
    /// The review of an approved case on a day.
    ///
    /// Value counts from the approved start of the rollout to that day, undiscounted, at most over the months that the case
    /// counts. What was not measured counts as promised: see [`Proof`].
    pub fn of(approval: &Approval, practice: &Practice, today: Date, view: View) -> Self {
        let ground = Ground::of(approval, practice, today);
        let books = Books::of(&ground, view);
        let (elapsed, horizon) = (ground.elapsed(), f64::from(ground.case.finance.horizon_months));
        let (so_far, all) = (books.spans((f64::from(elapsed) / DAYS_PER_MONTH).min(horizon)), books.spans(horizon));
        let schedule = Schedule::of(ground.case);
        let outcome = |known| Outcome::of_flow(all.flow(&books, known), &schedule);
        let (promised, realised) = (so_far.amounts(&books, Known::NOTHING), so_far.amounts(&books, Known::ALL));
        let look = Look { books: &books, start: ground.start, day: f64::from(elapsed), spent: (promised, realised) };
        Self {
            elapsed,
            causes: causes(&books, &so_far, &outcome, &|driver| look.proof(driver)),
            unbilled: look.unbilled(),
            approved: Worth::of(&Outcome::of(ground.ledger.amounts(view), &schedule)),
            expected: Worth::of(&outcome(Known::ALL)),
            deep_work: deep_work(&ground, books.evidence.promised_at(f64::from(elapsed))),
            promised,
            realised,
        }
    }

    /// How much more has come true than was promised by today, in money.
    pub fn difference(&self) -> f64 {
        net(&self.realised) - net(&self.promised)
    }

    /// The value promised by today: benefits less costs, in money.
    pub fn promised_value(&self) -> f64 {
        net(&self.promised)
    }

    /// The value realised by today: benefits less costs, in money.
    pub fn realised_value(&self) -> f64 {
        net(&self.realised)
    }

    /// Whether anything at all was measured.
    pub fn is_measured(&self) -> bool {
        self.causes.iter().any(|cause| matches!(cause.proof, Proof::Read { .. }))
    }
}

fn net(amounts: &Amounts) -> f64 {
    amounts.benefits.total().value() - amounts.costs.total().value()
}

fn causes(
    books: &Books,
    so_far: &Spans,
    outcome: &dyn Fn(Known) -> Outcome,
    proof: &dyn Fn(Driver) -> Proof,
) -> [Cause; 4] {
    let value = shares(&|known| net(&so_far.amounts(books, known)));
    let worth = shares(&|known| outcome(known).npv.value());
    std::array::from_fn(|place| {
        let driver = Driver::ALL[place].0;
        Cause { driver, proof: proof(driver), so_far: value[place], in_all: worth[place] }
    })
}

/// Deep work by now: promised, and as read last since the start of the rollout.
fn deep_work(ground: &Ground, adoption: f64) -> Option<(Hours, Hours)> {
    let case = ground.case;
    let mut readings = ground.practice.scorecard.readings().iter().rev();
    let read = readings.find(|reading| reading.kpi == "deep_work" && reading.date <= ground.today)?;
    if read.date <= ground.start {
        return None;
    }
    let promised = case.deep_work.hours_before.likely() + ground.ledger.deep_gain * adoption;
    Some((promised, case.team.hours_per_week.likely() * read.value()))
}

/// A look at what is known on a day.
struct Look<'a> {
    books: &'a Books,
    start: Date,
    /// Days since the start.
    day: f64,
    /// What was promised and realised by then.
    spent: (Amounts, Amounts),
}

impl Look<'_> {
    fn proof(&self, driver: Driver) -> Proof {
        let (terms, evidence) = (&self.books.terms, &self.books.evidence);
        let benefits = self.books.benefits_promised();
        let adoption = evidence.adoption_at(self.day);
        let read = |path: &Option<Path>, promised: f64, measured: &dyn Fn(f64) -> f64| {
            path.as_ref().map(|path| Proof::Read {
                on: self.start.plus_days(path.last().0 as i64),
                promised,
                measured: measured(evidence.at(path, self.day)),
            })
        };
        let moot = |matters: bool| if matters { Proof::Missing } else { Proof::Moot };
        match driver {
            Driver::Adoption => {
                let proof = read(&evidence.adoption, evidence.promised_at(self.day), &|_| adoption);
                proof.unwrap_or(moot(benefits.total().value() > 0.0))
            }
            Driver::Cut => {
                let hours = terms.meeting_hours;
                let proof = read(&evidence.cut, adoption * terms.cut * hours, &|gone| gone * hours);
                let matters = (benefits.meetings + benefits.deep_work).value() > 0.0;
                proof.filter(|_| matters).unwrap_or(moot(matters))
            }
            Driver::Turnover => {
                let proof =
                    read(&evidence.stayed, evidence.leave - adoption * terms.stay, &|fewer| evidence.leave - fewer);
                let matters = benefits.turnover.value() > 0.0;
                proof.filter(|_| matters).unwrap_or_else(|| self.turnover_unread(matters))
            }
            Driver::Cost => self.billed(),
        }
    }

    fn turnover_unread(&self, matters: bool) -> Proof {
        let due = (self.books.terms.lag * DAYS_PER_MONTH).ceil();
        match matters {
            false => Proof::Moot,
            true if self.day <= due => Proof::NotDue(self.start.plus_days(due as i64)),
            true => Proof::Missing,
        }
    }

    fn billed(&self) -> Proof {
        let until = CostLine::ALL.iter().filter_map(|(line, ..)| self.books.billed_until(*line)).reduce(f64::max);
        let (promised, realised) = (self.spent.0.costs.total().value(), self.spent.1.costs.total().value());
        match until {
            Some(months) => {
                let on = self.start.plus_days((months * DAYS_PER_MONTH).round() as i64);
                Proof::Read { on, promised, measured: realised }
            }
            None if promised > 0.0 => Proof::Missing,
            None => Proof::Moot,
        }
    }

    fn unbilled(&self) -> Vec<CostLine> {
        let open =
            |line: &CostLine| line.of(&self.spent.0.costs).value() > 0.0 && self.books.billed_until(*line).is_none();
        CostLine::ALL.iter().map(|row| row.0).filter(open).collect()
    }
}
