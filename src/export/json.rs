//! Texts and numbers as JSON writes them.

use std::fmt::{self, Display, Formatter, Write};

/// A text in quotation marks, escaped.
pub(super) struct Text<'t>(pub &'t str);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.0.chars() {
            match c {
                '"' => f.write_str("\\\"")?,
                '\\' => f.write_str("\\\\")?,
                '\n' => f.write_str("\\n")?,
                '\r' => f.write_str("\\r")?,
                '\t' => f.write_str("\\t")?,
                // the last two end a line in older JavaScript; "<" could end a script that the JSON stands in
                '\0'..='\x1f' | '\x7f' | '<' | '\u{2028}' | '\u{2029}' => write!(f, "\\u{:04x}", u32::from(c))?,
                c => f.write_char(c)?,
            }
        }
        f.write_char('"')
    }
}

/// A value, or `null`.
pub(super) struct Nullable<T>(pub Option<T>);

impl<T: Display> Display for Nullable<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(value) => value.fmt(f),
            None => f.write_str("null"),
        }
    }
}

/// A number; JSON has none that is not finite.
pub(super) fn number(value: f64) -> Nullable<f64> {
    Nullable(Some(value).filter(|value| value.is_finite()))
}

/// Writes a comma before every item but the first.
#[derive(Default)]
pub(super) struct Commas {
    after_first: bool,
}

impl Commas {
    pub fn next(&mut self, out: &mut String) {
        if self.after_first {
            out.push(',');
        }
        self.after_first = true;
    }
}

/// A field with a list, after a comma; none where it is empty.
pub(super) fn list(out: &mut String, name: &str, items: impl Iterator<Item = String>) {
    let mut commas = Commas::default();
    let mut written = String::new();
    for item in items {
        commas.next(&mut written);
        written.push_str(&item);
    }
    if !written.is_empty() {
        let _ = write!(out, ",\"{name}\":[{written}]");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_escape_reads_back() {
        let text: String = (0..0x300).chain([0x2028, 0x2029, 0xfeff, 0x1f600]).filter_map(char::from_u32).collect();
        assert_eq!(serde_json::from_str::<String>(&Text(&text).to_string()).unwrap(), text);
        assert!(!Text("</script>").to_string().contains('<'));
    }

    #[test]
    fn a_number_that_is_none_is_null() {
        assert_eq!(number(f64::NAN).to_string(), "null");
        assert_eq!(number(-0.5).to_string(), "-0.5");
    }
}
