//! What identifies a KPI.

use std::cmp::Ordering;
use std::fmt;

use super::{BUILT_IN, Kpi};

/// A KPI that every scorecard has, in the order of [`BUILT_IN`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum BuiltInKpi {
    ResolutionTime,
    DeepWork,
    Collaboration,
    ResponseTime,
    Fragmentation,
    MeetingLoad,
    Turnover,
    Adoption,
}

impl BuiltInKpi {
    /// Its id in documents, tables and element ids.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ResolutionTime => "resolution_time",
            Self::DeepWork => "deep_work",
            Self::Collaboration => "collaboration",
            Self::ResponseTime => "response_time",
            Self::Fragmentation => "fragmentation",
            Self::MeetingLoad => "meeting_load",
            Self::Turnover => "turnover",
            Self::Adoption => "adoption",
        }
    }

    /// Its name, unit, benchmark and definition.
    pub fn kpi(self) -> Kpi<'static> {
        BUILT_IN[self as usize]
    }
}

/// Identifies a KPI. Ordered by the id as text, which is the order of a day's readings in documents.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum KpiId {
    /// One of the built-in KPIs.
    BuiltIn(BuiltInKpi),
    /// The user's own, or one of a later version; never the id of a built-in KPI. Made by [`KpiId::from`].
    Custom(String),
}

impl KpiId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        match self {
            Self::BuiltIn(kpi) => kpi.id(),
            Self::Custom(id) => id,
        }
    }

    /// Which built-in KPI it is.
    pub fn built_in(&self) -> Option<BuiltInKpi> {
        match self {
            Self::BuiltIn(kpi) => Some(*kpi),
            Self::Custom(_) => None,
        }
    }

    /// Whether it is this built-in KPI.
    pub fn is(&self, kpi: BuiltInKpi) -> bool {
        self.built_in() == Some(kpi)
    }
}

impl Default for KpiId {
    /// The empty id, until a KPI of the user's own gets one.
    fn default() -> Self {
        Self::Custom(String::new())
    }
}

impl From<BuiltInKpi> for KpiId {
    fn from(kpi: BuiltInKpi) -> Self {
        Self::BuiltIn(kpi)
    }
}

impl From<&str> for KpiId {
    fn from(id: &str) -> Self {
        let built_in = BUILT_IN.iter().find(|kpi| kpi.id.as_str() == id);
        built_in.map_or_else(|| Self::Custom(id.to_owned()), |kpi| kpi.id.clone())
    }
}

impl AsRef<str> for KpiId {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl Ord for KpiId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialOrd for KpiId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for KpiId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_built_in_kpi_is_found_by_its_id_and_stands_at_its_place() {
        for (place, kpi) in BUILT_IN.iter().enumerate() {
            let built_in = kpi.id.built_in().unwrap();
            assert_eq!(built_in as usize, place);
            assert_eq!(KpiId::from(built_in.id()), KpiId::BuiltIn(built_in));
        }
        assert_eq!(KpiId::from("own1"), KpiId::Custom("own1".into()));
        assert!(KpiId::from(BuiltInKpi::Turnover).is(BuiltInKpi::Turnover));
        assert!(!KpiId::from("own1").is(BuiltInKpi::Turnover));
        assert_eq!((KpiId::from("own1").as_ref(), KpiId::from("own1").to_string().as_str()), ("own1", "own1"));
        assert!(KpiId::from("own1") < KpiId::from("own2"));
    }
}
