//! The name of an input outside its form.

use crate::model::{Case, ExactInput, Input, InputGroup, PagePosition, RowList};

/// The name of an input: its label, for an input of a row with the row's name.
pub fn input_name(input: Input, case: &Case) -> String {
    let (label, row) = (input.field.label, input.row);
    let name = match input.field.position {
        PagePosition::Cell(InputGroup::Meetings) => case.row_name(RowList::Meetings, row),
        PagePosition::Cell(InputGroup::Tools) => case.row_name(RowList::Tools, row),
        PagePosition::Cell(_) => case.row_name(RowList::OtherLines, row),
        PagePosition::Basic(_) | PagePosition::Folded(..) => None,
    };
    match name {
        None => label.to_owned(),
        Some("") => format!("{label}, row {}", row + 1),
        Some(name) => format!("{name}: {label}"),
    }
}

/// What a number that is known exactly is called, with the name of its row.
pub fn exact_input_name(setting: ExactInput, case: &Case) -> String {
    let (ExactInput::Minutes(row) | ExactInput::ShortenTo(row) | ExactInput::LessOften(row) | ExactInput::Fewer(row)) =
        setting
    else {
        return setting.label().to_owned();
    };
    match case.row_name(RowList::Meetings, row).unwrap_or_default() {
        "" => format!("{}, row {}", setting.label(), row + 1),
        name => format!("{name}: {}", setting.label()),
    }
}

/// The same as a part of a sentence, such as `the share of freed time put to productive use`.
pub(super) fn input_in_sentence(input: Input, case: &Case) -> String {
    match input.field.key {
        "team.people" => "the number of people".into(),
        "turnover.rate" => "the number of people who leave in a year".into(),
        "turnover.hard_share" => "the part of a leaver’s cost that is paid out".into(),
        "change.dip" => "the work lost while habits change".into(),
        "finance.discount_rate" => "the discount rate".into(),
        _ if !matches!(input.field.position, PagePosition::Basic(_) | PagePosition::Folded(..)) => {
            format!("“{}”", input_name(input, case))
        }
        _ => {
            let label = input_name(input, case);
            let (first, rest) = label.split_at(label.chars().next().map_or(0, char::len_utf8));
            let words = format!("{}{rest}", first.to_ascii_lowercase());
            let is_clause = ["leading ", "keeping ", "adoption "];
            if is_clause.iter().any(|start| words.starts_with(start)) { words } else { format!("the {words}") }
        }
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

    #[test]
    fn a_label_is_a_part_of_a_sentence() {
        let case = Preset::Evidence.case();
        for (key, expected) in [
            ("time.recapture", "the share of freed time put to productive use"),
            ("rollout.adoption.2", "adoption from the end of the rollout on"),
            ("change.lead_hours_per_week", "leading the rollout"),
            ("change.dip", "the work lost while habits change"),
            ("change.dip_months", "the length of the dip"),
            ("tools.0.price.per_user", "“Twist: Price”"),
        ] {
            assert_eq!(input_in_sentence(input(key), &case), expected);
        }
    }
}
