//! The fields of `schema.graphql`, so that none is forgotten by the tables of who may do what.

use tests::world::{Client, World};

const SCHEMA: &str = include_str!("../../../schema.graphql");

/// The fields of a root type.
pub(crate) fn fields(root: &str) -> Vec<String> {
    let name = |line: &str| line.split(['(', ':']).next().map(str::to_owned);
    lines(root).into_iter().filter_map(name).collect()
}

/// The fields without arguments of an object type, each with its type; none of anything else.
pub(crate) fn typed_fields(object: &str) -> Vec<(String, String)> {
    let plain = lines(object).into_iter().filter(|line| !line.contains('('));
    let typed = |line: &str| {
        let (name, kind) = line.split_once(": ")?;
        Some((name.to_owned(), kind.split_whitespace().next()?.to_owned()))
    };
    plain.filter_map(typed).collect()
}

/// The values of an enum.
pub(crate) fn values(name: &str) -> Vec<&'static str> {
    let start = format!("enum {name} {{");
    let body = SCHEMA.lines().skip_while(|line| *line != start).skip(1);
    body.take_while(|line| *line != "}")
        .filter_map(|line| line.strip_prefix('\t'))
        .filter(|line| line.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
        .collect()
}

/// The lines on which the fields of an object type begin.
fn lines(object: &str) -> Vec<&'static str> {
    let start = format!("type {object} ");
    let mut in_description = false;
    SCHEMA
        .lines()
        .skip_while(|line| !(line.starts_with(&start) && line.ends_with('{')))
        .skip(1)
        .take_while(|line| *line != "}")
        .filter(|line| {
            let edge = line.trim() == "\"\"\"";
            in_description ^= edge;
            !edge && !in_description
        })
        .filter_map(|line| line.strip_prefix('\t'))
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .collect()
}

/// Somebody of each role and of none, and those who hold the right role in the wrong place.
pub(crate) fn callers(world: &World) -> Vec<(&'static str, Client)> {
    let officers = [
        ("INT", "lan.tiepnhan"),
        ("RET", "mai.traketqua"),
        ("CSH", "hoa.thuphi"),
        ("HOC", "duc.luanchuyen"),
        ("CDR", "son.lanhdao"),
        ("KSTT", "hanh.kiemsoat"),
        ("FOC", "thu.daumoi.tuphap"),
        ("SPC", "minh.chuyenvien.tuphap"),
        ("HOD", "quang.truongphong.tuphap"),
        ("DIR", "hai.giamdoc.tuphap"),
        ("CLK", "nga.vanthu.tuphap"),
        ("PVO", "tuan.vpubnd"),
        ("CHM", "binh.chutich"),
        ("CON", "ha.ykien.congan"),
        ("AUDIT", "an.thanhtra"),
        ("INTEG", "cong.tichhop"),
        ("ADMIN", "khoa.quantri"),
        ("SPC-colleague", "tuan.chuyenvien.tuphap"),
        ("SPC-other-division", "trang.chuyenvien.tuphap"),
        ("HOD-other-division", "son.truongphong.tuphap"),
        ("FOC-other-department", "khoa.daumoi.xaydung"),
        ("SPC-other-department", "cuong.chuyenvien.xaydung"),
        ("HOD-other-department", "yen.truongphong.xaydung"),
        ("DIR-other-department", "long.giamdoc.xaydung"),
        ("CLK-other-department", "phuong.vanthu.xaydung"),
        ("INT-other-Center", "thao.tiepnhan.dongmau"),
        ("RET-other-Center", "cuc.traketqua.dongmau"),
        ("HOC-other-Center", "tam.luanchuyen.dongmau"),
        ("CDR-other-Center", "hieu.lanhdao.dongmau"),
    ];
    let mut callers = vec![("ANONYMOUS", world.anonymous())];
    callers.extend(officers.map(|(label, username)| (label, world.officer(username))));
    callers
}

#[test]
fn the_fields_of_the_schema_are_read() {
    assert_eq!(fields("Subscription"), ["boardChanged", "deskChanged", "dossierChanged"]);
    assert_eq!(fields("Mutation").len(), 66);
    assert!(fields("Query").contains(&"tracking".to_owned()));
    assert_eq!(values("ExportFormat"), ["CSV", "XLSX"]);
}

#[tokio::test]
async fn every_role_has_a_caller() {
    tests::database::on_sqlite(async |url| {
        let world = World::new(&url).await;
        let labels: Vec<_> = callers(&world).into_iter().map(|(label, _)| label).collect();
        for role in domain::identity::Role::ALL {
            if role == domain::identity::Role::Sys {
                continue; // Nobody can sign in as the system.
            }
            assert!(labels.contains(&role.code()), "nobody tries as {role:?}");
        }
        let query = "{ viewer { grants { role } } }";
        for (label, client) in callers(&world).into_iter().skip(1) {
            let viewer = client.ask(query, serde_json::Value::Null).await;
            let role = label.split('-').next().unwrap_or(label);
            assert_eq!(viewer["viewer"]["grants"][0]["role"], role, "{label}");
        }
    })
    .await;
}
