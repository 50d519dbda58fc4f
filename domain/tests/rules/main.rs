//! The rules from outside: what a lawyer, an inspector or an attacker would try.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails as loudly as the test")]

mod access;
mod agreement;
mod amendment;
mod clock;
mod consultation;
mod delivery;
mod desk;
mod draft;
mod extension;
mod files;
mod fixture;
mod forms;
mod four_eyes;
mod golden;
mod good;
mod handover;
mod inbox;
mod invariants;
mod law;
mod model;
mod pauses;
mod payment;
mod places;
mod prints;
mod recount;
mod regimes;
mod responsibility;
mod staffing;
mod stages;
mod steps;
mod story;
mod supplement;
mod suspension;
mod transitions;
mod undo;
mod warning;
mod withdrawal;
mod words;
