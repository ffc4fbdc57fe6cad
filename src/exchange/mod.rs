//! Text and bytes to the model and back.

pub mod cell;
pub mod csv;
pub mod document;
pub mod ics;
pub mod inventory;
pub mod link;
pub mod markdown;
pub mod number;
pub mod prefill;
pub mod readings;
pub mod result;
pub mod seats;
pub mod table;
pub mod workspace;
