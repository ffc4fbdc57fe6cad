//! Imports run one way. The compiler holds the wall to Leptos and the browser (both exist only for Wasm); this holds the
//! others, by the text of the source.

use std::fs;
use std::path::{Path, PathBuf};

/// A layer, and what of ours it may import besides itself.
const LAYERS: [(&str, &[&str]); 10] = [
    ("model", &[]),
    ("chart", &[]),
    ("browser", &[]),
    ("text", &["model", "chart"]),
    ("exchange", &["model", "text", "chart"]),
    ("form", &["model", "exchange"]),
    ("state", &["model"]),
    ("keeper", &["model", "exchange", "text", "state"]),
    ("persist", &["model", "exchange", "text", "browser", "state", "keeper"]),
    ("page", &["model", "exchange", "form", "chart", "browser", "state", "persist", "text"]),
];

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources(place: &Path) -> Vec<PathBuf> {
    if place.is_file() {
        return vec![place.to_owned()];
    }
    let entries = fs::read_dir(place).map(|entries| entries.flatten().map(|entry| entry.path()).collect::<Vec<_>>());
    entries.unwrap_or_default().iter().flat_map(|entry| sources(entry)).collect()
}

/// The source files of a layer: its folder, and the file beside it.
fn files(layer: &str) -> Vec<PathBuf> {
    let root = source_folder();
    let found = [sources(&root.join(layer)), sources(&root.join(format!("{layer}.rs")))].concat();
    assert!(!found.is_empty(), "there is no layer {layer}");
    found
}

/// The source with comments and string literals blanked out.
fn code(source: &str) -> String {
    let mut code = String::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if first == '"' {
            end_of_string(rest)
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\\"'") {
            rest[1..].find('\'').map_or(rest.len(), |end| end + 2)
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        code.push(' ');
        rest = &rest[skipped..];
    }
    code
}

/// Where a string literal at the start of a text ends.
fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    for (place, sign) in text.char_indices().skip(1) {
        match sign {
            '"' if !escaped => return place + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// The modules at the root of the crate that a source file names, by `crate::` or by enough `super::` for the file's depth:
/// a path, or each path of a group, `crate::{a, b::{c, d}}`.
fn imports(source: &str, depth: usize) -> Vec<String> {
    let code: String =
        code(source).split_whitespace().collect::<Vec<_>>().join(" ").replace(" ::", "::").replace(":: ", "::");
    let up = "super::".repeat(depth);
    let starts = ["crate::", up.as_str()].into_iter().filter(|start| !start.is_empty());
    let rests = starts.flat_map(|start| {
        code.match_indices(start)
            .filter(|(place, _)| begins_path(&code[..*place]))
            .map(|(place, _)| &code[place + start.len()..])
    });
    rests.flat_map(first_names).collect()
}

/// Whether a path begins after this text: not within a longer name or path.
fn begins_path(before: &str) -> bool {
    !before.ends_with(|sign: char| sign.is_alphanumeric() || sign == '_' || sign == '$') && !before.ends_with("::")
}

/// The first name of a path, or of each path of a group.
fn first_names(path: &str) -> Vec<String> {
    match path.strip_prefix('{') {
        Some(group) => paths_of_group(group).into_iter().flat_map(first_names).collect(),
        None => vec![path.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect()],
    }
}

/// The paths of a group, the text after its opening brace.
fn paths_of_group(group: &str) -> Vec<&str> {
    let (mut paths, mut depth, mut start) = (Vec::new(), 0, 0);
    for (place, sign) in group.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' | ',' if depth == 0 => {
                paths.push(group[start..place].trim());
                start = place + 1;
                if sign == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    paths.retain(|path| !path.is_empty());
    paths
}

/// How many `super::` lead from a file to the root of the crate.
fn depth(file: &Path) -> usize {
    let inside = file.strip_prefix(source_folder()).expect("a source file");
    inside.components().count() - usize::from(inside.ends_with("mod.rs"))
}

#[test]
fn imports_run_one_way() {
    for (layer, allowed) in LAYERS {
        for file in files(layer) {
            let source = fs::read_to_string(&file).expect("a source file can be read");
            for import in imports(&source, depth(&file)) {
                let known = LAYERS.iter().any(|(name, _)| *name == import);
                assert!(
                    !known || import == layer || allowed.contains(&import.as_str()),
                    "{} imports {import}, which {layer} must not",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn every_module_is_in_a_layer() {
    let entries = fs::read_dir(source_folder()).expect("there is source").flatten();
    for name in entries.map(|entry| entry.path().file_stem().unwrap_or_default().to_string_lossy().into_owned()) {
        let known = LAYERS.iter().any(|(layer, _)| *layer == name);
        assert!(known || ["lib", "main"].contains(&name.as_str()), "{name} is in no layer");
    }
}

#[test]
fn the_page_leaves_storage_clipboard_and_files_to_the_browser_layer() {
    for file in files("page") {
        let source = fs::read_to_string(&file).expect("a source file can be read");
        for forbidden in ["local_storage", "LocalStorage::", "clipboard()", "browser::storage", "browser::clipboard"] {
            assert!(!source.contains(forbidden), "{} names {forbidden}", file.display());
        }
    }
}

#[test]
fn only_exchange_knows_json() {
    for file in ["model", "state", "text", "chart", "page"].into_iter().flat_map(files) {
        let source = fs::read_to_string(&file).expect("a source file can be read");
        assert!(!source.contains("serde_json"), "{} names serde_json", file.display());
    }
}

#[track_caller]
fn names(source: &str, expected: &[&str]) {
    assert_eq!(imports(source, 2), expected, "{source}");
}

#[test]
fn a_path_names_its_first_module() {
    names("use crate::page::App;\nlet x = crate::model::irr(&[]);", &["page", "model"]);
    names("pub(in crate::persist) use crate :: state\n    :: Mark;", &["persist", "state"]);
    names("use crate::page as shown;\nuse crate::model;", &["page", "model"]);
    names("use crate::{};\nuse crate::*;", &[""]);
}

#[test]
fn a_group_names_each_of_its_modules() {
    names("use crate::{model, page::App};", &["model", "page"]);
    names("use crate::{model::{A, b::{C, D}}, exchange, text::{self, Phrase},};", &["model", "exchange", "text"]);
    names(
        "use crate::{\n    // why\n    model::{\n        A, B,\n    },\n    page,\n};\nuse std::{fs, page};",
        &["model", "page"],
    );
    names("use crate::{{model, page::{A}}, {text}};", &["model", "page", "text"]);
}

#[test]
fn enough_supers_lead_to_the_root() {
    names("use super::super::page::App;\nuse super::page;", &["page"]);
    names("use super::super::{model::A, page};", &["model", "page"]);
    assert_eq!(depth(&source_folder().join("state/work.rs")), 2);
    assert_eq!(depth(&source_folder().join("state/mod.rs")), 1);
    assert_eq!(depth(&source_folder().join("state/work/tests.rs")), 3);
}

#[test]
fn comments_and_texts_name_nothing() {
    names("// use crate::persist;\n/* crate::page */ /// [`crate::page`]\nuse crate::model;", &["model"]);
    names(r#"let text = "say \"crate::page\" // or"; use crate::model;"#, &["model"]);
    names("let quote = '\"'; use crate::page; let other = '\"';", &["page"]);
    names("$crate::page::x!(); mycrate::page::y(); other::crate::page::z();", &[]);
}
