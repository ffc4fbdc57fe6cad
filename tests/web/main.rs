//! The view builder in a real browser: what is kept, what is cleaned up and in which order. `script/test --only web` runs it.
#![cfg(target_arch = "wasm32")]

#[path = "../../src/page/ui/mod.rs"]
#[allow(dead_code, unused_imports)]
mod ui;

// The view builder shows phrases. Not the library's module: the library imports the loader of chunks, which is not here.
#[path = "../../src/text/phrase.rs"]
#[allow(dead_code, unreachable_pub)]
mod phrase;
mod text {
    pub(crate) use super::phrase::{Emphasis, Phrase};
}

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, HtmlInputElement};
use leptos::{ev, task::tick};
use std::sync::{Arc, Mutex};
use ui::{Child, html, keyed};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A view mounted in an element of its own, which is removed when this is dropped.
struct MountedView {
    place: HtmlElement,
    handle: Option<UnmountHandle<AnyViewState>>,
}

impl MountedView {
    fn new(view: impl FnOnce() -> AnyView + 'static) -> Self {
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&place).unwrap();
        let handle = Some(mount_to(place.clone(), view));
        Self { place, handle }
    }

    #[track_caller]
    fn find(&self, css: &str) -> Element {
        self.place.query_selector(css).unwrap().unwrap_or_else(|| panic!("{css} in {}", self.place.inner_html()))
    }

    #[track_caller]
    fn input(&self, css: &str) -> HtmlInputElement {
        self.find(css).unchecked_into()
    }

    #[track_caller]
    fn click(&self, css: &str) {
        self.find(css).unchecked_into::<HtmlElement>().click();
    }

    fn text(&self) -> String {
        self.place.text_content().unwrap_or_default()
    }

    fn unmount(&mut self) {
        self.handle.take();
    }
}

impl Drop for MountedView {
    fn drop(&mut self) {
        self.unmount();
        self.place.remove();
    }
}

/// What happened, in order.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn note(&self, what: impl Into<String>) {
        self.0.lock().unwrap().push(what.into());
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

/// Waits until effects have run, and what they put off.
async fn settled() {
    tick().await;
    tick().await;
}

fn has_focus(element: &Element) -> bool {
    document().active_element().as_ref() == Some(element)
}

/// Puts elements of its own in the place of text nodes, as a translator does.
fn translate(element: &Element) {
    let nodes = element.child_nodes();
    let texts: Vec<_> =
        (0..nodes.length()).filter_map(|place| nodes.item(place)).filter(|node| node.node_type() == 3).collect();
    for text in texts {
        let font = document().create_element("font").unwrap();
        font.set_text_content(Some("translated"));
        element.replace_child(&font, &text).unwrap();
    }
}

#[wasm_bindgen_test]
async fn words_that_are_alone_are_renewed_after_a_translator() {
    let (count, phrase) =
        (RwSignal::new(1), move |count: i32| text::Phrase::default().say("worth ").key(format!("${count}")));
    let shown = MountedView::new(move || {
        let counted = move || if count.get() > 3 { vec!["many".into_any(), html::b().into_any()] } else { Vec::new() };
        html::div()
            .child(html::p().class("text").child(move || format!("{} people", count.get())))
            .child(html::p().class("phrase").child(move || phrase(count.get())))
            .child(html::p().class("maybe").child(move || (count.get() != 2).then(|| count.get().to_string())))
            .child(html::p().class("fixed").child(move || html::i().child(count.get().to_string())))
            .child(html::p().class("mixed").child("about ").child(move || count.get().to_string()))
            .child(html::p().class("list").child(counted))
            .into_any()
    });
    let seen = || [".text", ".phrase", ".maybe", ".fixed"].map(|css| shown.find(css).text_content().unwrap());
    assert_eq!(seen(), ["1 people", "worth $1", "1", "1"]);
    for next in [2, 3, 2, 4] {
        for css in [".text", ".phrase", ".phrase strong", ".maybe", ".fixed i"] {
            translate(&shown.find(css));
        }
        count.set(next);
        settled().await;
        let maybe = if next == 2 { String::new() } else { next.to_string() };
        assert_eq!(seen(), [format!("{next} people"), format!("worth ${next}"), maybe, next.to_string()]);
    }
    assert_eq!(shown.find(".mixed").get_attribute("translate").as_deref(), Some("no"));
    assert!(!shown.find(".text").has_attribute("translate"));
}

