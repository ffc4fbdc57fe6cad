//! One offer: a tool at a price, dated and sourced.

use serde_json::Value;

use super::{ARTICLE, Price};
use crate::model::shape::{Choice, Extra, Fields, LINE, NOTE, Object, ShapeError};

/// What a team needs a tool for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Messages in threads, instead of meetings and chat.
    Messaging,
    /// Guides, processes, decisions.
    Documents,
    /// Who does what by when.
    Tasks,
}

impl Choice for Need {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Messaging, "messaging", "messages"),
        (Self::Documents, "documents", "documents"),
        (Self::Tasks, "tasks", "tasks"),
    ];
}

/// The size of team for which an offer is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamSize {
    /// The smallest.
    pub from: u32,
    /// The largest, none if there is no limit.
    pub to: Option<u32>,
}

/// Whether an offer suits a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It is meant for such a team.
    Fits,
    /// The team is smaller.
    TeamTooSmall,
    /// The team is larger.
    TeamTooLarge,
}

impl Choice for Fit {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Fits, "fits", "meant for a team of this size"),
        (Self::TeamTooSmall, "too_small", "meant for larger teams"),
        (Self::TeamTooLarge, "too_large", "meant for smaller teams"),
    ];
}

impl TeamSize {
    /// Any size.
    pub const ANY: Self = Self { from: 1, to: None };

    /// Whether it suits so many people.
    pub fn fit(self, people: u32) -> Fit {
        if people < self.from {
            Fit::TeamTooSmall
        } else if self.to.is_some_and(|to| people > to) {
            Fit::TeamTooLarge
        } else {
            Fit::Fits
        }
    }
}

/// A tool at a price.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Names the offer in the data; an offer of the user's with an id of the catalog takes its place.
    pub id: String,
    /// The tool.
    pub tool: String,
    /// Which of its plans.
    pub plan: String,
    /// What it costs.
    pub price: Price,
    /// For whom it is meant.
    pub team: TeamSize,
    /// What it is for.
    pub needs: Vec<Need>,
    /// As of when, such as “2026”.
    pub dated: String,
    /// Where the price comes from, in words.
    pub source: String,
    /// What the price does not say.
    pub note: String,
    /// Keys of a later version.
    pub extra: Extra,
}

impl Offer {
    /// Tool and plan; what stands for them where neither is named yet.
    pub fn name(&self) -> String {
        match (self.tool.trim(), self.plan.trim()) {
            ("", "") => "a tool without a name".to_owned(),
            (name, "") | ("", name) => name.to_owned(),
            (tool, plan) => format!("{tool} {plan}"),
        }
    }

    /// Whether its price is the article's, which names neither date nor source.
    pub fn is_claim(&self) -> bool {
        self.source == ARTICLE
    }

    /// Reads one offer.
    ///
    /// # Errors
    /// A missing id or price, or a value of the wrong type.
    pub fn from_json(value: &Value, path: &str) -> Result<Self, ShapeError> {
        let mut fields = Fields::open(value, path)?;
        let id = fields.required_text("id")?;
        let tool = fields.text("tool", LINE)?;
        let price = fields.take("price").ok_or_else(|| fields.error("price", "is missing"))?;
        Ok(Self {
            id,
            tool,
            plan: fields.text("plan", LINE)?,
            price: Price::from_json(&price, &fields.path_of("price"))?,
            team: read_team(&mut fields)?,
            needs: fields.list("needs", Need::ALL.len(), read_need)?.unwrap_or_default(),
            dated: fields.text("dated", LINE)?,
            source: fields.text("source", LINE)?,
            note: fields.text("note", NOTE)?,
            extra: fields.rest(),
        })
    }

    /// Writes what [`Self::from_json`] reads.
    pub fn to_json(&self) -> Value {
        Object::over(&self.extra)
            .put("id", self.id.as_str())
            .put_text("tool", &self.tool)
            .put_text("plan", &self.plan)
            .put("price", self.price.to_json())
            .put_some("team_from", (self.team.from > 1).then_some(self.team.from))
            .put_some("team_to", self.team.to)
            .put_items("needs", &self.needs, |need| need.key().into())
            .put_text("dated", &self.dated)
            .put_text("source", &self.source)
            .put_text("note", &self.note)
            .done()
    }
}

fn read_team(fields: &mut Fields) -> Result<TeamSize, ShapeError> {
    let from = fields.whole("team_from", 1, 1_000_000)?.unwrap_or(1);
    let to = fields.whole("team_to", 1, 1_000_000)?;
    if to.is_some_and(|to| to < from) {
        return Err(fields.error("team_to", "must not be smaller than team_from"));
    }
    Ok(TeamSize { from, to })
}

fn read_need(value: &Value, path: &str) -> Result<Need, ShapeError> {
    let found = value.as_str().and_then(Need::from_key);
    found.ok_or_else(|| ShapeError::new(path, format!("must be messaging, documents or tasks, not {value}")))
}
