//! Which alternatives the user compares.

use crate::model::unknown_keys::UnknownKeys;

/// One alternative of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alternative {
    /// Everything stays as it is: no benefit and no cost.
    Nothing,
    /// The case of this number in the workspace.
    Case(u32),
}

/// The alternatives that the user compares, doing nothing before all cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChosenAlternatives {
    chosen: Vec<Alternative>,
    base: Option<Alternative>,
    /// Whether the paper and the workbooks of the cases compared leave the comparison out.
    pub left_out: bool,
    /// Keys that this version does not know.
    pub unknown: UnknownKeys,
}

impl ChosenAlternatives {
    /// The most alternatives that are compared.
    pub const MOST: usize = 4;

    /// These alternatives, the first four of them, each once; the differences are to the base.
    pub fn new(alternatives: impl IntoIterator<Item = Alternative>, base: Option<Alternative>) -> Self {
        let mut chosen = Self { base, ..Self::default() };
        for alternative in alternatives {
            chosen.add(alternative);
        }
        chosen
    }

    /// Whether the user has chosen nothing yet.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.base.is_none() && !self.left_out && self.unknown.is_empty()
    }

    /// The alternatives.
    pub fn all(&self) -> &[Alternative] {
        &self.chosen
    }

    /// Whether there is room for another alternative.
    pub fn has_room(&self) -> bool {
        self.chosen.len() < Self::MOST
    }

    /// The alternative to which the differences are: the one chosen, or else the first.
    pub fn base(&self) -> Option<Alternative> {
        self.base.filter(|base| self.chosen.contains(base)).or_else(|| self.chosen.first().copied())
    }

    /// Chooses the base.
    pub fn set_base(&mut self, base: Alternative) {
        self.base = Some(base);
    }

    /// Adds an alternative, unless it is there or there is no room.
    pub fn add(&mut self, alternative: Alternative) {
        if self.chosen.contains(&alternative) || !self.has_room() {
            return;
        }
        let place = if alternative == Alternative::Nothing { 0 } else { self.chosen.len() };
        self.chosen.insert(place, alternative);
    }

    /// Takes an alternative out.
    pub fn remove(&mut self, alternative: Alternative) {
        self.chosen.retain(|other| *other != alternative);
        self.base = self.base.filter(|base| *base != alternative);
    }

    /// Takes out the cases that are not there.
    pub(in crate::model) fn retain(&mut self, is_there: impl Fn(u32) -> bool) {
        let holds = |alternative: &Alternative| match alternative {
            Alternative::Nothing => true,
            Alternative::Case(id) => is_there(*id),
        };
        self.chosen.retain(holds);
        self.base = self.base.filter(holds);
    }
}
