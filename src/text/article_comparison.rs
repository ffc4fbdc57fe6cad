//! The article’s claims beside the figures of a case.

use super::guide::FormatValue;
use crate::model::{ArticleClaims, Case, Evaluation, Quantity, Unit, View};

/// What “the article” is, where its claims are used.
pub const THE_ARTICLE: &str = "“The article” is the text about asynchronous work that this page is based on. The \
page uses its 90-day plan, tools, KPIs and checklist. The article names no source for any of its figures.";

/// A claim of the article beside the case's own figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedClaim {
    /// What both are.
    pub name: &'static str,
    /// The article's, in its own unit of money.
    pub claimed: String,
    /// The case's, in the likely case.
    pub own: String,
}

/// The article's claims beside a case. `claimed` formats figures of the article, whose money has no currency, and `own` those of the
/// case.
pub fn compared_claims(
    case: &Case,
    evaluation: &Evaluation,
    claimed: &FormatValue,
    own: &FormatValue,
) -> Vec<ComparedClaim> {
    let claims = ArticleClaims::of_article();
    let ledger = &evaluation.ledger;
    let outcome = evaluation.outcome(View::Full);
    let meetings = [ledger.meeting_cost, ledger.meeting_cost - ledger.gross].map(|cost| cost.value() / 12.0);
    let deep_work = [case.deep_work.hours_before.likely(), ledger.deep_after].map(Quantity::value);
    let (rate, reduction) = (case.turnover.rate.likely(), case.turnover.reduction.likely());
    let leavers = [rate.value(), rate.value() * (1.0 - reduction.value())];
    let change = |name, unit, [article, case]: [[f64; 2]; 2]| ComparedClaim {
        name,
        claimed: from_to(article, unit, claimed),
        own: from_to(case, unit, own),
    };
    let row = |name, claimed, own| ComparedClaim { name, claimed, own };
    let amount = |amount: f64| own(amount, Unit::Money);
    vec![
        change("Meetings per month", Unit::Money, [claims.meetings, meetings]),
        change("Uninterrupted work per week", Unit::Hours, [claims.deep_work, deep_work]),
        change("Leavers per year", Unit::Share, [claims.turnover, leavers]),
        row(
            "Savings per year at full adoption, before costs",
            claimed(claims.saving, Unit::Money),
            amount(ledger.amounts(View::Full).benefits.total().value()),
        ),
        row("Present value of costs", "not stated".into(), amount(outcome.pv_costs.value())),
        row(
            "Return on investment",
            "none, because no cost is stated".into(),
            outcome.roi.map_or_else(|| "none".into(), |roi| own(roi, Unit::Share)),
        ),
    ]
}

/// A figure before and after, with the relative change where there was something before.
fn from_to([before, after]: [f64; 2], unit: Unit, format: &FormatValue) -> String {
    let words = format!("from {} to {}", format(before, unit), format(after, unit));
    if before == 0.0 {
        return words;
    }
    let change = after / before - 1.0;
    let sign = if change < 0.0 { "−" } else { "+" };
    format!("{words} ({sign}{})", format((change.abs() * 100.0).round() / 100.0, Unit::Share))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;

    fn plain(value: f64, unit: Unit) -> String {
        match unit {
            Unit::Share => format!("{}%", (value * 100.0).round()),
            Unit::Hours => format!("{value:.1} h"),
            _ => format!("{value:.0}"),
        }
    }

    fn rows(case: &Case) -> Vec<ComparedClaim> {
        let own = |value, unit| if unit == Unit::Money { format!("${value:.0}") } else { plain(value, unit) };
        compared_claims(case, &Evaluation::of(case), &plain, &own)
    }

    #[test]
    fn the_articles_own_case_says_what_the_article_says() {
        let rows = rows(&Preset::Article.case());
        let claimed: Vec<&str> = rows.iter().map(|row| row.claimed.as_str()).collect();
        let expected = [
            "from 10000 to 6000 (−40%)",
            "from 15.0 h to 40.0 h (+167%)",
            "from 30% to 10% (−67%)",
            "68000",
            "not stated",
            "none, because no cost is stated",
        ];
        assert_eq!(claimed, expected);
        let own: Vec<&str> = rows.iter().map(|row| row.own.as_str()).collect();
        assert_eq!((own[0], own[2], own[3]), ("from $10000 to $6000 (−40%)", "from 30% to 10% (−67%)", "$68000"));
        assert_eq!(own[1], "from 15.0 h to 16.8 h (+12%)", "a cut of 40% does not bring 40 h");
        assert_eq!((own[4], own[5]), ("$0", "none"));
    }

    #[test]
    fn a_case_without_figures_is_compared_too() {
        let own: Vec<String> = rows(&Preset::Blank.case()).into_iter().map(|row| row.own).collect();
        assert_eq!(own, ["from $0 to $0", "from 0.0 h to 0.0 h", "from 0% to 0%", "$0", "$0", "none"]);
    }
}
