//! The inputs of the case.

mod basics;
mod choice;
mod date;
mod group;
mod lines;
mod meetings;
mod paste;
mod presets;
mod recap;
mod rows;
mod tools;

use super::app;
use super::field::{Number, PresetInForce, field};
use crate::model::{Field, Input, Preset};
use leptos::prelude::*;

/// Everything that the user can state: a start, six numbers that matter to everybody, and the rest in groups.
#[component]
pub(super) fn Inputs() -> impl IntoView {
    provide_context(PresetInForce(app().slice(Preset::of)));
    view! {
        <section class="inputs" id="inputs" aria-labelledby="inputs-title" tabindex="-1">
            <div class="stack">
                <h2 id="inputs-title">"Your figures"</h2>
                {presets::presets()}
            </div>
            <div>{basics::basics()}</div>
            <div>{group::groups()}</div>
        </section>
    }
}

/// A number of the table of fields.
fn number(key: &str, row: usize) -> Number {
    Number::of(Input { field: Field::find(key).expect("the table of fields has this key"), row })
}

/// The fields of these keys.
fn fields(keys: &[&str]) -> AnyView {
    keys.iter().map(|key| field(number(key, 0))).collect_view().into_any()
}
