use super::super::{ROW_LIMIT, Table, TableError, read_table};
use super::context;
use crate::exchange::csv_writer::{unescape_formula, write};
use crate::exchange::number::NumberFormat;
use proptest::prelude::*;

fn table(text: &str) -> Table {
    read_table(text).unwrap()
}

fn rows(text: &str) -> Vec<Vec<String>> {
    table(text).rows.into_iter().map(|row| row.cells).collect()
}

fn errors(text: &str) -> Vec<String> {
    table(text).errors.iter().map(TableError::to_string).collect()
}

#[test]
fn the_separator_is_found_over_the_whole_text() {
    assert_eq!(rows("a\tb\n1,5\t2,5"), [["a", "b"], ["1,5", "2,5"]]);
    assert_eq!(rows("name;minutes\nStand-up;7,5\nReview;30,0")[1], ["Stand-up", "7,5"]);
    assert_eq!(rows("1,5;2,5\n1,5;2,5")[0], ["1,5", "2,5"]);
    assert_eq!(rows("name,note\na,\"x;y\"\nb,\"z;\"")[1], ["a", "x;y"]);
    assert_eq!(rows("Meetings, all of them, 2027\n\nname;minutes\nStand-up;7,5\nReview;30,0")[2], ["Stand-up", "7,5"]);
    assert_eq!(rows("Title, one\nTitle, two\nTitle, three\na\tb\nc\td")[3], ["a", "b"]);
    assert_eq!(rows("one"), [["one"]]);
}

#[test]
fn the_first_line_may_name_the_separator() {
    assert_eq!(rows("sep=;\r\na,b;c"), [["a,b", "c"]]);
    assert_eq!(rows("\u{feff}SEP=,\na;b,c\nd;e,f"), [["a;b", "c"], ["d;e", "f"]]);
    assert_eq!(table("sep=;\na;b").rows[0].line, 2);
}

#[test]
fn markdown_and_drawn_tables() {
    let markdown = "| Name | Note |\n|:-----|-----:|\n| Stand-up | a \\| b |\n| Review |  |";
    assert_eq!(rows(markdown), [["Name", "Note"], ["Stand-up", "a | b"], ["Review", ""]]);
    assert_eq!(rows("Name | Minutes\n--- | ---\nStand-up | 15"), [["Name", "Minutes"], ["Stand-up", "15"]]);
    assert_eq!(rows("+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+"), [["a", "b"], ["1", "2"]]);
}

#[test]
fn comments_are_left_out_and_names_with_their_sign_are_not() {
    assert_eq!(
        rows("# made by hand\n# of people;minutes\n8;15\n// the end"),
        [["# of people", "minutes"], ["8", "15"]]
    );
}

#[test]
fn quotes_line_ends_and_the_byte_order_mark() {
    let text = "\u{feff}a,b\r\n\"x,\n\"\"y\"\"\", z \r\r\n\nlast,\"\"";
    assert_eq!(rows(text), [vec!["a", "b"], vec!["x,\n\"y\"", "z"], vec!["last", ""]]);
    assert_eq!(table(text).rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2, 6]);
}

#[test]
fn a_stray_quotation_mark_costs_one_row() {
    let said = "a quotation mark is opened and not closed where the cell ends; the other lines are read";
    let text = "Stand-up;8;15;5\n\"Review;6;60;1\nRetro;5;30;1";
    assert_eq!(rows(text), [["Stand-up", "8", "15", "5"], ["Retro", "5", "30", "1"]]);
    assert_eq!(errors(text), [format!("line 2, column 1: {said}")]);
    let text = "\"Stand-up;8;15;5\nReview;6;60;1\n\"Retro;5;30;1\nSync;\"5;30;1\n\"Board\";5;30;1";
    assert_eq!(rows(text), [["Review", "6", "60", "1"], ["Board", "5", "30", "1"]]);
    let places = [(1, 1), (3, 1), (4, 2)];
    assert_eq!(errors(text), places.map(|(line, column)| format!("line {line}, column {column}: {said}")));
    assert_eq!(rows("a;5\" disk;c\nd;e;f")[0], ["a", "5\" disk", "c"]);
    assert_eq!(rows("a;\"b;\nc\";d\ne;f;g")[0], ["a", "b;\nc", "d"]);
}