#[wasm_bindgen_test]
async fn a_row_whose_key_stays_keeps_its_node_its_text_and_the_focus() {
    let (keys, made) = (RwSignal::new(vec!["a", "b", "c"]), Log::default());
    let log = made.clone();
    let row = move |key: &'static str| {
        log.note(key);
        html::input().attr("id", key).into_any()
    };
    let shown = MountedView::new(move || html::div().child(keyed(move || keys.get(), row)).into_any());
    assert_eq!(made.take(), ["a", "b", "c"]);
    let input = shown.input("#a");
    input.set_value("typed");
    input.focus().unwrap();
    keys.set(vec!["c", "a", "d"]);
    settled().await;
    assert_eq!(made.take(), ["d"], "only the new row is made");
    let inputs = shown.place.query_selector_all("input").unwrap();
    let order: Vec<String> =
        (0..inputs.length()).map(|place| inputs.item(place).unwrap().unchecked_into::<Element>().id()).collect();
    assert_eq!(order, ["c", "a", "d"]);
    assert_eq!(shown.input("#a").value(), "typed");
    assert!(shown.input("#a") == input && has_focus(&input));
}

#[wasm_bindgen_test]
async fn what_a_row_started_ends_with_the_row_and_before_the_page_does() {
    let (keys, log) = (RwSignal::new(vec![1, 2]), Log::default());
    let (rows, page) = (log.clone(), log.clone());
    let row = move |key: i32| {
        let log = rows.clone();
        on_cleanup(move || log.note(format!("row {key}")));
        html::p().child(key.to_string()).into_any()
    };
    let mut shown = MountedView::new(move || {
        on_cleanup(move || page.note("page"));
        keyed(move || keys.get(), row)
    });
    keys.set(vec![2]);
    tick().await;
    assert_eq!(log.take(), ["row 1"]);
    shown.unmount();
    settled().await;
    assert_eq!(log.take(), ["row 2", "page"]);
    assert_eq!(shown.text(), "");
}

#[wasm_bindgen_test]
async fn a_handler_is_not_called_when_what_it_reads_is_gone() {
    let (open, log) = (RwSignal::new(true), Log::default());
    let blurs = log.clone();
    let field = move || {
        let (text, log) = (RwSignal::new("text"), blurs.clone());
        html::input().on(ev::blur, move |_| log.note(text.get_untracked()))
    };
    let shown = MountedView::new(move || html::div().child(move || open.get().then(&field)).into_any());
    shown.input("input").focus().unwrap();
    shown.input("input").blur().unwrap();
    assert_eq!(log.take(), ["text"]);
    shown.input("input").focus().unwrap();
    open.set(false);
    tick().await;
    assert_eq!(shown.text(), "");
}

#[wasm_bindgen_test]
async fn an_inner_closure_runs_alone_and_ends_with_the_outer_one() {
    let (outer, inner, log) = (RwSignal::new(0), RwSignal::new(0), Log::default());
    let noted = log.clone();
    let view = move || {
        let (of, log) = (outer.get(), noted.clone());
        log.note(format!("outer {of}"));
        html::p().child(move || {
            log.note(format!("inner {of}.{}", inner.get()));
            format!("{of}.{}", inner.get())
        })
    };
    let shown = MountedView::new(move || view.into_child());
    assert_eq!(log.take(), ["outer 0", "inner 0.0"]);
    inner.set(1);
    tick().await;
    assert_eq!(log.take(), ["inner 0.1"]);
    outer.set(1);
    inner.set(2);
    tick().await;
    assert_eq!(log.take(), ["outer 1", "inner 1.2"], "the inner closure of before does not run again");
    assert_eq!(shown.text(), "1.2");
}

