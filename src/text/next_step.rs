//! The way from an example to a decision, and which step of it comes next.

use crate::model::{Ownership, Preset};

/// A step on the way from the example to the rollout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NextStep {
    /// Enter one's own figures.
    OwnFigures,
    /// Replace the figures that decide the answer and are not one's own.
    Deciding,
    /// Share the case, or approve it.
    Decide,
    /// Roll the change out.
    RollOut,
}

impl NextStep {
    /// All steps, in order.
    pub const ALL: [Self; 4] = [Self::OwnFigures, Self::Deciding, Self::Decide, Self::RollOut];

    /// The step that comes next.
    pub fn of(ownership: &Ownership, is_approved: bool) -> Self {
        if is_approved {
            Self::RollOut
        } else if ownership.own == 0 {
            Self::OwnFigures
        } else if ownership.deciding.is_empty() {
            Self::Decide
        } else {
            Self::Deciding
        }
    }
}

/// The heading of the inputs and the line below it: whose figures they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputsHeading {
    /// The heading.
    pub title: &'static str,
    /// The line below it.
    pub line: String,
}

impl InputsHeading {
    /// The title over an example: a case whose figures nobody has typed.
    pub const EXAMPLE: &str = "An example team";
    /// The line below it.
    pub const INVITATION: &str = "Make it yours: enter your people, pay and meetings.";
    /// The title over one's own figures.
    pub const OWN: &str = "Your figures";

    /// The heading of a case, given the preset whose numbers it has.
    pub fn of(preset: Option<Preset>, ownership: &Ownership) -> Self {
        let Ownership { own, received, all, .. } = ownership;
        let of_all = match own {
            own if own == all => format!("All {all} figures are yours."),
            1 => format!("1 of {all} figures is yours."),
            own => format!("{own} of {all} figures are yours."),
        };
        let (title, line) = match preset {
            _ if *own > 0 => (Self::OWN, of_all),
            _ if *received > 0 => ("The sender’s figures", format!("None of the {all} figures is yours yet.")),
            Some(Preset::Article) => (
                "The article’s claims",
                "These are claims: the article names no sources and no costs. Use them for comparison, not for planning."
                    .to_owned(),
            ),
            Some(Preset::Blank) => {
                (Self::OWN, "This is a blank case: it contains only the figures that you enter.".to_owned())
            }
            Some(Preset::Evidence) => (Self::EXAMPLE, Self::INVITATION.to_owned()),
            None => (Self::OWN, format!("None of the {all} figures is yours yet.")),
        };
        Self { title, line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Input;

    fn ownership(own: usize, deciding: usize) -> Ownership {
        let input = Input::parse("time.recapture").unwrap();
        Ownership { own, received: 0, all: 45, deciding: vec![input; deciding] }
    }

    #[test]
    fn each_situation_has_its_next_step() {
        for (own, deciding, is_approved, step) in [
            (0, 7, false, NextStep::OwnFigures),
            (0, 0, false, NextStep::OwnFigures),
            (1, 7, false, NextStep::Deciding),
            (44, 1, false, NextStep::Deciding),
            (1, 0, false, NextStep::Decide),
            (45, 0, false, NextStep::Decide),
            (0, 7, true, NextStep::RollOut),
            (45, 0, true, NextStep::RollOut),
        ] {
            assert_eq!(NextStep::of(&ownership(own, deciding), is_approved), step, "{own} {deciding} {is_approved}");
        }
    }

    #[test]
    fn the_heading_says_whose_figures_they_are() {
        let heading = |preset, own, received| {
            let InputsHeading { title, line } = InputsHeading::of(preset, &Ownership { received, ..ownership(own, 3) });
            (title, line)
        };
        let is = |(title, line): (&'static str, String), expected: (&str, &str)| assert_eq!((title, &*line), expected);
        is(
            heading(Some(Preset::Evidence), 0, 0),
            ("An example team", "Make it yours: enter your people, pay and meetings."),
        );
        is(heading(Some(Preset::Evidence), 1, 0), ("Your figures", "1 of 45 figures is yours."));
        is(heading(None, 4, 3), ("Your figures", "4 of 45 figures are yours."));
        is(heading(None, 45, 0), ("Your figures", "All 45 figures are yours."));
        is(heading(None, 0, 3), ("The sender’s figures", "None of the 45 figures is yours yet."));
        is(heading(None, 0, 0), ("Your figures", "None of the 45 figures is yours yet."));
        assert!(heading(Some(Preset::Blank), 0, 0).1.contains("blank case"));
        assert!(heading(Some(Preset::Article), 0, 0).1.starts_with("These are claims"));
    }
}
