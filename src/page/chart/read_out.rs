//! Reading out a chart: pointer, touch and keys select a month, bar or point, which is marked and described in words below the chart.

use super::svg_chart::ChartSize;
use super::svg_shape::SvgShape;
use crate::browser::dom;
use crate::chart::layout::{Point, Rect};
use crate::chart::spot::{Spot, nearest, selected_by_key};
use crate::chart::svg_path::number;
use crate::page::ui::{Child, fragment, html, svg};
use crate::page::widgets::button;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::{KeyboardEvent, PointerEvent};
use std::sync::Arc;

/// What can be read out of a chart.
#[derive(Clone)]
pub(crate) struct ReadOut {
    /// Its months, bars or points at a width and a height.
    pub(crate) spots: Arc<dyn Fn(f64, f64) -> Vec<Spot> + Send + Sync>,
    /// What describes one, by its index.
    pub(crate) words: Arc<dyn Fn(usize) -> String + Send + Sync>,
    /// What can be done with a selected one: the words on the button, and the act. Enter does the same.
    pub(crate) act: Option<(&'static str, Act)>,
}

/// Acts on a spot, by its index.
pub(crate) type Act = Arc<dyn Fn(usize) + Send + Sync>;

impl ReadOut {
    /// Spots that are only described.
    pub(crate) fn new(
        spots: impl Fn(f64, f64) -> Vec<Spot> + Send + Sync + 'static,
        words: impl Fn(usize) -> String + Send + Sync + 'static,
    ) -> Self {
        Self { spots: Arc::new(spots), words: Arc::new(words), act: None }
    }
}

/// What is selected: by the pointer above it, which passes; by a click, a tap or a key, which stays.
#[derive(Clone, Copy)]
struct Selection {
    hovered: RwSignal<Option<usize>>,
    chosen: RwSignal<Option<usize>>,
}

impl Selection {
    fn get(self) -> Option<usize> {
        self.hovered.get().or(self.chosen.get())
    }

    fn choose(self, index: Option<usize>) {
        self.hovered.set(None);
        self.chosen.set(index);
    }
}

/// The layer over a chart that selects, and the line below the chart that describes what is selected.
///
/// The layer is a slider: assistive technology hands the arrow keys on to sliders, and speaks their value as it changes. So the line is
/// no live region; it would be spoken twice.
pub(crate) fn read_out(read_out: ReadOut, title: Memo<String>, size: ChartSize) -> AnyView {
    let ReadOut { spots, words, act } = read_out;
    let measured = size.clone();
    let spots = Memo::new(move |_| {
        let (width, height) = measured();
        spots(width, height)
    });
    let selection = Selection { hovered: RwSignal::new(None), chosen: RwSignal::new(None) };
    let count = move || spots.with(Vec::len);
    let selected = Memo::new(move |_| selection.get().filter(|index| *index < count()));
    let described = Memo::new(move |_| selected.get().map(|index| words(index)).unwrap_or_default());
    let enter = act.clone();
    let press = move |event: KeyboardEvent| {
        // Alt with an arrow goes back in the browser's history.
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let (key, before) = (event.key(), selected.get_untracked());
        match (&enter, before) {
            (Some((_, act)), Some(index)) if key == "Enter" => act(index),
            (_, Some(_)) if key == "Escape" => selection.choose(None),
            _ => {
                let Some(next) = selected_by_key(&key, before, untrack(count)) else { return };
                event.prevent_default();
                selection.choose(Some(next));
            }
        }
    };
    let at = move |event: &PointerEvent| {
        let unit = dom::text_scale();
        let at = Point { x: f64::from(event.offset_x()) / unit, y: f64::from(event.offset_y()) / unit };
        spots.with_untracked(|spots| nearest(spots, at))
    };
    let follow = move |event: PointerEvent| match event.buttons() {
        0 => selection.hovered.set(at(&event)),
        _ => selection.choose(at(&event)),
    };
    let layer = html::div()
        .class("reader")
        .attr("role", "slider")
        .attr("tabindex", "0")
        .attr("aria-label", move || Some(format!("Read out: {}", title.get())))
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", move || Some(count().to_string()))
        .attr("aria-valuenow", move || Some(selected.get().map_or(0, |index| index + 1).to_string()))
        .attr("aria-valuetext", move || {
            let described = described.get();
            Some(if described.is_empty() { "Nothing selected. Use the arrow keys.".to_owned() } else { described })
        })
        .on(ev::keydown, press)
        .on(ev::pointerdown, move |event| selection.choose(at(&event)))
        .on(ev::pointermove, follow)
        .on(ev::pointerleave, move |_| selection.hovered.set(None))
        .child(marks(selected, spots, size));
    let chosen = move || {
        let (words, act) = act.clone()?;
        let index = selection.chosen.get().filter(|index| *index < count())?;
        Some(button("link", words, move || act(index)))
    };
    let line = html::div().class("readout").child(html::p().child(described)).child(chosen);
    fragment([layer.into_any(), line.into_any()])
}

/// The marks at what is selected.
fn marks(selected: Memo<Option<usize>>, spots: Memo<Vec<Spot>>, size: ChartSize) -> AnyView {
    let view_box = move || {
        let (width, height) = size();
        Some(format!("0 0 {} {}", number(width), number(height)))
    };
    let drawn = move || {
        let index = selected.get()?;
        let shapes = spots.with(|spots| spots.get(index).map(mark));
        Some(shapes?.into_iter().map(SvgShape::draw).collect::<Vec<_>>())
    };
    svg::svg().class("chart").attr("aria-hidden", "true").attr("viewBox", view_box).child(drawn.into_child()).into_any()
}

fn mark(spot: &Spot) -> Vec<SvgShape> {
    let Rect { x, y, height, .. } = spot.reach;
    let line = match spot.outline {
        Some(outline) => SvgShape::Rect("selected", outline),
        None => SvgShape::Line("selected", Point { x, y }, Point { x, y: y + height }),
    };
    let dots = spot.points.iter().map(|&point| SvgShape::Circle("selected", point));
    std::iter::once(line).chain(dots).collect()
}
