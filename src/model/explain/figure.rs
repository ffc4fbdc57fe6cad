//! The figures that can be explained: what each is called, counted in, and means.

use crate::model::case::Case;
use crate::model::field::Unit;
use crate::model::row_edits::RowList;
use std::borrow::Cow;
use std::fmt;

/// What is said of a figure before any number.
struct FigureInfo {
    id: &'static str,
    label: &'static str,
    unit: Unit,
    meaning: &'static str,
}

macro_rules! figures {
    (
        single { $($name:ident $id:literal $label:literal $unit:ident $meaning:literal)+ }
        several { $($each:ident $each_id:literal $each_label:literal $each_unit:ident $each_meaning:literal)+ }
    ) => {
        /// A figure of a case. One with a number stands once for each month (from 0) or row (from 0).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Figure {
            $(#[doc = $meaning] $name,)+
            $(#[doc = $each_meaning] $each(usize),)+
        }

        impl Figure {
            /// Every figure that there is once.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            fn info(self) -> &'static FigureInfo {
                match self {
                    $(Self::$name => &FigureInfo { id: $id, label: $label, unit: Unit::$unit, meaning: $meaning },)+
                    $(Self::$each(_) => &FigureInfo {
                        id: $each_id, label: $each_label, unit: Unit::$each_unit, meaning: $each_meaning,
                    },)+
                }
            }

            /// Its month or row, none for a figure that there is once.
            pub fn index(self) -> Option<usize> {
                match self {
                    $(Self::$each(index) => Some(index),)+
                    _ => None,
                }
            }

            /// The figure that an id names, for instance `npv` or `cash_flow.12`. Whether a case has that month or
            /// row is another question.
            pub fn parse(id: &str) -> Option<Self> {
                let Some((several, index)) = id.split_once('.') else {
                    return Self::ALL.iter().copied().find(|figure| figure.info().id == id);
                };
                let index = index.parse().ok()?;
                match several {
                    $($each_id => Some(Self::$each(index)),)+
                    _ => None,
                }
            }
        }
    };
}

