//! Importing a catalog twice changes nothing the second time; what is published stays as it was
//! (R3, R5).

use domain::identity::ProvinceFile;
use motcua::identity::{NoAccount, account_changes, put_on_record};
use motcua::{catalog, cli};
use serde_json::{Value, json};
use std::path::Path;
use std::process::ExitCode;
use tests::both_databases;
use tests::world::{SPECIALIST, Stage, World};

const PROVINCE: &str = include_str!("../../../data/province.json");
const OWN: &str = include_str!("../../../data/procedures.json");

both_databases! {
    async fn the_own_catalog_is_unchanged_the_second_time(db_url: String) {
        let world = World::new(&db_url).await;
        let before = world.fingerprint().await;
        assert!(before["rows of procedure_version"] >= 30);
        let app = &world.app;
        let plan = catalog::plan(OWN, &app.reference.now(), app.now()).expect("a catalog");
        let tally = plan.tally();
        assert_eq!((tally.new, tally.changed, tally.refused), (0, 0, 0), "{tally:?}");
        catalog::apply(app, &plan).await.expect("nothing to write");
        assert_eq!(world.fingerprint().await, before);
    }

    async fn a_changed_procedure_is_a_new_version_and_dossiers_keep_theirs(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.accept("1.002010").await;
        let mut file: Value = serde_json::from_str(OWN).expect("JSON");
        let rows = file["procedures"].as_array_mut().expect("rows");
        let row = rows.iter_mut().find(|row| row["code"] == "1.002010").expect("it is there");
        row["name"] = "Đăng ký hoạt động của tổ chức hành nghề luật sư (sửa đổi)".into();
        let app = &world.app;
        let plan = catalog::plan(&file.to_string(), &app.reference.now(), app.now()).expect("a catalog");
        let tally = plan.tally();
        assert_eq!((tally.new, tally.changed, tally.refused), (0, 1, 0), "{tally:?}");
        catalog::apply(app, &plan).await.expect("it is written");
        let query = "query($id: ID!) { dossier(id: $id) { procedure { version name } }
            procedure(code: \"1.002010\") { version name } }";
        let seen = world.officer("an.thanhtra").ask(query, serde_json::json!({ "id": handle.id })).await;
        assert_eq!(seen["dossier"]["procedure"]["version"], 1, "{seen:#}");
        let newest = "SELECT CAST(MAX(version) AS BIGINT) FROM procedure_version WHERE code = '1.002010'";
        assert_eq!(world.number(newest).await, 2);
        assert_eq!(motcua::audit::verify(app).await.expect("it can be read").findings, []);
    }

    /// A catalog of another province's making, where one lies beside the repository.
    async fn a_foreign_catalog_is_taken_once(db_url: String) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/procedures.json");
        let Ok(foreign) = std::fs::read_to_string(path) else { return };
        let world = World::new(&db_url).await;
        let app = &world.app;
        let plan = catalog::plan(&foreign, &app.reference.now(), app.now()).expect("a catalog");
        catalog::apply(app, &plan).await.expect("it is written");
        let before = world.fingerprint().await;
        let again = catalog::plan(&foreign, &app.reference.now(), app.now()).expect("a catalog");
        let (first, second) = (plan.tally(), again.tally());
        assert_eq!((second.new, second.changed), (0, 0), "{first:?}, then {second:?}");
        catalog::apply(app, &again).await.expect("nothing to write");
        assert_eq!(world.fingerprint().await, before);
    }

    async fn an_account_is_put_on_record_later(db_url: String) {
        let world = World::new(&db_url).await;
        let app = &world.app;
        let own: Value = serde_json::from_str(PROVINCE).expect("JSON");
        let file = |code: &str, number: &str| {
            let mut file = own.clone();
            for agency in file["agencies"].as_array_mut().expect("agencies") {
                agency.as_object_mut().expect("an agency").remove("paymentAccount");
            }
            let agency = &mut file["agencies"][0];
            agency["code"] = code.into();
            agency["paymentAccount"] =
                json!({ "holder": " Sở  Tư pháp", "number": number, "bank": "Kho bạc Nhà nước" });
            ProvinceFile::parse(&file.to_string()).expect("a province")
        };
        let changes = |file: &ProvinceFile| {
            let known = app.reference.now();
            let facts = known.province.clone().expect("a province");
            account_changes(&facts, &known.agencies, file)
        };
        let before = recorded(&world).await;
        let stranger = changes(&file("H99.98", "3713.0.0000002")).expect_err("no such agency");
        assert_eq!(stranger[0].1, NoAccount::Stranger);
        for number in ["", "một hai ba", "12"] {
            let wrong = changes(&file("H99.02", number)).expect_err("no account number");
            let NoAccount::Wrong(refusals) = &wrong[0].1 else { panic!("{wrong:?}") };
            assert_eq!(refusals.len(), 1, "{refusals:?}");
            assert_eq!(refusals[0].path, ["accountNumber"], "{number}");
        }
        let own = ProvinceFile::parse(PROVINCE).expect("a province");
        assert_eq!(changes(&own).expect("they are on record"), []);
        assert_eq!(recorded(&world).await, before);

        let wanted = file("H99.02", "3713.0.0000002");
        let found = changes(&wanted).expect("an account");
        assert_eq!(found.len(), 1, "what the file does not name stays: {found:?}");
        put_on_record(app, &found).await.expect("it is written");
        assert_eq!(changes(&wanted).expect("it is on record"), []);
        assert_eq!(found[0].after.holder, "Sở Tư pháp", "tidied, as a notice would be");
        let handle = world.dossier_at(Stage::Appraise).await;
        let query = "query($id: ID!) { dossier(id: $id) { life { paymentAccount { number } } } }";
        let seen = world.officer(SPECIALIST).ask(query, json!({ "id": handle.id })).await;
        assert_eq!(seen["dossier"]["life"]["paymentAccount"]["number"], "3713.0.0000002", "{seen}");
    }

    /// What a command line says is what it does: nothing without `--apply`.
    async fn the_command_line_puts_accounts_on_record(db_url: String) {
        let world = World::new(&db_url).await;
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name).to_str().expect("a path").to_owned();
        let says = async |content: &Value, options: &[&str]| {
            std::fs::write(path("province.json"), content.to_string()).expect("a file");
            let (file, data) = (path("province.json"), path("data"));
            let line = ["import", "accounts", &file, "--database", &db_url, "--data", &data];
            let mut said = Vec::new();
            let code = cli::perform(&[&line[..], options].concat(), &mut said).await;
            (String::from_utf8(said).expect("text"), code.map_err(|error| error.to_string()))
        };
        let mut file: Value = serde_json::from_str(PROVINCE).expect("JSON");
        let (before, done) = (recorded(&world).await, Ok(ExitCode::SUCCESS));
        let nothing = ("Không có gì thay đổi.\n".to_owned(), done.clone());
        assert_eq!(says(&file, &["--apply"]).await, nothing);

        numbered(&mut file, "H99.03", "3713.0.0000009.00000");
        let (said, code) = says(&file, &[]).await;
        let treasury = "Kho bạc Nhà nước tỉnh Mẫu";
        assert_eq!(
            said,
            format!(
                "H99.03: Sở Xây dựng tỉnh Mẫu, 3713.0.0000003.00000, {treasury} → \
                 Sở Xây dựng tỉnh Mẫu, 3713.0.0000009.00000, {treasury}\n\
                 Chưa ghi gì. Thêm --apply để ghi.\n"
            )
        );
        assert_eq!(code, done);
        assert_eq!(recorded(&world).await, before, "it was only said");

        let (said, code) = says(&file, &["--apply", "--lang", "en"]).await;
        assert!(said.contains("\nWritten. A server on SQLite"), "{said}");
        assert_eq!(code, done);
        assert_eq!(says(&file, &["--apply"]).await, nothing, "it is on record");

        // One that is no account keeps all of them from being written.
        numbered(&mut file, "H99.01", "3713.0.0000008.00000");
        numbered(&mut file, "H99.03", "12");
        let before = recorded(&world).await;
        let (said, code) = says(&file, &["--apply"]).await;
        assert!(said.starts_with("H99.03: ") && said.lines().count() == 1, "{said}");
        assert_eq!(code, Ok(ExitCode::FAILURE));
        assert_eq!(recorded(&world).await, before);
    }
}

/// What is on record of the province, which no count of rows would show.
async fn recorded(world: &World) -> Vec<String> {
    world.texts("SELECT content AS t FROM setting ORDER BY name").await
}

fn numbered(file: &mut Value, agency: &str, number: &str) {
    let mut agencies = file["agencies"].as_array_mut().expect("agencies").iter_mut();
    let one = agencies.find(|it| it["code"] == agency).expect("an agency");
    one["paymentAccount"]["number"] = number.into();
}
