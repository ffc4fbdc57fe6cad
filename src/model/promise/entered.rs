//! Realized amounts: only what readings and bills show, compared with the promise of the same days.

use super::driver::MeasuredDrivers;
use super::measured_drivers::ReviewContext;
use super::promise_ledger::PromiseLedger;
use super::reading_curve::ReadingCurve;
use super::{BenefitLine, CostLine, PromiseLine};
use crate::model::date::Date;
use crate::model::schedule::DAYS_PER_MONTH;
use crate::model::{Choice, LedgerAmounts, Quantity};

/// What was entered of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entered {
    /// The day of the last reading or bill that measures the line. Nothing is extrapolated beyond it.
    pub until: Date,
    /// Realized from the start until that day, in money: the bills, or the integral of the straight lines through the readings.
    pub realised: f64,
    /// Promised from the start until the same day, in money.
    pub promised: f64,
}

/// A line of benefits or costs from the start of the rollout to today. All amounts are undiscounted and count at most over the
/// horizon; those of a cost are positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineToDate {
    /// The line.
    pub line: PromiseLine,
    /// Promised from the start to today, in money.
    pub promised: f64,
    /// What was entered. None without an entry that measures the line: readings of meeting load for meetings and deep work, of
    /// turnover after its lag for turnover, of adoption for the other benefits, and bills of its own for a cost.
    pub entered: Option<Entered>,
}

/// The lines together; benefits less costs, in money.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct EnteredTotals {
    /// Realized in the lines that were entered, each until its last entry.
    pub realised: f64,
    /// Promised in these lines until the same days.
    pub promised: f64,
    /// How many lines were entered.
    pub lines: usize,
    /// How many lines were promised by today or entered.
    pub of: usize,
}

impl EnteredTotals {
    pub(super) fn of(lines: &[LineToDate]) -> Self {
        lines.iter().fold(Self::default(), |sum, line| {
            let sign = line.line.sign();
            let entered = line.entered.map_or((0.0, 0.0, 0), |entered| (entered.realised, entered.promised, 1));
            Self {
                realised: sum.realised + sign * entered.0,
                promised: sum.promised + sign * entered.1,
                lines: sum.lines + entered.2,
                of: sum.of + 1,
            }
        })
    }

    /// Realized less promised by the same days: the difference that compares like with like.
    pub fn difference(&self) -> f64 {
        self.realised - self.promised
    }
}

/// The lines that are promised by today or entered, benefits first.
pub(super) fn lines_to_date(
    context: &ReviewContext,
    ledger: &PromiseLedger,
    promised: &LedgerAmounts,
) -> Vec<LineToDate> {
    let horizon = f64::from(context.case.finance.horizon_months);
    let benefits = BenefitLine::ALL.map(|line| (PromiseLine::Benefit(line), benefit(context, ledger, line, horizon)));
    let has_started = context.elapsed() >= 0;
    let cost = |&(line, ..): &(CostLine, _, _)| (PromiseLine::Cost(line), ledger.billed(line, horizon, has_started));
    let lines = benefits.into_iter().chain(CostLine::ALL.iter().map(cost));
    let to_date = lines.map(|(line, entered)| LineToDate { line, promised: line.of(promised).value(), entered });
    let is_zero = |entered: Entered| entered.realised == 0.0 && entered.promised == 0.0;
    to_date.filter(|line| line.promised != 0.0 || !line.entered.is_none_or(is_zero)).collect()
}

/// What was entered of a benefit, until the last reading that measures it.
fn benefit(context: &ReviewContext, ledger: &PromiseLedger, line: BenefitLine, horizon: f64) -> Option<Entered> {
    let evidence = &ledger.evidence;
    let curve: &Option<ReadingCurve> = match line {
        BenefitLine::Meetings | BenefitLine::DeepWork => &evidence.cut,
        BenefitLine::Turnover => &evidence.stayed,
        BenefitLine::ToolsDropped | BenefitLine::Other => &evidence.adoption,
    };
    let (day, _) = curve.as_ref()?.last();
    let spans = ledger.spans((day / DAYS_PER_MONTH).min(horizon));
    let amount = |measured| line.of(&spans.amounts(ledger, measured).benefits).value();
    Some(Entered {
        until: context.start.plus_days(day as i64),
        realised: amount(MeasuredDrivers::ALL),
        promised: amount(MeasuredDrivers::NONE),
    })
}

#[cfg(test)]
mod tests {
    use super::super::BenefitLine::{DeepWork, Meetings, Other, ToolsDropped};
    use super::super::Review;
    use super::super::tests::{approved, close, day, every_line, evidence, measured};
    use super::*;
    use crate::model::implementation::Implementation;
    use crate::model::kpi::BuiltInKpi::{Adoption, MeetingLoad, Turnover};
    use crate::model::{Case, Ledger, View};
    use proptest::prelude::*;

    fn review(case: &Case, implementation: &Implementation, days: i64, view: View) -> Review {
        Review::of(&approved(case), implementation, day(days), view)
    }

    fn entered(review: &Review, line: PromiseLine) -> Option<Entered> {
        review.lines.iter().find(|other| other.line == line)?.entered
    }

