//! The pure core as its users meet it: documents, links, prefills, contradictions and figures.

mod contradictions;
mod documents;
mod evaluate;
mod figures;
mod links;
mod practice;
mod prefills;
mod redaction;
mod refusals;
mod support;
