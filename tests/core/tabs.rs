//! Several tabs over one storage, in whatever order things happen: no edit is lost, edits of one case are both kept, and nothing
//! unreadable is overwritten without a copy.
//!
//! Each edit gives the open case a name that stands for this edit, so that it can be found wherever it got to.

use crate::support::storage::Memory;
use crate::support::tab::Tab;
use async_roi::exchange::workspace;
use async_roi::keeper::{EMPTIED, Storage, StorageNews};
use async_roi::model::{Preset, Workspace};
use async_roi::state::Remedy;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The most tabs that are open at once.
const TABS: usize = 3;

/// Something that happens; the number is the tab's.
#[derive(Clone, Debug)]
enum Event {
    /// The user edits the open case.
    Edit(usize),
    /// Another case comes into sight.
    Show(usize, Index),
    Add(usize),
    Copy(usize),
    Delete(usize),
    Undo(usize),
    Redo(usize),
    /// The pause after an edit is over.
    Save(usize),
    /// The browser tells the tab of a change by another one.
    StorageChanged(usize),
    Open(usize),
    Close(usize),
    /// The user deletes what could not be read, where that is offered.
    Forget(usize),
    /// Storage was cleared, and the user answers what is to become of the work in the tab, if asked.
    KeepAfterClearing(usize),
    DropAfterClearing(usize),
    /// The user deletes everything in this browser.
    Empty(usize),
    /// The browser's room is taken, or there is some again.
    FillUp,
    MakeRoom,
    /// Something else empties storage, or damages what is in it.
    Clear,
    Damage(Damage),
}

#[derive(Clone, Copy, Debug)]
enum Damage {
    CutInHalf,
    Nonsense,
    LaterVersion,
    OneCase,
}

fn event() -> impl Strategy<Value = Event> {
    let tab = 0..TABS;
    let damage = select(vec![Damage::CutInHalf, Damage::Nonsense, Damage::LaterVersion, Damage::OneCase]);
    prop_oneof![
        8 => tab.clone().prop_map(Event::Edit),
        8 => tab.clone().prop_map(Event::Save),
        6 => tab.clone().prop_map(Event::StorageChanged),
        3 => (tab.clone(), any::<Index>()).prop_map(|(tab, index)| Event::Show(tab, index)),
        1 => tab.clone().prop_map(Event::Add),
        1 => tab.clone().prop_map(Event::Copy),
        1 => tab.clone().prop_map(Event::Delete),
        2 => tab.clone().prop_map(Event::Undo),
        1 => tab.clone().prop_map(Event::Redo),
        3 => tab.clone().prop_map(Event::Open),
        1 => tab.clone().prop_map(Event::Close),
        1 => tab.clone().prop_map(Event::Forget),
        2 => tab.clone().prop_map(Event::KeepAfterClearing),
        1 => tab.clone().prop_map(Event::DropAfterClearing),
        1 => tab.prop_map(Event::Empty),
        1 => Just(Event::FillUp),
        2 => Just(Event::MakeRoom),
        1 => Just(Event::Clear),
        2 => damage.prop_map(Event::Damage),
    ]
}

/// The edits that a text or a name stands for.
fn edits(text: &str) -> BTreeSet<u32> {
    text.split('«').skip(1).filter_map(|rest| rest.split_once('»')?.0.parse().ok()).collect()
}

fn edits_in(workspace: &Workspace) -> BTreeSet<u32> {
    workspace.cases().iter().flat_map(|saved| edits(&saved.case.name)).collect()
}

/// A tab, and what it is about to do.
struct Open {
    tab: Tab,
    /// Which of all tabs ever opened it is.
    number: usize,
    /// Another tab changed what is stored, and this one has not been told yet.
    untold: bool,
    /// The work changed since the last save.
    unsaved: bool,
}

/// Everything that goes on, and what must not get lost.
#[derive(Default)]
struct World {
    storage: Memory,
    tabs: [Option<Open>; TABS],
    opened: usize,
    last_edit: u32,
    /// The edits that nobody has deliberately replaced, deleted or destroyed.
    alive: BTreeSet<u32>,
    /// In which tabs an edit was replaced, deleted or undone: undo brings it back where no other tab did so.
    gone_by: BTreeMap<u32, BTreeSet<usize>>,
    /// Of these, the ones that a tab was told are saved.
    saved: BTreeSet<u32>,
    /// Texts that the user deleted since they could not be read.
    forgotten: BTreeSet<String>,
    /// Edits that were in this browser when the user deleted everything in it: none of them may ever be stored again.
    erased: BTreeSet<u32>,
}

