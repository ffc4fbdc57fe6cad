//! Links that were changed or cut on their way: none opens as another case, and what happened is said.

use super::*;

/// Each link that one wrong character can make of it.
fn mistyped(link: &str) -> impl Iterator<Item = String> + '_ {
    let signs = (' '..='~').chain(['é', '\u{0}']);
    (0..link.len()).flat_map(move |place| {
        let signs = signs.clone().filter(move |sign| !link[place..].starts_with(*sign));
        signs.map(move |sign| format!("{}{sign}{}", &link[..place], &link[place + 1..]))
    })
}

#[test]
fn a_wrong_character_never_opens_as_another_case() {
    for document in [json!({}), plain()] {
        let case = case(&document);
        let link = link::write(&case);
        mistyped(&link).for_each(|link| damaged_or_the_same(&link, &case));
    }
}

#[test]
fn two_characters_that_changed_places_never_open_as_another_case() {
    let case = case(&plain());
    let link = link::write(&case);
    for place in 1..link.len() {
        let mut bytes = link.clone().into_bytes();
        bytes.swap(place - 1, place);
        damaged_or_the_same(&String::from_utf8(bytes).unwrap(), &case);
    }
}

#[test]
fn a_link_that_was_cut_off_is_cut_short() {
    for document in [plain(), rich()] {
        let link = link::write(&case(&document));
        for end in 0..link.len() {
            let expected = if end < 3 { LinkError::None } else { LinkError::CutShort(end.saturating_sub(4)) };
            assert_eq!(link::read(&link[..end]), Err(expected.clone()), "{end}");
            if end < 4 {
                continue;
            }
            let in_words = format!("Look: https://example.com/roi/{}… and tell me what you think", &link[..end]);
            assert_eq!(link::read(&in_words), Err(expected), "{end}");
        }
    }
    assert_eq!(
        link::read("#v1.eNqrVk").unwrap_err().to_string(),
        "the link is cut short: it ends after 6 characters, but should be longer. Copy the whole link, or ask for the case as a file"
    );
}

/// A wrong character may, by chance, unfold to the beginning of a document.
#[test]
fn a_link_with_a_wrong_character_is_changed_not_cut_short() {
    for document in [plain(), rich()] {
        let link = link::write(&case(&document));
        let changed: Vec<_> = (8..link.len())
            .flat_map(|place| {
                ["A", "q", "7", "_"].map(|sign| format!("{}{sign}{}", &link[..place], &link[place + 1..]))
            })
            .filter(|changed| *changed != link)
            .map(|changed| link::read(&changed))
            .filter(Result::is_err)
            .collect();
        let said = changed.iter().filter(|result| **result == Err(LinkError::Changed)).count();
        assert!(said * 100 > changed.len() * 97, "{said} of {}", changed.len());
    }
}

#[test]
fn letters_that_were_made_capitals_are_named() {
    let link = link::write(&case(&plain()));
    for changed in [link.to_uppercase(), link.to_lowercase(), format!("HTTPS://EXAMPLE.COM/{}", link.to_uppercase())] {
        assert_eq!(link::read(&changed), Err(LinkError::LettersChanged), "{changed}");
    }
}
