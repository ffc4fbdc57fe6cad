// Makes a module note which of its functions run: each sets a number of its own, which the module exports under this and its name.
import binaryen from 'binaryen';
import { close, functionsOf, isImport, open } from './wasm.mjs';

export const RAN = 'ran:';

/** The module that notes. */
export function noting(bound) {
  const module = open(bound);
  for (const { name, body, results } of functionsOf(module).filter((one) => !isImport(one))) {
    module.addGlobal(RAN + name, binaryen.i32, true, module.i32.const(0));
    module.addGlobalExport(RAN + name, RAN + name);
    const noted = module.global.set(RAN + name, module.i32.const(1));
    binaryen.Function.setBody(module.getFunction(name), module.block(null, [noted, body], results));
  }
  return close(module);
}
