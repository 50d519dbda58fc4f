//! Makes the API contract known to the typed client (a query that does not fit it will not compile),
//! and keeps in WebAssembly what it takes to cut it up.

fn main() {
    cynic_codegen::register_schema("motcua")
        .from_sdl_file("../schema.graphql")
        .expect("schema.graphql stands at the top of the repository and is valid")
        .as_default()
        .expect("the build directory is writable");
    // What `cargo xtask web` needs to cut the pages out of an entry.
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
}
