//! The public's entry.

fn main() {
    frontend::portal::start();
}
