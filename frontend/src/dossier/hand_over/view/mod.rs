//! What the return desk shows.

mod elsewhere;
mod facts;
mod list;
mod panel;
mod recipient;

pub(super) use list::List;
pub(super) use panel::Panel;
