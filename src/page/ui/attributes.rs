//! Attributes, properties, handlers and directives of an element.

use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, AnyAttributeState, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::attribute::{Attribute, NextAttribute};
use leptos::web_sys::Element;
use std::borrow::Cow;

/// The value of an attribute: a text, or a closure that returns one and is run again when a signal that it reads changes.
/// The attribute is absent while the closure returns `None`.
pub(crate) trait AttributeText {
    /// The attribute of this name, erased.
    fn into_attribute(self, name: &'static str) -> AnyAttribute;
}

impl AttributeText for &'static str {
    fn into_attribute(self, name: &'static str) -> AnyAttribute {
        fixed(name, self.into())
    }
}

impl AttributeText for String {
    fn into_attribute(self, name: &'static str) -> AnyAttribute {
        fixed(name, self.into())
    }
}

impl<F, T> AttributeText for F
where
    F: Fn() -> T + Send + 'static,
    T: Into<Option<String>>,
{
    fn into_attribute(self, name: &'static str) -> AnyAttribute {
        following(name, Box::new(move || self().into()))
    }
}

fn fixed(name: &'static str, text: Cow<'static, str>) -> AnyAttribute {
    custom_attribute(name, text).into_any_attr()
}

fn following(name: &'static str, text: Box<dyn FnMut() -> Option<String> + Send>) -> AnyAttribute {
    custom_attribute(name, text).into_any_attr()
}

/// Attributes by name. Leptos's own list, `Vec<AnyAttribute>`, takes all of them off an element before it sets the next
/// ones, which moves the caret of an input; here those of the same name are updated in place.
#[derive(Clone, Default)]
pub(super) struct Attributes {
    names: Vec<Cow<'static, str>>,
    values: Vec<AnyAttribute>,
}

impl Attributes {
    /// Adds one.
    pub(super) fn push(&mut self, name: Cow<'static, str>, value: AnyAttribute) {
        self.names.push(name);
        self.values.push(value);
    }

    /// Adds one, in the place of one of the same name.
    pub(super) fn set(&mut self, name: &'static str, value: AnyAttribute) {
        match self.names.iter().position(|known| known == name) {
            Some(place) => self.values[place] = value,
            None => self.push(name.into(), value),
        }
    }
}

/// [`Attributes`] on an element of the page.
pub(super) struct AttributesState {
    names: Vec<Cow<'static, str>>,
    values: (Element, Vec<AnyAttributeState>),
}

impl Attribute for Attributes {
    const MIN_LENGTH: usize = 0;

    type State = AttributesState;
    type AsyncOutput = Self;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn build(self, element: &Element) -> Self::State {
        AttributesState { names: self.names, values: self.values.build(element) }
    }

    fn rebuild(self, state: &mut Self::State) {
        if self.names == state.names {
            self.values.into_iter().zip(&mut state.values.1).for_each(|(next, state)| next.rebuild(state));
        } else {
            self.values.rebuild(&mut state.values);
            state.names = self.names;
        }
    }

    // The rest serves rendering on a server, which this page has none of.

    fn hydrate<const FROM_SERVER: bool>(self, element: &Element) -> Self::State {
        self.build(element)
    }

    fn html_len(&self) -> usize {
        self.values.html_len()
    }

    fn to_html(self, buf: &mut String, class: &mut String, style: &mut String, inner_html: &mut String) {
        self.values.to_html(buf, class, style, inner_html);
    }

    fn into_cloneable(self) -> Self {
        self
    }

    fn into_cloneable_owned(self) -> Self {
        self
    }

    fn dry_resolve(&mut self) {
        self.values.dry_resolve();
    }

    async fn resolve(self) -> Self {
        Self { names: self.names, values: self.values.resolve().await }
    }
}

impl NextAttribute for Attributes {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(mut self, attribute: NewAttr) -> Self {
        self.push("".into(), attribute.into_any_attr());
        self
    }
}
