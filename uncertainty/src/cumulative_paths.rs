//! Fully drawn paths of the cumulative flow: totals by month, troughs, fan chart, and payback where it needs whole paths.

use super::accrual::Accrual;
use super::empirical::{EmpiricalDistribution, quantile};
use super::simd::{LANES, unpack};
use super::summaries::{BinnedDistribution, FanQuantiles, Quantiles};
use super::term_totals::TermTotals;

/// Fully drawn paths for figures that are displayed with two significant digits: trough, cost of a delay.
pub const DISPLAY_DRAWS: usize = 256;
/// Paths of the fan chart.
const FAN_DRAWS: usize = 128;
/// Pieces in which the fan is interpolated linearly once the paths are linear.
const FAN_PIECES: u32 = 12;

/// Cumulative, undiscounted flows of the first draws.
#[derive(Debug)]
pub struct CumulativePaths<'a> {
    totals: &'a TermTotals<'a>,
    accrual: &'a Accrual,
    horizon: u32,
    /// The month ends where paths can have kinks, and the horizon. They are linear between.
    knots: Vec<u32>,
    /// By knot, the cumulative flow of each draw.
    at_knots: Vec<Vec<f64>>,
}

impl<'a> CumulativePaths<'a> {
    /// The paths of the fully drawn draws.
    #[inline(never)]
    pub fn new(totals: &'a TermTotals<'a>, accrual: &'a Accrual, horizon: u32) -> Self {
        let knots: Vec<u32> = (0..accrual.linear_from).chain([accrual.linear_from, horizon]).collect();
        let at_knots = knots.iter().map(|month| cumulative_flows(totals, accrual, *month)).collect();
        Self { totals, accrual, horizon, knots, at_knots }
    }

    /// The cumulative flow at the end of a month in the first `count` draws.
    pub fn at_month(&self, month: u32, count: usize) -> Vec<f64> {
        let last = self.knots.len() - 1;
        let before = (month.min(self.accrual.linear_from) as usize).min(last);
        let (start, end) = (self.knots[before], self.knots[last]);
        let share = if end > start { f64::from(month - start) / f64::from(end - start) } else { 0.0 };
        let ends = self.at_knots[before].iter().zip(&self.at_knots[last]);
        ends.take(count).map(|(before, after)| before + share * (after - before)).collect()
    }

    /// The most negative cumulative flow of each draw, 0 if none is negative.
    #[inline(never)]
    pub fn troughs(&self) -> Vec<f64> {
        let mut lowest = vec![0.0; self.totals.fully_drawn()];
        for flows in &self.at_knots {
            for (lowest, flow) in lowest.iter_mut().zip(flows) {
                *lowest = if flow < lowest { *flow } else { *lowest };
            }
        }
        lowest
    }

    /// Quantiles in months, the histogram by month, and P(payback ≤ 12 months), from each path's own payback: needed where adoption
    /// can fall, so that a cumulative flow turns negative again, and where no own factor is uncertain.
    #[inline(never)]
    pub fn summarize_payback(&self) -> (Quantiles, BinnedDistribution, f64) {
        let edges: Vec<f64> = (0..=self.horizon).map(f64::from).collect();
        let paybacks =
            EmpiricalDistribution::new((0..self.totals.fully_drawn()).map(|draw| self.payback(draw)).collect());
        let mut within: Vec<f64> = edges.iter().map(|month| 1.0 - paybacks.probability_above(*month)).collect();
        within[0] = 0.0;
        let [p10, p50, p90] = [0.1, 0.5, 0.9].map(|probability| paybacks.quantile(probability));
        (Quantiles { p10, p50, p90 }, BinnedDistribution::new(edges, &within), 1.0 - paybacks.probability_above(12.0))
    }

    /// The last time, in months, at which a draw's cumulative flow turns from negative, and 0 where it never is. Infinite where it
    /// ends negative, and where it always is 0: nothing changes then.
    fn payback(&self, draw: usize) -> f64 {
        let flow = |knot: usize| self.at_knots[knot][draw];
        let last = self.knots.len() - 1;
        if flow(last) < 0.0 || (0..=last).all(|knot| flow(knot) == 0.0) {
            return f64::INFINITY;
        }
        let Some(before) = (0..last).rfind(|knot| flow(*knot) < 0.0) else { return 0.0 };
        let (start, end) = (f64::from(self.knots[before]), f64::from(self.knots[before + 1]));
        start - flow(before) / (flow(before + 1) - flow(before)) * (end - start)
    }

