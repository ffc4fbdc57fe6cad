use super::super::{CellValue, Choices, ColumnView, Sheet, TableField, name_key};
use super::context;

const FIELDS: [TableField<'static>; 3] = [
    TableField { name: "Name", names: &["name", "meeting"], also: "", has_place: true },
    TableField { name: "People", names: &["people", "attendees"], also: "headcount|team size", has_place: true },
    TableField { name: "Minutes", names: &["minutes", "duration"], also: "", has_place: true },
];

fn sheet<'a>(text: &str, choices: &'a Choices) -> Sheet<'a> {
    Sheet::read(text, &FIELDS, choices, context()).unwrap()
}

/// The field of each column, and the first cells of the rows.
fn found(text: &str) -> (Vec<Option<usize>>, Vec<String>) {
    let choices = Choices::default();
    let sheet = sheet(text, &choices);
    let names = sheet.rows().iter().map(|row| row.cells[0].clone()).collect();
    (sheet.into_view(0).columns.iter().map(|column| column.field).collect(), names)
}

#[track_caller]
fn finds(text: &str, fields: &[Option<usize>], names: &[&str]) {
    assert_eq!(found(text), (fields.to_vec(), names.iter().map(|name| (*name).to_owned()).collect()), "{text}");
}

const ALL: [Option<usize>; 3] = [Some(0), Some(1), Some(2)];

#[test]
fn columns_by_name_or_by_place() {
    finds("Meeting\tAttendees\tDuration (min)\nA\t8\t15", &ALL, &["A"]);
    finds("Minutes;NAME\n15;A", &[Some(2), Some(0)], &["15"]);
    finds("Name\u{a0};Number of people;Duration in minutes:\nA;8;15", &ALL, &["A"]);
    finds("Team size;Name\n8;A", &[Some(1), Some(0)], &["8"]);
    finds("A\t8\t15", &ALL, &["A"]);
    finds("Name;Name;People\nA;B;8", &[Some(0), None, Some(1)], &["A"]);
}

#[test]
fn a_row_with_numbers_is_no_header() {
    finds("Meeting\t6\t30\nReview\t8\t60", &ALL, &["Meeting", "Review"]);
    finds("Meeting\t6\t1:30", &ALL, &["Meeting"]);
}

#[test]
fn a_row_of_words_above_numbers_is_a_header_in_other_words() {
    finds("Termin\tKöpfe\tDauer\nReview\t8\t60", &[None, None, None], &["Review"]);
    let choices = Choices::default();
    let mut sheet = sheet("Termin\tPeople\tWie lang\nReview\t8\t60", &choices);
    assert!(!sheet.require(&[1, 2]));
    assert_eq!(
        sheet.into_view(0).errors[0].to_string(),
        "line 1: the columns “Termin”, “Wie lang” are not known; for Minutes one of “minutes”, “duration” would do. Or choose the \
         columns below"
    );
}

#[test]
fn titles_and_repeated_headers_are_left_out() {
    let text = "Meetings 2027\nExported;2027-01-04\n\nName;People;Minutes\nA;8;15\nName;People;Minutes\nB;8;15";
    finds(text, &ALL, &["A", "B"]);
    let choices = Choices::default();
    let notes = sheet(text, &choices).into_view(0).notes;
    assert_eq!(
        notes,
        ["Line 1 comes before the table and is left out.", "Line 2 comes before the table and is left out."]
    );
}

#[test]
fn totals_are_left_out_with_a_word() {
    for (total, word) in [
        ("Total;13;45", "Total"),
        ("Summe:;13;45", "Summe:"),
        ("∑;1;2", "∑"),
        ("AVERAGE;6,5;22,5", "AVERAGE"),
        ("**Gesamt**;1;2", "**Gesamt**"),
    ] {
        let choices = Choices::default();
        let sheet = sheet(&format!("Name;People;Minutes\nA;8;15\nB;5;30\n{total}"), &choices);
        assert_eq!(sheet.rows().len(), 2, "{total}");
        assert_eq!(sheet.into_view(0).notes, [format!("Line 4 (“{word}”) is a total and is left out.")]);
    }
    finds("A;8;15\nB;5;30\n;13;45", &ALL, &["A", "B"]);
    finds("A;8;15\n;8;15", &ALL, &["A"]);
    finds("A;8;15\nB;5;30\n;6,5;22,5", &ALL, &["A", "B"]);
    finds("A;8;15\nB;5;30\n;13;40", &ALL, &["A", "B", ""]);
    finds("Total quality review;8;15\nB;5;30", &ALL, &["Total quality review", "B"]);
}

#[test]
fn a_column_can_be_chosen_by_hand() {
    let text = "Termin\tKöpfe\tDauer\nReview\t8\t60";
    let mut choices = Choices::default();
    let columns = sheet(text, &Choices::default()).into_view(0).columns;
    choices.assign(&columns, 1, Some(1));
    choices.assign(&columns, 2, Some(1));
    choices.assign(&columns, 0, Some(0));
    let view = sheet(text, &choices).into_view(0);
    assert_eq!(view.columns.iter().map(|column| column.field).collect::<Vec<_>>(), [Some(0), None, Some(1)]);
    // Choices are for this header.
    let other = sheet("a\tb\tc\nReview\t8\t60", &choices).into_view(0);
    assert_eq!(other.columns[0], ColumnView { head: "a".into(), field: None });
}

#[test]
fn what_is_not_read_is_shown_as_it_stands() {
    let choices = Choices::default();
    let view = sheet("Name;People;Room\nA;8;", &choices).into_view(0);
    assert_eq!(view.rows[0].cells, [CellValue::Text("A".into()), CellValue::Text("8".into()), CellValue::Empty]);
}

#[test]
fn names_that_look_alike_are_the_same() {
    let key = |name: &str| name_key(name, context());
    for name in ["Überstunden", "überstunden", "U\u{308}berstunden", " ÜBERSTUNDEN ", "Über\u{ad}stunden"] {
        assert_eq!(key(name), "überstunden");
    }
    for name in ["Deep work", "deep  work", "deep_work", "Deep-Work", "deep\u{a0}work", "Deep\u{200b} work"] {
        assert_eq!(key(name), "deep work");
    }
}
