//! The links to the pages.

use crate::page::session;
use crate::page::ui::html;
use crate::state::Page;
use leptos::prelude::*;

/// The pages; the current one is marked.
pub(super) fn navigation() -> AnyView {
    let current = session().page;
    let item = |(page, _, name): (Page, &str, &'static str)| {
        let here = move || (current.get() == page).then(|| "page".to_owned());
        let link = html::a().attr("href", page.address("")).attr("aria-current", here).child(name);
        html::li().child(link)
    };
    let list = html::ul().child(Page::ALL.into_iter().map(item).collect::<Vec<_>>());
    html::nav().class("nav").attr("aria-label", "Pages").child(list).into_any()
}
