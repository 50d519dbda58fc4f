//! What the rows of the channel table are: channels, phases of one time, or cases.
//!
//! A portal has one table for all of it. A channel that occurs once is a channel. One that occurs
//! several times hides either phases (check, then appraise: the times add up) or cases (12 days
//! or 2 days: one of them applies). For land the three channel rows are the cases, because the
//! ordinary and the difficult area have different times and the form had only those three rows.

use super::finding::Finding;
use super::groups::Told;
use super::raw::{RawChannel, RawTerm};
use super::tidy::split_notes;
use super::words::term_in_words;
use crate::calendar::Term;
use crate::catalog::{ChannelTerm, SubmissionChannel};
use crate::lang::Lang;
use crate::text::fold;

/// The field whose channel rows are cases.
const LAND: &str = "dat dai";

/// Days by which the time is longer in mountains, on islands and in other difficult areas
/// (NĐ 151/2025).
const DIFFICULT_AREA_DAYS: u32 = 10;

/// One possible table of times and fees; `name` says when it applies, empty when always.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Variant {
    pub name: String,
    pub channels: Vec<ChannelTerm>,
}

/// Reads the rows that are for one case, or for all.
pub(super) fn read(rows: &[RawChannel], field: &str, told: &mut Told) -> Vec<Variant> {
    let mut terms: Vec<ChannelTerm> = Vec::new();
    for row in rows {
        let term = channel_term(row, told);
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    let repeated = SubmissionChannel::ALL
        .iter()
        .any(|channel| terms.iter().filter(|term| term.channel == *channel).count() > 1);
    let times = distinct_times(&terms);
    let mut variants = if repeated && are_phases(&terms) {
        vec![add_phases(&terms, told)]
    } else if repeated {
        by_time(&terms, &times, told)
    } else if times.len() > 1 && fold(field) == LAND {
        by_area(&terms, &times, told)
    } else {
        if times.len() > 1 {
            told.confirm.push(Finding::new(
                "TIME_DIFFERS_BY_CHANNEL",
                format!("Thời hạn khác nhau theo kênh nộp: {}. Giữ như công bố; xác nhận đây là theo kênh hay theo trường hợp.", list(&terms, Lang::Vi)),
                format!("The time differs by channel: {}. Kept as published; confirm whether it goes by channel or by case.", list(&terms, Lang::En)),
            ));
        }
        vec![Variant { name: String::new(), channels: terms }]
    };
    for variant in &mut variants {
        variant
            .channels
            .sort_by_key(|term| SubmissionChannel::ALL.iter().position(|c| *c == term.channel));
    }
    variants
}

fn channel_term(row: &RawChannel, told: &mut Told) -> ChannelTerm {
    let notes = split_notes(&row.fee_note);
    let term = match row.term {
        RawTerm::Stated(term) => term,
        RawTerm::Missing | RawTerm::BareNumber => {
            let (code, vi, en) = if row.term == RawTerm::Missing {
                (
                    "NO_TIME",
                    "Nguồn không nêu thời hạn: nhập là “không quy định”, hồ sơ sẽ không có ngày hẹn. Bổ sung thời hạn theo quyết định công bố.",
                    "The source states no time: imported as “not stated”, so dossiers get no due date. Add it from the decision.",
                )
            } else {
                (
                    "TIME_WITHOUT_UNIT",
                    "Nguồn chỉ ghi con số, không có đơn vị (ngày làm việc hay ngày): nhập là “không quy định”. Bổ sung thời hạn theo quyết định công bố.",
                    "The source gives a bare number without a unit: imported as “not stated”. Add the time from the decision.",
                )
            };
            once(&mut told.confirm, Finding::new(code, vi, en));
            Term::None
        }
    };
    check_notes(row, &notes.fee, &notes.term, told);
    ChannelTerm {
        channel: row.channel,
        term,
        second_term: row.second_term,
        term_note: notes.term,
        fee: row.fee,
        fee_note: notes.fee,
    }
}

/// Contradictions between a row and the notes glued to it.
fn check_notes(row: &RawChannel, fee_note: &str, term_note: &str, told: &mut Told) {
    let folded = fold(fee_note);
    let sets_amount =
        ["muc thu", "muc phi", "muc gia", "dong/"].iter().any(|word| folded.contains(word));
    let says_free = ["mien", "khong thu"].iter().any(|word| folded.contains(word));
    if row.fee == Some(0) && sets_amount && !says_free {
        once(
            &mut told.confirm,
            Finding::new(
                "FEE_ZERO_WITH_AMOUNT",
                "Phí ghi 0 đồng nhưng ghi chú nêu mức thu. Xác nhận thủ tục được miễn hay thu theo văn bản đã dẫn.",
                "The fee is 0 but its note speaks of an amount. Confirm whether it is free or set by the text quoted.",
            ),
        );
    }
    let folded = fold(term_note);
    let names_days = folded.contains("ngay") && folded.bytes().any(|b| b.is_ascii_digit());
    if names_days && (folded.contains("truong hop") || folded.contains("doi voi cong trinh")) {
        once(
            &mut told.confirm,
            Finding::new(
                "TIME_NOTE_NAMES_CASES",
                format!(
                    "Ghi chú thời hạn nêu thời hạn riêng cho từng trường hợp: “{}”. Tách trường hợp nếu cần.",
                    super::words::short(term_note, 160)
                ),
                format!(
                    "The note on the time gives other times for some cases: “{}”. Split cases if needed.",
                    super::words::short(term_note, 160)
                ),
            ),
        );
    }
}

fn once(list: &mut Vec<Finding>, finding: Finding) {
    if !list.iter().any(|known| known.code == finding.code) {
        list.push(finding);
    }
}

fn distinct_times(terms: &[ChannelTerm]) -> Vec<Term> {
    let mut times: Vec<Term> = Vec::new();
    for term in terms {
        if !times.contains(&term.term) {
            times.push(term.term);
        }
    }
    times
}

/// Phases say what is done in each; cases say for whom.
fn are_phases(terms: &[ChannelTerm]) -> bool {
    let notes: Vec<String> = terms.iter().map(|term| fold(&term.term_note)).collect();
    let any =
        |words: &[&str]| notes.iter().any(|note| words.iter().any(|word| note.contains(word)));
    notes.iter().all(|note| !note.is_empty() && !note.contains("truong hop"))
        && any(&["tiep nhan", "kiem tra"])
        && any(&["tham dinh", "tra ket qua"])
}

/// Adds the phases of each channel. One done "ngay trong ngày" takes no time of its own.
fn add_phases(terms: &[ChannelTerm], told: &mut Told) -> Variant {
    let mut channels: Vec<ChannelTerm> = Vec::new();
    for phase in terms {
        let at_once = fold(&phase.term_note).contains("ngay trong ngay");
        match channels.iter_mut().find(|known| known.channel == phase.channel) {
            None => {
                let mut first = phase.clone();
                if at_once {
                    first.term = Term::None;
                }
                channels.push(first);
            }
            Some(known) => {
                known.term = match (known.term, phase.term) {
                    (Term::WorkingDay { n, mode }, Term::WorkingDay { n: more, .. }) => {
                        Term::WorkingDay { n: n + more, mode }
                    }
                    (Term::CalendarDay { n }, Term::CalendarDay { n: more }) => {
                        Term::CalendarDay { n: n + more }
                    }
                    (Term::None, other) | (other, _) => other,
                };
                known.term_note = format!("{} {}", known.term_note, phase.term_note);
            }
        }
    }
    told.confirm.push(Finding::new(
        "PHASES_ADDED",
        format!(
            "Mỗi kênh có nhiều giai đoạn; đã cộng thành: {}. Xác nhận tổng thời hạn.",
            list(&channels, Lang::Vi)
        ),
        format!(
            "Each channel has phases; added up to: {}. Confirm the total.",
            list(&channels, Lang::En)
        ),
    ));
    Variant { name: String::new(), channels }
}

/// A case per time, with the channels that state it.
fn by_time(terms: &[ChannelTerm], times: &[Term], told: &mut Told) -> Vec<Variant> {
    let variants: Vec<Variant> = times
        .iter()
        .map(|time| Variant {
            name: if times.len() > 1 { time_name(*time) } else { String::new() },
            channels: first_per_channel(terms.iter().filter(|term| term.term == *time)),
        })
        .collect();
    told.confirm.push(Finding::new(
        "CHANNELS_REPEATED",
        format!("Một kênh xuất hiện nhiều lần; đã hiểu là {} trường hợp theo thời hạn. Xác nhận và đặt tên trường hợp.", variants.len()),
        format!("A channel occurs several times; taken as {} cases by time. Confirm and name the cases.", variants.len()),
    ));
    variants
}

fn first_per_channel<'a>(terms: impl Iterator<Item = &'a ChannelTerm>) -> Vec<ChannelTerm> {
    let mut channels: Vec<ChannelTerm> = Vec::new();
    for term in terms {
        if channels.iter().all(|known| known.channel != term.channel) {
            channels.push(term.clone());
        }
    }
    channels
}

