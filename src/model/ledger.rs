//! The same-hour ledger: what the change brings and costs, each freed hour counted once.

use super::case::{Case, LeaverCostBasis, MeetingLoad, MeetingLoadKind};
use super::case_rows::{LineKind, Meeting, MeetingFate, ToolAction};
use super::estimate::Spread;
use super::field::{Field, Input};
use super::units::{HourlyCost, Hours, Money, Quantity};
use std::ops::{Add, Mul};

/// The hourly cost up to which it counts as zero, so that an amount divided by it stays finite (inputs are at most `1e12`, `f64` reaches `1e308`).
pub(super) const LEAST_HOURLY: f64 = 1e-250;

/// Which money counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Time and money.
    #[default]
    Full,
    /// Payments only: working time is not counted.
    Cash,
}

impl View {
    /// Both views.
    pub const ALL: [Self; 2] = [Self::Full, Self::Cash];
}

/// What full adoption brings in a year, by line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Benefits {
    /// Freed hours that become useful work.
    pub meetings: Money,
    /// The extra yield of uninterrupted hours.
    pub deep_work: Money,
    /// People who stay.
    pub turnover: Money,
    /// Tools given up.
    pub tools_dropped: Money,
    /// The user's own lines.
    pub other: Money,
}

impl Benefits {
    /// All lines together.
    pub fn total(&self) -> Money {
        self.steady() + self.turnover
    }

    /// Each line at a share of full adoption.
    #[must_use]
    pub fn at_adoption(&self, share: f64) -> Self {
        Self {
            meetings: self.meetings * share,
            deep_work: self.deep_work * share,
            turnover: self.turnover * share,
            tools_dropped: self.tools_dropped * share,
            other: self.other * share,
        }
    }

    /// All lines but turnover: those that follow adoption without a lag.
    pub fn steady(&self) -> Money {
        self.meetings + self.deep_work + self.tools_dropped + self.other
    }
}

/// What the change costs, by line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Costs {
    /// Training, in month 0.
    pub training: Money,
    /// Documentation, in month 0.
    pub documentation: Money,
    /// Anything else in month 0, and the user's own one-off lines.
    pub other_one_off: Money,
    /// Tools added, each month.
    pub tools: Money,
    /// Upkeep, each month.
    pub upkeep: Money,
    /// The user's own yearly lines, each month.
    pub other: Money,
    /// Leading the rollout, over all its days.
    pub lead: Money,
    /// Work lost in a full month of dip.
    pub dip: Money,
}

impl Costs {
    /// What month 0 costs.
    pub fn once(&self) -> Money {
        self.training + self.documentation + self.other_one_off
    }

    /// All lines together, as they stand.
    pub fn total(&self) -> Money {
        self.once() + self.monthly() + self.lead + self.dip
    }

    /// What every month costs.
    pub fn monthly(&self) -> Money {
        self.tools + self.upkeep + self.other
    }
}

/// What one view counts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LedgerAmounts {
    /// A year's benefits at full adoption.
    pub benefits: Benefits,
    /// The costs.
    pub costs: Costs,
}

/// Every amount that does not depend on time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ledger {
    /// annual pay × (1 + on-cost) ÷ (hours a week × weeks a year).
    pub hourly: HourlyCost,
    /// Cost of meetings a year.
    pub meeting_cost: Money,
    /// What the meetings that go cost a year.
    pub gross: Money,
    /// What is left of that after writing and reading; what is cancelled is freed whole.
    pub freed: Money,
    /// Meeting hours per person and week today.
    pub meeting_hours: Hours,
    /// Meeting hours per person and week that go.
    pub removed_hours: Hours,
    /// Hours per person and week that writing and reading leave of those.
    pub freed_hours: Hours,
    /// Hours of deep work per person and week won.
    pub deep_gain: Hours,
    /// Hours of deep work per person and week then: a forecast, never a second benefit.
    pub deep_after: Hours,
    full: LedgerAmounts,
    cash: LedgerAmounts,
}

