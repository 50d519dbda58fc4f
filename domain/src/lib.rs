//! The rules of the one-stop shop, as pure code.
//!
//! Nothing here reads a clock, a file, a database or a socket; everything a rule may know is an
//! argument. The same crate runs in the server and in the browser, so what a screen shows while
//! one types and what the server decides can not differ.
//!
//! One module per capability, named as in `backend/src` and `frontend/src`:
//!
//! | module | holds |
//! |---|---|
//! | [`calendar`] | working days, office hours, every due date with its derivation |
//! | [`catalog`] | procedures, versions, cases, papers asked for, import |
//! | [`process`] | the approved steps of a procedure and their hours |
//! | [`identity`] | roles, and the one table of who may do what where |
//! | [`delay`] | whose minutes a dossier's time was |
//! | [`dossier`] | the life of a dossier: commands, events, refusals |
//! | [`document`] | the prescribed forms and what stands on them |
//! | [`worklist`] | columns, due windows and saved views of the work queue |
//! | [`policy`] | what was settled where the texts leave room, with its reason |
//! | [`report`] | who has more to do than time, what exported lists show |

pub mod calendar;
pub mod catalog;
pub mod delay;
pub mod document;
pub mod dossier;
pub mod identifier;
pub mod identity;
pub mod lang;
pub mod policy;
pub mod process;
pub mod refusal;
pub mod report;
pub mod text;
pub mod time;
pub mod worklist;
