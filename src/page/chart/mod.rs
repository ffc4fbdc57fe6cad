//! Charts: what the pure geometry gives, as SVG with the style sheet's names.

mod card;
mod plot;
mod shape;

pub(super) use card::{Card, fold, fold_at};
pub(super) use plot::{Drawing, plot, plot_of};
pub(super) use shape::{Shape, axis, mark_line, track};
