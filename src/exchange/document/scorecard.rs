//! The keys of the scorecard.

use crate::exchange::codec::{ANY, CheckedValue, DocumentError, JsonKeys, ObjectCodec, Result};
use crate::model::date::Date;
use crate::model::kpi::{
    Annotation, BlockLength, Definition, GradePart, GradeParts, KpiId, Overlap, Period, Reading, Routine, Scorecard,
    Survey, UserKpi,
};
use crate::model::{Choice, LINE, NOTE};
use serde_json::{Value, json};

impl JsonKeys for Scorecard {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.list("kpis", Self::MOST_USER_KPIS, &mut self.user_kpis, UserKpi::default)?;
        object.unique("kpis", self.user_kpis.iter().map(|kpi| kpi.id.as_str()))?;
        object
            .map("targets", &mut self.targets, f64::default, |object, kpi, target| object.number(kpi, ANY, target))?;
        object.map("routines", &mut self.routines, Routine::default, ObjectCodec::object)?;
        if object.is_reading() {
            self.routines.retain(|_, routine| *routine != Routine::default());
        }
        object.list("annotations", Self::MOST_ANNOTATIONS, &mut self.annotations, || Annotation::new(Date::MIN, ""))?;
        let mut readings = self.readings().to_vec();
        object.list("readings", Self::MOST_READINGS, &mut readings, || blank(KpiId::default(), Date::MIN))?;
        if object.is_reading() {
            self.set_readings(readings).map_err(|error| DocumentError::new("readings", error.to_string()))?;
        }
        object.unknown(&mut self.unknown)
    }
}

fn blank(kpi: KpiId, date: Date) -> Reading {
    Reading::new(kpi, date, 0.0).expect("0 is finite")
}

fn kpi_id(object: &mut ObjectCodec, key: &str, slot: &mut KpiId) -> Result {
    let mut id = slot.to_string();
    object.id(key, &mut id)?;
    *slot = id.as_str().into();
    Ok(())
}

impl JsonKeys for UserKpi {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        kpi_id(object, "id", &mut self.id)?;
        object.check("id", self.id.built_in().is_none(), || format!("“{}” belongs to a built-in KPI", self.id))?;
        object.text("name", LINE, &mut self.name)?;
        object.text("unit", LINE, &mut self.unit)?;
        object.choice("direction", &mut self.direction)?;
        object.some_number("target", ANY, &mut self.target)?;
        object.unknown(&mut self.unknown)
    }
}

impl JsonKeys for Annotation {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.require("date")?;
        object.date("date", &mut self.date)?;
        object.text("text", LINE, &mut self.text)?;
        object.unknown(&mut self.unknown)
    }
}

impl JsonKeys for Routine {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.text("owner", Scorecard::OWNER, &mut self.owner)?;
        object.known_choice("cadence", &mut self.cadence);
        object.optional("next", &mut self.next, || Date::MIN, ObjectCodec::date)?;
        object.unknown(&mut self.unknown)
    }
}

impl JsonKeys for Reading {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        let mut value = self.value();
        kpi_id(object, "kpi", &mut self.kpi)?;
        object.require("date")?;
        object.date("date", &mut self.date)?;
        object.require("value")?;
        object.number("value", ANY, &mut value)?;
        if object.is_reading() {
            *self = Self::new(self.kpi.clone(), self.date, value)
                .map_err(|error| DocumentError::new("value", error.to_string()))?;
        }
        if object.includes("definition", self.definition != Definition::Usual) {
            object.value("definition", &mut self.definition, definition_of, definition_json)?;
        }
        object.flag("baseline", &mut self.baseline)?;
        object.optional("parts", &mut self.parts, GradeParts::default, ObjectCodec::object)?;
        let mut period = Some(self.period).filter(|period| *period != Period::Day);
        object.known_choice("period", &mut period);
        self.set_period(period.unwrap_or_default());
        object.text("note", NOTE, &mut self.note)?;
        object.text("by", LINE, &mut self.by)?;
        object.unknown(&mut self.unknown)
    }
}

fn definition_of(value: &Value) -> CheckedValue<Definition> {
    match value {
        Value::String(words) if words.chars().count() <= LINE => Ok(Definition::Own(words.clone())),
        value => {
            let minutes = value.get("block_minutes").map(Value::to_string);
            let block = minutes.as_deref().and_then(BlockLength::from_key);
            block
                .map(Definition::Blocks)
                .ok_or_else(|| "must be a short text or {\"block_minutes\": 60, 90 or 120}".into())
        }
    }
}

fn definition_json(definition: &Definition) -> Value {
    match definition {
        Definition::Usual => Value::Null,
        Definition::Blocks(block) => json!({ "block_minutes": block.minutes() }),
        Definition::Own(words) => words.as_str().into(),
    }
}

impl JsonKeys for GradeParts {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.some_number(GradePart::HandoffLatency.key(), Self::WAIT, &mut self.handoff_latency_hours)?;
        object.some_number(GradePart::HandoffQuality.key(), Self::SHARE, &mut self.handoffs_actionable)?;
        object.some_number(GradePart::DecisionsRecorded.key(), Self::SHARE, &mut self.decisions_recorded)?;
        survey(&mut self.survey, object)?;
        overlap(&mut self.overlap, object)?;
        object.some_number(GradePart::OutOfHours.key(), Self::HOURS_A_WEEK, &mut self.out_of_hours)?;
        object.unknown(&mut self.unknown)
    }
}

fn survey(survey: &mut Option<Survey>, object: &mut ObjectCodec) -> Result {
    let (mut mean, mut answers) = (survey.map(|survey| survey.mean), survey.map(|survey| survey.answers));
    object.some_number("survey_mean", GradeParts::MEAN, &mut mean)?;
    object.optional("survey_answers", &mut answers, u32::default, |object, key, answers| {
        object.whole(key, 0..=GradeParts::MOST_ANSWERS, answers)
    })?;
    *survey = mean.map(|mean| Survey { mean, answers: answers.unwrap_or(0) });
    Ok(())
}

fn overlap(overlap: &mut Option<Overlap>, object: &mut ObjectCodec) -> Result {
    let (mut hours, mut needed) = (overlap.map(|overlap| overlap.hours), overlap.map(|overlap| overlap.needed));
    object.some_number("overlap_hours", GradeParts::HOURS_A_DAY, &mut hours)?;
    object.some_number("overlap_needed", GradeParts::HOURS_A_DAY, &mut needed)?;
    let hours = hours.or(needed.filter(|needed| *needed <= 0.0));
    *overlap = hours.map(|hours| Overlap { hours, needed: needed.unwrap_or(0.0) });
    Ok(())
}
