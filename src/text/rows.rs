//! The tables of words and weights that are embedded in the crate as files.

/// The rows of a table with their line numbers, from 1. Empty lines, and those that start with `#`, are none.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = table;
    let lines = std::iter::from_fn(move || {
        let (line, behind) = cut(rest, b'\n').unwrap_or((rest, ""));
        rest = behind;
        (!(line.is_empty() && behind.is_empty())).then(|| line.strip_suffix('\r').unwrap_or(line))
    });
    (1..).zip(lines).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// What comes before the first of an ASCII sign, and what comes behind it.
#[inline]
pub(crate) fn cut(text: &str, sign: u8) -> Option<(&str, &str)> {
    // most are a few bytes away, where a vectorised search is no faster
    let at = text.bytes().position(|byte| byte == sign)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

#[cfg(test)]
mod tests {
    #[test]
    fn comments_and_empty_lines_are_no_rows() {
        let rows: Vec<_> = super::rows("# what it is\r\n\r\nsay\t3\n\tof # 2\n").collect();
        assert_eq!(rows, [(3, "say\t3"), (4, "\tof # 2")]);
    }
}