figures! {
    single {
        PlannedBenefit "planned_benefit" "Yearly benefit" MoneyPerYear
            "The benefit per year after the rollout, at the adoption reached by its end, before costs."
        AnnualBenefit "annual_benefit" "Ceiling at full adoption" MoneyPerYear
            "The benefit of a year if everybody worked this way, before costs: an upper limit, not a forecast."
        Npv "npv" "Net present value" Money
            "What the change is worth in today’s money: all benefits less all costs, with later amounts discounted."
        Roi "roi" "Return on investment" Share
            "Net present value divided by the present value of the costs."
        Bcr "bcr" "Benefit-cost ratio" Factor
            "Present value of the benefits divided by that of the costs. Above 1, the case pays."
        Payback "payback" "Payback" Months
            "The time until the benefits have covered the costs for good."
        Trough "trough" "Peak funding needed" Money
            "The most money that has to be put in before it comes back: the lowest point of the running total."
        CostOfDelay "cost_of_delay" "Cost of a one-month delay" Money
            "What is lost if the start moves by one month and the end date stays the same."
        Irr "irr" "Internal rate of return" ShareOfYear
            "The yearly discount rate at which the net present value is zero, compounded from the monthly rate."
        PvBenefits "pv_benefits" "Present value of the benefits" Money
            "All benefits over the months counted, in today’s money."
        PvCosts "pv_costs" "Present value of the costs" Money
            "All costs over the months counted, in today’s money."
        NpvDelayed "npv_delayed" "Net present value, a month later" Money
            "The same cash flow started a month later: each month is discounted more, and the last one is left out."

        HourlyCost "hourly_cost" "Cost of an hour" MoneyPerHour
            "What an hour of one person costs the employer."
        MeetingCost "meeting_cost" "Meetings a year" MoneyPerYear
            "What the team’s meetings cost today."
        InventoryHours "inventory_hours" "Hours in all listed meetings" HoursPerWeek
            "Weekly hours of all attendees of the listed meetings."
        InventoryRemoved "inventory_removed" "Hours of listed meetings dropped" HoursPerWeek
            "Weekly hours of all attendees that are dropped."
        InventoryCancelled "inventory_cancelled" "Hours of canceled meetings" HoursPerWeek
            "Weekly hours of all attendees of the canceled meetings. Nothing is written instead."
        Gross "gross" "Cost of the dropped meetings" MoneyPerYear
            "Yearly cost of the meeting time that is dropped."
        Freed "freed" "Freed time in money" MoneyPerYear
            "What remains after the time spent writing and reading instead. Canceled meetings are freed in full."
        MeetingHours "meeting_hours" "Meeting hours today" HoursPerWeek
            "Hours in meetings per person and week."
        RemovedHours "removed_hours" "Meeting hours dropped" HoursPerWeek
            "Hours in meetings per person and week that are dropped."
        FreedHours "freed_hours" "Freed hours" HoursPerWeek
            "Hours per person and week that remain free after writing and reading."
        DeepGain "deep_gain" "Uninterrupted hours gained" HoursPerWeek
            "The freed hours per person and week that fall into uninterrupted blocks."
        DeepAfter "deep_after" "Uninterrupted hours after the change" HoursPerWeek
            "A forecast to compare with readings, not a second benefit."

        BenefitMeetings "benefit_meetings" "Freed time put to use" MoneyPerYear
            "The freed time that is put to productive use. Each freed hour becomes money only here."
        BenefitDeepWork "benefit_deep_work" "Extra yield of uninterrupted work" MoneyPerYear
            "Only what an uninterrupted hour brings beyond an ordinary one."
        BenefitTurnover "benefit_turnover" "People who stay" MoneyPerYear
            "The cost of replacing people that is saved because fewer leave."
        BenefitTools "benefit_tools" "Tools dropped" MoneyPerYear
            "What the team no longer pays for dropped tools."
        BenefitOther "benefit_other" "Other benefits" MoneyPerYear
            "Your own lines."
        SteadyBenefit "steady_benefit" "Benefits without turnover" MoneyPerYear
            "The benefits that follow adoption without a delay: all except lower turnover."
        LeaversKept "leavers_kept" "Leavers avoided per year" People
            "How many people per year do not leave because of the change."
        CostPerLeaver "cost_per_leaver" "Cost of replacing one person" Money
            "Search, hiring, and the time until a successor is up to speed."

        Training "training" "Training" Money
            "Training hours times the cost of an hour."
        Documentation "documentation" "Initial documentation" Money
            "Hours for guides and process documents times the cost of an hour."
        OtherOneOff "other_one_off" "Other one-time costs" Money
            "Consultants, migration, equipment, and your own lines."
        Once "once" "Paid at the start" Money
            "What is spent before the first month."
        Tools "tools" "Tools added" MoneyPerMonth
            "What the new tools cost a month."
        Upkeep "upkeep" "Keeping documents up to date" MoneyPerMonth
            "Hours of upkeep in a month times the cost of an hour."
        OtherMonthly "other_monthly" "Other costs" MoneyPerMonth
            "Your own yearly costs, divided by 12."
        Monthly "monthly" "Paid every month" MoneyPerMonth
            "Costs that continue every month."
        Lead "lead" "Leading the rollout" Money
            "Hours of whoever leads the rollout, over its whole length."
        Dip "dip" "Work lost in a month of dip" MoneyPerMonth
            "The cost of a full month in which everything takes longer."

        AdoptionMonths "adoption_months" "Months of full benefit" Months
            "The months counted, weighted by adoption and discounted: how many months of full benefit today they equal."
        RetentionMonths "retention_months" "Months of full benefit from lower turnover" Months
            "The same for turnover, which improves only after a delay."
        Annuity "annuity" "Months in today’s money" Months
            "The present value of one unit of money a month over all months counted."
        LeadDiscounted "lead_discounted" "Part of the lead effort in today’s money" Share
            "The lead effort is spent over the rollout, so it is discounted: this share of it remains."
        DipMonths "dip_months" "Months of dip in today’s money" Months
            "The months of dip, discounted to today."
        MonthlyRate "monthly_rate" "Discount rate a month" Share
            "The monthly rate that compounds to the yearly one."
    }
    several {
        Meeting "meeting" "Meeting {}" HoursPerWeek
            "Weekly hours of all attendees of one listed meeting."
        MeetingRemoved "meeting_removed" "Meeting {}" HoursPerWeek
            "Weekly hours of all attendees that are dropped from one listed meeting."
        Tool "tool" "Tool {}" MoneyPerMonth
            "What one tool costs a month."
        Adoption "adoption" "Adoption in month {}" Share
            "How much of the change people practice in that month, on average."
        Retention "retention" "Adoption in month {}, after the lag" Share
            "The same for turnover: zero until the delay is over."
        LeadShare "lead_share" "Part of the lead effort in month {}" Share
            "The share of the rollout’s days that fall into that month."
        DipShare "dip_share" "Part of month {} in the dip" Share
            "The share of that month that falls into the dip."
        Discount "discount" "Discount factor of month {}" Factor
            "Later money counts for less."
        MonthBenefit "month_benefit" "Benefit of month {}" Money
            "All benefits of that month."
        MonthCost "month_cost" "Cost of month {}" Money
            "All costs of that month; month 0 is the start."
        CashFlow "cash_flow" "Cash flow of month {}" Money
            "Benefits less costs of that month."
        Cumulative "cumulative" "Running total after month {}" Money
            "All benefits less all costs up to the end of that month."
    }
}

