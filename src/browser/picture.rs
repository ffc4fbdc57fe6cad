//! A drawing of the page as a file of its own: its colours and type, which come from the style sheet, written into it.

use super::document::document;
use super::file;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement, HtmlImageElement, XmlSerializer,
    window,
};

/// What a style sheet decides about a shape.
const LOOKS: [&str; 11] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linejoin",
    "paint-order",
    "font-family",
    "font-size",
    "font-weight",
    "font-variant-numeric",
    "opacity",
];
/// The namespace of its elements.
const SVG: &str = "http://www.w3.org/2000/svg";
/// The room above a drawing for its title, in CSS pixels.
const HEAD: f64 = 32.0;
/// The room at its other sides, into which a dot at the edge reaches, in CSS pixels.
const EDGE: f64 = 12.0;
/// Dots of a bitmap for each CSS pixel: sharp in a slide.
const DOTS: f64 = 2.0;

/// The browser could not draw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// A drawing on its own.
pub struct Drawing {
    width: f64,
    height: f64,
    /// It as an SVG document.
    pub text: String,
}

impl Drawing {
    /// The drawing in the `svg` of this id, as it looks now.
    ///
    /// # Errors
    /// When there is none.
    pub fn of(id: &str) -> Result<Self, Refused> {
        let source = document().get_element_by_id(id).ok_or(Refused)?;
        let room = source.get_bounding_client_rect();
        let copy = copy_with_looks(&source).map_err(|_| Refused)?;
        let (width, height) = (room.width() + 2.0 * EDGE, room.height() + HEAD + EDGE);
        dress(&copy, width, height).map_err(|_| Refused)?;
        let text = XmlSerializer::new().and_then(|writer| writer.serialize_to_string(&copy)).map_err(|_| Refused)?;
        Ok(Self { width, height, text })
    }

    /// Hands it to the user as a bitmap.
    ///
    /// # Errors
    /// When the browser cannot draw or save it.
    pub async fn save_bitmap(&self, name: &str) -> Result<(), Refused> {
        let blob = self.bitmap().await.map_err(|_| Refused)?;
        file::save_blob(name, &blob).map_err(|_| Refused)
    }

    async fn bitmap(&self) -> Result<Blob, JsValue> {
        let image = HtmlImageElement::new()?;
        let text = String::from(js_sys::encode_uri_component(&self.text));
        image.set_src(&format!("data:image/svg+xml;charset=utf-8,{text}"));
        JsFuture::from(image.decode()).await?;
        let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
        canvas.set_width((self.width * DOTS) as u32);
        canvas.set_height((self.height * DOTS) as u32);
        let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into::<CanvasRenderingContext2d>()?;
        context.scale(DOTS, DOTS)?;
        context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, self.width, self.height)?;
        let blob = Promise::new(&mut |resolve, reject| {
            if let Err(error) = canvas.to_blob(&resolve) {
                // Telling a promise that it failed does not fail.
                let _ = reject.call1(&JsValue::UNDEFINED, &error);
            }
        });
        JsFuture::from(blob).await?.dyn_into()
    }
}

fn looks(element: &Element) -> Option<CssStyleDeclaration> {
    window()?.get_computed_style(element).ok().flatten()
}

/// A copy whose every shape states its own looks.
fn copy_with_looks(source: &Element) -> Result<Element, JsValue> {
    let copy: Element = source.clone_node_with_deep(true)?.dyn_into()?;
    let (shapes, copies) = (source.query_selector_all("*")?, copy.query_selector_all("*")?);
    for index in 0..shapes.length() {
        let pair = (shapes.item(index), copies.item(index));
        let (Some(shape), Some(twin)) = pair else { continue };
        let (shape, twin): (Element, Element) = (shape.dyn_into()?, twin.dyn_into()?);
        twin.remove_attribute("class")?;
        let Some(style) = looks(&shape) else { continue };
        for name in LOOKS {
            twin.set_attribute(name, &style.get_property_value(name)?)?;
        }
    }
    Ok(copy)
}

/// Gives it its size, the page's ground behind it, and its title above it: on its own it has no page around it.
fn dress(svg: &Element, width: f64, height: f64) -> Result<(), JsValue> {
    for name in ["class", "id", "aria-labelledby", "aria-describedby"] {
        svg.remove_attribute(name)?;
    }
    set(
        svg,
        &[
            ("xmlns", SVG),
            ("width", &pixels(width)),
            ("height", &pixels(height)),
            ("viewBox", &format!("{} {} {} {}", pixels(-EDGE), pixels(-HEAD), pixels(width), pixels(height))),
        ],
    )?;
    let root = document().document_element().ok_or(JsValue::NULL)?;
    let look = |name| looks(&root).and_then(|style| style.get_property_value(name).ok()).unwrap_or_default();
    let ground = shape(
        "rect",
        &[
            ("x", &pixels(-EDGE)),
            ("y", &pixels(-HEAD)),
            ("width", "100%"),
            ("height", "100%"),
            ("fill", &look("background-color")),
        ],
    )?;
    let title = shape(
        "text",
        &[
            ("y", "-12"),
            ("fill", &look("color")),
            ("font-family", &look("font-family")),
            ("font-size", "14"),
            ("font-weight", "600"),
        ],
    )?;
    title.set_text_content(svg.query_selector("title")?.and_then(|title| title.text_content()).as_deref());
    svg.insert_before(&title, svg.first_child().as_ref())?;
    svg.insert_before(&ground, svg.first_child().as_ref())?;
    Ok(())
}

/// A length to the pixel below it. The standard library's own writer of `f64` would weigh 15 kB.
fn pixels(length: f64) -> String {
    (length as i32).to_string()
}

fn shape(name: &str, attributes: &[(&str, &str)]) -> Result<Element, JsValue> {
    let shape = document().create_element_ns(Some(SVG), name)?;
    set(&shape, attributes)?;
    Ok(shape)
}

fn set(element: &Element, attributes: &[(&str, &str)]) -> Result<(), JsValue> {
    attributes.iter().try_for_each(|(name, value)| element.set_attribute(name, value))
}
