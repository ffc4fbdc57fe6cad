use super::*;
use crate::exchange::table::{ColumnRule, tests::context};
use proptest::prelude::*;

fn read(text: &str, choices: &Choices) -> (Vec<Meeting>, TableView) {
    read_meetings(text, choices, context())
}

/// Name, people, minutes and times a week of each meeting.
fn told(meetings: &[Meeting]) -> Vec<(&str, f64, f64, f64)> {
    let told = |row: &'_ Meeting| (row.attendees.likely().value(), row.minutes, row.per_week.likely().value());
    meetings.iter().map(|row| (row.name.as_str(), told(row).0, told(row).1, told(row).2)).collect()
}

#[track_caller]
fn reads(text: &str, rows: &[(&str, f64, f64, f64)]) {
    let (meetings, view) = read(text, &Choices::default());
    assert_eq!((view.errors, view.questions), (Vec::new(), Vec::new()), "{text}");
    assert_eq!(told(&meetings), rows, "{text}");
}

fn errors(text: &str) -> Vec<String> {
    read(text, &Choices::default()).1.errors.iter().map(TableError::to_string).collect()
}

#[test]
fn meetings_as_people_list_them() {
    let text = "Meeting\tPeople\tDuration\tHow often\tFate\nStand-up\t8\t15\tdaily\tshorten to 10\nReview\t7,5\t1:30\t0,5\treplace\nAll hands\t40 people\t60 min\tmonthly";
    let month = 12.0 / 52.0;
    reads(text, &[("Stand-up", 8.0, 15.0, 5.0), ("Review", 7.5, 90.0, 0.5), ("All hands", 40.0, 60.0, month)]);
    let (meetings, _) = read(text, &Choices::default());
    let fates = [MeetingFate::ShortenTo(10.0), MeetingFate::Replace, MeetingFate::Keep];
    assert_eq!(meetings.iter().map(|row| row.fate).collect::<Vec<_>>(), fates);
    reads("Meeting\tAttendees\tDuration (min)\tPer week\nReview\t6\t30\t1", &[("Review", 6.0, 30.0, 1.0)]);
    reads("Meeting\t6\t30\t1\nReview\t6\t30\t1", &[("Meeting", 6.0, 30.0, 1.0), ("Review", 6.0, 30.0, 1.0)]);
    reads("sep=;\nTitle;Hours;Headcount;Times per month\nReview;1,5;6;2", &[("Review", 6.0, 90.0, 2.0 * month)]);
}

#[test]
fn each_fate_has_its_words() {
    let words = [
        "",
        "keep",
        "write instead",
        "Cancel",
        "shorten to 10",
        "less often 0.5",
        "less often: monthly",
        "fewer 5 ",
        "fewer: 5",
        "shorten it to 20",
    ];
    let text = words.map(|fate| format!("Review\t8\t30\t2\t{fate}")).join("\n");
    let (meetings, view) = read(&text, &Choices::default());
    assert_eq!(view.errors, []);
    let fates = [
        MeetingFate::Keep,
        MeetingFate::Keep,
        MeetingFate::Replace,
        MeetingFate::Cancel,
        MeetingFate::ShortenTo(10.0),
        MeetingFate::LessOften(0.5),
        MeetingFate::LessOften(12.0 / 52.0),
        MeetingFate::Fewer(5.0),
        MeetingFate::Fewer(5.0),
        MeetingFate::ShortenTo(20.0),
    ];
    assert_eq!(meetings.iter().map(|row| row.fate).collect::<Vec<_>>(), fates);
}

