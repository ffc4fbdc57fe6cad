//! Charts: what the pure geometry gives, as SVG with the style sheet's names.

mod card;
mod picture;
mod plot;
mod shape;

pub(super) use card::{Card, as_table, fold, fold_at, saving};
pub(super) use picture::{Bar, Picture};
pub(super) use plot::{Drawing, plot, plot_of};
pub(super) use shape::{Shape, axis, mark_line, track};
