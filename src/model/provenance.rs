//! Where the value of an input comes from, as far as a case tells.

use super::Spread;
use super::article_claims::NAMED;
use super::case::Case;
use super::edition::Edition;
use super::evidence::SourceLine;
use super::field::Input;
use super::preset::Preset;

/// Where the value of an input comes from. A value that equals a preset's counts as the preset's: a case does not say who set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance<'a> {
    /// The source that the user gave.
    Sourced(&'a str),
    /// The value is the evidence preset's, with its source in this edition.
    Published(SourceLine),
    /// The article states it, without a source.
    Claimed,
    /// A preset's value without a source, to be replaced.
    Placeholder,
    /// Zero, which a preset has too: nobody need have entered it.
    Zero,
    /// Somebody entered it, and gave no source.
    Entered,
}

impl<'a> Provenance<'a> {
    /// The provenance of an input of a case.
    pub fn of(input: Input, case: &'a Case) -> Self {
        let value = case.spread(input).copied();
        let is_of = |preset: Preset| value.is_some() && preset_value(preset, input, case.edition) == value;
        let (key, published) = (input.field.key, input.field.source_in(case.edition));
        match case.notes.get(&input.to_string()).map(|note| note.source.as_str()) {
            Some(source) if !source.is_empty() => Self::Sourced(source),
            _ if is_of(Preset::Evidence) && !published.is_placeholder() => Self::Published(published),
            _ if is_of(Preset::Article) && NAMED.contains(&key) => Self::Claimed,
            _ if !Preset::ALL.into_iter().any(is_of) => Self::Entered,
            _ if value.is_some_and(|spread| (spread.low(), spread.high()) == (0.0, 0.0)) => Self::Zero,
            _ => Self::Placeholder,
        }
    }

    /// Whether the value may still be a preset's.
    pub fn is_of_preset(self) -> bool {
        !matches!(self, Self::Sourced(_) | Self::Entered)
    }
}

/// The value of an input in a preset of an edition; none in a row that the preset does not have.
fn preset_value(preset: Preset, input: Input, edition: Edition) -> Option<Spread> {
    if input.field.is_by_row() {
        return preset.case_in(edition).spread(input).copied();
    }
    Some(input.field.presets.of(preset, edition))
}

#[cfg(test)]
mod tests {
    use super::Provenance::*;
    use super::*;
    use crate::model::{Field, InputNote, MeetingLoadKind};

    #[track_caller]
    fn of(case: &Case, expected: &[(&str, Provenance)]) {
        for (key, provenance) in expected {
            assert_eq!(Provenance::of(Input::parse(key).unwrap(), case), *provenance, "{key}");
        }
    }

    #[test]
    fn a_fresh_start_has_nothing_that_somebody_entered() {
        let mut case = Preset::Evidence.case();
        case.meetings.load.kind = MeetingLoadKind::MonthlyCost;
        assert!(case.inputs().into_iter().all(|input| Provenance::of(input, &case).is_of_preset()));
        let rows = [
            ("meetings.load.monthly_cost", Claimed),
            ("team.annual_pay", Placeholder),
            ("change.documentation_hours", Published(Field::find("change.documentation_hours").unwrap().source)),
            ("tools.0.price.per_user", Published(Field::find("tools.*.price.per_user").unwrap().source)),
            ("change.other_one_off", Zero),
        ];
        of(&case, &rows);
        assert!(matches!(Provenance::of(Input::parse("time.recapture").unwrap(), &case), Published(_)));
    }

    #[test]
    fn the_article_claims_what_it_names_and_nothing_else() {
        let case = Preset::Article.case();
        let rows = [
            ("meetings.load.monthly_cost", Claimed),
            ("meetings.cut", Claimed),
            ("deep_work.hours_target", Claimed),
            ("turnover.reduction", Claimed),
            ("time.recapture", Placeholder),
            ("meetings.replacement", Zero),
            ("turnover.cost_per_leaver.amount", Placeholder),
            ("team.people", Placeholder),
            ("team.annual_pay", Placeholder),
            ("finance.discount_rate", Placeholder),
            ("change.dip", Zero),
        ];
        of(&case, &rows);
    }

    #[test]
    fn claims_stay_claims_when_another_figure_is_entered() {
        let mut case = Preset::Article.case();
        case.spread_mut(Input::parse("team.people").unwrap()).unwrap().pin(40.0);
        of(&case, &[("team.people", Entered), ("meetings.cut", Claimed), ("team.annual_pay", Placeholder)]);
    }

    #[test]
    fn the_zeros_of_blank_are_no_entered_figures() {
        let case = Preset::Blank.case();
        of(&case, &[("team.annual_pay", Zero), ("meetings.cut", Zero), ("team.weeks_per_year", Placeholder)]);
        assert!(case.inputs().into_iter().all(|input| Provenance::of(input, &case).is_of_preset()));
    }

    #[test]
    fn a_source_that_the_user_gave_comes_first() {
        let mut case = Preset::Evidence.case();
        let note = InputNote { source: "Payroll October 2026".into(), ..InputNote::default() };
        case.notes.insert("team.annual_pay".into(), note);
        of(&case, &[("team.annual_pay", Sourced("Payroll October 2026"))]);
        Preset::Blank.apply(&mut case);
        of(&case, &[("team.annual_pay", Zero)]);
    }
}
