//! The checklist of papers: counts, what is missing, what a key does.

use crate::dossier::intake::operations::Requirement;
use crate::ui::Attached;
use serde::{Deserialize, Serialize};

/// Most pieces of one paper.
pub const MOST: i32 = 99;

/// What was handed in of one paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Count {
    pub originals: i32,
    pub copies: i32,
    pub electronic: i32,
    pub note: String,
    pub files: Vec<Attached>,
}

impl Count {
    /// Whether anything was.
    pub fn is_present(&self) -> bool {
        self.originals + self.copies + self.electronic > 0 || !self.files.is_empty()
    }

    /// The number in a column.
    pub fn get(&self, column: Column) -> i32 {
        match column {
            Column::Originals => self.originals,
            Column::Copies => self.copies,
            Column::Electronic => self.electronic,
        }
    }

    /// Puts a number into a column.
    pub fn set(&mut self, column: Column, value: i32) {
        *match column {
            Column::Originals => &mut self.originals,
            Column::Copies => &mut self.copies,
            Column::Electronic => &mut self.electronic,
        } = value.clamp(0, MOST);
    }
}

/// One of the three kinds of pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Bản chính.
    Originals,
    /// Bản sao.
    Copies,
    /// Bản điện tử.
    Electronic,
}

impl Column {
    /// All, as shown.
    pub const ALL: [Self; 3] = [Self::Originals, Self::Copies, Self::Electronic];
}

/// Where a paper of a case is kept in a draft.
pub fn paper_key(procedure: &str, case: &str, document: &str) -> String {
    format!("{procedure}/{case}/{document}")
}

/// The pieces the catalog asks for; where it states no number, one original.
pub fn as_required(asked: &Requirement) -> Count {
    let mut count = Count { originals: asked.originals, copies: asked.copies, ..Count::default() };
    if !count.is_present() {
        count.originals = 1;
    }
    count
}

/// How a paper stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There, and as many as asked for.
    Enough,
    /// There, but fewer than asked for: worth a look, no hindrance.
    Fewer,
    /// Not there, and the dossier is incomplete without it.
    Missing,
    /// Not there, and need not be.
    Absent,
}

/// How a paper stands by what was handed in.
pub fn standing(asked: &Requirement, count: &Count) -> Standing {
    let pieces = count.originals + count.copies + count.electronic;
    // Files alone are one electronic copy.
    let pieces = if pieces == 0 && count.is_present() { 1 } else { pieces };
    match count.is_present() {
        true if pieces < asked.originals + asked.copies => Standing::Fewer,
        true => Standing::Enough,
        false if asked.required => Standing::Missing,
        false => Standing::Absent,
    }
}

/// A key pressed in the checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Space,
    Enter,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    Files,
}

impl Key {
    /// By the browser's name of it.
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            " " => Self::Space,
            "Enter" => Self::Enter,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "Home" => Self::Home,
            "End" => Self::End,
            "t" | "T" => Self::Files,
            _ => return None,
        })
    }
}

/// What a key does there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// Ticks or unticks the row.
    Toggle,
    /// Goes to a cell.
    Go(usize, usize),
    /// Goes to what follows the list.
    Leave,
    /// Chooses files for the row.
    Files,
}

/// What `key` does in the cell at `row` and `column` of `rows` rows.
pub fn press(key: Key, row: usize, column: usize, rows: usize) -> Press {
    let last = Column::ALL.len() - 1;
    match key {
        Key::Space => Press::Toggle,
        Key::Files => Press::Files,
        Key::Enter if row + 1 >= rows => Press::Leave,
        Key::Enter => Press::Go(row + 1, 0),
        Key::Up => Press::Go(row.saturating_sub(1), column),
        Key::Down => Press::Go((row + 1).min(rows.saturating_sub(1)), column),
        Key::Left => Press::Go(row, column.saturating_sub(1)),
        Key::Right => Press::Go(row, (column + 1).min(last)),
        Key::Home => Press::Go(0, column),
        Key::End => Press::Go(rows.saturating_sub(1), column),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(originals: i32, copies: i32, required: bool) -> Requirement {
        Requirement { key: "1".into(), name: "Đơn".into(), originals, copies, required }
    }

    #[test]
    fn a_paper_without_a_stated_number_is_one_original() {
        assert_eq!(as_required(&asked(0, 2, true)).copies, 2);
        assert_eq!(as_required(&asked(0, 2, true)).originals, 0);
        assert_eq!(as_required(&asked(0, 0, true)).originals, 1);
    }

    #[test]
    fn how_a_paper_stands() {
        let count = |originals, electronic| Count { originals, electronic, ..Count::default() };
        assert_eq!(standing(&asked(1, 0, true), &count(0, 0)), Standing::Missing);
        assert_eq!(standing(&asked(1, 0, false), &count(0, 0)), Standing::Absent);
        assert_eq!(standing(&asked(2, 0, true), &count(1, 0)), Standing::Fewer);
        assert_eq!(standing(&asked(1, 0, true), &count(0, 1)), Standing::Enough);
    }

    #[test]
    fn files_alone_are_a_paper_that_is_there() {
        let file = Attached { id: "file:1".into(), name: "a.pdf".into(), size: 1, kept: false };
        let count = Count { files: vec![file.clone(), file], ..Count::default() };
        assert_eq!(standing(&asked(1, 0, true), &count), Standing::Enough);
        assert_eq!(standing(&asked(2, 0, true), &count), Standing::Fewer);
    }

    #[test]
    fn keys_walk_the_list_and_never_leave_it_by_arrows() {
        assert_eq!(press(Key::Space, 1, 1, 3), Press::Toggle);
        assert_eq!(press(Key::Down, 2, 1, 3), Press::Go(2, 1));
        assert_eq!(press(Key::Up, 0, 2, 3), Press::Go(0, 2));
        assert_eq!(press(Key::Right, 0, 2, 3), Press::Go(0, 2));
        assert_eq!(press(Key::Left, 0, 0, 3), Press::Go(0, 0));
        assert_eq!(press(Key::End, 0, 1, 3), Press::Go(2, 1));
        assert_eq!(press(Key::Enter, 0, 2, 3), Press::Go(1, 0));
        assert_eq!(press(Key::Enter, 2, 0, 3), Press::Leave);
        assert_eq!(press(Key::Files, 1, 0, 3), Press::Files);
        assert_eq!(Key::of("a"), None);
    }

    #[test]
    fn counts_stay_between_none_and_99() {
        let mut count = Count::default();
        count.set(Column::Copies, 250);
        count.set(Column::Originals, -1);
        assert_eq!((count.copies, count.originals), (99, 0));
    }
}
