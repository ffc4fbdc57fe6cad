//! What the pictures of a roster show.

use super::{DAY, Minutes, Shift};
use measure_messages::{Band, FairestHour, Handoff, MOST_PAIRS, MinuteSpan, Pair, RosterPictures};
use std::collections::BTreeMap;

/// Minutes of a day.
const DAY_MINUTES: usize = 1440;
/// Distance between the starts of the hours that the fairest is chosen from: all offsets in use today are multiples of it.
const QUARTER: i64 = 900;
/// Length of the meeting.
const HOUR: i64 = 3600;

/// The pictures of shifts on a day, with each one's minutes at work and what is known of all pairs in their order.
pub(super) fn pictures(shifts: &[Shift], minutes: &[Minutes], pairs: &[Pair], day: i64) -> RosterPictures {
    let band = |(shift, own): (&Shift, &Minutes)| Band {
        name: shift.name.clone(),
        zone: shift.zone_name.clone(),
        works: own.spans(),
    };
    let positions = (0..shifts.len()).flat_map(|a| (a + 1..shifts.len()).map(move |b| (a as u16, b as u16)));
    let apart = || positions.clone().zip(pairs).filter(|(_, pair)| pair.hours == 0.0).map(|(places, _)| places);
    let overlap = minutes.iter().fold(Minutes::full(), |all, own| all.and(own));
    let covered = minutes.iter().fold(Minutes::default(), |all, own| all.or(own));
    RosterPictures {
        bands: shifts.iter().zip(minutes).map(band).collect(),
        overlap: overlap.spans(),
        never_meet: apart().take(MOST_PAIRS).collect(),
        pairs_never_meet: apart().count(),
        pairs: pairs.len(),
        fairest: fairest(shifts, minutes, day),
        handoffs: handoffs(shifts, minutes),
        hours_covered: covered.hours(),
    }
}

/// The fairest hour for everybody who works on the day.
fn fairest(shifts: &[Shift], minutes: &[Minutes], day: i64) -> Option<FairestHour> {
    let works: Vec<bool> = minutes.iter().map(|own| !own.spans().is_empty()).collect();
    if works.iter().filter(|works| **works).count() < 2 {
        return None;
    }
    let own: Vec<Vec<(i64, i64)>> = shifts.iter().map(|shift| shift.around(day).collect()).collect();
    let outside = |start: i64| -> Vec<Option<u16>> {
        let distance = |(works, own): (&bool, &Vec<(i64, i64)>)| {
            let seconds = own.iter().map(|(from, to)| (from - start).max(start + HOUR - to).max(0)).min();
            seconds.filter(|_| *works).map(|seconds| ((seconds + 59) / 60) as u16)
        };
        works.iter().zip(&own).map(distance).collect()
    };
    let cost = |outside: &[Option<u16>]| {
        let asked = || outside.iter().flatten().copied();
        (asked().max().unwrap_or(0), asked().map(u32::from).sum::<u32>())
    };
    let starts = (0..DAY / QUARTER).map(|quarter| day * DAY + quarter * QUARTER);
    // Of equals, the first.
    let best = starts.map(|start| (start, outside(start))).min_by_key(|(start, outside)| (cost(outside), *start));
    best.map(|(start, outside)| FairestHour {
        from: (start.rem_euclid(DAY) / 60) as u16,
        outside,
        local: shifts.iter().map(|shift| (shift.zone.wall(start).rem_euclid(DAY) / 60) as u16).collect(),
    })
}

/// People of one zone at work without a break: when it begins, in minutes of the day, and for how long.
struct Block<'a> {
    zone: &'a str,
    people: usize,
    from: usize,
    minutes: usize,
}

impl Block<'_> {
    /// When it begins, in minutes after a minute of the day.
    fn after(&self, origin: usize) -> usize {
        (self.from + DAY_MINUTES - origin) % DAY_MINUTES
    }
}

