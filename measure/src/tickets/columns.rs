//! Which columns of a tracker's export hold the dates.

use crate::table::key;

/// Columns of a tracker by their keys (letters and digits of the header, in lower case); the first that is there is taken.
struct Tracker {
    name: &'static str,
    /// Any of these headers, together with the date columns, means this tracker.
    signs: &'static [&'static str],
    created: &'static [&'static str],
    resolved: &'static [&'static str],
    responded: &'static [&'static str],
}

const TRACKERS: &[Tracker] = &[
    Tracker {
        name: "GitLab",
        signs: &["createdatutc", "closedatutc", "issueid", "authorusername", "timeestimate"],
        created: &["createdatutc", "createdat"],
        resolved: &["closedatutc", "closedat"],
        responded: &[],
    },
    Tracker {
        name: "Azure DevOps",
        signs: &["createddate"],
        created: &["createddate"],
        resolved: &["closeddate", "resolveddate"],
        responded: &[],
    },
    Tracker {
        name: "Zendesk",
        signs: &["solvedat", "solved", "ticketsolveddate"],
        created: &["createdat", "created", "requested", "ticketcreateddate"],
        resolved: &["solvedat", "solved", "ticketsolveddate"],
        responded: &[
            "firstreplytimeinminutes",
            "firstreplytimemin",
            "firstreplytimeminutes",
            "firstreplytimeinhours",
            "firstreplytimehrs",
            "firstreplytimehours",
        ],
    },
    Tracker {
        name: "Linear",
        signs: &["canceled", "cyclename", "cyclenumber", "triaged", "team", "projectid"],
        created: &["created", "createdat"],
        resolved: &["completed", "completedat"],
        responded: &[],
    },
    Tracker {
        name: "Trello",
        signs: &["cardid", "cardname", "cardurl", "listname", "boardname"],
        created: &["created", "createdat", "datecreated", "createddate", "creationdate", "cardcreated"],
        resolved: &["completed", "completedat", "datecompleted", "completeddate", "closed", "closedat", "done"],
        responded: &[],
    },
    Tracker {
        name: "Asana",
        signs: &["completedat"],
        created: &["createdat"],
        resolved: &["completedat"],
        responded: &[],
    },
    Tracker { name: "GitHub", signs: &["closedat"], created: &["createdat"], resolved: &["closedat"], responded: &[] },
    Tracker {
        name: "Jira",
        signs: &[
            "resolved",
            "resolutiondate",
            "erledigt",
            "gelöst",
            "behoben",
            "erledigungsdatum",
            "lösungsdatum",
            "résolu",
            "résolue",
            "résolus",
            "datederésolution",
            "resuelta",
            "resuelto",
            "fechaderesolución",
        ],
        created: &[
            "created",
            "erstellt",
            "erstelltam",
            "erstellungsdatum",
            "création",
            "créé",
            "créée",
            "créés",
            "datedecréation",
            "creada",
            "creado",
            "fechadecreación",
        ],
        resolved: &[
            "resolved",
            "resolutiondate",
            "erledigt",
            "gelöst",
            "behoben",
            "erledigungsdatum",
            "lösungsdatum",
            "résolu",
            "résolue",
            "résolus",
            "datederésolution",
            "resuelta",
            "resuelto",
            "fechaderesolución",
        ],
        responded: &[],
    },
];

/// Fields beside the dates that an export of Jira has in one of its languages. Dates called *created* and *resolved* alone are read as
/// those of Jira, but may be anybody's.
const JIRA_FIELDS: &[&str] = &[
    "issuekey",
    "issueid",
    "issuetype",
    "key",
    "summary",
    "status",
    "resolution",
    "priority",
    "projectkey",
    "zusammenfassung",
    "vorgangsschlüssel",
    "vorgangsid",
    "vorgangstyp",
    "schlüssel",
    "lösung",
    "résumé",
    "clédeticket",
    "typedeticket",
    "clé",
    "état",
    "résolution",
    "resumen",
    "clavedeincidencia",
    "tipodeincidencia",
    "clave",
    "estado",
    "resolución",
];

/// Columns by position.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    /// The tracker whose export this is; none where other tables have such columns too.
    pub(crate) source: Option<&'static str>,
    pub(crate) created: Option<usize>,
    pub(crate) resolved: Option<usize>,
    pub(crate) responded: Option<usize>,
}

/// Recognizes a tracker by its header.
pub(crate) fn recognized(header: &[String]) -> Option<Columns> {
    let keys: Vec<String> = header.iter().map(|name| key(name)).collect();
    let first = |names: &[&str]| names.iter().find_map(|name| keys.iter().position(|key| key == name));
    TRACKERS.iter().find_map(|tracker| {
        first(tracker.signs)?;
        Some(Columns {
            source: (tracker.name != "Jira" || first(JIRA_FIELDS).is_some()).then_some(tracker.name),
            created: Some(first(tracker.created)?),
            resolved: Some(first(tracker.resolved)?),
            responded: first(tracker.responded).or_else(|| first_response(&keys)),
        })
    })
}

/// Parts of the headers that dates of creation and resolution often have, the surest first.
const CREATED: &[&str] = &[
    "creat",
    "erstell",
    "créé",
    "créat",
    "cread",
    "open",
    "submitted",
    "reported",
    "angelegt",
    "eröffnet",
    "ouvert",
    "abiert",
];
const RESOLVED: &[&str] = &[
    "resolved",
    "solved",
    "closed",
    "completed",
    "gelöst",
    "erledigt",
    "geschlossen",
    "résolu",
    "fermé",
    "clôtur",
    "resuelt",
    "cerrad",
    "finished",
    "done",
];