/// What meetings take and what goes: money a year, and hours per person and week.
struct MeetingTotals {
    cost: Money,
    gross: FreedAs<Money>,
    hours: Hours,
    removed: FreedAs<Hours>,
}

/// What goes of the meetings, by how it is freed.
struct FreedAs<Q> {
    /// Freed but for the time spent writing and reading instead.
    replaced: Q,
    /// Freed whole: of meetings in whose place nothing comes.
    cancelled: Q,
}

impl<Q: Quantity + Add<Output = Q> + Mul<f64, Output = Q>> FreedAs<Q> {
    fn replaced(replaced: Q) -> Self {
        Self { replaced, cancelled: Q::of(0.0) }
    }

    fn map<R>(&self, convert: impl Fn(Q) -> R) -> FreedAs<R> {
        FreedAs { replaced: convert(self.replaced), cancelled: convert(self.cancelled) }
    }

    fn total(&self) -> Q {
        self.replaced + self.cancelled
    }

    /// What is freed, where writing and reading leave this share.
    fn freed(&self, left: f64) -> Q {
        self.replaced * left + self.cancelled
    }
}

/// Hours a year of everybody together, per person and week.
fn per_person_week(case: &Case, hours: Hours) -> Hours {
    hours / (case.team.people.likely().value() * case.team.weeks_per_year.likely().value())
}

impl MeetingLoad {
    /// Hours a week that all listed meetings take.
    pub(super) fn inventory_hours(&self) -> Hours {
        self.inventory.iter().map(Meeting::hours_per_week).sum()
    }

    /// Hours a week that the fates remove, of the meetings that are cancelled or of the others.
    pub(super) fn inventory_removed(&self, cancelled: bool) -> Hours {
        let counts = |row: &&Meeting| (row.fate == MeetingFate::Cancel) == cancelled;
        self.inventory.iter().filter(counts).map(Meeting::removed_hours_per_week).sum()
    }
}

fn meeting_totals(case: &Case, hourly: HourlyCost) -> MeetingTotals {
    let (load, team) = (&case.meetings.load, &case.team);
    let (people, weeks) = (team.people.likely(), team.weeks_per_year.likely());
    let cut = case.meetings.cut.likely();
    let by_hours = |week: Hours, removed: FreedAs<Hours>| MeetingTotals {
        cost: week * weeks * hourly,
        gross: removed.map(|hours| hours * weeks * hourly),
        hours: per_person_week(case, week * weeks),
        removed: removed.map(|hours| per_person_week(case, hours * weeks)),
    };
    match load.kind {
        MeetingLoadKind::MonthlyCost => {
            let cost = load.monthly_cost.likely() * 12.0;
            // Without pay to speak of an amount of money says nothing about hours.
            let paid = hourly.value() > LEAST_HOURLY;
            let year = Hours::of(if paid { cost.value() / hourly.value() } else { 0.0 });
            let hours = per_person_week(case, year);
            MeetingTotals { cost, gross: FreedAs::replaced(cost * cut), hours, removed: FreedAs::replaced(hours * cut) }
        }
        MeetingLoadKind::Hours => {
            let week = load.hours_per_person_week.likely() * people;
            by_hours(week, FreedAs::replaced(week * cut))
        }
        MeetingLoadKind::Inventory => {
            let [replaced, cancelled] = [false, true].map(|cancelled| load.inventory_removed(cancelled));
            by_hours(load.inventory_hours(), FreedAs { replaced, cancelled })
        }
    }
}

impl Ledger {
    /// The ledger of a case's likely case.
    pub fn of(case: &Case) -> Self {
        let team = &case.team;
        let year = team.hours_per_week.likely() * team.weeks_per_year.likely();
        let hourly = team.annual_pay.likely() * (1.0 + team.on_cost.likely().value()) / year;
        let meeting_totals = meeting_totals(case, hourly);
        let left = case.meetings.replacement.likely().rest().value();
        let freed = meeting_totals.gross.freed(left);
        let freed_hours = meeting_totals.removed.freed(left);
        let deep_gain = freed_hours * case.deep_work.share_of_freed_time.likely();
        let benefits = benefits(case, hourly, freed, deep_gain);
        Self {
            hourly,
            meeting_cost: meeting_totals.cost,
            gross: meeting_totals.gross.total(),
            freed,
            meeting_hours: meeting_totals.hours,
            removed_hours: meeting_totals.removed.total(),
            freed_hours,
            deep_gain,
            deep_after: case.deep_work.hours_before.likely() + deep_gain,
            full: LedgerAmounts { benefits, costs: costs(case, hourly, View::Full) },
            cash: LedgerAmounts { benefits: cash_benefits(case, &benefits), costs: costs(case, hourly, View::Cash) },
        }
    }

