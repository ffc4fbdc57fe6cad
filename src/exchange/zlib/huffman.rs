//! Canonical Huffman codes: what is frequent has few bits, and the number of bits of each symbol says it all.

/// The most bits that a symbol may have.
pub(super) const MOST_BITS: usize = 15;

/// A code to read with.
pub(super) struct Decoder {
    /// How many symbols have so many bits.
    counts: [usize; MOST_BITS + 1],
    /// The symbols, by their bits.
    symbols: Vec<usize>,
}

impl Decoder {
    /// The code whose symbols have so many bits each, none for those that it does not hold.
    pub(super) fn new(lengths: &[u8]) -> Self {
        let mut counts = [0; MOST_BITS + 1];
        let mut symbols = Vec::new();
        for (bits, count) in counts.iter_mut().enumerate().skip(1) {
            let before = symbols.len();
            symbols.extend((0..lengths.len()).filter(|symbol| usize::from(lengths[*symbol]) == bits));
            *count = symbols.len() - before;
        }
        Self { counts, symbols }
    }

    /// The next symbol, bit by bit; none where the bits end or are no symbol.
    pub(super) fn symbol(&self, mut bit: impl FnMut() -> Option<usize>) -> Option<usize> {
        let (mut code, mut first, mut passed) = (0, 0, 0);
        for count in &self.counts[1..] {
            code = 2 * code + bit()?;
            first *= 2;
            if code < first + count {
                return self.symbols.get(passed + code - first).copied();
            }
            passed += count;
            first += count;
        }
        None
    }
}

/// How many bits each symbol gets that occurs so often; none where it does not occur.
pub(super) fn lengths(frequencies: &[u32], most_bits: u8) -> Vec<u8> {
    let mut weights = frequencies.to_vec();
    loop {
        let lengths = optimal(&weights);
        if lengths.iter().all(|bits| *bits <= most_bits) {
            return lengths;
        }
        // Less difference between them makes less difference between their bits.
        for weight in &mut weights {
            *weight = weight.div_ceil(2);
        }
    }
}

/// Joins the two lightest groups until there is one; each join adds a bit to all that are in it.
fn optimal(weights: &[u32]) -> Vec<u8> {
    let mut lengths = vec![0; weights.len()];
    let symbols = (0..weights.len()).filter(|symbol| weights[*symbol] > 0);
    let mut groups: Vec<(u32, Vec<usize>)> = symbols.map(|symbol| (weights[symbol], vec![symbol])).collect();
    if let [(_, only)] = &groups[..] {
        lengths[only[0]] = 1;
    }
    while groups.len() > 1 {
        let (weight, mut group) = lightest(&mut groups);
        let (other_weight, other) = lightest(&mut groups);
        group.extend(other);
        for symbol in &group {
            lengths[*symbol] += 1;
        }
        groups.push((weight + other_weight, group));
    }
    lengths
}

fn lightest(groups: &mut Vec<(u32, Vec<usize>)>) -> (u32, Vec<usize>) {
    let place = (1..groups.len()).fold(0, |best, other| if groups[other].0 < groups[best].0 { other } else { best });
    groups.remove(place)
}

/// The bits of each symbol, as a number whose first bit is the lowest.
pub(super) fn codes(lengths: &[u8]) -> Vec<usize> {
    let mut codes = vec![0; lengths.len()];
    let mut next = 0_usize;
    for bits in 1..=MOST_BITS {
        for (symbol, _) in lengths.iter().enumerate().filter(|(_, length)| usize::from(**length) == bits) {
            codes[symbol] = next.reverse_bits() >> (usize::BITS as usize - bits);
            next += 1;
        }
        next *= 2;
    }
    codes
}
