//! What can be taken over, what each figure changes, and the button that does it as one step.

use super::measuring::Measuring;
use super::{meetings, part};
use crate::model::takeover::{
    FileSource, MeasuredFiles, MeasuredMeeting, Offer, TakenOver, Target, meeting_list, offers,
};
use crate::model::{Case, Evaluation, Meeting, Quantity};
use crate::page::format::{self, FIGURES};
use crate::page::ui::{Child, Element, html, keyed};
use crate::page::widgets::{button, checkbox};
use crate::page::{app, session};
use crate::state::{AppState, Page, Session, UndoLabel};
use crate::text::dates::{counted, period_name};
use crate::text::measured_files::{
    in_order, question_words, roster_sentence, source_words, taken_words, target_name, target_value,
};
use crate::text::measured_result::{calendar_result, caution, list_division, ticket_result};
use leptos::prelude::*;
use measure_messages::View;
use std::sync::Arc;

/// What is offered now.
#[derive(Clone, Copy)]
pub(super) struct TakeOver {
    pub measuring: Measuring,
    /// The meetings of the calendars.
    pub list: Memo<Arc<Vec<MeasuredMeeting>>>,
    offers: Memo<Vec<Offer>>,
    state: AppState,
    session: Session,
}

pub(super) fn take_over(measuring: Measuring) -> AnyView {
    let (state, session) = (app(), session());
    let case = state.case();
    let list = Memo::new(move |_| {
        measuring.view.with(|view| {
            let periods = view.calendar.as_ref().map(in_order);
            let pictures = periods.map(|(later, earlier)| &earlier.unwrap_or(later).pictures);
            Arc::new(pictures.map(meeting_list).unwrap_or_default())
        })
    });
    let offers = Memo::new(move |_| {
        measuring.view.with(|view| {
            let periods = view.calendar.as_ref().map(in_order);
            let roster = view.rosters.iter().find(|one| measuring.roster_in(view) == Some(one.file));
            let files = MeasuredFiles {
                calendar: periods.map(|(later, _)| later),
                earlier: periods.and_then(|(_, earlier)| earlier),
                meetings: &list.get(),
                tickets: view.tickets.iter().find(|one| measuring.tickets_in(view) == Some(one.file)),
                roster: roster.and_then(|roster| roster.figures.as_ref()),
                block: measuring.block.get(),
                today: session.today.get(),
            };
            case.with(|case| offers(case, &files))
        })
    });
    let take_over = TakeOver { measuring, list, offers, state, session };
    let (is_sample, results) = (measuring.is_sample, results(measuring));
    part("take-over", "What the files show")
        .child(first(results))
        .child(move || if is_sample.get() { refusal(results) } else { take_over.choices(results) })
        .into_any()
}

/// What was found in each kind of file; and what must be checked or chosen.
type Results = Memo<(Vec<String>, Vec<String>)>;

fn results(measuring: Measuring) -> Results {
    Memo::new(move |_| {
        measuring.view.with(|view| {
            // The baseline: of two periods, the earlier one.
            let period = view.calendar.as_ref().map(in_order).map(|(later, earlier)| earlier.unwrap_or(later));
            let calendar = period.map(|period| calendar_result(period, measuring.block.get(), FIGURES));
            let tickets = view.tickets.iter().find(|one| measuring.tickets_in(view) == Some(one.file));
            let tickets = tickets.and_then(|view| ticket_result(view, &|value, digits| FIGURES.decimal(value, digits)));
            let roster = view.rosters.iter().find(|one| measuring.roster_in(view) == Some(one.file));
            let roster = roster.map(|roster| roster_sentence(roster, FIGURES));
            let caution = period.and_then(caution);
            let questions = view.tickets.iter().filter_map(|view| view.question.as_ref()).map(question_words);
            let found = [calendar, tickets, roster].into_iter().flatten();
            (found.collect::<Vec<_>>(), caution.into_iter().chain(questions).collect::<Vec<_>>())
        })
    })
}

