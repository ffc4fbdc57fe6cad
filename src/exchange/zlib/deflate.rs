//! Folding.

use super::huffman::{MOST_BITS, codes, lengths};
use super::{END, HEADER, ORDER, checksum, distance, fixed_literals, length};

/// The shortest match that is worth its bits, and the longest that can be written.
const MATCHES: std::ops::RangeInclusive<usize> = 3..=258;
/// How far back a match may lie.
const WINDOW: usize = 1 << 15;
/// How many places are tried for a match.
const TRIES: usize = 512;

/// Folds bytes into a stream of one block.
pub fn fold(content: &[u8]) -> Vec<u8> {
    let steps = steps(content);
    let mut writer = Writer { bytes: HEADER.to_vec(), free: 0 };
    writer.block(&steps);
    writer.bytes.extend(checksum(content).to_be_bytes());
    writer.bytes
}

/// A symbol with the bits that follow it.
#[derive(Clone, Copy)]
struct Symbol {
    place: usize,
    rest: usize,
    bits: u32,
}

/// A literal or the end, or a length with its distance.
type Step = (Symbol, Option<Symbol>);

/// The symbol that covers a value, among those whose least values rise.
fn covering(value: usize, count: usize, of: fn(usize) -> (usize, u32)) -> Symbol {
    let symbol = (0..count).rev().find(|symbol| of(*symbol).0 <= value).unwrap_or_default();
    let (least, bits) = of(symbol);
    Symbol { place: symbol, rest: value - least, bits }
}

/// What a block says: of what stood before, as much as possible by its place.
fn steps(content: &[u8]) -> Vec<Step> {
    let mut chains = Chains { content, latest: vec![usize::MAX; 1 << 12], before: Vec::with_capacity(content.len()) };
    let (mut steps, mut at) = (Vec::new(), 0);
    let literal = |symbol| (Symbol { place: symbol, rest: 0, bits: 0 }, None);
    let mut here = chains.longest(0);
    while at < content.len() {
        // A match that waits for a longer one right behind it is worth a literal.
        let next = chains.longest(at + 1);
        if here.0 < *MATCHES.start() || next.0 > here.0 {
            steps.push(literal(usize::from(content[at])));
            (at, here) = (at + 1, next);
            continue;
        }
        let mut count = covering(here.0, 29, length);
        count.place += END + 1;
        steps.push((count, Some(covering(here.1, 30, distance))));
        at += here.0;
        here = chains.longest(at);
    }
    steps.push(literal(END));
    steps
}

/// Where the same three bytes stood before.
struct Chains<'c> {
    content: &'c [u8],
    /// By the hash of three bytes, where they were last.
    latest: Vec<usize>,
    /// For each place, the one before with the same hash.
    before: Vec<usize>,
}

impl Chains<'_> {
    fn hash(&self, at: usize) -> Option<usize> {
        let three = self.content.get(at..at + 3)?;
        let mixed = three.iter().fold(0_u32, |mixed, byte| mixed.wrapping_mul(2_654_435_761) ^ u32::from(*byte));
        Some(mixed.wrapping_mul(2_654_435_761) as usize >> 20)
    }

    /// The longest match for what stands at a place, and how far back it is; of equally long ones the nearest.
    fn longest(&mut self, at: usize) -> (usize, usize) {
        while self.before.len() < at {
            let place = self.before.len();
            let latest = self.hash(place).map(|hash| std::mem::replace(&mut self.latest[hash], place));
            self.before.push(latest.unwrap_or(usize::MAX));
        }
        let mut place = self.hash(at).map_or(usize::MAX, |hash| self.latest[hash]);
        let mut best = (0, 0);
        for _ in 0..TRIES {
            if place == usize::MAX || at - place > WINDOW || best.0 == *MATCHES.end() {
                break;
            }
            let pairs = self.content[at..].iter().zip(&self.content[place..]);
            let same = pairs.take(*MATCHES.end()).take_while(|(one, other)| one == other).count();
            if same > best.0 {
                best = (same, at - place);
            }
            place = self.before[place];
        }
        best
    }
}

struct Writer {
    bytes: Vec<u8>,
    /// How many bits of the last byte are free.
    free: u32,
}

impl Writer {
    /// Writes the lowest bits of a number, the lowest first.
    fn bits(&mut self, number: usize, count: u32) {
        for place in 0..count {
            if self.free == 0 {
                self.bytes.push(0);
                self.free = 8;
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((number >> place & 1) as u8) << (8 - self.free);
            }
            self.free -= 1;
        }
    }