#[test]
fn quotation_marks_decide_about_the_separator() {
    assert_eq!(rows("a,\"1|2|3\"\nb,\"4|5|6\""), [["a", "1|2|3"], ["b", "4|5|6"]]);
    assert_eq!(rows("\"1;2;3\",a\n4;5;6,b\n7;8;9,c")[0], ["1;2;3", "a"]);
    assert_eq!(rows("a,note\nb,\"one\n| two |\n|---|\n| 3 |\""), [["a", "note"], ["b", "one\n| two |\n|---|\n| 3 |"]]);
    assert_eq!(rows("a|\"b|c\"\nd|e"), [["a", "b|c"], ["d", "e"]]);
    // A drawn table has none; nor have lines copied from a spreadsheet, where a mark is a sign like any other.
    assert_eq!(rows("| a | he said,\"yes\",twice |\n| b | c,\"d\",e |")[1], ["b", "c,\"d\",e"]);
    assert_eq!(rows("5\" disk\ta,\"b\"\nc\td"), [["5\" disk", "a,\"b\""], ["c", "d"]]);
}

#[test]
fn lines_that_quotation_marks_may_have_merged_are_named() {
    let notes = |text: &str| table(text).notes;
    let said = |first, last| {
        vec![format!("Lines {first} to {last} are read as one row, because of the quotation marks in them.")]
    };
    assert_eq!(notes("a;b;c\n\"d;e;f\ng;h;i\nj\";k;l\nm;n;o"), said(2, 4));
    assert_eq!(notes("a;b\n\"c;d\ne\";f\ng;h"), said(2, 3), "each is a row by itself");
    assert_eq!(notes("sep=;\na;b;c\n\"d;\ne\";f"), said(3, 4), "rows of another width");
    assert_eq!(notes("a;b;c\nc;\"two\nlines; and more\";d"), Vec::<String>::new());
}

#[test]
fn what_is_no_table_is_refused() {
    assert_eq!(read_table(" \n\n").unwrap_err().to_string(), "line 1: there is nothing to read");
    let text = "a,b\n".repeat(ROW_LIMIT + 1);
    assert_eq!(read_table(&text).unwrap_err().to_string(), "line 50001: at most 50000 lines can be read");
    assert_eq!(table(&"a,b\n".repeat(ROW_LIMIT)).rows.len(), ROW_LIMIT);
}

proptest! {
    // Of two columns or more, as all files of the page: a single cell over several lines, one of which begins with a bar, may as well be
    // a drawn table with stray quotation marks.
    #[test]
    fn a_file_of_ones_own_reads_back(
        rows in (2..5_usize).prop_flat_map(|width| {
            prop::collection::vec(prop::collection::vec("[a1,;|\\-+\"#=\n\r\t ]{0,9}", width), 1..6)
        }),
        format in prop::sample::select(vec![(',', '.'), ('.', ','), ('٫', '٬')]),
    ) {
        let normal = |cell: &String| cell.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
        let header = vec!["Name".to_owned(); rows[0].len()];
        let rows = std::iter::once(header).chain(rows.iter().map(|row| row.iter().map(normal).collect()));
        let rows: Vec<Vec<String>> = rows.collect();
        let text = write(&rows, NumberFormat::new(format.0, format.1));
        let full = rows.into_iter().filter(|row| row.iter().any(|cell| !cell.is_empty()));
        let table = read_table(&text).unwrap();
        let cells = |row: &Vec<String>| row.iter().map(|cell| unescape_formula(cell).to_owned()).collect();
        let read: Vec<Vec<String>> = table.rows.iter().map(|row| cells(&row.cells)).collect();
        prop_assert_eq!((read, table.errors), (full.collect::<Vec<_>>(), Vec::new()), "{}", text);
    }

    #[test]
    fn reads_what_the_csv_crate_writes(
        cells in prop::collection::vec(prop::collection::vec("[ab,;|\"x\n ]{0,6}", 2..=2), 1..6),
        delimiter in prop::sample::select(&[b'\t', b';', b','][..]),
    ) {
        let mut writer = ::csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        for row in &cells {
            writer.write_record(row).unwrap();
        }
        let text = format!("sep={}\n{}", char::from(delimiter), String::from_utf8(writer.into_inner().unwrap()).unwrap());
        let trimmed = cells.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
        let expected: Vec<_> = trimmed.filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        match read_table(&text) {
            Ok(table) => {
                prop_assert_eq!(table.errors, []);
                prop_assert_eq!(table.rows.into_iter().map(|row| row.cells).collect::<Vec<_>>(), expected);
            }
            Err(_) => prop_assert!(expected.is_empty()),
        }
    }

    #[test]
    fn no_text_panics_and_every_line_is_named_once(text in "[ab1\",;|#\n\r\t -]{0,80}") {
        if let Ok(table) = read_table(&text) {
            let mut lines: Vec<usize> = table.rows.iter().map(|row| row.line).chain(table.errors.iter().map(|error| error.line)).collect();
            lines.sort_unstable();
            prop_assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "{lines:?}");
            prop_assert!(table.rows.iter().all(|row| row.filled() > 0));
        }
        let choices = super::super::Choices::default();
        drop(super::super::Sheet::read(&text, &[], &choices, context()));
    }
}
