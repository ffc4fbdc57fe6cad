//! Tells the linker to keep its relocations in the page's Wasm: the build divides the file by them (`tools/divide.mjs`).

fn main() {
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=async-roi=--emit-relocs");
    }
    println!("cargo::rerun-if-changed=build.rs");
}
