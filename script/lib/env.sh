# What every script needs: where things are, which versions, the way to Wasm. Sourced, never run.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

cache=${XDG_CACHE_HOME:-$HOME/.cache}/async-roi
trunk_version=0.21.14
# Divides the Wasm. It must fit the macros that Leptos brings (wasm_split_macros in Cargo.lock), and says so where it does not.
wasm_split_version=0.2.4
# The tool and the library must be one version: the lock file decides.
wasm_bindgen_version=$(awk -F'"' '$1 == "name = " && $2 == "wasm-bindgen" { getline; print $2; exit }' Cargo.lock)

# The project's own tools come first.
export PATH="$root/node_modules/.bin:$cache/trunk-$trunk_version/bin:$cache/wasm-bindgen-$wasm_bindgen_version/bin:$cache/wasm-split-cli-$wasm_split_version/bin:$PATH"

say() { printf '• %s\n' "$*"; }
die() { printf '✗ %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Installs Debian packages, as root or through sudo, without a question.
apt_install() {
  local as_root=()
  have apt-get || die "These are missing and there is no apt-get to install them: $*"
  if [ "$(id -u)" != 0 ]; then
    have sudo || die "Install these as root, then run this again: apt-get install --no-install-recommends $*"
    as_root=(sudo)
  fi
  # A package list that could not be refreshed may still do; the installation itself decides.
  "${as_root[@]}" apt-get update -qq || say "the package lists could not be refreshed; trying with those at hand"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

# True where the Rust at hand brings the library for Wasm. ASYNC_ROI_WASM=debian forces the other route.
has_wasm_target() {
  [ "${ASYNC_ROI_WASM:-}" != debian ] && [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" ]
}

# Makes this shell's cargo able to build for Wasm.
use_wasm() {
  # They would take the place of those in .cargo/config.toml.
  unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS
  has_wasm_target || . script/lib/wasm-debian.sh
}
