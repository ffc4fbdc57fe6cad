//! Removing and moving rows of a case's lists, and renumbering the notes on them.

use super::case::Case;

/// The lists of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowList {
    /// The inventory of meetings.
    Meetings,
    /// Tools added and dropped.
    Tools,
    /// Benefits and costs of the user's own.
    OtherLines,
}

impl RowList {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Meetings, Self::Tools, Self::OtherLines];

    /// What the keys of its inputs start with.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::Meetings => "meetings.load.inventory.",
            Self::Tools => "tools.",
            Self::OtherLines => "other_lines.",
        }
    }

    /// The list to which an input with this key belongs, if any.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| key.starts_with(list.prefix()))
    }
}

/// A key's row below a prefix, and what follows it.
fn split<'a>(key: &'a str, prefix: &str) -> Option<(usize, &'a str)> {
    let (row, rest) = key.strip_prefix(prefix)?.split_once('.')?;
    Some((row.parse().ok()?, rest))
}

fn remove<T>(list: &mut Vec<T>, rows: &[usize]) {
    let mut place = 0;
    list.retain(|_| {
        place += 1;
        !rows.contains(&(place - 1))
    });
}

impl Case {
    /// How many rows a list has.
    pub fn rows(&self, list: RowList) -> usize {
        match list {
            RowList::Meetings => self.meetings.load.inventory.len(),
            RowList::Tools => self.tools.len(),
            RowList::OtherLines => self.other_lines.len(),
        }
    }

    /// The name of a row; none where there is no such row.
    pub fn row_name(&self, list: RowList, row: usize) -> Option<&str> {
        match list {
            RowList::Meetings => self.meetings.load.inventory.get(row).map(|meeting| meeting.name.as_str()),
            RowList::Tools => self.tools.get(row).map(|tool| tool.name.as_str()),
            RowList::OtherLines => self.other_lines.get(row).map(|line| line.name.as_str()),
        }
    }

    /// Gives a row that is there another name.
    pub fn rename_row(&mut self, list: RowList, row: usize, name: String) {
        let slot = match list {
            RowList::Meetings => self.meetings.load.inventory.get_mut(row).map(|meeting| {
                // What the user types is the user's own, also where a file gave the name before.
                meeting.name_from_file = false;
                &mut meeting.name
            }),
            RowList::Tools => self.tools.get_mut(row).map(|tool| &mut tool.name),
            RowList::OtherLines => self.other_lines.get_mut(row).map(|line| &mut line.name),
        };
        if let Some(slot) = slot {
            *slot = name;
        }
    }

    /// Removes rows, those of them that are there. An empty list of meetings no longer counts: the answer from before it does.
    pub fn remove_rows(&mut self, list: RowList, rows: &[usize]) {
        if !rows.iter().any(|row| *row < self.rows(list)) {
            return;
        }
        match list {
            RowList::Meetings => remove(&mut self.meetings.load.inventory, rows),
            RowList::Tools => remove(&mut self.tools, rows),
            RowList::OtherLines => remove(&mut self.other_lines, rows),
        }
        if list == RowList::Meetings && self.rows(list) == 0 {
            self.leave_empty_list();
        }
        let above = |noted: usize| rows.iter().filter(|row| **row < noted).count();
        self.renumber_notes(list, &|noted| (!rows.contains(&noted)).then(|| noted - above(noted)));
    }

    /// Lets two rows change places, if both are there.
    pub fn swap_rows(&mut self, list: RowList, one: usize, other: usize) {
        if one.max(other) >= self.rows(list) {
            return;
        }
        match list {
            RowList::Meetings => self.meetings.load.inventory.swap(one, other),
            RowList::Tools => self.tools.swap(one, other),
            RowList::OtherLines => self.other_lines.swap(one, other),
        }
        self.renumber_notes(list, &|noted| {
            Some(if noted == one {
                other
            } else if noted == other {
                one
            } else {
                noted
            })
        });
    }

    /// Moves the notes beside a list's rows to where `place` says; none drops them.
    fn renumber_notes(&mut self, list: RowList, place: &dyn Fn(usize) -> Option<usize>) {
        let prefix = list.prefix();
        for (key, note) in std::mem::take(&mut self.notes) {
            let moved = match split(&key, prefix) {
                None => Some(key),
                Some((row, rest)) => place(row).map(|row| format!("{prefix}{row}.{rest}")),
            };
            // Inserted one by one: `collect()` into a BTreeMap pulls in a sort (4 kB of Wasm per type).
            moved.and_then(|key| self.notes.insert(key, note));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{InputNote, Preset, Tool};

    fn noted() -> Case {
        let mut case = Preset::Blank.case();
        for row in 0..3 {
            case.tools.push(Tool { name: row.to_string(), ..Tool::default() });
            let note = InputNote { text: row.to_string(), ..InputNote::default() };
            case.notes.insert(format!("tools.{row}.seats"), note);
        }
        case.notes.insert("team.people".into(), InputNote::default());
        case
    }

    /// Each tool with the note beside it, and how many notes there are.
    fn pairs(case: &Case) -> (Vec<(&str, &str)>, usize) {
        let note = |row| case.notes.get(&format!("tools.{row}.seats")).map_or("", |note| note.text.as_str());
        (case.tools.iter().enumerate().map(|(row, tool)| (tool.name.as_str(), note(row))).collect(), case.notes.len())
    }

    #[test]
    fn a_note_goes_with_its_row() {
        let mut case = noted();
        case.remove_rows(RowList::Tools, &[1]);
        assert_eq!(pairs(&case), (vec![("0", "0"), ("2", "2")], 3));
        case.swap_rows(RowList::Tools, 0, 1);
        assert_eq!(pairs(&case), (vec![("2", "2"), ("0", "0")], 3));
    }

    #[test]
    fn several_rows_go_at_once_in_any_order() {
        let mut case = noted();
        case.remove_rows(RowList::Tools, &[2, 0, 7]);
        assert_eq!(pairs(&case), (vec![("1", "1")], 2));
    }

    #[test]
    fn a_row_that_is_not_there_changes_nothing() {
        let mut case = noted();
        case.remove_rows(RowList::Tools, &[3]);
        case.swap_rows(RowList::Tools, 0, 3);
        case.remove_rows(RowList::Meetings, &[0]);
        assert_eq!(case, noted());
    }
}
