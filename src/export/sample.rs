//! An article that is hard to write into other formats.

use crate::{Analysis, Analyzer};

/// Straight and curly marks, commas, letters outside ASCII and outside the first plane, CRLF, cells that a spreadsheet would compute, markup.
pub(super) const TEXT: &str = "Pass shut, \"again\"\r\n\r\n\
    KABUL, Afghanistan (AP) — “The café 😀 is <b>closed</b>,\r\nand *stays* so,” said Zoë Müller, a spokeswoman.\r\n\r\n\
    “=SUM(A1) may be @risk | in Kabul,” a senior official said, speaking on condition of anonymity.\r\n\r\n\
    The ministry in Peshawar declined to comment on the report. The road is expected to open near Lima.\r\n\r\n\
    “Not\u{2028}yet \\ here,” Müller said. “Ask & wait.”";

pub(super) fn analysis() -> Analysis {
    Analyzer::new().analyze(TEXT)
}
