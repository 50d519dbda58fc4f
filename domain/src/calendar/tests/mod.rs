//! Tests of the clock: tables of known answers, and properties against a slow oracle.

mod cases;
