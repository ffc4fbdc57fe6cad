//! The three ways of stating the meeting load, and converting the total from one to another.

use super::case::{Case, MeetingLoad, MeetingLoadKind, Team};
use super::case_rows::Meeting;
use super::estimate::Spread;
use super::field::Input;
use super::ledger::{LEAST_HOURLY, Ledger};
use super::provenance::{Origin, Provenance};
use super::units::Quantity;

/// Totals whose relative difference is smaller count as equal.
const SAME: f64 = 1e-9;

impl MeetingLoadKind {
    /// The input that states the total; none for the list, which states each meeting.
    pub fn input(self) -> Option<Input> {
        let key = match self {
            Self::MonthlyCost => "meetings.load.monthly_cost",
            Self::Hours => "meetings.load.hours_per_person_week",
            Self::Inventory => return None,
        };
        Input::parse(key)
    }
}

impl Case {
    /// Switches to another way of stating the meeting load, with the same total: the likely value and the range are
    /// multiplied by one factor. A figure entered earlier in that way is kept exactly if it has the same total. A
    /// list is used as it is.
    ///
    /// False where the total could not be converted, so that the figure entered earlier in that way counts: without
    /// pay, a cost cannot be turned into hours, and the result may be out of bounds.
    pub fn count_meetings(&mut self, kind: MeetingLoadKind) -> bool {
        if kind == self.meetings.load.kind {
            return true;
        }
        let Some(input) = kind.input() else {
            self.count_meetings(MeetingLoadKind::Hours);
            self.meetings.load.kind = kind;
            return true;
        };
        let fits = |total: &Spread| input.field.check(total).is_ok();
        let total = self.meeting_total(kind).filter(fits);
        let origin = self.meeting_origin();
        // First, since an input is found only in the way in force.
        self.meetings.load.kind = kind;
        let Some(total) = total else { return false };
        if !self.spread(input).is_some_and(|answer| is_same(answer, &total)) {
            self.restore(input, scaled(&total, to_ten_digits).unwrap_or(total));
            self.set_origin(input, origin);
        }
        true
    }

    /// Adds meetings to the list, which counts from the first one on.
    pub fn list_meetings(&mut self, meetings: Vec<Meeting>) {
        if !meetings.is_empty() {
            self.count_meetings(MeetingLoadKind::Inventory);
        }
        self.meetings.load.inventory.extend(meetings);
    }

    /// Called when the list has been emptied: the total from before the list counts again.
    pub(super) fn leave_empty_list(&mut self) {
        let load = &mut self.meetings.load;
        load.all_listed = false;
        if load.kind == MeetingLoadKind::Inventory {
            load.kind = MeetingLoadKind::Hours;
        }
    }

    /// The origin of the total that counts; for a list, that of the first figure that is not the user's own.
    fn meeting_origin(&self) -> Origin {
        let list = self.inputs().into_iter().filter(|input| input.field.key.starts_with("meetings.load.inventory."));
        let inputs: Vec<Input> = self.meetings.load.kind.input().map_or_else(|| list.collect(), |input| vec![input]);
        let origins = inputs.into_iter().map(|input| Provenance::of(input, self).origin);
        origins.reduce(|one, other| if one.is_own() { other } else { one }).unwrap_or(Origin::Typed)
    }

    /// The total in force, stated in another way: as money a month or as hours per person and week.
    fn meeting_total(&self, kind: MeetingLoadKind) -> Option<Spread> {
        let hourly = Ledger::of(self).hourly.value();
        let team = &self.team;
        let people = team.people.likely().value();
        // What an hour a week of everybody costs a month.
        let month = people * team.weeks_per_year.likely().value() * hourly / 12.0;
        let load = &self.meetings.load;
        let hours = match load.kind {
            MeetingLoadKind::Hours => *load.hours_per_person_week.spread(),
            MeetingLoadKind::MonthlyCost if hourly <= LEAST_HOURLY => return None,
            MeetingLoadKind::MonthlyCost => scaled(load.monthly_cost.spread(), |cost| cost / month)?,
            MeetingLoadKind::Inventory => scaled(&load.inventory_spread()?, |hours| hours / people)?,
        };
        if kind == MeetingLoadKind::MonthlyCost { scaled(&hours, |hours| hours * month) } else { Some(hours) }
    }
}

