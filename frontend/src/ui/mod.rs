//! The design system: components on native elements, styled by `frontend/style`.
//!
//! Every component is shown in every state at `/desk/ui` ([`gallery`]), which the shipped program does
//! not carry. Props that a person reads
//! are [`crate::i18n::Words`]; looks are enums; ids are made here, never by hand.

mod badge;
mod button;
mod choice;
mod combobox;
mod confirm;
mod deferred;
mod definition;
mod dialog;
mod drawn;
mod due;
mod field;
mod file;
mod files;
mod focus;
pub mod gallery;
mod help;
pub mod html;
mod icon;
mod input;
mod kbd;
pub mod keys;
mod light;
mod load;
mod loaded;
mod page;
mod paper;
mod select;
mod selection;
mod sight;
mod state;
mod steps;
pub mod storage;
mod table;
mod tabs;
pub mod text;
pub mod theme;
mod timeline;
mod toast;

pub use badge::{Badge, Tone};
pub use button::{Button, ButtonKind, ButtonRole, ButtonSize, LinkButton};
pub use choice::{Checkbox, RadioGroup, RadioLook};
pub use combobox::{Combobox, Suggestion, debounced};
pub use confirm::{Confirm, Question};
pub use deferred::{Deferred, DeferredPage, Draw, NotFetched};
pub use definition::{Definition, DefinitionList};
pub use dialog::{Dialog, DialogSize, Dismissal};
pub use drawn::when_drawn;
pub use due::{DueBadge, Urgency};
pub use field::{Field, FieldLink, Need};
pub use file::FileInput;
pub use files::{Attached, Files};
pub use focus::go_to;
pub use help::HelpSheet;
pub use icon::{Icon, Symbol};
pub use input::{TextArea, TextInput, TextKind};
pub use kbd::Kbd;
pub use light::{effect, live};
pub use load::Load;
pub use loaded::boot_finished;
pub use page::{Crumb, Landing, Page};
pub use paper::PaperPreview;
pub use select::Select;
pub use selection::{SelectAll, SelectRow, Selection};
pub use sight::current_in_sight;
pub use state::{Banner, EmptyState, ErrorState, Skeleton, SkeletonKind, describe, refusal};
pub use steps::{PictureStep, StepPicture, StepProgress};
pub use table::{Align, Column, Table};
pub use tabs::{Tab, Tabs};
pub use timeline::{Timeline, TimelineItem};
pub use toast::{Notice, Toasts, notify, notify_error};

use std::cell::Cell;

/// An element id no other element of the page has.
pub fn fresh_id(prefix: &str) -> String {
    thread_local! {
        static LAST: Cell<u32> = const { Cell::new(0) };
    }
    let n = LAST.get() + 1;
    LAST.set(n);
    format!("{prefix}-{n}")
}
