//! The keys of the case itself.

use super::{VERSION, approval, check_version};
use crate::exchange::codec::{Checked, DocumentError, Keys, Object, Result, read_spread, spread_json, text_of};
use crate::model::date::Date;
use crate::model::{
    Case, CostPerLeaver, Estimate, FIELDS, Field, Input, LINE, LeaverBasis, Load, LoadKind, Meeting, Note, OtherLine,
    Practice, Preset, Rollout, Tool,
};
use serde_json::Value;
use std::sync::Arc;

/// The parts of a document that hold single figures.
const SECTIONS: [&str; 8] = ["team", "time", "deep_work", "finance", "change", "rollout", "turnover", "meetings"];

impl Keys for Case {
    fn keys(&mut self, object: &mut Object) -> Result {
        version(object)?;
        object.stated_text("name", Self::NAME_LIMIT, &mut self.name)?;
        object.value("currency", &mut self.currency, currency_of, |code| code.as_str().into())?;
        for section in SECTIONS {
            object.section(section, &mut |inner| figures(self, section, inner))?;
        }
        object.stated_list("tools", Self::ROW_LIMIT, &mut self.tools, Tool::default)?;
        object.stated_list("other_lines", Self::ROW_LIMIT, &mut self.other_lines, OtherLine::default)?;
        object.map("notes", &mut self.notes, Note::default, Object::object)?;
        practice(&mut self.practice, object)?;
        let inputs = FIELDS.len();
        object.values(
            "left_out",
            inputs,
            &mut self.left_out,
            |value| text_of(value, LINE),
            |key| key.as_str().into(),
        )?;
        object.unknown(&mut self.unknown)
    }
}

fn version(object: &mut Object) -> Result {
    if !object.is_reading() {
        object.put("version", VERSION);
        return Ok(());
    }
    let version = object.take("version");
    check_version(version.as_ref())
}

fn currency_of(value: &Value) -> Checked<String> {
    let code = value.as_str().filter(|code| code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase()));
    code.map(str::to_owned).ok_or_else(|| "must be three capital letters such as \"EUR\"".to_owned())
}

/// The figures of a section: those fields of the table whose key is the section's and one name more, and what is no field.
fn figures(case: &mut Case, section: &str, object: &mut Object) -> Result {
    match section {
        "meetings" => load(&mut case.meetings.load, object)?,
        "turnover" => cost_per_leaver(&mut case.turnover.cost_per_leaver, object)?,
        "rollout" => rollout(&mut case.rollout, object)?,
        "finance" => object.whole("horizon_months", 1..=Case::HORIZON_LIMIT, &mut case.finance.horizon_months)?,
        _ => {}
    }
    for field in FIELDS {
        let name = field.key.strip_prefix(section).and_then(|key| key.strip_prefix('.'));
        if let Some(name) = name.filter(|name| !name.contains('.'))
            && let Some(slot) = case.spread_mut(Input { field, row: 0 })
        {
            object.spread(name, field, slot)?;
        }
    }
    Ok(())
}

/// How much meetings take.
fn load(load: &mut Load, object: &mut Object) -> Result {
    const WAYS: [(&str, LoadKind); 3] = [
        ("monthly_cost", LoadKind::MonthlyCost),
        ("hours_per_person_week", LoadKind::Hours),
        ("inventory", LoadKind::Inventory),
    ];
    let usual = Preset::Evidence.case().meetings.load;
    let Load { kind, monthly_cost: cost, hours_per_person_week: hours, inventory } = load;
    let changed = [*cost != usual.monthly_cost, *hours != usual.hours_per_person_week, !inventory.is_empty()];
    object.ways(["load", "other_loads"], kind, WAYS, changed, &mut |object, kind| match kind {
        LoadKind::MonthlyCost => object.estimate("monthly_cost", "meetings.load.monthly_cost", cost),
        LoadKind::Hours => object.estimate("hours_per_person_week", "meetings.load.hours_per_person_week", hours),
        LoadKind::Inventory => object.stated_list("inventory", Case::ROW_LIMIT, inventory, Meeting::default),
    })
}

/// What a leaver costs.
fn cost_per_leaver(cost: &mut CostPerLeaver, object: &mut Object) -> Result {
    const WAYS: [(&str, LeaverBasis); 2] = [("amount", LeaverBasis::Amount), ("share_of_pay", LeaverBasis::ShareOfPay)];
    let usual = Preset::Evidence.case().turnover.cost_per_leaver;
    let CostPerLeaver { basis, amount, share_of_pay: share } = cost;
    let changed = [*amount != usual.amount, *share != usual.share_of_pay];
    object.ways(["cost_per_leaver", "other_cost_per_leaver"], basis, WAYS, changed, &mut |object, basis| match basis {
        LeaverBasis::Amount => object.estimate("amount", "turnover.cost_per_leaver.amount", amount),
        LeaverBasis::ShareOfPay => object.estimate("share_of_pay", "turnover.cost_per_leaver.share_of_pay", share),
    })
}

fn rollout(rollout: &mut Rollout, object: &mut Object) -> Result {
    object.whole("days", 1..=Case::ROLLOUT_LIMIT, &mut rollout.days)?;
    object.value("start", &mut rollout.start, start_of, |start| start.as_str().into())?;
    let field = Field::find("rollout.adoption.0").expect("a field of the table");
    let read = |value: Value| read_spread(field, &value).map(Estimate::new);
    let mut shares = rollout.adoption.to_vec();
    object.items("adoption", Case::ROW_LIMIT, &mut shares, read, |share| spread_json(share.spread()))?;
    rollout.adoption =
        shares.try_into().map_err(|_| DocumentError::new("adoption", "must be a list of three shares"))?;
    Ok(())
}

fn start_of(value: &Value) -> Checked<String> {
    let day = value.as_str().filter(|day| day.parse::<Date>().is_ok());
    day.map(str::to_owned).ok_or_else(|| "must be a day of the calendar such as \"2027-01-04\"".to_owned())
}

impl Keys for Note {
    fn keys(&mut self, object: &mut Object) -> Result {
        object.stated_text("text", Self::LIMIT, &mut self.text)?;
        object.stated_text("source", Self::LIMIT, &mut self.source)?;
        object.unknown(&mut self.unknown)
    }
}

/// What the pages beside the business case keep, as far as it differs from a new case.
fn practice(practice: &mut Practice, object: &mut Object) -> Result {
    let mut new = Practice::default();
    part("scorecard", &mut practice.scorecard, &new.scorecard, object)?;
    part("plan", practice.kept_plan(), new.kept_plan(), object)?;
    part("stack", &mut practice.stack, &new.stack, object)?;
    part("readiness", &mut practice.readiness, &new.readiness, object)?;
    part("spending", &mut practice.spending, &new.spending, object)?;
    object.optional("approval", &mut practice.approval, approval::blank, |object, key, approval| {
        object.object(key, Arc::make_mut(approval))
    })
}

/// A part that a case shares with other steps of its history: copied only where it is read or written.
fn part<T: Keys + Clone + PartialEq>(key: &str, slot: &mut Arc<T>, new: &Arc<T>, object: &mut Object) -> Result {
    if object.includes(key, slot != new) { object.object(key, Arc::make_mut(slot)) } else { Ok(()) }
}
