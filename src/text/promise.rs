//! The review of an approved case in words: promised against measured.

use super::dates::{date_with_year, days};
use super::phrase::{NumberFormatters, Phrase};
use crate::model::Choice;
use crate::model::promise::{Cause, Measurement, PromiseDriver, Review};

/// A difference below this share of promised benefits plus costs counts as none: each of the two amounts compared is rounded
/// to three significant digits, by up to 0.5%.
const NEGLIGIBLE_SHARE: f64 = 0.01;
/// A difference below half a unit of currency rounds to zero.
const NEGLIGIBLE_AMOUNT: f64 = 0.5;

/// Functions that format the numbers of a review in the user's locale.
pub struct ReviewFormatters<'a> {
    /// Money and plain numbers.
    pub numbers: &'a NumberFormatters<'a>,
    /// A share, as a percentage.
    pub percent: &'a dyn Fn(f64) -> String,
}

impl ReviewFormatters<'_> {
    fn money(&self, amount: f64) -> String {
        (self.numbers.money)(amount.abs())
    }

    /// A driver's figure in its unit.
    fn figure(&self, driver: PromiseDriver, value: f64) -> String {
        match driver {
            PromiseDriver::Adoption => (self.percent)(value),
            PromiseDriver::Cut => format!("{} h", (self.numbers.number)(value)),
            PromiseDriver::Turnover => format!("{} a year", (self.percent)(value)),
            PromiseDriver::Cost => (self.numbers.money)(value),
        }
    }
}

/// The difference between realized and promised value in the lines that were entered, each until its last entry, and its main cause.
pub fn review_verdict(review: &Review, formatters: &ReviewFormatters) -> Phrase {
    let start = Phrase::default();
    if review.elapsed < 0 {
        // The start as approved: the plan may have another one since.
        return start
            .say(format!("The approved start is in {}: nothing is due yet.", days(review.elapsed.unsigned_abs())));
    }
    let entered = review.entered();
    if entered.lines == 0 {
        let sum = review.promised_value();
        let word = if sum < 0.0 { "cost" } else { "gain" };
        let start = start.say(format!("By now, a net {word} of ")).key(formatters.money(sum)).say(" was promised. ");
        if !review.is_measured() {
            return start.say("Nothing has been measured yet, so the actual result is unknown.");
        }
        let start = start.say("The realized value is not known yet: enter meeting load, turnover or a bill.");
        return match main_cause(review, review.difference().signum()) {
            Some((cause, _)) => start.say(format!(" So far, {}.", cause_clause(cause, formatters))),
            None => start,
        };
    }
    let difference = entered.difference();
    let in_play: f64 = review.lines.iter().filter_map(|line| Some(line.entered?.promised.abs())).sum();
    if difference.abs() <= NEGLIGIBLE_SHARE * in_play {
        return start.key("As promised").say(" so far, in what was entered.");
    }
    let word = if difference < 0.0 { " less" } else { " more" };
    let start = start.key(format!("{}{word}", formatters.money(difference))).say(" than promised so far");
    let told = match main_cause(review, difference.signum()) {
        Some((cause, most)) => {
            let how = if most { ", mostly because " } else { ", above all because " };
            start.say(how).say(cause_clause(cause, formatters)).say(".")
        }
        None => start.say("."),
    };
    // More so far can go with less in the end: early adoption hides a small effect.
    match review.expected_shortfall() {
        Some(shortfall) if difference > 0.0 => {
            let cause =
                main_cause_in_all(review).map(|cause| format!(", mostly because {}", cause_clause(cause, formatters)));
            told.say(" But the whole case is worth ")
                .key(formatters.money(shortfall))
                .say(" less than approved if this goes on")
                .say(cause.unwrap_or_default())
                .say(".")
        }
        _ => told,
    }
}

/// The measured cause that takes most from the net present value.
fn main_cause_in_all(review: &Review) -> Option<&Cause> {
    let read = review.causes.iter().filter(|cause| cause.measurement.is_read() && cause.in_all < 0.0);
    read.min_by(|one, other| one.in_all.total_cmp(&other.in_all))
}

/// The cause with the largest share in a direction, 1 or −1, and whether that is more than half.
fn main_cause(review: &Review, sign: f64) -> Option<(&Cause, bool)> {
    let pulls = |cause: &&Cause| cause.so_far * sign > 0.0;
    let main = review.causes_by_size().into_iter().find(pulls)?;
    let all: f64 = review.causes.iter().filter(pulls).map(|cause| cause.so_far * sign).sum();
    Some((main, main.so_far * sign * 2.0 > all))
}

