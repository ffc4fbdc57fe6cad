//! The rows of the catalog: the plans of each tool, with the day on which a price was read and how.

use super::{PriceOrigin, SeatStep, TeamSize, ToolNeed};
use crate::model::PriceBasis;

use PriceOrigin::{Article, Own, Reported, Retired, Unproven, Vendor};
use ToolNeed::{Documents, Messaging, Tasks};

/// A row of the catalog. Money is US dollars a month before tax; 0 and empty stand for none.
pub(super) struct CatalogRow {
    pub(super) id: &'static str,
    pub(super) tool: &'static str,
    pub(super) plan: &'static str,
    pub(super) charge: PriceBasis,
    pub(super) yearly: Option<f64>,
    pub(super) monthly: Option<f64>,
    pub(super) free_up_to: u32,
    pub(super) most_seats: u32,
    pub(super) packs: SeatPacks,
    pub(super) team: TeamSize,
    pub(super) needs: &'static [ToolNeed],
    pub(super) origin: PriceOrigin,
    /// The day on which the price was read or could not be confirmed; the month where the day is not known.
    pub(super) read_on: &'static str,
    /// The vendor's public price list.
    pub(super) list: &'static str,
    pub(super) note: &'static str,
}

#[derive(Clone, Copy)]
pub(super) enum SeatPacks {
    None,
    Asana,
}

/// Two to five seats one by one, then packs of 5 to 30, of 10 to 100, of 25 above.
pub(super) const ASANA_STEPS: [SeatStep; 4] = [
    SeatStep { up_to: 5, pack: 1 },
    SeatStep { up_to: 30, pack: 5 },
    SeatStep { up_to: 100, pack: 10 },
    SeatStep { up_to: u32::MAX, pack: 25 },
];

/// The day on which the prices were last looked up.
const LOOKED_UP: &str = "2026-11-26";

const PER_USER: CatalogRow = CatalogRow {
    id: "",
    tool: "",
    plan: "",
    charge: PriceBasis::PerUser,
    yearly: None,
    monthly: None,
    free_up_to: 0,
    most_seats: 0,
    packs: SeatPacks::None,
    team: TeamSize::ANY,
    needs: &[],
    origin: Own,
    read_on: LOOKED_UP,
    list: "",
    note: "",
};
const BASECAMP: CatalogRow = CatalogRow {
    tool: "Basecamp",
    team: TeamSize { from: 10, to: Some(100) },
    needs: &[Messaging, Documents, Tasks],
    origin: Unproven,
    list: "basecamp.com/pricing",
    note: "Known from earlier lists; not confirmed since.",
    ..PER_USER
};
const TWIST: CatalogRow = CatalogRow {
    tool: "Twist",
    team: TeamSize { from: 1, to: Some(50) },
    needs: &[Messaging],
    origin: Reported,
    list: "twist.com/pricing",
    ..PER_USER
};
const NOTION: CatalogRow = CatalogRow {
    tool: "Notion",
    needs: &[Documents, Tasks],
    origin: Vendor,
    read_on: "2026-03",
    list: "notion.com/pricing",
    ..PER_USER
};
const CONFLUENCE: CatalogRow = CatalogRow {
    tool: "Confluence",
    needs: &[Documents],
    origin: Unproven,
    list: "atlassian.com/software/confluence/pricing",
    ..PER_USER
};
const TRELLO: CatalogRow =
    CatalogRow { tool: "Trello", needs: &[Tasks], origin: Vendor, list: "trello.com/pricing", ..PER_USER };
