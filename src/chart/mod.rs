//! Chart geometry: numbers in, positions and SVG path strings out. No browser, no number formatting.
//!
//! Every chart takes the size of its box in viewBox units (CSS pixels), so that the same code draws 340 on a phone and 640 on
//! a desktop with as many ticks as are readable. Values that are not finite are drawn as 0; all output is finite and inside
//! the box.
pub mod bar_chart;
pub mod cash_flow;
pub mod columns;
pub mod cost_by_team_size;
pub mod day_bands;
pub mod histogram;
pub mod layout;
mod line_names;
pub mod percent_scale;
pub mod picture;
pub mod running_totals;
pub mod scale;
pub mod spot;
pub mod svg_path;
pub mod svg_shape;
pub mod text_width;
pub mod timeline;
pub mod tornado;
pub mod trend;
pub mod week_map;

#[cfg(test)]
mod testing;
