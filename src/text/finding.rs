//! Headings of contradictions.

/// The heading over a contradiction's message, by its id.
pub fn finding_title(id: &str) -> &'static str {
    match id {
        "week_overfull" => "More work than the week has hours",
        "target_overfull" => "The target does not fit into the week",
        "month_and_year_mixed" => "A yearly amount given as a monthly one?",
        "meetings_above_week" => "More meetings than the week has hours",
        "saving_above_base" => "More saved than there is to save",
        "target_out_of_reach" => "The target is out of reach",
        "deep_work_unsustainable" => "More uninterrupted work than studies find sustainable",
        "turnover_beyond_evidence" => "More people stay than in the strongest trial",
        "training_and_dip" => "Training and dip count the same weeks",
        "recapture_full" => "Not a freed minute is lost",
        _ => "Look again",
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
