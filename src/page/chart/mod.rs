//! Charts: what the pure geometry gives, as SVG with the style sheet's names.

mod bar_picture;
mod chart_card;
mod legend;
mod picture;
mod svg_chart;
mod svg_shape;

pub(super) use bar_picture::{BarPicture, PictureBar};
pub(super) use chart_card::{ChartCard, as_table, save_buttons};
pub(super) use legend::{Legend, MIDDLE, area_mark, diamond, legend_list, line_mark, square, upright_mark};
pub(super) use picture::save_picture;
pub(super) use svg_chart::{SvgChart, svg_chart};
pub(super) use svg_shape::{SvgShape, axis, mark_line, money_frame, track, track_with_lines};
