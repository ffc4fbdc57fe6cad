//! What is typed into a form, before it is a value: numbers and ranges, and the entries of a reading.

pub mod number_field;
pub mod reading;
