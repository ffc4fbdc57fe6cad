//! Text and bytes to and from the model.

pub mod cell;
pub mod csv;
pub mod ics;
pub mod inventory;
pub mod markdown;
pub mod readings;
pub mod table;
