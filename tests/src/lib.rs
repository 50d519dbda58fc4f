//! What the tests of the whole product stand on: a fresh database for each test, on both engines,
//! and a real browser.

#[cfg(feature = "browser")]
pub mod browser;
pub mod database;
