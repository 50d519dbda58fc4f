//! The web app: one library, two WebAssembly entries.
//!
//! | entry | for | root |
//! |---|---|---|
//! | `desk` (`/desk/…`) | officials | [`desk`] |
//! | `portal` (`/…`) | the public; kept small, uses nothing of the desk | [`portal`] |
//!
//! | module | holds |
//! |---|---|
//! | [`ui`] | the design system; every component at `/desk/ui` |
//! | [`api`] | typed operations, session, live changes, uploads |
//! | [`i18n`] | texts in both languages |
//! | [`device`] | its clock |
//! | [`format`] | dates, numbers, money, working time as text |
//! | [`identity`] | sign-in, the officer at work |
//! | [`dossier`] | intake, queue, list, workspace, return desk |
//! | [`report`] | the live board |
//! | [`calendar`] | the office calendar |
//! | [`citizen`] | home, catalog, procedure, tracking: the public's pages |
//!
//! A capability folder repeats the same names: `page` (URL → request → view), `view` (pure
//! drawing of plain data, tested natively), `model` (rules of a form, tested natively),
//! `operations` (what is asked of the API), `text`. See `frontend/README.md` for how to add one.

// A page is one type as deep as its markup.
#![recursion_limit = "256"]
#![expect(unreachable_pub, reason = "the component macro makes the type of its properties public")]

pub mod api;
pub mod calendar;
pub mod citizen;
pub mod desk;
pub mod device;
pub mod dossier;
pub mod format;
pub mod i18n;
pub mod identity;
#[cfg(debug_assertions)]
mod panic;
pub mod portal;
pub mod report;
pub mod ui;
