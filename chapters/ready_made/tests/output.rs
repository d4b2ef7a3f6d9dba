//! Every section prints what the book shows, and nothing of any section is missing.

fn main() -> std::process::ExitCode {
    transcript::check(
        env!("CARGO_MANIFEST_DIR"),
        env!("CARGO_BIN_EXE_ready_made"),
    )
}
