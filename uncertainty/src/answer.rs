//! How sure an answer is.

/// Where an outcome lies in 10, 50 and 90 of 100 cases; none where it lies beyond any number (a payback that never
/// comes).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    /// One case in ten lies below.
    pub p10: Option<f64>,
    /// The median.
    pub p50: Option<f64>,
    /// One case in ten lies above.
    pub p90: Option<f64>,
}

/// How often an outcome lies where: the share of all cases between neighbouring edges.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// One more than there are bars.
    pub edges: Vec<f64>,
    /// The share of all cases in each bar.
    pub masses: Vec<f64>,
}

/// The running total of the cash flow in one month, over all cases.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fan {
    /// One case in ten lies below.
    pub p10: f64,
    /// One case in four lies below.
    pub p25: f64,
    /// The median.
    pub p50: f64,
    /// One case in four lies above.
    pub p75: f64,
    /// One case in ten lies above.
    pub p90: f64,
}
