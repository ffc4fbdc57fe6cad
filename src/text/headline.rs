//! The headline of a case: its result in one or two sentences.

use super::phrase::{NumberFormatters, Phrase, horizon, payback};
use crate::model::{Case, Evaluation, Quantity, View};

/// The figures of the headline: the case at likely values in one view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeadlineFigures {
    /// Head count.
    pub people: f64,
    /// The horizon in months.
    pub months: usize,
    /// Full or cash view.
    pub view: View,
    /// Net present value.
    pub npv: f64,
    /// Benefits at full adoption, a year.
    pub annual_benefit: f64,
    /// Present value of the benefits.
    pub benefits: f64,
    /// Present value of the costs.
    pub costs: f64,
    /// Payback in months.
    pub payback: Option<f64>,
}

/// The kind of result, which decides the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Situation {
    /// Neither a benefit nor a cost.
    Empty,
    /// A benefit, but no cost: a saving, no return.
    NoCost,
    /// A cost, but no benefit.
    NoBenefit,
    /// A positive net present value.
    Gain,
    /// A negative net present value.
    Loss,
    /// A net present value within rounding of zero.
    BreakEven,
}

/// A net present value below this share of the costs counts as zero: amounts in the headline have three significant digits,
/// which rounds by up to 0.5%.
const BREAK_EVEN_SHARE: f64 = 0.005;

impl HeadlineFigures {
    /// The figures of a case.
    pub fn of(case: &Case, evaluation: &Evaluation, view: View) -> Self {
        let outcome = evaluation.outcome(view);
        Self {
            people: case.team.people.likely().value(),
            months: evaluation.schedule.months.len(),
            view,
            npv: outcome.npv.value(),
            annual_benefit: evaluation.ledger.amounts(view).benefits.total().value(),
            benefits: outcome.pv_benefits.value(),
            costs: outcome.pv_costs.value(),
            payback: outcome.payback.map(Quantity::value),
        }
    }

    /// The kind of result, which decides the sentence.
    pub fn situation(&self) -> Situation {
        match (self.benefits != 0.0, self.costs != 0.0) {
            (false, false) => Situation::Empty,
            (true, false) => Situation::NoCost,
            (false, true) => Situation::NoBenefit,
            _ if self.npv.abs() <= BREAK_EVEN_SHARE * self.costs.abs() => Situation::BreakEven,
            _ if self.npv > 0.0 => Situation::Gain,
            _ => Situation::Loss,
        }
    }

    /// Whether the headline states a loss.
    pub fn is_loss(&self) -> bool {
        matches!(self.situation(), Situation::Loss | Situation::NoBenefit)
    }
}

/// The headline.
pub fn headline(figures: &HeadlineFigures, formatters: &NumberFormatters) -> Phrase {
    let money = |amount: f64| (formatters.money)(amount.abs());
    let span = horizon(figures.months);
    let start = Phrase::default();
    match figures.situation() {
        Situation::Empty => start.say(match figures.view {
            View::Full => "Nothing is entered yet. Say what meetings take and what you would change, and this says what it is worth.",
            View::Cash => "No money changes hands: as far as it is entered, nothing is paid and nothing is saved.",
        }),
        Situation::NoCost => start
            .say("Going async saves ")
            .key(money(figures.annual_benefit))
            .say(" a year once everybody works this way. But no cost is named, and a saving is not a return."),
        Situation::NoBenefit => {
            start.say("As it stands, going async would cost ").key(money(figures.npv)).say(format!(
                " over {span} and bring nothing back."
            ))
        }
        Situation::Gain => with_payback(
            start.say("Going async is worth ").key(money(figures.npv)).say(format!("{}over {span}.", to_the_team(figures, formatters))),
            figures,
            formatters,
        ),
        Situation::BreakEven => with_payback(
            start.say("Going async ").key("breaks even").say(format!("{}over {span}.", for_team(figures, formatters))),
            figures,
            formatters,
        ),
        Situation::Loss => with_late_payback(
            start.say("As it stands, going async would ").key(format!("lose {}", money(figures.npv))).say(format!(" over {span}.")),
            figures,
            formatters,
        ),
    }
}

fn to_the_team(figures: &HeadlineFigures, formatters: &NumberFormatters) -> String {
    format!(" to a team of {} ", (formatters.number)(figures.people))
}

fn for_team(figures: &HeadlineFigures, formatters: &NumberFormatters) -> String {
    format!(" for a team of {} ", (formatters.number)(figures.people))
}

