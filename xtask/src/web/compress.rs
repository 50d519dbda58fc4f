//! Compresses once, at build time, as well as it can be done.

use crate::place;
use anyhow::Result;
use std::io::Write;
use std::path::Path;

/// Puts `.br` and `.gz` beside every file that gains by it. Fonts and pictures are compressed in
/// themselves.
pub(crate) fn all(folder: &Path) -> Result<()> {
    for file in place::files(folder) {
        let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or("");
        if !matches!(extension, "html" | "css" | "js" | "wasm" | "svg" | "txt" | "json") {
            continue;
        }
        let content = std::fs::read(&file)?;
        let name = file.display();
        std::fs::write(format!("{name}.br"), brotli(&content)?)?;
        std::fs::write(format!("{name}.gz"), gzip(&content)?)?;
    }
    Ok(())
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &params)?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn both_forms_unpack_to_the_original() -> Result<()> {
        let text = "một cửa ".repeat(500).into_bytes();
        let mut unpacked = Vec::new();
        brotli::Decompressor::new(&brotli(&text)?[..], 4096).read_to_end(&mut unpacked)?;
        assert_eq!(unpacked, text);
        unpacked.clear();
        flate2::read::GzDecoder::new(&gzip(&text)?[..]).read_to_end(&mut unpacked)?;
        assert_eq!(unpacked, text);
        Ok(())
    }
}
