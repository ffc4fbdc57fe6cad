// Divides a module in two that share their memory and their table of functions. The first has what can be come to without calling a
// function of the cut, the rest has all else, and each has the constant data that is its own. Where the first calls a function of the rest
// stands a stub, which sees to it that the rest is there and calls on through the table: so a wrong cut costs time, never an answer.
import binaryen from 'binaryen';
import { dataOf, references } from './linked.mjs';
import { close, exportsOf, fill, functionsOf, globalsOf, isImport, open, resize, segments, tableOf, tablesOf, together } from './wasm.mjs';

/** The name under which the rest imports from the first. */
const FIRST = 'f';
/** The module's own export that does not return before the rest is there. */
const LOAD = 'loadRest';
/** What wasm-bindgen's own functions call while that runs, and its call of `main`, which it gives no name. */
const ON_THE_WAY = ['__externref_table_alloc', '__externref_table_dealloc', '__wbindgen_malloc', '__wbindgen_realloc'];
const START = '__wbindgen_start';
const HERE = 'restIsHere';
const ENSURE = 'ensureRest';
/** Exports of a crate that Leptos brings and nothing here uses: streams of a server's answers. */
const UNUSED = /^(__wbg_)?intounderlying/;
const MEMORY = 'memory';
const PRUNE = ['remove-unused-module-elements'];
const NOTHING = binaryen.none;

/**
 * What can be come to from these functions through calls, addresses and data without entering a function of which `stop` is true:
 * `functions` that are entered, `edge` those that are not, `pieces` of data, and `taken`, the functions whose address is.
 */
export function reach({ functions, changing }, roots, stop) {
  const reached = { functions: new Set(), edge: new Set(), pieces: new Set(), taken: new Set() };
  const pending = [changing];
  const enter = (name) => {
    if (!functions.has(name) || reached.functions.has(name)) return;
    if (stop(name)) {
      reached.edge.add(name);
    } else {
      reached.functions.add(name);
      pending.push(functions.get(name));
    }
  };
  for (const name of roots) enter(name);
  while (pending.length > 0) {
    const { calls, takes, reads } = pending.pop();
    for (const name of calls) enter(name);
    for (const name of takes) {
      reached.taken.add(name);
      enter(name);
    }
    for (const piece of reads) {
      if (!piece || reached.pieces.has(piece)) continue;
      reached.pieces.add(piece);
      pending.push(piece);
    }
  }
  return reached;
}

/** The functions that a module still has after what nothing uses was taken out. */
function pruned(module) {
  module.runPasses(PRUNE);
  return functionsOf(module);
}

/**
 * The rest: `functions` of the first, and all that the module imports, are imported from the first, under the names that `nameOf` gives.
 */
function makeRest(bytes, { isFirst, table, slots, pieces, nameOf }) {
  const module = open(bytes);
  for (const { name } of exportsOf(module)) module.removeExport(name);
  for (const { name, params, results } of functionsOf(module).filter((one) => isImport(one) || isFirst(one.name))) {
    module.removeFunction(name);
    module.addFunctionImport(name, FIRST, nameOf(name), params, results);
  }
  for (const { name, type, mutable } of globalsOf(module).filter((global) => global.mutable)) module.addGlobalImport(name, FIRST, nameOf(name), type, mutable);
  for (const { name } of tablesOf(module)) module.addTableImport(name, FIRST, nameOf(name));
  module.setMemory(module.getMemoryInfo().initial, -1, null, segments(module, together(pieces), false));
  module.addMemoryImport('0', FIRST, MEMORY);
  resize(module, table);
  fill(module, table, slots);
  module.addGlobalImport(HERE, FIRST, HERE, binaryen.i32, true);
  module.setStart(module.addFunction('start', NOTHING, NOTHING, [], module.global.set(HERE, module.i32.const(1))));
  return module;
}

/** Adds what a stub calls before it calls on: the rest is fetched unless it is here. */
function addEnsure(module) {
  const load = exportsOf(module).find(({ name }) => name === LOAD);
  if (!load) throw new Error(`the module exports no ${LOAD}`);
  module.addGlobal(HERE, binaryen.i32, true, module.i32.const(0));
  module.addGlobalExport(HERE, HERE);
  const fetched = module.call(load.value, [], NOTHING);
  module.addFunction(ENSURE, NOTHING, NOTHING, [], module.if(module.i32.eqz(module.global.get(HERE, binaryen.i32)), fetched));
}

function replace(module, { name, params, results }, body) {
  module.removeFunction(name);
  module.addFunction(name, params, results, [], body);
}

function stub(module, table, slot, { params, results }) {
  const operands = binaryen.expandType(params).map((type, index) => module.local.get(index, type));
  const onward = module.call_indirect(table.name, module.i32.const(slot), operands, params, results);
  return module.block(null, [module.call(ENSURE, [], NOTHING), onward], results);
}

