//! Choosing one of a few.

use leptos::prelude::*;

/// A few words side by side, one of them chosen.
pub(super) fn segmented(
    name: &'static str,
    legend: &'static str,
    options: &'static [&'static str],
    chosen: Memo<usize>,
    choose: Callback<usize>,
) -> AnyView {
    let option = |(place, words): (usize, &&'static str)| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    prop:checked=move || chosen.get() == place
                    on:change=move |_| choose.run(place)
                />
                {*words}
            </label>
        }
    };
    let options = options.iter().enumerate().map(option).collect_view();
    view! {
        <fieldset class="segmented wide">
            <legend class="visually-hidden">{legend}</legend>
            <div>{options}</div>
        </fieldset>
    }
    .into_any()
}

/// A list to choose from within a row; `name` says of which row.
pub(super) fn select(
    label: &'static str,
    row: Memo<String>,
    options: &'static [&'static str],
    chosen: Memo<usize>,
    choose: Callback<usize>,
) -> AnyView {
    let option = |(place, words): (usize, &&'static str)| {
        view! { <option value=place.to_string() prop:selected=move || chosen.get() == place>{*words}</option> }
    };
    let change = move |event| {
        if let Ok(place) = event_target_value(&event).parse::<usize>() {
            choose.run(place);
        }
    };
    view! {
        <label class="cell">
            <span>{label}</span>
            <select class="select" aria-label=move || format!("{label}, {}", row.get()) on:change=change>
                {options.iter().enumerate().map(option).collect_view()}
            </select>
        </label>
    }
    .into_any()
}
