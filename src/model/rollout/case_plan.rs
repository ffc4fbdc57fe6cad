//! The case and its plan agree: the rollout takes as many days as the plan's phases together.
//!
//! The case's days take precedence. A plan made for another number of days is stretched whenever it is read, and stored
//! unstretched: typing 120 over 90 passes through 1 and 12, and rounding to these would lose its days. Only an edit of the
//! plan itself is stored in the new days.

use std::sync::Arc;

use super::Plan;
use crate::model::date::Date;
use crate::model::{Case, Preset};

impl Case {
    /// The first day of the rollout.
    pub fn first_day(&self) -> Date {
        // Documents and fields admit valid dates only; any other would count as the earliest date.
        self.rollout.start.parse().unwrap_or(Date::MIN)
    }

    /// The first day of the rollout, where somebody has planned the rollout.
    pub fn planned_start(&self) -> Option<Date> {
        (!self.is_rollout_unplanned()).then(|| self.first_day())
    }

    /// The plan, in the days that the rollout takes.
    ///
    /// ```
    /// use async_roi::model::Preset;
    /// let mut case = Preset::Evidence.case();
    /// case.rollout.days = 120;
    /// let days: Vec<u32> = case.plan().phases.iter().map(|phase| phase.days).collect();
    /// assert_eq!(days, [40, 40, 40]);
    /// ```
    pub fn plan(&self) -> Arc<Plan> {
        let plan = &self.implementation.plan;
        if plan.days() == self.rollout.days { plan.clone() } else { Arc::new(plan.fitted(self.rollout.days)) }
    }

    /// Whether nobody has planned the rollout yet: its tasks and its first day are those that every new case has.
    pub fn is_rollout_unplanned(&self) -> bool {
        let fresh = Preset::Evidence.case();
        self.rollout.start == fresh.rollout.start && self.implementation.plan == fresh.implementation.plan
    }

    /// The day against which tasks and gates are late: today, but before all of them while nobody has planned the rollout, since the
    /// dates of the example are nobody's.
    pub fn lateness_day(&self, today: Date) -> Date {
        if self.is_rollout_unplanned() { Date::MIN } else { today }
    }

    /// Changes the plan as [`Self::plan`] shows it; the rollout then takes the plan's days.
    pub fn change_plan<StatementAnswer>(
        &mut self,
        change: impl FnOnce(&mut Plan) -> StatementAnswer,
    ) -> StatementAnswer {
        let mut plan = Plan::clone(&self.plan());
        let answer = change(&mut plan);
        self.keep_plan(plan);
        answer
    }

    /// The case for somebody else, or as a copy: its plan is another one in calendars, so that neither overwrites the events of
    /// the other.
    #[must_use]
    pub fn without_calendar(&self) -> Self {
        let mut case = self.clone();
        case.implementation.forget_calendar();
        case
    }

    fn keep_plan(&mut self, plan: Plan) {
        if plan != *self.plan() {
            self.rollout.days = plan.days();
            self.implementation.plan = Arc::new(plan);
        }
    }
}

impl Plan {
    /// The plan stretched to `days`. Fewer days than phases merge the last phases.
    fn fitted(&self, days: u32) -> Self {
        let days = days.clamp(1, Self::MOST_DAYS);
        let mut plan = self.clone();
        while plan.phases.len() > days as usize {
            let last = plan.phases[plan.phases.len() - 1].clone();
            plan.remove_phase(&last.id).expect("more phases than days are two at least");
            let end = plan.phases.len() - 1;
            // The days of the merged phase stay, so that its tasks keep their place.
            plan.phases[end].days += last.days;
        }
        plan.fit_to(days).expect("each phase has a day, and the case's limit is the plan's");
        plan
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;
    use crate::model::rollout::Due;
    use proptest::prelude::*;

    fn days_of(case: &Case) -> Vec<u32> {
        case.plan().phases.iter().map(|phase| phase.days).collect()
    }

    #[test]
    fn a_first_day_or_an_owner_is_planning() {
        let fresh = Preset::Evidence.case();
        assert!(fresh.is_rollout_unplanned());
        let (mut dated, mut owned) = (fresh.clone(), fresh);
        dated.rollout.start = "2027-03-01".into();
        owned.change_plan(|plan| plan.tasks[0].owner = "Kim".into());
        assert_eq!([&dated, &owned].map(Case::is_rollout_unplanned), [false, false]);
    }

    #[test]
    fn nothing_is_late_before_somebody_has_planned_the_rollout() {
        let today = Date::new(2030, 1, 1).unwrap();
        let late = |case: &Case| case.plan().late(case.first_day(), case.lateness_day(today)).len();
        let mut case = Preset::Evidence.case();
        assert_eq!(late(&case), 0);
        case.change_plan(|plan| plan.tasks[0].owner = "Kim".into());
        assert_eq!(late(&case), case.plan().tasks.len());
    }

    #[test]
    fn a_preset_sets_the_days_of_the_plan() {
        let mut case = Preset::Evidence.case();
        case.change_plan(|plan| plan.set_phase_days("p1", 60)).unwrap();
        assert_eq!((case.rollout.days, days_of(&case)), (120, vec![60, 30, 30]));
        Preset::Article.apply(&mut case);
        assert_eq!((case.rollout.days, days_of(&case)), (90, vec![45, 23, 22]));
    }

    #[test]
    fn fewer_days_than_phases_hide_phases_and_lose_none() {
        let mut case = Preset::Evidence.case();
        case.rollout.days = 2;
        assert_eq!(days_of(&case), [1, 1]);
        assert_eq!(case.plan().tasks.len(), Plan::default().tasks.len());
        let gates: Vec<u32> = case.plan().gates.iter().map(|gate| gate.day).collect();
        assert_eq!(gates, [1, 1, 2], "what stood in the hidden phases stays within the days");
        case.rollout.days = 90;
        assert_eq!(*case.plan(), Plan::default());
    }

    #[test]
    fn a_change_that_changes_nothing_keeps_the_plan_as_it_was() {
        let mut case = Preset::Evidence.case();
        case.rollout.days = 120;
        let before = case.clone();
        assert!(case.change_plan(|plan| plan.remove_task("t99")).is_none());
        assert_eq!(case, before);
        case.change_plan(|plan| plan.remove_task("t1"));
        assert_eq!((case.rollout.days, case.plan().task("t8").unwrap().due), (120, Due::Day(80)));
    }

    proptest! {
        #[test]
        fn the_days_always_agree(typed in prop::collection::vec(1..=Plan::MOST_DAYS, 1..6), phase in 1..900_u32) {
            let mut case = Preset::Evidence.case();
            for days in &typed {
                case.rollout.days = *days;
                prop_assert_eq!(case.plan().days(), *days);
            }
            let mut at_once = Preset::Evidence.case();
            at_once.rollout.days = case.rollout.days;
            prop_assert_eq!(case.plan(), at_once.plan());
            let _ = case.change_plan(|plan| plan.set_phase_days("p1", phase));
            prop_assert_eq!(case.plan().days(), case.rollout.days);
        }
    }
}
