//! The names of cells: inputs as `in_` and their key, figures by view and id.

use crate::model::{ExactInput, Figure, Input, View};
use std::fmt::Display;

fn underscored(prefix: &str, key: impl Display) -> String {
    format!("{prefix}_{key}").replace('.', "_")
}

/// The name of an input's cell: `in_team_people`, `in_tools_0_price_flat`.
pub(super) fn input_name(input: Input) -> String {
    underscored("in", input)
}

/// The ends of a range, as the names of their cells end.
pub(super) const END_NAMES: [&str; 2] = ["low", "high"];

/// The name of the cell of a range's end: `in_team_people_low`.
pub(super) fn end_name(input: Input, end: &str) -> String {
    format!("{}_{end}", input_name(input))
}

/// The name of a cell that holds the case as a link, or a piece of it: `case_link`, then `case_link_2`, since a cell holds at most
/// 32,767 characters.
pub(super) fn link_cell(piece: usize) -> String {
    if piece == 0 { "case_link".to_owned() } else { format!("case_link_{}", piece + 1) }
}

/// The name of the cell of a number that is known exactly: `in_rollout_days`.
pub(super) fn setting_name(setting: ExactInput) -> String {
    underscored("in", setting)
}

/// The name of a figure's cell: `figure_npv`, and `figure_npv_cash` where cash only counts.
pub(super) fn figure_name(figure: Figure, view: View) -> String {
    let name = underscored("figure", figure);
    if view == View::Cash && !is_shared(figure) { format!("{name}_cash") } else { name }
}

/// Whether a figure is the same in both views.
pub(super) fn is_shared(figure: Figure) -> bool {
    use Figure::{
        AdoptionMonths, Annuity, CostPerLeaver, DeepAfter, DeepGain, DipMonths, Freed, FreedHours, Gross, HourlyCost,
        InventoryCancelled, InventoryHours, InventoryRemoved, LeadDiscounted, LeaversKept, Meeting, MeetingCost,
        MeetingHours, MeetingRemoved, MonthlyRate, RemovedHours, RetentionMonths, Tool,
    };
    matches!(
        figure,
        AdoptionMonths
            | Annuity
            | CostPerLeaver
            | DeepAfter
            | DeepGain
            | DipMonths
            | Freed
            | FreedHours
            | Gross
            | HourlyCost
            | InventoryCancelled
            | InventoryHours
            | InventoryRemoved
            | LeadDiscounted
            | LeaversKept
            | Meeting(_)
            | MeetingCost
            | MeetingHours
            | MeetingRemoved(_)
            | MonthlyRate
            | RemovedHours
            | RetentionMonths
            | Tool(_)
    )
}