#[test]
fn people_and_frequency_may_be_ranges() {
    let text = "Meeting\tPeople\tMinutes\tHow often\nStand-up\t6-10\t15\tdaily\nReview\t6 to 8 people\t60\t2–3 times a week\n\
                Retro\t4..5..7\t30\tevery 2-3 weeks\nSync\t1.5-2\t30\t1-2";
    let (meetings, view) = read(text, &Choices::default());
    assert_eq!((view.errors, view.questions), (Vec::new(), Vec::new()));
    let ends = |spread: &Spread| [spread.low(), spread.likely(), spread.high()];
    let told: Vec<_> = meetings.iter().map(|row| (ends(row.attendees.spread()), ends(row.per_week.spread()))).collect();
    assert_eq!(
        told,
        [
            ([6.0, 8.0, 10.0], [5.0, 5.0, 5.0]),
            ([6.0, 7.0, 8.0], [2.0, 2.5, 3.0]),
            ([4.0, 5.0, 7.0], [1.0 / 3.0, 0.416_667, 0.5]),
            ([1.5, 1.75, 2.0], [1.0, 1.5, 2.0]),
        ]
    );
    assert_eq!(view.rows[0].cells[1], CellValue::Range(*meetings[0].attendees.spread()));
    assert_eq!(view.rows[1].cells[3], CellValue::PerWeekRange(*meetings[1].per_week.spread()));
    let (meetings, _) = read("Review\t6-10\t30\t1\tfewer 5", &Choices::default());
    assert_eq!(meetings[0].fate, MeetingFate::Fewer(5.0));
}

#[test]
fn a_range_that_may_be_a_date_and_one_of_what_has_one_number_are_refused() {
    let date = |column: usize, text: &str| {
        format!(
            "line 1, column {column}: “{text}” may be a date: spreadsheets turn ranges such as 6-10 into dates. \
             Write the range as 6 to 10"
        )
    };
    for text in ["06-Oct", "6. Oct", "Oct-10", "06-10", "6/10", "6/10/2027", "2027-06-10", "6-10-27"] {
        assert_eq!(errors(&format!("Review\t{text}\t30\t1")), [date(2, text)]);
        assert_eq!(errors(&format!("Review\t6\t30\t{text}")), [date(4, text)]);
    }
    assert_eq!(
        errors("Review\t6\t30-45\t1\nSync\t6\t30\t2\tfewer 4 to 5\nRetro\t6\t30\t9-10 every day"),
        [
            "line 1, column 3: “30-45” is not a duration: write 90, 1:30, 1h 30m, 90 minutes, 1.5 h or PT1H30M",
            "line 2, column 5: one number is needed here, not a range",
            &format!(
                "line 3, column 4: “9-10 every day” is not understood: write {}",
                crate::exchange::table::FREQUENCY_EXAMPLES
            ),
        ]
    );
    let (_, view) = read("Review\t10-6\t30\t1", &Choices::default());
    assert!(view.errors[0].reason.contains("the low value 10 is above the high value 6"), "{:?}", view.errors);
}

#[test]
fn a_sum_is_no_meeting() {
    reads("Stand-up\t6 to 10\t15\t5\n\t0\t15\t5", &[("Stand-up", 8.0, 15.0, 5.0)]);
    reads("Stand-up\t8\t15\t5\nTotal\t8\t15\t5", &[("Stand-up", 8.0, 15.0, 5.0)]);
    reads("Stand-up\t8\t15\t5\n\t8\t15\t5", &[("Stand-up", 8.0, 15.0, 5.0)]);
}

