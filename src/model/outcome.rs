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

/// A year of a cash flow: year 0 is month 0 alone; the last may have fewer than twelve months.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct YearFlow {
    /// The year, 0 for the start.
    pub year: usize,
    /// How many months are in it.
    pub months: usize,
    /// What comes in.
    pub benefits: f64,
    /// What goes out.
    pub costs: f64,
    /// Benefits less costs, each month discounted.
    pub discounted: f64,
    /// The running total at the end of the year, undiscounted.
    pub cumulative: f64,
}

impl YearFlow {
    /// Benefits less costs.
    pub fn net(&self) -> f64 {
        self.benefits - self.costs
    }
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

    /// The cash flow by year, discounted by this schedule.
    pub fn by_year(&self, schedule: &Schedule) -> Vec<YearFlow> {
        let discount = |month: usize| month.checked_sub(1).map_or(1.0, |before| schedule.months[before].discount);
        let last = schedule.months.len();
        let year = |year: usize| {
            let months = if year == 0 { 0..=0 } else { 12 * year - 11..=last.min(12 * year) };
            YearFlow {
                year,
                months: months.clone().count(),
                benefits: self.flow.benefits[months.clone()].iter().sum(),
                costs: self.flow.costs[months.clone()].iter().sum(),
                discounted: months.clone().map(|month| self.cash_flow[month] * discount(month)).sum(),
                cumulative: self.cumulative[*months.end()],
            }
        };
        (0..=last.div_ceil(12)).map(year).collect()
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
        // As a percentage it must be a number, too.
        let per_cost = |amount: f64| Some(amount / pv_costs).filter(|ratio| (ratio * 100.0).is_finite());
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
    fn years_sum_to_the_whole() {
        let schedule = |months: usize| Schedule {
            months: (1..=months)
                .map(|month| ScheduleMonth {
                    adoption: 0.7,
                    retention: 0.5,
                    lead: 1.0 / months as f64,
                    dip: 0.0,
                    discount: libm::pow(0.99, month as f64),
                })
                .collect(),
            ..Schedule::default()
        };
        let mut amounts = LedgerAmounts::default();
        (amounts.benefits.meetings, amounts.benefits.turnover) = (Money::of(1200.0), Money::of(360.0));
        (amounts.costs.training, amounts.costs.tools) = (Money::of(500.0), Money::of(10.0));
        amounts.costs.lead = Money::of(300.0);
        for (horizon, lengths) in [(1, vec![1, 1]), (24, vec![1, 12, 12]), (30, vec![1, 12, 12, 6])] {
            let schedule = schedule(horizon);
            let outcome = Outcome::of(&amounts, &schedule);
            let years = outcome.by_year(&schedule);
            assert_eq!(years.iter().map(|year| year.months).collect::<Vec<_>>(), lengths);
            let near = |left: f64, right: f64| assert!((left - right).abs() < 1e-9, "{horizon}: {left} is not {right}");
            near(years.iter().map(|year| year.discounted).sum(), outcome.npv.value());
            near(years.iter().map(YearFlow::net).sum(), *outcome.cumulative.last().unwrap());
            near(years.last().unwrap().cumulative, *outcome.cumulative.last().unwrap());
            assert_eq!((years[0].benefits, years[0].costs, years[0].discounted), (0.0, 500.0, -500.0));
        }
    }

    #[test]
    fn where_nothing_changes_nothing_is_paid_back() {
        assert_eq!(payback(&[0.0, 0.0]), None);
        assert_eq!(payback(&[]), None);
    }
}
