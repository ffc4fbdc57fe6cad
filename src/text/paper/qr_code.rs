//! The QR code of a link.

use std::fmt::Write;

use qrcodegen::{QrCode as Encoded, QrCodeEcc, QrSegment, Version};

/// A QR code as a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// Modules on a side, with the quiet zone.
    pub size: i32,
    /// The dark modules as an SVG path, one module a unit.
    pub path: String,
}

/// The largest version made: 97 modules on a side, so that a code of [`MODULE`] is 42 mm wide. It holds 858 characters.
const LARGEST: u8 = 20;
/// The width of a module in millimeters that phones still scan from paper.
const MODULE: f64 = 0.4;
/// The least width of a code, in millimeters: small ones are easier to aim at where they are larger.
const LEAST: f64 = 24.0;
/// Light modules around the code, as the standard asks for.
const QUIET: i32 = 4;

impl QrCode {
    /// The code of a link; none where it would be too fine to be scanned.
    pub fn of(link: &str) -> Option<Self> {
        let segments = QrSegment::make_segments(link);
        let largest = Version::new(LARGEST);
        let code =
            Encoded::encode_segments_advanced(&segments, QrCodeEcc::Low, Version::MIN, largest, None, true).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let run = (x..code.size()).find(|x| !code.get_module(*x, y)).unwrap_or(code.size()) - x;
                if run > 0 {
                    write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET).ok()?;
                }
                x += run.max(1);
            }
        }
        Some(Self { size: code.size() + 2 * QUIET, path })
    }

    /// How wide it is on paper, in millimeters.
    pub fn millimeters(&self) -> f64 {
        (f64::from(self.size) * MODULE).max(LEAST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_has_a_code_as_long_as_it_can_be_scanned() {
        let code = QrCode::of("https://example.com/#v2.eNpj").unwrap();
        assert_eq!(code.size, 25 + 8, "version 2");
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "the finder pattern begins after the quiet zone");
        assert_eq!(QrCode::of(&"x".repeat(858)).map(|code| code.size), Some(97 + 8));
        assert_eq!(QrCode::of(&"x".repeat(859)), None);
    }
}