/// A case per time, shortest first, each with every channel of the table.
fn by_area(terms: &[ChannelTerm], times: &[Term], told: &mut Told) -> Vec<Variant> {
    let mut times = times.to_vec();
    times.sort_by_key(|time| days(*time));
    let fees_differ = terms.iter().any(|term| term.fee != terms[0].fee);
    let note = terms
        .iter()
        .map(|term| term.fee_note.as_str())
        .find(|note| !note.is_empty())
        .unwrap_or_default();
    let variants = times
        .iter()
        .map(|time| {
            let shorter = days(*time).checked_sub(DIFFICULT_AREA_DAYS).filter(|n| *n > 0);
            let difficult = shorter.is_some_and(|n| times.iter().any(|other| days(*other) == n));
            let name = if difficult {
                format!(
                    "Địa bàn miền núi, biên giới, đảo, vùng khó khăn: {}",
                    term_in_words(*time, Lang::Vi)
                )
            } else {
                time_name(*time)
            };
            let channels = terms
                .iter()
                .map(|term| ChannelTerm {
                    term: *time,
                    fee: if fees_differ { None } else { term.fee },
                    fee_note: if fees_differ { note.to_owned() } else { term.fee_note.clone() },
                    ..term.clone()
                })
                .collect();
            Variant { name, channels }
        })
        .collect();
    told.confirm.push(Finding::new(
        "CHANNELS_ARE_CASES",
        format!("Các kênh có thời hạn khác nhau ({}): với đất đai đó là các trường hợp (địa bàn thông thường, địa bàn khó khăn), mỗi trường hợp nộp được qua mọi kênh. Xác nhận tên trường hợp.", list(terms, Lang::Vi)),
        format!("Channels have different times ({}): for land these are cases (ordinary and difficult area), each open to every channel. Confirm their names.", list(terms, Lang::En)),
    ));
    variants
}

