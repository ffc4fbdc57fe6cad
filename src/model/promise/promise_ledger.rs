//! Promised and realized amounts by month, for any set of drivers taken as measured.

use super::driver::{MeasuredDrivers, PromiseDriver};
use super::entered::Entered;
use super::forecast::{ForecastDriver, ForecastInput};
use super::measured_drivers::{
    MeasuredMeans, PromiseEvidence, PromisedEffects, ReadIntegrals, ReviewContext, per_adopter,
};
use super::spending::{Bill, CostLine};
use crate::model::date::Date;
use crate::model::outcome::MonthlyFlow;
use crate::model::schedule::{Adoption, DAYS_PER_MONTH};
use crate::model::{Benefits, Case, Choice, Ledger, LedgerAmounts, Money, Quantity, View};

/// The fewest days between the first and the last day of a billing period from which a level cost goes on. Our choice: four weeks, the
/// shortest month; bills of less may be for a part of what a month costs.
const BILLING_PERIOD_DAYS: f64 = 27.0;

/// A span of time, usually a month, with its mean adoption and effects. The first one ends at the start and holds one-off costs.
#[derive(Clone, Copy, Debug)]
struct LedgerSpan {
    /// Months from the start of the rollout.
    from: f64,
    to: f64,
    /// Promised adoption, on average.
    promised: f64,
    measured: MeasuredMeans,
    /// The part of the span after the turnover lag, 0 to 1.
    due: f64,
    read: ReadIntegrals,
    /// By cost line.
    costs: [SpanCost; CostLine::ALL.len()],
}

/// One cost line within a span.
#[derive(Clone, Copy, Debug)]
struct SpanCost {
    /// What was billed.
    billed: f64,
    /// What is due of the line's promised amount: the share of a one-time amount, or the months for which a monthly amount is paid.
    due: f64,
    /// The same after the line's last bill.
    due_after_bills: f64,
}

impl SpanCost {
    /// The cost, given what a unit of each part costs.
    fn at(&self, rates: &Self) -> f64 {
        rates.billed * self.billed + rates.due * self.due + rates.due_after_bills * self.due_after_bills
    }
}

impl LedgerSpan {
    /// A span without adoption and effects.
    fn new(from: f64, to: f64, ledger: &PromiseLedger) -> Self {
        let billed = |line: usize| ledger.bills[line].0.as_ref().map_or(0.0, |bills| bills.within(from, to));
        let cost = |line: usize| SpanCost { billed: billed(line), due: 0.0, due_after_bills: 0.0 };
        let (measured, read) =
            (MeasuredMeans::default(), ledger.evidence.read(from * DAYS_PER_MONTH, to * DAYS_PER_MONTH));
        let mut span = Self { from, to, promised: 0.0, measured, due: 0.0, read, costs: std::array::from_fn(cost) };
        for (line, ..) in CostLine::ALL {
            ledger.fill_cost(*line, &mut span);
        }
        span
    }

    /// Its length in years after the start.
    fn years(&self) -> f64 {
        (self.to - self.from.max(0.0)) / 12.0
    }
}

/// The bills of one cost line.
#[derive(Clone, Debug)]
struct LineBills {
    /// Month from the start (negative before it) and amount.
    paid: Vec<(f64, f64)>,
    /// The day of the last bill.
    last: Date,
    /// The month of the last bill, at least 0.
    until: f64,
    /// The billing periods of a level line, earliest first.
    periods: Vec<BillingPeriod>,
    /// The cost a month after the last bill; none where the promise continues.
    monthly: Option<f64>,
}

impl LineBills {
    /// The bills of a line with an amount up to today; none without any.
    fn of(context: &ReviewContext, line: CostLine) -> Option<Self> {
        let entries = &context.implementation.spending.entries;
        let counted = |bill: &&Bill| bill.line == line && bill.date <= context.today && bill.amount.is_some();
        let last = entries.iter().filter(counted).map(|bill| bill.date).max()?;
        let month = |date: Date| f64::from(context.start.days_until(date)) / DAYS_PER_MONTH;
        let paid: Vec<_> =
            entries.iter().filter(counted).map(|bill| (month(bill.date), bill.amount.unwrap_or(0.0))).collect();
        let until = month(last).max(0.0);
        let periods = if line.is_level() { billing_periods(&paid) } else { Vec::new() };
        let recent = &periods[periods.len().saturating_sub(ForecastInput::RECENT)..];
        let monthly = recent.first().map(|first| {
            let sum: f64 = recent.iter().map(|period| period.amount).sum();
            sum / (recent[recent.len() - 1].to - first.from)
        });
        Some(Self { paid, last, until, periods, monthly })
    }

