//! The links to the pages.

use crate::page::session;
use crate::page::toolbar::{control, toolbar};
use crate::page::ui::html;
use crate::state::Page;
use leptos::prelude::*;

/// The pages; the current one is marked.
pub(super) fn navigation() -> AnyView {
    let current = session().page;
    let link = |(page, _, name): (Page, &str, &'static str)| {
        let here = move || (current.get() == page).then(|| "page".to_owned());
        let link = html::a().attr("href", page.address("")).attr("aria-current", here).child(name);
        control(link, page == Page::Case)
    };
    let links = Page::ALL.into_iter().filter(|(page, ..)| *page != Page::Paper).map(link).collect::<Vec<_>>();
    html::nav().class("nav").attr("aria-label", "Pages").child(toolbar(html::div(), "Pages").child(links)).into_any()
}
