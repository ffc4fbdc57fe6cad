//! A shared case in any text that may hold one: a link, or a prefill.

use super::document::DocumentError;
use super::link::{self, Link, LinkError, LinkedAlternatives};
use super::prefill::{self, Prefill};
use crate::model::{Alternative, Case, ChosenAlternatives, Workspace};

/// A case that somebody shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// What was opened, its cases [as received](Case::received). A prefill is opened as the link of the case that it makes.
    pub link: Link,
    /// What of a prefill could not be read.
    pub problems: Vec<DocumentError>,
}

/// Reads the shared case of a text: of a fragment, an address, or a message around one.
///
/// # Errors
/// Those of [`link::open`].
pub fn read(text: &str) -> Result<Shared, LinkError> {
    match link::open(text) {
        Ok(mut link) => {
            link.case = link.case.received();
            link.alternatives = link.alternatives.map(|linked| LinkedAlternatives {
                others: linked.others.into_iter().map(Case::received).collect(),
                ..linked
            });
            Ok(Shared { link, problems: Vec::new() })
        }
        Err(LinkError::None) if prefill::is_prefill(fragment_in(text)) => {
            let Prefill { case, problems } = prefill::read(fragment_in(text));
            let fragment = link::write(&case).split_off(1);
            let case = case.received();
            let link = Link { case, alternatives: None, made: None, note: None, fragment, route: String::new() };
            Ok(Shared { link, problems })
        }
        Err(error) => Err(error),
    }
}

impl Shared {
    /// The names that its cases had where they came from.
    pub fn names(&self) -> Vec<String> {
        self.cases().map(|case| case.name.clone()).collect()
    }

    fn cases(&self) -> impl Iterator<Item = &Case> {
        std::iter::once(&self.link.case).chain(self.link.alternatives.iter().flat_map(|linked| &linked.others))
    }

    /// Whether the sender left salaries out of one of its cases.
    pub fn leaves_salaries_out(&self) -> bool {
        self.cases().any(|case| !case.left_out.is_empty())
    }

    /// The numbers of its cases in a workspace, as far as they are there.
    pub fn known_in(&self, workspace: &Workspace) -> Vec<Option<u32>> {
        // Links made by earlier versions carry the calendar id of the sender, which is no content of a case.
        self.cases().map(|case| workspace.find(case)).collect()
    }

    /// The workspace of somebody who has only this: its cases, and what is compared.
    pub fn alone(&self) -> Workspace {
        let mut workspace = Workspace::starting_with(self.link.case.without_calendar());
        // As many cases as are compared have room.
        self.add_to(&mut workspace);
        workspace
    }

    /// Adds the cases that are not there yet, opens the first, and chooses the alternatives; the numbers of those added. None, and
    /// nothing changes, where there is no room.
    pub fn add_to(&self, workspace: &mut Workspace) -> Option<Vec<u32>> {
        let mut changed = workspace.clone();
        let (mut ids, mut added) = (Vec::new(), Vec::new());
        for case in self.cases() {
            if let Some(known) = changed.find(case).filter(|known| !ids.contains(known)) {
                ids.push(known);
            } else if changed.add(case.without_calendar()) {
                ids.push(changed.active());
                added.push(changed.active());
            } else {
                return None;
            }
        }
        changed.show(*ids.first()?);
        if let Some(linked) = &self.link.alternatives {
            let nothing = linked.nothing.then_some(Alternative::Nothing);
            let all: Vec<Alternative> = nothing.into_iter().chain(ids.iter().copied().map(Alternative::Case)).collect();
            let mut chosen = ChosenAlternatives::new(all.iter().copied(), all.get(linked.base).copied());
            chosen.unknown = workspace.chosen_alternatives().unknown.clone();
            changed.choose_alternatives(chosen);
        }
        *workspace = changed;
        Some(added)
    }
}

