//! Unfolding.

use super::huffman::Decoder;
use super::{END, ORDER, checksum, distance, fixed_literals, length};

/// Why a stream does not unfold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfolding {
    /// It is no whole stream, or its content is not what its checksum says, or something follows it.
    Damaged,
    /// It unfolds to more than is admissible.
    TooLarge,
}

use Unfolding::{Damaged, TooLarge};

/// Unfolds a stream that is all there is, to at most so many bytes.
///
/// # Errors
/// When it is damaged or too large.
pub fn unfold(stream: &[u8], limit: usize) -> Result<Vec<u8>, Unfolding> {
    let ([method, flags, blocks @ ..], true) = (stream, stream.len() > 6) else { return Err(Damaged) };
    let checked = (u32::from(*method) << 8 | u32::from(*flags)) % 31 == 0;
    // No dictionary is agreed on.
    if method & 15 != 8 || method >> 4 > 7 || flags & 32 != 0 || !checked {
        return Err(Damaged);
    }
    let mut reader = Reader { bytes: blocks, bit: 0, content: Vec::new(), limit };
    while reader.block()? {}
    let end = reader.bit.div_ceil(8);
    let whole = blocks.get(end..) == Some(&checksum(&reader.content).to_be_bytes()[..]);
    whole.then_some(reader.content).ok_or(Damaged)
}

struct Reader<'s> {
    bytes: &'s [u8],
    /// How many bits are read.
    bit: usize,
    content: Vec<u8>,
    limit: usize,
}

impl Reader<'_> {
    /// The next bits as a number, the lowest first.
    fn bits(&mut self, count: u32) -> Result<usize, Unfolding> {
        (0..count).try_fold(0, |number, place| {
            let byte = self.bytes.get(self.bit / 8).ok_or(Damaged)?;
            let bit = usize::from(byte >> (self.bit % 8) & 1);
            self.bit += 1;
            Ok(number | bit << place)
        })
    }

    fn symbol(&mut self, code: &Decoder) -> Result<usize, Unfolding> {
        code.symbol(|| self.bits(1).ok()).ok_or(Damaged)
    }

    fn push(&mut self, byte: u8) -> Result<(), Unfolding> {
        if self.content.len() == self.limit {
            return Err(TooLarge);
        }
        self.content.push(byte);
        Ok(())
    }

    /// Reads a block; whether another one follows.
    fn block(&mut self) -> Result<bool, Unfolding> {
        let last = self.bits(1)? == 1;
        match self.bits(2)? {
            0 => self.stored()?,
            1 => self.matches(&Decoder::new(&fixed_literals()), &Decoder::new(&[5; 30]))?,
            2 => {
                let (literals, distances) = self.codes()?;
                self.matches(&literals, &distances)?;
            }
            _ => return Err(Damaged),
        }
        Ok(!last)
    }

    fn stored(&mut self) -> Result<(), Unfolding> {
        self.bit = self.bit.next_multiple_of(8);
        let (count, inverse) = (self.bits(16)?, self.bits(16)?);
        if count ^ inverse != 0xffff {
            return Err(Damaged);
        }
        for _ in 0..count {
            let byte = self.bits(8)? as u8;
            self.push(byte)?;
        }
        Ok(())
    }

    /// The codes that a block states before its content.
    fn codes(&mut self) -> Result<(Decoder, Decoder), Unfolding> {
        let (literals, distances, stated) = (self.bits(5)? + 257, self.bits(5)? + 1, self.bits(4)? + 4);
        let mut lengths = [0; 19];
        for place in &ORDER[..stated] {
            lengths[*place] = self.bits(3)? as u8;
        }
        let code = Decoder::new(&lengths);
        let mut lengths: Vec<u8> = Vec::new();
        while lengths.len() < literals + distances {
            let (length, times) = match self.symbol(&code)? {
                16 => (*lengths.last().ok_or(Damaged)?, 3 + self.bits(2)?),
                17 => (0, 3 + self.bits(3)?),
                18 => (0, 11 + self.bits(7)?),
                length => (length as u8, 1),
            };
            lengths.extend(std::iter::repeat_n(length, times));
        }
        if lengths.len() > literals + distances {
            return Err(Damaged);
        }
        let (literals, distances) = lengths.split_at(literals);
        Ok((Decoder::new(literals), Decoder::new(distances)))
    }

    /// Literals and matches up to the end of the block.
    fn matches(&mut self, literals: &Decoder, distances: &Decoder) -> Result<(), Unfolding> {
        loop {
            match self.symbol(literals)? {
                END => return Ok(()),
                literal @ 0..END => self.push(literal as u8)?,
                // Two more have a place in the fixed code and no meaning.
                symbol @ 257..=285 => {
                    let (shortest, more) = length(symbol - 257);
                    let count = shortest + self.bits(more)?;
                    let symbol = Some(self.symbol(distances)?).filter(|symbol| *symbol < 30).ok_or(Damaged)?;
                    let (least, more) = distance(symbol);
                    let back = least + self.bits(more)?;
                    let start = self.content.len().checked_sub(back).ok_or(Damaged)?;
                    (start..start + count).try_for_each(|place| self.push(self.content[place]))?;
                }
                _ => return Err(Damaged),
            }
        }
    }
}
