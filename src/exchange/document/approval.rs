//! The keys of the approved case within a document: a sparse document of its own.

use super::write_sparse;
use crate::exchange::codec::{Keys, Object, Result};
use crate::model::date::Date;
use crate::model::promise::Approval;
use crate::model::{LINE, NOTE, Preset};
use std::sync::Arc;

/// What reading starts from.
pub(super) fn blank() -> Arc<Approval> {
    Arc::new(Approval::of(&Preset::Evidence.case(), Date::MIN))
}

impl Keys for Approval {
    fn keys(&mut self, object: &mut Object) -> Result {
        object.require("date")?;
        object.date("date", &mut self.date)?;
        object.require("case")?;
        if object.is_reading() {
            let mut case = Preset::Evidence.case();
            object.object("case", &mut case)?;
            *self = Self::of(&case, self.date);
        } else {
            object.put("case", write_sparse(self.case()));
        }
        object.text("by", LINE, &mut self.by)?;
        object.text("note", NOTE, &mut self.note)?;
        object.unknown(&mut self.unknown)
    }
}