    fn block(&mut self, steps: &[Step]) {
        let (literals, distances) = (
            frequencies(steps.iter().map(|step| step.0.place), 286),
            frequencies(steps.iter().filter_map(|step| step.1).map(|distance| distance.place), 30),
        );
        let (own_literals, own_distances) = (lengths(&literals, MOST_BITS as u8), lengths(&distances, MOST_BITS as u8));
        let statement = Statement::of(&own_literals, &own_distances);
        let cost =
            |literal_bits: &[u8], distance_bits: &[u8]| cost(&literals, literal_bits) + cost(&distances, distance_bits);
        let own = cost(&own_literals, &own_distances) + statement.cost();
        self.bits(1, 1);
        if own < cost(&fixed_literals(), &[5; 30]) {
            self.bits(2, 2);
            self.state(&statement);
            self.steps(steps, &own_literals, &own_distances);
        } else {
            self.bits(1, 2);
            self.steps(steps, &fixed_literals(), &[5; 30]);
        }
    }

    fn steps(&mut self, steps: &[Step], literals: &[u8], distances: &[u8]) {
        let (literal_codes, distance_codes) = (codes(literals), codes(distances));
        let mut write = |step: Symbol, codes: &[usize], lengths: &[u8]| {
            self.bits(codes[step.place], lengths[step.place].into());
            self.bits(step.rest, step.bits);
        };
        for (literal, distance) in steps {
            write(*literal, &literal_codes, literals);
            if let Some(distance) = distance {
                write(*distance, &distance_codes, distances);
            }
        }
    }

    fn state(&mut self, statement: &Statement) {
        let stated = statement.stated();
        self.bits(statement.literals - 257, 5);
        self.bits(statement.distances - 1, 5);
        self.bits(stated - 4, 4);
        for place in &ORDER[..stated] {
            self.bits(statement.lengths[*place].into(), 3);
        }
        let codes = codes(&statement.lengths);
        for step in &statement.steps {
            self.bits(codes[step.place], statement.lengths[step.place].into());
            self.bits(step.rest, step.bits);
        }
    }
}

fn frequencies(symbols: impl Iterator<Item = usize>, count: usize) -> Vec<u32> {
    let mut frequencies = vec![0; count];
    symbols.for_each(|symbol| frequencies[symbol] += 1);
    frequencies
}

/// How many bits symbols take that occur so often.
fn cost(frequencies: &[u32], lengths: &[u8]) -> u32 {
    frequencies.iter().zip(lengths).map(|(count, bits)| count * u32::from(*bits)).sum()
}

/// How a block states its codes.
struct Statement {
    literals: usize,
    distances: usize,
    /// The lengths of both codes, runs of the same taken together.
    steps: Vec<Symbol>,
    /// The lengths of the code that writes them.
    lengths: Vec<u8>,
}

impl Statement {
    fn of(literals: &[u8], distances: &[u8]) -> Self {
        // Up to the last symbol in use, and at least one distance.
        let used = |lengths: &[u8], least: usize| {
            lengths.iter().rposition(|bits| *bits > 0).map_or(least, |last| least.max(last + 1))
        };
        let (literal_count, distance_count) = (used(literals, 257), used(distances, 1));
        let steps = runs(&[&literals[..literal_count], &distances[..distance_count]].concat());
        let lengths = lengths(&frequencies(steps.iter().map(|step| step.place), 19), 7);
        Self { literals: literal_count, distances: distance_count, steps, lengths }
    }

    /// How many lengths of its own code it states.
    fn stated(&self) -> usize {
        ORDER.iter().rposition(|place| self.lengths[*place] > 0).map_or(4, |last| 4.max(last + 1))
    }

    fn cost(&self) -> u32 {
        let steps = self.steps.iter().map(|step| u32::from(self.lengths[step.place]) + step.bits).sum::<u32>();
        14 + 3 * self.stated() as u32 + steps
    }
}

/// Lengths of a code with runs of the same taken together.
fn runs(mut lengths: &[u8]) -> Vec<Symbol> {
    let mut steps = Vec::new();
    let mut before = None;
    while let Some(first) = lengths.first() {
        let same = lengths.iter().take_while(|length| *length == first).count();
        let (symbol, least, bits) = match (first, same) {
            (0, 11..) => (18, 11, 7),
            (0, 3..) => (17, 3, 3),
            (_, 3..) if before == Some(*first) => (16, 3, 2),
            _ => (usize::from(*first), 1, 0),
        };
        let taken = same.min(least + (1 << bits) - 1);
        steps.push(Symbol { place: symbol, rest: taken - least, bits });
        before = Some(*first);
        lengths = &lengths[taken..];
    }
    steps
}