/// Passes work on around the day: at the end of each block, to the block at work that ends last; where there is none, to the next to
/// begin. The first block is the one after the longest time in which nobody works, else the longest.
fn handoffs(shifts: &[Shift], minutes: &[Minutes]) -> Vec<Handoff> {
    let mut left = blocks(shifts, minutes);
    let Some(origin) = origin(&left) else { return Vec::new() };
    let mut passed: Vec<Handoff> = Vec::new();
    let mut end = 0;
    while end < DAY_MINUTES {
        let finish = |block: &Block| block.after(origin) + block.minutes;
        let takes_over = |block: &Block| block.after(origin) <= end && finish(block) > end;
        let begins = left.iter().map(|block| block.after(origin)).filter(|start| *start > end).min();
        let next = (0..left.len())
            .filter(|&at| takes_over(&left[at]))
            .max_by_key(|&at| (finish(&left[at]), usize::MAX - at))
            .or_else(|| {
                let waiting = (0..left.len()).filter(|&at| Some(left[at].after(origin)) == begins);
                waiting.max_by_key(|&at| (left[at].minutes, usize::MAX - at))
            });
        let Some(next) = next else { break };
        let block = left.remove(next);
        // At most two days of minutes.
        let minutes = |count: usize| i16::try_from(count).unwrap_or(i16::MAX);
        let together = (!passed.is_empty()).then(|| minutes(end) - minutes(block.after(origin)));
        end = block.after(origin) + block.minutes;
        passed.push(Handoff {
            zone: block.zone.to_owned(),
            people: block.people,
            from: block.from as u16,
            minutes: block.minutes as u16,
            together,
        });
    }
    passed
}

/// The blocks of each zone, zones by name. The day is taken as a circle: work past midnight goes on in its first hours.
fn blocks<'a>(shifts: &'a [Shift], minutes: &[Minutes]) -> Vec<Block<'a>> {
    let mut zones: BTreeMap<&str, Vec<&Minutes>> = BTreeMap::new();
    for (shift, own) in shifts.iter().zip(minutes) {
        zones.entry(&shift.zone_name).or_default().push(own);
    }
    let mut blocks = Vec::new();
    for (zone, people) in zones {
        let all = people.iter().fold(Minutes::default(), |all, own| all.or(own));
        let mut spans: Vec<(usize, usize)> =
            all.spans().iter().map(|span| (usize::from(span.from), usize::from(span.to - span.from))).collect();
        if let (Some(&(0, first)), Some(&(from, last))) = (spans.first(), spans.last())
            && spans.len() > 1
            && from + last == DAY_MINUTES
        {
            spans.remove(0);
            *spans.last_mut().expect("more than one") = (from, last + first);
        }
        let at_work = |own: &&&Minutes, from: usize, minutes: usize| {
            (from..from + minutes).any(|minute| own.has(minute % DAY_MINUTES))
        };
        blocks.extend(spans.into_iter().map(|(from, minutes)| Block {
            zone,
            people: people.iter().filter(|own| at_work(own, from, minutes)).count(),
            from,
            minutes,
        }));
    }
    blocks
}

/// The start after the longest time in which nobody works; where somebody always works, the start of the longest block, beyond which no
/// block that begins before it can reach. Of equals, the earliest.
fn origin(blocks: &[Block]) -> Option<usize> {
    // How long nobody worked before a start: 0 where another block reaches it.
    let idle = |start: usize| {
        let before = blocks.iter().map(|block| {
            let ago = DAY_MINUTES - block.after(start);
            ago.saturating_sub(block.minutes)
        });
        before.min().unwrap_or(0)
    };
    let first = blocks.iter().max_by_key(|block| (idle(block.from), block.minutes, DAY_MINUTES - block.from));
    first.map(|block| block.from)
}

impl Minutes {
    fn full() -> Self {
        let mut all = Minutes::default();
        (0..DAY_MINUTES).for_each(|minute| all.set(minute));
        all
    }

    fn or(&self, other: &Minutes) -> Minutes {
        Minutes(std::array::from_fn(|word| self.0[word] | other.0[word]))
    }

    /// The minutes as ranges, in order.
    fn spans(&self) -> Vec<MinuteSpan> {
        let mut spans: Vec<MinuteSpan> = Vec::new();
        for minute in (0..DAY_MINUTES).filter(|&minute| self.has(minute)).map(|minute| minute as u16) {
            match spans.last_mut() {
                Some(last) if last.to == minute => last.to += 1,
                _ => spans.push(MinuteSpan { from: minute, to: minute + 1 }),
            }
        }
        spans
    }
}
