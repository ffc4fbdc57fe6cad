//! The article's claims as figures, and what arithmetic makes of them.

use super::kpi::BuiltInKpi;
use super::ledger::{Ledger, View};
use super::preset::Preset;
use super::units::Quantity;

/// A meeting habit to measure a monthly bill by: hours per person and week.
pub const USUAL_MEETING_HOURS: f64 = 10.0;
/// What an hour costs in that comparison.
pub const USUAL_HOURLY: f64 = 60.0;
/// The team sizes between which the article's turnover saving is compared.
pub const TEAM_SIZES: [f64; 2] = [10.0, 50.0];
/// The article's claim: productivity becomes so many times what it was. It says neither of what nor how measured.
pub const PRODUCTIVITY: f64 = 3.0;

/// The inputs that the article names, by key.
pub(super) const NAMED: [&str; 6] = [
    "meetings.load.monthly_cost",
    "meetings.cut",
    "deep_work.hours_before",
    "deep_work.hours_target",
    "turnover.rate",
    "turnover.reduction",
];

/// What [`Preset::Article`] claims, and what follows from it. Money is in the article's own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ArticleClaims {
    /// Meetings a month, before and after.
    pub meetings: [f64; 2],
    /// The share of them that goes.
    pub cut: f64,
    /// Hours of uninterrupted work a week, before and after.
    pub deep_work: [f64; 2],
    /// Leavers a year as a share of the team, before and after.
    pub turnover: [f64; 2],
    /// The share of leavers who stay.
    pub stay: f64,
    /// Saved on turnover a year.
    pub turnover_saving: f64,
    /// Saved a year in all, before any cost.
    pub saving: f64,
    /// The contracted hours of a week.
    pub week: f64,
    /// Hours of uninterrupted work a week by the article's other goal, relative to before.
    pub relative_goal: f64,
    /// How many people of [`USUAL_MEETING_HOURS`] at [`USUAL_HOURLY`] the meetings' monthly cost pays for.
    pub people_behind_meetings: f64,
    /// Cost per leaver for the turnover saving to be true in a team of each of [`TEAM_SIZES`].
    pub cost_per_leaver: [f64; 2],
}

impl ArticleClaims {
    /// The article's.
    ///
    /// ```
    /// let claims = async_roi::model::ArticleClaims::of_article();
    /// assert_eq!((claims.saving.round(), claims.relative_goal), (68_000.0, 21.0));
    /// ```
    pub fn of_article() -> Self {
        let article = Preset::Article.case();
        let ledger = Ledger::of(&article);
        let benefits = ledger.amounts(View::Full).benefits;
        let monthly = article.meetings.load.monthly_cost.likely().value();
        let cut = article.meetings.cut.likely().value();
        let (rate, stay) = (article.turnover.rate.likely().value(), article.turnover.reduction.likely().value());
        let (before, after) =
            (article.deep_work.hours_before.likely().value(), article.deep_work.hours_target.likely().value());
        let turnover_saving = benefits.turnover.value();
        let month = USUAL_MEETING_HOURS * USUAL_HOURLY * article.team.weeks_per_year.likely().value() / 12.0;
        let goal = BuiltInKpi::DeepWork.kpi().relative_goal.unwrap_or_default();
        Self {
            meetings: [monthly, monthly * (1.0 - cut)],
            cut,
            deep_work: [before, after],
            turnover: [rate, rate * (1.0 - stay)],
            stay,
            turnover_saving,
            saving: benefits.total().value(),
            week: article.team.hours_per_week.likely().value(),
            relative_goal: before * (1.0 + goal),
            people_behind_meetings: monthly / month,
            cost_per_leaver: TEAM_SIZES.map(|people| turnover_saving / (people * rate * stay)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Field;

    #[test]
    fn the_claims_as_the_article_states_them() {
        let claims = ArticleClaims::of_article();
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-9 * b, "{a} is not {b}");
        near(claims.meetings[1], 6_000.0);
        near(claims.turnover[1], 0.10);
        near(claims.turnover_saving, 20_000.0);
        near(claims.saving, 68_000.0);
        near(claims.deep_work[1] / claims.deep_work[0], 8.0 / 3.0);
    }

    #[test]
    fn each_input_that_it_names_is_in_the_table() {
        assert!(NAMED.iter().all(|key| Field::find(key).is_some()));
    }

    #[test]
    fn what_follows_from_them() {
        let claims = ArticleClaims::of_article();
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-9 * b, "{a} is not {b}");
        near(claims.relative_goal, 21.0);
        near(claims.deep_work[1], claims.week);
        near(claims.cost_per_leaver[0], 10_000.0);
        near(claims.cost_per_leaver[1], 2_000.0);
        assert_eq!(claims.people_behind_meetings.round(), 4.0);
    }
}
