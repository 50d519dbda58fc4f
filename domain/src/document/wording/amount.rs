//! Amounts of money spelled out, as papers demand beside the figures.

/// An amount in words, in small letters: `một triệu hai trăm nghìn đồng`. After tens, 1 is `mốt`,
/// 4 is `tư` and 5 is `lăm`; a missing ten is `linh`; after the first group of three digits a
/// missing hundred is `không trăm`; empty groups are not read.
pub fn amount_in_words(dong: u64) -> String {
    let mut words = Vec::new();
    if dong == 0 {
        words.push("không");
    }
    billions(dong, &mut words);
    words.push("đồng");
    words.join(" ")
}

/// What is over a billion is read as a number of billions, however many.
fn billions(n: u64, words: &mut Vec<&'static str>) {
    const BILLION: u64 = 1_000_000_000;
    if n >= BILLION {
        billions(n / BILLION, words);
        words.push("tỷ");
    }
    let below = n % BILLION;
    for (group, unit) in [
        (below / 1_000_000, Some("triệu")),
        (below / 1_000 % 1_000, Some("nghìn")),
        (below % 1_000, None),
    ] {
        if group > 0 {
            let leads = words.is_empty();
            three_digits(group, leads, words);
            words.extend(unit);
        }
    }
}

/// A group of three digits; the leading one is read without its leading zeros.
fn three_digits(group: u64, leads: bool, words: &mut Vec<&'static str>) {
    let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
    let with_hundreds = hundreds > 0 || !leads;
    if with_hundreds {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if ones > 0 && with_hundreds => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(digit(ones)),
    }
}

fn digit(n: u64) -> &'static str {
    ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"][n as usize % 10]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_read_them() {
        for (dong, words) in [
            (0, "không"),
            (4, "bốn"),
            (5, "năm"),
            (10, "mười"),
            (11, "mười một"),
            (14, "mười bốn"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (55, "năm mươi lăm"),
            (100, "một trăm"),
            (105, "một trăm linh năm"),
            (110, "một trăm mười"),
            (115, "một trăm mười lăm"),
            (999, "chín trăm chín mươi chín"),
            (1_000, "một nghìn"),
            (1_005, "một nghìn không trăm linh năm"),
            (1_015, "một nghìn không trăm mười lăm"),
            (1_050, "một nghìn không trăm năm mươi"),
            (25_000, "hai mươi lăm nghìn"),
            (50_000, "năm mươi nghìn"),
            (100_000, "một trăm nghìn"),
            (1_200_000, "một triệu hai trăm nghìn"),
            (4_500_000, "bốn triệu năm trăm nghìn"),
            (1_000_005, "một triệu không trăm linh năm"),
            (1_001_000_000, "một tỷ không trăm linh một triệu"),
            (1_000_000_000_000, "một nghìn tỷ"),
            (2_015_000_300_000, "hai nghìn không trăm mười lăm tỷ ba trăm nghìn"),
        ] {
            assert_eq!(amount_in_words(dong), format!("{words} đồng"), "{dong}");
        }
    }

    #[test]
    fn every_amount_has_words_and_no_two_share_them() {
        let mut seen = std::collections::HashSet::new();
        for dong in (0..20_000).chain([u64::MAX, u64::MAX - 1]) {
            let words = amount_in_words(dong);
            assert!(!words.contains("  "), "{words}");
            assert!(seen.insert(words), "{dong}");
        }
    }
}
