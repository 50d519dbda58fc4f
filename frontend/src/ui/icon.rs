//! Symbols: 16 × 16, one line weight, drawn in the colour of the text.

use leptos::prelude::*;

/// What a symbol shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    /// Done, right.
    Check,
    /// Time.
    Clock,
    /// Time that stands still.
    Pause,
    /// Time that has run out, or a mistake.
    Alert,
    /// A circle: in progress.
    Dot,
    /// An empty circle: to come.
    Ring,
    /// Back.
    Back,
    /// Forward.
    Forward,
    /// Opens downwards.
    Down,
    /// Close, remove.
    Cross,
    /// Search.
    Search,
    /// A person.
    Person,
    /// A paper.
    Paper,
    /// Printer.
    Printer,
    /// A box of papers: intake.
    Inbox,
    /// A list: queue.
    List,
    /// Rows of figures: board.
    Board,
    /// A stack: dossiers.
    Stack,
    /// Hand over: return desk.
    Hand,
    /// A book: catalog.
    Book,
    /// Half light, half dark.
    Contrast,
    /// Menu.
    Menu,
    /// Leave.
    Leave,
    /// Information.
    Info,
    /// Nothing allowed.
    Lock,
    /// Upwards: upload.
    Up,
    /// Add.
    Plus,
    /// A QR code.
    Qr,
    /// Opens elsewhere.
    Away,
    /// Telephone.
    Phone,
    /// A place.
    Place,
    /// Days of a calendar.
    Calendar,
}

impl Symbol {
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Check => "M3 8.5l3.2 3.2L13 4.8",
            Self::Clock => "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 5v3.2l2.2 1.4",
            Self::Pause => "M5.8 3.6v8.8M10.2 3.6v8.8",
            Self::Alert => "M8 2.2l6.2 11.1H1.8zM8 6.4v3.4M8 11.6v.1",
            Self::Dot => {
                "M8 2.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 8 2.8zM8 6.6a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8z"
            }
            Self::Ring => "M8 2.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 8 2.8z",
            Self::Back => "M13 8H3.4M7 4L3 8l4 4",
            Self::Forward => "M3 8h9.6M9 4l4 4-4 4",
            Self::Down => "M4 6.4l4 4 4-4",
            Self::Cross => "M4 4l8 8M12 4l-8 8",
            Self::Search => "M7 2.6a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8zM10.3 10.3L14 14",
            Self::Person => {
                "M8 2.4a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM2.8 13.8c.5-2.6 2.5-4 5.2-4s4.7 1.4 5.2 4"
            }
            Self::Paper => "M4 1.8h5.2L12.4 5v9.2H4zM9 1.8V5.2h3.4M6 8.2h4.4M6 10.8h4.4",
            Self::Printer => "M4.4 6V2.2h7.2V6M4.4 11.6H2.2V6h11.6v5.6h-2.2M4.4 9.6h7.2v4.2H4.4z",
            Self::Inbox => "M2.2 9.2l2-6.4h7.6l2 6.4v4H2.2zM2.2 9.2h3.4l.9 1.6h3l.9-1.6h3.4",
            Self::List => "M5.6 4h8M5.6 8h8M5.6 12h8M2.6 4h.1M2.6 8h.1M2.6 12h.1",
            Self::Board => "M2.4 2.6h11.2v10.8H2.4zM2.4 6.2h11.2M6.4 6.2v7.2M6.4 9.8h7.2",
            Self::Stack => "M8 2l6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3",
            Self::Hand => "M2.4 5.4h7.2v8H2.4zM6.4 5.4V2.6h7.2v8H9.6M11.4 2.6v2.2",
            Self::Book => {
                "M8 3.8C6.6 2.8 4.6 2.4 2.2 2.6v9.8c2.4-.2 4.4.2 5.8 1.2 1.4-1 3.4-1.4 5.8-1.2V2.6C11.4 2.4 9.4 2.8 8 3.8zM8 3.8v9.8"
            }
            Self::Contrast => {
                "M8 2.2a5.8 5.8 0 1 0 0 11.6zM8 2.2a5.8 5.8 0 0 1 0 11.6zM9.8 3.2v9.6M11.6 4.6v6.8"
            }
            Self::Menu => "M2.4 4.4h11.2M2.4 8h11.2M2.4 11.6h11.2",
            Self::Leave => "M6.4 2.6H2.8v10.8h3.6M6.4 8h7M10.6 5l3 3-3 3",
            Self::Info => "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 7.4v3.6M8 5v.1",
            Self::Lock => "M3.4 7.2h9.2v6.4H3.4zM5.4 7.2V5a2.6 2.6 0 0 1 5.2 0v2.2",
            Self::Up => "M8 10.6V2.8M4.6 6L8 2.6 11.4 6M2.6 13.4h10.8",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Qr => {
                "M2.4 2.4h4.2v4.2H2.4zM9.4 2.4h4.2v4.2H9.4zM2.4 9.4h4.2v4.2H2.4zM9.4 9.4h1.6v1.6H9.4zM13.4 9.4v.1M13.4 13.4h-1.8M9.4 13.4v.1"
            }
            Self::Away => "M9 2.6h4.4V7M13.2 2.8L7.4 8.6M11.4 9.4v4H2.6V4.6h4",
            Self::Phone => {
                "M3 2.6h2.8l1.2 3-1.6 1.2c.8 1.7 2 2.9 3.8 3.8l1.2-1.6 3 1.2V13c-6 .8-11-4.4-10.4-10.4z"
            }
            Self::Calendar => "M2.4 3.8h11.2v9.6H2.4zM2.4 7h11.2M5.4 2.2v3M10.6 2.2v3",
            Self::Place => {
                "M8 14c-3-3.2-4.6-5.6-4.6-7.6a4.6 4.6 0 0 1 9.2 0c0 2-1.6 4.4-4.6 7.6zM8 4.8a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2z"
            }
        }
    }
}

/// A symbol beside words that say the same; hidden from screen readers.
#[component]
pub fn Icon(
    /// What it shows.
    of: Symbol,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d=of.path()></path>
        </svg>
    }
    .into_any()
}
