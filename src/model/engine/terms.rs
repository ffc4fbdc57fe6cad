//! The model as a sum of product terms: each benefit and cost is a coefficient of shared inputs (people, pay, hours) times
//! independent own factors.
//!
//! [`Ledger`](crate::model::Ledger) is the definition. The simulation states it a second time because it has to know which factors
//! a term alone has: their product is integrated, not sampled. `tests.rs` checks on random cases that both give the same present
//! value in every draw, to 1e-12 of the amounts.

use super::drawn_case::DrawnCase;
use crate::model::case::{LeaverCostBasis, MeetingLoadKind};
use crate::model::case_rows::{LineKind, Meeting, MeetingFate, PriceBasis, ToolAction};
use crate::model::field::Field;
use crate::model::ledger::View;
use crate::model::promise::CostLine;
use uncertainty::{Factor, PerDraw, ProductTerm, Timing};

/// Multiplication of a term by an input that no other term has: an own factor if it has a range, else a constant.
trait TimesInput<'a>: Sized {
    #[must_use]
    fn times_row(self, drawn: &DrawnCase<'a>, key: &str, row: usize) -> Self;

    #[must_use]
    fn times_input(self, drawn: &DrawnCase<'a>, key: &str) -> Self {
        self.times_row(drawn, key, 0)
    }

    /// Multiplies by 1 − input.
    #[must_use]
    fn times_complement(self, drawn: &DrawnCase<'a>, key: &str) -> Self;
}

impl<'a> TimesInput<'a> for ProductTerm<'a> {
    fn times_row(self, drawn: &DrawnCase<'a>, key: &str, row: usize) -> Self {
        match drawn.dimension(key, row) {
            Some(dimension) => {
                self.times_own(Factor::Value(*drawn.sample.table(dimension).pert()), [Some(dimension), None, None])
            }
            None => self.times(&drawn.value_in_row(key, row)),
        }
    }

    fn times_complement(self, drawn: &DrawnCase<'a>, key: &str) -> Self {
        match drawn.dimension(key, 0) {
            Some(dimension) => {
                self.times_own(Factor::Complement(*drawn.sample.table(dimension).pert()), [Some(dimension), None, None])
            }
            None => self.times(&drawn.value(key).map(|share| 1.0 - share)),
        }
    }
}

/// Products of shared inputs.
#[derive(Debug)]
pub(in crate::model) struct DrawnRates<'a> {
    pub(in crate::model) people: PerDraw<'a>,
    /// Yearly cost of one person.
    person: PerDraw<'a>,
    pub(in crate::model) hourly: PerDraw<'a>,
    /// Weeks worked in a year.
    pub(in crate::model) weeks: PerDraw<'a>,
    /// How long the rollout lasts.
    pub(in crate::model) rollout_days: f64,
}

impl<'a> DrawnRates<'a> {
    fn of(drawn: &DrawnCase<'a>) -> Self {
        let weeks = drawn.value("team.weeks_per_year");
        let person = drawn.value("team.annual_pay").times(&drawn.value("team.on_cost").map(|on_cost| 1.0 + on_cost));
        let hourly = person.clone().over(&drawn.value("team.hours_per_week").times(&weeks));
        let rollout_days = f64::from(drawn.case.rollout.days);
        Self { people: drawn.value("team.people"), person, hourly, weeks, rollout_days }
    }

    /// The cost of one hour per week, per year.
    fn weekly(&self) -> PerDraw<'a> {
        self.hourly.clone().times(&self.weeks)
    }
}

/// All benefits and costs of a view.
pub(super) fn terms<'a>(drawn: &DrawnCase<'a>, view: View) -> Vec<ProductTerm<'a>> {
    let rates = DrawnRates::of(drawn);
    let mut terms = vec![turnover(drawn, &rates, view)];
    if view == View::Full {
        terms.extend(meetings(drawn, &rates));
        terms.extend(costs(drawn, &rates, false));
        terms.push(dip(drawn, &rates));
    }
    terms.extend(costs(drawn, &rates, true));
    terms.extend((0..drawn.case.tools.len()).map(|row| tool(drawn, &rates, row)));
    let lines = drawn.case.other_lines.iter().enumerate().filter(|(_, line)| line.cash || view == View::Full);
    terms.extend(lines.map(|(row, line)| {
        let (timing, share) = match line.kind {
            LineKind::AnnualBenefit => (Timing::Adoption, 1.0),
            LineKind::AnnualCost => (Timing::Monthly, 1.0 / 12.0),
            LineKind::OneOffCost => (Timing::Once, 1.0),
        };
        ProductTerm::new(timing, PerDraw::Constant(share)).times_row(drawn, "other_lines.*.amount", row)
    }));
    terms.retain(|term| !term.coefficient.is_zero());
    terms
}

