//! The keys of a row: a meeting, a tool or another line.

use crate::exchange::codec::{ANY, CheckedValue, DocumentError, JsonKeys, ObjectCodec, Result, json_number, number_of};
use crate::model::{Case, Estimate, Field, Meeting, MeetingFate, OtherLine, PriceBasis, Spread, Tool, shortest};
use serde_json::Value;

impl JsonKeys for Meeting {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.stated_text("name", Case::NAME_LIMIT, &mut self.name)?;
        object.flag("name_from_file", &mut self.name_from_file)?;
        object.estimate("attendees", "meetings.load.inventory.*.attendees", &mut self.attendees)?;
        object.value("minutes", &mut self.minutes, minutes_of, |minutes| json_number(*minutes))?;
        object.estimate("per_week", "meetings.load.inventory.*.per_week", &mut self.per_week)?;
        fate(&mut self.fate, object)?;
        object.unknown(&mut self.unknown)
    }
}

fn minutes_of(value: &Value) -> CheckedValue<f64> {
    let minutes = number_of(value, ANY)?;
    let within = (0.0..=Meeting::MINUTES_LIMIT).contains(&minutes);
    within.then_some(minutes).ok_or_else(|| format!("must be from 0 to {} minutes", shortest(Meeting::MINUTES_LIMIT)))
}

/// The fates that are a word.
const FATE_WORDS: [(&str, MeetingFate); 3] =
    [("keep", MeetingFate::Keep), ("replace", MeetingFate::Replace), ("cancel", MeetingFate::Cancel)];

/// A fate that is an object with a number: what is left of the meeting.
struct NumberFate {
    key: &'static str,
    make: fn(f64) -> MeetingFate,
    /// Reads the number, within the bounds of what it is left of.
    read: fn(&Value) -> CheckedValue<f64>,
}

const NUMBER_FATES: [NumberFate; 3] = [
    NumberFate { key: "shorten_to", make: MeetingFate::ShortenTo, read: minutes_of },
    NumberFate {
        key: "less_often",
        make: MeetingFate::LessOften,
        read: |value| within("meetings.load.inventory.*.per_week", value),
    },
    NumberFate {
        key: "fewer",
        make: MeetingFate::Fewer,
        read: |value| within("meetings.load.inventory.*.attendees", value),
    },
];

/// A word, or an object with what is left of the meeting.
fn fate(fate: &mut MeetingFate, object: &mut ObjectCodec) -> Result {
    const FATES: &str = "must be \"keep\", \"replace\", \"cancel\", {\"shorten_to\": minutes}, {\"less_often\": times a week} or \
                         {\"fewer\": people}";
    let word_of = |fate: &MeetingFate| FATE_WORDS.iter().find(|(_, known)| known == fate).map(|(word, _)| *word);
    if !object.is_object("fate", word_of(fate).is_none()) {
        let read = |value: &Value| {
            let known = FATE_WORDS.iter().find(|(word, _)| value.as_str() == Some(word));
            known.map(|(_, fate)| *fate).ok_or_else(|| FATES.to_owned())
        };
        return object.value("fate", fate, read, |fate| word_of(fate).into());
    }
    object.section("fate", &mut |object| {
        for NumberFate { key, make, read } in NUMBER_FATES {
            let mut left = left_of(*fate).filter(|left| make(*left) == *fate);
            if object.includes(key, left.is_some()) {
                let left = left.get_or_insert(0.0);
                object.value(key, left, read, |left| json_number(*left))?;
                *fate = make(*left);
                return Ok(());
            }
        }
        Err(DocumentError::new("", FATES))
    })
}

/// What a fate leaves of the meeting, in its own unit.
fn left_of(fate: MeetingFate) -> Option<f64> {
    match fate {
        MeetingFate::ShortenTo(left) | MeetingFate::LessOften(left) | MeetingFate::Fewer(left) => Some(left),
        MeetingFate::Keep | MeetingFate::Replace | MeetingFate::Cancel => None,
    }
}

/// A plain number within the bounds of a field.
fn within(key: &str, value: &Value) -> CheckedValue<f64> {
    let number = number_of(value, ANY)?;
    let spread = Spread::point(number).map_err(|error| error.to_string())?;
    Field::find(key).expect("the table has this field").check(&spread).map(|()| number)
}

impl JsonKeys for Tool {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        const WAYS: [(&str, PriceBasis); 2] = [("flat", PriceBasis::Flat), ("per_user", PriceBasis::PerUser)];
        object.stated_text("name", Case::NAME_LIMIT, &mut self.name)?;
        object.section("price", &mut |object| {
            object.way(&WAYS, &mut self.basis)?;
            match self.basis {
                PriceBasis::Flat => object.estimate("flat", "tools.*.price.flat", &mut self.price),
                PriceBasis::PerUser => object.estimate("per_user", "tools.*.price.per_user", &mut self.price),
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

impl JsonKeys for OtherLine {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.stated_text("name", Case::NAME_LIMIT, &mut self.name)?;
        object.choice("kind", &mut self.kind)?;
        object.estimate("amount", "other_lines.*.amount", &mut self.amount)?;
        object.stated_flag("cash", &mut self.cash)?;
        object.unknown(&mut self.unknown)
    }
}
