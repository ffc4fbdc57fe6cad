//! Normalizes a run of digits and separators to ASCII digits with a decimal point.
use super::{NumberError, NumberFault, NumberFormat, Reading};

/// The digit zero of each script (Unicode's category `Nd`); the other nine digits follow it.
const ZEROS: [u32; 77] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620,
    0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136,
    0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0,
    0x11c50, 0x11d50, 0x11da0, 0x11de0, 0x11f50, 0x16130, 0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1ccf0, 0x1d7ce,
    0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0,
];

/// The value of a digit in any script.
pub(super) fn digit(c: char) -> Option<u8> {
    ZEROS.iter().find_map(|&zero| u32::from(c).checked_sub(zero).filter(|&value| value < 10)).map(|value| value as u8)
}

pub(super) fn is_decimal_or_group(c: char) -> bool {
    matches!(c, '.' | ',' | '٫')
}

pub(super) fn is_group_only(c: char) -> bool {
    matches!(c, '\'' | '٬' | ' ')
}

/// A separator between digits and its index in the run.
#[derive(Clone, Copy)]
struct Separator {
    kind: char,
    at: usize,
}

/// The digits of one number, with the separators between them.
pub(super) struct DigitRun<'a> {
    pub(super) characters: &'a [char],
    /// Whether a dash stands for the decimals: `1.250,–`.
    pub(super) without_cents: bool,
    /// Whether a power of ten follows: `1.250e3`.
    pub(super) scientific: bool,
}

/// Writes a run as `1250.50`, without group separators. `column` is where the run starts; `unclear` becomes true where a
/// separator could mean two things.
pub(super) fn normalize(
    run: &DigitRun,
    format: &NumberFormat,
    reading: Reading,
    column: usize,
    unclear: &mut bool,
) -> Result<String, NumberError> {
    let characters = run.characters;
    let separators: Vec<Separator> = characters
        .iter()
        .enumerate()
        .filter(|(_, c)| digit(**c).is_none())
        .map(|(at, &kind)| Separator { kind, at })
        .collect();
    let decimal = decimal_separator(run, &separators, format, reading, unclear);
    let groups = &separators[..separators.len() - usize::from(decimal.is_some())];
    let mark = match (decimal, reading) {
        (_, Reading::Decimal(mark)) => mark,
        (Some(at), _) => characters[at],
        (None, _) => format.decimal,
    };
    check_groups(characters, groups, decimal.unwrap_or(characters.len()), mark, format.groups_of_two)
        .and_then(|()| match groups.iter().find(|group| reading == Reading::Decimal(group.kind)) {
            Some(second) if !run.without_cents => Err(NumberFault::SecondDecimalMark.at(second.at)),
            _ => Ok(()),
        })
        .map_err(|error| NumberError { column: error.column.map(|at| column + at), ..error })?;
    let ascii = |c: char| digit(c).map(|value| char::from(b'0' + value));
    let plain = |(at, &c): (usize, &char)| if decimal == Some(at) { Some('.') } else { ascii(c) };
    Ok(characters.iter().enumerate().filter_map(plain).collect())
}

/// The index of the decimal separator by the rules of [`number`](super); only the last separator can be one.
fn decimal_separator(
    run: &DigitRun,
    separators: &[Separator],
    format: &NumberFormat,
    reading: Reading,
    unclear: &mut bool,
) -> Option<usize> {
    let last = separators.last()?;
    let decimal = match (last.kind, reading) {
        ('.' | ',', _) if run.without_cents => true,
        ('.' | ',', Reading::Decimal(decimal)) => last.kind == decimal,
        ('.' | ',', _) if separators.len() > 1 => {
            separators.iter().filter(|other| other.kind == last.kind).count() == 1
        }
        ('.' | ',', _) => {
            let groups = format.groups_by(last.kind);
            if !looks_like_a_group(run.characters, *last) || (run.scientific && !groups) {
                true
            } else if groups && !run.scientific {
                false
            } else {
                *unclear = true;
                reading == Reading::Second
            }
        }
        (kind, _) => !is_group_only(kind),
    };
    decimal.then_some(last.at)
}

/// One to three digits, the first not 0, before a lone separator, and exactly three after it.
fn looks_like_a_group(run: &[char], separator: Separator) -> bool {
    (1..=3).contains(&separator.at) && digit(run[0]) != Some(0) && run.len() - separator.at == 4
}

/// Checks for one kind of separator, and groups of three digits, or of two before a last of three as in India; of two throughout
/// where the locale has them. `decimal` is the decimal separator. The column of an error is an index in the run.
fn check_groups(run: &[char], groups: &[Separator], end: usize, decimal: char, twos: bool) -> Result<(), NumberError> {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else {
        return Ok(());
    };
    if let Some(other) = groups.iter().find(|separator| separator.kind != first.kind || separator.kind == '٫') {
        return Err(if is_decimal_or_group(other.kind) {
            NumberFault::SecondDecimalMark.at(last.at)
        } else {
            NumberFault::Grouping.at(other.at)
        });
    }
    let ends = groups.iter().skip(1).map(|separator| separator.at).chain([end]);
    let sizes: Vec<usize> = groups.iter().zip(ends).map(|(separator, end)| end - separator.at - 1).collect();
    if twos && first.kind == ' ' && (1..=2).contains(&first.at) && sizes.iter().all(|size| *size == 2) {
        return Ok(());
    }
    let middle = if sizes.len() > 1 && sizes[0] == 2 { 2 } else { 3 };
    let wanted = |index: usize| if index + 1 == sizes.len() { 3 } else { middle };
    let odd =
        sizes.iter().enumerate().find(|(index, size)| **size != wanted(*index)).map(|(index, _)| groups[index].at);
    let no_group_before = first.at == 0 || first.at > middle || digit(run[0]) == Some(0);
    match odd.or(no_group_before.then_some(first.at)) {
        None => Ok(()),
        Some(at) if first.kind == ' ' => Err(NumberFault::SecondNumber.at(at + 1)),
        Some(_) if first.kind == decimal => Err(NumberFault::SecondDecimalMark.at(last.at)),
        Some(at) => Err(NumberFault::Grouping.at(at)),
    }
}