    /// What a view counts.
    #[inline]
    pub fn amounts(&self, view: View) -> &LedgerAmounts {
        match view {
            View::Full => &self.full,
            View::Cash => &self.cash,
        }
    }
}

impl Case {
    /// What replacing one person costs.
    pub fn cost_per_leaver(&self) -> Money {
        let cost = &self.turnover.cost_per_leaver;
        match cost.basis {
            LeaverCostBasis::Amount => cost.amount.likely(),
            LeaverCostBasis::ShareOfPay => self.team.annual_pay.likely() * cost.share_of_pay.likely(),
        }
    }

    /// The tools with this action, together, a month.
    fn tools_monthly(&self, action: ToolAction) -> Money {
        let people = self.team.people.likely();
        self.tools.iter().filter(|tool| tool.action == action).map(|tool| tool.monthly_price(people)).sum()
    }

    /// The user's own lines of this kind, together; only those with money changing hands where `cash`.
    fn lines(&self, kind: LineKind, cash: bool) -> Money {
        let counts = |line: &&super::case_rows::OtherLine| line.kind == kind && (line.cash || !cash);
        self.other_lines.iter().filter(counts).map(|line| line.amount.likely()).sum()
    }
}

fn benefits(case: &Case, hourly: HourlyCost, freed: Money, deep_gain: Hours) -> Benefits {
    let (team, turnover) = (&case.team, &case.turnover);
    let people = team.people.likely();
    Benefits {
        meetings: freed * case.time.recapture.likely(),
        deep_work: deep_gain * people * team.weeks_per_year.likely() * hourly * case.deep_work.premium.likely(),
        turnover: case.cost_per_leaver() * (people * turnover.rate.likely() * turnover.reduction.likely()),
        tools_dropped: case.tools_monthly(ToolAction::Drop) * 12.0,
        other: case.lines(LineKind::AnnualBenefit, false),
    }
}

/// The costs that a view counts.
fn costs(case: &Case, hourly: HourlyCost, view: View) -> Costs {
    let only_money = view == View::Cash;
    let mut costs = Costs {
        other_one_off: case.lines(LineKind::OneOffCost, only_money),
        tools: case.tools_monthly(ToolAction::Add),
        other: case.lines(LineKind::AnnualCost, only_money) / 12.0,
        ..Costs::default()
    };
    for (field, cost) in Field::costs().filter(|(_, cost)| cost.line.is_money() || !only_money) {
        let number = case.spread(Input { field, row: 0 }).map_or(0.0, Spread::likely);
        let amount = cost.rates.iter().fold(number, |amount, rate| amount * rate.likely(case, hourly));
        *cost.line.slot(&mut costs) += Money::of(amount);
    }
    if !only_money {
        costs.dip = dip(case);
    }
    costs
}

/// Work lost in a full month of dip.
fn dip(case: &Case) -> Money {
    let team = &case.team;
    let year = team.annual_pay.likely() * (1.0 + team.on_cost.likely().value());
    year * team.people.likely() * case.change.dip.likely() / 12.0
}

/// The benefits among these that change hands.
fn cash_benefits(case: &Case, full: &Benefits) -> Benefits {
    Benefits {
        meetings: Money::default(),
        deep_work: Money::default(),
        turnover: full.turnover * case.turnover.hard_share.likely(),
        tools_dropped: full.tools_dropped,
        other: case.lines(LineKind::AnnualBenefit, true),
    }
}
