//! Files of any kind: told apart by content, unpacked, and refused within bounds.

use crate::support::{calendar, hour, read, session, skipped, with, zip};
use measure_messages::{FileKind, View};
use proptest::prelude::*;

const TICKETS: &[u8] =
    b"number,title,state,created_at,updated_at,closed_at\n1,x,closed,2027-01-04,2027-01-05,2027-01-05\n";
const ROSTER: &[u8] = b"name,zone\nAna,Berlin\n";

fn ana() -> Vec<u8> {
    calendar(&[&hour("a", "20270112T090000", "")]).into_bytes()
}

fn kinds(view: &View) -> Vec<(&str, FileKind, usize)> {
    view.files.iter().map(|file| (file.name.as_str(), file.kind, file.rows)).collect()
}

#[test]
fn files_are_told_apart_by_content_not_by_name() {
    let bom = [b"\xef\xbb\xbf".as_slice(), &ana()].concat();
    let utf_16: Vec<u8> = "\u{feff}name;zone\nAna;Berlin\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut session = session();
    let (view, _) = read(
        &mut session,
        vec![
            ("a.csv", ana()),
            ("b.ics", TICKETS.to_vec()),
            ("c.zip", ROSTER.to_vec()),
            ("d", zip(&[("x.csv", &ana())])),
            ("e", bom),
            ("f.txt", utf_16),
            ("g.csv", b"Name,Zone,Created,Resolved\nx,1,2027-01-04,2027-01-05\n".to_vec()),
            ("h.csv", b"Opened,Closed\n2027-01-04,2027-01-05\n".to_vec()),
        ],
    );
    assert_eq!(
        kinds(&view),
        [
            ("a.csv", FileKind::Calendar, 1),
            ("b.ics", FileKind::Tickets, 1),
            ("c.zip", FileKind::Roster, 1),
            ("d: x.csv", FileKind::Calendar, 1),
            ("e", FileKind::Calendar, 1),
            ("f.txt", FileKind::Roster, 1),
            ("g.csv", FileKind::Tickets, 1),
            ("h.csv", FileKind::Tickets, 1),
        ]
    );
    assert_eq!(skipped(&view), []);
}

#[test]
fn archives_are_unpacked_with_folders_and_within_each_other() {
    let inner = zip(&[("deep/ana.ics", &ana())]);
    let innermost = zip(&[("in.zip", &zip(&[("lost.ics", &ana())]))]);
    let takeout = zip(&[
        ("Takeout/", b""),
        ("Takeout/Calendar/ana.ics", &ana()),
        ("Takeout/archive_browser.html", b"<html>x</html>"),
        ("Takeout/picture.jpg", b"\xff\xd8\xff\x00\x00"),
        ("Takeout/empty.ics", b""),
        ("__MACOSX/._ana.ics", b"\x00\x05"),
        ("Takeout/.DS_Store", b"\x00"),
        ("more.zip", &inner),
        ("too deep.zip", &innermost),
        ("line\nbreak.csv", ROSTER),
    ]);
    let session = with(&[("takeout.zip", &takeout)]);
    let view = session.view();
    assert_eq!(
        kinds(&view),
        [
            ("takeout.zip: Takeout/Calendar/ana.ics", FileKind::Calendar, 1),
            ("takeout.zip: more.zip: deep/ana.ics", FileKind::Calendar, 1),
            ("takeout.zip: line break.csv", FileKind::Roster, 1),
        ]
    );
    let none = "The file is not a calendar (.ics), a table of tickets with dates of creation and resolution, or a roster with the columns name and zone.";
    assert_eq!(
        skipped(&view),
        [
            ("takeout.zip: Takeout/archive_browser.html", none),
            ("takeout.zip: Takeout/picture.jpg", "The file is not a text file."),
            ("takeout.zip: Takeout/empty.ics", "The file is empty."),
            ("takeout.zip: too deep.zip: in.zip", "The archive is within an archive within an archive: not unpacked."),
        ]
    );
    assert_eq!(view.calendar.unwrap().events_in_files, 2);
}

/// Changes bytes of the local header and of the directory of an archive with one entry: offsets within each.
fn patched(mut archive: Vec<u8>, local: usize, directory: usize, bytes: &[u8]) -> Vec<u8> {
    let at = archive.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    archive[local..local + bytes.len()].copy_from_slice(bytes);
    archive[at + directory..at + directory + bytes.len()].copy_from_slice(bytes);
    archive
}

#[test]
fn damaged_protected_and_hostile_archives_are_refused() {
    let whole = zip(&[("ana.ics", &ana())]);
    let protected = patched(whole.clone(), 6, 8, &[1, 0]);
    let other_method = patched(whole.clone(), 8, 10, &[12, 0]);
    let mut flipped = whole.clone();
    flipped[60] ^= 0xff;
    let zeros = vec![b' '; 19 * 1024 * 1024];
    let bomb = zip(&[("bomb.ics", &zeros)]);
    // It claims to be small.
    let packed_size = 10_u32.to_le_bytes();
    let liar = patched(bomb.clone(), 22, 24, &packed_size);
    let large = zip(&[("large.csv", &pseudorandom(21 * 1024 * 1024))]);
    let many: Vec<String> = (0..20_001).map(|n| format!("{n}")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let mut session = session();
    let (view, _) = read(
        &mut session,
        vec![
            ("protected.zip", protected),
            ("method.zip", other_method),
            ("cut.zip", whole[..whole.len() - 30].to_vec()),
            ("flipped.zip", flipped),
            ("bomb.zip", bomb),
            ("liar.zip", liar),
            ("large.zip", large),
            ("many.zip", zip(&many)),
            ("empty.zip", zip(&[])),
            ("PK", b"PK\x03\x04".to_vec()),
        ],
    );
    assert_eq!(view.files, []);
    let damaged = "The archive is damaged or incomplete. Download it again.";
    assert_eq!(
        skipped(&view),
        [
            ("protected.zip: ana.ics", "The file is protected by a password. Unpack the archive and choose the file."),
            (
                "method.zip: ana.ics",
                "The file is packed in a way that is not read. Unpack the archive and choose the file."
            ),
            ("cut.zip", damaged),
            ("flipped.zip: ana.ics", "The file is damaged."),
            ("bomb.zip: bomb.ics", "The file is packed more than 300 times smaller, as no export is: not unpacked."),
            ("liar.zip: bomb.ics", "The file is damaged."),
            ("large.zip: large.csv", "The file is larger than 20 MB. Export a shorter period."),
            ("many.zip", "The archive holds 20001 files, more than 20,000. Unpack it and choose the calendars."),
            ("empty.zip", "The archive is empty."),
            ("PK", damaged),
        ]
    );
}

/// Text that cannot be packed much.
fn pseudorandom(length: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        b' ' + (state >> 24) as u8 % 90
    };
    (0..length).map(|_| next()).collect()
}