/// The first finding, above the button.
fn first(results: Results) -> impl Fn() -> Element + Send {
    move || {
        results.with(|(found, asked)| {
            let found = found.iter().take(1).map(|words| html::p().class("sentence").child(words.clone()));
            let asked = asked.iter().map(|words| html::p().class("message warning").child(words.clone()));
            html::div().class("stack measure-results").child(found.chain(asked).collect::<Vec<_>>())
        })
    }
}

/// The other findings, below it.
fn others(results: Results) -> impl Fn() -> Vec<Element> + Send {
    move || results.with(|(found, _)| found.iter().skip(1).map(|words| html::p().child(words.clone())).collect())
}

fn refusal(results: Results) -> AnyView {
    let words = "The sample is made up, so none of its figures can be taken over. With your own files, a button here copies those that you \
        tick into your case, each beside the figure that it replaces.";
    let notice = html::div().class("notice").child(html::p().child(words));
    html::div().class("stack").child(notice).child(others(results)).into_any()
}

impl TakeOver {
    /// Whether something is to be taken over.
    pub(super) fn is_chosen(self, target: Target) -> bool {
        let chosen =
            self.measuring.chosen.with(|chosen| chosen.iter().find(|(other, _)| *other == target).map(|it| it.1));
        let is_proposed = |offer: &Offer| offer.target == target && offer.is_proposed;
        chosen.unwrap_or_else(|| self.offers.with(|offers| offers.iter().any(is_proposed)))
    }

    /// Chooses or not. The hours and the list of meetings exclude each other.
    fn switch(self, target: Target) {
        let choose = |target: Target, is_chosen: bool| {
            self.measuring.chosen.update(|chosen| {
                chosen.retain(|(other, _)| *other != target);
                chosen.push((target, is_chosen));
            });
        };
        let is_chosen = untrack(|| !self.is_chosen(target));
        choose(target, is_chosen);
        let other = match target {
            Target::MeetingHours => Target::MeetingList,
            Target::MeetingList => Target::MeetingHours,
            _ => return,
        };
        if is_chosen {
            choose(other, false);
        }
    }

    fn chosen(self) -> Vec<Offer> {
        self.offers.with(|offers| offers.iter().filter(|offer| self.is_chosen(offer.target)).cloned().collect())
    }

    /// The rows of the list as they would be in the case.
    fn rows(self) -> Vec<Meeting> {
        let Measuring { kept_names, fates, .. } = self.measuring;
        let row = |(place, meeting): (usize, &MeasuredMeeting)| {
            let keeps_name = kept_names.with(|names| names.contains(&meeting.name));
            meeting.row(place, keeps_name, meetings::fate(fates, meeting))
        };
        self.list.with(|list| list.iter().enumerate().map(row).collect())
    }

    /// Which files a figure comes from, in words.
    fn source(self, source: FileSource, view: &View) -> String {
        source_words(source, view, self.measuring.tickets_in(view), self.measuring.roster_in(view))
    }

    /// Takes what is chosen over into a case.
    fn apply(self, case: &mut Case) -> TakenOver {
        let view = self.measuring.view.get();
        let source = |source| self.source(source, &view);
        case.take_over(&self.chosen(), &self.rows(), self.measuring.block.get(), &source)
    }

