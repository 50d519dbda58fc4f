//! Personal data shown to those who need not know it (Luật BVDLCN 91/2025/QH15).

/// A number with its middle hidden: enough to tell two people apart, too little to call one.
/// Four characters in front and three at the end stay, of short ones fewer.
///
/// ```text
/// "012345678901" → "0123•••••901"
/// "0912345678" → "0912•••678"
/// ```
pub fn masked(number: &str) -> String {
    let length = number.chars().count();
    let shown = if length >= 10 { (4, 3) } else { (length / 4, 0) };
    let hidden = shown.0..length.saturating_sub(shown.1);
    number.chars().enumerate().map(|(i, c)| if hidden.contains(&i) { '•' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_middle_is_hidden() {
        assert_eq!(masked("012345678901"), "0123•••••901");
        assert_eq!(masked("0912345678"), "0912•••678");
        assert_eq!(masked("12345678"), "12••••••");
        assert_eq!(masked(""), "");
    }

    proptest! {
        #[test]
        fn never_more_than_seven_characters_are_shown(number in "[0-9]{1,20}") {
            let shown = masked(&number).chars().filter(char::is_ascii_digit).count();
            prop_assert!(shown <= 7 && shown < number.len());
            prop_assert_eq!(masked(&number).chars().count(), number.len());
        }
    }
}