/// A cause as a clause after "because"; empty where nothing was measured.
pub fn cause_clause(cause: &Cause, formatters: &ReviewFormatters) -> String {
    let Measurement::Read { promised, measured, .. } = cause.measurement else { return String::new() };
    let [promise, found] = [promised, measured].map(|value| formatters.figure(cause.driver, value));
    if promise == found {
        return caught_up(cause).to_owned();
    }
    if has_turned(cause) {
        return turned(cause, &found, &promise);
    }
    match cause.driver {
        PromiseDriver::Adoption => format!("adoption is {found} instead of {promise}"),
        PromiseDriver::Cut if measured < 0.0 => {
            let grown = formatters.figure(PromiseDriver::Cut, -measured);
            format!("meetings took {grown} more a person and week instead of {promise} less at this adoption")
        }
        PromiseDriver::Cut => {
            format!("meetings took {found} less a person and week instead of {promise} at this adoption")
        }
        PromiseDriver::Turnover => format!("turnover is {found} instead of {promise} at this adoption"),
        PromiseDriver::Cost => format!("{found} was spent instead of {promise}"),
    }
}

/// Whether a driver is better than promised now while its sum to date is worse, or the other way round.
pub fn has_turned(cause: &Cause) -> bool {
    let Measurement::Read { promised, measured, .. } = cause.measurement else { return false };
    let better = match cause.driver {
        PromiseDriver::Adoption | PromiseDriver::Cut => measured - promised,
        PromiseDriver::Turnover => promised - measured,
        // What was spent is a sum itself.
        PromiseDriver::Cost => return false,
    };
    driver_status(cause) != DriverStatus::AsPromised && better * cause.so_far < 0.0
}

/// The clause for a driver that [has turned](has_turned), with its figures as formatted.
fn turned(cause: &Cause, found: &str, promise: &str) -> String {
    let was_behind = cause.so_far < 0.0;
    let (earlier, now) = if was_behind { ("behind", "above") } else { ("ahead of", "below") };
    match cause.driver {
        PromiseDriver::Turnover => {
            let (earlier, now) = if was_behind { ("above", "below") } else { ("below", "above") };
            format!("turnover was {earlier} plan earlier; it is {found} now, {now} the promised {promise}")
        }
        PromiseDriver::Cut => format!(
            "the cut in meetings was {earlier} plan earlier; it is {found} a person and week now, {now} the promised {promise}"
        ),
        _ => format!("adoption was {earlier} plan earlier; it is {found} now, {now} the promised {promise}"),
    }
}

/// The clause for a driver that is as promised today, but was not before.
fn caught_up(cause: &Cause) -> &'static str {
    let better = cause.so_far > 0.0;
    match (cause.driver, better) {
        _ if driver_status(cause) == DriverStatus::AsPromised => "it is as promised",
        (PromiseDriver::Adoption, true) => "adoption came sooner than promised",
        (PromiseDriver::Adoption, false) => "adoption came later than promised",
        (PromiseDriver::Cut, true) => "meetings fell sooner than promised",
        (PromiseDriver::Cut, false) => "meetings fell later than promised",
        (PromiseDriver::Turnover, true) => "turnover fell sooner than promised",
        (PromiseDriver::Turnover, false) => "turnover fell later than promised",
        (PromiseDriver::Cost, true) => "a little less was spent than promised",
        (PromiseDriver::Cost, false) => "a little more was spent than promised",
    }
}

/// A driver compared with its promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriverStatus {
    /// It reduces the value of the case.
    Behind,
    /// Its difference is negligible.
    AsPromised,
    /// It increases the value of the case.
    Ahead,
}

/// The status of a driver to date.
pub fn driver_status(cause: &Cause) -> DriverStatus {
    match cause.so_far {
        part if part <= -NEGLIGIBLE_AMOUNT => DriverStatus::Behind,
        part if part >= NEGLIGIBLE_AMOUNT => DriverStatus::Ahead,
        _ => DriverStatus::AsPromised,
    }
}

