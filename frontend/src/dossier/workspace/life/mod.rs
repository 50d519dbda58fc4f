//! What goes on with a dossier beside its steps: what the applicant, other agencies, the post and
//! the clock are asked for. Open matters have a card each, the most pressing first; settled ones
//! are folded into one card.

mod model;
mod operations;
mod text;
mod view;

pub(super) use view::{Life, lines as requested_lines};
