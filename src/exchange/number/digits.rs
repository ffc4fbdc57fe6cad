//! Normalizes a run of digits and separators to ASCII digits with a decimal point.
use super::{NumberError, NumberFormat};

/// The digit zero of each accepted script; in Unicode the other nine digits follow it.
const ZEROS: [u32; 24] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0xff10,
];

/// The value of a digit in any script.
pub(super) fn digit(c: char) -> Option<u8> {
    ZEROS.iter().find_map(|&zero| u32::from(c).checked_sub(zero).filter(|&value| value < 10)).map(|value| value as u8)
}

pub(super) fn is_decimal_or_group(c: char) -> bool {
    matches!(c, '.' | ',' | '٫')
}

pub(super) fn is_group_only(c: char) -> bool {
    group_kind(c).is_some()
}

fn group_kind(c: char) -> Option<char> {
    match c {
        '\'' | '’' | '＇' => Some('\''),
        '٬' => Some('٬'),
        _ if c.is_whitespace() && c != '\n' && c != '\t' => Some(' '),
        _ => None,
    }
}

/// A separator between digits: its kind (all spaces are one kind, all apostrophes another) and its index in the run.
#[derive(Clone, Copy)]
struct Separator {
    kind: char,
    at: usize,
}

/// Writes a run as `1250.50`, without group separators. `column` is where the run starts.
pub(super) fn normalize(run: &[char], format: NumberFormat, column: usize) -> Result<String, NumberError> {
    let separators: Vec<Separator> = run
        .iter()
        .enumerate()
        .filter(|(_, c)| digit(**c).is_none())
        .map(|(at, &c)| Separator { kind: group_kind(c).unwrap_or(c), at })
        .collect();
    let decimal = decimal_separator(run, &separators, format);
    let groups = &separators[..separators.len() - usize::from(decimal.is_some())];
    check_groups(groups, decimal.unwrap_or(run.len()), format).map_err(|error| error.from(column))?;
    Ok(run
        .iter()
        .enumerate()
        .filter_map(
            |(at, &c)| {
                if decimal == Some(at) { Some('.') } else { digit(c).map(|value| char::from(b'0' + value)) }
            },
        )
        .collect())
}

/// The index of the decimal separator by the rules of [`number`](super); only the last separator can be one.
fn decimal_separator(run: &[char], separators: &[Separator], format: NumberFormat) -> Option<usize> {
    let last = separators.last()?;
    let decimal = match last.kind {
        '٫' => true,
        '.' | ',' if separators.len() == 1 => !is_group_separator(run, *last, format),
        '.' | ',' => separators.iter().filter(|separator| separator.kind == last.kind).count() == 1,
        _ => false,
    };
    decimal.then_some(last.at)
}

fn is_group_separator(run: &[char], separator: Separator, format: NumberFormat) -> bool {
    let group = if format.group == '٬' { ',' } else { format.group };
    separator.kind == group
        && (1..=3).contains(&separator.at)
        && digit(run[0]) != Some(0)
        && run.len() - separator.at == 4
}

/// An error in the grouping, at an index in the run.
enum GroupingError {
    SecondDecimal(usize),
    Group(usize),
    SecondNumber(usize),
}

impl GroupingError {
    fn from(self, column: usize) -> NumberError {
        match self {
            Self::SecondDecimal(at) => NumberError::SecondDecimalMark { column: column + at },
            Self::Group(at) => NumberError::Grouping { column: column + at },
            Self::SecondNumber(at) => NumberError::SecondNumber { column: column + at + 1 },
        }
    }
}

/// Checks for one kind of separator, and groups of three digits, or of two before a last of three as in India.
fn check_groups(groups: &[Separator], end: usize, format: NumberFormat) -> Result<(), GroupingError> {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else {
        return Ok(());
    };
    if let Some(other) = groups.iter().find(|separator| separator.kind != first.kind || separator.kind == '٫') {
        return Err(if is_decimal_or_group(other.kind) {
            GroupingError::SecondDecimal(last.at)
        } else {
            GroupingError::Group(other.at)
        });
    }
    let ends = groups.iter().skip(1).map(|separator| separator.at).chain([end]);
    let sizes: Vec<usize> = groups.iter().zip(ends).map(|(separator, end)| end - separator.at - 1).collect();
    let middle = if sizes.len() > 1 && sizes[0] == 2 { 2 } else { 3 };
    let wanted = |index: usize| if index + 1 == sizes.len() { 3 } else { middle };
    let odd =
        sizes.iter().enumerate().find(|(index, size)| **size != wanted(*index)).map(|(index, _)| groups[index].at);
    match odd.or((first.at == 0 || first.at > middle).then_some(first.at)) {
        None => Ok(()),
        Some(at) if first.kind == ' ' => Err(GroupingError::SecondNumber(at)),
        Some(_) if first.kind == format.decimal => Err(GroupingError::SecondDecimal(last.at)),
        Some(at) => Err(GroupingError::Group(at)),
    }
}