impl Figure {
    /// In what it is counted.
    pub fn unit(self) -> Unit {
        self.info().unit
    }

    /// What it is, in a line that a finance director would accept.
    pub fn meaning(self) -> &'static str {
        self.info().meaning
    }

    /// What it is called; a meeting or a tool by its own name, where it has one.
    pub fn label(self, case: &Case) -> Cow<'_, str> {
        let label = self.info().label;
        match (self.row_name(case), self.index()) {
            (Some(name), _) => Cow::Borrowed(name),
            (None, Some(index)) => {
                let counted_from_one = matches!(self, Self::Meeting(_) | Self::MeetingRemoved(_) | Self::Tool(_));
                Cow::Owned(label.replace("{}", &(index + usize::from(counted_from_one)).to_string()))
            }
            (None, None) => Cow::Borrowed(label),
        }
    }

    fn row_name(self, case: &Case) -> Option<&str> {
        let name = match self {
            Self::Tool(row) => case.row_name(RowList::Tools, row),
            Self::Meeting(row) | Self::MeetingRemoved(row) => case.row_name(RowList::Meetings, row),
            _ => None,
        };
        name.filter(|name| !name.is_empty())
    }
}

/// Its id, which does not change: `npv`, `cash_flow.12`.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.info().id)?;
        self.index().map_or(Ok(()), |index| write!(f, ".{index}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;

    #[test]
    fn an_id_names_one_figure_and_back() {
        for figure in Figure::ALL.iter().copied().chain([Figure::Tool(0), Figure::CashFlow(12)]) {
            assert_eq!(Figure::parse(&figure.to_string()), Some(figure));
        }
        for id in ["", "npv.1", "cash_flow", "cash_flow.x", "cash_flow.1.2", "nothing"] {
            assert_eq!(Figure::parse(id), None, "{id}");
        }
    }

    #[test]
    fn a_row_is_called_by_its_name_and_a_month_by_its_number() {
        let mut case = Preset::Evidence.case();
        assert_eq!(Figure::Tool(0).label(&case), "Twist");
        assert_eq!(Figure::CashFlow(0).label(&case), "Cash flow of month 0");
        case.tools[0].name.clear();
        assert_eq!(Figure::Tool(0).label(&case), "Tool 1");
    }
}
