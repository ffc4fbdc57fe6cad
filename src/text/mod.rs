//! What figures say in words: which sentence fits a case, and in which order things are said. Formats no number itself.

pub mod calendar;
mod finding;
pub mod guide;
pub mod keeping;
mod likelihood;
mod name;
mod phrase;
mod price;
pub mod promise;
pub mod readiness;
mod rivals;
pub mod rollout;
mod scorecard;
mod sentence;
mod swing;
mod turning;

pub use calendar::{month_of_year, short_day, whole_date};
pub use finding::finding;
pub use likelihood::{chance, likelihood, of_hundred};
pub use name::{input_name, is_borrowed, published};
pub use phrase::{Phrase, Piece, Speech, Weight, horizon, payback};
pub use price::{fit, needs, people, price, rate};
pub use rivals::{Rival, rivalry};
pub use scorecard::{goal, measured_by, rests_on, second_goal, status_word, verdict, way};
pub use sentence::{Facts, Situation, sentence};
pub use swing::Swing;
pub use turning::{Side, Turning, turnings};
