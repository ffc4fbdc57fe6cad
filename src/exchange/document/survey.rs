//! The keys of a survey and its answers.

use crate::exchange::codec::{CheckedValue, JsonKeys, ObjectCodec, Result};
use crate::model::date::Date;
use crate::model::kpi::{HandoffCount, SurveyAnswer, SurveyRound};
use serde_json::{Value, json};

impl JsonKeys for SurveyRound {
    fn keys(&mut self, object: &mut ObjectCodec) -> Result {
        object.text("id", SurveyAnswer::ID_LIMIT, &mut self.id)?;
        object.optional("date", &mut self.asked, || Date::MIN, ObjectCodec::date)?;
        object.values("answers", Self::MOST_ANSWERS, &mut self.answers, answer_of, answer_json)?;
        object.unique("answers", self.answers.iter().map(|answer| answer.id.as_str()))?;
        object.unknown(&mut self.unknown)
    }
}

/// An answer: its id, the ratings, and the handoffs received and actionable, `null` where they were not counted:
/// `["k7f", [4, 5, 3, 4], [8, 6]]`.
pub(in crate::exchange) fn answer_of(value: &Value) -> CheckedValue<SurveyAnswer> {
    let whole = |value: &Value| value.as_u64().and_then(|number| u32::try_from(number).ok());
    let read = || {
        let [Value::String(id), Value::Array(ratings), handoffs] = value.as_array()?.as_slice() else { return None };
        let handoffs = match handoffs.as_array().map(Vec::as_slice) {
            Some([received, actionable]) => Some(HandoffCount::new(whole(received)?, whole(actionable)?)?),
            Some(_) => return None,
            None => None,
        };
        let rating = |value: &Value| whole(value).and_then(|rating| u8::try_from(rating).ok());
        let ratings: Vec<u8> = ratings.iter().map(rating).collect::<Option<_>>()?;
        SurveyAnswer::new(id.clone(), ratings.try_into().ok()?, handoffs)
    };
    read().ok_or_else(|| {
        "must be an id, four ratings from 1 to 5, and the handoffs received and actionable or null, such as \
         [\"k7f\", [4, 5, 3, 4], [8, 6]]"
            .to_owned()
    })
}

pub(in crate::exchange) fn answer_json(answer: &SurveyAnswer) -> Value {
    json!([answer.id, answer.ratings, answer.handoffs.map(|count| [count.received, count.actionable])])
}
