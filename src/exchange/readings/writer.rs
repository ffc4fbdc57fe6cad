//! Writes readings as CSV that [`read_readings`](super::read_readings) reads back unchanged.

use super::EVENTS;
use super::extra_columns::{BASELINE, BY, DEFINITION, YES};
use super::kpi_names::KpiNames;
use super::parts::{self, PART_COUNT, PART_ENTRIES};
use crate::exchange::csv_writer;
use crate::exchange::table::TableContext;
use crate::model::kpi::{Annotation, Definition, Kpi, KpiId, Period, Reading, Scorecard};

/// Writes the readings of one KPI or of all, earliest first, with all digits and the decimal separator of the locale.
/// Readings without a KPI in the scorecard are left out. The events follow. None where there is no reading.
pub fn write(card: &Scorecard, only: Option<&KpiId>, context: TableContext) -> Option<String> {
    let wanted = |reading: &&Reading| only.is_none_or(|id| reading.kpi == *id);
    let readings: Vec<&Reading> = card.readings().iter().filter(wanted).collect();
    let part_count = if readings.iter().any(|reading| reading.parts.is_some()) { PART_COUNT } else { 0 };
    let mut header = ["Figure", "Date", "Value", "Block minutes", DEFINITION, BASELINE, "Note"].to_vec();
    let has_names = readings.iter().any(|reading| !reading.by.is_empty());
    header.extend(has_names.then_some(BY));
    header.extend(PART_ENTRIES[..part_count].iter().map(|entry| entry.label));
    let mut rows: Vec<Vec<String>> = vec![header.into_iter().map(str::to_owned).collect()];
    let names = KpiNames::of(card, context);
    for reading in readings {
        if let Some(kpi) = card.kpi(&reading.kpi) {
            let mut row = row(&names, &kpi, reading, context.format.decimal, has_names);
            row.truncate(rows[0].len());
            rows.push(row);
        }
    }
    if rows.len() == 1 {
        return None;
    }
    if let Some(figure) = EVENTS.iter().find(|word| names.is_event(word)) {
        let width = rows[0].len();
        rows.extend(card.events().into_iter().map(|event| event_row(figure, event, width)));
    }
    Some(csv_writer::write(&rows, context.format))
}

/// The cells of an event: its figure, date and text.
fn event_row(figure: &str, event: &Annotation, width: usize) -> Vec<String> {
    let date = event.date.to_string();
    let mut cells: Vec<String> = [figure, &date, "", "", "", "", &event.text].map(str::to_owned).into();
    cells.resize(width, String::new());
    cells
}

/// The day, month or quarter of a reading.
fn time(reading: &Reading) -> String {
    let (year, month, _) = reading.date.parts();
    match reading.period {
        Period::Day => reading.date.to_string(),
        Period::Month => format!("{year:04}-{month:02}"),
        Period::Quarter => format!("{year:04}-Q{}", month.div_ceil(3)),
    }
}

/// The cells of a reading, its parts at the end.
fn row(names: &KpiNames<'_>, kpi: &Kpi<'_>, reading: &Reading, decimal: char, has_names: bool) -> Vec<String> {
    let (block, words) = match &reading.definition {
        Definition::Usual => (String::new(), String::new()),
        Definition::Blocks(length) => (length.minutes().to_string(), String::new()),
        Definition::Own(words) => (String::new(), words.clone()),
    };
    let number = |value: f64, is_share: bool| {
        if is_share {
            format!("{}%", csv_writer::number(value, 2, decimal))
        } else {
            csv_writer::number(value, 0, decimal)
        }
    };
    let parts = reading.parts.as_ref();
    let parts = parts.map(|parts| parts::write(parts, &|value, unit| number(value, unit.is_percentage())));
    let mut cells = vec![
        name(names, kpi).to_owned(),
        time(reading),
        number(reading.value(), kpi.unit.is_share()),
        block,
        words,
        if reading.baseline { YES.to_owned() } else { String::new() },
        reading.note.clone(),
    ];
    cells.extend(has_names.then(|| reading.by.clone()));
    cells.extend(parts.unwrap_or_default());
    cells
}