fn time_name(time: Term) -> String {
    format!("Thời hạn {}", term_in_words(time, Lang::Vi))
}

fn days(time: Term) -> u32 {
    match time {
        Term::WorkingDay { n, .. } | Term::CalendarDay { n } => n,
        _ => 0,
    }
}

/// `Trực tuyến 25 ngày, Bưu chính 35 ngày`.
fn list(terms: &[ChannelTerm], lang: Lang) -> String {
    let each: Vec<String> = terms
        .iter()
        .map(|t| format!("{} {}", t.channel.name(lang), term_in_words(t.term, lang)))
        .collect();
    each.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DayEnd;

    fn row(channel: SubmissionChannel, n: u32, note: &str) -> RawChannel {
        RawChannel {
            channel,
            term: RawTerm::Stated(Term::WorkingDay { n, mode: DayEnd::EndOfDay }),
            second_term: None,
            fee: None,
            fee_note: note.to_owned(),
            case: None,
        }
    }

    fn times(variants: &[Variant]) -> Vec<Vec<u32>> {
        variants.iter().map(|v| v.channels.iter().map(|c| days(c.term)).collect()).collect()
    }

    use SubmissionChannel::{Counter, Online, Post};

    #[test]
    fn land_channels_are_cases() {
        let mut told = Told::default();
        let variants = read(
            &[row(Online, 12, ""), row(Post, 12, ""), row(Counter, 22, "")],
            "Đất đai",
            &mut told,
        );
        assert_eq!(times(&variants), [[12, 12, 12], [22, 22, 22]]);
        assert!(variants[1].name.starts_with("Địa bàn miền núi"));
        assert_eq!(told.confirm[0].code, "CHANNELS_ARE_CASES");
    }

    #[test]
    fn other_fields_keep_times_by_channel() {
        let mut told = Told::default();
        let variants = read(&[row(Online, 10, ""), row(Post, 15, "")], "Quản lý giá", &mut told);
        assert_eq!(times(&variants), [[10, 15]]);
        assert_eq!(told.confirm[0].code, "TIME_DIFFERS_BY_CHANNEL");
    }

    #[test]
    fn phases_add_up() {
        let mut told = Told::default();
        let check = "Không có thông tinTiếp nhận và kiểm tra thành phần hồ sơ: 02 ngày";
        let now = "Không có thông tinTiếp nhận và kiểm tra ngay trong ngày làm việc.";
        let decide = "Không có thông tinThẩm định hồ sơ và trả kết quả: 01 ngày";
        let rows = [
            row(Counter, 1, now),
            row(Counter, 1, decide),
            row(Online, 2, check),
            row(Online, 1, decide),
        ];
        assert_eq!(times(&read(&rows, "Đường bộ", &mut told)), [[1, 3]]);
        assert_eq!(told.confirm[0].code, "PHASES_ADDED");
    }

    #[test]
    fn repeated_channels_are_cases_and_equal_rows_are_one() {
        let mut told = Told::default();
        let rows =
            [row(Online, 12, ""), row(Counter, 12, ""), row(Counter, 2, ""), row(Online, 2, "")];
        assert_eq!(times(&read(&rows, "Trồng trọt", &mut told)), [[12, 12], [2, 2]]);
        let mut told = Told::default();
        assert_eq!(
            times(&read(&[row(Counter, 5, ""), row(Counter, 5, "")], "X", &mut told)),
            [[5]]
        );
        assert!(told.confirm.is_empty());
    }
}
