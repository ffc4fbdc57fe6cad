//! Links found in what other programs and people put around them.

use super::*;

/// What mail programs, chats and people leave around a link `{L}` with the payload `{P}`.
const AROUND: [&str; 44] = [
    "#v2.{P}",
    "v2.{P}",
    " v2.{P} ",
    "#V2.{P}",
    "#v2%2E{P}",
    "#v2%252E{P}",
    "#!v2.{P}",
    "#/v2.{P}",
    "#!/v2.{P}",
    "#v2.{P}\n",
    "{L}",
    "<{L}>",
    "({L})",
    "[{L}]",
    "“{L}”",
    "\"{L}\"",
    "'{L}'",
    "{L}.",
    "{L},",
    "{L};",
    "{L}:",
    "{L}!",
    "{L}?",
    "{L})",
    "{L}>",
    "{L}”.",
    "{L}…",
    "{L}=",
    "{L}==",
    "{L}*",
    "{L}**",
    "{L}&v=3",
    "{L}?utm_source=x",
    "{L}#top",
    "{L}/",
    "{L}|",
    "[our case]({L})",
    "<a href=\"{L}\">{L}</a>",
    "<a href=3D\"{L}\">",
    "See {L} and tell me",
    "{L}\n\n-- \nAnna",
    "\u{200b}{L}\u{feff}",
    "v1.2 of the figures, release v3: {L}",
    "https:\\/\\/example.com\\/#v2.{P}",
];

#[test]
fn whatever_sticks_to_a_link_it_opens() {
    for document in [json!({"edition": 2}), plain(), rich()] {
        let case = case(&document);
        let fragment = link::write(&case);
        let link = format!("https://example.com/team/roi/{fragment}");
        let encoded = |text: &str| text.replace('%', "%25").replace(':', "%3A").replace('/', "%2F").replace('#', "%23");
        let passed_on = [
            format!(
                "https://eur01.safelinks.protection.outlook.com/?url={}&data=05%7C02%7Canna&reserved=0",
                encoded(&link)
            ),
            format!("https://www.google.com/url?q={}&sa=D&source=editors", encoded(&link)),
            format!("https://one.example/?u={}", encoded(&format!("https://two.example/?q={}&x=1", encoded(&link)))),
        ];
        let around = AROUND.map(|around| around.replace("{L}", &link).replace("{P}", &fragment[4..]));
        for text in around.iter().chain(&passed_on) {
            let opened = link::open(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!((&opened.case, format!("#{}", opened.fragment)), (&case, fragment.clone()), "{text}");
            assert!(opened.route.is_empty(), "{text}: {}", opened.route);
        }
    }
}

#[test]
fn a_route_is_found_whatever_follows_it() {
    let fragment = link::write(&case(&plain()));
    for (text, route) in [
        ("{L}/rollout", "/rollout"),
        ("{L}/case/team.people.", "/case/team.people"),
        ("<{L}/scorecard>", "/scorecard"),
        ("{L}/rollout?utm_source=x", "/rollout"),
        ("https%3A%2F%2Fexample.com%2F{L}%2Frollout&data=1", "/rollout"),
        ("{L}", ""),
    ] {
        let text = text.replace("{L}", &fragment);
        assert_eq!(link::open(&text).map(|link| link.route), Ok(route.to_owned()), "{text}");
    }
}

#[test]
fn a_link_in_a_whole_mail_opens_though_it_is_wrapped_and_quoted() {
    let case = case(&rich());
    let fragment = link::write(&case);
    let link = format!("https://example.com/roi/{fragment}");
    let lines = |width: usize, end: &str| {
        let signs: Vec<char> = link.chars().collect();
        signs.chunks(width).map(String::from_iter).collect::<Vec<_>>().join(end)
    };
    for text in [
        format!("Hi,\n\nhere it is:\n{}\n\nBest\nAnna\n", lines(76, "\n")),
        format!("> Hi,\n> here:\n> {}\n> Best\n", lines(70, "\n> ")),
        format!(">> {}\n>> Best\n", lines(70, "\r\n>> ")),
        format!("Content-Transfer-Encoding: quoted-printable\n\n<a href=3D\"{}\">case</a>", lines(75, "=\r\n")),
        format!("> Hi,\n> {}\n> Best\n", lines(70, "=\n> ")),
        format!("#{}", lines(75, "=")),
        lines(40, " "),
        lines(40, "\u{200b}"),
        lines(9, "\r\n   "),
    ] {
        assert_eq!(link::read(&text).as_ref(), Ok(&case), "{text}");
    }
}

#[test]
fn dashes_that_a_word_processor_changed_are_read() {
    let links = || (1..300).map(|people| link::write(&case(&with(rich(), "/team/people", people))));
    let doubled = links().find(|link| link.contains("--")).unwrap();
    assert!(link::read(&doubled).is_ok() && link::read(&doubled.replace("--", "—")) == link::read(&doubled));
    assert_eq!(link::read(&doubled.replace("--", "–")), link::read(&doubled));
    let single = links().find(|link| link.contains('-') && !link.contains("--")).unwrap();
    assert!(link::read(&single).is_ok() && link::read(&single.replace('-', "–")) == link::read(&single));
}

#[test]
fn of_several_links_the_first_that_opens_counts() {
    let [first, second] = [20, 30].map(|people| link::write(&case(&json!({"team": {"people": people}}))));
    let cut = &first[..first.len() - 6];
    assert_eq!(link::read(&format!("{first}\n{second}")), link::read(&first));
    assert_eq!(link::read(&format!("{cut}\n\n{second}")), link::read(&second));
}

#[test]
fn what_is_no_link_of_this_product_is_none() {
    for text in [
        "",
        "#",
        "foo",
        "#foo",
        "#/rollout",
        "utm_source=v1",
        "#access_token=v1.eNq",
        "Release v1.2 is out",
        "team.people=4",
        "av1.eNq",
        "w1.eNq",
        "v.eNq",
    ] {
        assert_eq!(link::read(text), Err(LinkError::None), "{text}");
    }
    for text in ["#v1", "v1.", "#v1.2", "#/V1.", "#!v1.eN"] {
        assert!(matches!(link::read(text), Err(LinkError::CutShort(_))), "{text}: {:?}", link::read(text));
    }
}
