//! The rows of lists among the assumptions, in running text: a table with a row for each of their numbers would take pages.

use super::PaperFacts;
use crate::model::{
    Choice, Estimate, Field, Input, Meeting, MeetingFate, Origin, Provenance, Quantity, RowList, ToolAction, Unit,
};
use crate::text::{in_figures, whose};

/// The most numbers of a list that are rows of the table of assumptions.
const IN_TABLE: usize = 8;

/// Whether the rows of a list are running text: a long list, and meetings, since two of their numbers are no rows of the table.
pub(super) fn is_listed(facts: &PaperFacts, list: RowList) -> bool {
    let numbers =
        facts.case.inputs().into_iter().filter(|input| RowList::of_key(input.field.key) == Some(list)).count();
    numbers > if list == RowList::Meetings { 0 } else { IN_TABLE }
}

/// The rows of a list. Rows that have kind, origin, source and owner in common share one sentence:
/// `Other lines paid a year in cash, typed by the author, Payroll: Travel: $2,000 ($1,000 to $5,000); Rent: $900.`
pub(super) fn sentences(facts: &PaperFacts, list: RowList) -> String {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for row in 0..facts.case.rows(list) {
        let (group, words) = match list {
            RowList::Meetings => meeting(facts, row),
            RowList::Tools => tool(facts, row),
            RowList::OtherLines => other_line(facts, row),
        };
        let name = facts.case.row_name(list, row).unwrap_or_default().trim();
        let name = match list {
            _ if !name.is_empty() => name.to_owned(),
            RowList::Meetings => Meeting::numbered(row),
            RowList::Tools | RowList::OtherLines => format!("Row {}", row + 1),
        };
        let words = format!("{name}: {words}");
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, rows)) => rows.push(words),
            None => groups.push((group, vec![words])),
        }
    }
    let sentences = groups.into_iter().map(|(group, rows)| format!("{group}: {}.", rows.join("; ")));
    sentences.collect::<Vec<_>>().join(" ")
}

/// A number with its range, each end as `write` has it.
fn with_range<Q: Quantity>(estimate: &Estimate<Q>, write: &dyn Fn(f64) -> String) -> String {
    let spread = estimate.spread();
    let range = if spread.is_range() { format!(" ({})", in_figures(spread, write)) } else { String::new() };
    format!("{}{range}", write(spread.likely()))
}

/// Where the numbers of a row come from, whose they are, and who answers for them: `, typed by the author, Payroll, owner: Ana`.
fn origins(facts: &PaperFacts, keys: &[&str], row: usize) -> String {
    // Joined to what comes before it.
    let mut parts = vec![String::new()];
    let mut add = |text: String| {
        if !text.is_empty() && !parts.contains(&text) {
            parts.push(text);
        }
    };
    for field in keys.iter().filter_map(|key| Field::find(key)) {
        let input = Input { field, row };
        let provenance = Provenance::of(input, facts.case);
        let of = match provenance.origin {
            Origin::Preset | Origin::Claim => "of",
            Origin::Typed | Origin::Measured => "by",
            Origin::Received => "from",
        };
        add(format!("{} {of} {}", provenance.origin.word().to_lowercase(), whose(provenance.origin)));
        add(provenance.source().unwrap_or_default().to_owned());
        let owner = facts.case.owner(input);
        add(if owner.is_empty() { String::new() } else { format!("owner: {owner}") });
    }
    parts.join(", ")
}

fn meeting(facts: &PaperFacts, row: usize) -> (String, String) {
    let meeting = &facts.case.meetings.load.inventory[row];
    let number = |value: f64| facts.figures.typed(value, Unit::Factor);
    let fate = match meeting.fate {
        MeetingFate::Keep => "kept".to_owned(),
        MeetingFate::Replace => "replaced by writing".to_owned(),
        MeetingFate::Cancel => "canceled".to_owned(),
        MeetingFate::ShortenTo(minutes) => format!("shortened to {} minutes", number(minutes)),
        MeetingFate::LessOften(times) => format!("held {} times a week from now on", number(times)),
        MeetingFate::Fewer(people) => format!("with {} people from now on", number(people)),
    };
    let keys = ["meetings.load.inventory.*.attendees", "meetings.load.inventory.*.per_week"];
    let people = match meeting.attendees.spread() {
        spread if !spread.is_range() && spread.likely() == 1.0 => "1 person".to_owned(),
        _ => format!("{} people", with_range(&meeting.attendees, &number)),
    };
    let times = match meeting.per_week.spread() {
        spread if !spread.is_range() && spread.likely() == 1.0 => "once a week".to_owned(),
        _ => format!("{} times a week", with_range(&meeting.per_week, &number)),
    };
    let words = format!("{people}, {} minutes, {times}", number(meeting.minutes));
    (format!("Meetings {fate}{}", origins(facts, &keys, row)), words)
}

fn tool(facts: &PaperFacts, row: usize) -> (String, String) {
    let tool = &facts.case.tools[row];
    let action = if tool.action == ToolAction::Add { "added" } else { "dropped" };
    let money = |amount: f64| facts.money(amount);
    let seats = tool.seats.as_ref().map_or_else(
        || "everybody".to_owned(),
        |seats| format!("{} seats", with_range(seats, &|value| facts.figures.typed(value, Unit::People))),
    );
    let keys = ["tools.*.price.flat", "tools.*.price.per_user"];
    let words = format!("{} a month, {}, {seats}", with_range(&tool.price, &money), tool.basis.word());
    let present = keys
        .into_iter()
        .filter(|key| Field::find(key).is_some_and(|field| facts.case.spread(Input { field, row }).is_some()));
    (format!("Tools {action}{}", origins(facts, &present.collect::<Vec<_>>(), row)), words)
}

fn other_line(facts: &PaperFacts, row: usize) -> (String, String) {
    let line = &facts.case.other_lines[row];
    let cash = if line.cash { " in cash" } else { "" };
    let origins = origins(facts, &["other_lines.*.amount"], row);
    (
        format!("Other lines {}{cash}{origins}", line.kind.word()),
        with_range(&line.amount, &|amount| facts.money(amount)),
    )
}
