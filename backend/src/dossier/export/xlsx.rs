//! Rows as a workbook, written as they come: a sheet is one long text inside a zip archive, and the
//! archive is made for writing without ever going back.

use super::cells::Cell;
use anyhow::Context as _;
use domain::time::{Instant, local};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};

/// Rows a sheet can have, its headings among them. What follows goes on in another sheet.
const ROWS: u32 = 1_048_576;
/// Characters a cell can hold.
const LONGEST: usize = 32_767;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Styles by their place in `styles.xml`.
const HEADING: u8 = 1;
const DATE: u8 = 2;

/// A workbook as it grows.
pub(super) struct Xlsx {
    zip: ZipWriter<StreamWriter<Pipe>>,
    pipe: Pipe,
    headings: Vec<String>,
    sheets: u32,
    rows: u32,
    line: String,
}

/// Takes bytes at one end and gives them at the other.
#[derive(Debug, Clone, Default)]
struct Pipe(Arc<Mutex<Vec<u8>>>);

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Xlsx {
    /// A workbook with its headings.
    ///
    /// # Errors
    /// The archive can not be begun.
    pub(super) fn new(headings: &[&str]) -> anyhow::Result<Self> {
        let pipe = Pipe::default();
        let mut file = Self {
            zip: ZipWriter::new_stream(pipe.clone()),
            pipe,
            headings: headings.iter().map(|it| (*it).to_owned()).collect(),
            sheets: 0,
            rows: 0,
            line: String::new(),
        };
        file.begin_sheet()?;
        Ok(file)
    }

    /// Adds a row.
    ///
    /// # Errors
    /// The archive can not be written.
    pub(super) fn row(&mut self, cells: &[Cell]) -> anyhow::Result<()> {
        if self.rows == ROWS {
            self.end_sheet()?;
            self.begin_sheet()?;
        }
        self.write_row(cells, None)
    }

    /// What there is since it was last taken.
    pub(super) fn take(&self) -> Vec<u8> {
        mem::take(&mut *self.pipe.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Ends the workbook; the rest of it.
    ///
    /// # Errors
    /// The archive can not be written.
    pub(super) fn finish(mut self) -> anyhow::Result<Vec<u8>> {
        self.end_sheet()?;
        for (name, text) in parts(self.sheets) {
            self.zip.start_file(name, options())?;
            self.zip.write_all(text.as_bytes())?;
        }
        let pipe = self.pipe.clone();
        self.zip.finish().context("the end of the archive")?;
        Ok(mem::take(&mut *pipe.0.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    fn begin_sheet(&mut self) -> anyhow::Result<()> {
        self.sheets += 1;
        self.rows = 0;
        self.zip.start_file(format!("xl/worksheets/sheet{}.xml", self.sheets), options())?;
        // The first row stays in sight while one scrolls.
        let mut head = format!(
            "{DECLARATION}<worksheet xmlns=\"{NAMESPACE}\"><sheetViews><sheetView workbookViewId=\"0\">\
             <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
             </sheetView></sheetViews><cols>"
        );
        for (i, heading) in (1..).zip(&self.headings) {
            let width = heading.chars().count().clamp(16, 40);
            let _ =
                write!(head, "<col min=\"{i}\" max=\"{i}\" width=\"{width}\" customWidth=\"1\"/>");
        }
        head.push_str("</cols><sheetData>");
        self.zip.write_all(head.as_bytes())?;
        let headings: Vec<Cell> = self.headings.iter().cloned().map(Cell::Text).collect();
        self.write_row(&headings, Some(HEADING))
    }

    fn end_sheet(&mut self) -> anyhow::Result<()> {
        self.zip.write_all(b"</sheetData></worksheet>")?;
        Ok(())
    }

    fn write_row(&mut self, cells: &[Cell], style: Option<u8>) -> anyhow::Result<()> {
        self.rows += 1;
        let row = self.rows;
        let mut line = mem::take(&mut self.line);
        line.clear();
        let _ = write!(line, "<row r=\"{row}\">");
        for (column, cell) in cells.iter().enumerate() {
            write_cell(&mut line, &column_name(column), row, cell, style);
        }
        line.push_str("</row>");
        self.zip.write_all(line.as_bytes())?;
        self.line = line;
        Ok(())
    }
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated)
}

/// A, B, … Z, AA, …
fn column_name(index: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(index % 26).unwrap_or_default());
    match index / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", column_name(more - 1)),
    }
}

fn write_cell(line: &mut String, column: &str, row: u32, cell: &Cell, style: Option<u8>) {
    let style = style.map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
    let _ = match cell {
        Cell::Empty => Ok(()),
        Cell::Number(number) => write!(line, "<c r=\"{column}{row}\"{style}><v>{number}</v></c>"),
        Cell::Moment(at) => {
            write!(line, "<c r=\"{column}{row}\" s=\"{DATE}\"><v>{:.6}</v></c>", serial(*at))
        }
        // Text of its own kind, which no spreadsheet takes for a formula.
        Cell::Text(text) => {
            let _ = write!(
                line,
                "<c r=\"{column}{row}\" t=\"inlineStr\"{style}><is><t xml:space=\"preserve\">"
            );
            escape(line, text);
            line.write_str("</t></is></c>")
        }
    };
}

/// Days since the last day of 1899, as spreadsheets count, on Vietnam's wall clock.
#[expect(clippy::cast_precision_loss, reason = "minutes of some thousand years fit")]
fn serial(at: Instant) -> f64 {
    const EPOCH_DAYS: i64 = 25_569;
    let seconds = local(at).and_utc().timestamp();
    EPOCH_DAYS as f64 + seconds as f64 / 86_400.0
}

/// Text as XML: marks escaped, what XML can not hold left out.
fn escape(into: &mut String, text: &str) {
    for c in text.chars().take(LONGEST) {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '\n' | '\t' => into.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => into.push(c),
        }
    }
}

/// What a workbook needs besides its sheets.
fn parts(sheets: u32) -> [(&'static str, String); 5] {
    let each = |of: &dyn Fn(u32) -> String| (1..=sheets).map(of).collect::<String>();
    let office = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let overrides = each(&|i| {
        format!(
            "<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{office}.worksheet+xml\"/>"
        )
    });
    let types = format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{office}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{office}.styles+xml\"/>{overrides}</Types>"
    );
    let root = format!(
        "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/>\
         </Relationships>"
    );
    let names = each(&|i| format!("<sheet name=\"{i}\" sheetId=\"{i}\" r:id=\"rId{i}\"/>"));
    let workbook = format!(
        "{DECLARATION}<workbook xmlns=\"{NAMESPACE}\" xmlns:r=\"{RELATIONS}\">\
         <sheets>{names}</sheets></workbook>"
    );
    let links = each(&|i| {
        format!(
            "<Relationship Id=\"rId{i}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>"
        )
    });
    let styles_id = sheets + 1;
    let links = format!(
        "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">{links}\
         <Relationship Id=\"rId{styles_id}\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/>\
         </Relationships>"
    );
    let styles = format!(
        "{DECLARATION}<styleSheet xmlns=\"{NAMESPACE}\">\
         <numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy hh:mm\"/></numFmts>\
         <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
         <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
         <fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
         <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>\
         <xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
         </cellXfs></styleSheet>"
    );
    [
        ("[Content_Types].xml", types),
        ("_rels/.rels", root),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", links),
        ("xl/styles.xml", styles),
    ]
}

impl std::fmt::Debug for Xlsx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Xlsx").field("sheets", &self.sheets).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    fn sheet(bytes: Vec<u8>) -> String {
        let mut archive = zip::ZipArchive::new(io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn cells_are_typed_and_text_stays_text() {
        let mut file = Xlsx::new(&["Mã", "Hạn"]).unwrap();
        let at = "2026-11-23T01:00:00Z".parse().unwrap();
        file.row(&[Cell::Text("=A1 & <b>\u{1}".into()), Cell::Moment(at), Cell::Number(-3)])
            .unwrap();
        let mut bytes = file.take();
        assert!(!bytes.is_empty());
        bytes.extend(file.finish().unwrap());
        let text = sheet(bytes);
        assert!(text.contains("<t xml:space=\"preserve\">=A1 &amp; &lt;b&gt;</t>"), "{text}");
        assert!(text.contains("<c r=\"B2\" s=\"2\"><v>46349.333333</v></c>"), "{text}");
        assert!(text.contains("<c r=\"C2\"><v>-3</v></c>"), "{text}");
        assert!(text.contains("state=\"frozen\""), "{text}");
    }

    #[test]
    fn columns_have_letters() {
        assert_eq!(
            ["A", "Z", "AA", "AZ", "BA"],
            [0, 25, 26, 51, 52].map(column_name).each_ref().map(String::as_str)
        );
    }
}
