//! What an uploaded file is, by its bytes and not by its name.

/// A kind of file that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Scans and signed documents.
    Pdf,
    /// Photographs.
    Jpeg,
    /// Pictures of screens.
    Png,
}

/// How far a reader of PDF looks for the header (ISO 32000-1, annex H, note 13).
pub(super) const HEAD: usize = 1024;
/// How far back we look for the end mark. Scanners append to files; one that was cut off by a
/// broken line has no mark at all.
pub(super) const TAIL: usize = 2048;

/// Beginnings of programs, scripts, pages and archives. Some of them may hide before a PDF header.
const OTHERS: [&[u8]; 8] =
    [b"MZ", b"\x7fELF", b"#!", b"PK\x03\x04", b"Rar!", b"\xca\xfe\xba\xbe", b"<", b"{"];

impl Kind {
    /// The kind of a file with these first and last bytes; `None` for everything else, also for
    /// files that are two things at once.
    pub fn sniff(head: &[u8], tail: &[u8]) -> Option<Self> {
        if head.starts_with(b"\xff\xd8\xff") {
            return Some(Self::Jpeg);
        }
        if head.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        let pdf = contains(&head[..head.len().min(HEAD)], b"%PDF-")
            && contains(&tail[tail.len().saturating_sub(TAIL)..], b"%%EOF")
            && !OTHERS.iter().any(|other| head.trim_ascii_start().starts_with(other));
        pdf.then_some(Self::Pdf)
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// The kind of a media type, as stored or as declared.
    pub fn of_media_type(media_type: &str) -> Option<Self> {
        let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        [Self::Pdf, Self::Jpeg, Self::Png].into_iter().find(|kind| kind.media_type() == essence)
    }

    /// The usual ending of the name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// The kind that an ending of a name stands for, in any case.
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "pdf" => Some(Self::Pdf),
            "jpg" | "jpeg" | "jpe" => Some(Self::Jpeg),
            "png" => Some(Self::Png),
            _ => None,
        }
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sniff(bytes: &[u8]) -> Option<Kind> {
        Kind::sniff(bytes, bytes)
    }

    #[test]
    fn the_three_kinds_are_known_by_their_bytes() {
        assert_eq!(sniff(b"%PDF-1.7\n1 0 obj\n%%EOF\n"), Some(Kind::Pdf));
        assert_eq!(
            sniff(b"\xef\xbb\xbf\r\n%PDF-1.4\n%%EOF"),
            Some(Kind::Pdf),
            "with a mark before"
        );
        assert_eq!(sniff(b"\xff\xd8\xff\xe0..JFIF"), Some(Kind::Jpeg));
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\n...."), Some(Kind::Png));
    }

    #[test]
    fn nothing_else_is_taken() {
        let late = [&b" ".repeat(HEAD)[..], b"%PDF-1.7 %%EOF"].concat();
        for (what, bytes) in [
            ("nothing", &b""[..]),
            ("a program", b"MZ\x90\x00\x03 This program cannot be run in DOS mode"),
            ("a program that is a PDF too", b"MZ\x90\x00%PDF-1.7\n%%EOF"),
            ("a Linux program", b"\x7fELF\x02\x01\x01%PDF-1.7 %%EOF"),
            ("a page", b"\n <html><!-- %PDF-1.7 --><script></script><!-- %%EOF -->"),
            ("an archive", b"PK\x03\x04%PDF-1.7 %%EOF"),
            ("a picture format of the web", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
            ("a PDF cut off", b"%PDF-1.7\n1 0 obj\nstream"),
            ("a header too late", &late),
            ("half a PNG mark", b"\x89PNG"),
        ] {
            assert_eq!(sniff(bytes), None, "{what}");
        }
    }

    #[test]
    fn the_end_mark_is_looked_for_near_the_end_only() {
        let mut bytes = b"%PDF-1.7 %%EOF".to_vec();
        bytes.extend(vec![b'0'; TAIL]);
        assert_eq!(sniff(&bytes), None);
        bytes.extend(b"%%EOF\r\n\0\0");
        assert_eq!(sniff(&bytes), Some(Kind::Pdf));
    }

    #[test]
    fn names_and_media_types_lead_back_to_the_kind() {
        for kind in [Kind::Pdf, Kind::Jpeg, Kind::Png] {
            assert_eq!(Kind::of_extension(kind.extension()), Some(kind));
            assert_eq!(Kind::of_media_type(kind.media_type()), Some(kind));
        }
        assert_eq!(Kind::of_extension("JPEG"), Some(Kind::Jpeg));
        assert_eq!(Kind::of_media_type("Application/PDF; x=y"), Some(Kind::Pdf));
        assert_eq!(Kind::of_media_type("text/html"), None);
    }
}
