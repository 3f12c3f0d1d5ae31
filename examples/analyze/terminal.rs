//! How wide the terminal is, and whether it has colours.

use std::env;
use std::str::FromStr;

/// The length of lines where `COLUMNS` does not say it.
const WIDTH: usize = 80;

/// When there are colours.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Colours {
    #[default]
    Auto,
    Always,
    Never,
}

impl FromStr for Colours {
    type Err = String;

    fn from_str(name: &str) -> Result<Colours, String> {
        match name {
            "auto" => Ok(Colours::Auto),
            "always" => Ok(Colours::Always),
            "never" => Ok(Colours::Never),
            _ => Err(format!("--color is auto, always or never, not {name}")),
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// The longest line, in code points.
    pub width: usize,
    pub colours: bool,
}

impl Terminal {
    /// What the environment says. `terminal` is whether the output is one.
    pub fn of(colours: Colours, terminal: bool) -> Terminal {
        let columns = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let colours = match colours {
            Colours::Auto => {
                let no_colours = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                terminal && !no_colours && env::var_os("TERM").is_none_or(|name| name != "dumb")
            }
            Colours::Always => true,
            Colours::Never => false,
        };
        Terminal { width: columns.unwrap_or(WIDTH).clamp(40, 400), colours }
    }

    /// Breaks a text at spaces into lines of the width, each after an indent.
    pub fn lines(self, text: &str, indent: usize) -> Vec<String> {
        let mut lines = vec![String::new()];
        let mut length = indent;
        for word in text.split_whitespace() {
            let letters = word.chars().count();
            if length > indent && length + 1 + letters > self.width {
                lines.push(String::new());
                length = indent;
            }
            let Some(line) = lines.last_mut() else { continue };
            if !line.is_empty() {
                line.push(' ');
                length += 1;
            }
            line.push_str(word);
            length += letters;
        }
        lines.iter().map(|line| format!("{:indent$}{line}", "")).collect()
    }
}
