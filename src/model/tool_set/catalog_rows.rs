//! The rows of the catalog: the plans of each tool, with the day on which a price was read and how.

use super::{PriceOrigin, SeatStep, TeamSize, ToolNeed};
use crate::model::PriceBasis;

use PriceOrigin::{Article, Own, Reported, Retired, Unproven, Vendor};
use ToolNeed::{Documents, Messaging, Tasks};

/// A row of the catalog. Money is US dollars a month before tax; 0 and empty stand for none.
#[derive(Clone, Copy)]
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

impl CatalogRow {
    /// A plan of a tool.
    const fn plan(self, id: &'static str, plan: &'static str) -> Self {
        Self { id, plan, ..self }
    }

    /// Charged for the whole team.
    const fn flat(self) -> Self {
        Self { charge: PriceBasis::Flat, ..self }
    }

    /// Its price a month where a year is paid; it is not sold by the month.
    const fn yearly(self, price: f64) -> Self {
        Self { yearly: Some(price), ..self }
    }

    /// Its price a month where a year is paid, and where a month is.
    const fn prices(self, yearly: f64, monthly: f64) -> Self {
        Self { yearly: Some(yearly), monthly: Some(monthly), ..self }
    }

    /// For no money.
    const fn free(self) -> Self {
        self.prices(0.0, 0.0)
    }

    /// Sold to no more people than these.
    const fn up_to(self, most_seats: u32) -> Self {
        Self { most_seats, ..self }
    }

    /// How its price is known, if otherwise than of the tool's other plans.
    const fn known(self, origin: PriceOrigin) -> Self {
        Self { origin, ..self }
    }

    /// With a note.
    const fn noted(self, note: &'static str) -> Self {
        Self { note, ..self }
    }
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
    BASECAMP.plan("basecamp-article", "(article)").flat().prices(99.0, 99.0).known(Article).noted(""),
    TWIST.plan("twist-article", "(article)").prices(5.0, 5.0).known(Article),
    NOTION
        .plan("notion-free-article", "free (article)")
        .yearly(0.0)
        .known(Article)
        .noted("The article says 0 to 8 a user."),
    NOTION
        .plan("notion-article", "(article)")
        .prices(8.0, 8.0)
        .known(Article)
        .noted("The upper end of the article’s range."),
    CatalogRow {
        team: TeamSize::ANY,
        ..BASECAMP.plan("basecamp-free", "Free").free().up_to(20).known(Reported).noted("One project only.")
    },
    BASECAMP.plan("basecamp-user", "per user").prices(15.0, 15.0),
    BASECAMP.plan("basecamp-flat", "flat").flat().prices(299.0, 349.0),
    TWIST.plan("twist-free", "Free").free().noted("Shows one month of history only."),
    TWIST.plan("twist-unlimited", "Unlimited").prices(6.0, 8.0),
    CatalogRow {
        read_on: LOOKED_UP,
        ..NOTION
            .plan("notion-free", "Free")
            .free()
            .up_to(1)
            .known(Unproven)
            .noted("Reported: for one person; shared by a team, it holds only 1,000 blocks.")
    },
    NOTION.plan("notion-plus", "Plus").prices(10.0, 12.0),
    NOTION.plan("notion-business", "Business").prices(20.0, 24.0),
    CONFLUENCE.plan("confluence-free", "Free").free().up_to(10).known(Reported),
    CONFLUENCE
        .plan("confluence-standard", "Standard")
        .yearly(6.6)
        .noted("Rounded: the list price falls as the team grows. 6.05 was reported in May 2026."),
    CONFLUENCE
        .plan("confluence-premium", "Premium")
        .yearly(13.2)
        .noted("Rounded: the list price falls as the team grows."),
    TRELLO.plan("trello-free", "Free").free().up_to(10).noted("For each workspace."),
    CatalogRow {
        free_up_to: 10,
        ..TRELLO
            .plan("trello-standard", "Standard")
            .prices(5.0, 6.0)
            .known(Retired)
            .noted("An earlier entry that combined two plans: Free and Standard are now listed separately.")
    },
    TRELLO.plan("trello-standard-paid", "Standard").prices(5.0, 6.0).noted("Charged for each workspace."),
    TRELLO.plan("trello-premium", "Premium").yearly(10.0).known(Unproven).noted("Charged for each workspace."),
    CatalogRow { packs: SeatPacks::None, ..ASANA.plan("asana-free", "Free").free().up_to(2) },
    CatalogRow {
        free_up_to: 2,
        ..ASANA
            .plan("asana-starter", "Starter")
            .prices(10.99, 13.49)
            .known(Retired)
            .noted("An earlier entry that combined two plans: Free and Starter are now listed separately.")
    },
    ASANA.plan("asana-starter-paid", "Starter").prices(10.99, 13.49),
    CatalogRow { read_on: LOOKED_UP, ..ASANA.plan("asana-advanced", "Advanced").yearly(24.99).known(Unproven) },
    CatalogRow { id: "slack", tool: "Slack", needs: &[Messaging], ..PER_USER },
    CatalogRow { id: "microsoft-teams", tool: "Microsoft Teams", needs: &[Messaging], ..PER_USER },
    CatalogRow { id: "google-workspace", tool: "Google Workspace", needs: &[Documents], ..PER_USER },
    CatalogRow { id: "zoom", tool: "Zoom", ..PER_USER },
    CatalogRow { id: "loom", tool: "Loom", needs: &[Messaging], ..PER_USER },
    CatalogRow { id: "jira", tool: "Jira", needs: &[Tasks], ..PER_USER },
];