#[wasm_bindgen_test]
async fn the_latest_handler_is_the_one_that_is_called_and_once() {
    let (count, log) = (RwSignal::new(0), Log::default());
    let clicks = log.clone();
    let button = move || {
        let (now, log) = (count.get(), clicks.clone());
        html::button().on(ev::click, move |_| log.note(now.to_string())).child("Click")
    };
    let shown = MountedView::new(move || button.into_child());
    let node = shown.find("button");
    shown.click("button");
    count.set(1);
    tick().await;
    shown.click("button");
    assert_eq!(log.take(), ["0", "1"]);
    assert!(shown.find("button") == node, "the element stays");
}

#[wasm_bindgen_test]
async fn an_attribute_comes_and_goes() {
    let wide = RwSignal::new(false);
    let row = html_row(wide);
    let shown = MountedView::new(move || row.into_any());
    let p = shown.find("p");
    assert_eq!((p.get_attribute("class"), p.get_attribute("title")), (None, Some("row".into())));
    wide.set(true);
    tick().await;
    assert_eq!(p.get_attribute("class").as_deref(), Some("wide"));
    wide.set(false);
    tick().await;
    assert_eq!((p.get_attribute("class"), p.get_attribute("title")), (None, Some("row".into())));
}

fn html_row(wide: RwSignal<bool>) -> ui::Element {
    html::p().attr("title", "row").class(move || wide.get().then(|| "wide".to_owned()))
}

#[wasm_bindgen_test]
async fn an_element_built_again_with_other_attributes_has_those_alone() {
    let second = RwSignal::new(false);
    let view = move || {
        if second.get() { html::p().attr("lang", "en").class("b") } else { html::p().attr("title", "first").class("a") }
    };
    let shown = MountedView::new(move || view.into_child());
    let p = shown.find("p");
    second.set(true);
    tick().await;
    let attributes = p.get_attribute_names().iter().map(|name| name.as_string().unwrap()).collect::<Vec<_>>();
    assert_eq!((attributes, p.get_attribute("class")), (vec!["lang".to_owned(), "class".to_owned()], Some("b".into())));
    assert!(shown.find("p") == p);
}

#[wasm_bindgen_test]
async fn an_input_built_again_keeps_focus_text_and_caret() {
    let label = RwSignal::new("one");
    let field = move || {
        let label = label.get();
        html::input().attr("type", "text").attr("aria-label", label).on(ev::input, |_| {})
    };
    let shown = MountedView::new(move || field.into_child());
    let input = shown.input("input");
    input.focus().unwrap();
    input.set_value("12345");
    input.set_selection_range(2, 2).unwrap();
    label.set("two");
    tick().await;
    assert!(has_focus(&input));
    assert_eq!(input.get_attribute("aria-label").as_deref(), Some("two"));
    assert_eq!((input.value().as_str(), input.selection_start().unwrap()), ("12345", Some(2)));
}

#[wasm_bindgen_test]
fn a_button_submits_nothing_unless_told_to() {
    let shown = MountedView::new(|| {
        html::div().child(html::button()).child(html::button().class("send").attr("type", "submit")).into_any()
    });
    assert_eq!(shown.find("button").get_attribute("type").as_deref(), Some("button"));
    assert_eq!(shown.find(".send").get_attribute("type").as_deref(), Some("submit"));
}

#[wasm_bindgen_test]
async fn the_views_of_leptos_and_the_builder_hold_each_other() {
    let (shown_part, names) = (RwSignal::new(true), RwSignal::new(vec!["x", "y"]));
    let view = move || {
        let inside = view! {
            <Show when=move || shown_part.get() fallback=|| "hidden">
                {html::b().child("shown")}
            </Show>
            <For each=move || names.get() key=|name| *name let:name>
                {html::i().child(name).into_any()}
            </For>
        };
        html::section().child(inside.into_any()).into_any()
    };
    let shown = MountedView::new(view);
    assert_eq!(shown.text(), "shownxy");
    shown_part.set(false);
    names.set(vec!["y"]);
    tick().await;
    assert_eq!(shown.text(), "hiddeny");
}
