//! Tells the linker to say of the page's Wasm who refers to what: `script/split` divides the file by it.

fn main() {
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=async-roi=--emit-relocs");
    }
    println!("cargo::rerun-if-changed=script/split/link.rs");
}
