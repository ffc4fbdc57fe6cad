//! The scenario and its plan agree: the rollout takes as many days as the plan's phases together.
//!
//! The scenario's days are what counts. A plan that was made for another number of days is stretched to them whenever it
//! is read, so whatever sets the days (a field, a preset, undo, a document) needs to know nothing of the plan; and since
//! what is kept is not touched by that, 90 days that become 1, 12 and 120 as somebody types come out as if they had been
//! 120 at once. Only a change of the plan itself is kept in the new measure.

use std::sync::Arc;

use super::{LONGEST_ROLLOUT, Plan};
use crate::model::Scenario;
use crate::model::date::Date;

impl Scenario {
    /// The first day of the rollout.
    pub fn first_day(&self) -> Date {
        // Only whole dates get in, by a document or by a field; the first of all is what a wrong one would count as.
        self.rollout.start.parse().unwrap_or(Date::MIN)
    }

    /// The plan, in the days that the rollout takes.
    ///
    /// ```
    /// use async_roi::model::Preset;
    /// let mut scenario = Preset::Evidence.scenario();
    /// scenario.rollout.days = 120;
    /// let days: Vec<u32> = scenario.plan().phases.iter().map(|phase| phase.days).collect();
    /// assert_eq!(days, [40, 40, 40]);
    /// ```
    pub fn plan(&self) -> Arc<Plan> {
        let plan = &self.practice.plan;
        if plan.days() == self.rollout.days { plan.clone() } else { Arc::new(plan.fitted(self.rollout.days)) }
    }

    /// Changes the plan as [`Self::plan`] shows it; the rollout then takes the plan's days.
    pub fn change_plan<Answer>(&mut self, change: impl FnOnce(&mut Plan) -> Answer) -> Answer {
        let mut plan = Plan::clone(&self.plan());
        let answer = change(&mut plan);
        self.keep_plan(plan);
        answer
    }

    fn keep_plan(&mut self, plan: Plan) {
        if plan != *self.plan() {
            self.rollout.days = plan.days();
            self.practice.plan = Arc::new(plan);
        }
    }
}

impl Plan {
    /// The same plan in so many days. Where these are fewer than its phases, the last phases become one.
    fn fitted(&self, days: u32) -> Self {
        let days = days.clamp(1, LONGEST_ROLLOUT);
        let mut plan = self.clone();
        while plan.phases.len() > days as usize {
            let last = plan.phases[plan.phases.len() - 1].clone();
            plan.remove_phase(&last.id).expect("more phases than days are two at least");
            let end = plan.phases.len() - 1;
            // What stood in the last phase stays where it was in the whole.
            plan.phases[end].days += last.days;
        }
        plan.fit_to(days).expect("each phase has a day, and the scenario's limit is the plan's");
        plan
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;
    use crate::model::rollout::Due;
    use proptest::prelude::*;

    fn days_of(scenario: &Scenario) -> Vec<u32> {
        scenario.plan().phases.iter().map(|phase| phase.days).collect()
    }

    #[test]
    fn a_preset_sets_the_days_of_the_plan() {
        let mut scenario = Preset::Evidence.scenario();
        scenario.change_plan(|plan| plan.set_phase_days("p1", 60)).unwrap();
        assert_eq!((scenario.rollout.days, days_of(&scenario)), (120, vec![60, 30, 30]));
        Preset::Article.apply(&mut scenario);
        assert_eq!((scenario.rollout.days, days_of(&scenario)), (90, vec![45, 23, 22]));
    }

    #[test]
    fn fewer_days_than_phases_hide_phases_and_lose_none() {
        let mut scenario = Preset::Evidence.scenario();
        scenario.rollout.days = 2;
        assert_eq!(days_of(&scenario), [1, 1]);
        assert_eq!(scenario.plan().tasks.len(), Plan::default().tasks.len());
        let gates: Vec<u32> = scenario.plan().gates.iter().map(|gate| gate.day).collect();
        assert_eq!(gates, [1, 1, 2], "what stood in the hidden phases stays within the days");
        scenario.rollout.days = 90;
        assert_eq!(*scenario.plan(), Plan::default());
    }

    #[test]
    fn a_change_that_changes_nothing_keeps_the_plan_as_it_was() {
        let mut scenario = Preset::Evidence.scenario();
        scenario.rollout.days = 120;
        let before = scenario.clone();
        assert!(scenario.change_plan(|plan| plan.remove_task("t99")).is_none());
        assert_eq!(scenario, before);
        scenario.change_plan(|plan| plan.remove_task("t1"));
        assert_eq!((scenario.rollout.days, scenario.plan().task("t8").unwrap().due), (120, Due::Day(80)));
    }

    proptest! {
        #[test]
        fn the_days_always_agree(typed in prop::collection::vec(1..=LONGEST_ROLLOUT, 1..6), phase in 1..900_u32) {
            let mut scenario = Preset::Evidence.scenario();
            for days in &typed {
                scenario.rollout.days = *days;
                prop_assert_eq!(scenario.plan().days(), *days);
            }
            let mut at_once = Preset::Evidence.scenario();
            at_once.rollout.days = scenario.rollout.days;
            prop_assert_eq!(scenario.plan(), at_once.plan());
            let _ = scenario.change_plan(|plan| plan.set_phase_days("p1", phase));
            prop_assert_eq!(scenario.plan().days(), scenario.rollout.days);
        }
    }
}
