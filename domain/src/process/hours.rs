//! Whether the steps fit into the time the procedure promises.

use super::ProcessVersion;
use crate::calendar::Term;
use crate::lang::Lang;
use serde::Serialize;

/// Working minutes of one working day.
pub const MINUTES_PER_DAY: u32 = 8 * 60;

/// The hours of a process beside the time of its case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HoursCheck {
    /// Sum of all steps, in working minutes; in minutes of real time when the term is in hours.
    pub sum_minutes: u64,
    /// The time promised, in the same minutes; `None` when no due date is promised.
    pub limit_minutes: Option<u64>,
    /// Sum less limit: positive when the steps take longer than promised. `None` without a limit.
    pub difference_minutes: Option<i64>,
    /// The comparison in one word.
    pub verdict: HoursVerdict,
    /// Whether the limit had to be converted from calendar days or months and so is no more than
    /// the working time of an ordinary stretch without holidays.
    pub estimated: bool,
}

/// How the sum of the steps compares with the time promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HoursVerdict {
    /// The steps take longer: importable, but a leader decides with a reason before activation.
    Over,
    /// The steps take exactly the promised time.
    Exact,
    /// The steps take less.
    Slack,
    /// Nothing is promised, so nothing can be exceeded.
    Unlimited,
}

/// Compares the steps of a process with the time its case promises; of a two-stage procedure the
/// steps of one stage with the time of that stage.
pub fn check(process: &ProcessVersion, stage: Option<u8>, term: Term) -> HoursCheck {
    let asked = process.steps.iter().filter(|step| stage.is_none_or(|stage| step.stage == stage));
    let sum = asked.map(|step| u64::from(step.minutes)).sum();
    let (limit, estimated) = limit_minutes(term);
    let difference = limit.map(|limit| signed(sum) - signed(limit));
    let verdict = match difference {
        None => HoursVerdict::Unlimited,
        Some(1..) => HoursVerdict::Over,
        Some(0) => HoursVerdict::Exact,
        Some(_) => HoursVerdict::Slack,
    };
    HoursCheck {
        sum_minutes: sum,
        limit_minutes: limit,
        difference_minutes: difference,
        verdict,
        estimated,
    }
}

impl HoursCheck {
    /// The comparison as a sentence, e.g. `Các bước vượt thời hạn 2 ngày làm việc (960 phút).`
    pub fn message(&self, lang: Lang) -> String {
        let Some(difference) = self.difference_minutes else {
            return lang
                .pick(
                    "Thủ tục không quy định thời hạn nên không so sánh được.",
                    "The procedure promises no time, so there is nothing to compare.",
                )
                .to_owned();
        };
        let amount = in_words(difference.unsigned_abs(), lang);
        let mut text = match self.verdict {
            HoursVerdict::Over => lang.pick(
                format!("Tổng thời gian các bước vượt thời hạn {amount}. Rút ngắn các bước, hoặc để lãnh đạo quyết định kèm lý do."),
                format!("The steps exceed the promised time by {amount}. Shorten them, or let a leader decide with a reason."),
            ),
            HoursVerdict::Slack => lang.pick(
                format!("Tổng thời gian các bước ngắn hơn thời hạn {amount}."),
                format!("The steps take {amount} less than promised."),
            ),
            HoursVerdict::Exact | HoursVerdict::Unlimited => lang
                .pick(
                    "Tổng thời gian các bước đúng bằng thời hạn.",
                    "The steps take exactly the promised time.",
                )
                .to_owned(),
        };
        if self.estimated {
            text.push_str(lang.pick(
                " Thời hạn tính theo ngày lịch, quy đổi 5 ngày làm việc trong 7 ngày.",
                " The time is in calendar days, converted at 5 working days in 7.",
            ));
        }
        text
    }
}

/// The promised time in minutes, and whether it is an estimate.
fn limit_minutes(term: Term) -> (Option<u64>, bool) {
    let day = u64::from(MINUTES_PER_DAY);
    match term {
        Term::WorkingDay { n, .. } => (Some(u64::from(n) * day), false),
        Term::WorkingHour { n } | Term::Hour { n } => (Some(u64::from(n) * 60), false),
        Term::SameDay { .. } => (Some(day), false),
        Term::CalendarDay { n } => (Some(u64::from(n) * 5 / 7 * day), true),
        Term::Month { n } => (Some(u64::from(n) * 30 * 5 / 7 * day), true),
        Term::None => (None, false),
    }
}

fn signed(minutes: u64) -> i64 {
    i64::try_from(minutes).unwrap_or(i64::MAX)
}