    fn choices(self, results: Results) -> AnyView {
        let group = |title: &'static str, is_input: bool| {
            let offers = self.offers;
            let targets = move || {
                let of_group = |offer: &&Offer| offer.target.is_input() == is_input;
                offers.with(|offers| offers.iter().filter(of_group).map(|offer| offer.target).collect::<Vec<_>>())
            };
            let is_empty = Memo::new(move |_| targets().is_empty());
            html::fieldset()
                .class("measure-rules")
                .attr("hidden", move || is_empty.get().then(String::new))
                .child(html::legend().child(title))
                .child(html::div().child(keyed(targets, move |target| self.offer(target))))
        };
        let list_chosen = Memo::new(move |_| {
            let is_there = self.offers.with(|offers| offers.iter().any(|offer| offer.target == Target::MeetingList));
            is_there && self.is_chosen(Target::MeetingList)
        });
        let take = button(
            "button primary",
            move || format!("Take over {}", counted(self.chosen().len(), "figure")),
            move || {
                self.take();
            },
        );
        let said = self.measuring.said;
        let about = "Copies the figures ticked below into your case, each marked as measured, with the kind of file and the period as its \
            source. One undo takes all of it back.";
        let is_empty = Memo::new(move |_| self.offers.with(Vec::is_empty));
        html::div()
            .class("stack")
            .attr("hidden", move || is_empty.get().then(String::new))
            .child(html::p().class("measure-outcome").attr("role", "status").child(move || self.outcome()))
            .child(
                html::p()
                    .class("cluster")
                    .child(take.attr("aria-disabled", move || self.chosen().is_empty().then(|| "true".to_owned()))),
            )
            .child(html::div().child(move || said.with(|words| (!words.is_empty()).then(where_they_are))))
            .child(others(results))
            .child(html::p().class("quiet").child(about))
            .child(group("Into the business case", true))
            .child(move || list_chosen.get().then(|| meetings::meetings(&self)))
            .child(group("Into the scorecard, as readings", false))
            .into_any()
    }

    /// A figure that can be taken over: now and measured.
    fn offer(self, target: Target) -> AnyView {
        let found =
            Memo::new(move |_| self.offers.with(|offers| offers.iter().find(|offer| offer.target == target).cloned()));
        let change = move || {
            found
                .with(|offer| {
                    offer.as_ref().map(|offer| {
                        let value = |value: f64| target_value(target, value, FIGURES);
                        match offer.before {
                            Some(before) => format!("{} → {}", value(before), value(offer.after)),
                            None => format!("no reading yet → {}", value(offer.after)),
                        }
                    })
                })
                .unwrap_or_default()
        };
        let about = move || {
            let view = self.measuring.view.get();
            found
                .with(|offer| {
                    offer.as_ref().map(|offer| {
                        let time = offer
                            .time
                            .map(|(day, time)| format!(" · reading of {}", period_name(time, day)))
                            .unwrap_or_default();
                        let replaces = if offer.replaces { " · replaces your reading of that time" } else { "" };
                        let source = self.source(offer.source, &view);
                        let people = self.state.case().with(|case| case.team.people.likely().value());
                        let calendars = view.calendar.as_ref().map_or(0, |calendar| calendar.period.people.len());
                        let divided = if target == Target::MeetingList {
                            format!("{}. ", list_division(people, calendars, FIGURES))
                        } else {
                            String::new()
                        };
                        format!("{divided}{source}{time}{replaces}")
                    })
                })
                .unwrap_or_default()
        };
        let words = html::span()
            .child(
                html::span()
                    .class("rule-title")
                    .child(move || self.state.case().with(|case| target_name(target, case))),
            )
            .child(html::span().class("old-new").child(change))
            .child(html::small().child(about));
        checkbox(move || self.is_chosen(target), move |_| self.switch(target), words).into_any()
    }

    /// What the chosen figures do to the answer.
    fn outcome(self) -> Vec<AnyView> {
        let view = self.session.view;
        self.state.case().with(|case| {
            let mut changed = Case::clone(case);
            self.apply(&mut changed);
            let npv = |case: &Case| Evaluation::of(case).outcome(view.get()).npv.value();
            let (before, after) = (npv(case), npv(&changed));
            let money = |amount: f64| format::round_money(amount, &case.currency);
            if before == after {
                return vec!["The net present value does not change.".into_child()];
            }
            let [before, after] = [before, after].map(|amount| html::strong().child(money(amount)).into_any());
            vec!["Net present value (likely case): ".into_child(), before, " → ".into_child(), after]
        })
    }

    fn take(self) {
        let chosen = untrack(|| self.chosen());
        if chosen.is_empty() {
            return;
        }
        let mut done = TakenOver::default();
        self.state.edit(UndoLabel::step("taking over measured figures"), |case| done = untrack(|| self.apply(case)));
        self.session.say_undoable(taken_words(done.taken, done.refused));
        self.measuring.said.set(taken_words(done.taken, done.refused));
    }
}

/// Links to where the figures are now.
fn where_they_are() -> Element {
    let link = |page: Page, words: &'static str| html::a().attr("href", page.address("")).child(words);
    html::p()
        .class("cluster")
        .child(link(Page::Case, "To the business case"))
        .child(link(Page::Scorecard, "To the scorecard"))
}
