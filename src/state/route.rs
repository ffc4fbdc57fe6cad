//! Where in the app somebody is, as the address says it.

/// A page of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Should we? The business case.
    #[default]
    Case,
    /// How is it today? The baseline, measured from files.
    Measure,
    /// Is it working? Key figures and their readings.
    Scorecard,
    /// What is done when?
    Rollout,
    /// Which tools, at what cost?
    Tools,
    /// In name or in practice?
    Readiness,
    /// What is it all about?
    Guide,
    /// Which of several? Alternatives side by side.
    Compare,
    /// What is decided? The paper for those who decide.
    Paper,
    /// The form of a survey, for the people who are asked.
    Survey,
    /// What did somebody send me to read?
    Read,
    /// Where do we stand? The report for those who follow.
    Status,
}

impl Page {
    /// Each page with its name in an address and on the page, those of the navigation first, in its order.
    pub const ALL: [(Self, &str, &str); 12] = [
        (Self::Case, "case", "Business case"),
        (Self::Measure, "measure", "Measure"),
        (Self::Scorecard, "scorecard", "Scorecard"),
        (Self::Rollout, "rollout", "Rollout"),
        (Self::Tools, "tools", "Tools"),
        (Self::Readiness, "readiness", "Readiness"),
        (Self::Guide, "guide", "Guide"),
        (Self::Compare, "compare", "Compare"),
        (Self::Paper, "paper", "Decision paper"),
        (Self::Survey, "survey", "Survey"),
        (Self::Read, "read", "Shared case"),
        (Self::Status, "status", "Status report"),
    ];
    /// How many pages the navigation has. The others are reached from where they are needed.
    pub const IN_NAVIGATION: usize = 7;

    /// The name on the page.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].2
    }

    /// The fragment that leads to it, or to a part of it, with its `#`.
    pub fn address(self, part: &str) -> String {
        match (self, part) {
            (Self::Case, "") => "#/".to_owned(),
            (page, "") => format!("#/{}", Self::ALL[page as usize].1),
            (page, part) => format!("#/{}/{part}", Self::ALL[page as usize].1),
        }
    }
}

/// A page, and the part of it that is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The page.
    pub page: Page,
    /// The name of a part of it; empty for the page as a whole.
    pub part: String,
}

impl Route {
    /// Whether the fragment of an address without its `#` is the app's own: it names a page, or nothing.
    pub fn is_own(fragment: &str) -> bool {
        fragment.is_empty() || fragment.starts_with('/') && Self::parse(fragment).is_some()
    }

    /// Reads the fragment of an address without its `#`; the first page where it names none, as a link does. None for a
    /// page that is not there.
    pub fn parse(fragment: &str) -> Option<Self> {
        let path = fragment.strip_prefix('/').unwrap_or_default();
        let (name, part) = path.split_once('/').unwrap_or((path, ""));
        if name.is_empty() {
            return Some(Self::default());
        }
        let page = Page::ALL.iter().find(|page| page.1 == name)?.0;
        Some(Self { page, part: part.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_page() {
        for (page, ..) in Page::ALL {
            for part in ["", "team.people"] {
                let route = Route { page, part: part.to_owned() };
                assert_eq!(Route::parse(&page.address(part)[1..]), Some(route));
            }
        }
    }

    #[test]
    fn each_page_stands_in_the_table_at_its_own_place() {
        for (index, (page, ..)) in Page::ALL.into_iter().enumerate() {
            assert_eq!(page as usize, index);
        }
    }

    #[test]
    fn an_address_that_names_no_page_is_the_first_one() {
        for fragment in ["", "/", "v1.eNpj", "team.people=4"] {
            assert_eq!(Route::parse(fragment), Some(Route::default()));
        }
    }

    #[test]
    fn only_what_names_a_page_is_the_apps_own() {
        assert!(["", "/", "/rollout", "/case/team.people"].into_iter().all(Route::is_own));
        assert!(!["/nowhere", "/v1.eNpj", "v1.eNpj", "foo", "team.people=4"].into_iter().any(Route::is_own));
    }

    #[test]
    fn a_page_that_is_not_there_is_none() {
        for fragment in ["/nowhere", "/nowhere/else", "/guides"] {
            assert_eq!(Route::parse(fragment), None);
        }
    }
}