    #[test]
    fn a_line_is_entered_by_what_measures_it_alone() {
        let cases: [(&[_], &[_]); 3] = [
            (&[(Adoption, 50, 0.3)], &[ToolsDropped, Other]),
            (&[(MeetingLoad, 50, 14.0)], &[Meetings, DeepWork]),
            (&[(Turnover, 190, 0.1)], &[BenefitLine::Turnover]),
        ];
        for (readings, lines) in cases {
            let review = review(&every_line(), &measured(readings, &[]), 200, View::Full);
            let benefits = BenefitLine::ALL.map(PromiseLine::Benefit);
            let found: Vec<_> = benefits.into_iter().filter(|line| entered(&review, *line).is_some()).collect();
            assert_eq!(found, lines.iter().map(|line| PromiseLine::Benefit(*line)).collect::<Vec<_>>());
            assert_eq!(review.entered().of, 13, "five benefits and eight costs were promised");
            assert_eq!(review.spent(), None);
        }
        // A reading before the lag is over measures no turnover.
        let early = review(&every_line(), &measured(&[(Turnover, 100, 0.1)], &[]), 200, View::Full);
        assert_eq!(entered(&early, PromiseLine::Benefit(BenefitLine::Turnover)), None);
    }

    #[test]
    fn nothing_is_extrapolated_beyond_the_last_reading() {
        // 16 h before, 12 h on day 73 and 13 h on day 146: 4 of 16 h on a straight line, then 3.5 of 16 h on average.
        let readings = [(MeetingLoad, -7, 16.0), (MeetingLoad, 73, 12.0), (MeetingLoad, 146, 13.0)];
        let meetings = PromiseLine::Benefit(Meetings);
        let year = Ledger::of(&evidence()).amounts(View::Full).benefits.meetings.value() / 0.25;
        for today in [146, 200, 1_000] {
            let review = review(&evidence(), &measured(&readings, &[]), today, View::Full);
            let found = entered(&review, meetings).unwrap();
            assert_eq!(found.until, day(146));
            close(found.realised, year * 0.2 * (2.0 + 3.5) / 16.0);
            let then = Review::of(&approved(&evidence()), &Implementation::default(), day(146), View::Full);
            close(found.promised, then.promised.benefits.meetings.value());
            let totals = review.entered();
            close(totals.difference(), found.realised - found.promised);
            assert_eq!(totals.lines, 1);
        }
    }

    #[test]
    fn what_was_neither_promised_nor_entered_is_no_line() {
        let none = Implementation::default();
        let lines = |implementation: &Implementation, days, view| review(&evidence(), implementation, days, view).lines;
        assert_eq!(lines(&none, -1, View::Full), []);
        let named = |days, view| lines(&none, days, view).iter().map(|line| line.line).collect::<Vec<_>>();
        let cost = PromiseLine::Cost;
        assert_eq!(named(0, View::Full), [cost(CostLine::Training), cost(CostLine::Documentation)]);
        assert_eq!(named(100, View::Cash), [cost(CostLine::Tools)]);
        assert_eq!(named(200, View::Cash)[0], PromiseLine::Benefit(BenefitLine::Turnover));
        // A bill before the start is entered already, while nothing is promised yet.
        let early = measured(&[], &[(CostLine::Training, -10, 500.0)]);
        let [training] = lines(&early, -5, View::Full)[..] else { panic!("one line") };
        assert_eq!(training.entered, Some(Entered { until: day(-10), realised: 500.0, promised: 0.0 }));
        assert_eq!(lines(&early, -5, View::Cash), [], "training is no cash");
        let started = lines(&early, 10, View::Full).into_iter().find(|line| line.line == training.line).unwrap();
        assert_eq!(started.entered.map(|entered| entered.promised), Some(started.promised));
    }

    proptest! {
        #[test]
        fn what_was_realised_of_the_costs_is_the_sum_of_the_bills(
            bills in prop::collection::vec((prop::sample::select(CostLine::ALL), -20..700i64, 0.0..20_000.0f64), 0..9),
            today in -10..1_000i64,
        ) {
            let bills: Vec<_> = bills.iter().map(|((line, ..), days, amount)| (*line, *days, *amount)).collect();
            let review = review(&every_line(), &measured(&[], &bills), today, View::Full);
            let counted: Vec<_> = bills.iter().filter(|(_, days, _)| *days <= today).collect();
            for (line, ..) in CostLine::ALL {
                let own = || counted.iter().filter(|bill| bill.0 == *line);
                let found = entered(&review, PromiseLine::Cost(*line));
                prop_assert_eq!(found.map(|found| found.until), own().map(|bill| day(bill.1)).max());
                let sum: f64 = own().map(|bill| bill.2).sum();
                prop_assert!((found.map_or(0.0, |found| found.realised) - sum).abs() < 1e-9);
                let promised = review.lines.iter().find(|other| other.line == PromiseLine::Cost(*line)).map_or(0.0, |line| line.promised);
                prop_assert!(found.is_none_or(|found| (0.0..=promised + 1e-9).contains(&found.promised)));
            }
            let sum: f64 = counted.iter().map(|bill| bill.2).sum();
            prop_assert!((review.spent().unwrap_or(0.0) - sum).abs() < 1e-6);
            prop_assert_eq!(review.spent().is_some(), !counted.is_empty());
        }
    }
}
