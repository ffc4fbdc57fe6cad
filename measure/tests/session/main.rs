//! The session behind the page: what it makes of files, settings and switches.

mod archives;
mod calendars;
mod same_as_example;
mod support;
mod tables;