/** Exports what the rest needs of the first. */
function share(module, needed, nameOf) {
  for (const name of needed) module.addFunctionExport(name, nameOf(name));
  for (const { name } of globalsOf(module).filter(({ mutable }) => mutable)) module.addGlobalExport(name, nameOf(name));
  for (const { name } of tablesOf(module)) module.addTableExport(name, nameOf(name));
}

/**
 * The first, and the slots of the functions of the rest, of which those that are called but never taken get new ones at the end.
 */
function makeFirst(bytes, { isFirst, table, reached, needed, nameOf }) {
  const module = open(bytes);
  const others = functionsOf(module).filter((one) => !isImport(one) && !isFirst(one.name));
  for (const { name } of exportsOf(module).filter((one) => UNUSED.test(one.name))) module.removeExport(name);
  share(module, needed, nameOf);
  for (const other of others) replace(module, other, module.unreachable());
  fill(module, table, new Map([...table.slots].filter(([, name]) => isFirst(name) || reached.taken.has(name))));
  module.setMemory(module.getMemoryInfo().initial, -1, null, segments(module, together([...reached.pieces].sort((one, other) => one.from - other.from)), true));
  const left = new Set(pruned(module).map(({ name }) => name));
  addEnsure(module);
  const slots = new Map([...table.slots].filter(([, name]) => !isFirst(name)));
  const slotOf = new Map([...slots].map(([slot, name]) => [name, slot]));
  let next = table.size;
  for (const other of others.filter(({ name }) => left.has(name))) {
    if (!slotOf.has(other.name)) {
      slotOf.set(other.name, next);
      slots.set(next, other.name);
      next += 1;
    }
    replace(module, other, stub(module, table, slotOf.get(other.name), other));
  }
  resize(module, { ...table, size: next });
  return { module, slots, size: next };
}

/** The name that the linker knew a function by: wasm-bindgen takes a digest off the end of what it exports by name. */
function linkedName({ functions }, name) {
  if (functions.has(name)) return name;
  const known = [...functions.keys()].find((one) => one.startsWith(`${name}_`) && /^[0-9a-f]{16}$/.test(one.slice(name.length + 1)));
  if (!known) throw new Error(`the linker knew no ${name}`);
  return known;
}

/** The functions that JavaScript calls: what is there begins with them. */
export function entrances(graph, bound) {
  const module = open(bound);
  const called = exportsOf(module).filter(({ name, kind }) => kind === binaryen.ExternalFunction && !UNUSED.test(name) && name !== START);
  module.dispose();
  // wasm-bindgen puts a function of its own around one that takes or gives values of JavaScript, and says so in its name.
  return called.map(({ value }) => linkedName(graph, value.replace(/ (externref|multivalue) shim.*$/, '')));
}

/** What sees to it that the rest comes, with all that may run on the way, must not wait for the rest. */
export const notBefore = (graph) => reach(graph, [LOAD, ...ON_THE_WAY].map((name) => linkedName(graph, name)), () => false).functions;

/** Throws unless two modules put the same into memory: else one is not made of the other. */
function mustBelong(linked, bound) {
  const [one, other] = [linked, bound].map(dataOf);
  const same = one.length === other.length && one.every(({ address, bytes }, index) => address === other[index].address && bytes.equals(other[index].bytes));
  if (!same) throw new Error('the linked module is not the one that wasm-bindgen changed');
}

/**
 * Divides a module. `linked` is what the linker made, with its relocations; `bound` what wasm-bindgen made of that, with names as the linker
 * gave them; `isCut` tells of a name whether the rest begins there. Throws where a part is not as this script expects it.
 */
export function split(linked, bound, isCut) {
  mustBelong(linked, bound);
  const graph = references(linked);
  const early = notBefore(graph);
  const reached = reach(graph, [...entrances(graph, bound), ...early], (name) => isCut(name) && !early.has(name));
  // Of what wasm-bindgen added itself nothing is known, and it is little.
  const isFirst = (name) => reached.functions.has(name) || !graph.functions.has(name);
  const pieces = graph.data.filter((piece) => !reached.pieces.has(piece));
  const probe = open(bound);
  const table = tableOf(probe);
  const others = functionsOf(probe).filter((one) => !isImport(one) && !isFirst(one.name));
  probe.dispose();
  const draft = makeRest(bound, { isFirst, table, slots: new Map(others.map(({ name }, index) => [index, name])), pieces, nameOf: (name) => name });
  const needed = pruned(draft).filter(isImport).map(({ name }) => name);
  draft.dispose();
  const names = new Map();
  const nameOf = (name) => names.get(name) ?? names.set(name, `${names.size.toString(36)}_`).get(name);
  const first = makeFirst(bound, { isFirst, table, reached, needed, nameOf });
  const rest = makeRest(bound, { isFirst, table: { ...table, size: first.size }, slots: first.slots, pieces, nameOf });
  rest.runPasses(PRUNE);
  return { first: close(first.module), rest: close(rest) };
}
