//! Chart geometry: numbers in, positions and SVG path strings out. Knows no browser and formats no value.
//!
//! Every chart takes the size of its box in viewBox units, so that the same code draws a phone's 340 and a desk's 640
//! with as many ticks as are readable. Values that are not finite are drawn as 0, gaps are `None`, and all that comes
//! out is finite and inside the box.
pub mod bar_chart;
pub mod cash_flow;
pub mod cost_by_team_size;
pub mod histogram;
pub mod layout;
pub mod percent_scale;
pub mod scale;
pub mod svg_path;
pub mod text_width;
pub mod timeline;
pub mod tornado;
pub mod trend;

#[cfg(test)]
mod testing;
