//! What the tests of the session share.

use measure::session::{Session, Source};
use measure_messages::{NewFile, Progress, Reply, Request, View};
use std::io::{Cursor, Write};
use std::ops::Range;
use zip::write::{SimpleFileOptions, ZipWriter};

pub(crate) const TODAY: &str = "2027-02-03"; // a Wednesday
pub(crate) const ZONE: &str = "Europe/Berlin";

pub(crate) fn session() -> Session {
    Session::new(TODAY, ZONE).unwrap()
}

pub(crate) fn with(files: &[(&str, &[u8])]) -> Session {
    let mut session = session();
    for (name, bytes) in files {
        session.add(name, bytes.to_vec());
    }
    session
}

/// Files of a request.
pub(crate) struct Files(pub(crate) Vec<Vec<u8>>);

impl Source for Files {
    fn read(&mut self, file: usize, bytes: Range<u64>) -> Result<Vec<u8>, String> {
        let whole = self.0.get(file).ok_or("The file is missing.")?;
        Ok(whole[bytes.start as usize..(bytes.end as usize).min(whole.len())].to_vec())
    }
}

/// What a session answers, with the progress before.
pub(crate) fn answer(session: &mut Session, request: Request) -> Reply {
    // As it crosses to the worker and back.
    let request = Request::from_message(&request.to_message()).unwrap();
    let reply = session.answer(request, &mut Files(Vec::new()), &mut |_| {});
    assert_eq!(Reply::from_message(&reply.to_message()).as_ref(), Some(&reply));
    reply
}

pub(crate) fn view(session: &mut Session, request: Request) -> View {
    match answer(session, request) {
        Reply::View(view) => *view,
        other => panic!("no view: {other:?}"),
    }
}

pub(crate) fn refused(session: &mut Session, request: Request) -> String {
    match answer(session, request) {
        Reply::Refused(text) => text,
        other => panic!("not refused: {other:?}"),
    }
}

/// Reads files by a request, as the page does.
pub(crate) fn read(session: &mut Session, files: Vec<(&str, Vec<u8>)>) -> (View, Vec<Progress>) {
    let new = |(name, bytes): &(&str, Vec<u8>)| NewFile { name: (*name).to_owned(), bytes: bytes.len() as u64 };
    let request = Request::Read(files.iter().map(new).collect());
    let mut told = Vec::new();
    let mut source = Files(files.into_iter().map(|(_, bytes)| bytes).collect());
    match session.answer(request, &mut source, &mut |progress| told.push(progress)) {
        Reply::View(view) => (*view, told),
        other => panic!("no view: {other:?}"),
    }
}

/// Why files were not read, with their names.
pub(crate) fn skipped(view: &View) -> Vec<(&str, &str)> {
    view.skipped.iter().map(|file| (file.name.as_str(), file.why.as_str())).collect()
}

pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        if let Some(folder) = name.strip_suffix('/') {
            writer.add_directory(folder, options).unwrap();
        } else {
            writer.start_file(*name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

/// A calendar of Ana's with these events, each as its lines.
pub(crate) fn calendar(events: &[&str]) -> String {
    let events: Vec<String> = events.iter().map(|lines| format!("BEGIN:VEVENT\n{lines}\nEND:VEVENT\n")).collect();
    format!("BEGIN:VCALENDAR\nX-WR-CALNAME:ana@x.org\n{}END:VCALENDAR\n", events.concat())
}

/// Lines of an hour at a time of the zone, with Ana and Bo in it.
pub(crate) fn hour(uid: &str, start: &str, more: &str) -> String {
    format!(
        "UID:{uid}\nSUMMARY:{uid}\nDTSTART:{start}\nDURATION:PT1H\nATTENDEE:mailto:ana@x.org\nATTENDEE:mailto:bo@x.org{more}"
    )
}
