//! The tables of words and weights that are embedded as files.

/// The rows of a table with their line numbers, starting at 1. Empty lines and lines that start with `#` are skipped.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = table;
    let lines = std::iter::from_fn(move || {
        let (line, after) = cut(rest, b'\n').unwrap_or((rest, ""));
        rest = after;
        (!(line.is_empty() && after.is_empty())).then(|| line.strip_suffix('\r').unwrap_or(line))
    });
    (1..).zip(lines).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The number of lines of a table: at least the number of its rows.
pub(crate) fn most_rows(table: &str) -> usize {
    memchr::memchr_iter(b'\n', table.as_bytes()).count() + 1
}

/// The text before the first occurrence of an ASCII character, and the text after it.
#[inline]
pub(crate) fn cut(text: &str, sign: u8) -> Option<(&str, &str)> {
    // most are a few bytes away, too near for a vectorised search to pay off
    let at = text.bytes().position(|byte| byte == sign)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

#[cfg(test)]
mod tests {
    #[test]
    fn comments_and_empty_lines_are_not_rows() {
        let rows: Vec<_> = super::rows("# what it is\r\n\r\nsay\t3\n\tof # 2\n").collect();
        assert_eq!(rows, [(3, "say\t3"), (4, "\tof # 2")]);
    }
}
