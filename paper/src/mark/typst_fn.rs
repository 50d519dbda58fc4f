//! The marks as functions a template calls: `qr-svg(text)`, `code128-svg(text)` give the bytes of
//! an SVG, `code128-modules(text)` its width in modules.

use super::{NotEncodable, code128::modules, code128_svg, qr_svg};
use std::sync::LazyLock;
use typst::comemo::Tracked;
use typst::diag::{At, SourceResult};
use typst::engine::Engine;
use typst::foundations::{
    Args, Bytes, CastInfo, Context, IntoValue, NativeFuncData, NativeFuncPtr, Reflect, Scope, Value,
};

static QR_SVG: NativeFuncData = NativeFuncData {
    function: NativeFuncPtr(&|_: &mut Engine, _: Tracked<Context>, args: &mut Args| {
        drawing(args, qr)
    }),
    name: "qr-svg",
    title: "QR code",
    docs: "The QR code of a text as SVG bytes.",
    def_site: None,
    keywords: &[],
    contextual: false,
    scope: LazyLock::new(&Scope::new),
    params: LazyLock::new(&Vec::new),
    returns: LazyLock::new(&bytes),
};

static CODE128_SVG: NativeFuncData = NativeFuncData {
    function: NativeFuncPtr(&|_: &mut Engine, _: Tracked<Context>, args: &mut Args| {
        drawing(args, code128)
    }),
    name: "code128-svg",
    title: "Bar code",
    docs: "The Code 128 bar code of a text as SVG bytes.",
    def_site: None,
    keywords: &[],
    contextual: false,
    scope: LazyLock::new(&Scope::new),
    params: LazyLock::new(&Vec::new),
    returns: LazyLock::new(&bytes),
};

static CODE128_MODULES: NativeFuncData = NativeFuncData {
    function: NativeFuncPtr(&|_: &mut Engine, _: Tracked<Context>, args: &mut Args| {
        let text = text(args)?;
        Ok(modules(&text).into_value())
    }),
    name: "code128-modules",
    title: "Width of a bar code",
    docs: "How many modules the bar code of a text is wide, with its quiet zones.",
    def_site: None,
    keywords: &[],
    contextual: false,
    scope: LazyLock::new(&Scope::new),
    params: LazyLock::new(&Vec::new),
    returns: LazyLock::new(&<usize as Reflect>::output),
};

/// Adds the functions to what every template sees.
pub(crate) fn define(scope: &mut Scope) {
    for data in [&QR_SVG, &CODE128_SVG, &CODE128_MODULES] {
        scope.define_func_with_data(data);
    }
}

fn bytes() -> CastInfo {
    <Bytes as Reflect>::output()
}

fn text(args: &mut Args) -> SourceResult<String> {
    let text = args.expect::<typst::foundations::Str>("text")?;
    args.take().finish()?;
    Ok(text.into())
}

fn drawing(args: &mut Args, draw: fn(&str) -> Result<Bytes, NotEncodable>) -> SourceResult<Value> {
    let span = args.span;
    let svg = draw(&text(args)?).map_err(|error| error.to_string()).at(span)?;
    Ok(svg.into_value())
}

/// Drawn once for every setting of a paper: which mask suits a QR code best takes a millisecond.
#[comemo::memoize]
fn qr(text: &str) -> Result<Bytes, NotEncodable> {
    qr_svg(text).map(Bytes::from_string)
}

fn code128(text: &str) -> Result<Bytes, NotEncodable> {
    code128_svg(text).map(Bytes::from_string)
}