/// What follows the first `#` up to a blank; without one, the whole text.
fn fragment_in(text: &str) -> &str {
    let text = text.trim();
    text.split_once('#').map_or(text, |(_, rest)| rest.split_whitespace().next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CoverNote;

    fn comparison() -> (Workspace, String) {
        let mut workspace = Workspace::default();
        workspace.rename(1, "Whole");
        workspace.add(workspace.case().pilot(&crate::model::PilotPlan { people: 3.0, months: 6, fixed_share: 0.5 }));
        let [whole, pilot] = [1, 2].map(|id| Case::clone(&workspace.saved(id).unwrap().case));
        let linked = LinkedAlternatives { others: vec![pilot], nothing: true, base: 1 };
        (workspace, link::write_alternatives(&whole, &linked, None, "2027-01-04".parse().ok()))
    }

    #[test]
    fn one_link_carries_a_comparison() {
        use Alternative::{Case as CaseOf, Nothing};
        let (sender, fragment) = comparison();
        let shared = read(&format!("See https://example.com/roi/{fragment}/compare.")).unwrap();
        assert_eq!(
            (shared.link.route.as_str(), shared.link.made.map(|day| day.to_string())),
            ("/compare", Some("2027-01-04".into()))
        );
        assert_eq!(shared.names(), ["Whole", "Pilot: Whole"]);
        let mut reader = Workspace::default();
        assert_eq!(shared.known_in(&reader), [None, None]);
        assert_eq!(shared.add_to(&mut reader), Some(vec![2, 3]));
        assert_eq!(reader.cases().len(), 3, "beside the reader's own");
        assert_eq!((reader.active(), reader.alternatives().all()), (2, &[Nothing, CaseOf(2), CaseOf(3)][..]));
        assert_eq!(reader.alternatives().base(), Some(CaseOf(2)));
        let figures = |workspace: &Workspace, id| crate::model::Evaluation::of(&workspace.saved(id).unwrap().case);
        assert_eq!([figures(&reader, 2), figures(&reader, 3)], [figures(&sender, 1), figures(&sender, 2)]);
        assert_eq!(shared.add_to(&mut reader), Some(Vec::new()), "opened again, it adds nothing");
    }

    #[test]
    fn a_comparison_to_read_is_whole_and_its_copy_is_one_of_all_its_cases() {
        let (sender, _) = comparison();
        let [whole, pilot] = [1, 2].map(|id| Case::clone(&sender.saved(id).unwrap().case));
        let linked = LinkedAlternatives { others: vec![pilot], nothing: true, base: 1 };
        let note = CoverNote { by: "Dana".into(), text: String::new() };
        let shared = read(&link::write_alternatives(&whole, &linked, Some(&note), None)).unwrap();
        assert_eq!(shared.link.note, Some(note));
        let alone = shared.alone();
        assert_eq!((alone.cases().len(), alone.active()), (2, 1));
        let reported = alone.reported_alternatives().unwrap();
        assert_eq!((reported.cases.len(), reported.base, reported.own), (3, 1, 1));
        let mut reader = Workspace::default();
        assert_eq!(shared.add_to(&mut reader), Some(vec![2, 3]), "all cases at once");
        let single = read(&link::write_to_read(&whole, &CoverNote::default(), None)).unwrap().alone();
        assert_eq!((single.cases().len(), single.reported_alternatives()), (1, None));
    }

    #[test]
    fn a_comparison_for_which_there_is_no_room_adds_no_case() {
        let shared = read(&comparison().1).unwrap();
        let mut full = Workspace::default();
        while full.cases().len() < Workspace::LIMIT - 1 {
            full.duplicate(1);
        }
        let before = full.clone();
        assert_eq!((shared.add_to(&mut full), full), (None, before));
    }

    #[test]
    fn a_damaged_link_of_a_comparison_is_said_to_be_damaged() {
        let (_, fragment) = comparison();
        assert!(matches!(read(&fragment[..fragment.len() / 2]), Err(LinkError::CutShort(_))));
        let (place, letter) =
            (fragment.len() / 2, if fragment.as_bytes()[fragment.len() / 2] == b'A' { "B" } else { "A" });
        let changed = format!("{}{letter}{}", &fragment[..place], &fragment[place + 1..]);
        assert!(matches!(read(&changed), Err(LinkError::Changed | LinkError::CutShort(_))));
        let five = LinkedAlternatives {
            others: vec![Case::clone(Workspace::default().case()); 4],
            ..LinkedAlternatives::default()
        };
        let error = read(&link::write_alternatives(Workspace::default().case(), &five, None, None)).unwrap_err();
        assert!(error.to_string().ends_with("alternatives: holds 5 alternatives; at most 4 are compared"), "{error}");
    }

    #[test]
    fn a_prefill_is_read_with_the_link_of_its_case() {
        for text in [
            "team.people=7&team.peple=8",
            "https://example.com/roi/#team.people=7&team.peple=8",
            "See https://example.com/roi/#team.people=7&team.peple=8 for this",
        ] {
            let shared = read(text).unwrap();
            assert_eq!(shared.problems.len(), 1, "{text}");
            assert_eq!(link::read(&shared.link.fragment).map(Case::received).as_ref(), Ok(&shared.link.case));
            assert_eq!(shared.link.case.team.people.spread().likely(), 7.0);
        }
    }

    #[test]
    fn what_is_neither_is_nothing() {
        for text in
            ["", "utm_source=x", "https://example.com/#access_token=a.b&x=1", "Hello team, see you on 2027-01-04"]
        {
            assert_eq!(read(text), Err(LinkError::None), "{text}");
        }
        assert!(matches!(read("#v1.eNqr"), Err(LinkError::CutShort(_))), "a damaged link is named");
    }
}
