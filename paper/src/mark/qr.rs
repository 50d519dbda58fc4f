//! QR codes (ISO/IEC 18004), for addresses a phone opens.

use super::{NotEncodable, svg};
use qrcode::{Color, EcLevel, QrCode};

/// White modules that must stay free around the symbol.
const QUIET: usize = 4;

/// The QR code of a text as SVG, with its quiet zone, one user unit per module. Level M: readable
/// with 15 % of it damaged.
///
/// # Errors
/// When the text is longer than a QR code can hold (2331 bytes).
pub fn qr_svg(text: &str) -> Result<String, NotEncodable> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)
        .map_err(|_| NotEncodable::QrCode(text.len()))?;
    let size = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(size).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                let (left, top, wide) = (x + QUIET, y + QUIET, run.len());
                path.push_str(&format!("M{left} {top}h{wide}v1h-{wide}z"));
            }
            x += run.len();
        }
    }
    Ok(svg(size + 2 * QUIET, size + 2 * QUIET, &path))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paints the runs of the drawing back into modules.
    fn modules(svg: &str, size: usize) -> Vec<bool> {
        let mut painted = vec![false; size * size];
        let path = svg.rsplit("<path d=\"").next().unwrap().split('"').next().unwrap();
        for run in path.split('M').skip(1) {
            let (at, rest) = run.split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let wide: usize = rest.split_once('v').unwrap().0.parse().unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            for x in x..x + wide {
                painted[(y - QUIET) * size + x - QUIET] = true;
            }
        }
        painted
    }

    #[test]
    fn every_module_is_drawn_where_it_belongs() {
        let text = "https://mau.example/tra-cuu?ma=H41.12-251120-0007&k=8fj2k1qz";
        let code = QrCode::with_error_correction_level(text, EcLevel::M).unwrap();
        let dark: Vec<bool> = code.to_colors().into_iter().map(|c| c == Color::Dark).collect();
        assert_eq!(modules(&qr_svg(text).unwrap(), code.width()), dark);
    }

    #[test]
    fn three_finders_stand_in_the_corners() {
        let code = QrCode::with_error_correction_level("x", EcLevel::M).unwrap();
        let size = code.width();
        let drawn = modules(&qr_svg("x").unwrap(), size);
        for (left, top) in [(0, 0), (size - 7, 0), (0, size - 7)] {
            for (y, row) in ["1111111", "1000001", "1011101"].iter().enumerate() {
                for (x, expected) in row.chars().enumerate() {
                    assert_eq!(drawn[(top + y) * size + left + x], expected == '1');
                }
            }
        }
    }

    #[test]
    fn too_long_is_said_so() {
        assert_eq!(qr_svg(&"x".repeat(3000)), Err(NotEncodable::QrCode(3000)));
    }
}