impl World {
    /// Lets something happen, and asserts that nothing got lost by it.
    fn happen(&mut self, event: &Event) {
        let before = self.storage.work();
        let held: Vec<bool> = (0..TABS).map(|at| self.is_asked(at)).collect();
        self.go(event);
        if !matches!(event, Event::Damage(_) | Event::Clear | Event::Forget(_) | Event::Empty(_)) {
            self.copy_was_kept(before.clone());
            self.later_work_stays(before.as_ref());
        }
        if let Event::Edit(at) | Event::Save(at) | Event::Undo(at) = event
            && held[*at]
            && self.is_asked(*at)
        {
            assert_eq!(self.storage.work(), before, "saved before the user has answered");
        }
        self.nothing_is_lost(event);
        let back: Vec<u32> = self.stored().intersection(&self.erased).copied().collect();
        assert!(back.is_empty(), "{back:?} came back by {event:?}");
    }

    /// Whether a tab asks what is to become of its work.
    fn is_asked(&self, at: usize) -> bool {
        let news = self.tabs[at].as_ref().and_then(|open| open.tab.news.iter().rfind(|news| news.topic() == "cleared"));
        news == Some(&StorageNews::Cleared)
    }

    fn go(&mut self, event: &Event) {
        let before = self.storage.work();
        match event {
            Event::Edit(at) => {
                self.last_edit += 1;
                let name = format!("«{}»", self.last_edit);
                self.by_user(*at, |tab| tab.edit(|workspace| workspace.change(|case| case.name = name)));
            }
            Event::Show(at, index) => self.by_user(*at, |tab| {
                let id = index.get(tab.work.workspace().cases()).id;
                tab.edit(|workspace| workspace.show(id));
            }),
            Event::Add(at) => self.by_user(*at, |tab| tab.edit(|workspace| _ = workspace.add(Preset::Evidence.case()))),
            Event::Copy(at) => {
                // The copy gets a name of its own. With the name of the first one, two tabs could each replace one of the two, and
                // the edit that it stands for would be gone though nothing got lost.
                self.last_edit += 1;
                let name = format!("«{}»", self.last_edit);
                self.by_user(*at, |tab| {
                    tab.edit(|workspace| {
                        if workspace.duplicate(workspace.active()) {
                            workspace.change(|case| case.name = name);
                        }
                    });
                });
            }
            Event::Delete(at) => self.by_user(*at, |tab| tab.edit(|workspace| workspace.remove(workspace.active()))),
            Event::Undo(at) => self.by_user(*at, |tab| _ = tab.work.undo()),
            Event::Redo(at) => self.by_user(*at, |tab| _ = tab.work.redo()),
            Event::Save(at) => self.save(*at),
            Event::StorageChanged(at) => self.storage_changed(*at),
            Event::Open(at) => {
                if self.tabs[*at].is_none() {
                    self.opened += 1;
                    let tab = Tab::open(&self.storage, format!("tab{}", self.opened));
                    self.tabs[*at] = Some(Open { tab, number: self.opened, untold: false, unsaved: false });
                }
            }
            Event::Close(at) => self.close(*at),
            Event::Forget(at) => self.forget(*at),
            Event::KeepAfterClearing(at) => {
                if self.is_asked(*at) {
                    self.by_page(*at, Tab::keep_after_clearing);
                }
            }
            Event::DropAfterClearing(at) => {
                if self.is_asked(*at) {
                    self.by_user(*at, Tab::drop_after_clearing);
                }
            }
            Event::Empty(at) => self.empty(*at),
            Event::FillUp => self.storage.fill_up(),
            Event::MakeRoom => self.storage.make_room(),
            Event::Clear => {
                self.destroy(Memory::clear);
                // The mark is gone too, so a tab that has not been told can no longer know.
                self.erased.clear();
            }
            Event::Damage(damage) => self.destroy(|storage| spoil(storage, *damage)),
        }
        let by = match event {
            Event::Save(at)
            | Event::StorageChanged(at)
            | Event::Open(at)
            | Event::Close(at)
            | Event::Forget(at)
            | Event::KeepAfterClearing(at)
            | Event::DropAfterClearing(at)
            | Event::Empty(at) => Some(*at),
            _ => None,
        };
        self.tell(before.as_ref(), by);
    }

