//! The officials' entry.

fn main() {
    frontend::desk::start();
}