    fn within(&self, from: f64, to: f64) -> f64 {
        self.paid.iter().filter(|(month, _)| *month > from && *month <= to).map(|(_, amount)| amount).sum()
    }
}

/// Some months from the start of the rollout, and what was billed for them.
#[derive(Clone, Copy, Debug)]
pub(super) struct BillingPeriod {
    from: f64,
    /// The month of its last bill.
    pub(super) to: f64,
    amount: f64,
}

impl BillingPeriod {
    /// What it cost a month.
    pub(super) fn monthly(&self) -> f64 {
        self.amount / (self.to - self.from)
    }
}

/// Bills, by month from the start and amount, as billing periods of four weeks or more. A period ends with a bill; shorter ones are
/// joined to the next, so that bills of two tools in one month count together.
fn billing_periods(paid: &[(f64, f64)]) -> Vec<BillingPeriod> {
    let mut bills: Vec<(f64, f64)> = Vec::new();
    for bill in paid.iter().filter(|(month, _)| *month > 0.0) {
        bills.insert(bills.partition_point(|other| other.0 <= bill.0), *bill);
    }
    let (mut periods, mut from, mut amount) = (Vec::new(), 0.0, 0.0);
    for same_day in bills.chunk_by(|one, other| one.0 == other.0) {
        let to = same_day[0].0;
        amount += same_day.iter().map(|(_, amount)| amount).sum::<f64>();
        if (to - from) * DAYS_PER_MONTH >= BILLING_PERIOD_DAYS {
            periods.push(BillingPeriod { from, to, amount });
            (from, amount) = (to, 0.0);
        }
    }
    periods
}

/// The approved amounts of one view with the readings and bills that replace them where they are measured.
pub(super) struct PromiseLedger {
    pub(super) effects: PromisedEffects,
    pub(super) evidence: PromiseEvidence,
    view: View,
    amounts: LedgerAmounts,
    /// By cost line: its bills, and the share of them that counts in this view.
    bills: Vec<(Option<LineBills>, f64)>,
    /// Length of the rollout in days, of the dip in months.
    days: f64,
    dip: f64,
}

impl PromiseLedger {
    /// The ledger of an approved case in a view.
    pub(super) fn of(context: &ReviewContext, view: View) -> Self {
        let ReviewContext { case, ledger, .. } = context;
        let effects = PromisedEffects::of(case, ledger);
        let (full, amounts) = (ledger.amounts(View::Full), *ledger.amounts(view));
        let counted = |line: CostLine| {
            let (all, part) = (line.of(&full.costs).value(), line.of(&amounts.costs).value());
            if all > 0.0 { part / all } else { f64::from(u8::from(view == View::Full || line.is_money())) }
        };
        let bills = |&(line, ..): &(CostLine, _, _)| (LineBills::of(context, line), counted(line));
        Self {
            evidence: PromiseEvidence::of(context, &effects),
            effects,
            view,
            amounts,
            bills: CostLine::ALL.iter().map(bills).collect(),
            days: f64::from(case.rollout.days),
            dip: case.change.dip_months.likely().value(),
        }
    }

    /// A year's benefits at full adoption, as promised.
    pub(super) fn benefits_promised(&self) -> &Benefits {
        &self.amounts.benefits
    }

    /// Takes the amounts of a draw: `case` has no ranges, `ledger` is its ledger, and `promised` its adoption. What was read and
    /// billed stays.
    pub(super) fn redraw(&mut self, case: &Case, ledger: &Ledger, promised: Adoption) {
        self.effects = PromisedEffects::of(case, ledger);
        self.amounts = *ledger.amounts(self.view);
        self.dip = case.change.dip_months.likely().value();
        self.evidence.promise(promised);
        let (read, drawn) = (self.evidence.meeting_hours, self.effects.meeting_hours);
        if self.evidence.cut.is_some() && drawn > 0.0 {
            // The hours cut were read: they are no share of the draw's meeting hours.
            let benefits = &mut self.amounts.benefits;
            benefits.meetings = benefits.meetings * (read / drawn);
            benefits.deep_work = benefits.deep_work * (read / drawn);
        }
    }

