//! Export of a chart as a standalone SVG or PNG file, with the styles of the page's style sheet written into it.

use super::dom::document;
use super::file;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement, HtmlImageElement, XmlSerializer,
    window,
};

/// The style properties that charts use.
const STYLE_PROPERTIES: [&str; 11] = [
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
/// The XML namespace of SVG.
const SVG_NAMESPACE: &str = "http://www.w3.org/2000/svg";
/// The space above the chart for its title, in CSS pixels.
const TITLE_HEIGHT: f64 = 32.0;
/// The margin on the other sides, in CSS pixels: dots at the edge extend into it.
const MARGIN: f64 = 12.0;
/// PNG pixels for each CSS pixel: sharp on high-density screens.
const PIXEL_RATIO: f64 = 2.0;

/// The browser could not export the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SvgExportError;

/// A chart as a standalone SVG document.
pub struct SvgExport {
    width: f64,
    height: f64,
    /// The SVG source.
    pub text: String,
}

impl SvgExport {
    /// Exports the `svg` element of this id as it looks now.
    ///
    /// # Errors
    /// [`SvgExportError`] if there is no such element.
    pub fn of(id: &str) -> Result<Self, SvgExportError> {
        let source = document().get_element_by_id(id).ok_or(SvgExportError)?;
        let room = source.get_bounding_client_rect();
        let copy = copy_with_styles(&source).map_err(|_| SvgExportError)?;
        let (width, height) = (room.width() + 2.0 * MARGIN, room.height() + TITLE_HEIGHT + MARGIN);
        add_title_and_background(&copy, width, height).map_err(|_| SvgExportError)?;
        let text =
            XmlSerializer::new().and_then(|writer| writer.serialize_to_string(&copy)).map_err(|_| SvgExportError)?;
        Ok(Self { width, height, text })
    }

    /// Downloads it as a PNG of this name.
    ///
    /// # Errors
    /// [`SvgExportError`] where the browser cannot draw or save it.
    pub async fn save_png(&self, name: &str) -> Result<(), SvgExportError> {
        let blob = self.bitmap().await.map_err(|_| SvgExportError)?;
        file::save_blob(name, &blob).map_err(|_| SvgExportError)
    }

    async fn bitmap(&self) -> Result<Blob, JsValue> {
        let image = HtmlImageElement::new()?;
        let text = String::from(js_sys::encode_uri_component(&self.text));
        image.set_src(&format!("data:image/svg+xml;charset=utf-8,{text}"));
        JsFuture::from(image.decode()).await?;
        let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
        canvas.set_width((self.width * PIXEL_RATIO) as u32);
        canvas.set_height((self.height * PIXEL_RATIO) as u32);
        let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into::<CanvasRenderingContext2d>()?;
        context.scale(PIXEL_RATIO, PIXEL_RATIO)?;
        context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, self.width, self.height)?;
        let blob = Promise::new(&mut |resolve, reject| {
            if let Err(error) = canvas.to_blob(&resolve) {
                // Rejecting a promise does not fail.
                let _ = reject.call1(&JsValue::UNDEFINED, &error);
            }
        });
        JsFuture::from(blob).await?.dyn_into()
    }
}

fn computed_style(element: &Element) -> Option<CssStyleDeclaration> {
    window()?.get_computed_style(element).ok().flatten()
}

/// A copy in which every shape has its computed styles as attributes.
fn copy_with_styles(source: &Element) -> Result<Element, JsValue> {
    let copy: Element = source.clone_node_with_deep(true)?.dyn_into()?;
    let (shapes, copies) = (source.query_selector_all("*")?, copy.query_selector_all("*")?);
    for index in 0..shapes.length() {
        let pair = (shapes.item(index), copies.item(index));
        let (Some(shape), Some(twin)) = pair else { continue };
        let (shape, twin): (Element, Element) = (shape.dyn_into()?, twin.dyn_into()?);
        twin.remove_attribute("class")?;
        let Some(style) = computed_style(&shape) else { continue };
        for name in STYLE_PROPERTIES {
            twin.set_attribute(name, &style.get_property_value(name)?)?;
        }
    }
    Ok(copy)
}

/// Sets the size, and adds the page's background color and the chart's title.
fn add_title_and_background(svg: &Element, width: f64, height: f64) -> Result<(), JsValue> {
    for name in ["class", "id", "aria-labelledby", "aria-describedby"] {
        svg.remove_attribute(name)?;
    }
    set(
        svg,
        &[
            ("xmlns", SVG_NAMESPACE),
            ("width", &pixels(width)),
            ("height", &pixels(height)),
            ("viewBox", &format!("{} {} {} {}", pixels(-MARGIN), pixels(-TITLE_HEIGHT), pixels(width), pixels(height))),
        ],
    )?;
    let root = document().document_element().ok_or(JsValue::NULL)?;
    let root_style =
        |name| computed_style(&root).and_then(|style| style.get_property_value(name).ok()).unwrap_or_default();
    let background = shape(
        "rect",
        &[
            ("x", &pixels(-MARGIN)),
            ("y", &pixels(-TITLE_HEIGHT)),
            ("width", "100%"),
            ("height", "100%"),
            ("fill", &root_style("background-color")),
        ],
    )?;
    let title = shape(
        "text",
        &[
            ("y", "-12"),
            ("fill", &root_style("color")),
            ("font-family", &root_style("font-family")),
            ("font-size", "14"),
            ("font-weight", "600"),
        ],
    )?;
    title.set_text_content(svg.query_selector("title")?.and_then(|title| title.text_content()).as_deref());
    svg.insert_before(&title, svg.first_child().as_ref())?;
    svg.insert_before(&background, svg.first_child().as_ref())?;
    Ok(())
}

/// A length in whole pixels, rounded down. Formatting an `f64` adds 15 kB of Wasm.
fn pixels(length: f64) -> String {
    (length as i32).to_string()
}

fn shape(name: &str, attributes: &[(&str, &str)]) -> Result<Element, JsValue> {
    let shape = document().create_element_ns(Some(SVG_NAMESPACE), name)?;
    set(&shape, attributes)?;
    Ok(shape)
}

fn set(element: &Element, attributes: &[(&str, &str)]) -> Result<(), JsValue> {
    attributes.iter().try_for_each(|(name, value)| element.set_attribute(name, value))
}
