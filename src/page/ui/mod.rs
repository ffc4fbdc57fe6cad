//! Type-erased view builder over Leptos's views, in Leptos's vocabulary.
//!
//! `html::div().class("row").child("text").into_any()` builds Leptos's own element; attributes, properties, handlers and
//! children are Leptos's too, each erased (`AnyAttribute`, `AnyView`) where it is added. So the code that builds and updates
//! an element exists once and not once for each combination of its parts, which is what `view!` compiles to.
//!
//! The two mix freely: `view!`, components, `<For>` and `<Show>` are children after `.into_any()`, and an [`Element`] stands
//! in `view!` like any other view.

mod attributes;
mod child;
mod element;
pub(crate) mod html;
mod keyed;
pub(crate) mod svg;
mod words;

pub(crate) use attributes::AttributeText;
pub(crate) use child::{Child, Part, fragment};
pub(crate) use element::Element;
pub(crate) use keyed::keyed;
