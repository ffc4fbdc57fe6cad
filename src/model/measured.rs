//! Values of inputs as measured on the scorecard.

use super::Spread;
use super::case::Case;
use super::date::Date;
use super::field::Input;
use super::kpi::BuiltInKpi;
use super::units::Quantity;

impl Case {
    /// The value of an input as measured on the scorecard, and the day of the reading: the reading marked as
    /// baseline, else the earliest one unless it is after the first day of the rollout, since inputs describe the
    /// time before the change. None where there is no such reading or its value is out of bounds.
    ///
    /// Turnover and hours in meetings are read as they are; hours of deep work a week are its share × the contracted hours.
    pub fn measured(&self, input: Input) -> Option<(Spread, Date)> {
        let (kpi, scale) = match input.field.key {
            "turnover.rate" => (BuiltInKpi::Turnover, 1.0),
            "meetings.load.hours_per_person_week" => (BuiltInKpi::MeetingLoad, 1.0),
            "deep_work.hours_before" => (BuiltInKpi::DeepWork, self.team.hours_per_week.likely().value()),
            _ => return None,
        };
        let reading = self.implementation.scorecard.standing(&kpi.kpi()).baseline?;
        let is_before = self.rollout.start.parse().is_ok_and(|start: Date| reading.date <= start);
        let value = Spread::point(reading.value() * scale).ok()?;
        let is_admissible = input.field.check(&value).is_ok();
        ((reading.baseline || is_before) && is_admissible).then_some((value, reading.date))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kpi::Reading;
    use crate::model::{Origin, Preset, Provenance};

    fn input(key: &str) -> Input {
        Input::parse(key).unwrap()
    }

    fn read(case: &mut Case, kpi: BuiltInKpi, day: &str, value: f64, baseline: bool) {
        let mut reading = Reading::new(kpi, day.parse().unwrap(), value).unwrap();
        reading.baseline = baseline;
        case.implementation.scorecard_mut().record(reading).unwrap();
    }

    fn value(case: &Case, key: &str) -> Option<f64> {
        case.measured(input(key)).map(|(value, _)| value.likely())
    }

    #[test]
    fn what_was_read_before_the_change_is_offered() {
        let mut case = Preset::Evidence.case();
        assert_eq!(value(&case, "turnover.rate"), None);
        read(&mut case, BuiltInKpi::Turnover, "2026-11-02", 0.21, false);
        read(&mut case, BuiltInKpi::Turnover, "2027-03-01", 0.15, false);
        read(&mut case, BuiltInKpi::DeepWork, "2026-11-02", 0.25, false);
        assert_eq!(value(&case, "turnover.rate"), Some(0.21));
        assert_eq!(value(&case, "deep_work.hours_before"), Some(10.0));
        assert_eq!(value(&case, "team.people"), None);
        read(&mut case, BuiltInKpi::MeetingLoad, "2027-03-01", 9.0, false);
        assert_eq!(value(&case, "meetings.load.hours_per_person_week"), None, "the change had begun");
        read(&mut case, BuiltInKpi::MeetingLoad, "2027-03-02", 11.0, true);
        assert_eq!(value(&case, "meetings.load.hours_per_person_week"), Some(11.0));
        read(&mut case, BuiltInKpi::Turnover, "2026-11-03", 7.0, true);
        assert_eq!(value(&case, "turnover.rate"), None, "more than the case admits");
    }

    #[test]
    fn what_is_taken_over_is_measured() {
        let mut case = Preset::Evidence.case();
        let rate = input("turnover.rate");
        read(&mut case, BuiltInKpi::Turnover, "2026-11-02", 0.21, false);
        let (value, _) = case.measured(rate).unwrap();
        case.set(rate, value, Origin::Measured);
        assert_eq!(Provenance::of(rate, &case).origin, Origin::Measured);
    }
}
