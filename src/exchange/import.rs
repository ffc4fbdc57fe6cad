//! Adding the cases of a file to a workspace.

use super::workspace::ReadWorkspace;
use crate::model::{Case, Workspace};

/// What became of the cases that a file holds. Those that the workspace had already count as neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// How many were added.
    pub added: usize,
    /// For how many there was no room.
    pub refused: usize,
}

/// Adds the cases of a file beside the user's own, each only once.
pub fn import(workspace: &mut Workspace, read: &ReadWorkspace) -> ImportCounts {
    let mut imported = ImportCounts::default();
    for saved in read.workspace.cases() {
        if workspace.find(&saved.case).is_none() {
            let taken = workspace.add(Case::clone(&saved.case));
            *(if taken { &mut imported.added } else { &mut imported.refused }) += 1;
        }
    }
    imported
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::workspace;

    fn file(names: &[&str]) -> ReadWorkspace {
        let cases: Vec<String> =
            names.iter().map(|name| format!("{{\"scenario\": {{\"edition\": 2, \"name\": \"{name}\"}}}}")).collect();
        workspace::parse(&format!("{{\"scenarios\": [{}]}}", cases.join(","))).unwrap()
    }

    #[test]
    fn each_case_is_added_once() {
        let mut mine = Workspace::default();
        assert_eq!(import(&mut mine, &file(&["Sales", "Support"])), ImportCounts { added: 2, refused: 0 });
        assert_eq!(
            import(&mut mine, &file(&["Support", "Our team", "Research"])),
            ImportCounts { added: 1, refused: 0 }
        );
        let names: Vec<&str> = mine.cases().iter().map(|saved| saved.case.name.as_str()).collect();
        assert_eq!(names, ["Our team", "Sales", "Support", "Research"]);
    }

    #[test]
    fn what_finds_no_room_is_counted() {
        let mut mine = Workspace::default();
        while mine.cases().len() < Workspace::LIMIT - 1 {
            mine.duplicate(1);
        }
        assert_eq!(import(&mut mine, &file(&["Sales", "Our team", "Support"])), ImportCounts { added: 1, refused: 1 });
    }
}
