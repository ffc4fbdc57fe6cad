//! Contradictions: inputs that cannot all be true, and claims beyond what studies support.

use super::case::{Case, MeetingLoadKind};
use super::field::{Input, Unit};
use super::ledger::{Ledger, View};
use super::units::{Quantity, Share};

/// Hours of deep work a week beyond what studies find sustainable: the practice of the best music students on all seven days
/// (Ericsson, Krampe and Tesch-Römer, Psychological Review 1993).
const SUSTAINABLE_DEEP_WORK: f64 = 24.0;
/// The greatest drop in turnover that a randomized trial found, relative: work from home (Bloom et al., QJE 2015).
const BEST_TURNOVER_REDUCTION: f64 = 0.5;
/// Hours of training a person above which the dip may hold them too: the high end of the evidence preset.
const USUAL_TRAINING: f64 = 14.0;
/// Dip above which it may hold the training too: the high end of the evidence preset.
const USUAL_DIP: f64 = 0.15;
/// Room for rounding before two sides of a comparison count as different.
const TOLERANCE: f64 = 1e-9;

/// How serious it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It cannot be so.
    Contradiction,
    /// It has not been seen so, or will not come so.
    Doubt,
    /// Worth knowing.
    Note,
}

/// Something about the inputs that the reader must know.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    /// A name that does not change.
    pub id: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// What to look at, most telling first.
    pub inputs: Vec<&'static str>,
    /// In words with `{}` for each of `values`.
    text: &'static str,
    values: Vec<(f64, Unit)>,
}

impl Contradiction {
    /// The message, its numbers written by `format`.
    pub fn message(&self, format: impl Fn(f64, Unit) -> String) -> String {
        let mut values = self.values.iter();
        let mut pieces = self.text.split("{}");
        let mut message = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            message.extend(values.next().map(|(value, unit)| format(*value, *unit)));
            message.push_str(piece);
        }
        message
    }

    /// Where to go to mend it, none where the case states the figure in another way.
    pub fn input(&self, case: &Case) -> Option<Input> {
        self.inputs.iter().filter_map(|key| Input::parse(key)).find(|input| case.spread(*input).is_some())
    }
}

const LOAD_KEYS: [&str; 3] =
    ["meetings.load.monthly_cost", "meetings.load.hours_per_person_week", "meetings.load.inventory.0.attendees"];

/// Everything to be said about a case, in the likely case, most serious first.
pub fn contradictions(case: &Case) -> Vec<Contradiction> {
    let ledger = Ledger::of(case);
    let checks = [
        overfull_week(case, &ledger),
        overfull_target(case, &ledger),
        meetings_above_payroll(case, &ledger),
        saving_above_base(&ledger),
        target_out_of_reach(case, &ledger),
        beyond_sustainable(case, &ledger),
        turnover_beyond_evidence(case),
        training_and_dip(case),
        full_recapture(case),
    ];
    checks.into_iter().flatten().collect()
}

fn overfull_week(case: &Case, ledger: &Ledger) -> Option<Contradiction> {
    let left = ledger.meeting_hours - ledger.removed_hours;
    let hours = case.team.hours_per_week.likely();
    (ledger.deep_after.value() + left.value() > hours.value() + TOLERANCE).then(|| Contradiction {
        id: "week_overfull",
        severity: Severity::Contradiction,
        inputs: [&["deep_work.hours_before"][..], &LOAD_KEYS, &["team.hours_per_week"]].concat(),
        text: "{} of deep work and {} of remaining meetings do not fit into a week of {}.",
        values: [ledger.deep_after, left, hours].map(|hours| (hours.value(), Unit::Hours)).into(),
    })
}

fn overfull_target(case: &Case, ledger: &Ledger) -> Option<Contradiction> {
    let left = ledger.meeting_hours - ledger.removed_hours;
    let hours = case.team.hours_per_week.likely();
    let target = case.deep_work.hours_target.likely();
    (target.value() + left.value() > hours.value() + TOLERANCE).then(|| Contradiction {
        id: "target_overfull",
        severity: Severity::Contradiction,
        inputs: vec!["deep_work.hours_target", "team.hours_per_week"],
        text: "The target of {} of deep work and the {} of meetings that remain do not fit into a week of {}: \
               the target alone takes {} of it.",
        values: vec![
            (target.value(), Unit::Hours),
            (left.value(), Unit::Hours),
            (hours.value(), Unit::Hours),
            (target.value() / hours.value(), Unit::Share),
        ],
    })
}

fn meetings_above_payroll(case: &Case, ledger: &Ledger) -> Option<Contradiction> {
    let hours = case.team.hours_per_week.likely();
    let monthly = case.meetings.load.kind == MeetingLoadKind::MonthlyCost;
    (ledger.meeting_hours.value() > hours.value() + TOLERANCE).then(|| Contradiction {
        id: if monthly { "month_and_year_mixed" } else { "meetings_above_week" },
        severity: Severity::Contradiction,
        inputs: [&LOAD_KEYS[..], &["team.hours_per_week", "team.annual_pay"]].concat(),
        text: if monthly {
            "At this monthly cost, meetings take {} per person and week, more than the {} contracted. Did you enter \
             a yearly amount as a monthly one, or monthly pay as yearly pay?"
        } else {
            "Meetings take {} per person and week, more than the {} contracted."
        },
        values: [ledger.meeting_hours, hours].map(|hours| (hours.value(), Unit::Hours)).into(),
    })
}

