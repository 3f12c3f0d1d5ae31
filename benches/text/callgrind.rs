//! Instructions counted by callgrind: a bench runs itself under valgrind.

use std::process::Command;

/// Distinguishes a run under valgrind from the run that started it, and has what is to be counted.
pub const COUNTED: &str = "REPORTEDLY_COUNTED";

/// The instructions of a function of this program, in a run for which [`COUNTED`] is set to `value`. `function` is the end of
/// its path.
pub fn count(function: &str, value: &str) -> Result<u64, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let run = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", "--collect-atstart=no"])
        .arg(format!("--toggle-collect=*{function}"))
        .arg(program)
        .env(COUNTED, value)
        .output()
        .map_err(|error| format!("valgrind: {error}; install valgrind to count"))?;
    let report = String::from_utf8_lossy(&run.stderr).into_owned();
    let collected = report.lines().find_map(|line| line.split_once("Collected :")).map(|(_, count)| count.trim());
    match collected.and_then(|count| count.parse().ok()) {
        Some(count) if count > 0 && run.status.success() => Ok(count),
        _ => Err(format!("valgrind counted nothing of {function} for {value:?}:\n{report}")),
    }
}
