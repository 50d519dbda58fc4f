//! What changed inside one case, in words.

use super::finding::Finding;
use super::words::{fee_in_words, short, term_in_words};
use crate::calendar::Term;
use crate::catalog::{ChannelTerm, DocumentRequirement, ProcedureCase};
use crate::lang::Lang;

/// Adds the differences between two states of one case.
pub(super) fn compare(old: &ProcedureCase, new: &ProcedureCase, found: &mut Vec<Finding>) {
    let at =
        if new.name.is_empty() { String::new() } else { format!("{}: ", short(&new.name, 60)) };
    let mut say = |code, vi: String, en: String| {
        found.push(Finding::new(code, format!("{at}{vi}"), format!("{at}{en}")));
    };
    if old.name != new.name {
        say(
            "CASE_RENAMED",
            format!("đổi tên từ “{}”.", title(old)),
            format!("renamed from “{}”.", title(old)),
        );
    }
    if old.notes != new.notes {
        say("CASE_NOTES_CHANGED", "lưu ý thay đổi.".to_owned(), "the notes changed.".to_owned());
    }
    papers(&old.documents, &new.documents, &mut say);
    channels(old, new, &mut say);
}

/// How a case is called in messages.
pub(super) fn title(case: &ProcedureCase) -> String {
    if case.name.is_empty() { case.key.clone() } else { short(&case.name, 80) }
}

/// Takes a code and the statement in both languages.
type Say<'a> = &'a mut dyn FnMut(&'static str, String, String);

fn papers(old: &[DocumentRequirement], new: &[DocumentRequirement], say: Say<'_>) {
    for paper in old.iter().filter(|paper| new.iter().all(|other| other.key != paper.key)) {
        let name = short(&paper.name, 80);
        say(
            "DOCUMENT_REMOVED",
            format!("bỏ giấy tờ “{name}”."),
            format!("paper “{name}” removed."),
        );
    }
    for paper in new {
        let name = short(&paper.name, 80);
        match old.iter().find(|other| other.key == paper.key) {
            None => say(
                "DOCUMENT_ADDED",
                format!("thêm giấy tờ “{name}”."),
                format!("paper “{name}” added."),
            ),
            Some(before) if before != paper => {
                let (vi, en) = paper_in_words(before, paper);
                say(
                    "DOCUMENT_CHANGED",
                    format!("giấy tờ “{name}”: {vi}."),
                    format!("paper “{name}”: {en}."),
                );
            }
            Some(_) => {}
        }
    }
}

fn paper_in_words(old: &DocumentRequirement, new: &DocumentRequirement) -> (String, String) {
    let mut vi = Vec::new();
    let mut en = Vec::new();
    if old.name != new.name {
        vi.push(format!("đổi tên từ “{}”", short(&old.name, 80)));
        en.push(format!("renamed from “{}”", short(&old.name, 80)));
    }
    if (old.originals, old.copies) != (new.originals, new.copies) {
        vi.push(format!(
            "{} bản chính, {} bản sao (trước: {}, {})",
            new.originals, new.copies, old.originals, old.copies
        ));
        en.push(format!(
            "{} originals, {} copies (before: {}, {})",
            new.originals, new.copies, old.originals, old.copies
        ));
    }
    if old.required != new.required {
        vi.push(if new.required { "nay bắt buộc" } else { "nay không bắt buộc" }.to_owned());
        en.push(if new.required { "now required" } else { "no longer required" }.to_owned());
    }
    if old.form != new.form {
        vi.push(format!("mẫu “{}”", new.form));
        en.push(format!("form “{}”", new.form));
    }
    (vi.join(", "), en.join(", "))
}

fn channels(old: &ProcedureCase, new: &ProcedureCase, say: Say<'_>) {
    for gone in old.channels.iter().filter(|term| new.on(term.channel).is_none()) {
        let (vi, en) = (gone.channel.name(Lang::Vi), gone.channel.name(Lang::En));
        say("CHANNEL_REMOVED", format!("bỏ kênh {vi}."), format!("channel {en} removed."));
    }
    for term in &new.channels {
        let (vi, en) = (term.channel.name(Lang::Vi), term.channel.name(Lang::En));
        match old.on(term.channel) {
            Some(before) => channel(before, term, say),
            None => {
                say("CHANNEL_ADDED", format!("thêm kênh {vi}."), format!("channel {en} added."))
            }
        }
    }
}

fn channel(old: &ChannelTerm, new: &ChannelTerm, say: Say<'_>) {
    let (vi, en) = (new.channel.name(Lang::Vi), new.channel.name(Lang::En));
    if old.term != new.term {
        let (from, to) =
            (|lang| term_in_words(old.term, lang), |lang| term_in_words(new.term, lang));
        say(
            "TIME_CHANGED",
            format!("{vi}: thời hạn từ {} thành {}.", from(Lang::Vi), to(Lang::Vi)),
            format!("{en}: time from {} to {}.", from(Lang::En), to(Lang::En)),
        );
    }
    if old.second_term != new.second_term {
        let words =
            |term: Option<Term>, lang| term.map_or("—".to_owned(), |it| term_in_words(it, lang));
        say(
            "SECOND_STAGE_CHANGED",
            format!(
                "{vi}: thời hạn giai đoạn 2 từ {} thành {}.",
                words(old.second_term, Lang::Vi),
                words(new.second_term, Lang::Vi)
            ),
            format!(
                "{en}: time of stage 2 from {} to {}.",
                words(old.second_term, Lang::En),
                words(new.second_term, Lang::En)
            ),
        );
    }
    if old.fee != new.fee {
        let (from, to) = (|lang| fee_in_words(old.fee, lang), |lang| fee_in_words(new.fee, lang));
        say(
            "FEE_CHANGED",
            format!("{vi}: phí, lệ phí từ {} thành {}.", from(Lang::Vi), to(Lang::Vi)),
            format!("{en}: fee from {} to {}.", from(Lang::En), to(Lang::En)),
        );
    }
    if old.fee_note != new.fee_note || old.term_note != new.term_note {
        say(
            "CHANNEL_NOTE_CHANGED",
            format!("{vi}: ghi chú thay đổi."),
            format!("{en}: the note changed."),
        );
    }
}
