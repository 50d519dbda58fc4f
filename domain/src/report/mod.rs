//! Figures over many dossiers, and lists that leave the system.
//!
//! [`Horizon`] says until when something due falls into which bucket, [`assess`] holds the work of
//! an officer against the office time there is for it. [`ExportColumn`] says what an exported list may
//! show, [`mask`] what of it only few may read.

mod export;
mod mask;
mod workload;

pub use export::{ExportColumn, csv_cell, csv_line};
pub use mask::masked;
pub use workload::{
    Absence, Assessment, Demand, Horizon, Level, Load, LoadBucket, Norm, Strain, assess,
    works_within,
};
