//! The form as plain data: what is typed, what is wrong with it, what is sent. Tested natively.

mod card;
mod check;
mod draft;
mod faults;
mod guidance;
mod input;
mod lines;
mod papers;

pub(super) use card::apply as apply_card;
pub(super) use check::{missing, problems, refusal_problems, request_problems};
pub(super) use draft::{Draft, GuidanceOf};
pub(super) use faults::Fault;
pub(super) use input::intake;
pub(super) use lines::{Line, line_inputs, merge};
pub(super) use papers::{
    Column, Count, Key, Press, Standing, as_required, paper_key, press, standing,
};

#[cfg(test)]
mod samples;