    /// The quantiles of the cumulative flow at the end of each month, month 0 first. Once the paths are linear, quantiles are
    /// computed every few months and interpolated.
    #[inline(never)]
    pub fn fan(&self) -> Vec<FanQuantiles> {
        let stride = ((self.horizon - self.accrual.linear_from) / FAN_PIECES).max(1);
        let mut ranked: Vec<(f64, usize)> =
            (0..FAN_DRAWS.min(self.totals.fully_drawn())).map(|draw| (0.0, draw)).collect();
        let mut fan = vec![self.quantiles(0, &mut ranked)];
        while let Some(month) = u32::try_from(fan.len()).ok().filter(|month| *month <= self.horizon) {
            let linear = month > self.accrual.linear_from;
            let next = if linear { (month + stride - 1).min(self.horizon) } else { month };
            let (before, after) = (fan[fan.len() - 1], self.quantiles(next, &mut ranked));
            let steps = f64::from(next + 1 - month);
            fan.extend((month..=next).map(|each| before.towards(&after, f64::from(each + 1 - month) / steps)));
        }
        fan
    }

    /// The quantiles at the end of a month. `ranked` holds the draws in the order of an earlier month, which is nearly this one's.
    fn quantiles(&self, month: u32, ranked: &mut [(f64, usize)]) -> FanQuantiles {
        let flows = self.at_month(month, FAN_DRAWS);
        for (flow, draw) in ranked.iter_mut() {
            *flow = flows[*draw];
        }
        sort_by_value(ranked);
        let at = |probability| quantile(probability, ranked.len(), |rank| ranked[rank].0);
        FanQuantiles { p10: at(0.1), p25: at(0.25), p50: at(0.5), p75: at(0.75), p90: at(0.9) }
    }
}

impl FanQuantiles {
    /// Linear interpolation: `share` of the way to another.
    fn towards(&self, other: &Self, share: f64) -> Self {
        let between = |from: f64, to: f64| if share < 1.0 { from + share * (to - from) } else { to };
        Self {
            p10: between(self.p10, other.p10),
            p25: between(self.p25, other.p25),
            p50: between(self.p50, other.p50),
            p75: between(self.p75, other.p75),
            p90: between(self.p90, other.p90),
        }
    }
}

/// The fully drawn cumulative flow at the end of a month, draw by draw.
fn cumulative_flows(totals: &TermTotals, accrual: &Accrual, month: u32) -> Vec<f64> {
    let time = accrual.time(f64::from(month));
    let flow = |pair| {
        let (benefits, costs) = totals.drawn_pair(pair, &accrual.weights(&time, pair));
        benefits - costs
    };
    unpack((0..totals.fully_drawn() / LANES).map(flow))
}

