//! What can go wrong when data is read to build something. Reading a text never fails.

use std::fmt;

/// Why a gazetteer, a phrase set or an article in JSON could not be built.
///
/// The message is a plain lower-case sentence; [`Error::line`] tells the line of the input where
/// there is one.
///
/// ```
/// use reportedly::{ErrorKind, PhraseSet};
///
/// let error = PhraseSet::new([("—", ())]).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::EmptyName);
/// assert_eq!(error.to_string(), "name \"—\" holds no letter and no digit");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    line: Option<usize>,
    column: Option<usize>,
}

/// What kind of [`Error`] it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A name or phrase holds no letter and no digit.
    EmptyName,
    /// A name or phrase is longer than 256 bytes after folding.
    LongName,
    /// There are more names than an index can hold.
    TooManyNames,
    /// A latitude or longitude is not a number or out of range.
    Coordinate,
    /// A place has a name twice.
    DuplicateName,
    /// Two places have one id.
    DuplicateId,
    /// A reader failed.
    Io,
    /// Bytes or JSON are not in the form that was expected.
    Format,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error { kind, message: message.into(), line: None, column: None }
    }

    /// The same error at a place of the input, both from 1.
    pub(crate) fn at(mut self, line: usize, column: Option<usize>) -> Error {
        self.line = Some(line);
        self.column = column;
        self
    }

    /// What kind of error it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The line of the input, from 1, where the error stands in one.
    pub fn line(&self) -> Option<usize> {
        self.line
    }

    /// The column of the line, from 1, where the error stands in one: of a table a field, of JSON a character.
    pub fn column(&self) -> Option<usize> {
        self.column
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}")?;
            if let Some(column) = self.column {
                write!(f, ", column {column}")?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
