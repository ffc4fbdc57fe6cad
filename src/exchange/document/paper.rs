//! The keys of the texts of the decision paper.

use crate::exchange::codec::{JsonKeys, ObjectCodec, Result};
use crate::model::date::Date;
use crate::model::{LINE, NOTE, PaperTexts};

impl JsonKeys for PaperTexts {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.text("asked", LINE, &mut self.asked)?;
        object.text("ask", NOTE, &mut self.ask)?;
        object.optional("due", &mut self.due, || Date::MIN, ObjectCodec::date)?;
        object.text("note", NOTE, &mut self.note)?;
        object.text("risks", NOTE, &mut self.risks)?;
        object.unknown(&mut self.unknown)
    }
}