fn saving_above_base(ledger: &Ledger) -> Option<Contradiction> {
    let benefits = &ledger.amounts(View::Full).benefits;
    let saved = (benefits.meetings + benefits.deep_work).value();
    let base = ledger.meeting_cost.value();
    (saved > base * (1.0 + TOLERANCE)).then(|| Contradiction {
        id: "saving_above_base",
        severity: Severity::Contradiction,
        inputs: vec!["deep_work.premium", "time.recapture"],
        text: "Meetings cost {} a year, but dropping some of them is said to save {} a year, which is more than they \
        cost.",
        values: vec![(base, Unit::Money), (saved, Unit::Money)],
    })
}

fn target_out_of_reach(case: &Case, ledger: &Ledger) -> Option<Contradiction> {
    let deep = &case.deep_work;
    let target = deep.hours_target.likely().value();
    if target <= ledger.deep_after.value() + TOLERANCE {
        return None;
    }
    let wanted = target - deep.hours_before.likely().value();
    let kept: Share = case.meetings.replacement.likely().rest() * deep.share_of_freed_time.likely();
    let cut = wanted / (ledger.meeting_hours.value() * kept.value());
    let removed = ledger.removed_hours.value();
    let hours_at_cut = wanted / (removed / ledger.meeting_hours.value() * kept.value());
    let mut values = vec![(target, Unit::Hours), (ledger.deep_after.value(), Unit::Hours)];
    let text = if cut <= 1.0 {
        values.push((cut, Unit::Share));
        "The target of {} of deep work is out of reach: the freed time brings it to {}. Reaching it would take a cut \
         of {}."
    } else if hours_at_cut.is_finite() {
        values.push((hours_at_cut, Unit::Hours));
        "The target of {} of deep work is out of reach: the freed time brings it to {}, and even dropping every \
         meeting would not be enough. At this cut, meetings would have to take {} per person and week today."
    } else {
        "The target of {} of deep work is out of reach: the freed time brings it to {}, and even dropping every \
         meeting would not be enough."
    };
    Some(Contradiction {
        id: "target_out_of_reach",
        severity: Severity::Doubt,
        inputs: vec!["deep_work.hours_target", "meetings.cut", "deep_work.hours_before"],
        text,
        values,
    })
}

fn beyond_sustainable(case: &Case, ledger: &Ledger) -> Option<Contradiction> {
    let target = case.deep_work.hours_target.likely().value();
    let most = ledger.deep_after.value().max(target);
    (most > SUSTAINABLE_DEEP_WORK + TOLERANCE).then(|| Contradiction {
        id: "deep_work_unsustainable",
        severity: Severity::Doubt,
        inputs: vec![
            if target >= most { "deep_work.hours_target" } else { "deep_work.hours_before" },
            "deep_work.share_of_freed_time",
        ],
        text: "{} of deep work a week is beyond what studies find sustainable: the best music students practiced about {} a \
               week, on seven days (Ericsson, Krampe and Tesch-Römer, 1993). Nobody has measured it for office work.",
        values: vec![(most, Unit::Hours), (SUSTAINABLE_DEEP_WORK, Unit::Hours)],
    })
}

fn turnover_beyond_evidence(case: &Case) -> Option<Contradiction> {
    let reduction = case.turnover.reduction.likely().value();
    (reduction > BEST_TURNOVER_REDUCTION + TOLERANCE).then(|| Contradiction {
        id: "turnover_beyond_evidence",
        severity: Severity::Doubt,
        inputs: vec!["turnover.reduction"],
        text: "A drop in turnover of {} is larger than in the strongest trial, in which work from home halved the \
        number of people who quit (Bloom, Liang, Roberts and Ying, 2015).",
        values: vec![(reduction, Unit::Share)],
    })
}

fn training_and_dip(case: &Case) -> Option<Contradiction> {
    let change = &case.change;
    let hours = change.training_hours_per_person.likely().value();
    let dip = change.dip.likely().value();
    let both = hours > 0.0 && dip > 0.0 && change.dip_months.likely().value() > 0.0;
    (both && (hours > USUAL_TRAINING || dip > USUAL_DIP)).then(|| Contradiction {
        id: "training_and_dip",
        severity: Severity::Note,
        inputs: vec!["change.dip", "change.training_hours_per_person"],
        text: "{} of training per person and a dip of {} fall into the same weeks. The dip should count only the \
        work lost beyond the training hours. If it includes the training, lower one of the two.",
        values: vec![(hours, Unit::Hours), (dip, Unit::Share)],
    })
}

fn full_recapture(case: &Case) -> Option<Contradiction> {
    (case.time.recapture.likely().value() >= 1.0).then(|| Contradiction {
        id: "recapture_full",
        severity: Severity::Note,
        inputs: vec!["time.recapture"],
        text: "Every freed minute is assumed to be put to productive use. Studies of saved commuting time find 35% to \
               40%; a newer study of time saved by AI finds almost no extra output.",
        values: Vec::new(),
    })
}
