//! From JSON to a row, collecting every fault on the way.

use super::finding::Finding;
use super::raw::{RawChannel, RawDocument, RawProcedure, RawProcess, RawResult, RawStep, RawTerm};
use super::tidy::decision_number;
use crate::calendar::{DayEnd, Term};
use crate::catalog::{Level, ProcedureRules, SubmissionChannel};
use crate::identifier::ProcedureCode;
use crate::identity::Role;
use crate::lang::Lang;
use crate::process::FileForm;
use crate::text::{fold, tidy};
use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The longest time anybody promises; more is a slip of the finger.
const LONGEST: u64 = 3650;

/// The highest fee in đồng; more is a slip of the finger, and no column could hold it.
const HIGHEST_FEE: u64 = 1_000_000_000_000;

/// The longest step in minutes, ten years of working days.
const LONGEST_STEP: u32 = 3650 * 8 * 60;

const KNOWN: [&str; 18] = [
    "code",
    "name",
    "field",
    "department",
    "level",
    "promulgationDecision",
    "decisionDate",
    "validFrom",
    "kind",
    "applicants",
    "implementingAgency",
    "mirror",
    "rules",
    "channels",
    "documents",
    "results",
    "process",
    "note",
];

/// Reads a row. On failure, everything that is wrong with it.
pub(super) fn read(row: &Value) -> Result<RawProcedure, Vec<Finding>> {
    let Some(map) = row.as_object() else {
        return Err(vec![Finding::new(
            "ROW_NOT_AN_OBJECT",
            "Dòng này không phải một đối tượng JSON. Mỗi thủ tục phải nằm trong một cặp { }.",
            "This row is not a JSON object. Each procedure stands in a pair of { }.",
        )]);
    };
    let mut reader = Reader { faults: Vec::new() };
    let read = reader.procedure(map);
    match read {
        Some(procedure) if reader.faults.is_empty() => Ok(procedure),
        _ => Err(reader.faults),
    }
}

struct Reader {
    faults: Vec<Finding>,
}

type Object = Map<String, Value>;

impl Reader {
    fn procedure(&mut self, row: &Object) -> Option<RawProcedure> {
        let code = self.required_text(row, "code", "").and_then(|text| {
            ProcedureCode::with_publisher(&text)
                .map_err(|error| self.identifier("CODE_INVALID", &error))
                .ok()
        });
        let name = self.required_text(row, "name", "");
        let field = self.required_text(row, "field", "");
        let department = self.required_text(row, "department", "");
        let decision = self.required_text(row, "promulgationDecision", "");
        let levels = self.levels(row);
        let decision_date = self.date(row, "decisionDate");
        let valid_from = self.date(row, "validFrom");
        let applicants =
            self.list(row, "applicants").iter().filter_map(|v| v.as_str().map(tidy)).collect();
        let mirror = self.flag(row, "mirror", "");
        let rules = self.rules(row);
        let channels = self.objects(row, "channels", Self::channel);
        if channels.is_empty() && self.list(row, "channels").is_empty() {
            self.fault("NO_CHANNELS", "Chưa có cách thức thực hiện nào (channels). Ghi ít nhất một kênh: COUNTER, ONLINE hoặc POST.", "No channels. State at least one of COUNTER, ONLINE or POST.");
        }
        let documents = self.objects(row, "documents", Self::document);
        let results = self.objects(row, "results", Self::result);
        let processes = self.objects(row, "process", Self::process);
        let (code, publisher) = code?;
        Some(RawProcedure {
            code,
            publisher,
            name: name?,
            field: field?,
            department: department?,
            levels,
            decision: decision_number(&decision?),
            decision_date,
            valid_from,
            applicants,
            mirror,
            rules,
            channels,
            documents,
            results,
            processes,
            unknown: row.keys().filter(|key| !KNOWN.contains(&key.as_str())).cloned().collect(),
        })
    }

