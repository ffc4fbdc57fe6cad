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
    ("Async theater", Meaning::Failure(ReadinessTopic::Theatre)),
    ("Baseline", Meaning::Here("The reading taken before anything changes. Later readings are compared with it.")),
    ("Benefit-cost ratio", Meaning::Figure(Figure::Bcr)),
    ("Cash view", Meaning::Here("The result with payments only: working time is not counted.")),
    ("Cost of delay", Meaning::Figure(Figure::CostOfDelay)),
    (
        "Deep work",
        Meaning::Here(
            "Work in blocks without meetings or messages of at least 60, 90 or 120 minutes, as you define it.",
        ),
    ),
    ("Dip", Meaning::Input("change.dip")),
    ("Discount rate", Meaning::Input("finance.discount_rate")),
    ("Documentation debt", Meaning::Failure(ReadinessTopic::DocumentationDebt)),
    ("Employer’s cost on top of pay", Meaning::Input("team.on_cost")),
    ("Gate", Meaning::Here("A day of the rollout on which you decide to go on, adjust or stop.")),
    (
        "Guardrail",
        Meaning::Here(
            "A figure to keep within a limit, not a target to improve. It shows whether the \
    change does harm elsewhere.",
        ),
    ),
    ("Handoff", Meaning::Here("Work passed from one person to the next, with everything needed to continue it.")),
    ("IRR, internal rate of return", Meaning::Figure(Figure::Irr)),
    (
        "Likely case",
        Meaning::Here(
            "The result with every figure at its likely value. Ranges and probabilities come \
    from the simulation, which varies all figures.",
        ),
    ),
    ("Net present value", Meaning::Figure(Figure::Npv)),
    (
        "P10, P50, P90",
        Meaning::Here("Of all simulated cases, 10% lie below P10, 50% below P50 (the median) and 90% below P90."),
    ),
    ("Payback", Meaning::Figure(Figure::Payback)),
    ("Peak funding", Meaning::Figure(Figure::Trough)),
    ("Productive use of freed time", Meaning::Input("time.recapture")),
    ("Return on investment", Meaning::Figure(Figure::Roi)),
    (
        "Switching value",
        Meaning::Here(
            "The value of one input at which the net present value is zero, with all other inputs \
        unchanged.",
        ),
    ),
    (
        "Value of information",
        Meaning::Here(
            "The most that knowing a figure before the decision can be worth. It is zero if knowing the figure would \
             not change the decision.",
        ),
    ),
    ("Writing and reading time", Meaning::Input("meetings.replacement")),
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
