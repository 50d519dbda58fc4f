//! Time and fee of a channel, in words.

use super::kinds::SubmissionChannel;
use super::operations::ChannelTerm;
use super::text;
use crate::format;
use domain::lang::Lang;

/// The term of a channel, when the case can be filed through it.
pub(super) fn on(channels: &[ChannelTerm], by: SubmissionChannel) -> Option<&ChannelTerm> {
    channels.iter().find(|term| term.channel == by)
}

/// Whether the result is promised for the same day, so that Form 01 is made only when asked for
/// (NĐ 118/2025 Đ.17.4). The contract tells terms in words alone.
pub(super) fn same_day(channels: &[ChannelTerm], by: SubmissionChannel) -> bool {
    on(channels, by).is_some_and(|term| term.term == text::SAME_DAY.on(Lang::Vi))
}

/// `200.000 đ`, `không thu phí`, or what the catalog says about it.
pub(super) fn fee(term: &ChannelTerm) -> String {
    match term.fee {
        Some(fee) if fee.0 > 0 => format::vnd(fee.0),
        Some(_) => text::FREE.get().to_owned(),
        None if term.fee_note.is_empty() => text::FEE_LOCAL.get().to_owned(),
        None => term.fee_note.clone(),
    }
}

/// `10 ngày · 200.000 đ` for one case; for several only what they share.
pub(super) fn summary(cases: &[&[ChannelTerm]], by: SubmissionChannel) -> String {
    let terms: Vec<_> = cases.iter().map(|channels| on(channels, by)).collect();
    let Some(Some(first)) = terms.first() else {
        return text::not_offered(by).get().to_owned();
    };
    if terms.iter().all(|term| *term == Some(first)) {
        format!("{} · {}", first.term, fee(first))
    } else {
        text::CASES_OF_FEE.get().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Vnd;
    use crate::i18n::set_lang;

    fn term(term: &str, fee: Option<i64>, fee_note: &str) -> ChannelTerm {
        ChannelTerm {
            channel: SubmissionChannel::Counter,
            term: term.into(),
            fee: fee.map(Vnd),
            fee_note: fee_note.into(),
        }
    }

    #[test]
    fn the_same_day_is_known_by_the_words_of_the_catalog() {
        use domain::{calendar::Term, document::wording::legal_time};
        let of = |words: Term| [term(&legal_time(words), None, "")];
        let cutoff = chrono::NaiveTime::default();
        let today = of(Term::SameDay { cutoff });
        assert!(same_day(&today, SubmissionChannel::Counter));
        assert!(!same_day(&today, SubmissionChannel::Post), "not offered");
        assert!(!same_day(&of(Term::WorkingHour { n: 4 }), SubmissionChannel::Counter));
    }

    #[test]
    fn what_a_clerk_reads_out() {
        set_lang(Lang::Vi);
        let ten = [term("10 ngày", Some(200_000), "")];
        let free = [term("10 ngày", Some(0), "")];
        assert_eq!(summary(&[&ten], SubmissionChannel::Counter), "10 ngày · 200.000\u{a0}đ");
        assert_eq!(summary(&[&free], SubmissionChannel::Counter), "10 ngày · không thu phí");
        assert_eq!(summary(&[&ten, &ten], SubmissionChannel::Counter), "10 ngày · 200.000\u{a0}đ");
        assert_eq!(
            summary(&[&ten, &free], SubmissionChannel::Counter),
            "thời hạn và phí theo trường hợp"
        );
        assert_eq!(summary(&[&[]], SubmissionChannel::Counter), "không nhận trực tiếp");
        assert_eq!(summary(&[&ten], SubmissionChannel::Post), "không nhận qua bưu chính");
        assert_eq!(fee(&term("", None, "Theo nghị quyết")), "Theo nghị quyết");
    }
}
