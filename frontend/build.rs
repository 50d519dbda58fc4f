//! Makes the API contract known to the typed client; a query that does not fit it will not compile.

fn main() {
    cynic_codegen::register_schema("motcua")
        .from_sdl_file("../schema.graphql")
        .expect("schema.graphql stands at the top of the repository and is valid")
        .as_default()
        .expect("the build directory is writable");
}
