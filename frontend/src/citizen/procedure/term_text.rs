//! Legal times, which the catalog states in Vietnamese words, in English.

const UNITS: [(&str, &str, &str); 5] = [
    ("ngày làm việc", "working day", "working days"),
    ("giờ làm việc", "working hour", "working hours"),
    ("ngày", "day", "days"),
    ("giờ", "hour", "hours"),
    ("tháng", "month", "months"),
];

/// `07 ngày làm việc` → `7 working days`; `None` for what is not one of the catalog's usual forms.
pub(super) fn in_english(term: &str) -> Option<String> {
    match term {
        "Trong ngày làm việc" => return Some("Within the working day".to_owned()),
        "Không quy định" => return Some("No time is set".to_owned()),
        _ => {}
    }
    let (number, unit) = term.split_once(' ')?;
    let number: u32 = number.parse().ok()?;
    let (_, one, many) = UNITS.iter().find(|(vi, ..)| *vi == unit)?;
    Some(format!("{number} {}", if number == 1 { one } else { many }))
}

#[cfg(test)]
mod tests {
    use super::in_english;

    #[test]
    fn usual_forms_are_translated_and_others_left_as_they_are() {
        for (vi, en) in [
            ("07 ngày làm việc", "7 working days"),
            ("01 ngày làm việc", "1 working day"),
            ("20 ngày", "20 days"),
            ("24 giờ", "24 hours"),
            ("Trong ngày làm việc", "Within the working day"),
        ] {
            assert_eq!(in_english(vi).as_deref(), Some(en));
        }
        assert_eq!(in_english("15 ngày, kể từ ngày họp"), None);
        assert_eq!(in_english(""), None);
    }
}
