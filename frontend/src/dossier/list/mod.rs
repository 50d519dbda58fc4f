//! The list of dossiers, and the table it shares with the queue.

mod filter;
mod filter_bar;
mod operations;
mod page;
mod procedure_filter;
mod row;
mod rows;
mod status;
mod text;

pub use operations::{
    AgencyRef, DossierFilterInput, DossierOrder, DossierPage, DossierRow, LoadBucket,
    LoadFilterInput, OfficerRef, PageOfRows, PageVariables, QueueScope, UnitRef,
};
pub use page::ListPage;
pub(crate) use page::renew;
pub use row::{Extra, RowNote};
pub use rows::{DossierRows, TableFace};
pub use status::{DossierStatus, StatusBadge};
