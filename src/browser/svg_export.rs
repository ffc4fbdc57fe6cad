//! Export of a drawing as a standalone SVG or PNG file, with the styles of the page's style sheet written into it.

use super::dom::{body, document};
use super::file;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement, HtmlElement, HtmlImageElement,
    XmlSerializer, window,
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
/// PNG pixels for each CSS pixel: sharp on high-density screens.
const PIXEL_RATIO: f64 = 2.0;

/// The browser could not export the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SvgExportError;

/// A drawing as a standalone SVG document.
pub struct SvgExport {
    width: f64,
    height: f64,
    /// The SVG source.
    pub text: String,
}

impl SvgExport {
    /// Exports an `svg` with a `width` and a `height` in pixels that a function puts into an element of the page, out of sight. Style
    /// sheets know that element by the class `picture`.
    ///
    /// # Errors
    /// [`SvgExportError`] if there is no such drawing.
    pub fn of<Mounted>(mount: impl FnOnce(HtmlElement) -> Mounted) -> Result<Self, SvgExportError> {
        let place: HtmlElement =
            document().create_element("div").ok().and_then(|place| place.dyn_into().ok()).ok_or(SvgExportError)?;
        place.set_class_name("picture");
        body().append_child(&place).map_err(|_| SvgExportError)?;
        let mounted = mount(place.clone());
        let export = Self::within(&place).map_err(|_| SvgExportError);
        drop(mounted);
        place.remove();
        export
    }

    fn within(place: &HtmlElement) -> Result<Self, JsValue> {
        let drawing = place.query_selector("svg")?.ok_or(JsValue::NULL)?;
        let pixels = |name| drawing.get_attribute(name).and_then(|size| size.parse::<u32>().ok()).ok_or(JsValue::NULL);
        let (width, height) = (pixels("width")?, pixels("height")?);
        let copy = copy_with_styles(&drawing)?;
        let text = XmlSerializer::new()?.serialize_to_string(&copy)?;
        Ok(Self { width: width.into(), height: height.into(), text })
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
    copy.remove_attribute("class")?;
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
