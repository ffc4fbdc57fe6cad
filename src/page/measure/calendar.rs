//! What was understood of calendars: the period, whose they are, working hours, the rules, the figures and the events.

use super::files::warnings;
use super::measuring::Measuring;
use super::{compared, events, part, pictures, rules};
use crate::browser::system;
use crate::form::typed_date::read_day;
use crate::model::date::Date;
use crate::page::choice::pick;
use crate::page::constant;
use crate::page::format::FIGURES;
use crate::page::text_field::day_input;
use crate::page::ui::{Child, Element, html};
use crate::page::widgets::fold;
use crate::text::measured_files::calendar_sentence;
use crate::text::measured_result::settings_recap;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Event;
use measure_messages::{CalendarSettings, CalendarView, Days, FileOwner};

pub(super) fn calendar(measuring: Measuring) -> AnyView {
    let sentence = move || of(measuring, |view| calendar_sentence(view, FIGURES)).unwrap_or_default();
    let recap = move || of(measuring, |view| settings_recap(&view.settings)).unwrap_or_default();
    let settings = move || {
        let parts = [fields(measuring), rules::rules(measuring)];
        html::div().class("stack").child(Vec::from(parts)).into_any()
    };
    part("measured-calendars", "Calendars")
        .child(html::p().child(sentence))
        .child(fold(move || format!("Period and rules: {}", recap()), settings).class("measure-fold"))
        .child(move || of(measuring, |view| warnings(&view.warnings)))
        .child(compared::figures(measuring))
        .child(pictures::of_calendar(measuring))
        .child(fold("Look through the events", move || events::events(measuring)).class("measure-fold"))
        .into_any()
}

/// A part of what was understood of calendars, tracked.
pub(super) fn of<T>(measuring: Measuring, part: impl FnOnce(&CalendarView) -> T) -> Option<T> {
    measuring.view.with(|view| view.calendar.as_ref().map(part))
}

/// A memo of a part of the settings in force.
fn setting<T: PartialEq + Default + Send + Sync + 'static>(
    measuring: Measuring,
    part: fn(&CalendarSettings) -> T,
) -> Memo<T> {
    Memo::new(move |_| of(measuring, |view| part(&view.settings)).unwrap_or_default())
}

fn fields(measuring: Measuring) -> Element {
    let window = setting(measuring, |settings| settings.window.clone());
    let zone = setting(measuring, |settings| settings.zone.clone());
    let hours = setting(measuring, |settings| settings.hours.clone());
    let days = setting(measuring, |settings| settings.days.clone());
    let fields = html::div()
        .class("measure-fields")
        .child(period("From", "To", "calendar", window, move |days| {
            measuring.set_calendar(|settings| settings.window = Some(days));
        }))
        .child(zone_field("calendar-zone".into(), zone, move |zone| {
            measuring.set_calendar(|settings| settings.zone = zone);
        }))
        .child(text_field(
            measuring,
            "Working hours, such as 9-17 or 8:30-16:45",
            "calendar-hours".into(),
            hours,
            move |hours| {
                measuring.set_calendar(|settings| settings.hours = hours);
            },
        ))
        .child(text_field(
            measuring,
            "Working days, such as mon-fri or sun-thu",
            "calendar-days".into(),
            days,
            move |days| {
                measuring.set_calendar(|settings| settings.days = days);
            },
        ))
        .child(owners(measuring));
    let about = "These working hours, in this time zone, apply to everybody in the calendars. The hours of a roster are not used here.";
    html::div().class("stack").child(fields).child(html::p().class("quiet").child(about))
}

/// Two days between which is measured, both included.
pub(super) fn period(
    from: &'static str,
    to: &'static str,
    id: &str,
    window: Memo<Option<Days>>,
    set: impl Fn(Days) + Copy + 'static,
) -> Vec<Element> {
    let first = move || window.with(|days| days.as_ref().map(|days| days.from.clone()).unwrap_or_default());
    let last = move || window.with(|days| days.as_ref().and_then(last_day).unwrap_or_default());
    let take = move |event: &Event, is_first: bool| {
        let Ok(day) = read_day(&event_target_value(event)) else { return };
        let other = untrack(|| if is_first { last() } else { first() });
        let other: Date = other.parse().unwrap_or(day);
        let [from, last] = if is_first { [day, other.max(day)] } else { [other.min(day), day] };
        set(Days { from: from.to_string(), to: last.plus_days(1).to_string() });
    };
    let field = |label: &'static str, id: String, value: Box<dyn Fn() -> String + Send>, is_first: bool| {
        let input = day_input().attr("id", id).prop("value", value).on(ev::change, move |event| take(&event, is_first));
        html::label().class("cell").child(html::span().child(label)).child(input)
    };
    vec![field(from, format!("{id}-from"), Box::new(first), true), field(to, format!("{id}-to"), Box::new(last), false)]
}

/// The last day of a period.
fn last_day(days: &Days) -> Option<String> {
    days.to.parse::<Date>().ok().map(|end| end.plus_days(-1).to_string())
}

