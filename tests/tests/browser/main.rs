//! Journeys in a real browser, on the web app as it is built.

mod centers;
mod keys;
mod late;
mod life;
mod many;
mod province;
mod shell;
mod ways;
