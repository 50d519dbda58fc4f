//! The rules from outside: what a lawyer, an inspector or an attacker would try.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails as loudly as the test")]

mod access;
mod agreement;
mod desk;
mod draft;
mod fixture;
mod golden;
mod invariants;
mod law;
mod model;
mod staffing;
mod steps;
mod story;
mod transitions;
mod words;
