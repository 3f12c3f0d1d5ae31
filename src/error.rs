//! What can go wrong when data is read to build something. Reading a text never fails.

use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

/// Why a gazetteer, a phrase set or an article in JSON could not be built.
///
/// The message is a plain lower-case sentence, and complete: it includes that of the cause. The cause itself, the error of
/// a reader or of another crate, is returned by [`source`](std::error::Error::source). Two errors are equal where kind,
/// message, line and column are, whatever their causes.
///
/// ```
/// use reportedly::{ErrorKind, PhraseSet};
///
/// let error = PhraseSet::new([("—", ())]).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::EmptyName);
/// assert_eq!(error.to_string(), "name \"—\" holds no letter and no digit");
/// ```
///
/// An error of a reader with its cause:
///
/// ```
/// use std::error::Error as _;
/// use std::io;
///
/// use reportedly::{ErrorKind, Gazetteer};
///
/// struct Unplugged;
///
/// impl io::Read for Unplugged {
///     fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
///         Err(io::ErrorKind::ConnectionReset.into())
///     }
/// }
///
/// let error = Gazetteer::load(Unplugged).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Io);
/// let cause = error.source().unwrap().downcast_ref::<io::Error>().unwrap();
/// assert_eq!(cause.kind(), io::ErrorKind::ConnectionReset);
/// ```
#[derive(Clone, Debug)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    line: Option<usize>,
    column: Option<usize>,
    source: Option<Cause>,
}

/// The cause of an error.
#[derive(Clone, Debug)]
struct Cause(Arc<dyn std::error::Error + Send + Sync>);

// it is never changed, so no panic can leave it half changed
impl UnwindSafe for Cause {}
impl RefUnwindSafe for Cause {}

/// The kind of an [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A name or phrase has no letter and no digit.
    EmptyName,
    /// A name or phrase is longer than 256 bytes after folding.
    LongName,
    /// There are more names than an index can number.
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
        Error { kind, message: message.into(), line: None, column: None, source: None }
    }

    /// The same error at a place of the input, both from 1.
    pub(crate) fn at(mut self, line: usize, column: Option<usize>) -> Error {
        self.line = Some(line);
        self.column = column;
        self
    }

    /// The same error with its cause, whose message is part of its own.
    pub(crate) fn caused_by(mut self, cause: impl std::error::Error + Send + Sync + 'static) -> Error {
        self.source = Some(Cause(Arc::new(cause)));
        self
    }

    /// Returns the kind of the error. For an example see [`Error`].
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Returns the line of the input with the error, from 1, where the input has lines.
    ///
    /// ```
    /// use reportedly::gazetteer::Loader;
    /// use reportedly::Gazetteer;
    ///
    /// let error = Loader::new().hierarchy("1\t2\n1\tx\n".as_bytes(), &mut Gazetteer::builder()).unwrap_err();
    /// assert_eq!((error.line(), error.column()), (Some(2), Some(2)));
    /// assert_eq!(error.to_string(), "line 2, column 2: \"x\" is no id");
    /// ```
    pub fn line(&self) -> Option<usize> {
        self.line
    }

    /// Returns the column with the error, from 1, where there is one: the number of a field in a table, of a byte of the line
    /// in JSON. For an example see [`Error::line`].
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

impl PartialEq for Error {
    fn eq(&self, other: &Error) -> bool {
        let parts = |error: &Error| (error.kind, error.line, error.column);
        parts(self) == parts(other) && self.message == other.message
    }
}

impl Eq for Error {}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        let Cause(cause) = self.source.as_ref()?;
        Some(&**cause)
    }
}