/// A text that is in force when the field is left. What is refused stays in it, with the reason below, until something else is asked.
pub(super) fn text_field(
    measuring: Measuring,
    label: &'static str,
    id: String,
    value: Memo<String>,
    set: impl Fn(String) + 'static,
) -> Element {
    let Measuring { problem, asking, .. } = measuring;
    let typed = RwSignal::new(String::new());
    let message_id = format!("{id}-message");
    let refusal = {
        let id = id.clone();
        Memo::new(move |_| asking.with(|asking| *asking == id).then(|| problem.get()).filter(|why| !why.is_empty()))
    };
    let field = id.clone();
    let input = html::input()
        .class("text")
        .attr("type", "text")
        .attr("id", id)
        .attr("autocomplete", "off")
        .attr("aria-describedby", message_id.clone())
        .attr("aria-invalid", move || refusal.with(|refusal| refusal.as_ref().map(|_| "true".to_owned())))
        .prop("value", move || if refusal.with(Option::is_some) { typed.get() } else { value.get() })
        .on(ev::change, move |event| {
            typed.set(event_target_value(&event));
            set(event_target_value(&event));
            asking.set(field.clone());
        });
    let message = move || {
        let why = refusal.get()?;
        let words = format!("{why} {} still applies.", value.get());
        Some(html::p().class("message").attr("role", "alert").attr("id", message_id.clone()).child(words))
    };
    html::div()
        .class("cell")
        .child(html::label().class("cell").child(html::span().child(label)).child(input))
        .child(message.into_child())
}

/// A time zone out of those that the browser knows.
pub(super) fn zone_field(id: String, zone: Memo<String>, set: impl Fn(String) + 'static) -> Element {
    let known = system::zones();
    let options = move || {
        let chosen = zone.get();
        let other = (!known.contains(&chosen)).then(|| chosen.clone());
        let option = |name: String| {
            let is_chosen = name == chosen;
            html::option().attr("value", name.clone()).prop("selected", move || is_chosen).child(name)
        };
        other.into_iter().chain(known.iter().cloned()).map(option).collect::<Vec<_>>()
    };
    let list =
        html::select().class("select").attr("id", id).on(ev::change, move |event| set(event_target_value(&event)));
    html::label().class("cell").child(html::span().child("Time zone")).child(list.child(options))
}

/// Whose the calendars are: all one person's, or each file's own, which can be chosen for each.
fn owners(measuring: Measuring) -> impl Fn() -> Vec<AnyView> + Send {
    let choices = Memo::new(move |_| {
        of(measuring, |view| view.owners.iter().map(|owner| owner.address.clone()).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let found = Memo::new(move |_| {
        measuring.view.with(|view| {
            let calendars = view.files.iter().filter(|file| file.kind == measure_messages::FileKind::Calendar);
            calendars.map(|file| (file.file, file.name.clone())).collect::<Vec<_>>()
        })
    });
    let one_person = setting(measuring, |settings| settings.owners.clone());
    move || {
        let (addresses, files) = (choices.get(), found.get());
        if addresses.is_empty() {
            return Vec::new();
        }
        let mut fields = Vec::new();
        if files.len() > 1 {
            fields.push(all_owners(measuring, &addresses, one_person));
        }
        if one_person.with(Vec::is_empty) && addresses.len() > 1 {
            let each = move || {
                let fields = files.iter().map(|(file, name)| owner_of(measuring, *file, name, &addresses));
                html::div().class("stack").child(fields.collect::<Vec<_>>()).into_any()
            };
            fields.push(fold("Owner of each file", each).into_any());
        }
        fields
    }
}

fn all_owners(measuring: Measuring, addresses: &[String], one_person: Memo<Vec<String>>) -> AnyView {
    let known = addresses.to_vec();
    let mut options = vec!["Each file has its own owner".to_owned()];
    options.extend(known.iter().map(|address| format!("All are of {address}")));
    let chosen = {
        let known = known.clone();
        Memo::new(move |_| {
            one_person
                .with(|owners| owners.first().and_then(|owner| known.iter().position(|known| known == owner)))
                .map_or(0, |place| place + 1)
        })
    };
    let choose = Callback::new(move |place: usize| {
        let owner = place.checked_sub(1).and_then(|place| known.get(place).cloned());
        measuring.set_calendar(|settings| settings.owners = owner.into_iter().collect());
    });
    pick("Whose calendars", constant("Whose calendars".to_owned()), options, chosen, choose)
}

fn owner_of(measuring: Measuring, file: u32, name: &str, addresses: &[String]) -> AnyView {
    let mut known = addresses.to_vec();
    let owner = Memo::new(move |_| {
        measuring
            .view
            .with(|view| view.files.iter().find(|found| found.file == file).and_then(|found| found.owner.clone()))
    });
    // Of many owners, only some are offered.
    known.extend(owner.get_untracked().filter(|owner| !addresses.contains(owner)));
    let chosen = {
        let known = known.clone();
        Memo::new(move |_| {
            let owner = owner.get().unwrap_or_default();
            known.iter().position(|address| *address == owner).unwrap_or_default()
        })
    };
    let choose = {
        let known = known.clone();
        Callback::new(move |place: usize| {
            let Some(owner) = known.get(place).cloned() else { return };
            measuring.set_calendar(|settings| {
                settings.file_owners.retain(|other| other.file != file);
                settings.file_owners.push(FileOwner { file, owner });
            });
        })
    };
    let label = format!("Owner of {name}");
    pick(label.clone(), constant(label), known, chosen, choose)
}
