//! The pure core as its users meet it: documents, links, prefills, contradictions, figures, and how the work is kept.

mod case_csv;
mod contradictions;
mod documents;
mod evaluate;
mod figures;
mod gates;
mod keeper;
mod links;
mod locales;
mod origins;
mod paper;
mod practice;
mod prefills;
mod redaction;
mod refusals;
mod screens;
mod status;
mod support;
mod tabs;
mod typed_numbers;
mod workbook;
