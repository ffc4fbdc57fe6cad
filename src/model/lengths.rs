//! How long texts may be, in characters.

/// The longest single line of text.
pub const LINE: usize = 300;
/// The longest note on the pages beside the business case.
pub const NOTE: usize = 5_000;
