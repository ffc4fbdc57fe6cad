//! The keys of the case itself.

use super::{EDITION, VERSION, approval, check_number, check_version};
use crate::exchange::codec::{
    CheckedValue, DocumentError, JsonKeys, ObjectCodec, Result, read_spread, spread_json, text_of,
};
use crate::model::date::Date;
use crate::model::{
    Case, CostPerLeaver, Edition, Estimate, FIELDS, Field, Implementation, Input, InputNote, LINE, LeaverCostBasis,
    Meeting, MeetingLoad, MeetingLoadKind, OtherLine, Preset, Rollout, Tool,
};
use serde_json::Value;
use std::sync::Arc;

/// The parts of a document that hold single figures.
const SECTIONS: [&str; 8] = ["team", "time", "deep_work", "finance", "change", "rollout", "turnover", "meetings"];

impl JsonKeys for Case {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        version(object)?;
        edition(self, object)?;
        object.stated_text("name", Self::NAME_LIMIT, &mut self.name)?;
        object.value("currency", &mut self.currency, currency_of, |code| code.as_str().into())?;
        for section in SECTIONS {
            object.section(section, &mut |inner| figures(self, section, inner))?;
        }
        object.stated_list("tools", Self::ROW_LIMIT, &mut self.tools, Tool::default)?;
        object.stated_list("other_lines", Self::ROW_LIMIT, &mut self.other_lines, OtherLine::default)?;
        object.map("notes", &mut self.notes, InputNote::default, ObjectCodec::object)?;
        implementation(&mut self.implementation, object)?;
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

fn version(object: &mut ObjectCodec) -> Result {
    if !object.is_reading() {
        object.put("version", VERSION);
        return Ok(());
    }
    let version = object.take("version");
    check_version(version.as_ref())
}

/// The edition of the evidence preset that supplies the keys left out. Read first, because the case starts with its figures.
fn edition(case: &mut Case, object: &mut ObjectCodec) -> Result {
    if !object.is_reading() {
        object.put(EDITION, case.edition.number());
        return Ok(());
    }
    let number = object.take(EDITION).unwrap_or_else(|| Edition::UNSTATED.number().into());
    check_number(EDITION, &number, Edition::LATEST.number().into())?;
    if let Some(edition) = number.as_u64().and_then(Edition::find) {
        *case = Preset::Evidence.case_in(edition);
    }
    Ok(())
}

fn currency_of(value: &Value) -> CheckedValue<String> {
    let code = value.as_str().filter(|code| code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase()));
    code.map(str::to_owned).ok_or_else(|| "must be three capital letters such as \"EUR\"".to_owned())
}

/// The figures of a section: those fields of the table whose key is the section's and one name more, and what is no field.
fn figures(case: &mut Case, section: &str, object: &mut ObjectCodec) -> Result {
    match section {
        "meetings" => load(&mut case.meetings.load, case.edition, object)?,
        "turnover" => cost_per_leaver(&mut case.turnover.cost_per_leaver, case.edition, object)?,
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
fn load(load: &mut MeetingLoad, edition: Edition, object: &mut ObjectCodec) -> Result {
    const WAYS: [(&str, MeetingLoadKind); 3] = [
        ("monthly_cost", MeetingLoadKind::MonthlyCost),
        ("hours_per_person_week", MeetingLoadKind::Hours),
        ("inventory", MeetingLoadKind::Inventory),
    ];
    let usual = Preset::Evidence.case_in(edition).meetings.load;
    let MeetingLoad { kind, monthly_cost: cost, hours_per_person_week: hours, inventory, all_listed } = load;
    object.flag("all_listed", all_listed)?;
    let changed = [*cost != usual.monthly_cost, *hours != usual.hours_per_person_week, !inventory.is_empty()];
    object.ways(["load", "other_loads"], kind, WAYS, changed, &mut |object, kind| match kind {
        MeetingLoadKind::MonthlyCost => object.estimate("monthly_cost", "meetings.load.monthly_cost", cost),
        MeetingLoadKind::Hours => {
            object.estimate("hours_per_person_week", "meetings.load.hours_per_person_week", hours)
        }
        MeetingLoadKind::Inventory => object.stated_list("inventory", Case::ROW_LIMIT, inventory, Meeting::default),
    })
}

/// Cost per leaver.
fn cost_per_leaver(cost: &mut CostPerLeaver, edition: Edition, object: &mut ObjectCodec) -> Result {
    const WAYS: [(&str, LeaverCostBasis); 2] =
        [("amount", LeaverCostBasis::Amount), ("share_of_pay", LeaverCostBasis::ShareOfPay)];
    let usual = Preset::Evidence.case_in(edition).turnover.cost_per_leaver;
    let CostPerLeaver { basis, amount, share_of_pay: share } = cost;
    let changed = [*amount != usual.amount, *share != usual.share_of_pay];
    object.ways(["cost_per_leaver", "other_cost_per_leaver"], basis, WAYS, changed, &mut |object, basis| match basis {
        LeaverCostBasis::Amount => object.estimate("amount", "turnover.cost_per_leaver.amount", amount),
        LeaverCostBasis::ShareOfPay => object.estimate("share_of_pay", "turnover.cost_per_leaver.share_of_pay", share),
    })
}

fn rollout(rollout: &mut Rollout, object: &mut ObjectCodec) -> Result {
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

fn start_of(value: &Value) -> CheckedValue<String> {
    let day = value.as_str().filter(|day| day.parse::<Date>().is_ok());
    day.map(str::to_owned).ok_or_else(|| "must be a day of the calendar such as \"2027-01-04\"".to_owned())
}

impl JsonKeys for InputNote {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.text("text", Self::LIMIT, &mut self.text)?;
        object.text("source", Self::LIMIT, &mut self.source)?;
        object.text("owner", Self::OWNER_LIMIT, &mut self.owner)?;
        object.known_choice("origin", &mut self.origin);
        object.unknown(&mut self.unknown)
    }
}

/// What the pages beside the business case keep, as far as it differs from a new case.
fn implementation(implementation: &mut Implementation, object: &mut ObjectCodec) -> Result {
    let mut new = Implementation::default();
    part("scorecard", &mut implementation.scorecard, &new.scorecard, object)?;
    part("survey", &mut implementation.survey, &new.survey, object)?;
    part("plan", implementation.kept_plan(), new.kept_plan(), object)?;
    part("stack", &mut implementation.tool_set, &new.tool_set, object)?;
    part("readiness", &mut implementation.readiness, &new.readiness, object)?;
    part("spending", &mut implementation.spending, &new.spending, object)?;
    part("paper", &mut implementation.paper, &new.paper, object)?;
    object.optional("approval", &mut implementation.approval, approval::blank, |object, key, approval| {
        object.object(key, Arc::make_mut(approval))
    })
}

/// A part that a case shares with other steps of its history: copied only where it is read or written.
fn part<T: JsonKeys + Clone + PartialEq>(
    key: &str,
    slot: &mut Arc<T>,
    new: &Arc<T>,
    object: &mut ObjectCodec,
) -> Result {
    if object.includes(key, slot != new) { object.object(key, Arc::make_mut(slot)) } else { Ok(()) }
}
