//! The name of an input outside its form, and whether its value is still a preset's.

use crate::model::{Case, Input, InputGroup, PagePosition, Preset};

/// The name of an input: its label, for an input of a row with the row's name.
pub fn input_name(input: Input, case: &Case) -> String {
    let (label, row) = (input.field.label, input.row);
    let name = match input.field.position {
        PagePosition::Cell(InputGroup::Meetings) => case.meetings.load.inventory.get(row).map(|meeting| &meeting.name),
        PagePosition::Cell(InputGroup::Tools) => case.tools.get(row).map(|tool| &tool.name),
        PagePosition::Cell(_) => case.other_lines.get(row).map(|line| &line.name),
        PagePosition::Basic(_) | PagePosition::Folded(..) => None,
    };
    match name {
        None => label.to_owned(),
        Some(name) if name.is_empty() => format!("{label}, row {}", row + 1),
        Some(name) => format!("{name}: {label}"),
    }
}

/// The presets with published figures: the cases that [`is_preset_value`] compares with.
pub fn preset_cases() -> [Case; 2] {
    [Preset::Evidence, Preset::Article].map(Preset::case)
}

/// Whether an input still has the value of one of the [`preset_cases`], and no source in its note.
pub fn is_preset_value(input: Input, case: &Case, preset_cases: &[Case]) -> bool {
    let spread = case.spread(input);
    let has_source = || case.notes.get(&input.to_string()).is_some_and(|note| !note.source.is_empty());
    spread.is_some() && preset_cases.iter().any(|other| other.spread(input) == spread) && !has_source()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{InputNote, Spread};

    fn input(key: &str) -> Input {
        Input::parse(key).unwrap()
    }

    #[test]
    fn a_row_lends_its_name() {
        let mut case = Preset::Evidence.case();
        assert_eq!(input_name(input("time.recapture"), &case), "Share of freed time put to productive use");
        assert_eq!(input_name(input("tools.0.price.per_user"), &case), "Twist: Price");
        case.tools[0].name.clear();
        assert_eq!(input_name(input("tools.0.price.per_user"), &case), "Price, row 1");
    }

    #[test]
    fn a_value_is_ones_own_once_changed_or_sourced() {
        let mut case = Preset::Evidence.case();
        let (recapture, cut) = (input("time.recapture"), input("meetings.cut"));
        let preset_cases = preset_cases();
        assert!(is_preset_value(recapture, &case, &preset_cases) && is_preset_value(cut, &case, &preset_cases));
        *case.spread_mut(recapture).unwrap() = Spread::point(0.61).unwrap();
        case.notes.insert(cut.to_string(), InputNote { source: "Audit in May".into(), ..InputNote::default() });
        assert!(!is_preset_value(recapture, &case, &preset_cases) && !is_preset_value(cut, &case, &preset_cases));
    }
}