/// The value of meeting time freed: one term, or one per meeting of an inventory.
fn meetings<'a>(drawn: &DrawnCase<'a>, rates: &DrawnRates<'a>) -> Vec<ProductTerm<'a>> {
    let load = |shared, key| {
        ProductTerm::new(Timing::Adoption, shared).times_input(drawn, key).times_input(drawn, "meetings.cut")
    };
    let gross = match drawn.case.meetings.load.kind {
        MeetingLoadKind::MonthlyCost => load(PerDraw::Constant(12.0), "meetings.load.monthly_cost"),
        MeetingLoadKind::Hours => load(rates.weekly().times(&rates.people), "meetings.load.hours_per_person_week"),
        MeetingLoadKind::Inventory => return inventory(drawn, rates),
    };
    vec![freed(drawn, rates, gross)]
}

/// gross × (1 − replacement) × (recapture + premium × share of freed time).
fn freed<'a>(drawn: &DrawnCase<'a>, rates: &DrawnRates<'a>, gross: ProductTerm<'a>) -> ProductTerm<'a> {
    put_to_use(drawn, rates, gross.times_complement(drawn, REPLACEMENT))
}

/// freed × (recapture + premium × share of freed time). The last three are one factor, since they occur together only.
fn put_to_use<'a>(drawn: &DrawnCase<'a>, rates: &DrawnRates<'a>, freed: ProductTerm<'a>) -> ProductTerm<'a> {
    let [recapture, premium, share] = ["time.recapture", "deep_work.premium", "deep_work.share_of_freed_time"];
    // With pay 0 a monthly meeting cost cannot be converted into hours, so there is no deep-work premium.
    if rates.person.is_zero() || drawn.value(premium).is_zero() {
        return freed.times_input(drawn, recapture);
    }
    let dimensions = [recapture, premium, share].map(|key| drawn.dimension(key, 0));
    if dimensions.iter().all(Option::is_none) {
        return freed.times(&drawn.value(recapture).plus_product(&drawn.value(premium), &drawn.value(share)));
    }
    let [recapture, premium, share] = [recapture, premium, share].map(|key| drawn.pert(key));
    freed.times_own(Factor::PlusProduct(recapture, [premium, share]), dimensions)
}

const REPLACEMENT: &str = "meetings.replacement";
const ATTENDEES: &str = "meetings.load.inventory.*.attendees";
const PER_WEEK: &str = "meetings.load.inventory.*.per_week";

/// What the fate of a listed meeting removes: hours, people and times a week, whose product goes.
struct Removed<'a> {
    hours: PerDraw<'a>,
    people: PerDraw<'a>,
    times: PerDraw<'a>,
}

impl<'a> Removed<'a> {
    fn of(drawn: &DrawnCase<'a>, row: usize, meeting: &Meeting) -> Self {
        let fate = meeting.fate;
        let [people, times] = [ATTENDEES, PER_WEEK].map(|key| drawn.value_in_row(key, row));
        Self {
            hours: PerDraw::Constant(fate.removed_minutes(meeting.minutes) / 60.0),
            people: if let MeetingFate::Fewer(_) = fate {
                people.map(|people| fate.removed_people(people))
            } else {
                people
            },
            times: if let MeetingFate::LessOften(_) = fate {
                times.map(|times| fate.removed_times(times))
            } else {
                times
            },
        }
    }
}