/// A KPI's name, or its id where another KPI has that name.
fn name<'a>(names: &KpiNames<'_>, kpi: &Kpi<'a>) -> &'a str {
    let found = names.find(kpi.name).is_ok_and(|place| names.kpis[place].id == kpi.id && !kpi.name.trim().is_empty());
    if found { kpi.name } else { kpi.id.as_str() }
}

#[cfg(test)]
mod tests {
    use super::super::{PastedReadings, read_readings};
    use super::*;
    use crate::exchange::csv_writer::BYTE_ORDER_MARK;
    use crate::exchange::number::NumberFormat;
    use crate::exchange::table::{CellValue, Choices, ColumnCell, read_numbers, tests};
    use crate::model::kpi::{BlockLength, GradeParts, Overlap, Survey, UserKpi};
    use crate::model::{Limits, Unit};
    use proptest::prelude::*;

    fn english() -> TableContext {
        tests::context()
    }

    fn german() -> TableContext {
        TableContext { format: NumberFormat::new(',', '.'), ..tests::context() }
    }

    fn reading(kpi: &str, day: &str, value: f64) -> Reading {
        Reading::new(kpi, day.parse().unwrap(), value).unwrap()
    }

    /// A scorecard whose readings use every field.
    fn full() -> Scorecard {
        let mut card = Scorecard::default();
        for (name, unit) in [("=Speed, of replies", "tickets"), ("Turnover", "%")] {
            card.add_kpi(UserKpi { name: name.into(), unit: unit.into(), ..UserKpi::default() }).unwrap();
        }
        let parts = GradeParts {
            handoff_latency_hours: Some(24.0),
            handoffs_actionable: Some(0.75),
            decisions_recorded: Some(0.333),
            survey: Some(Survey { mean: 3.9, answers: 12 }),
            overlap: Some(Overlap { hours: 2.125, needed: 2.0 }),
            ..GradeParts::default()
        };
        let grade = parts.grade().score.unwrap();
        let mut readings = [
            reading("resolution_time", "2027-01-04", 1.125),
            reading("resolution_time", "2027-01-11", 1250.0),
            reading("resolution_time", "2027-01-18", 30.5),
            reading("deep_work", "2027-01-04", 0.425),
            reading("deep_work", "2027-01-04", 0.07),
            reading("collaboration", "2027-01-04", grade),
            reading("turnover", "2027-01-04", 0.115),
            reading("own1", "2027-01-04", -2.5),
            reading("own2", "2027-01-04", 1.25),
            reading("turnover", "2027-03-31", 0.12),
            reading("turnover", "2027-03-31", 0.13),
            reading("turnover", "2027-03-31", 0.14),
        ];
        readings[9].set_period(Period::Month);
        readings[10].set_period(Period::Quarter);
        readings[11].by = "=Ada".into();
        card.annotate(Annotation::new("2027-02-01".parse().unwrap(), "-Reorganization, \"north\""));
        readings[0].baseline = true;
        readings[1].note = "=1+1".into();
        readings[2].note = "'=2,\n\"quoted\"; and more".into();
        readings[3].definition = Definition::Blocks(BlockLength::Hour);
        readings[4].definition = Definition::Own("-by asking".into());
        readings[5].parts = Some(parts);
        for reading in readings {
            card.record(reading).unwrap();
        }
        card
    }

    /// A scorecard with the same KPIs, and the readings of a text pasted into it.
    fn pasted(text: &str, card: &Scorecard, context: TableContext) -> Scorecard {
        let mut empty = Scorecard::default();
        empty.user_kpis.clone_from(&card.user_kpis);
        let PastedReadings { readings: fine, events, view } = read_readings(text, &empty, &Choices::default(), context);
        for event in events {
            empty.annotate(event);
        }
        assert_eq!((view.errors, view.questions), (Vec::new(), Vec::new()));
        for reading in fine {
            empty.renew(reading).unwrap();
        }
        empty
    }

    #[test]
    fn what_is_written_pastes_back_unchanged() {
        let card = full();
        for context in [english(), german()] {
            let text = write(&card, None, context).unwrap();
            assert_eq!(pasted(&text, &card, context), card);
            let again = read_readings(&text, &card, &Choices::default(), context).readings;
            let mut same = card.clone();
            for reading in again {
                same.renew(reading).unwrap();
            }
            assert_eq!(same, card, "and over itself");
        }
        let other = pasted(&write(&card, None, english()).unwrap(), &card, german());
        assert_eq!(other, card, "on a machine of another locale too");
    }

