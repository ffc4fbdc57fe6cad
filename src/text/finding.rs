//! Headings of contradictions.

/// The heading over a contradiction's message, by its id.
pub fn finding_title(id: &str) -> &'static str {
    match id {
        "week_overfull" => "More hours of work than the week has",
        "target_overfull" => "The target does not fit into the week",
        "month_and_year_mixed" => "Yearly amount entered as a monthly one?",
        "meetings_above_week" => "More hours of meetings than the week has",
        "saving_above_base" => "Savings are higher than the cost of meetings",
        "target_out_of_reach" => "The target is out of reach",
        "deep_work_unsustainable" => "More uninterrupted work than studies find sustainable",
        "turnover_beyond_evidence" => "Turnover falls more than in the strongest trial",
        "training_and_dip" => "Training and dip may count the same hours twice",
        "recapture_full" => "All freed time is put to productive use",
        _ => "Check this figure",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Preset, contradictions};

    #[test]
    fn what_the_presets_contradict_has_a_heading() {
        let found: Vec<_> = Preset::ALL.iter().flat_map(|preset| contradictions(&preset.case())).collect();
        assert!(!found.is_empty());
        for contradiction in found {
            assert_ne!(finding_title(contradiction.id), finding_title("unknown"), "{}", contradiction.id);
        }
    }
}
