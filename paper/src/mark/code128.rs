//! Code 128, subset B (ISO/IEC 15417): the bar code of a dossier code.

use super::{NotEncodable, svg};

/// White modules that must stay free on either side.
const QUIET: usize = 10;
/// Height of the drawing in modules; a printed bar code is stretched as needed.
const HEIGHT: usize = 40;
const START_B: usize = 104;
const STOP: usize = 106;

/// Widths of bars and gaps in turn, by symbol value. Each symbol is 11 modules wide, stop is 13.
#[rustfmt::skip]
const WIDTHS: [&str; 107] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212",
    "221213", "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221",
    "223211", "221132", "221231", "213212", "223112", "312131", "311222", "321122", "321221",
    "312212", "322112", "322211", "212123", "212321", "232121", "111323", "131123", "131321",
    "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331", "132131",
    "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131",
    "311123", "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111",
    "111224", "111422", "121124", "121421", "141122", "141221", "112214", "112412", "122114",
    "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111", "111242",
    "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311",
    "113141", "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
];

/// The bar code of a text as SVG, with its quiet zones, one user unit per module. Without the text
/// under it.
///
/// # Errors
/// When the text is empty or holds anything but printable ASCII.
pub fn code128_svg(text: &str) -> Result<String, NotEncodable> {
    let widths = widths(text)?;
    let mut path = String::new();
    let mut x = QUIET;
    for (i, width) in widths.iter().enumerate() {
        if i % 2 == 0 {
            path.push_str(&format!("M{x} 0h{width}v{HEIGHT}h-{width}z"));
        }
        x += width;
    }
    Ok(svg(x + QUIET, HEIGHT, &path))
}

/// Number of modules a text takes, with quiet zones.
pub(super) fn modules(text: &str) -> usize {
    // Start, check symbol and one symbol per character are 11 wide, the stop 13.
    (text.chars().count() + 2) * 11 + 13 + 2 * QUIET
}

fn widths(text: &str) -> Result<Vec<usize>, NotEncodable> {
    let symbols = symbols(text).ok_or_else(|| NotEncodable::BarCode(text.to_owned()))?;
    let digits = symbols.iter().flat_map(|symbol| WIDTHS[*symbol].bytes());
    Ok(digits.map(|digit| usize::from(digit - b'0')).collect())
}

/// Start, the characters, check symbol, stop.
fn symbols(text: &str) -> Option<Vec<usize>> {
    let mut symbols = vec![START_B];
    for byte in text.bytes() {
        symbols.push(usize::from(byte.checked_sub(b' ').filter(|value| *value < 95)?));
    }
    if text.is_empty() {
        return None;
    }
    let weighted = symbols[1..].iter().enumerate().map(|(i, value)| (i + 1) * value);
    let check = (START_B + weighted.sum::<usize>()) % 103;
    symbols.extend([check, STOP]);
    Some(symbols)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Reads bars back, as a scanner does; checks the check symbol.
    fn read(widths: &[usize]) -> Option<String> {
        let (body, stop) = widths.split_at(widths.len() - 7);
        let value = |bars: &[usize]| {
            let bars: String = bars.iter().map(usize::to_string).collect();
            WIDTHS.iter().position(|known| *known == bars)
        };
        let symbols: Vec<_> = body.chunks(6).map(value).collect::<Option<_>>()?;
        let [START_B, text @ .., check] = symbols.as_slice() else { return None };
        let sum: usize = text.iter().enumerate().map(|(i, value)| (i + 1) * value).sum();
        let sound = value(stop) == Some(STOP) && (START_B + sum) % 103 == *check;
        sound.then(|| text.iter().map(|value| char::from(b' ' + *value as u8)).collect())
    }

    #[test]
    fn the_table_is_sound() {
        let patterns: BTreeSet<_> = WIDTHS.iter().collect();
        assert_eq!(patterns.len(), WIDTHS.len());
        for (value, pattern) in WIDTHS.iter().enumerate() {
            let wide: u32 = pattern.bytes().map(|b| u32::from(b - b'0')).sum();
            assert_eq!(wide, if value == STOP { 13 } else { 11 });
            // Bars of a symbol add to an even number of modules: the parity of the code.
            let bars: u32 = pattern.bytes().step_by(2).map(|b| u32::from(b - b'0')).sum();
            assert!(value == STOP || bars.is_multiple_of(2), "{value}");
        }
    }

    #[test]
    fn known_check_symbols() {
        let check = |text| symbols(text).map(|s| s[s.len() - 2]);
        assert_eq!(check("Wikipedia"), Some(88));
        assert_eq!(check("A"), Some((104 + 33) % 103));
    }

    #[test]
    fn what_is_drawn_reads_back() {
        for text in ["H41.12-251120-0007", "000.00.12.H41-210112-0001", " ~", "a"] {
            let widths = widths(text).unwrap();
            assert_eq!(read(&widths).as_deref(), Some(text));
            assert_eq!(widths.iter().sum::<usize>() + 2 * QUIET, modules(text));
        }
    }

    #[test]
    fn only_printable_ascii() {
        for text in ["", "Đ", "a\nb", "\u{7f}"] {
            assert_eq!(code128_svg(text), Err(NotEncodable::BarCode(text.to_owned())));
        }
    }
}
