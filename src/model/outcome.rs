//! The outcome of a case: what its cash flow is worth.

use super::ledger::LedgerAmounts;
use super::rate;
use super::schedule::{Schedule, ScheduleMonth};
use super::units::{Money, Months, Quantity};

/// Benefits and costs by month, month 0 first. Every amount in the case's currency.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MonthlyFlow {
    /// What comes in.
    pub benefits: Vec<f64>,
    /// What goes out.
    pub costs: Vec<f64>,
}

/// What a month brings.
#[inline]
fn month_benefit(amounts: &LedgerAmounts, month: &ScheduleMonth) -> f64 {
    let benefits = &amounts.benefits;
    (month.adoption * benefits.steady().value() + month.retention * benefits.turnover.value()) / 12.0
}

/// What a month costs.
#[inline]
fn month_cost(amounts: &LedgerAmounts, month: &ScheduleMonth) -> f64 {
    let costs = &amounts.costs;
    costs.monthly().value() + month.lead * costs.lead.value() + month.dip * costs.dip.value()
}

/// Net present value of the amounts, without the steps between: Σ (benefit − cost) × discount.
pub fn npv(amounts: &LedgerAmounts, schedule: &Schedule) -> Money {
    let later: f64 = schedule
        .months
        .iter()
        .map(|month| (month_benefit(amounts, month) - month_cost(amounts, month)) * month.discount)
        .sum();
    Money::of(later - amounts.costs.once().value())
}

impl MonthlyFlow {
    /// The amounts spread over the schedule.
    pub fn of(amounts: &LedgerAmounts, schedule: &Schedule) -> Self {
        let months = &schedule.months;
        Self {
            benefits: std::iter::once(0.0).chain(months.iter().map(|month| month_benefit(amounts, month))).collect(),
            costs: std::iter::once(amounts.costs.once().value())
                .chain(months.iter().map(|month| month_cost(amounts, month)))
                .collect(),
        }
    }

    /// Benefits less costs, month by month.
    pub fn net(&self) -> Vec<f64> {
        self.benefits.iter().zip(&self.costs).map(|(benefit, cost)| benefit - cost).collect()
    }
}

/// The running total of a flow.
fn running_total(flow: &[f64]) -> Vec<f64> {
    flow.iter()
        .scan(0.0, |sum, amount| {
            *sum += amount;
            Some(*sum)
        })
        .collect()
}

/// Months until the last time the running total turns from negative to not negative; 0 where it never is negative and
/// something is gained. None where it ends negative, and where it always is 0.
pub(super) fn payback(cumulative: &[f64]) -> Option<Months> {
    if cumulative.iter().all(|total| *total == 0.0) {
        return None;
    }
    let Some(last) = cumulative.iter().rposition(|total| *total < 0.0) else { return Some(Months::of(0.0)) };
    let (before, after) = (cumulative[last], *cumulative.get(last + 1)?);
    Some(Months::of(last as f64 + before / (before - after)))
}

/// What a case is worth in one view.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Month by month.
    pub flow: MonthlyFlow,
    /// Benefits less costs, month 0 first.
    pub cash_flow: Vec<f64>,
    /// The running total of the cash flow, undiscounted.
    pub cumulative: Vec<f64>,
    /// Present value of the benefits.
    pub pv_benefits: Money,
    /// Present value of the costs.
    pub pv_costs: Money,
    /// Net present value: the former less the latter.
    pub npv: Money,
    /// Return on investment: NPV ÷ PV of costs, none without costs or with none to speak of (where it is too great to
    /// be written down).
    pub roi: Option<f64>,
    /// Benefit-cost ratio: PV of benefits ÷ PV of costs, none where ROI is none.
    pub bcr: Option<f64>,
    /// When the money is back for good: 0 where there is nothing to pay back, none where it never is back and where nothing changes.
    pub payback: Option<Months>,
    /// The most negative running total, 0 if it never is negative: the money to have ready.
    pub trough: Money,
    /// Internal rate of return a year; none unless the cash flow changes its sign once, from outlay to gain.
    pub irr: Option<f64>,
    /// What starting a month later loses by the same end date.
    pub cost_of_delay: Money,
}

impl Outcome {
    /// Whether nothing is gained or paid in any month.
    pub fn is_nothing(&self) -> bool {
        self.cash_flow.iter().all(|amount| *amount == 0.0)
    }

    /// What the amounts are worth on this schedule.
    pub fn of(amounts: &LedgerAmounts, schedule: &Schedule) -> Self {
        Self::of_flow(MonthlyFlow::of(amounts, schedule), schedule)
    }

    /// What a flow is worth, discounted by this schedule.
    pub(super) fn of_flow(flow: MonthlyFlow, schedule: &Schedule) -> Self {
        let cash_flow = flow.net();
        let cumulative = running_total(&cash_flow);
        let discounts = || std::iter::once(1.0).chain(schedule.months.iter().map(|month| month.discount));
        let present = |amounts: &[f64]| amounts.iter().zip(discounts()).map(|(amount, d)| amount * d).sum::<f64>();
        let (pv_benefits, pv_costs) = (present(&flow.benefits), present(&flow.costs));
        let npv = pv_benefits - pv_costs;
        let later: f64 = cash_flow.iter().zip(discounts().skip(1)).map(|(amount, d)| amount * d).sum();
        let per_cost = |amount: f64| Some(amount / pv_costs).filter(|ratio| ratio.is_finite());
        Self {
            pv_benefits: Money::of(pv_benefits),
            pv_costs: Money::of(pv_costs),
            npv: Money::of(npv),
            roi: per_cost(npv),
            bcr: per_cost(pv_benefits),
            payback: payback(&cumulative),
            trough: Money::of(cumulative.iter().copied().fold(0.0, f64::min)),
            irr: rate::irr(&cash_flow),
            cost_of_delay: Money::of(npv - later),
            flow,
            cumulative,
            cash_flow,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payback_is_the_last_crossing() {
        let months = |cumulative: &[f64]| payback(cumulative).map(Months::value);
        assert_eq!(months(&[-2.0, 2.0, -1.0, 3.0]), Some(2.25));
        assert_eq!(months(&[0.0, 1.0]), Some(0.0));
        assert_eq!(months(&[-2.0, 0.0, 1.0]), Some(1.0));
        assert_eq!(months(&[5.0, -1.0]), None);
    }

    #[test]
    fn where_nothing_changes_nothing_is_paid_back() {
        assert_eq!(payback(&[0.0, 0.0]), None);
        assert_eq!(payback(&[]), None);
    }
}
