//! Pictures of what was measured: each with its finding, what can be read out of it, and its numbers as a table.
//!
//! They draw plain numbers, whoever measured them. `id` tells two pictures of one kind on a page apart.

mod calendar;
mod roster;
mod tickets;
mod weeks;

pub(super) use calendar::{YearlyCost, gaps, meeting_ranking, meetings_by_hour, out_of_hours_by_hour};
pub(super) use roster::{Roster, at_work, fairest_hour, handoffs, roster_bands};
pub(super) use tickets::{Tickets, resolution_by_month, resolution_times};
pub(super) use weeks::{Weeks, weeks};

use super::chart::{ChartCard, Legend, ReadOut, SvgChart, SvgShape};
use super::table::{number_head, row_head, table};
use super::ui::{Child, Element, html};
use super::{constant, format};
use crate::chart::layout::{CHARACTER_WIDTH, Frame, GAP, LINE_HEIGHT};
use crate::chart::spot::Spot;
use leptos::prelude::*;
use std::sync::Arc;

/// A row of a table: its name, and a cell for each other head.
type NamedRow = (String, Vec<String>);

/// How a picture of this data is drawn and told.
struct Picture<T: 'static> {
    heading: &'static str,
    legend: Legend,
    /// The finding, as one sentence or two.
    finding: fn(&T) -> String,
    /// The shapes at a width and a height; none where there is nothing to draw.
    shapes: fn(&T, f64, f64) -> Vec<SvgShape>,
    /// The height that it takes at a width, where the style sheet does not say.
    height: Option<fn(&T, f64) -> f64>,
    /// What can be read out, at a width and a height.
    spots: fn(&T, f64, f64) -> Vec<Spot>,
    /// What is told of a spot.
    words: fn(&T, usize) -> String,
    /// The heads of the table's columns, the first for the names of the rows.
    heads: &'static [&'static str],
    /// The rows of the table: a name and a cell for each other head.
    rows: fn(&T) -> Vec<NamedRow>,
    /// What stands below the picture.
    below: fn(&T) -> AnyView,
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Picture<T> {
    /// The picture in its frame.
    fn view(self, id: &'static str, data: Memo<T>) -> AnyView {
        let Self { heading, legend, finding, shapes, height, spots, words, heads, rows, below } = self;
        let about = Memo::new(move |_| data.with(finding));
        let drawing = SvgChart {
            id: id.into(),
            title: constant(heading.to_owned()),
            about,
            description: Memo::new(move |_| format!("{} The numbers follow as a table.", about.get())),
            legend: constant(legend),
            shapes: Arc::new(move |width, room| data.with(|data| shapes(data, width, room))),
            height: height.map(|height| -> Arc<dyn Fn(f64) -> f64 + Send + Sync> {
                Arc::new(move |width| data.with(|data| height(data, width)))
            }),
            read_out: Some(ReadOut::new(
                move |width, room| data.with(|data| spots(data, width, room)),
                move |spot| data.with(|data| words(data, spot)),
            )),
        };
        let below = (move || data.with(below)).into_child();
        ChartCard { heading: html::h3().child(heading).into_any(), drawing, below }
            .view(move || as_table(heads, move || data.with(rows)))
    }
}

fn as_table(heads: &[&'static str], rows: impl Fn() -> Vec<NamedRow> + Send + 'static) -> AnyView {
    let names = heads.first().map(|head| super::table::column_head(*head));
    let heads = names.into_iter().chain(heads.iter().skip(1).map(|head| number_head(*head))).collect();
    let row = |(name, cells): NamedRow| {
        let cells = cells.into_iter().map(super::table::number_cell);
        html::tr().child(row_head(name)).child(cells.collect::<Vec<Element>>())
    };
    table(heads, move || rows().into_iter().map(row).collect::<Vec<_>>()).into_any()
}

/// Nothing below a picture.
fn nothing<T>(_: &T) -> AnyView {
    ().into_any()
}

/// The frame of a chart with numbers of a few digits on the left and names below.
fn frame(width: f64, height: f64) -> Frame {
    Frame {
        left: 5.0 * CHARACTER_WIDTH,
        right: 2.0 * GAP,
        top: LINE_HEIGHT,
        bottom: LINE_HEIGHT + GAP,
        label_width: 9.0 * CHARACTER_WIDTH,
        ..Frame::new(width, height)
    }
}

/// A number with at most so many decimals.
fn number(value: f64, digits: u8) -> String {
    format::decimal(value, digits)
}

/// A number with one decimal.
fn tenths(value: f64) -> String {
    format::decimal(value, 1)
}
