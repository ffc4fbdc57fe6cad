//! Calendars through the public interface: each rule of what is read and counted, and random calendars against brute force.

mod against_brute_force;
mod counting;
mod files;
mod hostile;
mod pictures;
mod recurrence;
mod series;
mod support;
mod zones;
