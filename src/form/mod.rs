//! What is typed into a form, before it is a value: numbers and ranges, days, the entries of a reading, and the keys for undo.

pub mod number_field;
pub mod reading;
pub mod shortcut;
pub mod typed_date;
