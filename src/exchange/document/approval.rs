//! The approved case within a document: a sparse document of its own.

use super::{DocumentError, write_sparse};
use crate::model::promise::Approval;
use crate::model::shape::{Fields, LINE, NOTE, Object, ShapeError};
use serde_json::Value;

const PATH: &str = "approval";

/// Reads an approval.
///
/// # Errors
/// Names the key and the reason, in the approved case too.
pub(super) fn read(value: &Value) -> Result<Approval, DocumentError> {
    let shape = |error: ShapeError| DocumentError::new(error.path, error.reason);
    let mut fields = Fields::open(value, PATH).map_err(shape)?;
    let missing = |key: &str| DocumentError::new(format!("{PATH}.{key}"), "is missing");
    let date = fields.date("date").map_err(shape)?.ok_or_else(|| missing("date"))?;
    let case = fields.take("case").ok_or_else(|| missing("case"))?;
    let case = super::read(&case).map_err(|error| {
        let dot = if error.key.is_empty() { "" } else { "." };
        DocumentError::new(format!("{PATH}.case{dot}{}", error.key), error.reason)
    })?;
    let mut approval = Approval::of(&case, date);
    approval.by = fields.text("by", LINE).map_err(shape)?;
    approval.note = fields.text("note", NOTE).map_err(shape)?;
    approval.extra = fields.rest();
    Ok(approval)
}

/// Writes what [`read`] reads.
pub(super) fn write(approval: &Approval) -> Value {
    Object::over(&approval.extra)
        .put("date", approval.date)
        .put_text("by", &approval.by)
        .put_text("note", &approval.note)
        .put("case", write_sparse(approval.case()))
        .done()
}
