//! Archives: the only file that knows the library for zip.

use std::io::{Cursor, Read};
use zip::{CompressionMethod, ZipArchive};

/// Largest archive, packed.
pub(crate) const MOST_PACKED: u64 = 100 * 1024 * 1024;
/// What all archives may hold together, unpacked, of what is looked at. It bounds memory and time, whatever sizes an archive claims.
pub(crate) const MOST_UNPACKED: u64 = 200 * 1024 * 1024;
/// Most entries of an archive.
const MOST_ENTRIES: usize = 20_000;
/// An entry that is packed more tightly, and larger than [`SURELY_FINE`], is no text that people wrote: exports come to 5 to 50.
const MOST_RATIO: u64 = 300;
const SURELY_FINE: u64 = 1024 * 1024;
/// Bytes of an entry that show whether it is a text.
const BEGINNING: u64 = 4096;

/// What an archive holds: a file's name, with its content or why it cannot be read.
pub(crate) type Entry = (String, Result<Vec<u8>, String>);

/// Whether these are the first bytes of an archive.
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Unpacks the files of an archive, one after the other. Bytes are taken from a budget that all archives share.
///
/// # Errors
/// If it is no archive, or damaged.
pub(crate) fn unpack(bytes: &[u8], budget: &mut u64, take: &mut dyn FnMut(Entry)) -> Result<(), String> {
    let damaged = |_| "The archive is damaged or incomplete. Download it again.".to_owned();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(format!(
            "The archive holds {} files, more than 20,000. Unpack it and choose the calendars.",
            archive.len()
        ));
    }
    if archive.is_empty() {
        return Err("The archive is empty.".to_owned());
    }
    for at in 0..archive.len() {
        let found = match archive.by_index_raw(at) {
            Ok(entry) if entry.is_dir() => continue,
            Ok(entry) => {
                let name = entry.name().map_or_else(|_| format!("file {}", at + 1), |name| shown(&name));
                (name, refused(entry.encrypted(), entry.compression(), entry.size(), entry.compressed_size()))
            }
            Err(_) => (format!("file {}", at + 1), Some("The file is damaged.".to_owned())),
        };
        match found {
            // What macOS adds for itself.
            (name, _) if name.starts_with("__MACOSX/") || name.ends_with(".DS_Store") => {}
            (name, Some(why)) => take((name, Err(why))),
            (name, None) => {
                let content = match archive.by_index(at) {
                    Ok(mut entry) => content(&mut entry, budget),
                    Err(_) => Err("The file is damaged.".to_owned()),
                };
                take((name, content));
            }
        }
    }
    Ok(())
}

/// Why an entry is not unpacked, by what the archive says of it.
fn refused(encrypted: bool, method: CompressionMethod, size: u64, packed: u64) -> Option<String> {
    if encrypted {
        return Some("The file is protected by a password. Unpack the archive and choose the file.".to_owned());
    }
    if !matches!(method, CompressionMethod::Stored | CompressionMethod::Deflated) {
        return Some(
            "The file is packed in a way that is not read. Unpack the archive and choose the file.".to_owned(),
        );
    }
    let bomb = size > SURELY_FINE && size / packed.max(1) > MOST_RATIO;
    bomb.then(|| format!("The file is packed more than {MOST_RATIO} times smaller, as no export is: not unpacked."))
}

/// The content of an entry, whatever size the archive claims. Larger ones are told by one byte more than may be read.
fn content(entry: &mut impl Read, budget: &mut u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut read = |bytes: &mut Vec<u8>, most: u64| {
        let most = most.min(*budget);
        let result = entry.take(most).read_to_end(bytes);
        *budget -= most.min(bytes.len() as u64);
        result.map_err(|_| "The file is damaged.".to_owned())
    };
    read(&mut bytes, BEGINNING)?;
    let utf_16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if is_archive(&bytes) {
        read(&mut bytes, MOST_UNPACKED)?;
    } else if bytes.contains(&0) && !utf_16 {
        return Err("The file is not a text file.".to_owned());
    } else {
        let most = crate::limits::MOST_BYTES as u64 + 1 - bytes.len() as u64;
        read(&mut bytes, most)?;
    }
    if *budget == 0 {
        return Err("The archives hold more than 200 MB. Unpack them and choose the calendars.".to_owned());
    }
    Ok(bytes)
}

/// A name as it is shown: short, on one line.
pub(crate) fn shown(name: &str) -> String {
    name.chars().take(200).map(|c| if c.is_control() { ' ' } else { c }).collect()
}
