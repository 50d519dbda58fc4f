//! A form as text, read from the set pages.

use typst::layout::{Abs, Frame, FrameItem, Point};
use typst_layout::PagedDocument;

/// A form set in type, not yet printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// Its pages, in order.
    pub pages: Vec<ProofPage>,
}

/// A page of a proof.
#[derive(Debug, Clone, PartialEq)]
pub struct ProofPage {
    /// Width in millimetres.
    pub width: f64,
    /// Height in millimetres.
    pub height: f64,
    /// What stands on it, line by line from the top; pieces far from each other on a line are
    /// separated by a bar.
    pub lines: Vec<String>,
}

/// A piece of text and where its baseline begins and ends.
struct Piece {
    at: Point,
    end: Abs,
    size: Abs,
    text: String,
}

impl Proof {
    pub(crate) fn of(document: &PagedDocument) -> Self {
        let pages = document.pages().iter().map(|page| {
            let mut pieces = Vec::new();
            collect(&page.frame, Point::zero(), &mut pieces);
            ProofPage {
                width: page.frame.size().x.to_mm(),
                height: page.frame.size().y.to_mm(),
                lines: lines(pieces),
            }
        });
        Self { pages: pages.collect() }
    }

    /// All text, pages separated by form feeds.
    pub fn text(&self) -> String {
        let pages: Vec<String> = self.pages.iter().map(|page| page.lines.join("\n")).collect();
        pages.join("\n\u{c}\n")
    }
}

/// Papers do not turn or scale text, so offsets are enough to place a group.
fn collect(frame: &Frame, origin: Point, pieces: &mut Vec<Piece>) {
    for (offset, item) in frame.items() {
        let at = origin + *offset;
        match item {
            FrameItem::Group(group) => collect(&group.frame, at, pieces),
            FrameItem::Text(text) => pieces.push(Piece {
                at,
                end: at.x + text.width(),
                size: text.size,
                text: text.text.to_string(),
            }),
            _ => {}
        }
    }
}

fn lines(mut pieces: Vec<Piece>) -> Vec<String> {
    pieces.sort_by_key(|piece| (piece.at.y, piece.at.x));
    let mut lines = Vec::new();
    let same_line = |a: &Piece, b: &Piece| (b.at.y - a.at.y).abs() < Abs::pt(2.0);
    for line in pieces.chunk_by_mut(same_line) {
        line.sort_by_key(|piece| piece.at.x);
        let mut text = String::new();
        let mut end = None;
        for piece in line.iter() {
            if end.is_some_and(|end| piece.at.x - end > piece.size * 0.8) {
                text.push_str(" | ");
            }
            text.push_str(&piece.text);
            end = Some(piece.end);
        }
        lines.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    lines
}
