//! The picture of responsibility: every working minute belongs to one holder (R9). One bar from
//! acceptance to now, a table of whose time it was, and when the clock stood still.

mod model;
mod operations;
mod scale;
mod text;
mod view;

pub(super) use view::Lifeline;
