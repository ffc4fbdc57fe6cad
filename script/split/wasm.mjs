// What is done to modules of WebAssembly here, on top of Binaryen.
import binaryen from 'binaryen';
import { withoutLinking } from './linked.mjs';

const FEATURES = ['MutableGlobals', 'SignExt', 'NontrappingFPToInt', 'BulkMemory', 'BulkMemoryOpt', 'ReferenceTypes', 'Multivalue', 'SIMD128']
  .map((name) => binaryen.Features[name])
  .reduce((all, one) => all | one);

/** A module to change, from the file that wasm-bindgen made. */
export function open(bytes) {
  const module = binaryen.readBinary(withoutLinking(bytes));
  module.setFeatures(FEATURES);
  return module;
}

// The optimiser is told of one function by its name, and leaves the names out.
binaryen.setDebugInfo(true);

/** The module as a file; it must not be used again. */
export function close(module) {
  if (!module.validate()) throw new Error('the divided module is not valid');
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

const each = (count, at) => Array.from({ length: count }, (_, index) => at(index));
export const functionsOf = (module) => each(module.getNumFunctions(), (index) => binaryen.getFunctionInfo(module.getFunctionByIndex(index)));
export const globalsOf = (module) => each(module.getNumGlobals(), (index) => binaryen.getGlobalInfo(module.getGlobalByIndex(index)));
export const tablesOf = (module) => each(module.getNumTables(), (index) => binaryen.getTableInfo(module.getTableByIndex(index)));
export const exportsOf = (module) => each(module.getNumExports(), (index) => binaryen.getExportInfo(module.getExportByIndex(index)));
export const isImport = ({ module }) => Boolean(module);

/** The table of functions: its name, and the function in each slot. */
export function tableOf(module) {
  const segments = each(module.getNumElementSegments(), (index) => binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(index)));
  const slots = new Map();
  for (const { data, offset } of segments) data.forEach((name, place) => slots.set(binaryen.getExpressionInfo(offset).value + place, name));
  const name = segments[0].table;
  if (segments.some((one) => one.table !== name)) throw new Error('more than one table of functions');
  return { name, size: binaryen.getTableInfo(module.getTable(name)).initial, segments: segments.map((one) => one.name), slots };
}

/** Replaces what is in the table of functions by these slots. */
export function fill(module, table, slots) {
  for (const name of table.segments) module.removeElementSegment(name);
  const order = [...slots].sort(([one], [other]) => one - other);
  const runs = [];
  for (const [slot, name] of order) {
    const run = runs.at(-1);
    if (run && slot === run.from + run.names.length) run.names.push(name);
    else runs.push({ from: slot, names: [name] });
  }
  runs.forEach(({ from, names }, index) => module.addActiveElementSegment(table.name, `slots${index}`, names, module.i32.const(from)));
}

/** The segments of data: the constant one cut down to these pieces, and the others whole where `changing`. */
export function segments(module, pieces, changing) {
  const [constant, ...others] = each(module.getNumDataSegments(), (index) => module.getDataSegmentInfo(module.getDataSegmentByIndex(index)));
  const cut = pieces.map(({ from, size }) => ({ offset: from, data: constant.data.slice(from - constant.offset, from - constant.offset + size) }));
  return [...cut, ...(changing ? others : [])].map(({ offset, data }) => ({ offset: module.i32.const(offset), data: new Uint8Array(data), passive: false }));
}

/** Pieces that touch, or nearly so, as one: a segment of its own costs more than a few bytes of a neighbour. */
export function together(pieces) {
  const runs = [];
  for (const { from, size } of pieces) {
    const run = runs.at(-1);
    if (run && from - run.from - run.size < 8) run.size = from + size - run.from;
    else runs.push({ from, size });
  }
  return runs;
}

/** Gives a table exactly so many slots. */
export function resize(module, { name, size }) {
  const table = new binaryen.Table(module.getTable(name));
  table.initial = size;
  table.max = size;
}
