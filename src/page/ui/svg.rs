//! The elements of SVG that charts and drawings are made of.

use super::Element;
use leptos::prelude::{AddAnyAttr, ElementChild, IntoAny};
use leptos::svg;

macro_rules! elements {
    ($($tag:ident)*) => { $(
        #[doc = concat!("An SVG `<", stringify!($tag), ">`.")]
        pub(crate) fn $tag() -> Element {
            Element::new(|attributes, children| svg::$tag().add_any_attr(attributes).child(children).into_any())
        }
    )* };
}

elements! { circle desc g line path rect svg text title }