    fn levels(&mut self, row: &Object) -> Vec<Level> {
        let mut levels = Vec::new();
        for value in self.list(row, "level") {
            let text = value.as_str().map(tidy).unwrap_or_default();
            match ALL_LEVELS.into_iter().find(|level| fold(level.name(Lang::Vi)) == fold(&text)) {
                Some(level) if !levels.contains(&level) => levels.push(level),
                Some(_) => {}
                None => self.fault(
                    "LEVEL_UNKNOWN",
                    format!("Cấp thực hiện “{text}” không có trong danh mục. Dùng: Cấp bộ, Cấp tỉnh, Cấp huyện, Cấp xã, Cơ quan khác."),
                    format!("Level “{text}” is unknown. Use: Cấp bộ, Cấp tỉnh, Cấp huyện, Cấp xã, Cơ quan khác."),
                ),
            }
        }
        if !levels.contains(&Level::Province)
            && self.faults.iter().all(|f| f.code != "LEVEL_UNKNOWN")
        {
            self.fault(
                "NOT_PROVINCIAL",
                "Thủ tục không thuộc cấp tỉnh (level không có “Cấp tỉnh”), tỉnh không giải quyết.",
                "The procedure is not carried out at province level (level lacks “Cấp tỉnh”).",
            );
        }
        levels
    }

    fn channel(&mut self, row: &Object, at: &str) -> Option<RawChannel> {
        let channel =
            self.variant::<SubmissionChannel>(row, "channel", at, "COUNTER, ONLINE, POST");
        let term = self.term(row, at);
        let fee = match row.get("feeVnd") {
            None | Some(Value::Null) => None,
            Some(value) => {
                let fee = value.as_u64().filter(|fee| *fee <= HIGHEST_FEE);
                if fee.is_none() {
                    self.fault(
                        "FEE_INVALID",
                        format!("{at}: phí, lệ phí {value} không hợp lệ. Ghi số đồng nguyên không âm, hoặc null khi quy định ở văn bản khác."),
                        format!("{at}: fee {value} is not valid. Write whole đồng, not negative, or null when it is set elsewhere."),
                    );
                }
                fee
            }
        };
        Some(RawChannel {
            channel: channel?,
            term: term?,
            second_term: self.second_term(row, at),
            fee,
            fee_note: self.text(row, "feeNote", at).unwrap_or_default(),
            case: self.text(row, "case", at).filter(|case| !case.is_empty()),
        })
    }

    /// Time of stage 2: an object `secondStage` with the same keys.
    fn second_term(&mut self, row: &Object, at: &str) -> Option<Term> {
        let stage = row.get("secondStage").filter(|value| !value.is_null())?;
        let Some(stage) = stage.as_object() else {
            self.wrong_type("secondStage", at, "một đối tượng { }", "an object { }");
            return None;
        };
        match self.term(stage, at)? {
            RawTerm::Stated(term) => Some(term),
            RawTerm::Missing | RawTerm::BareNumber => None,
        }
    }

    /// What specialised law says differently.
    fn rules(&mut self, row: &Object) -> ProcedureRules {
        let Some(given) = row.get("rules").filter(|value| !value.is_null()) else {
            return ProcedureRules::default();
        };
        let rules = ProcedureRules::deserialize(given).map_err(|error| error.to_string());
        rules.and_then(ProcedureRules::whole).unwrap_or_else(|error| {
            self.fault(
                "RULES_INVALID",
                format!(
                    "Quy định riêng (rules) không đọc được: {error}. Xem docs/catalog-format.md."
                ),
                format!("rules can not be read: {error}. See docs/catalog-format.md."),
            );
            ProcedureRules::default()
        })
    }