/// `2 ngày làm việc (960 phút)`, or only the minutes when it is less than a day.
fn in_words(minutes: u64, lang: Lang) -> String {
    let minutes_word = lang.pick("phút", "minutes");
    let day = u64::from(MINUTES_PER_DAY);
    if minutes < day {
        return format!("{minutes} {minutes_word}");
    }
    // Quarter days are the finest the tables use; two decimals show them exactly.
    let hundredths = minutes * 100 / day;
    let (whole, part) = (hundredths / 100, hundredths % 100);
    let separator = lang.pick(',', '.');
    let days = match part {
        0 => whole.to_string(),
        part => format!("{whole}{separator}{part:02}").trim_end_matches('0').to_owned(),
    };
    format!("{days} {} ({minutes} {minutes_word})", lang.pick("ngày làm việc", "working days"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DayEnd;
    use crate::identity::Role;
    use crate::process::{FileForm, Step, StepAction};
    use chrono::NaiveDate;

    fn process(minutes: &[u32]) -> ProcessVersion {
        let step = |minutes: &u32| Step {
            title: "Bước".to_owned(),
            agency: "H99".parse().unwrap(),
            unit: None,
            role: Role::Spc,
            action: StepAction::Appraise,
            minutes: *minutes,
            stage: 1,
            pauses_clock: None,
        };
        ProcessVersion {
            procedure: "1.000001".parse().unwrap(),
            case: "1".to_owned(),
            version: 1,
            decision: String::new(),
            effective_from: NaiveDate::default(),
            file: FileForm::Electronic,
            steps: minutes.iter().map(step).collect(),
        }
    }

    #[test]
    fn compares_every_kind_of_term() {
        let days = |n| Term::WorkingDay { n, mode: DayEnd::EndOfDay };
        let verdict = |minutes: &[u32], term| check(&process(minutes), None, term).verdict;
        assert_eq!(verdict(&[480, 480], days(2)), HoursVerdict::Exact);
        assert_eq!(verdict(&[480, 495], days(2)), HoursVerdict::Over);
        assert_eq!(verdict(&[], days(1)), HoursVerdict::Slack);
        assert_eq!(verdict(&[60 * 24], Term::Hour { n: 24 }), HoursVerdict::Exact);
        assert_eq!(verdict(&[9999], Term::None), HoursVerdict::Unlimited);
        let calendar = check(&process(&[14 * 480]), None, Term::CalendarDay { n: 20 });
        assert_eq!((calendar.verdict, calendar.estimated), (HoursVerdict::Exact, true));
    }

    #[test]
    fn each_stage_has_its_own_time() {
        let mut process = process(&[480, 960, 240]);
        for step in &mut process.steps[1..] {
            step.stage = 2;
        }
        let days = |n| Term::WorkingDay { n, mode: DayEnd::EndOfDay };
        assert_eq!(check(&process, Some(1), days(1)).verdict, HoursVerdict::Exact);
        // What stage 1 leaves over is not stage 2's.
        assert_eq!(check(&process, Some(1), days(3)).verdict, HoursVerdict::Slack);
        assert_eq!(check(&process, Some(2), days(2)).difference_minutes, Some(240));
    }

    #[test]
    fn says_the_difference_in_days() {
        let text = |minutes, lang| {
            check(&process(&[minutes]), None, Term::WorkingDay { n: 1, mode: DayEnd::EndOfDay })
                .message(lang)
        };
        assert!(text(1440, Lang::Vi).contains("vượt thời hạn 2 ngày làm việc (960 phút)"));
        assert!(text(480 + 600, Lang::En).contains("by 1.25 working days (600 minutes)"));
        assert!(text(240, Lang::Vi).contains("ngắn hơn thời hạn 240 phút"));
    }

    /// Real land procedures with known answers, where the file is at hand.
    #[test]
    fn agrees_with_the_known_answers() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/cases/processes.jsonl");
        let Ok(text) = std::fs::read_to_string(path) else { return };
        let mut seen = 0;
        for line in text.lines().filter(|line| !line.is_empty()) {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            let minutes: Vec<u32> = case["steps"]
                .as_array()
                .unwrap()
                .iter()
                .map(|step| {
                    (step["days"].as_f64().unwrap() * f64::from(MINUTES_PER_DAY)).round() as u32
                })
                .collect();
            let n = u32::try_from(case["limit_days"].as_u64().unwrap()).unwrap();
            let term = Term::WorkingDay { n, mode: DayEnd::EndOfDay };
            let check = check(&process(&minutes), None, term);
            let expected = &case["expected"];
            assert_eq!(Some(check.sum_minutes), expected["sum_minutes"].as_u64(), "{line}");
            assert_eq!(check.difference_minutes, expected["difference_minutes"].as_i64(), "{line}");
            assert_eq!(serde_json::to_value(check.verdict).unwrap(), expected["verdict"], "{line}");
            seen += 1;
        }
        assert!(seen > 0, "the file of known answers is empty");
    }
}
