//! Where inputs stand on the page.

use super::{FIELDS, Field};

/// A part of the inputs, in the page's order. Each has a folded section; some of its inputs may stand among the basic ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The people and what their time costs.
    Team,
    /// Meetings.
    Meetings,
    /// What becomes of a freed hour, and uninterrupted work.
    DeepWork,
    /// People who leave.
    Turnover,
    /// Tools added and dropped.
    Tools,
    /// What the change costs.
    Change,
    /// How the change spreads.
    Rollout,
    /// How money is counted.
    Finance,
    /// The user's own lines.
    OtherLines,
}

impl Group {
    /// All groups, in the page's order.
    pub const ALL: [Self; 9] = {
        use Group::{Change, DeepWork, Finance, Meetings, OtherLines, Rollout, Team, Tools, Turnover};
        [Team, Meetings, DeepWork, Turnover, Tools, Change, Rollout, Finance, OtherLines]
    };

    /// Its fields among the basic inputs, in order.
    pub fn basic(self) -> impl Iterator<Item = &'static Field> {
        FIELDS.iter().filter(move |field| field.position == PagePosition::Basic(self))
    }

    /// The fields of its folded section, in order.
    pub fn folded(self) -> impl Iterator<Item = &'static Field> {
        // Looked up one by one: sorting would cost 4 kB of Wasm.
        let at = move |place| FIELDS.iter().find(|field| field.position == PagePosition::Folded(self, place));
        (1..).map_while(at)
    }
}

/// Where an input stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PagePosition {
    /// Among the basic inputs, which everybody can answer, in the order of the table.
    Basic(Group),
    /// In the group's folded section, at this place, counted from 1.
    Folded(Group, u8),
    /// A cell in each row of the group's list.
    Cell(Group),
}
