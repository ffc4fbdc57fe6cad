//! The glossary of the guide.

use super::block::{Block, FormatValue, GuideText, term};
use crate::model::readiness::ReadinessTopic;
use crate::model::{Field, Figure};
use crate::text::THE_ARTICLE;

/// Where the meaning of a term comes from.
enum Meaning {
    /// This text.
    Here(&'static str),
    /// The meaning of a figure.
    Figure(Figure),
    /// The hint and the details of the input with this key.
    Input(&'static str),
    /// The failure that this topic of the readiness check is the opposite of.
    Failure(ReadinessTopic),
}

/// In alphabetical order.
static TERMS: &[(&str, Meaning)] = &[
    ("Adoption", Meaning::Input("rollout.adoption.2")),
    ("Article, the", Meaning::Here(THE_ARTICLE)),
    ("Async theatre", Meaning::Failure(ReadinessTopic::Theatre)),
    ("Baseline", Meaning::Here("The reading before anything changes, against which all others are held.")),
    ("Benefit-cost ratio", Meaning::Figure(Figure::Bcr)),
    ("Cash view", Meaning::Here("The case with only the money that changes hands.")),
    ("Cost of delay", Meaning::Figure(Figure::CostOfDelay)),
    (
        "Deep work",
        Meaning::Here(
            "Work in blocks long enough to think: without meeting or message for 60, 90 or 120 minutes, as you choose.",
        ),
    ),
    ("Dip", Meaning::Input("change.dip")),
    ("Discount rate", Meaning::Input("finance.discount_rate")),
    ("Documentation debt", Meaning::Failure(ReadinessTopic::DocumentationDebt)),
    ("Gate", Meaning::Here("A day of the rollout on which it is decided to go on, adjust or stop.")),
    ("Guardrail", Meaning::Here("A figure that is watched so that it does no harm, and never chased.")),
    ("Handoff", Meaning::Here("Work that passes from one person to the next, with all that is needed to go on.")),
    ("IRR, internal rate of return", Meaning::Figure(Figure::Irr)),
    ("Likely case", Meaning::Here("Every figure at its likely value. The ranges come from all cases together.")),
    ("Net present value", Meaning::Figure(Figure::Npv)),
    ("On-cost", Meaning::Input("team.on_cost")),
    (
        "P10, P50, P90",
        Meaning::Here("One case in ten lies below the first, half below the second, nine in ten below the third."),
    ),
    ("Payback", Meaning::Figure(Figure::Payback)),
    ("Recapture", Meaning::Input("time.recapture")),
    ("Replacement", Meaning::Input("meetings.replacement")),
    ("Return on investment", Meaning::Figure(Figure::Roi)),
    (
        "Switching value",
        Meaning::Here("The value of one input at which the case is worth nothing, the others as they are."),
    ),
    ("Trough", Meaning::Figure(Figure::Trough)),
    (
        "Value of information",
        Meaning::Here(
            "The most that knowing a figure before the decision can be worth; zero where it would not change the decision.",
        ),
    ),
];

fn of_field(field: &'static Field) -> GuideText {
    if field.details.is_empty() { field.hint.into() } else { format!("{} {}", field.hint, field.details).into() }
}

pub(super) fn glossary(_: &FormatValue) -> Vec<Block> {
    let words = |of: &Meaning| -> GuideText {
        match of {
            Meaning::Here(words) => (*words).into(),
            Meaning::Figure(figure) => figure.meaning().into(),
            Meaning::Input(key) => Field::find(key).map(of_field).unwrap_or_default(),
            Meaning::Failure(topic) => topic.description().failure().map_or("", |failure| failure.meaning).into(),
        }
    };
    vec![Block::Terms(TERMS.iter().map(|(name, of)| term(*name, words(of))).collect())]
}