    fn nothing_is_lost(&self, event: &Event) {
        let everywhere = self.everywhere();
        let lost: Vec<&u32> = self.alive.difference(&everywhere).collect();
        assert!(lost.is_empty(), "{lost:?} got lost by {event:?}");
    }

    /// Lets the user act in a tab: what goes from it goes on purpose.
    fn by_user(&mut self, at: usize, act: impl FnOnce(&mut Tab)) {
        let Some(open) = &mut self.tabs[at] else { return };
        let before = open.tab.work.workspace().clone();
        act(&mut open.tab);
        let after = open.tab.work.workspace();
        open.unsaved |= !Arc::ptr_eq(&before, after);
        let (before, after) = (edits_in(&before), edits_in(after));
        for edit in before.difference(&after) {
            self.gone_by.entry(*edit).or_default().insert(open.number);
            self.alive.remove(edit);
            self.saved.remove(edit);
        }
        for edit in after.difference(&before) {
            let by = self.gone_by.entry(*edit).or_default();
            by.remove(&open.number);
            self.alive.extend(by.is_empty().then_some(*edit));
        }
    }

    /// Lets the page of a tab act: nothing may go from it.
    fn by_page<T>(&mut self, at: usize, act: impl FnOnce(&mut Tab) -> T) -> Option<T> {
        let open = self.tabs[at].as_mut()?;
        let before = open.tab.work.workspace().clone();
        let result = act(&mut open.tab);
        open.unsaved |= !Arc::ptr_eq(&before, open.tab.work.workspace());
        if open.tab.news.last() == Some(&StorageNews::Emptied)
            || open.tab.work.workspace().as_ref() == &Workspace::default()
        {
            // It was emptied with the others, together with what was entered in it before it knew.
            self.gone_on_purpose();
        }
        Some(result)
    }

    /// Everything that is in this browser goes, in the other tabs as soon as they know.
    fn empty(&mut self, at: usize) {
        if self.tabs[at].is_none() {
            return;
        }
        let everywhere = self.everywhere();
        self.by_page(at, Tab::empty);
        assert_eq!(self.stored(), BTreeSet::new());
        // Without room for the mark the other tabs find storage cleared, and ask.
        if self.storage.read(EMPTIED).is_some() {
            self.erased.extend(everywhere);
        }
        self.gone_on_purpose();
    }

    fn save(&mut self, at: usize) {
        let Some(open) = self.tabs[at].as_mut().filter(|open| open.unsaved) else { return };
        open.unsaved = false;
        let saved = self.by_page(at, Tab::save) == Some(true);
        if let Some(open) = self.tabs[at].as_mut().filter(|_| saved) {
            let edits = edits_in(open.tab.work.workspace());
            self.saved.extend(edits.intersection(&self.alive));
        }
    }

    fn storage_changed(&mut self, at: usize) {
        if let Some(open) = self.tabs[at].as_mut().filter(|open| open.untold) {
            open.untold = false;
            self.by_page(at, Tab::storage_changed);
        }
    }

    /// Closes a tab, which saves what it can: what was not saved goes with it.
    fn close(&mut self, at: usize) {
        self.storage_changed(at);
        self.save(at);
        self.tabs[at] = None;
        let everywhere = self.everywhere();
        self.alive.retain(|edit| self.saved.contains(edit) || everywhere.contains(edit));
    }

    fn forget(&mut self, at: usize) {
        let offered = self.tabs[at].as_ref().and_then(|open| {
            let notice = open.tab.news.iter().rfind(|news| news.topic() == "kept").and_then(StorageNews::notice)?;
            notice.remedies.into_iter().find_map(|remedy| match remedy {
                Remedy::ForgetKept(name) => Some(name),
                _ => None,
            })
        });
        if let Some(name) = offered {
            self.forgotten.extend(self.storage.read(&name));
            self.by_page(at, |tab| tab.forget(&name));
            self.gone_on_purpose();
        }
    }