/// Appends payback and benefit-cost ratio.
fn with_payback(phrase: Phrase, figures: &HeadlineFigures, formatters: &NumberFormatters) -> Phrase {
    let phrase = match figures.payback {
        Some(0.0) => phrase.say(" There is nothing to pay back: it never costs more than it has brought in. It"),
        Some(months) => phrase.say(" It pays for itself in ").figure(payback(months, formatters.number)).say(" and"),
        None => {
            return phrase
                .say(" Yet, added up undiscounted, its months end below zero: the money never comes back for good.");
        }
    };
    phrase
        .say(" brings back ")
        .figure((formatters.cents)(figures.benefits / figures.costs))
        .say(format!(" for every {} spent.", (formatters.money)(1.0)))
}

/// Appends payback to a loss: undiscounted, the money may still come back.
fn with_late_payback(phrase: Phrase, figures: &HeadlineFigures, formatters: &NumberFormatters) -> Phrase {
    match figures.payback {
        Some(months) if months > 0.0 => phrase
            .say(" The money put in is back after ")
            .figure(payback(months, formatters.number))
            .say(", too late to earn what money costs."),
        Some(_) => phrase.say(" What it brings comes before what it costs, and is less in today’s money."),
        None => phrase.say(" The money put in does not come back in that time."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;

    const GAIN: HeadlineFigures = HeadlineFigures {
        people: 10.0,
        months: 36,
        view: View::Full,
        npv: 118_000.0,
        annual_benefit: 68_000.0,
        benefits: 160_000.0,
        costs: 42_000.0,
        payback: Some(8.1),
    };

    fn text(figures: HeadlineFigures) -> String {
        let formatters = NumberFormatters {
            money: &|amount| format!("${amount}"),
            cents: &|amount| format!("${amount:.2}"),
            number: &|number| number.to_string(),
        };
        headline(&figures, &formatters).plain()
    }

    #[test]
    fn a_gain_is_told_with_its_payback_and_its_ratio() {
        assert_eq!(
            text(GAIN),
            "Going async is worth $118000 to a team of 10 over three years. It pays for itself in 8 months and brings \
             back $3.81 for every $1 spent."
        );
        assert!(text(HeadlineFigures { payback: Some(0.0), ..GAIN }).contains(
            "There is nothing to pay back: it never costs more than it has brought in. It brings back $3.81"
        ));
        assert!(text(HeadlineFigures { payback: None, ..GAIN }).ends_with("the money never comes back for good."));
    }

    #[test]
    fn a_loss_is_told_as_one() {
        let loss = HeadlineFigures { npv: -12_400.0, months: 30, payback: None, ..GAIN };
        assert!(loss.is_loss());
        assert_eq!(
            text(loss),
            "As it stands, going async would lose $12400 over 30 months. The money put in does not come back in that time."
        );
        assert!(text(HeadlineFigures { payback: Some(29.2), ..loss }).contains("back after 29 months, too late"));
        let nothing = HeadlineFigures { benefits: 0.0, npv: -42_000.0, payback: None, ..GAIN };
        assert_eq!(
            text(nothing),
            "As it stands, going async would cost $42000 over three years and bring nothing back."
        );
        assert!(nothing.is_loss());
    }

    #[test]
    fn a_saving_without_a_cost_is_no_return() {
        let saving = HeadlineFigures { costs: 0.0, payback: Some(0.0), ..GAIN };
        assert_eq!(saving.situation(), Situation::NoCost);
        assert!(text(saving).contains("saves $68000 a year"));
        assert!(text(saving).ends_with("a saving is not a return."));
    }

    #[test]
    fn within_rounding_of_nothing_it_breaks_even() {
        for npv in [-200.0, 0.0, 200.0] {
            let even = HeadlineFigures { npv, ..GAIN };
            assert_eq!(even.situation(), Situation::BreakEven);
            assert!(text(even).starts_with("Going async breaks even for a team of 10 over three years. It pays"));
        }
        assert_eq!(HeadlineFigures { npv: -220.0, ..GAIN }.situation(), Situation::Loss);
    }

    #[test]
    fn presets_have_the_sentence_that_fits_them() {
        let situation = |preset: Preset, view| {
            let case = preset.case();
            HeadlineFigures::of(&case, &Evaluation::of(&case), view).situation()
        };
        assert_eq!(situation(Preset::Evidence, View::Full), Situation::Gain);
        assert_eq!(situation(Preset::Article, View::Full), Situation::NoCost);
        assert_eq!(situation(Preset::Blank, View::Full), Situation::Empty);
        assert_eq!(situation(Preset::Blank, View::Cash), Situation::Empty);
    }
}
