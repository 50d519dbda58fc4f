//! Times and fees in words, for messages about the catalog.

use crate::calendar::Term;
use crate::lang::Lang;

/// A time as the catalog says it: `7 ngày làm việc`, `24 giờ`, `Trong ngày (trước 15:00)`.
pub fn term_in_words(term: Term, lang: Lang) -> String {
    match term {
        Term::WorkingDay { n, .. } => format!("{n} {}", lang.pick("ngày làm việc", "working days")),
        Term::CalendarDay { n } => format!("{n} {}", lang.pick("ngày", "days")),
        Term::Month { n } => format!("{n} {}", lang.pick("tháng", "months")),
        Term::Hour { n } => format!("{n} {}", lang.pick("giờ", "hours")),
        Term::WorkingHour { n } => format!("{n} {}", lang.pick("giờ làm việc", "working hours")),
        Term::SameDay { cutoff } => {
            format!(
                "{} {})",
                lang.pick("trong ngày (trước", "same day (before"),
                cutoff.format("%H:%M")
            )
        }
        Term::None => lang.pick("không quy định", "not stated").to_owned(),
    }
}

/// A fee: `50.000 đồng`, `miễn`, `theo quy định`.
pub(super) fn fee_in_words(fee: Option<u64>, lang: Lang) -> String {
    match fee {
        None => lang.pick("theo quy định", "set elsewhere").to_owned(),
        Some(0) => lang.pick("miễn", "free").to_owned(),
        Some(amount) => {
            let digits = amount.to_string();
            let mut text = String::new();
            for (index, digit) in digits.chars().enumerate() {
                if index > 0 && (digits.len() - index).is_multiple_of(3) {
                    text.push(lang.pick('.', ','));
                }
                text.push(digit);
            }
            format!("{text} {}", lang.pick("đồng", "đồng"))
        }
    }
}

/// At most `limit` letters of a text, for messages.
pub(super) fn short(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fees() {
        assert_eq!(fee_in_words(Some(1_000_000), Lang::Vi), "1.000.000 đồng");
        assert_eq!(fee_in_words(Some(500), Lang::En), "500 đồng");
        assert_eq!(fee_in_words(Some(0), Lang::Vi), "miễn");
    }
}
