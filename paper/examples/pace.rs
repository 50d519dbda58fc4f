//! How fast the press is: first print and the median and 99th percentile of a hundred more, for
//! each sample form.

use paper::Press;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

fn main() -> Result<(), Box<dyn Error>> {
    let started = Instant::now();
    let press = Press::new()?;
    println!("{:>10.1?} press built", started.elapsed());
    for (template, sample) in [
        ("form-01@2025", "receipt-slip-usual"),
        ("form-01@2025", "receipt-slip-worst"),
        ("form-02@2025", "supplement-request-usual"),
        ("form-03@2025", "intake-refusal-usual"),
        ("result@2020", "result-licence"),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/{sample}.json"));
        let mut data: serde_json::Value = serde_json::from_str(&fs::read_to_string(path)?)?;
        let mut print = |n: usize| -> Result<Duration, Box<dyn Error>> {
            // Other data each time, as in life; equal data would be remembered.
            data["issuedAt"] = format!("2026-10-26T02:{:02}:{:02}Z", n / 60, n % 60).into();
            data["issuer"]["hotline"] = format!("1900 {n:04}").into();
            let started = Instant::now();
            press.render(template, &data)?;
            Ok(started.elapsed())
        };
        let first = print(0)?;
        let mut times = (1..=100).map(&mut print).collect::<Result<Vec<_>, _>>()?;
        times.sort_unstable();
        println!(
            "{first:>10.1?} first, {:>8.1?} p50, {:>8.1?} p99  {sample}",
            times[50], times[98]
        );
    }
    Ok(())
}
