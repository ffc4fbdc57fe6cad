// Trunk calls this around the start of the Wasm. A failed start is told to boot.js by name, since WebKit reports nothing (neither `error`
// nor `unhandledrejection`) when a module's own await fails.
export default () => ({
  onFailure: (error) => dispatchEvent(new CustomEvent('async-roi:not-started', { detail: error })),
});
