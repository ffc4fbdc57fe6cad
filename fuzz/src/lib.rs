//! What several fuzz targets share.

use async_roi::exchange::number::NumberFormat;
use async_roi::exchange::table::TableContext;

/// Number formats of English, German, French, Swiss and Arabic locales.
const FORMATS: [NumberFormat; 5] = [
    NumberFormat::new('.', ','),
    NumberFormat::new(',', '.'),
    NumberFormat::new(',', '\u{202f}'),
    NumberFormat::new('.', '’'),
    NumberFormat::new('٫', '٬'),
];

/// The number format that the first byte of an input selects.
pub fn format(selector: u8) -> NumberFormat {
    FORMATS[usize::from(selector) % FORMATS.len()]
}

/// What readers of tables know of a browser with that number format.
pub fn context(selector: u8) -> TableContext {
    TableContext { format: format(selector), fold: |text| text.to_lowercase() }
}