    /// Carries on a measured driver at this value, in the unit of [`ForecastDriver`], after its last reading or bill.
    pub(super) fn carry_on(&mut self, driver: ForecastDriver, value: f64) {
        let (evidence, bills) = (&mut self.evidence, &mut self.bills);
        match driver {
            ForecastDriver::Adoption => evidence.adoption.iter_mut().for_each(|curve| curve.go_on(value)),
            ForecastDriver::Cut => {
                let share = value / evidence.meeting_hours;
                evidence.cut.iter_mut().for_each(|curve| curve.go_on(share));
            }
            ForecastDriver::Turnover => evidence.stayed.iter_mut().for_each(|curve| curve.go_on(value)),
            ForecastDriver::Cost(line) => {
                bills[line as usize].0.iter_mut().for_each(|bills| bills.monthly = Some(value));
            }
        }
    }

    /// The billing periods of a level line, and what it goes on at a month. None where none of it counts in this view, and before a whole
    /// period was billed.
    pub(super) fn billing_periods(&self, line: CostLine) -> Option<(&[BillingPeriod], f64)> {
        let (bills, counted) = &self.bills[line as usize];
        let bills = bills.as_ref().filter(|_| *counted > 0.0)?;
        Some((&bills.periods, bills.monthly?))
    }

    /// Months from the start after which nothing changes in any draw: the last reading and bill, the end of rollout, dip and turnover lag.
    pub(super) fn level_from(&self, case: &Case) -> f64 {
        let read = self.evidence.last_reading().map_or(0.0, |day| day / DAYS_PER_MONTH);
        let billed = CostLine::ALL.iter().filter_map(|(line, ..)| self.billed_until(*line));
        let plan = [
            self.days / DAYS_PER_MONTH,
            case.change.dip_months.spread().high(),
            case.turnover.lag_months.spread().high(),
        ];
        billed.chain(plan).fold(read, f64::max)
    }

    /// The month of a line's last bill; none without bills.
    pub(super) fn billed_until(&self, line: CostLine) -> Option<f64> {
        self.bills[line as usize].0.as_ref().map(|bills| bills.until)
    }

    /// What was billed of a line within the horizon, and what was promised until its last bill; none without bills. Before the
    /// rollout starts (`has_started`) nothing is promised.
    pub(super) fn billed(&self, line: CostLine, horizon: f64, has_started: bool) -> Option<Entered> {
        let (bills, counted) = &self.bills[line as usize];
        let bills = bills.as_ref()?;
        let paid: f64 = bills.paid.iter().filter(|(month, _)| *month <= horizon).map(|(_, amount)| amount).sum();
        let promised = || self.promised(line, f64::NEG_INFINITY, bills.until.min(horizon));
        Some(Entered {
            until: bills.last,
            realised: counted * paid,
            promised: if has_started { promised() } else { 0.0 },
        })
    }

    /// Sets what a draw changes in a span: adoption, effects and the dip.
    fn fill(&self, span: &mut LedgerSpan) {
        let (from, to) = (span.from, span.to);
        if to <= 0.0 {
            return;
        }
        // Of the costs, only the length of the dip is drawn.
        self.fill_cost(CostLine::Dip, span);
        let (first, last) = (from * DAYS_PER_MONTH, to * DAYS_PER_MONTH);
        let lag = self.effects.lag;
        span.promised = self.evidence.promised_mean(first, last);
        span.measured = self.evidence.means(&span.read, first, last);
        span.due = 1.0 - (lag.max(from).min(to) - from) / (to - from);
    }

    /// One span before the start and one for each month up to `months`, the last one cut off there; no span if `months` is negative.
    pub(super) fn spans(&self, months: f64) -> LedgerSpans {
        let ends = (1..).map(f64::from).take_while(|end| end - 1.0 < months).map(|end| end.min(months));
        LedgerSpans::new((months >= 0.0).then_some(0.0).into_iter().chain(ends), self)
    }

    fn benefits(&self, span: &LedgerSpan, measured: MeasuredDrivers) -> Benefits {
        let (effects, full) = (&self.effects, &self.amounts.benefits);
        let adoption = if measured.contains(PromiseDriver::Adoption) { span.measured.adoption } else { span.promised };
        // Readings cover everybody. Whoever did not adopt is assumed to reach what the adopters reached.
        let reached = |driver: PromiseDriver, read: Option<f64>, possible: f64, promised: f64| match read {
            Some(all) if measured.contains(driver) => {
                all + (adoption - span.measured.adoption) * per_adopter(all, span.measured.adoption, possible, promised)
            }
            _ => adoption * promised,
        };
        let cut = part(reached(PromiseDriver::Cut, span.measured.cut, 1.0, effects.cut), effects.cut);
        let stay = effects.stay * span.due;
        let stay = part(reached(PromiseDriver::Turnover, span.measured.stayed, effects.leave, stay), effects.stay);
        let years = span.years();
        Benefits {
            meetings: full.meetings * (cut * years),
            deep_work: full.deep_work * (cut * years),
            turnover: full.turnover * (stay * years),
            tools_dropped: full.tools_dropped * (adoption * years),
            other: full.other * (adoption * years),
        }
    }