/// Guesses columns by parts of their names, among those that hold dates.
pub(crate) fn guessed(header: &[String], holds_dates: impl Fn(usize) -> bool) -> Columns {
    let keys: Vec<String> = header.iter().map(|name| key(name)).collect();
    let first = |parts: &[&str]| {
        parts.iter().find_map(|part| (0..keys.len()).find(|&at| keys[at].contains(part) && holds_dates(at)))
    };
    let created = first(CREATED);
    let resolved = first(RESOLVED).filter(|resolved| Some(*resolved) != created);
    Columns { source: None, created, resolved, responded: first_response(&keys) }
}

fn first_response(keys: &[String]) -> Option<usize> {
    const PARTS: &[&str] =
        &["firstrespon", "firstrepl", "responded", "ersteantwort", "premièreréponse", "primerarespuesta"];
    keys.iter().position(|key| PARTS.iter().any(|part| key.contains(part)))
}

/// The column of a name that was given, in any case.
pub(crate) fn named(header: &[String], name: &str) -> Option<usize> {
    let exact = header.iter().position(|known| known == name.trim());
    exact.or_else(|| header.iter().position(|known| known.to_lowercase() == name.trim().to_lowercase()))
}

/// What a column's cells are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    /// Dates; in UTC where the header says so.
    Dates {
        /// Whether times without an offset are in UTC.
        utc: bool,
    },
    /// Durations from the creation on, in units of so many seconds.
    Durations {
        /// Seconds of the unit.
        unit: f64,
    },
}

/// What a header says of its column.
pub(crate) fn kind(name: &str) -> Kind {
    let lower = name.to_lowercase();
    let has = |words: &[&str]| lower.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word));
    if has(&["minutes", "minute", "mins", "min", "minuten", "minutos"]) {
        Kind::Durations { unit: 60.0 }
    } else if has(&["hours", "hrs", "hour", "stunden", "heures", "horas"]) {
        Kind::Durations { unit: 3600.0 }
    } else {
        Kind::Dates { utc: has(&["utc", "gmt"]) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(header: &str) -> String {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        let name = |at: Option<usize>| at.map_or("-", |at| header[at].as_str());
        recognized(&header).map_or_else(String::new, |columns| {
            let Columns { source, created, resolved, responded } = columns;
            format!("{}: {}, {}, {}", source.unwrap_or("unnamed"), name(created), name(resolved), name(responded))
        })
    }

    #[test]
    fn trackers_are_recognized_by_their_headers() {
        for (header, expected) in [
            ("number,title,state,created_at,updated_at,closed_at", "GitHub: created_at, closed_at, -"),
            ("number,createdAt,closedAt", "GitHub: createdAt, closedAt, -"),
            (
                "Title,Issue ID,Author Username,Created At (UTC),Updated At (UTC),Closed At (UTC)",
                "GitLab: Created At (UTC), Closed At (UTC), -",
            ),
            (
                "Summary,Issue key,Issue id,Status,Resolution,Created,Updated,Resolved,Due Date",
                "Jira: Created, Resolved, -",
            ),
            ("Zusammenfassung,Vorgangsschlüssel,Erstellt,Aktualisiert,Erledigt,Lösung", "Jira: Erstellt, Erledigt, -"),
            ("Résumé,Clé de ticket,Création,Mise à jour,Résolue", "Jira: Création, Résolue, -"),
            ("Resumen,Clave de incidencia,Creada,Actualizada,Resuelta", "Jira: Creada, Resuelta, -"),
            (
                "ID,Team,Title,Status,Created,Updated,Started,Triaged,Completed,Canceled,Archived,Due Date",
                "Linear: Created, Completed, -",
            ),
            (
                "Id,Requester,Created at,Solved at,First reply time in minutes within business hours,First reply time in minutes",
                "Zendesk: Created at, Solved at, First reply time in minutes",
            ),
            ("Task ID,Created At,Completed At,Last Modified,Name", "Asana: Created At, Completed At, -"),
            ("Card ID,Card Name,List Name,Created,Completed", "Trello: Created, Completed, -"),
            (
                "ID,Work Item Type,Title,State,Created Date,Resolved Date,Closed Date",
                "Azure DevOps: Created Date, Closed Date, -",
            ),
            ("ID,Work Item Type,Created Date,Resolved Date", "Azure DevOps: Created Date, Resolved Date, -"),
            ("id,created,first_response,resolved", "unnamed: created, resolved, first_response"),
            ("Name,Date", ""),
        ] {
            assert_eq!(found(header), expected);
        }
    }

    #[test]
    fn other_columns_are_guessed_among_those_with_dates() {
        let header: Vec<String> =
            ["Opened by", "Opened on", "Closed by", "Closed on", "First response"].map(str::to_owned).into();
        let columns = guessed(&header, |at| at % 2 == 1);
        assert_eq!(columns, Columns { source: None, created: Some(1), resolved: Some(3), responded: Some(4) });
    }

    #[test]
    fn a_header_says_what_its_cells_are() {
        assert_eq!(kind("First reply time in minutes"), Kind::Durations { unit: 60.0 });
        assert_eq!(kind("First reply time (hrs)"), Kind::Durations { unit: 3600.0 });
        assert_eq!(kind("Created At (UTC)"), Kind::Dates { utc: true });
        assert_eq!(kind("Administered"), Kind::Dates { utc: false });
    }
}
