//! The frame around a chart: what it shows, its table, and its picture to take away.

use super::super::session;
use crate::browser::document::is_open;
use crate::sync::{Picture, save_picture};
use leptos::prelude::*;

/// Something folded that is computed only while it is open.
#[component]
pub(crate) fn Fold(
    #[prop(optional)] class: &'static str,
    #[prop(into)] summary: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <details class=class on:toggle=move |event| open.set(is_open(&event))>
            <summary>{move || summary.run()}</summary>
            <div>{move || open.get().then(|| children())}</div>
        </details>
    }
}

/// A chart with its heading above it, and below it the same as a table, and its picture to save.
#[component]
pub(crate) fn ChartCard(
    /// The `svg` of this id is what is saved.
    id: &'static str,
    #[prop(into)] heading: ViewFn,
    #[prop(into)] about: Signal<String>,
    /// The same in numbers.
    #[prop(into)]
    table: ViewFn,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView {
    let session = session();
    let save = move |kind, name: &'static str| {
        view! {
            <button class="button small plain" on:click=move |_| save_picture(session, id, kind)>
                {name}
            </button>
        }
    };
    view! {
        <figure class=format!("chart-card {class}")>
            <div class="chart-head">{move || heading.run()}<p>{about}</p></div>
            {children()}
            <div class="chart-foot">
                <Fold summary=|| "Show as a table">
                    <div class="scroll" tabindex="0" role="group" aria-label="Table">{table.run()}</div>
                </Fold>
                {save(Picture::Svg, "Save SVG")}
                {save(Picture::Png, "Save PNG")}
            </div>
        </figure>
    }
}
