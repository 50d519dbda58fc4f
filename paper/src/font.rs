//! The one typeface of papers: Liberation Serif, which has the widths of Times New Roman (NĐ 30/2020
//! prescribes the latter), covers Vietnamese, and may be given away (OFL, `fonts/LICENSE`).

use typst::foundations::Bytes;
use typst::text::Font;

const FACES: [&[u8]; 4] = [
    include_bytes!("../fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../fonts/LiberationSerif-BoldItalic.ttf"),
];

/// Regular, italic, bold and bold italic.
pub(crate) fn faces() -> Vec<Font> {
    FACES.iter().flat_map(|face| Font::iter(Bytes::new(*face))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use typst::text::FontBook;

    #[test]
    fn four_faces_of_one_family_that_know_vietnamese() {
        let faces = faces();
        let book = FontBook::from_fonts(&faces);
        assert_eq!(book.families().count(), 1);
        assert_eq!(faces.len(), 4);
        for face in &faces {
            for c in "ẤẬẮẶẾỆỐỘỚỢỨỰỲỴĐđấậắặếệốộớợứựỳỵ₫–…".chars()
            {
                assert!(
                    face.info().coverage.contains(c.into()),
                    "{c} in {:?}",
                    face.info().variant
                );
            }
        }
    }
}
