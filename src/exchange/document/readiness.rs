//! The keys of the answers on readiness.

use crate::exchange::codec::{Checked, Keys, Object, Result, text_of};
use crate::model::LINE;
use crate::model::readiness::{Answer, HIGHEST, LOWEST, Readiness};
use serde_json::Value;

impl Keys for Readiness {
    fn keys(&mut self, object: &mut Object) -> Result {
        let most = Self::MOST_ANSWERS;
        object.map("answers", &mut self.answers, Answer::default, |object, statement, answer| {
            object.value(statement, answer, answer_of, |answer| {
                vec![Value::from(answer.claimed()), Value::from(answer.practised())].into()
            })
        })?;
        object.check("answers", self.answers.len() <= most, || format!("must have at most {most} answers"))?;
        let mut done: Vec<String> = self.done.iter().cloned().collect();
        object.values("done", most, &mut done, |value| text_of(value, LINE), |id| id.as_str().into())?;
        // Inserted one by one: `collect()` into a set pulls in a sort.
        for id in done {
            self.done.insert(id);
        }
        object.unknown(&mut self.unknown)
    }
}

/// A pair of claimed and practised, `null` where it is not given: `[4, 2]`.
fn answer_of(value: &Value) -> Checked<Answer> {
    let level = |value: &Value| match value.as_u64().and_then(|level| u8::try_from(level).ok()) {
        Some(level @ LOWEST..=HIGHEST) => Some(Some(level)),
        _ => value.is_null().then_some(None),
    };
    let pair = value.as_array().filter(|pair| pair.len() == 2);
    let answer = pair.and_then(|pair| Some(Answer::new(level(&pair[0])?, level(&pair[1])?)));
    answer.ok_or_else(|| {
        format!("must be a pair of answers from {LOWEST} to {HIGHEST}, claimed and practised, null where not given")
    })
}
