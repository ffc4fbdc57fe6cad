//! The glossary.

use super::block::{Block, Write, term};
use crate::model::readiness::Topic;
use crate::model::{Field, Figure};

/// Where the meaning of a term stands.
enum Of {
    /// Here.
    Here(&'static str),
    /// Beside the figure.
    Figure(Figure),
    /// Beside the input with this key.
    Input(&'static str),
    /// In the readiness check.
    Topic(Topic),
}

/// By the alphabet.
static TERMS: &[(&str, Of)] = &[
    ("Adoption", Of::Input("rollout.adoption.2")),
    ("Async theatre", Of::Topic(Topic::Theatre)),
    ("Baseline", Of::Here("The reading before anything changes, against which all others are held.")),
    ("Benefit-cost ratio", Of::Figure(Figure::Bcr)),
    ("Cash view", Of::Here("The case with only the money that changes hands.")),
    ("Cost of delay", Of::Figure(Figure::CostOfDelay)),
    (
        "Deep work",
        Of::Here(
            "Work in blocks long enough to think: without meeting or message for 60, 90 or 120 minutes, as you choose.",
        ),
    ),
    ("Dip", Of::Input("change.dip")),
    ("Discount rate", Of::Input("finance.discount_rate")),
    ("Documentation debt", Of::Topic(Topic::DocumentationDebt)),
    ("Gate", Of::Here("A day of the rollout on which it is decided to go on, adjust or stop.")),
    ("Guardrail", Of::Here("A figure that is watched so that it does no harm, and never chased.")),
    ("Handoff", Of::Here("Work that passes from one person to the next, with all that is needed to go on.")),
    ("IRR, internal rate of return", Of::Figure(Figure::Irr)),
    ("Likely case", Of::Here("Every figure at its likely value. The ranges come from all cases together.")),
    ("Net present value", Of::Figure(Figure::Npv)),
    ("On-cost", Of::Input("team.on_cost")),
    (
        "P10, P50, P90",
        Of::Here("One case in ten lies below the first, half below the second, nine in ten below the third."),
    ),
    ("Payback", Of::Figure(Figure::Payback)),
    ("Recapture", Of::Input("time.recapture")),
    ("Replacement", Of::Input("meetings.replacement")),
    ("Return on investment", Of::Figure(Figure::Roi)),
    ("Switching value", Of::Here("The value of one input at which the case is worth nothing, the others as they are.")),
    ("Trough", Of::Figure(Figure::Trough)),
];

pub(super) fn glossary(_: &Write) -> Vec<Block> {
    let words = |of: &Of| match of {
        Of::Here(words) => words,
        Of::Figure(figure) => figure.meaning(),
        Of::Input(key) => Field::find(key).map_or("", |field| field.hint),
        Of::Topic(topic) => topic.facts().meaning,
    };
    vec![Block::Terms(TERMS.iter().map(|(name, of)| term(*name, words(of))).collect())]
}
