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
        let link = html::a().attr("href", page.address("")).attr("aria-current", here);
        // On a phone, all pages fit into one row only without the first word of "Business case".
        let link = match name.split_once(' ') {
            // One element, since the spaces between the parts of a flexible box are not shown.
            Some((first, rest)) => {
                let first = html::span().class("wide-only").child(format!("{first} "));
                link.child(html::span().child(first).child(rest))
            }
            None => link.child(name),
        };
        control(link, page == Page::Case)
    };
    let links = Page::ALL.into_iter().take(Page::IN_NAVIGATION).map(link).collect::<Vec<_>>();
    html::nav().class("nav").attr("aria-label", "Pages").child(toolbar(html::div(), "Pages").child(links)).into_any()
}
