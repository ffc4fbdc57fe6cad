# The second way to Wasm, where rustup can fetch nothing: Debian's compiler with its library's source, from which the library is
# built. Sourced after env.sh, only when the first way failed: installs what is missing and changes this shell's cargo.

# Asked before PATH changes: Debian's compiler brings no linker for Wasm, that of Rust at hand does.
linker=$(find "$(rustc --print sysroot)/lib/rustlib" -path '*/bin/rust-lld' 2>/dev/null | head -n 1)
[ -n "$linker" ] || die "No rust-lld beside $(command -v rustc), so Wasm cannot be linked: install Rust through rustup."

rust_library=/usr/lib/rustlib/src/rust/library
if [ ! -x /usr/bin/rustc ] || [ ! -x /usr/bin/cargo ] || [ ! -d "$rust_library" ]; then
  say "installing Debian's Rust compiler with its library's source (about 30 s)"
  apt_install rustc-web cargo-web rust-web-src
fi

export PATH="/usr/bin:$PATH" RUSTC=/usr/bin/rustc
export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$linker"
# Two compilers in one folder would each throw the other's work away.
export CARGO_TARGET_DIR="$root/target/debian"