/// Insertion sort, since the list is nearly sorted. It moves items where [`insertion_sort_by`](super::insertion_sort_by) swaps them,
/// which takes 5% of a simulation.
fn sort_by_value(items: &mut [(f64, usize)]) {
    for end in 1..items.len() {
        let item = items[end];
        let mut place = end;
        while place > 0 && items[place - 1].0 > item.0 {
            items[place] = items[place - 1];
            place -= 1;
        }
        items[place] = item;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DrawnSchedule, Factor, PerDraw, Pert, ProductTerm, RolloutCalendar, Sample, SampleView, Timing};

    const MONTHS: u32 = 60;

    /// Calls a function with paths that cost 120 at once and 10 a month, and earn 0 to 600 a year; adoption rises over six months to
    /// 1, and falls after it to `settled`.
    fn with_paths(settled: f64, check: impl Fn(&CumulativePaths, u32)) {
        let earned = Pert::new(0.0, 150.0, 600.0).unwrap();
        let mut sample = Sample::new(8);
        sample.fill([earned].into_iter());
        let terms = vec![
            ProductTerm::new(Timing::Adoption, PerDraw::Constant(1.0))
                .times_own(Factor::Value(earned), [Some(0), None, None]),
            ProductTerm::new(Timing::Once, PerDraw::Constant(120.0)),
            ProductTerm::new(Timing::Monthly, PerDraw::Constant(10.0)),
        ];
        let totals = TermTotals::new(&SampleView::new(&sample), terms, DISPLAY_DRAWS);
        let rising = (0..6).map(|month| [f64::from(month) / 6.0, 0.0, 0.0]);
        let calendar = RolloutCalendar { hats: rising.chain([[1.0, 0.0, 0.0]; 6]).collect(), lead: vec![0.0; 12] };
        let drawn = DrawnSchedule {
            adoption: [1.0, 1.0, settled].map(PerDraw::Constant),
            lag: PerDraw::Constant(0.0),
            dip: PerDraw::Constant(0.0),
        };
        let accrual = Accrual::new(calendar, &drawn, 1, 12, MONTHS);
        check(&CumulativePaths::new(&totals, &accrual, MONTHS), accrual.linear_from);
    }

    #[test]
    fn the_fan_holds_the_quantiles_of_the_first_paths() {
        with_paths(0.5, |paths, linear_from| {
            let fan = paths.fan();
            assert_eq!(fan.len(), MONTHS as usize + 1);
            let exact = |month: u32| {
                let flows = EmpiricalDistribution::new(paths.at_month(month, FAN_DRAWS));
                [0.1, 0.25, 0.5, 0.75, 0.9].map(|probability| flows.quantile(probability).unwrap())
            };
            let last = exact(MONTHS);
            for (month, found) in (0..).zip(&fan) {
                let found = [found.p10, found.p25, found.p50, found.p75, found.p90];
                let allowed = if month <= linear_from || month == MONTHS { 1e-12 } else { 1e-3 * (last[4] - last[0]) };
                let errors = found.iter().zip(exact(month)).map(|(found, exact)| (found - exact).abs());
                assert!(errors.fold(0.0, f64::max) <= allowed, "month {month}: {found:?} for {:?}", exact(month));
            }
        });
    }

    #[test]
    fn payback_is_when_a_path_turns_from_negative_for_the_last_time() {
        for settled in [0.5, 0.05] {
            with_paths(settled, |paths, _| {
                let flows: Vec<Vec<f64>> = (0..=MONTHS).map(|month| paths.at_month(month, DISPLAY_DRAWS)).collect();
                let payback = |draw: usize| {
                    let Some(last) = flows.iter().rposition(|flow| flow[draw] < 0.0) else { return 0.0 };
                    let Some(after) = flows.get(last + 1) else { return f64::INFINITY };
                    last as f64 + flows[last][draw] / (flows[last][draw] - after[draw])
                };
                let exact: Vec<f64> = (0..DISPLAY_DRAWS).map(payback).collect();
                let same = |one: f64, other: f64| one == other || (one - other).abs() < 1e-9;
                assert!(exact.iter().enumerate().all(|(draw, exact)| same(*exact, paths.payback(draw))));

                let share =
                    |within: f64| exact.iter().filter(|month| **month <= within).count() as f64 / exact.len() as f64;
                let ordered = EmpiricalDistribution::new(exact.clone());
                let (quantiles, bars, within_12) = paths.summarize_payback();
                for (found, probability) in [(quantiles.p10, 0.1), (quantiles.p50, 0.5), (quantiles.p90, 0.9)] {
                    let never = f64::INFINITY;
                    assert!(same(found.unwrap_or(never), ordered.quantile(probability).unwrap_or(never)));
                }
                assert_eq!(within_12, share(12.0));
                assert_eq!(bars.edges.len(), MONTHS as usize + 1);
                for (month, mass) in (0..).zip(&bars.masses) {
                    let before = if month == 0 { 0.0 } else { share(f64::from(month)) };
                    assert!((mass - (share(f64::from(month + 1)) - before)).abs() < 1e-12, "month {month}");
                }
            });
        }
    }
}
