//! Imports run one way. The compiler holds the wall to Leptos and the browser (both exist only for Wasm); this holds the
//! others, by the text of the source.

use std::fs;
use std::path::{Path, PathBuf};

/// A layer, and what of ours it may import besides itself.
const LAYERS: [(&str, &[&str]); 8] = [
    ("model", &[]),
    ("chart", &[]),
    ("browser", &[]),
    ("text", &["model", "chart"]),
    ("exchange", &["model"]),
    ("state", &["model"]),
    ("persist", &["model", "exchange", "browser", "state"]),
    ("page", &["model", "exchange", "chart", "browser", "state", "persist", "text"]),
];

fn sources(place: &Path) -> Vec<PathBuf> {
    if place.is_file() {
        return vec![place.to_owned()];
    }
    let entries = fs::read_dir(place).map(|entries| entries.flatten().map(|entry| entry.path()).collect::<Vec<_>>());
    entries.unwrap_or_default().iter().flat_map(|entry| sources(entry)).collect()
}

/// The source files of a layer: its folder, and the file beside it.
fn files(layer: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let found = [sources(&root.join(layer)), sources(&root.join(format!("{layer}.rs")))].concat();
    assert!(!found.is_empty(), "there is no layer {layer}");
    found
}

/// The parts of the crate that a source file names.
fn imports(source: &str) -> Vec<&str> {
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let paths = lines.flat_map(|line| line.split("crate::").skip(1));
    paths.map(|path| path.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()).collect()
}

#[test]
fn imports_run_one_way() {
    for (layer, allowed) in LAYERS {
        for file in files(layer) {
            let source = fs::read_to_string(&file).expect("a source file can be read");
            for import in imports(&source) {
                let known = LAYERS.iter().any(|(name, _)| *name == import);
                assert!(
                    !known || import == layer || allowed.contains(&import),
                    "{} imports {import}, which {layer} must not",
                    file.display()
                );
            }
        }
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

#[test]
fn a_forbidden_import_would_be_seen() {
    assert_eq!(imports("use crate::page::App;\n// crate::persist\nlet x = crate::model::irr(&[]);"), ["page", "model"]);
}
