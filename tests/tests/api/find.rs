//! Searching the list: a dossier is found by whatever of it somebody has in hand, however it is
//! typed, and by nobody beyond whose sight it is (R17).

use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{CLERK, Client, HEAD, LEADER, World, code};

/// The one that is looked for, of Sở Tư pháp; another there; one of Sở Xây dựng with a name like
/// it.
const WANTED: [&str; 4] = ["1.002010", "Đặng Thị Mỹ Hạnh", "0912 345 678", "000190067890"];
const BESIDE: [&str; 4] = ["1.002010", "Nguyễn Thị Ánh", "0900 123 456", "000190012345"];
const ELSEWHERE: [&str; 4] = ["1.013236", "Đặng Văn Hạnh", "0987 654 321", "000185001234"];

/// The code of the one that is looked for.
const CODE: &str = "H99.02-261123-0001";

/// What somebody may have in hand of [`WANTED`], and of no other dossier.
const KNOWN: [&str; 20] = [
    "Đặng Thị Mỹ Hạnh",
    "dang thi my hanh",
    "ĐẶNG THỊ MỸ HẠNH",
    // As some keyboards write it, with the marks beside the letters.
    "Ha\u{323}nh My\u{303}",
    "  hanh   my ",
    "my dang",
    "hanh thi dang",
    "My Han",
    "0912345678",
    "0912 345 678",
    "345678",
    "000190067890",
    "067890",
    CODE,
    "h99.02-261123-0001",
    "02-261123-0001",
    "H99.02-261123 my",
    "my 0912345678",
    "0912345678 000190067890",
    "dang thi my hanh h99.02-261123-0001",
];

/// Takes in a dossier at the Center; its code.
async fn filed(world: &World, [procedure, name, phone, personal_id]: [&str; 4]) -> String {
    let mut intake = world.intake(procedure);
    for (field, value) in [("name", name), ("phone", phone), ("personalId", personal_id)] {
        intake["applicant"][field] = value.into();
    }
    let clerk = world.officer(CLERK);
    let accepted = clerk.change("dossierAccept", json!({ "intake": intake })).await;
    accepted.done()["code"].as_str().unwrap().to_owned()
}

/// The three of them; the codes of those beside.
async fn filled(world: &World) -> [String; 2] {
    assert_eq!(filed(world, WANTED).await, CODE);
    [filed(world, BESIDE).await, filed(world, ELSEWHERE).await]
}

/// The codes that a search lists, in order; as many are counted.
async fn found(client: &Client, search: &str) -> Vec<String> {
    let query = "query($f: DossierFilter!) { dossierCounts(filters: [$f])
        dossiers(filter: $f, first: 100) { nodes { code } } }";
    let data = client.ask(query, json!({ "f": { "search": search } })).await;
    let nodes = data["dossiers"]["nodes"].as_array().unwrap().iter();
    let mut codes: Vec<_> = nodes.map(|it| it["code"].as_str().unwrap().to_owned()).collect();
    codes.sort();
    assert_eq!(data["dossierCounts"], json!([codes.len()]), "{search}");
    codes
}

both_databases! {
    async fn a_dossier_is_found_by_whatever_of_it_is_known(db_url: String) {
        let world = World::new(&db_url).await;
        filled(&world).await;
        for who in [CLERK, HEAD, LEADER] {
            let client = world.officer(who);
            for words in KNOWN {
                assert_eq!(found(&client, words).await, [CODE], "{who}: {words}");
            }
        }
    }

    async fn a_telephone_number_is_found_with_its_country_code(db_url: String) {
        let world = World::new(&db_url).await;
        filled(&world).await;
        let client = world.officer(CLERK);
        for words in ["+84912345678", "hanh +84912345678", "+84 912 345 678", "0084912345678", "0912.345.678"] {
            assert_eq!(found(&client, words).await, [CODE], "{words}");
        }
        assert_eq!(found(&client, "+84912345679").await, [""; 0]);
    }

    async fn what_no_dossier_has_as_a_whole_finds_none(db_url: String) {
        let world = World::new(&db_url).await;
        let [beside, elsewhere] = filled(&world).await;
        for who in [CLERK, HEAD, LEADER] {
            let client = world.officer(who);
            for words in [
                "khong co ai", "0999999999", "000190099999", "H99.02-261123-9999",
                // The one word is of one dossier, the other of another.
                "nguyen hanh", "van 0912345678", "my 0900123456",
                // What stands for anything in a database stands for itself.
                "%", "_", "da_g", "hanh%", "\"", "\\",
            ] {
                assert_eq!(found(&client, words).await, [""; 0], "{who}: {words}");
            }
        }
        // Nothing typed is nothing asked, and what several have finds all of them.
        let clerk = world.officer(CLERK);
        let all = [CODE.to_owned(), beside, elsewhere.clone()];
        for words in ["", "  ", "h99"] {
            assert_eq!(found(&clerk, words).await, all, "{words:?}");
        }
        assert_eq!(found(&clerk, "thi").await, all[..2]);
        assert_eq!(found(&clerk, "dang hanh").await, [CODE, elsewhere.as_str()]);
    }

    async fn another_department_finds_nothing_of_it(db_url: String) {
        let world = World::new(&db_url).await;
        let [beside, elsewhere] = filled(&world).await;
        for who in [
            "khoa.daumoi.xaydung", "cuong.chuyenvien.xaydung", "yen.truongphong.xaydung",
            "long.giamdoc.xaydung", "phuong.vanthu.xaydung", "ha.ykien.congan",
            "thao.tiepnhan.dongmau",
        ] {
            let client = world.officer(who);
            for words in KNOWN {
                assert_eq!(found(&client, words).await, [""; 0], "{who}: {words}");
            }
            assert_eq!(found(&client, &beside).await, [""; 0], "{who}");
        }
        // Each finds his own by the words that both have.
        for (who, own) in [("long.giamdoc.xaydung", elsewhere.as_str()), (LEADER, CODE)] {
            assert_eq!(found(&world.officer(who), "dang hanh").await, [own], "{who}");
        }
        let query = "{ dossiers(filter: { search: \"hanh\" }) { nodes { code } } }";
        let answer = world.officer("khoa.quantri").send(query, Value::Null).await;
        assert_eq!(code(&answer).as_deref(), Some("FORBIDDEN"));
    }
}
