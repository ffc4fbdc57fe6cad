//! What pictures of measured tickets and rosters say in words.

use super::dates::{counted, month_with_year, people_count};
use super::measured_pictures::Number;
use super::phrase::capitalized;
use crate::model::date::Date;
use measure_messages::{
    Band, Handoff, MinuteSpan, Month, RESOLUTION_EDGES, RosterPictures, TicketFigures, TicketPictures,
};

/// A time of a day from minutes after midnight: `15:30`. Beyond a day, that of the next.
pub fn clock(minutes: u16) -> String {
    let minutes = minutes % 1440;
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// `14:00 to 16:00`; an end at midnight is `24:00`.
pub fn span(from: u16, to: u16) -> String {
    let end = if to == 1440 { "24:00".to_owned() } else { clock(to) };
    format!("{} to {end}", clock(from))
}

fn spans(all: &[MinuteSpan]) -> String {
    all.iter().map(|part| span(part.from, part.to)).collect::<Vec<_>>().join(" and ")
}

/// The name of a zone without its region: `New York` for `America/New_York`.
pub fn place(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// An edge of the bins of times to resolution: `0`, `8 h`, `2 d`.
pub fn resolution_edge(hours: f64) -> String {
    match hours {
        0.0 => "0".to_owned(),
        hours if hours <= 24.0 => format!("{} h", hours as u32),
        hours => format!("{} d", (hours / 24.0) as u32),
    }
}

/// A bin of times to resolution: `under 1 hour`, `8 to 24 hours`, `2 to 4 days`, `30 days or more`.
pub fn resolution_bin(bin: usize) -> String {
    let from = RESOLUTION_EDGES[bin];
    let whole = |hours: f64, unit: f64| (hours / unit) as u32;
    match RESOLUTION_EDGES.get(bin + 1) {
        Some(to) if from == 0.0 => format!("under {} hour", *to as u32),
        Some(to) if *to <= 24.0 => format!("{} to {} hours", whole(from, 1.0), whole(*to, 1.0)),
        Some(to) => format!("{} to {} days", whole(from, 24.0), whole(*to, 24.0)),
        None => format!("{} days or more", whole(from, 24.0)),
    }
}

/// A length of time: hours below two days, days from there on.
pub fn duration(hours: f64, number: Number) -> String {
    if hours < 48.0 { format!("{} hours", number(hours, 1)) } else { format!("{} days", number(hours / 24.0, 1)) }
}

/// A number of tickets, written as the reader's locale writes it.
fn tickets(count: usize, noun: &str, number: Number) -> String {
    format!("{} {noun}{}", number(count as f64, 0), if count == 1 { "" } else { "s" })
}

/// The finding of the distribution of times to resolution.
pub fn resolution_finding(figures: &TicketFigures, number: Number) -> String {
    let (Some(share), Some(median)) = (figures.under_24h, figures.median_hours) else {
        return "No ticket was resolved.".to_owned();
    };
    let tail = figures.p90_hours.map_or_else(String::new, |p90| format!(", and 90% within {}", duration(p90, number)));
    format!(
        "{}% of {} took less than 24 hours. Half were resolved within {}{tail}.",
        number(share * 100.0, 0),
        tickets(figures.resolved, "resolved ticket", number),
        duration(median, number)
    )
}

/// What is told of a bin.
pub fn resolution_words(pictures: &TicketPictures, bin: usize, number: Number) -> String {
    let all: usize = pictures.resolved.iter().sum();
    let found = pictures.resolved[bin];
    let share = number(found as f64 / all.max(1) as f64 * 100.0, 0);
    format!("{}: {} ({share}%).", capitalized(&resolution_bin(bin)), tickets(found, "ticket", number))
}

/// `Jan 2027` for `2027-01`.
pub fn month_name(month: &str) -> String {
    format!("{month}-01").parse::<Date>().map_or_else(|_| month.to_owned(), month_with_year)
}

/// The finding of the months.
pub fn months_finding(months: &[Month], number: Number) -> String {
    let median = |month: &Month| month.median_hours.map(|hours| (month_name(&month.month), duration(hours, number)));
    let (first, last) = (months.first().and_then(median), months.last().and_then(median));
    match (first, last) {
        (Some((from, before)), Some((to, after))) if from != to => {
            format!("The median time to resolution was {before} in {from} and {after} in {to}.")
        }
        (Some((month, hours)), _) => format!("The median time to resolution was {hours} in {month}."),
        _ => "No ticket was resolved.".to_owned(),
    }
}

/// What is told of a month.
pub fn month_words(month: &Month, number: Number) -> String {
    let median = month.median_hours.map_or_else(String::new, |hours| format!(", median {}", duration(hours, number)));
    let share =
        month.under_24h.map_or_else(String::new, |share| format!(", {}% under 24 hours", number(share * 100.0, 0)));
    format!("{}: {}{median}{share}.", month_name(&month.month), tickets(month.resolved, "ticket", number))
}

/// The finding of the roster's bands.
pub fn roster_finding(pictures: &RosterPictures, number: Number) -> String {
    let minutes: u32 = pictures.overlap.iter().map(|part| u32::from(part.to - part.from)).sum();
    let people = pictures.bands.len();
    let together = if pictures.overlap.is_empty() {
        format!("There is no hour at which all {people} people work.")
    } else {
        let hours = number(f64::from(minutes) / 60.0, 1);
        format!("All {people} people work at the same time for {hours} hours: {} UTC.", spans(&pictures.overlap))
    };
    let apart = match pictures.pairs_never_meet {
        0 => "Every two people share working time.".to_owned(),
        apart => format!("{apart} of {} never work at the same time.", counted(pictures.pairs, "pair")),
    };
    if people < 2 { together } else { format!("{together} {apart}") }
}

/// Pairs that never meet, by name, at most so many.
pub fn pairs_apart(pictures: &RosterPictures, most: usize) -> Option<String> {
    let name = |place: u16| pictures.bands.get(usize::from(place)).map_or("", |band| band.name.as_str());
    let listed = pictures.never_meet.iter().take(most).map(|(a, b)| format!("{} and {}", name(*a), name(*b)));
    let mut listed: Vec<String> = listed.collect();
    let more = pictures.pairs_never_meet.saturating_sub(listed.len());
    if more > 0 {
        listed.push(format!("{more} more"));
    }
    (!listed.is_empty()).then(|| format!("Never at work at the same time: {}.", listed.join("; ")))
}

/// What is told of a person's working time.
pub fn band_words(band: &Band) -> String {
    if band.works.is_empty() {
        return format!("{} ({}): off on this day.", band.name, place(&band.zone));
    }
    format!("{} ({}): {} UTC.", band.name, place(&band.zone), spans(&band.works))
}

/// The finding of the fairest hour; none where there is none.
pub fn fairest_finding(pictures: &RosterPictures) -> Option<String> {
    let fairest = pictures.fairest.as_ref()?;
    let (from, most) = (span(fairest.from, fairest.from + 60), fairest.outside.iter().flatten().max().copied()?);
    let asks = if most == 0 {
        "it is within everybody's working hours".to_owned()
    } else {
        let outside = fairest.outside.iter().flatten().filter(|minutes| **minutes > 0).count();
        format!("it is outside the working hours of {}, by at most {}", people_count(outside as u32), length(most))
    };
    Some(format!("The fairest hour for a rare live meeting is {from} UTC: {asks}."))
}

/// How far an hour is outside of somebody's working hours.
pub fn outside_words(outside: Option<u16>) -> String {
    match outside {
        None => "off".to_owned(),
        Some(0) => "within working hours".to_owned(),
        Some(minutes) => format!("{} outside", length(minutes)),
    }
}

/// The finding of the people at work by hour.
pub fn at_work_finding(by_hour: &[f64], people: usize, number: Number) -> String {
    let best = by_hour.iter().enumerate().fold(None, |best: Option<(usize, f64)>, (hour, &count)| match best {
        Some((_, most)) if count <= most => best,
        _ => Some((hour, count)),
    });
    match best.filter(|(_, count)| *count > 0.0) {
        Some((hour, count)) => {
            let empty = by_hour.iter().filter(|count| **count == 0.0).count();
            let uncovered = match empty {
                0 => "Somebody works at every hour of the day.".to_owned(),
                empty => format!("Nobody works in {empty} of 24 hours."),
            };
            format!("Most people are at work at {hour}:00 UTC: {} of {people}. {uncovered}", number(count, 1))
        }
        None => "Nobody works on this day.".to_owned(),
    }
}

/// The finding of the handoffs.
pub fn handoffs_finding(pictures: &RosterPictures, number: Number) -> String {
    let covered = number(pictures.hours_covered, 1);
    let names: Vec<String> = pictures.handoffs.iter().map(|step| place(&step.zone)).collect();
    match &names[..] {
        [] => "Nobody works on this day.".to_owned(),
        [only] => format!(
            "All work is done in one place, {only}: it stops for {} hours a day.",
            number(24.0 - pictures.hours_covered, 1)
        ),
        names => format!("Work can be passed on from {}: somebody works in {covered} of 24 hours.", names.join(" to ")),
    }
}

/// What is told of a step of the handoffs.
pub fn handoff_words(step: &Handoff) -> String {
    let people = people_count(step.people as u32);
    format!("{}, {people}: {} UTC{}.", place(&step.zone), span(step.from, step.from + step.minutes), handed(step))
}

fn handed(step: &Handoff) -> String {
    step.together.map_or_else(String::new, |minutes| format!("; {}", takes_over(minutes)))
}

/// How a shift takes over from the one before, which it overlaps by so many minutes.
pub fn takes_over(together: i16) -> String {
    match together {
        0 => "begins when the one before ends".to_owned(),
        minutes if minutes > 0 => format!("{} with the one before", length(minutes.unsigned_abs())),
        minutes => format!("work waits {}", length(minutes.unsigned_abs())),
    }
}

fn length(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests;
