//! Prints one form, for people who write templates:
//!
//! ```text
//! cargo run -p paper --example print -- form-01@2025 data.json form.pdf [directory of templates]
//! ```

use paper::Press;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (template, data, target, directory) = match arguments.as_slice() {
        [template, data, target] => (template, data, target, None),
        [template, data, target, directory] => (template, data, target, Some(directory)),
        _ => return Err("usage: print <template> <data.json> <out.pdf> [<templates>]".into()),
    };
    let press = match directory {
        Some(directory) => Press::with_overrides(Path::new(directory))?,
        None => Press::new()?,
    };
    let data = serde_json::from_str(&fs::read_to_string(data)?)?;
    fs::write(target, press.render(template, &data)?)?;
    Ok(())
}