/// The words for the status of a driver.
pub fn status_word(cause: &Cause) -> &'static str {
    match (cause.driver, driver_status(cause)) {
        (_, DriverStatus::AsPromised) => "as promised",
        (_, DriverStatus::Behind) if has_turned(cause) => "behind so far",
        (_, DriverStatus::Ahead) if has_turned(cause) => "ahead so far",
        (PromiseDriver::Cost, DriverStatus::Behind) => "over budget",
        (PromiseDriver::Cost, DriverStatus::Ahead) => "under budget",
        (_, DriverStatus::Behind) => "behind",
        (_, DriverStatus::Ahead) => "ahead",
    }
}

/// `$500 more`, `$500 less`, `no difference`.
pub fn more_or_less(amount: f64, formatters: &ReviewFormatters) -> String {
    match formatters.money(amount) {
        none if none == formatters.money(0.0) => "no difference".to_owned(),
        some if amount < 0.0 => format!("{some} less"),
        some => format!("{some} more"),
    }
}

/// How to measure a driver that is not measured; none where it is measured or does not matter.
pub fn how_to_measure(cause: &Cause) -> Option<String> {
    let how = match (cause.measurement, cause.driver) {
        (Measurement::Read { .. } | Measurement::Moot, _) => return None,
        (Measurement::NotDue(day), driver) => {
            return Some(format!(
                "{}: nothing is due before {}. Readings count from then on.",
                driver.word(),
                date_with_year(day)
            ));
        }
        (Measurement::Missing, PromiseDriver::Adoption) => {
            "ask or count how many people work the new way most of the week"
        }
        (Measurement::Missing, PromiseDriver::Cut) => "take the hours in meetings of a usual week from a few calendars",
        (Measurement::Missing, PromiseDriver::Turnover) => {
            "record how many people left in the last twelve months, divided by the average number of people"
        }
        (Measurement::Missing, PromiseDriver::Cost) => "enter what was paid so far",
    };
    Some(format!("{}: {how}.", cause.driver.word()))
}

