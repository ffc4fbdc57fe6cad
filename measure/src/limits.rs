//! Bounds of what is read, so that no file can make the page hang.

use crate::messages::{Error, error};

/// Largest file, in bytes.
pub(crate) const MOST_BYTES: usize = 20 * 1024 * 1024;
/// Most events or rows of one file.
pub(crate) const MOST_ROWS: usize = 200_000;
/// Most files at once.
pub(crate) const MOST_FILES: usize = 100;

/// Refuses a file that is empty or too large.
pub(crate) fn check_size(name: &str, bytes: &[u8]) -> Result<(), Error> {
    if bytes.len() > MOST_BYTES {
        return error(format!("{name} is larger than 20 MB. Export a shorter period."));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return error(format!("{name} is empty."));
    }
    Ok(())
}

/// The line of a byte, from 1.
pub(crate) fn line_of(bytes: &[u8], position: usize) -> usize {
    bytes[..position].split(|&byte| byte == b'\n').count()
}
