//! The keys of what the sender of a link says.

use crate::exchange::codec::{self, JsonKeys, ObjectCodec, Result};
use crate::model::{CoverNote, LINE, NOTE};
use serde_json::Value;

impl JsonKeys for CoverNote {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.text("by", LINE, &mut self.by)?;
        object.text("text", NOTE, &mut self.text)
    }
}

/// Reads it.
///
/// # Errors
/// Names the text that is not admissible.
pub(super) fn read(value: Value) -> Result<CoverNote> {
    let mut note = CoverNote::default();
    codec::read(&mut note, value).map_err(|error| error.within(super::NOTE))?;
    Ok(note)
}