    /// Something else than the page acts on storage.
    fn destroy(&mut self, act: impl FnOnce(&Memory)) {
        act(&self.storage);
        self.gone_on_purpose();
    }

    fn gone_on_purpose(&mut self) {
        let (stored, everywhere) = (self.stored(), self.everywhere());
        self.saved.retain(|edit| stored.contains(edit));
        self.alive.retain(|edit| everywhere.contains(edit));
    }

    /// The browser will tell every other tab of a change.
    fn tell(&mut self, before: Option<&String>, by: Option<usize>) {
        if before != self.storage.work().as_ref() {
            let others = self.tabs.iter_mut().enumerate().filter(|(at, _)| Some(*at) != by);
            others.filter_map(|(_, open)| open.as_mut()).for_each(|open| open.untold = true);
        }
    }

    /// A text that could not be read, all or in part, is still there or has a copy, unless the user deleted that.
    fn copy_was_kept(&self, before: Option<String>) {
        let unreadable = |text: &String| workspace::parse(text).map_or(true, |read| !read.unread.is_empty());
        if let Some(text) = before.filter(unreadable) {
            let kept = self.storage.kept().into_iter().any(|(_, kept)| kept == text);
            let forgotten = self.forgotten.contains(&text);
            assert!(kept || forgotten || self.storage.work() == Some(text), "overwritten without a copy");
        }
    }

    /// Work of a later version is neither written over nor moved.
    fn later_work_stays(&self, before: Option<&String>) {
        if let Some(text) = before.filter(|text| workspace::is_newer(text)) {
            assert_eq!(self.storage.work().as_ref(), Some(text), "work of a later version was written over");
        }
    }

    /// The edits in storage, also in what cannot be read.
    fn stored(&self) -> BTreeSet<u32> {
        let kept = self.storage.kept().into_iter().map(|(_, text)| text);
        kept.chain(self.storage.work()).flat_map(|text| edits(&text)).collect()
    }

    fn everywhere(&self) -> BTreeSet<u32> {
        let open = self.tabs.iter().flatten().flat_map(|open| edits_in(open.tab.work.workspace()));
        open.chain(self.stored()).collect()
    }

    /// Goes on without the user until nothing happens any more. Every tab then shows what is stored.
    fn settle(&mut self) {
        self.storage.make_room();
        self.storage.kept().into_iter().for_each(|(name, _)| self.storage.remove(&name));
        if self.storage.work().is_some_and(|text| workspace::is_newer(&text)) {
            self.storage.clear();
        }
        self.gone_on_purpose();
        (0..TABS).for_each(|at| self.go(&Event::Open(at)));
        for open in self.tabs.iter_mut().flatten() {
            (open.untold, open.unsaved) = (true, true);
        }
        let mut rounds = 0;
        while self.tabs.iter().flatten().any(|open| open.untold || open.unsaved) {
            for at in 0..TABS {
                for event in [Event::StorageChanged(at), Event::Save(at), Event::KeepAfterClearing(at)] {
                    self.go(&event);
                    self.nothing_is_lost(&event);
                }
            }
            rounds += 1;
            assert!(rounds < 20, "the tabs write over each other without end");
        }
        let text = self.storage.work();
        let stored = text.map_or_else(Workspace::default, |text| workspace::parse(&text).unwrap().workspace);
        for open in self.tabs.iter().flatten() {
            assert_eq!(open.tab.work.workspace().cases(), stored.cases());
        }
    }
}

fn spoil(storage: &Memory, damage: Damage) {
    let Some(text) = storage.work() else { return };
    storage.damage(match damage {
        Damage::CutInHalf => text.chars().take(text.chars().count() / 2).collect(),
        Damage::Nonsense => "nonsense".into(),
        Damage::LaterVersion => json!({"version": 99, "scenarios": []}).to_string(),
        Damage::OneCase => match serde_json::from_str::<Value>(&text) {
            Ok(mut value) if value["scenarios"][0]["scenario"].is_object() => {
                value["scenarios"][0]["scenario"]["team"]["people"] = json!(-1);
                value.to_string()
            }
            _ => text,
        },
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_edit_is_lost_whatever_happens_in_whatever_order(events in prop::collection::vec(event(), 1..60)) {
        let mut world = World::default();
        world.happen(&Event::Open(0));
        for event in &events {
            world.happen(event);
        }
        world.settle();
    }
}
