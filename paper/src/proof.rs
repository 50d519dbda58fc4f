//! A form as text and where it stands, read from the set pages.

use std::collections::BTreeSet;
use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Transform};
use typst::visualize::Geometry;
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
    /// Where each of these lines stands.
    pub places: Vec<Place>,
    /// What is drawn on it, from the top, with size and upper left corner in whole millimetres:
    /// images with what they say, boxes, and lines; lines that touch each other are a table.
    pub drawn: Vec<String>,
}

/// Where a line stands on its page, in whole millimetres from the upper left corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Where the line begins, and where it goes on after each of its bars.
    pub xs: Vec<i32>,
    /// Its baseline.
    pub y: i32,
}

/// A piece of text and where its baseline begins and ends.
struct Piece {
    at: Point,
    end: Abs,
    size: Abs,
    text: String,
}

/// Something drawn, in words, after its y and x, by which it is sorted.
type Thing = (i32, i32, String);

/// What was found on a page.
#[derive(Default)]
struct Found {
    pieces: Vec<Piece>,
    lines: Vec<Rect>,
    things: Vec<Thing>,
}

impl Proof {
    pub(crate) fn of(document: &PagedDocument) -> Self {
        let pages = document.pages().iter().map(|page| {
            let mut found = Found::default();
            found.collect(&page.frame, Transform::identity());
            let (lines, places) = lines(found.pieces);
            ProofPage {
                width: page.frame.size().x.to_mm(),
                height: page.frame.size().y.to_mm(),
                lines,
                places,
                drawn: drawn(found.things, found.lines),
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

impl Found {
    /// Adds what is in a frame; `outer` leads from the frame to the page.
    fn collect(&mut self, frame: &Frame, outer: Transform) {
        for (offset, item) in frame.items() {
            let to_page = outer.pre_concat(Transform::translate(offset.x, offset.y));
            match item {
                FrameItem::Group(group) => {
                    self.collect(&group.frame, to_page.pre_concat(group.transform));
                }
                FrameItem::Text(text) => self.pieces.push(Piece {
                    at: Point::zero().transform(to_page),
                    end: Point::with_x(text.width()).transform(to_page).x,
                    size: text.size,
                    text: text.text.to_string(),
                }),
                FrameItem::Image(image, size, _) => {
                    let area = Rect::from_pos_size(Point::zero(), *size);
                    let says = image.alt().map(|alt| format!(": {alt}")).unwrap_or_default();
                    self.things.push(thing("image", around(area, to_page), &says));
                }
                FrameItem::Shape(shape, _) => {
                    let area = around(shape.bbox(false), to_page);
                    match shape.geometry {
                        Geometry::Line(_) => self.lines.push(area),
                        Geometry::Rect(_) => self.things.push(thing("box", area, "")),
                        Geometry::Curve(_) => self.things.push(thing("shape", area, "")),
                    }
                }
                FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
}

/// The text of every line, and where it stands.
fn lines(mut pieces: Vec<Piece>) -> (Vec<String>, Vec<Place>) {
    pieces.sort_by_key(|piece| (piece.at.y, piece.at.x));
    let (mut lines, mut places) = (Vec::new(), Vec::new());
    let same_line = |a: &Piece, b: &Piece| (b.at.y - a.at.y).abs() < Abs::pt(2.0);
    for line in pieces.chunk_by_mut(same_line) {
        line.sort_by_key(|piece| piece.at.x);
        let mut text = String::new();
        let mut xs = Vec::new();
        let mut end = None;
        for piece in line.iter() {
            let far = end.is_some_and(|end| piece.at.x - end > piece.size * 0.8);
            if far {
                text.push_str(" | ");
            }
            if far || end.is_none() {
                xs.push(mm(piece.at.x));
            }
            text.push_str(&piece.text);
            end = Some(piece.end);
        }
        lines.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
        places.push(Place { xs, y: mm(line[0].at.y) });
    }
    (lines, places)
}

/// Things and lines from the top, in words.
fn drawn(mut things: Vec<Thing>, lines: Vec<Rect>) -> Vec<String> {
    things.extend(tables(lines).iter().map(|table| ruled(table)));
    things.sort();
    things.into_iter().map(|(.., words)| words).collect()
}

/// Lines that touch each other, as those of a table do, taken together.
fn tables(lines: Vec<Rect>) -> Vec<Vec<Rect>> {
    let mut tables: Vec<Vec<Rect>> = Vec::new();
    for line in lines {
        let (touched, apart): (Vec<Vec<Rect>>, Vec<Vec<Rect>>) =
            tables.into_iter().partition(|table| table.iter().any(|other| touch(other, &line)));
        tables = apart;
        let mut table = touched.concat();
        table.push(line);
        tables.push(table);
    }
    tables
}

fn touch(a: &Rect, b: &Rect) -> bool {
    let beside = a.max.x < b.min.x || b.max.x < a.min.x;
    let below = a.max.y < b.min.y || b.max.y < a.min.y;
    !beside && !below
}

/// A table by where its lines run, and how long those are together: a line that crosses a merged
/// cell is drawn in two, and one of which a part is missing is shorter. Or a line on its own.
fn ruled(lines: &[Rect]) -> Thing {
    let both = |a: Rect, b: &Rect| Rect::new(a.min.min(b.min), a.max.max(b.max));
    let whole = lines.iter().fold(lines[0], both);
    if lines.len() == 1 {
        return thing("line", whole, "");
    }
    let (across, down): (Vec<Rect>, Vec<Rect>) =
        lines.iter().copied().partition(|line| line.size().x > line.size().y);
    let across = run(across.iter().map(|line| (line.min.y, line.size().x)));
    let down = run(down.iter().map(|line| (line.min.x, line.size().y)));
    thing("table", whole, &format!(": across {across}, down {down}"))
}

/// Places of lines that run alike, and the sum of their lengths.
fn run(lines: impl Iterator<Item = (Abs, Abs)>) -> String {
    let (places, lengths): (Vec<Abs>, Vec<Abs>) = lines.unzip();
    let places: BTreeSet<i32> = places.into_iter().map(mm).collect();
    let places: Vec<String> = places.iter().map(i32::to_string).collect();
    format!("{} ({} mm)", places.join(" "), mm(lengths.into_iter().sum()))
}

fn thing(kind: &str, area: Rect, more: &str) -> Thing {
    let (x, y) = (mm(area.min.x), mm(area.min.y));
    let (width, height) = (mm(area.size().x), mm(area.size().y));
    (y, x, format!("{kind} {width} × {height} at {x},{y}{more}"))
}

/// The upright rectangle around an area that is moved, scaled or turned.
fn around(area: Rect, transform: Transform) -> Rect {
    let Rect { min, max } = area;
    let [a, b, c, d] = [min, Point::new(max.x, min.y), Point::new(min.x, max.y), max]
        .map(|corner| corner.transform(transform));
    Rect::new(a.min(b).min(c.min(d)), a.max(b).max(c.max(d)))
}

/// Whole millimetres. Rounded to hundredths before, so that the last bits of a number do not decide
/// to which side a half falls.
fn mm(length: Abs) -> i32 {
    let hundredths = (length.to_mm() * 100.0).round();
    (hundredths / 100.0).round() as i32
}
