//! The name of an input outside its form.

use crate::model::{Case, Input, InputGroup, PagePosition};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;

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
}
