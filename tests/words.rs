//! The words of the project: phrases that were replaced by plain ones do not come back, neither in the code nor on the page.

use std::fs;
use std::path::Path;

/// Each of these had a plainer wording: the standard term, or a sentence that names its subject.
const REPLACED: &[&str] = &[
    // On the page.
    "Lived at its end",
    "Lived after",
    "What money costs",
    "Taken back by writing",
    "Freed time that becomes useful",
    "Keeping documents true",
    "keeping them true",
    "Writing things down",
    "Money to have ready",
    "Cost of waiting a month",
    "Counting time",
    "Only money that changes hands",
    "ounting only money",
    "Months until anybody stays",
    "Leavers who would stay",
    "80 % likely",
    "of the spread ·",
    "No value of it alone",
    "What does not fit together",
    "A round start",
    "Net present value as it goes",
    "dearer",
    "pays up to",
    "Take it along",
    "Save for a calendar",
    "Nobody yet",
    "which is unchanged. Remove it again",
    "We say so",
    "It was so",
    "What is done by when and by whom",
    "Measure today, before anything changes",
    "Nothing is picked yet",
    "not in the case",
    "Not a freed minute",
    "What decides is",
    "A single number is not believed",
    "as the evidence preset has it",
    "Done again:",
    "in sight instead",
    // In the code.
    "A variance that is none",
    "Less than nothing",
    "no shape makes any other than nothing",
    "as far as it decides the shape",
    "How many scenarios judge",
    "One that is gone shows nothing",
    "each of those who live it",
    "Whose doing a difference",
    "one of its own old alphabet",
    "no edit of anybody",
    "Not collected, since that sorts",
    "Why has an amendment no undo",
];

/// The files below a folder with their texts.
fn texts(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder of the project").flatten() {
        let path = entry.path();
        if path.is_dir() {
            texts(&path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            // A literal may go on in the next line.
            let words: Vec<&str> = text.split([' ', '\n', '\\']).filter(|word| !word.is_empty()).collect();
            found.push((path.display().to_string(), words.join(" ")));
        }
    }
}

#[test]
fn no_replaced_phrase_comes_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "uncertainty/src", "tests/texts"] {
        texts(&root.join(folder), &mut files);
    }
    assert!(files.len() > 100);
    let back: Vec<String> = files
        .iter()
        .flat_map(|(name, text)| {
            REPLACED.iter().filter(|phrase| text.contains(**phrase)).map(move |phrase| format!("{name}: {phrase}"))
        })
        .collect();
    assert!(back.is_empty(), "{}", back.join("\n"));
}
