# The model without the page: natively, and as a Wasm module of its own. Sourced after env.sh.

model_folder=$root/target/model

# Builds model.js and model.wasm with the page's profile; benches/model/wasm.rs says what they can do.
build_model_wasm() (
  say "building the model as Wasm, by itself (a few seconds to two minutes)"
  use_wasm
  cargo build --locked --release --quiet --features bench --bin bench-wasm --target wasm32-unknown-unknown
  mkdir -p "$model_folder"
  wasm-bindgen --target web --no-typescript --out-dir "$model_folder" --out-name model \
    "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/bench-wasm.wasm"
  node tools/optimise.mjs "$model_folder/model_bg.wasm" "$model_folder/model.wasm"
)

# Writes what the native model says of every scenario that the numbers are compared on, one line each, beside the lines.
write_native_results() {
  say "asking the native model (a few seconds to a minute)"
  cargo build --locked --release --quiet --example evaluate
  mkdir -p "$model_folder"
  node -e 'for (const file of process.argv.slice(1)) console.log(JSON.stringify(JSON.parse(fs.readFileSync(file))))' \
    tests/golden/*.scenario.json benches/cases/*.json >"$model_folder/scenarios.txt"
  "${CARGO_TARGET_DIR:-target}/release/examples/evaluate" <"$model_folder/scenarios.txt" >"$model_folder/native.txt"
}