/// The value of the hours per week that the fates of the listed meetings remove. Where the factors after the sum over meetings
/// (replacement, recapture) are own factors, the sum is drawn, as one term; else each meeting is a term with own factors.
fn inventory<'a>(drawn: &DrawnCase<'a>, rates: &DrawnRates<'a>) -> Vec<ProductTerm<'a>> {
    let meetings = &drawn.case.meetings.load.inventory;
    let sum = |cancelled: bool| {
        let counts = |(_, meeting): &(usize, &Meeting)| (meeting.fate == MeetingFate::Cancel) == cancelled;
        let rows = meetings.iter().enumerate().filter(counts);
        rows.fold(PerDraw::Constant(0.0), |sum, (row, meeting)| {
            let removed = Removed::of(drawn, row, meeting);
            sum.plus_product(&removed.people.times(&removed.hours), &removed.times)
        })
    };
    let (replaced, cancelled) = (sum(false), sum(true));
    let term = |hours: &PerDraw<'a>| ProductTerm::new(Timing::Adoption, rates.weekly().times(hours));
    let left = || drawn.value(REPLACEMENT).map(|share| 1.0 - share);
    let whole = if cancelled.is_zero() {
        freed(drawn, rates, term(&replaced))
    } else {
        // Replacement applies to a part of the sum only, so that it cannot be a factor of the whole.
        put_to_use(drawn, rates, term(&cancelled.plus_product(&replaced, &left())))
    };
    if whole.has_own_factors() || drawn.dimension(REPLACEMENT, 0).is_some() {
        return vec![whole];
    }
    let row = |(row, meeting): (usize, &Meeting)| {
        let removed = Removed::of(drawn, row, meeting);
        let part = term(&removed.hours);
        let part = match meeting.fate {
            MeetingFate::Fewer(_) => part.times(&removed.people).times_row(drawn, PER_WEEK, row),
            MeetingFate::LessOften(_) => part.times_row(drawn, ATTENDEES, row).times(&removed.times),
            _ => part.times_row(drawn, ATTENDEES, row).times_row(drawn, PER_WEEK, row),
        };
        put_to_use(drawn, rates, if meeting.fate == MeetingFate::Cancel { part } else { part.times(&left()) })
    };
    meetings.iter().enumerate().map(row).collect()
}

fn turnover<'a>(drawn: &DrawnCase<'a>, rates: &DrawnRates<'a>, view: View) -> ProductTerm<'a> {
    let term = ProductTerm::new(Timing::Retention, rates.people.clone())
        .times_input(drawn, "turnover.rate")
        .times_input(drawn, "turnover.reduction");
    let term = match drawn.case.turnover.cost_per_leaver.basis {
        LeaverCostBasis::Amount => term.times_input(drawn, "turnover.cost_per_leaver.amount"),
        LeaverCostBasis::ShareOfPay => {
            term.times(&drawn.value("team.annual_pay")).times_input(drawn, "turnover.cost_per_leaver.share_of_pay")
        }
    };
    if view == View::Cash { term.times_input(drawn, "turnover.hard_share") } else { term }
}

/// Costs that are an input times rates: those in money, or those in working time.
fn costs<'a>(drawn: &DrawnCase<'a>, rates: &DrawnRates<'a>, money: bool) -> impl Iterator<Item = ProductTerm<'a>> {
    Field::costs().filter(move |(_, cost)| cost.line.is_money() == money).map(|(field, cost)| {
        let timing = match cost.line {
            CostLine::Lead => Timing::Lead,
            CostLine::Dip => Timing::Dip,
            line if line.is_once() => Timing::Once,
            _ => Timing::Monthly,
        };
        let one = PerDraw::Constant(1.0);
        let coefficient = cost.rates.iter().fold(one, |coefficient, rate| rate.drawn(coefficient, rates));
        ProductTerm::new(timing, coefficient).times_input(drawn, field.key)
    })
}

/// The productivity dip.
fn dip<'a>(drawn: &DrawnCase<'a>, rates: &DrawnRates<'a>) -> ProductTerm<'a> {
    let month = rates.people.clone().times(&rates.person).times(&PerDraw::Constant(1.0 / 12.0));
    ProductTerm::new(Timing::Dip, month).times_input(drawn, "change.dip")
}

fn tool<'a>(drawn: &DrawnCase<'a>, rates: &DrawnRates<'a>, row: usize) -> ProductTerm<'a> {
    let tool = &drawn.case.tools[row];
    let (timing, months) = match tool.action {
        ToolAction::Drop => (Timing::Adoption, 12.0),
        ToolAction::Add => (Timing::Monthly, 1.0),
    };
    let term = ProductTerm::new(timing, PerDraw::Constant(months));
    match (tool.basis, tool.seats) {
        (PriceBasis::Flat, _) => term.times_row(drawn, "tools.*.price.flat", row),
        (PriceBasis::PerUser, Some(_)) => {
            term.times_row(drawn, "tools.*.price.per_user", row).times_row(drawn, "tools.*.seats", row)
        }
        (PriceBasis::PerUser, None) => term.times(&rates.people).times_row(drawn, "tools.*.price.per_user", row),
    }
}
