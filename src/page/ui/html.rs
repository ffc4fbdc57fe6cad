//! The elements of HTML that the page is made of.

use super::Element;
use leptos::html;
use leptos::prelude::{AddAnyAttr, ElementChild, IntoAny};

macro_rules! elements {
    ($($tag:ident)*) => { $(
        #[doc = concat!("A `<", stringify!($tag), ">`.")]
        pub(crate) fn $tag() -> Element {
            Element::new(|attributes, children| html::$tag().add_any_attr(attributes).child(children).into_any())
        }
    )* };
}

macro_rules! elements_without_children {
    ($($tag:ident)*) => { $(
        #[doc = concat!("A `<", stringify!($tag), ">`.")]
        pub(crate) fn $tag() -> Element {
            Element::new(|attributes, _| html::$tag().add_any_attr(attributes).into_any())
        }
    )* };
}

elements! {
    a article b caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 header i label legend li main
    nav ol option p progress section select small span strong summary table tbody td textarea tfoot th thead tr ul
}

elements_without_children! { br hr input }

/// A `<button>` with `type="button"`, so that it submits no form unless another type is set.
pub(crate) fn button() -> Element {
    let button: Element =
        Element::new(|attributes, children| html::button().add_any_attr(attributes).child(children).into_any());
    button.attr("type", "button")
}