    /// By cost line, what each part of a [`SpanCost`] is multiplied by; the cost of a span is the sum.
    fn cost_rates(&self, measured: MeasuredDrivers) -> [SpanCost; CostLine::ALL.len()] {
        std::array::from_fn(|place| {
            let (bills, counted) = &self.bills[place];
            let amount = CostLine::ALL[place].0.of(&self.amounts.costs).value();
            match bills {
                Some(bills) if measured.contains(PromiseDriver::Cost) => SpanCost {
                    billed: *counted,
                    due: 0.0,
                    due_after_bills: bills.monthly.map_or(amount, |monthly| counted * monthly),
                },
                _ => SpanCost { billed: 0.0, due: amount, due_after_bills: 0.0 },
            }
        })
    }

    /// The promised cost of a line between two months.
    fn promised(&self, line: CostLine, from: f64, to: f64) -> f64 {
        line.of(&self.amounts.costs).value() * self.due(line, from, to)
    }

    /// What is due of a line's promised amount between two months, as in [`SpanCost::due`]. One-off costs are due before the start.
    fn due(&self, line: CostLine, from: f64, to: f64) -> f64 {
        let led = |month: f64| (month.max(0.0) * DAYS_PER_MONTH).min(self.days) / self.days;
        let dipped = |month: f64| month.max(0.0).min(self.dip);
        match line {
            _ if line.is_once() => f64::from(u8::from(from < 0.0)),
            CostLine::Lead => led(to) - led(from),
            CostLine::Dip => dipped(to) - dipped(from),
            _ => to.max(0.0) - from.max(0.0),
        }
    }

    /// Sets what is due of a line in a span.
    fn fill_cost(&self, line: CostLine, span: &mut LedgerSpan) {
        let from = self.billed_until(line).map_or(span.from, |until| span.from.max(until));
        let cost = &mut span.costs[line as usize];
        cost.due = self.due(line, span.from, span.to);
        cost.due_after_bills = if from < span.to { self.due(line, from, span.to) } else { 0.0 };
    }
}

/// A measured figure as a share of the promised one; zero where zero was promised.
fn part(reached: f64, promised: f64) -> f64 {
    if promised > 0.0 { reached / promised } else { 0.0 }
}

/// Spans of time with their adoption and effects.
pub(super) struct LedgerSpans(Vec<LedgerSpan>);

impl LedgerSpans {
    /// The spans that end at these months, one after the other. The first one holds everything before its end.
    pub(super) fn new(ends: impl Iterator<Item = f64>, ledger: &PromiseLedger) -> Self {
        let mut from = f64::NEG_INFINITY;
        let span = |to| LedgerSpan::new(std::mem::replace(&mut from, to), to, ledger);
        let mut spans = Self(ends.map(span).collect());
        spans.fill(ledger);
        spans
    }

    /// Sets adoption and effects by a ledger with the same bills.
    pub(super) fn fill(&mut self, ledger: &PromiseLedger) {
        self.0.iter_mut().for_each(|span| ledger.fill(span));
    }
    /// The sum by line, undiscounted.
    pub(super) fn amounts(&self, ledger: &PromiseLedger, measured: MeasuredDrivers) -> LedgerAmounts {
        let mut sum = LedgerAmounts::default();
        let rates = ledger.cost_rates(measured);
        for span in &self.0 {
            let benefits = ledger.benefits(span, measured);
            sum.benefits.meetings += benefits.meetings;
            sum.benefits.deep_work += benefits.deep_work;
            sum.benefits.turnover += benefits.turnover;
            sum.benefits.tools_dropped += benefits.tools_dropped;
            sum.benefits.other += benefits.other;
            for (line, ..) in CostLine::ALL {
                let place = *line as usize;
                *line.slot(&mut sum.costs) += Money::of(span.costs[place].at(&rates[place]));
            }
        }
        sum
    }

    /// Benefits and costs by span.
    pub(super) fn flow(&self, ledger: &PromiseLedger, measured: MeasuredDrivers) -> MonthlyFlow {
        let benefits = |span: &LedgerSpan| ledger.benefits(span, measured).total().value();
        let rates = ledger.cost_rates(measured);
        let costs = |span: &LedgerSpan| span.costs.iter().zip(&rates).map(|(cost, rates)| cost.at(rates)).sum();
        MonthlyFlow { benefits: self.0.iter().map(benefits).collect(), costs: self.0.iter().map(costs).collect() }
    }
}
