//! The law of numbers in the locales of tests/locales/printed.json, which records how they print (tests/locales/record.mjs).

#[path = "../locales/law.rs"]
mod law;

use serde_json::Value;

#[test]
fn what_the_page_prints_reads_back_in_every_locale() {
    let record: Value = serde_json::from_str(include_str!("../locales/printed.json")).expect("the record is JSON");
    let (figures, locales) = (record["figures"].as_array().unwrap(), record["locales"].as_array().unwrap());
    assert!(locales.len() >= 60 && figures.len() >= 100);
    let broken: Vec<String> = locales.iter().flat_map(|locale| law::misread(locale, figures)).collect();
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}
