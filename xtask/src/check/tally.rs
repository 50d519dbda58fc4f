//! Stages, their time, and how many tests passed.

use anyhow::Result;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What has run so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    stages: Vec<Stage>,
    passed: usize,
    failed: usize,
}

#[derive(Debug)]
struct Stage {
    name: String,
    took: Duration,
    passed: usize,
    failed: usize,
    error: Option<String>,
}

impl Tally {
    /// Runs and times one stage.
    pub(super) fn stage(&mut self, name: &str, work: &mut dyn FnMut(&mut Self) -> Result<()>) {
        println!("\n━━━ {name}");
        let (passed, failed) = (self.passed, self.failed);
        let start = Instant::now();
        let error = work(self).err().map(|error| format!("{error:#}"));
        if let Some(error) = &error {
            eprintln!("{name}: {error}");
            if self.failed == failed {
                self.failed += 1;
            }
        }
        let took = start.elapsed();
        println!("━━━ {name}: {:.1} s", took.as_secs_f32());
        self.stages.push(Stage {
            name: name.to_owned(),
            took,
            passed: self.passed - passed,
            failed: self.failed - failed,
            error,
        });
    }

    /// Counts the tests of a line such as
    /// `test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; …`.
    pub(super) fn hear(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else { return };
        for part in result.split([';', '.']) {
            let mut words = part.split_whitespace();
            if let (Some(Ok(count)), Some(word)) = (words.next().map(str::parse), words.next()) {
                let count: usize = count;
                match word {
                    "passed" => self.passed += count,
                    "failed" => self.failed += count,
                    _ => {}
                }
            }
        }
    }

    /// How many tests failed so far.
    pub(super) fn failed(&self) -> usize {
        self.failed
    }

    /// Prints the stages and, as the very last line, the sum.
    pub(super) fn report(&self) -> ExitCode {
        println!("\n{:<20} {:>9} {:>8} {:>8}", "stage", "seconds", "passed", "failed");
        for stage in &self.stages {
            let Stage { name, passed, failed, .. } = stage;
            println!("{name:<20} {:>9.1} {passed:>8} {failed:>8}", stage.took.as_secs_f32());
        }
        for stage in &self.stages {
            if let Some(error) = &stage.error {
                println!("{}: {error}", stage.name);
            }
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn results_are_added_up() {
        let mut tally = Tally::default();
        tally.hear("running 14 tests");
        tally.hear("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out");
        tally.hear("test result: FAILED. 2 passed; 5 failed; 0 ignored; finished in 0.12s");
        assert_eq!((tally.passed, tally.failed), (14, 5));
    }

    #[test]
    fn a_stage_that_breaks_without_a_failed_test_is_one_failure() {
        let mut tally = Tally::default();
        tally.stage("breaks", &mut |_| bail!("does not compile"));
        tally.stage("fails a test", &mut |tally| {
            tally.hear("test result: FAILED. 2 passed; 1 failed;");
            bail!("a test failed")
        });
        assert_eq!((tally.passed, tally.failed), (2, 2));
    }
}