const ASANA: CatalogRow = CatalogRow {
    tool: "Asana",
    needs: &[Tasks],
    packs: SeatPacks::Asana,
    origin: Vendor,
    read_on: "2026-11-20",
    list: "asana.com/pricing",
    ..PER_USER
};
pub(super) const ROWS: &[CatalogRow] = &[
    CatalogRow {
        id: "basecamp-article",
        plan: "(article)",
        charge: PriceBasis::Flat,
        yearly: Some(99.0),
        monthly: Some(99.0),
        origin: Article,
        note: "",
        ..BASECAMP
    },
    CatalogRow {
        id: "twist-article",
        plan: "(article)",
        yearly: Some(5.0),
        monthly: Some(5.0),
        origin: Article,
        ..TWIST
    },
    CatalogRow {
        id: "notion-free-article",
        plan: "free (article)",
        yearly: Some(0.0),
        origin: Article,
        note: "The article says 0 to 8 a user.",
        ..NOTION
    },
    CatalogRow {
        id: "notion-article",
        plan: "(article)",
        yearly: Some(8.0),
        monthly: Some(8.0),
        origin: Article,
        note: "The upper end of the article’s range.",
        ..NOTION
    },
    CatalogRow {
        id: "basecamp-free",
        plan: "Free",
        yearly: Some(0.0),
        monthly: Some(0.0),
        most_seats: 20,
        team: TeamSize::ANY,
        origin: Reported,
        note: "One project only.",
        ..BASECAMP
    },
    CatalogRow { id: "basecamp-user", plan: "per user", yearly: Some(15.0), monthly: Some(15.0), ..BASECAMP },
    CatalogRow {
        id: "basecamp-flat",
        plan: "flat",
        charge: PriceBasis::Flat,
        yearly: Some(299.0),
        monthly: Some(349.0),
        ..BASECAMP
    },
    CatalogRow {
        id: "twist-free",
        plan: "Free",
        yearly: Some(0.0),
        monthly: Some(0.0),
        note: "Shows one month of history only.",
        ..TWIST
    },
    CatalogRow { id: "twist-unlimited", plan: "Unlimited", yearly: Some(6.0), monthly: Some(8.0), ..TWIST },
    CatalogRow {
        id: "notion-free",
        plan: "Free",
        yearly: Some(0.0),
        monthly: Some(0.0),
        most_seats: 1,
        origin: Unproven,
        read_on: LOOKED_UP,
        note: "Reported: for one person; shared by a team, it holds only 1,000 blocks.",
        ..NOTION
    },
    CatalogRow { id: "notion-plus", plan: "Plus", yearly: Some(10.0), monthly: Some(12.0), ..NOTION },
    CatalogRow { id: "notion-business", plan: "Business", yearly: Some(20.0), monthly: Some(24.0), ..NOTION },
    CatalogRow {
        id: "confluence-free",
        plan: "Free",
        yearly: Some(0.0),
        monthly: Some(0.0),
        most_seats: 10,
        origin: Reported,
        ..CONFLUENCE
    },
    CatalogRow {
        id: "confluence-standard",
        plan: "Standard",
        yearly: Some(6.6),
        note: "Rounded: the list price falls as the team grows. 6.05 was reported in May 2026.",
        ..CONFLUENCE
    },
    CatalogRow {
        id: "confluence-premium",
        plan: "Premium",
        yearly: Some(13.2),
        note: "Rounded: the list price falls as the team grows.",
        ..CONFLUENCE
    },
    CatalogRow {
        id: "trello-free",
        plan: "Free",
        yearly: Some(0.0),
        monthly: Some(0.0),
        most_seats: 10,
        note: "For each workspace.",
        ..TRELLO
    },
    CatalogRow {
        id: "trello-standard",
        plan: "Standard",
        yearly: Some(5.0),
        monthly: Some(6.0),
        free_up_to: 10,
        origin: Retired,
        note: "An earlier entry that combined two plans: Free and Standard are now listed separately.",
        ..TRELLO
    },
    CatalogRow {
        id: "trello-standard-paid",
        plan: "Standard",
        yearly: Some(5.0),
        monthly: Some(6.0),
        note: "Charged for each workspace.",
        ..TRELLO
    },
    CatalogRow {
        id: "trello-premium",
        plan: "Premium",
        yearly: Some(10.0),
        origin: Unproven,
        note: "Charged for each workspace.",
        ..TRELLO
    },
    CatalogRow {
        id: "asana-free",
        plan: "Free",
        yearly: Some(0.0),
        monthly: Some(0.0),
        most_seats: 2,
        packs: SeatPacks::None,
        ..ASANA
    },
    CatalogRow {
        id: "asana-starter",
        plan: "Starter",
        yearly: Some(10.99),
        monthly: Some(13.49),
        free_up_to: 2,
        origin: Retired,
        note: "An earlier entry that combined two plans: Free and Starter are now listed separately.",
        ..ASANA
    },
    CatalogRow { id: "asana-starter-paid", plan: "Starter", yearly: Some(10.99), monthly: Some(13.49), ..ASANA },
    CatalogRow {
        id: "asana-advanced",
        plan: "Advanced",
        yearly: Some(24.99),
        origin: Unproven,
        read_on: LOOKED_UP,
        ..ASANA
    },
    CatalogRow { id: "slack", tool: "Slack", needs: &[Messaging], ..PER_USER },
    CatalogRow { id: "microsoft-teams", tool: "Microsoft Teams", needs: &[Messaging], ..PER_USER },
    CatalogRow { id: "google-workspace", tool: "Google Workspace", needs: &[Documents], ..PER_USER },
    CatalogRow { id: "zoom", tool: "Zoom", ..PER_USER },
    CatalogRow { id: "loom", tool: "Loom", needs: &[Messaging], ..PER_USER },
    CatalogRow { id: "jira", tool: "Jira", needs: &[Tasks], ..PER_USER },
];