    fn term(&mut self, row: &Object, at: &str) -> Option<RawTerm> {
        let unit = self.text(row, "durationUnit", at).unwrap_or_default();
        let value = row.get("durationValue").filter(|value| !value.is_null());
        if let "" | "SEE_TEXT" | "NONE" | "SAME_DAY" = unit.as_str() {
            return match unit.as_str() {
                "SEE_TEXT" => Some(RawTerm::BareNumber),
                "NONE" => Some(RawTerm::Stated(Term::None)),
                "SAME_DAY" => {
                    self.cutoff(row, at).map(|cutoff| RawTerm::Stated(Term::SameDay { cutoff }))
                }
                _ if value.is_some() => Some(RawTerm::BareNumber),
                _ => Some(RawTerm::Missing),
            };
        }
        let number = value.and_then(Value::as_u64).filter(|n| (1..=LONGEST).contains(n));
        let Some(n) = number.and_then(|n| u32::try_from(n).ok()) else {
            let shown = value.map_or_else(|| "null".to_owned(), Value::to_string);
            self.fault(
                "DURATION_INVALID",
                format!("{at}: thời hạn {shown} không hợp lệ. Ghi số nguyên từ 1 đến {LONGEST}; chưa có thời hạn thì để cả durationValue và durationUnit là null."),
                format!("{at}: duration {shown} is not valid. Write a whole number from 1 to {LONGEST}; without a time set both durationValue and durationUnit to null."),
            );
            return None;
        };
        let mode = match self.text(row, "mode", at).unwrap_or_default().as_str() {
            "SAME_TIME" => DayEnd::SameTime,
            _ => DayEnd::EndOfDay,
        };
        let term = match unit.as_str() {
            "WORKING_DAY" => Term::WorkingDay { n, mode },
            "CALENDAR_DAY" => Term::CalendarDay { n },
            "MONTH" => Term::Month { n },
            "HOUR" => Term::Hour { n },
            "WORKING_HOUR" => Term::WorkingHour { n },
            other => {
                self.fault(
                    "DURATION_UNIT_UNKNOWN",
                    format!("{at}: đơn vị thời hạn “{other}” không có. Dùng WORKING_DAY, CALENDAR_DAY, MONTH, HOUR, WORKING_HOUR, SAME_DAY hoặc NONE."),
                    format!("{at}: duration unit “{other}” is unknown. Use WORKING_DAY, CALENDAR_DAY, MONTH, HOUR, WORKING_HOUR, SAME_DAY or NONE."),
                );
                return None;
            }
        };
        Some(RawTerm::Stated(term))
    }

    fn cutoff(&mut self, row: &Object, at: &str) -> Option<NaiveTime> {
        let text = self.text(row, "cutoff", at).unwrap_or_else(|| "15:00".to_owned());
        let time = NaiveTime::parse_from_str(&text, "%H:%M").ok();
        if time.is_none() {
            self.fault(
                "CUTOFF_INVALID",
                format!("{at}: giờ chốt “{text}” không hợp lệ. Ghi dạng 15:00."),
                format!("{at}: cut-off “{text}” is not valid. Write it as 15:00."),
            );
        }
        time
    }

    fn document(&mut self, row: &Object, at: &str) -> Option<RawDocument> {
        Some(RawDocument {
            group: self.text(row, "group", at).filter(|group| !group.is_empty()),
            originals: self.count(row, "originals", at),
            copies: self.count(row, "copies", at),
            note_only: self.flag(row, "note_only", at).unwrap_or_default(),
            required: self.flag(row, "required", at),
            form: self.text(row, "form", at).filter(|form| !form.is_empty()),
            name: self.required_text(row, "name", at)?,
        })
    }

    fn result(&mut self, row: &Object, at: &str) -> Option<RawResult> {
        let code = self.text(row, "code", at).unwrap_or_default();
        Some(RawResult { name: self.required_text(row, "name", at)?, code })
    }