impl MeetingLoad {
    /// Hours a week that all listed meetings take, with their range. The ranges of the rows are independent, so the distances from
    /// the likely total add as squares: exact where one figure alone is ranged.
    fn inventory_spread(&self) -> Option<Spread> {
        let likely = self.inventory_hours().value();
        let square = |distance: f64| distance * distance;
        let [mut below, mut above] = [0.0, 0.0];
        for row in &self.inventory {
            let (people, times) = (row.attendees.spread(), row.per_week.spread());
            for (spread, factor) in [(people, times.likely()), (times, people.likely())] {
                let hours = factor * row.minutes / 60.0;
                below += square((spread.likely() - spread.low()) * hours);
                above += square((spread.high() - spread.likely()) * hours);
            }
        }
        Spread::new((likely - below.sqrt()).max(0.0), likely, likely + above.sqrt()).ok()
    }
}

/// A range in another unit; none where it overflows.
fn scaled(spread: &Spread, convert: impl Fn(f64) -> f64) -> Option<Spread> {
    let [low, likely, high] = [spread.low(), spread.likely(), spread.high()].map(convert);
    Spread::new(low, likely, high).ok()
}

fn is_same(one: &Spread, other: &Spread) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= SAME * a.abs().max(b.abs());
    near(one.low(), other.low()) && near(one.likely(), other.likely()) && near(one.high(), other.high())
}

/// A positive number rounded to ten digits, so that a field can show it: the relative error is at most 5e-10.
fn to_ten_digits(value: f64) -> f64 {
    let mut scale = 1.0;
    while value * scale < 1e9 && scale < 1e18 {
        scale *= 10.0;
    }
    (value * scale).round() / scale
}

/// The total as the user last entered it, kept while it is only viewed in other ways: switching back restores it
/// exactly.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeetingAnswer {
    /// The id of the case whose list is shown, even if the list is still empty. Until it has a row, the case keeps
    /// its earlier way of stating meetings, so that a document means the same whatever is shown.
    pub list_of: Option<u32>,
    /// The id of the case that the total belongs to.
    case: u32,
    given: MeetingLoad,
    /// The meeting load after the last switch. If the case differs from it, something else was entered since.
    shown: (MeetingLoad, Team),
}

impl MeetingAnswer {
    /// Switches the case with this id to another way of stating meetings, restoring the entered total where possible;
    /// an empty list is only shown. Returns the same as [`Case::count_meetings`].
    pub fn count_meetings(&mut self, number: u32, case: &mut Case, kind: MeetingLoadKind) -> bool {
        self.list_of = (kind == MeetingLoadKind::Inventory).then_some(number);
        if self.list_of.is_some() && case.meetings.load.inventory.is_empty() {
            return true;
        }
        let now = |case: &Case| (case.meetings.load.clone(), case.team.clone());
        if self.case != number || self.shown != now(case) {
            self.case = number;
            self.given = case.meetings.load.clone();
        }
        let carried = if self.given.kind == kind {
            case.meetings.load = self.given.clone();
            true
        } else {
            case.count_meetings(kind)
        };
        self.shown = now(case);
        carried
    }

    /// The way in which the case with this id shows its meetings: the one that counts, or the list where one was begun.
    pub fn way_in_sight(&self, number: u32, case: &Case) -> MeetingLoadKind {
        let load = &case.meetings.load;
        let is_begun = load.inventory.is_empty() && self.list_of == Some(number);
        if is_begun { MeetingLoadKind::Inventory } else { load.kind }
    }
}

#[cfg(test)]
mod tests;
