//! The chunks that the build leaves out of the first Wasm file (`crate::page::chunk` says what is in each).

use super::route::Page;

/// A chunk of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// What any page needs once somebody types, has saved work or opens a link.
    Work,
    /// What reads and writes workbooks. It is loaded only when one is asked for.
    Workbook,
    /// What a page needs; of the business case, all beyond its first sight, and what any page needs beyond typing and saving.
    Page(Page),
}

impl Chunk {
    /// What opens on other pages or beside them, which comes with the page that measures: reports, forms and files of the scorecard and
    /// of the rollout, and what an approved case is compared with.
    pub const DETAILS: Self = Self::Page(Page::Measure);
    /// How many there are.
    pub const COUNT: usize = Page::ALL.len() + 2;

    /// Its place among all, from zero.
    pub fn index(self) -> usize {
        match self {
            Self::Page(page) => page as usize,
            Self::Work => Page::ALL.len(),
            Self::Workbook => Page::ALL.len() + 1,
        }
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        let pages = Page::ALL.into_iter().map(|(page, ..)| Self::Page(page));
        [Self::Work].into_iter().chain(pages).chain([Self::Workbook])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_chunk_has_a_place_of_its_own() {
        let mut places: Vec<usize> = Chunk::all().map(Chunk::index).collect();
        places.sort_unstable();
        assert_eq!(places, (0..Chunk::COUNT).collect::<Vec<_>>());
    }
}
