//! Charts: what the pure geometry gives, as SVG with the style sheet's names.

mod bar_picture;
mod chart_card;
mod export_menu;
mod legend;
mod picture;
mod read_out;
mod svg_chart;
mod svg_shape;

pub(super) use bar_picture::{PictureBar, bar_layout, bar_shapes};
pub(super) use chart_card::{ChartCard, card_head, export};
pub(super) use export_menu::{SaveTable, export_menu};
pub(super) use legend::{Legend, MIDDLE, area_mark, diamond, legend_list, line_mark, square, upright_mark};
pub(super) use read_out::{ReadOut, read_out};
pub(super) use svg_chart::{ChartSize, SvgChart, svg_chart};
pub(super) use svg_shape::{SvgShape, axis, mark_line, money_frame, track};