/// The cost lines without a bill, as a sentence; empty if there are none.
pub fn unbilled_lines(review: &Review) -> String {
    let names: Vec<&str> = review.unbilled.iter().map(|line| line.word()).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!("No bills yet; the forecast takes these costs as promised: {}.", names.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Date;
    use crate::model::kpi::{BuiltInKpi, BuiltInKpi::*, Reading};
    use crate::model::promise::{Approval, Bill, CostLine};
    use crate::model::{Case, Edition, Preset, View};

    fn day(days: i64) -> Date {
        "2027-01-04".parse::<Date>().unwrap().plus_days(days)
    }

    fn review(readings: &[(BuiltInKpi, i64, f64)], bills: &[(CostLine, f64)], today: i64) -> Review {
        let mut case: Case = Preset::Evidence.case_in(Edition::First);
        let approval = Approval::of(&case, day(-10));
        for (kpi, days, value) in readings {
            case.implementation.scorecard_mut().record(Reading::new(*kpi, day(*days), *value).unwrap()).unwrap();
        }
        for (line, amount) in bills {
            case.implementation
                .spending_mut()
                .entries
                .push(Bill { amount: Some(*amount), ..Bill::new(day(60), *line) });
        }
        Review::of(&approval, &case.implementation, day(today), View::Full)
    }

    fn formatted<T>(say: impl FnOnce(&ReviewFormatters) -> T) -> T {
        let formatters = NumberFormatters {
            money: &|amount| format!("${}", (amount / 100.0).round() * 100.0),
            cents: &|amount| format!("${amount:.2}"),
            number: &|number| ((number * 10.0).round() / 10.0).to_string(),
            percent: &|share| format!("{:.0}%", share * 100.0),
            ratio: &|ratio| format!("{ratio:.2}"),
        };
        say(&ReviewFormatters {
            numbers: &formatters,
            percent: &|share| format!("{}%", (share * 1000.0).round() / 10.0),
        })
    }

    #[track_caller]
    fn says(review: &Review, expected: &str) {
        assert_eq!(formatted(|formatters| review_verdict(review, formatters)).plain(), expected);
    }

    #[test]
    fn before_the_start_and_before_a_reading_there_is_no_verdict() {
        says(&review(&[], &[], -1), "The approved start is in 1 day: nothing is due yet.");
        let unread = "Nothing has been measured yet, so the actual result is unknown.";
        let words = formatted(|formatters| review_verdict(&review(&[], &[], 30), formatters)).plain();
        assert!(words.starts_with("By now, a net cost of $") && words.ends_with(unread), "{words}");
    }

    #[test]
    fn the_main_cause_is_named_with_both_figures() {
        let low = review(&[(Adoption, 90, 0.45)], &[], 365);
        let words = formatted(|formatters| review_verdict(&low, formatters)).plain();
        assert!(
            words.ends_with("enter meeting load, turnover or a bill. So far, adoption is 45% instead of 75%."),
            "{words}"
        );
        let dear = review(&[], &[(CostLine::Training, 40_000.0)], 365);
        let words = formatted(|formatters| review_verdict(&dear, formatters)).plain();
        assert!(words.contains("less than promised so far, mostly because $"), "{words}");
        assert!(words.contains("was spent instead of $"), "{words}");
        let grown = review(&[(MeetingLoad, 0, 16.0), (MeetingLoad, 90, 17.0)], &[], 365);
        let words = formatted(|formatters| review_verdict(&grown, formatters)).plain();
        assert!(
            words.ends_with("because meetings took 1 h more a person and week instead of 3 h less at this adoption."),
            "{words}"
        );
    }

    #[test]
    fn a_difference_of_nothing_is_none() {
        let kept = review(&[(Adoption, 30, 0.1), (Adoption, 60, 0.5), (Adoption, 90, 0.75)], &[], 365);
        let words = formatted(|formatters| review_verdict(&kept, formatters)).plain();
        assert!(words.ends_with(" is not known yet: enter meeting load, turnover or a bill."), "{words}");
        assert_eq!(formatted(|formatters| more_or_less(0.4, formatters)), "no difference");
        assert_eq!(formatted(|formatters| cause_clause(&kept.causes[0], formatters)), "it is as promised");
        let straight = review(&[(Adoption, 90, 0.75)], &[], 365);
        assert_eq!(
            formatted(|formatters| cause_clause(&straight.causes[0], formatters)),
            "adoption came sooner than promised"
        );
    }

    #[test]
    fn a_level_that_contradicts_the_sum_is_told_with_both() {
        // Nobody for fourteen weeks, then more than promised.
        let late = review(&[(Adoption, 98, 0.0), (Adoption, 105, 0.8)], &[], 160);
        let [cause, ..] = &late.causes;
        assert!(cause.so_far < 0.0 && has_turned(cause), "{cause:?}");
        let told = formatted(|formatters| cause_clause(cause, formatters));
        assert_eq!(told, "adoption was behind plan earlier; it is 80% now, above the promised 75%");
        assert_eq!(status_word(cause), "behind so far");
    }

    #[test]
    fn a_chip_says_it_in_a_word() {
        let review = review(&[(Adoption, 90, 0.45)], &[(CostLine::Training, 9_000.0), (CostLine::Dip, 1_000.0)], 365);
        let words = review.causes.map(|cause| status_word(&cause));
        assert_eq!(words, ["behind", "as promised", "as promised", "under budget"]);
    }

    #[test]
    fn causes_come_by_their_weight() {
        let review = review(&[(Adoption, 90, 0.74), (MeetingLoad, 90, 15.8)], &[(CostLine::Dip, 30_000.0)], 365);
        let order: Vec<PromiseDriver> = review.causes_by_size().iter().map(|cause| cause.driver).collect();
        assert_eq!(order.last(), Some(&PromiseDriver::Adoption));
        assert_eq!(order.len(), 3);
        let sizes: Vec<f64> = review.causes_by_size().iter().map(|cause| cause.so_far.abs()).collect();
        assert!(sizes.windows(2).all(|pair| pair[0] >= pair[1]), "{sizes:?}");
    }

    #[test]
    fn what_is_not_measured_is_named_with_the_way_to_measure_it() {
        let review = review(&[(Adoption, 90, 0.5)], &[(CostLine::Training, 100.0)], 100);
        let how_to_measure: Vec<_> = review.causes.iter().map(how_to_measure).collect();
        assert_eq!((&how_to_measure[0], &how_to_measure[3]), (&None, &None));
        assert!(how_to_measure[1].as_ref().unwrap().starts_with("Meetings cut: take the hours"));
        assert!(
            how_to_measure[2].as_ref().unwrap().contains("nothing is due before Jul 6, 2027"),
            "{how_to_measure:?}"
        );
        assert!(
            unbilled_lines(&review)
                .starts_with("No bills yet; the forecast takes these costs as promised: Initial documentation, ")
        );
    }
}
