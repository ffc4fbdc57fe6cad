use super::*;
use proptest::prelude::*;
use serde_json::{Map, Value};

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,9}|[\u{0}-\u{20}\"\\\\/\u{7f}é𝄞]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::vec(("[a-z\"\n]{0,3}", inner), 0..5)
                .prop_map(|entries| Value::Object(entries.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Another reader of the same text: the value, or where it fails.
fn other(text: &str) -> Result<Value, Fault> {
    serde_json::from_str(text).map_err(|error| Fault {
        line: error.line(),
        column: error.column(),
        early: error.is_eof(),
    })
}

proptest! {
    #[test]
    fn writes_and_reads_as_another_implementation_does(value in values()) {
        prop_assert_eq!(text(&value), value.to_string());
        prop_assert_eq!(pretty(&value), format!("{value:#}"));
        prop_assert_eq!(parse(&text(&value)), Ok(value.clone()));
        prop_assert_eq!(parse(&pretty(&value)), Ok(value));
    }

    #[test]
    fn accepts_and_refuses_what_another_implementation_does(text in "[-{}\\[\\]:,\"\\\\ 0-9.eE+tfu\nnulrasd8c]{0,12}") {
        prop_assert_eq!(parse(&text).ok(), other(&text).ok(), "{}", text);
    }
}

#[test]
fn numbers_keep_their_kind() {
    for text in [
        "0",
        "-0",
        "0.0",
        "-1",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "1e2",
        "1E-2",
        "0.1e1",
        "5e-324",
        "1.7976931348623157e308",
    ] {
        assert_eq!(parse(text), other(text), "{text}");
    }
}

#[test]
fn escapes_are_read_and_halves_of_characters_are_refused() {
    for text in [
        r#""\u00e9\ud834\udd1e\/\b\f""#,
        r#""\ud834""#,
        r#""\ud834\u0041""#,
        r#""\udd1e""#,
        r#""\u12g4""#,
        "\"\t\"",
        r#""\x""#,
    ] {
        assert_eq!(parse(text).ok(), other(text).ok(), "{text}");
    }
}

#[test]
fn what_is_wrong_is_found_where_it_is() {
    for text in ["", " ", "{\"a\":\n  b}", "[1,]", "[1 2]", "{\"a\" 1}", "{} {}", "[1,\n2", "{\"a\": NaN}", "-", "\"a"]
    {
        assert_eq!(parse(text), other(text), "{text}");
    }
}

#[test]
fn the_deepest_text_is_read_and_a_deeper_one_refused() {
    let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert!(parse(&nested(127)).is_ok());
    assert!(parse(&nested(10_000)).is_err());
}
