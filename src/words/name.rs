//! What an input is called where it stands alone, and whether its value is the user's own.

use crate::model::{Input, Preset, Scenario};

/// What an input is called; one of a row by the row's name, where it has one.
pub fn input_name(input: Input, scenario: &Scenario) -> String {
    let (label, row) = (input.field.label, input.row);
    let list = input.field.key.split('.').next().unwrap_or_default();
    let name = match list {
        _ if !input.field.is_by_row() => None,
        "meetings" => scenario.meetings.load.inventory.get(row).map(|meeting| &meeting.name),
        "tools" => scenario.tools.get(row).map(|tool| &tool.name),
        _ => scenario.other_lines.get(row).map(|line| &line.name),
    };
    match name {
        None => label.to_owned(),
        Some(name) if name.is_empty() => format!("{label}, row {}", row + 1),
        Some(name) => format!("{name}: {label}"),
    }
}

/// The scenarios whose values are somebody else's figures: what [`is_borrowed`] compares with.
pub fn published() -> [Scenario; 2] {
    [Preset::Evidence, Preset::Article].map(Preset::scenario)
}

/// Whether an input still has the value that one of the [`published`] gave it, and nobody has said where else it comes from.
pub fn is_borrowed(input: Input, scenario: &Scenario, published: &[Scenario]) -> bool {
    let spread = scenario.spread(input);
    let has_source = || scenario.notes.get(&input.to_string()).is_some_and(|note| !note.source.is_empty());
    spread.is_some() && published.iter().any(|other| other.spread(input) == spread) && !has_source()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Note, Spread};

    fn input(key: &str) -> Input {
        Input::parse(key).unwrap()
    }

    #[test]
    fn a_row_lends_its_name() {
        let mut scenario = Preset::Evidence.scenario();
        assert_eq!(input_name(input("time.recapture"), &scenario), "Freed time that becomes useful work");
        assert_eq!(input_name(input("tools.0.price.per_user"), &scenario), "Twist: Price");
        scenario.tools[0].name.clear();
        assert_eq!(input_name(input("tools.0.price.per_user"), &scenario), "Price, row 1");
    }

    #[test]
    fn a_value_is_ones_own_once_changed_or_sourced() {
        let mut scenario = Preset::Evidence.scenario();
        let (recapture, cut) = (input("time.recapture"), input("meetings.cut"));
        let published = published();
        assert!(is_borrowed(recapture, &scenario, &published) && is_borrowed(cut, &scenario, &published));
        *scenario.spread_mut(recapture).unwrap() = Spread::point(0.61).unwrap();
        scenario.notes.insert(cut.to_string(), Note { source: "Audit in May".into(), ..Note::default() });
        assert!(!is_borrowed(recapture, &scenario, &published) && !is_borrowed(cut, &scenario, &published));
    }
}
