//! Instructions counted by callgrind: a bench runs itself under valgrind.

use std::fs;
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

/// The instructions from each call of a function to the next one, in order, as [`count`] runs it.
pub fn count_calls(function: &str, value: &str) -> Result<Vec<u64>, String> {
    let error = |error: std::io::Error| error.to_string();
    let dir = std::env::temp_dir().join(format!("callgrind-{}-{value}", std::process::id()));
    fs::create_dir_all(&dir).map_err(error)?;
    let run = Command::new("valgrind")
        .arg("--tool=callgrind")
        .arg(format!("--callgrind-out-file={}", dir.join("calls").display()))
        .arg(format!("--dump-before=*{function}"))
        .arg(std::env::current_exe().map_err(error)?)
        .env(COUNTED, value)
        .output()
        .map_err(|error| format!("valgrind: {error}; install valgrind to count"))?;
    let mut counts = Vec::new();
    // the first dump is of what was before the first call
    while let Ok(dump) = fs::read_to_string(dir.join(format!("calls.{}", counts.len() + 1))) {
        let total = dump.lines().find_map(|line| line.strip_prefix("totals: ")?.parse().ok());
        counts.push(total.ok_or("a dump of valgrind without a total")?);
    }
    fs::remove_dir_all(&dir).map_err(error)?;
    let calls = counts.get(1..).unwrap_or_default().to_vec();
    if run.status.success() { Ok(calls) } else { Err(String::from_utf8_lossy(&run.stderr).into_owned()) }
}
