//! Journeys in a real browser, on the web app as it is built.

mod attached;
mod bags;
mod beside;
mod burden;
mod calendar;
mod centers;
mod frame;
mod keys;
mod late;
mod life;
mod many;
mod news;
mod province;
mod records;
mod shapes;
mod shell;
mod taken;
mod ways;
