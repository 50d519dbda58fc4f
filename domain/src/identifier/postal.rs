//! Numbers of postal items.

/// The number of a postal item as it is kept: capitals (of the basic Latin alphabet; carriers use no
/// others) without blanks, so that what a clerk scans and what the sender reads from his receipt are
/// the same text.
///
/// ```text
/// "eb 123 456 789 vn" → "EB123456789VN"
/// ```
pub fn postal_number(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect()
}

/// Whether it is a number as the Universal Postal Union gives them (S10): two letters, nine digits,
/// the country. Carriers may have others.
pub fn is_item_number(text: &str) -> bool {
    let number = postal_number(text);
    let letters = |part: &str| part.bytes().all(|b| b.is_ascii_uppercase());
    number.is_ascii()
        && number.len() == 13
        && letters(&number[..2])
        && number[2..11].bytes().all(|b| b.is_ascii_digit())
        && letters(&number[11..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for typed in ["EB123456789VN", " eb 123 456 789 vn", "Eb123456789vN "] {
            assert_eq!(postal_number(typed), "EB123456789VN");
            assert!(is_item_number(typed));
        }
    }

    #[test]
    fn other_texts_are_none() {
        for text in
            ["", "EB12345678VN", "1.002010", "H99.02-261123-0001", "ĐB123456789VN", "EB12345678ẤVN"]
        {
            assert!(!is_item_number(text), "{text}");
        }
    }
}
