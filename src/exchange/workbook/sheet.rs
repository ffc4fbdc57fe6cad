//! A sheet of the workbook: cells of a few kinds, and the names given to some of them.

use super::formula::number;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, FormatAlign, Formula, Url, Worksheet, XlsxError,
};

/// How an amount is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    /// As it is.
    Plain,
    /// With two decimals.
    Decimal,
    /// With six decimals.
    Factor,
    /// A fraction, as a percentage.
    Percent,
    /// Money: with thousands separated and two decimals.
    Money,
}

impl Amount {
    fn format(self) -> Format {
        // The word for none stands where the number would.
        Format::new().set_align(FormatAlign::Right).set_num_format(match self {
            Self::Plain => "General",
            Self::Decimal => "0.00",
            Self::Factor => "0.000000",
            Self::Percent => "0.00%",
            Self::Money => "#,##0.00",
        })
    }
}

/// What a formula results in, for viewers that do not calculate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum CellValue {
    /// A number.
    Number(f64),
    /// A text.
    Text(&'static str),
}

impl CellValue {
    /// A number, or the word for none.
    pub(super) fn or_none(value: Option<f64>) -> Self {
        value.map_or(Self::Text("none"), Self::Number)
    }

    fn result(self) -> String {
        match self {
            Self::Number(value) => number(value).trim_matches(['(', ')']).to_owned(),
            Self::Text(text) => text.to_owned(),
        }
    }
}

/// A column as letters: A, Z, AA.
pub(super) fn column_name(column: u16) -> String {
    rust_xlsxwriter::utility::column_number_to_name(column)
}

/// The height of a line of text.
const POINTS_PER_LINE: f64 = 15.0;
/// Lines of a head beyond which it is cut.
const MOST_LINES: f64 = 8.0;

/// A sheet that is being written. The first error is kept and returned at the end.
pub(super) struct Sheet {
    name: &'static str,
    worksheet: Worksheet,
    names: Vec<(String, String)>,
    error: Option<XlsxError>,
}

impl Sheet {
    pub(super) fn new(name: &'static str) -> Self {
        let mut sheet = Self { name, worksheet: Worksheet::new(), names: Vec::new(), error: None };
        let named = sheet.worksheet.set_name(name).map(drop);
        sheet.keep(named);
        sheet
    }

    fn keep(&mut self, result: Result<(), XlsxError>) {
        if let Err(error) = result {
            self.error.get_or_insert(error);
        }
    }

    /// The sheet, and the names of its cells with their addresses.
    pub(super) fn finish(mut self) -> Result<(Worksheet, Vec<(String, String)>), XlsxError> {
        // On paper: all columns of a sheet on one page.
        self.worksheet.set_landscape().set_print_fit_to_pages(1, 0);
        self.error.map_or(Ok((self.worksheet, self.names)), Err)
    }

    /// The title of the sheet and a line about it.
    pub(super) fn title(&mut self, title: &str, about: &str) {
        let format = Format::new().set_bold().set_font_size(14);
        let written = self.worksheet.write_string_with_format(0, 0, title, &format).map(drop);
        self.keep(written);
        self.quiet(1, 0, about);
    }

    /// A text. It is never read as a formula, whatever it begins with.
    pub(super) fn text(&mut self, row: u32, column: u16, text: &str) {
        let written = self.worksheet.write_string(row, column, text).map(drop);
        self.keep(written);
    }

    /// Offers words in the cells of a column, from the first row to the last. Others can be entered, and are refused when the workbook is read.
    pub(super) fn choice(&mut self, [first, last]: [u32; 2], column: u16, words: &[&str]) {
        let offered = DataValidation::new()
            .allow_list_strings(words)
            .map(|offered| offered.set_error_style(DataValidationErrorStyle::Warning));
        match offered {
            Ok(offered) => {
                let set = self.worksheet.add_data_validation(first, column, last, column, &offered).map(drop);
                self.keep(set);
            }
            Err(error) => self.keep(Err(error)),
        }
    }

    /// The word for a number that there is none of.
    pub(super) fn none(&mut self, row: u32, column: u16) {
        let written = self.worksheet.write_string_with_format(row, column, "none", &Amount::Plain.format()).map(drop);
        self.keep(written);
    }

    /// A text in gray.
    pub(super) fn quiet(&mut self, row: u32, column: u16, text: &str) {
        let format = Format::new().set_font_color(Color::RGB(0x005B_574E));
        let written = self.worksheet.write_string_with_format(row, column, text, &format).map(drop);
        self.keep(written);
    }

    /// The head of a column.
    pub(super) fn head(&mut self, row: u32, column: u16, text: &str) {
        let format = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_background_color(Color::RGB(0x00F2_EFE7));
        let written = self.worksheet.write_string_with_format(row, column, text, &format).map(drop);
        self.keep(written);
    }

    /// The height of a row of heads, by its longest text in columns of a width: not every program sets it by itself.
    pub(super) fn head_height(&mut self, row: u32, longest: usize, width: f64) {
        let lines = (longest as f64 / (width - 2.0)).ceil().min(MOST_LINES);
        let set = self.worksheet.set_row_height(row, POINTS_PER_LINE * lines).map(drop);
        self.keep(set);
    }

    /// A number that is no input.
    pub(super) fn number(&mut self, row: u32, column: u16, value: f64, amount: Amount) {
        let written = self.worksheet.write_number_with_format(row, column, value, &amount.format()).map(drop);
        self.keep(written);
    }

    /// A number that can be changed, with its name.
    pub(super) fn input(&mut self, row: u32, column: u16, name: String, value: f64, amount: Amount) {
        let format =
            amount.format().set_font_color(Color::RGB(0x000C_5875)).set_background_color(Color::RGB(0x00D5_E8F0));
        let written = self.worksheet.write_number_with_format(row, column, value, &format).map(drop);
        self.keep(written);
        self.name(row, column, name);
    }

    /// A formula (without its equals sign) with its result.
    pub(super) fn formula(&mut self, row: u32, column: u16, text: &str, value: CellValue, amount: Amount) {
        let formula = Formula::new(format!("={text}")).set_result(value.result());
        let written = self.worksheet.write_formula_with_format(row, column, formula, &amount.format()).map(drop);
        self.keep(written);
    }

    /// Names a cell.
    pub(super) fn name(&mut self, row: u32, column: u16, name: String) {
        let address = format!("={}!${}${}", self.name, column_name(column), row + 1);
        self.names.push((name, address));
    }

    /// A link to a page.
    pub(super) fn link(&mut self, row: u32, column: u16, address: &str) {
        // Spreadsheets admit no longer address as a link.
        let written = if address.starts_with("http") && address.len() <= 2000 {
            self.worksheet.write_url(row, column, Url::new(address)).map(drop)
        } else {
            self.worksheet.write_string(row, column, address).map(drop)
        };
        self.keep(written);
    }

    /// Keeps the rows above and the columns to the left in sight.
    pub(super) fn freeze(&mut self, row: u32, column: u16) {
        let frozen = self.worksheet.set_freeze_panes(row, column).map(drop);
        self.keep(frozen);
    }

    /// Widths of columns, in characters.
    pub(super) fn widths(&mut self, widths: &[(u16, f64)]) {
        for (column, width) in widths {
            let set = self.worksheet.set_column_width(*column, *width).map(drop);
            self.keep(set);
        }
    }

    /// A chart, its upper left corner in a cell.
    pub(super) fn chart(&mut self, row: u32, column: u16, chart: &rust_xlsxwriter::Chart) {
        let inserted = self.worksheet.insert_chart(row, column, chart).map(drop);
        self.keep(inserted);
    }
}