#[test]
fn archives_share_one_bound_of_what_they_hold() {
    let text = pseudorandom(19 * 1024 * 1024);
    let names: Vec<String> = (0..12).map(|n| format!("{n}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), text.as_slice())).collect();
    // Two archives of 76 MB and one of 19 MB fit into 200 MB; the next does not.
    let (four, one) = (zip(&files[..4]), zip(&files[..1]));
    let (view, _) = read(
        &mut session(),
        vec![("a", four.clone()), ("b", four.clone()), ("c", one.clone()), ("d", four), ("e.ics", ana())],
    );
    let bound = view.skipped.iter().filter(|file| file.why.starts_with("The archives hold more than 200 MB")).count();
    assert_eq!((bound, view.files.len()), (3, 1));
}

#[test]
fn what_is_no_file_of_these_kinds_is_skipped_with_why() {
    let rows = |count: usize| format!("created,resolved\n{}", "2027-01-04,2027-01-05\n".repeat(count)).into_bytes();
    let mut session = session();
    let (view, _) = read(
        &mut session,
        vec![
            ("empty.ics", Vec::new()),
            ("blank.csv", b" \r\n\t".to_vec()),
            ("binary.csv", b"\x7fELF\x00\x01".to_vec()),
            ("note.txt", b"Hello".to_vec()),
            ("rows.csv", rows(200_001)),
            ("large.ics", vec![b'x'; 20 * 1024 * 1024 + 1]),
            ("zero.ics", b"BEGIN:VCALENDAR\nX:\x00\n".to_vec()),
            ("cut.ics", ana()[..60].to_vec()),
            ("just.csv", rows(200_000)),
        ],
    );
    let none = "The file is not a calendar (.ics), a table of tickets with dates of creation and resolution, or a roster with the columns name and zone.";
    assert_eq!(
        skipped(&view),
        [
            ("empty.ics", "The file is empty."),
            ("blank.csv", "The file is empty."),
            ("binary.csv", "The file is not a text file: line 1 contains a zero byte."),
            ("note.txt", none),
            ("rows.csv", "The file has more than 200,000 rows. Export a shorter period."),
            ("large.ics", "The file is larger than 20 MB. Export a shorter period."),
            ("zero.ics", "The file is not a text file: line 2 contains a zero byte."),
            (
                "cut.ics",
                "No event can be read. Line 3: BEGIN:VEVENT has no END:VEVENT: the event is incomplete and left out. Export the calendar again."
            ),
        ]
    );
    assert_eq!(kinds(&view), [("just.csv", FileKind::Tickets, 200_000)]);
}

#[test]
fn a_hundred_files_are_read_and_no_more() {
    let files: Vec<(&str, Vec<u8>)> = (0..103).map(|_| ("a.ics", ana())).collect();
    let (view, told) = read(&mut session(), files);
    assert_eq!((view.files.len(), view.skipped.len(), view.more_skipped), (100, 3, 0));
    assert_eq!(view.skipped[0].why, "The file is one more than the hundred that are read at once.");
    assert_eq!(told.len(), 104);
    assert_eq!((told[0].files_done, told[0].bytes_done, told[0].file.as_str()), (0, 0, "a.ics"));
    let last = told.last().unwrap();
    assert_eq!((last.files_done, last.bytes_done, last.file.as_str()), (103, last.bytes, ""));
    let (view, _) = read(&mut session(), (0..300).map(|_| ("x", b"x".to_vec())).collect());
    assert_eq!((view.skipped.len(), view.more_skipped), (200, 100));
}

#[test]
fn nothing_of_a_file_is_more_than_text() {
    let text = calendar(&[&hour("<script>alert(1)</script>", "20270112T090000", "")]);
    let session = with(&[("<img onerror=x>.ics", text.as_bytes())]);
    let view = session.view();
    assert_eq!(view.files[0].name, "<img onerror=x>.ics");
    assert_eq!(view.calendar.unwrap().period.pictures.ranked[0].name, "<script>alert(1)</script>");
}

proptest! {
    /// Whatever is changed in an archive, each file of it is read or skipped with a reason.
    #[test]
    fn any_archive_is_read_or_refused(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        length in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = zip(&[("ana.ics", &ana()), ("inner.zip", &zip(&[("r.csv", ROSTER)])), ("t.csv", TICKETS)]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cut {
            bytes.truncate(length.index(bytes.len()));
        }
        let view = with(&[("a.zip", &bytes)]).view();
        prop_assert!(view.files.len() + view.skipped.len() >= 1);
        prop_assert!(view.skipped.iter().all(|file| !file.why.is_empty() && !file.name.contains('\n')));
    }
}
