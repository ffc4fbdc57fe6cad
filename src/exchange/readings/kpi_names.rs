//! The KPIs of a scorecard by their names in a table.

use super::EVENTS;
use crate::exchange::table::{TableContext, name_key};
use crate::model::kpi::{Kpi, Scorecard};

/// The KPIs of a scorecard, with their ids and names as they are compared.
pub(super) struct KpiNames<'a> {
    /// The KPIs.
    pub kpis: Vec<Kpi<'a>>,
    ids: Vec<String>,
    names: Vec<String>,
    context: TableContext,
}

impl<'a> KpiNames<'a> {
    pub(super) fn of(card: &'a Scorecard, context: TableContext) -> Self {
        let kpis: Vec<Kpi<'a>> = card.kpis().collect();
        let ids = kpis.iter().map(|kpi| name_key(kpi.id.as_str(), context)).collect();
        let names = kpis.iter().map(|kpi| name_key(kpi.name, context)).collect();
        Self { kpis, ids, names, context }
    }

    /// Whether the figure of a row says that it is an event.
    pub(super) fn is_event(&self, name: &str) -> bool {
        let wanted = name_key(name, self.context);
        EVENTS.iter().any(|word| name_key(word, self.context) == wanted) && self.find(name).is_err()
    }

    /// The place of the KPI with this id or name: by id first, since ids are unique and names are not.
    pub(super) fn find(&self, name: &str) -> Result<usize, String> {
        let wanted = name_key(name, self.context);
        let place = |keys: &[String]| keys.iter().position(|key| *key == wanted);
        place(&self.ids)
            .or_else(|| place(&self.names))
            .ok_or_else(|| format!("there is no KPI “{name}”; add it first, or write its name as the scorecard does"))
    }
}
