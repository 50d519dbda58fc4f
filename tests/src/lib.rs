//! What the tests of the whole product stand on: a fresh database for each test, on both engines,
//! a province in it with officers who act through the API, and a real browser.

#[cfg(feature = "browser")]
pub mod browser;
pub mod database;
pub mod files;
pub mod golden;
pub mod world;