    fn process(&mut self, row: &Object, at: &str) -> Option<RawProcess> {
        Some(RawProcess {
            case: self.text(row, "case", at).filter(|case| !case.is_empty()),
            decision: self
                .text(row, "decision", at)
                .map(|d| decision_number(&d))
                .unwrap_or_default(),
            effective_from: self.date(row, "effectiveFrom"),
            file: match row.get("file") {
                None | Some(Value::Null) => FileForm::Electronic,
                Some(_) => self.variant(row, "file", at, "ELECTRONIC, PAPER")?,
            },
            steps: self.objects(row, "steps", Self::step),
        })
    }

    fn step(&mut self, row: &Object, at: &str) -> Option<RawStep> {
        let title = self.required_text(row, "title", at);
        let agency = self.required_text(row, "agency", at);
        let unit = self.text(row, "unit", at).filter(|unit| !unit.is_empty());
        let role =
            self.variant::<Role>(row, "role", at, "INT, RET, FOC, SPC, HOD, DIR, CLK, PVO, CHM");
        let action = self.variant(
            row,
            "action",
            at,
            "INTAKE, ASSIGN, APPRAISE, REVIEW, SIGN, RELEASE, RETURN",
        );
        let minutes = row
            .get("minutes")
            .and_then(Value::as_u64)
            .and_then(|n| u32::try_from(n).ok())
            .filter(|n| *n <= LONGEST_STEP);
        if minutes.is_none() {
            self.fault(
                "MINUTES_INVALID",
                format!("{at}: thời gian bước (minutes) phải là số phút nguyên, không âm."),
                format!("{at}: minutes of a step must be a whole number, not negative."),
            );
        }
        Some(RawStep {
            title: title?,
            agency: agency?,
            unit,
            role: role?,
            action: action?,
            minutes: minutes?,
            stage: if row.get("stage").and_then(Value::as_u64) == Some(2) { 2 } else { 1 },
            pauses_clock: self.text(row, "pausesClock", at).filter(|basis| !basis.is_empty()),
        })
    }

    // Pieces of a row.

    fn fault(&mut self, code: &'static str, vi: impl Into<String>, en: impl Into<String>) {
        self.faults.push(Finding::new(code, vi, en));
    }

    fn identifier(&mut self, code: &'static str, error: &crate::identifier::IdentifierError) {
        self.fault(code, error.message(Lang::Vi), error.message(Lang::En));
    }

    /// A text; `None` when absent or null, a fault when something else.
    fn text(&mut self, row: &Object, key: &str, at: &str) -> Option<String> {
        match row.get(key)? {
            Value::Null => None,
            Value::String(text) => Some(tidy(&text.replace(INVISIBLE, ""))),
            _ => {
                self.wrong_type(key, at, "một chuỗi ký tự", "text");
                None
            }
        }
    }

    fn required_text(&mut self, row: &Object, key: &str, at: &str) -> Option<String> {
        let before = self.faults.len();
        let text = self.text(row, key, at).filter(|text| !text.is_empty());
        if text.is_none() && self.faults.len() == before {
            let place = place(at);
            self.fault(
                "FIELD_MISSING",
                format!("{place}thiếu “{key}” ({}).", meaning(key, Lang::Vi)),
                format!("{place}“{key}” ({}) is missing.", meaning(key, Lang::En)),
            );
        }
        text
    }

    fn flag(&mut self, row: &Object, key: &str, at: &str) -> Option<bool> {
        match row.get(key)? {
            Value::Null => None,
            Value::Bool(flag) => Some(*flag),
            _ => {
                self.wrong_type(key, at, "true hoặc false", "true or false");
                None
            }
        }
    }

    fn count(&mut self, row: &Object, key: &str, at: &str) -> u16 {
        match row.get(key) {
            None | Some(Value::Null) => 0,
            Some(value) => {
                value.as_u64().and_then(|n| u16::try_from(n).ok()).unwrap_or_else(|| {
                    self.fault(
                        "COUNT_INVALID",
                        format!("{at}: số lượng “{key}” là {value}, phải là số nguyên không âm."),
                        format!(
                            "{at}: “{key}” is {value}; it must be a whole number, not negative."
                        ),
                    );
                    0
                })
            }
        }
    }

