//! The keys of a row: a meeting, a tool or another line.

use crate::exchange::codec::{ANY, Checked, DocumentError, Keys, Object, Result, json_number, number_of};
use crate::model::{Basis, Case, Estimate, Fate, Meeting, OtherLine, Spread, Tool, shortest};
use serde_json::Value;

impl Keys for Meeting {
    fn keys(&mut self, object: &mut Object) -> Result {
        object.stated_text("name", Case::NAME_LIMIT, &mut self.name)?;
        object.estimate("attendees", "meetings.load.inventory.*.attendees", &mut self.attendees)?;
        object.value("minutes", &mut self.minutes, minutes_of, |minutes| json_number(*minutes))?;
        object.estimate("per_week", "meetings.load.inventory.*.per_week", &mut self.per_week)?;
        fate(&mut self.fate, object)?;
        object.unknown(&mut self.unknown)
    }
}

fn minutes_of(value: &Value) -> Checked<f64> {
    let minutes = number_of(value, ANY)?;
    let within = (0.0..=Meeting::MINUTES_LIMIT).contains(&minutes);
    within.then_some(minutes).ok_or_else(|| format!("must be from 0 to {} minutes", shortest(Meeting::MINUTES_LIMIT)))
}

/// A word, or an object with the minutes that a meeting is shortened to.
fn fate(fate: &mut Fate, object: &mut Object) -> Result {
    const FATES: &str = "must be \"keep\", \"replace\" or {\"shorten_to\": minutes}";
    if !object.is_object("fate", matches!(fate, Fate::ShortenTo(_))) {
        let read = |value: &Value| match value.as_str() {
            Some("keep") => Ok(Fate::Keep),
            Some("replace") => Ok(Fate::Replace),
            _ => Err(FATES.to_owned()),
        };
        return object.value("fate", fate, read, |fate| if *fate == Fate::Keep { "keep" } else { "replace" }.into());
    }
    let mut minutes = if let Fate::ShortenTo(minutes) = *fate { minutes } else { 0.0 };
    object.section("fate", &mut |object| {
        if !object.includes("shorten_to", true) {
            return Err(DocumentError::new("", FATES));
        }
        object.value("shorten_to", &mut minutes, minutes_of, |minutes| json_number(*minutes))
    })?;
    *fate = Fate::ShortenTo(minutes);
    Ok(())
}

impl Keys for Tool {
    fn keys(&mut self, object: &mut Object) -> Result {
        const WAYS: [(&str, Basis); 2] = [("flat", Basis::Flat), ("per_user", Basis::PerUser)];
        object.stated_text("name", Case::NAME_LIMIT, &mut self.name)?;
        object.section("price", &mut |object| {
            object.way(&WAYS, &mut self.basis)?;
            match self.basis {
                Basis::Flat => object.estimate("flat", "tools.*.price.flat", &mut self.price),
                Basis::PerUser => object.estimate("per_user", "tools.*.price.per_user", &mut self.price),
            }
        })?;
        let nobody = || Estimate::new(Spread::point(0.0).expect("0 is finite"));
        object.optional("seats", &mut self.seats, nobody, |object, key, seats| {
            object.estimate(key, "tools.*.seats", seats)
        })?;
        if !object.is_reading() && self.seats.is_none() {
            object.put("seats", Value::Null);
        }
        object.choice("action", &mut self.action)?;
        object.unknown(&mut self.unknown)
    }
}

impl Keys for OtherLine {
    fn keys(&mut self, object: &mut Object) -> Result {
        object.stated_text("name", Case::NAME_LIMIT, &mut self.name)?;
        object.choice("kind", &mut self.kind)?;
        object.estimate("amount", "other_lines.*.amount", &mut self.amount)?;
        object.stated_flag("cash", &mut self.cash)?;
        object.unknown(&mut self.unknown)
    }
}
