// Reads what the linker says of a module when it keeps its relocations: which function names which other, and which reads what constant
// data. The formats are those of WebAssembly's binary encoding and of "Linking" in WebAssembly's tool conventions.

const SECTION = { custom: 0, code: 10, data: 11 };
const SYMBOL_TABLE = 8;
const FUNCTION_NAMES = 1;
const KIND = { data: 1, section: 3 };
const UNDEFINED = 0x10;
const EXPLICIT_NAME = 0x40;
/** What a relocation is for, by its type. The module has 32-bit addresses and is not relocatable itself, so there are no others. */
const PURPOSE = { 0: 'calls', 1: 'takes', 2: 'takes', 3: 'reads', 4: 'reads', 5: 'reads' };
const WITHOUT_EFFECT = new Set([6, 7, 8, 9, 13, 20]);
const WITH_ADDEND = new Set([3, 4, 5, 8, 9]);

/** A cursor over bytes that reads WebAssembly's encodings. */
class Reader {
  constructor(bytes, at, end) {
    Object.assign(this, { bytes, at, end, start: at });
  }
  byte() {
    return this.bytes[this.at++];
  }
  /** An unsigned number; of a signed one it reads the right length but not the value. */
  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }
  text() {
    const length = this.number();
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }
  part(length) {
    this.at += length;
    return new Reader(this.bytes, this.at - length, this.at);
  }
  *parts() {
    while (this.at < this.end) yield [this.byte(), this.part(this.number())];
  }
  list(read) {
    return Array.from({ length: this.number() }, read);
  }
}

/** The sections of a module, by their number, or the custom ones by their name. */
function sections(bytes) {
  const found = new Map();
  for (const [id, content] of new Reader(bytes, 8, bytes.length).parts()) {
    found.set(id === SECTION.custom ? content.text() : id, content);
  }
  return (name) => {
    const content = found.get(name);
    if (!content) throw new Error(`the linked module has no section ${name}: was it linked with --emit-relocs?`);
    content.start = content.at;
    return content;
  };
}

function subsection(content, wanted) {
  for (const [kind, part] of content.parts()) if (kind === wanted) return part;
  throw new Error(`the linked module lacks a part numbered ${wanted}`);
}

function symbol(reader) {
  const kind = reader.byte();
  const flags = reader.number();
  const defined = (flags & UNDEFINED) === 0;
  if (kind === KIND.data) {
    reader.text();
    return defined ? { segment: reader.number(), offset: reader.number(), size: reader.number() } : {};
  }
  const index = reader.number();
  if (kind !== KIND.section && (defined || flags & EXPLICIT_NAME)) reader.text();
  return { index };
}

function symbols(linking) {
  linking.number();
  const table = subsection(linking, SYMBOL_TABLE);
  return table.list(() => symbol(table));
}

function functionNames(section) {
  const part = subsection(section, FUNCTION_NAMES);
  return new Map(part.list(() => [part.number(), part.text()]));
}

/** Each relocation of a section: where in it, what for, and by which symbol. */
function* relocations(reader) {
  reader.number();
  for (let left = reader.number(); left > 0; left -= 1) {
    const type = reader.byte();
    const at = reader.number();
    const index = reader.number();
    if (WITH_ADDEND.has(type)) reader.number();
    if (PURPOSE[type]) yield { at, purpose: PURPOSE[type], index };
    else if (!WITHOUT_EFFECT.has(type)) throw new Error(`a relocation of type ${type}, which nobody taught this script`);
  }
}

/** Where each function's body lies within the section of code. */
function bodies(code) {
  return code.list(() => ({ from: code.part(code.number()).start - code.start }));
}

/** Where each segment's content lies within the section of data, and the address it is put at. */
function segments(data) {
  return data.list(() => {
    if (data.number() !== 0) throw new Error('a segment of data without a fixed address');
    data.byte();
    const address = data.number();
    data.byte();
    const content = data.part(data.number());
    return { from: content.start - data.start, address, bytes: data.bytes.subarray(content.start, content.end) };
  });
}

/** What a module puts into memory when it starts: bytes at an address. */
export const dataOf = (bytes) => segments(sections(bytes)(SECTION.data));

/** The last of `places`, which stand in order, that begins at or before `at`. */
function holder(places, at) {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (places[middle].from <= at) low = middle;
    else high = middle - 1;
  }
  return places[low];
}

const edges = () => ({ calls: new Set(), takes: new Set(), reads: new Set() });

/** The pieces of constant data that the linker knows, `{from, size}` with `from` the address, in order; what overlaps is one piece. */
function pieces(table, constant) {
  const known = table.filter(({ segment, size }) => segment === 0 && size > 0).map(({ offset, size }) => ({ from: constant.address + offset, size }));
  const apart = [];
  for (const piece of known.sort((one, other) => one.from - other.from)) {
    const last = apart.at(-1);
    if (last && piece.from < last.from + last.size) last.size = Math.max(last.size, piece.from + piece.size - last.from);
    else apart.push({ ...piece, ...edges() });
  }
  return apart;
}

/**
 * What the parts of a linked module refer to. `functions`: a function's name → the names of the functions that it `calls` and of those
 * whose address it `takes`, and the pieces of constant data that it `reads`. `data`: these pieces, each `{from, size}` with the same.
 * `changing`: the same of all data that the program may change.
 */
export function references(bytes) {
  const section = sections(bytes);
  const names = functionNames(section('name'));
  const table = symbols(section('linking'));
  const places = segments(section(SECTION.data));
  const code = bodies(section(SECTION.code));
  const data = pieces(table, places[0]);
  const changing = edges();
  const functions = new Map();
  code.forEach((body, index) => {
    body.edges = edges();
    functions.set(names.get(names.size - code.length + index), body.edges);
  });
  if (functions.size !== code.length) throw new Error('two functions of one name, or one without');
  const target = ({ purpose, index }) => {
    if (purpose !== 'reads') return names.get(table[index].index);
    const { segment, offset } = table[index];
    return segment === 0 ? holder(data, places[0].address + offset) : undefined;
  };
  for (const each of relocations(section('reloc.CODE'))) holder(code, each.at).edges[each.purpose].add(target(each));
  for (const each of relocations(section('reloc.DATA'))) {
    const place = holder(places, each.at);
    const at = place.address + each.at - place.from;
    (place === places[0] ? holder(data, at) : changing)[each.purpose].add(target(each));
  }
  return { functions, data, changing };
}

/** The module without what the linker said of it, which no longer holds once another tool has changed the module. */
export function withoutLinking(bytes) {
  const kept = [bytes.subarray(0, 8)];
  const reader = new Reader(bytes, 8, bytes.length);
  while (reader.at < reader.end) {
    const from = reader.at;
    const id = reader.byte();
    const content = reader.part(reader.number());
    if (id !== SECTION.custom || !/^(linking|reloc\.|__wasm_split)/.test(content.text())) kept.push(bytes.subarray(from, reader.at));
  }
  return Buffer.concat(kept);
}
