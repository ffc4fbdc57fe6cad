//! What figures say in words: which sentence fits a case, and in which order things are said. Formats no number itself.

mod day;
mod finding;
mod likelihood;
mod name;
mod phrase;
mod scorecard;
mod sentence;
mod swing;
mod turning;

pub use day::{day_of_year, month_of_year, whole_date};
pub use finding::finding;
pub use likelihood::{likelihood, of_hundred};
pub use name::{input_name, is_borrowed};
pub use phrase::{Phrase, Piece, Speech, Weight, horizon, payback};
pub use scorecard::{goal, measured_by, rests_on, second_goal, status_word, verdict, way};
pub use sentence::{Facts, Situation, sentence};
pub use swing::Swing;
pub use turning::{Side, Turning, turnings};
