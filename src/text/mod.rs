//! Sentences made of figures, and the guide. Numbers are formatted by functions that the caller passes in.

mod article_comparison;
mod comparison;
mod comparison_table;
mod conventions;
pub mod dates;
mod doubt;
mod figure_words;
pub mod figures;
mod finding;
pub mod gate;
pub mod guide;
mod headline;
mod information;
mod input_name;
pub mod keeping;
mod ledger_lines;
mod likelihood;
pub mod measured_files;
pub mod measured_pictures;
pub mod measured_result;
pub mod measured_service;
pub mod measuring;
mod newer_evidence;
mod next_step;
pub mod paper;
mod phrase;
mod price;
pub mod promise;
mod provenance;
pub mod readiness;
pub mod readout;
mod roll_up;
pub mod rollout;
pub mod rounding;
pub mod sample_week;
mod scorecard;
mod sensitivity;
pub mod sharing;
pub mod standing;
pub mod status;
mod survey;
mod tile;
mod tool_comparison;
mod year_table;

pub use article_comparison::{ComparedClaim, THE_ARTICLE, compared_claims};
pub use comparison::{
    ComparedFigure, DO_NOTHING, alternative_name, chances_sentence, compared_tiles, comparison_notes, difference_name,
    differing_value, pilot_words,
};
pub use comparison_table::{ComparisonFacts, comparison_about, comparison_table, view_word};
pub use conventions::conventions;
pub use dates::{date_with_year, date_without_year, month_with_year, people_count};
pub use doubt::{doubt_in_words, in_figures};
pub use figure_words::{chance_words, figure_words};
pub use finding::finding_title;
pub use headline::{HeadlineFacts, Outlook, Situation, first_headline, headline};
pub use information::{ABOUT_INFORMATION, WorthKnowing};
pub use input_name::{exact_input_name, input_name};
pub use ledger_lines::{BENEFITS, COSTS, LedgerLine, LedgerSummary};
pub use likelihood::{chance, likelihood, of_hundred};
pub use newer_evidence::newer_evidence;
pub use next_step::{InputsHeading, NextStep};
pub use phrase::{Emphasis, NumberFormatters, Phrase, PhrasePart, capitalized, horizon, no_wait, payback};
pub use price::{needs_sentence, price_details, price_origin, seats_bought, short_price, team_fit, why_not_counted};
pub use provenance::{kinds_in_words, ownership_line, provenance_line, source_line, whose, year_in};
pub use roll_up::{ROLL_UP_HEADS, roll_up_cells, roll_up_sentences};
pub use scorecard::{
    definition_note, grade_coverage, is_starting_point, plan_standing, plan_word, planned_path_words,
    progress_toward_target, relative_goal_status, scorecard_verdict, status_word, target_words,
};
pub use sensitivity::{SwingEnds, SwitchingPoint, SwitchingSide, switching_points};
pub use survey::{collected_words, survey_progress};
pub use tile::{LEADING_TILES, OTHER_TILES, RATIOS, Tile};
pub use tool_comparison::{ComparedTool, comparison};
pub use year_table::YearTable;
