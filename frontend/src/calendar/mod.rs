//! The office calendar: its days, a newer version, and its confirmation for dossiers accepted before.

mod confirm;
mod operations;
mod page;
mod publish;
mod text;

pub use page::CalendarPage;
pub use publish::PublishCard;