    fn date(&mut self, row: &Object, key: &str) -> Option<NaiveDate> {
        let text = self.text(row, key, "")?;
        let date = NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok();
        if date.is_none() {
            self.fault(
                "DATE_INVALID",
                format!("Ngày “{text}” ở “{key}” không hợp lệ. Ghi dạng 2025-07-01."),
                format!("The date “{text}” in “{key}” is not valid. Write it as 2025-07-01."),
            );
        }
        date
    }

    /// A word of a closed list.
    fn variant<T: DeserializeOwned>(
        &mut self,
        row: &Object,
        key: &str,
        at: &str,
        allowed: &str,
    ) -> Option<T> {
        let text = self.required_text(row, key, at)?;
        let value = serde_json::from_value(Value::String(text.clone())).ok();
        if value.is_none() {
            self.fault(
                "VALUE_UNKNOWN",
                format!("{at}: giá trị “{text}” của “{key}” không có. Dùng một trong: {allowed}."),
                format!("{at}: “{text}” is no value of “{key}”. Use one of: {allowed}."),
            );
        }
        value
    }

    fn list<'a>(&mut self, row: &'a Object, key: &str) -> &'a [Value] {
        match row.get(key) {
            None | Some(Value::Null) => &[],
            Some(Value::Array(items)) => items,
            Some(_) => {
                self.wrong_type(key, "", "một danh sách [ ]", "a list [ ]");
                &[]
            }
        }
    }

    fn objects<T>(
        &mut self,
        row: &Object,
        key: &str,
        mut read: impl FnMut(&mut Self, &Object, &str) -> Option<T>,
    ) -> Vec<T> {
        let mut items = Vec::new();
        for (index, value) in self.list(row, key).iter().enumerate() {
            let at = format!("{key}[{}]", index + 1);
            match value.as_object() {
                Some(object) => items.extend(read(self, object, &at)),
                None => self.wrong_type(key, &at, "một đối tượng { }", "an object { }"),
            }
        }
        items
    }

    fn wrong_type(&mut self, key: &str, at: &str, vi: &str, en: &str) {
        if self.faults.iter().any(|f| {
            f.code == "TYPE_INVALID"
                && f.en.contains(&format!("“{key}”"))
                && f.en.starts_with(&place(at))
        }) {
            return;
        }
        let place = place(at);
        self.fault(
            "TYPE_INVALID",
            format!("{place}“{key}” phải là {vi}."),
            format!("{place}“{key}” must be {en}."),
        );
    }
}

const ALL_LEVELS: [Level; 5] =
    [Level::Ministry, Level::Province, Level::District, Level::Commune, Level::Other];

/// Left-to-right marks and the like that come along when text is copied from a page.
const INVISIBLE: [char; 4] = ['\u{200b}', '\u{200e}', '\u{200f}', '\u{feff}'];

fn place(at: &str) -> String {
    if at.is_empty() { String::new() } else { format!("{at}: ") }
}

/// What a field holds, in an official's words.
fn meaning(key: &str, lang: Lang) -> &'static str {
    let (vi, en) = match key {
        "code" => ("mã thủ tục hành chính", "code of the procedure"),
        "name" => ("tên", "name"),
        "field" => ("lĩnh vực", "field"),
        "department" => ("cơ quan giải quyết", "department"),
        "promulgationDecision" => ("quyết định công bố", "decision that published it"),
        "channel" => ("cách thức thực hiện", "channel"),
        "title" => ("tên bước", "title of the step"),
        "agency" => ("đơn vị thực hiện", "agency that performs the step"),
        "role" => ("người thực hiện", "role that performs the step"),
        "action" => ("việc của bước", "action of the step"),
        _ => ("bắt buộc", "required"),
    };
    lang.pick(vi, en)
}
