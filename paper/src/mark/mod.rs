//! Marks for machines: bar code and QR, drawn as vectors.

mod code128;
mod qr;
mod typst_fn;

pub use code128::code128_svg;
pub use qr::qr_svg;
pub(crate) use typst_fn::define;

/// A text that a mark can not carry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotEncodable {
    /// Code 128 subset B has the printable ASCII characters only, and an empty bar code says
    /// nothing.
    #[error("{0:?} has no bar code: only printable ASCII characters, at least one")]
    BarCode(String),
    /// Longer than the largest QR symbol.
    #[error("a text of {0} bytes does not fit into a QR code")]
    QrCode(usize),
}

/// An SVG of one black path on white, `width` by `height` modules large.
fn svg(width: usize, height: usize, path: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{width}v{height}H0z\"/>\
         <path d=\"{path}\"/></svg>"
    )
}
