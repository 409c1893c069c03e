//! Tells cargo that the built-in theme and gazetteer are part of the program: `include_dir!`
//! alone does not notice a changed file.

fn main() {
    for folder in [
        "templates",
        "static",
        "locales",
        "content/actors",
        "content/regions",
    ] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