#[test]
fn the_good_rows_can_be_had_beside_the_bad() {
    let (meetings, view) = read("Stand-up,8,15,daily,\nReview,x,60,1,\nRetro,5,30,1,", &Choices::default());
    assert_eq!(meetings.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Stand-up", "Retro"]);
    assert_eq!((view.count, view.errors[0].line, view.errors[0].column), (2, 2, 2));
}

#[test]
fn a_list_without_end_is_cut() {
    let (meetings, view) = read(&"Stand-up,8,15,daily,\n".repeat(600), &Choices::default());
    assert_eq!((meetings.len(), view.errors.len(), view.errors[0].line), (500, 1, 501));
}

#[test]
fn a_header_in_other_words_is_named_and_its_columns_can_be_chosen() {
    let text = "Treffen\tKöpfe\tWie lange\tWie oft\nReview\t6\t30\t1";
    let said = "line 1: the columns “Treffen”, “Köpfe”, “Wie lange”, “Wie oft” are not known; for People one of “people”, \
                “attendees”, “participants”, “headcount” would do; for Minutes one of “minutes”, “length”, “duration”, \
                “hours” would do; for Times a week one of “per week”, “times a week”, “frequency”, “how often” would do. Or \
                choose the columns below";
    assert_eq!(errors(text), [said]);
    let columns = read(text, &Choices::default()).1.columns;
    let mut choices = Choices::default();
    (0..4).for_each(|field| choices.assign(&columns, field, Some(field)));
    let (meetings, view) = read(text, &choices);
    assert_eq!((told(&meetings), view.errors.len()), (vec![("Review", 6.0, 30.0, 1.0)], 0));
}

#[test]
fn nothing_is_taken_before_a_question_is_answered() {
    let text = "Review\t6\t30\tbiweekly\nAll hands\t1.250\t60\t1";
    let (meetings, view) = read(text, &Choices::default());
    assert_eq!((meetings.len(), view.count), (0, 0));
    assert_eq!(
        view.questions.iter().map(|question| (question.line, question.column)).collect::<Vec<_>>(),
        [(2, 1), (1, 3)]
    );
    let mut choices = Choices::default();
    choices.answer(&view.columns, 3, ColumnRule::EveryFew);
    choices.answer(&view.columns, 1, ColumnRule::DecimalComma);
    let (meetings, _) = read(text, &choices);
    assert_eq!(told(&meetings), [("Review", 6.0, 30.0, 0.5), ("All hands", 1250.0, 60.0, 1.0)]);
}

#[test]
fn all_that_is_wrong_is_named_at_once() {
    let text = "Stand-up,8,15,daily,forget\nReview,-1,60,1,keep\nPlanning,x,1:75,1,\nRetro,5,30,now and then,\nSync,5,30,1,shorten to 45\nTrip,5,2000,1,";
    let frequency = format!("“now and then” is not understood: write {}", crate::exchange::table::FREQUENCY_EXAMPLES);
    assert_eq!(
        errors(text),
        [
            "line 1, column 5: “forget” is not one of keep, replace, cancel, shorten to 10, less often 2, fewer 5",
            "line 2, column 2: must be at least 0",
            "line 3, column 2: “x” is not a number",
            "line 3, column 3: “1:75” is not a duration: write 90, 1:30, 1h 30m, 90 minutes, 1.5 h or PT1H30M",
            &format!("line 4, column 4: {frequency}"),
            "line 5, column 5: “shorten to 45” must leave more than 0 and less than today’s 30 minutes",
            "line 6, column 3: must be above 0 and at most 1440 minutes",
        ]
    );
}

proptest! {
    #[test]
    fn any_order_of_columns_reads_the_same(order in Just([0, 1, 2, 3, 4]).prop_shuffle(), separator in "[;\t|]") {
        let rows = [
            ["Meeting", "Attendees", "Length", "Per week", "Fate"],
            ["Stand-up", "8", "15m", "daily", "shorten to 10"],
            ["Review", "7,5", "1:30", "0,5", ""],
            ["Total", "15,5", "105", "5,5", ""],
        ];
        let line = |row: &[&str; 5]| order.map(|place| row[place]).join(&separator);
        let text = rows.iter().map(line).collect::<Vec<_>>().join("\n");
        let (meetings, view) = read(&text, &Choices::default());
        prop_assert_eq!(told(&meetings), [("Stand-up", 8.0, 15.0, 5.0), ("Review", 7.5, 90.0, 0.5)], "{:?}", view);
        prop_assert_eq!(meetings[0].fate, MeetingFate::ShortenTo(10.0));
    }

    #[test]
    fn no_text_panics(text in "(Name|People|daily|biweekly|1.250|0.02|45:00|keep|Total|\"|\t|;|,|\n| |é){0,24}|\\PC{0,40}") {
        let (meetings, view) = read(&text, &Choices::default());
        prop_assert_eq!(meetings.len(), view.count);
    }
}