    #[test]
    fn what_is_written_is_read_in_any_order_of_columns_and_with_any_separator() {
        let card = full();
        for (context, written) in [(english(), b','), (german(), b';')] {
            let text = write(&card, None, context).unwrap();
            let text = text.trim_start_matches(BYTE_ORDER_MARK);
            let mut reader =
                ::csv::ReaderBuilder::new().has_headers(false).delimiter(written).from_reader(text.as_bytes());
            let rows: Vec<Vec<String>> =
                reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
            for (turn, separator) in [(0, '\t'), (3, ';'), (8, ','), (14, '\t')] {
                let mut writer = ::csv::WriterBuilder::new().delimiter(separator as u8).from_writer(Vec::new());
                for row in &rows {
                    let mut row = row.clone();
                    row.rotate_left(turn);
                    writer.write_record(&row).unwrap();
                }
                let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
                assert_eq!(pasted(&text, &card, context), card, "{text}");
            }
        }
    }

    #[test]
    fn one_figure_by_itself_without_columns_that_it_does_not_need() {
        let card = full();
        let header = "\u{feff}Figure,Date,Value,Block minutes,Definition,Baseline,Note\r\n";
        let text = |id: &str, context| write(&card, Some(&id.into()), context).unwrap();
        let line = |id: &str, context| text(id, context).strip_prefix(header).unwrap().to_owned();
        let turnover = [
            "\u{feff}Figure;Date;Value;Block minutes;Definition;Baseline;Note;Entered by",
            "Turnover;2027-01-04;\"11,5%\";;;;;",
            "Turnover;2027-03-31;14%;;;;;\u{200b}=Ada",
            "Turnover;2027-03;12%;;;;;",
            "Turnover;2027-Q1;13%;;;;;",
            "Event;2027-02-01;;;;;\"\u{200b}-Reorganization, \"\"north\"\"\";",
            "",
        ];
        assert_eq!(text("turnover", german()), turnover.join("\r\n"));
        let event = "Event,2027-02-01,,,,,\"\u{200b}-Reorganization, \"\"north\"\"\"\r\n";
        let own = format!("\"\u{200b}=Speed, of replies\",2027-01-04,-2.5,,,,\r\n{event}");
        assert_eq!(line("own1", english()), own);
        let own = format!("own2,2027-01-04,125%,,,,\r\n{event}");
        assert_eq!(line("own2", english()), own, "another one has its name");
        assert_eq!(write(&card, Some(&"response_time".into()), english()), None);
    }

    #[test]
    fn numbers_are_written_in_full() {
        let written = |value| [csv_writer::number(value, 0, '.'), csv_writer::number(value, 2, '.')];
        assert_eq!(written(0.425), ["0.4250", "42.5"]);
        assert_eq!(written(0.07), ["0.07", "7"]);
        assert_eq!(written(-2.0e-7), ["-0.0000002", "-0.00002"]);
        assert_eq!(written(1e12), ["1000000000000", "100000000000000"]);
        assert_eq!(written(0.0), ["0", "0"]);
    }

    proptest! {
        #[test]
        fn any_number_of_up_to_fifteen_digits_comes_back(whole in -999_999_999_999_999_i64..999_999_999_999_999, scale in 0..9_i32) {
            let value = whole as f64 / 10_f64.powi(scale);
            for context in [english(), german()] {
                let read = |text: &str, is_share: bool| {
                    let cell = [ColumnCell { line: 1, column: 0, text }];
                    let reading = read_numbers(&cell, &|_| Limits::one(if is_share { Unit::Share } else { Unit::Factor }, f64::MIN, f64::MAX), false, &[], context);
                    (reading.values[0].clone(), reading.question)
                };
                let text = csv_writer::number(value, 0, context.format.decimal);
                prop_assert_eq!(read(&text, false), (Ok(CellValue::Number(value)), None));
                let share = format!("{}%", csv_writer::number(value, 2, context.format.decimal));
                // A whole number of a hundred times its size would have more digits.
                prop_assert!(scale < 2 || read(&share, true) == (Ok(CellValue::Share(value)), None), "{share}");
            }
        }
    }
}
