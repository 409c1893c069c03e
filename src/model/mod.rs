//! The words that every phase speaks: ids, places in files, dates, blocks of text, diagnostics.
//!
//! Nothing here reads a file or knows how a page looks.

pub mod block;
pub mod diagnostic;
pub mod edtf;
pub mod id;
pub mod span;
mod words;

pub use block::{Block, Body, Inline, ListItem, Passage, PassageRole, SourceMap};
pub use diagnostic::{Diagnostic, Diagnostics, Nearest, Place, Severity};
pub use edtf::Edtf;
pub use id::{
    ActorSlug, ArticleId, EventId, PageId, PassageNo, ProposalId, QuestionId, RegionSlug,
};
pub use span::{SourceId, Span, Spanned};
pub use words::Words;

/// The name of the file by which we know a folder as our own output: such a folder is never read
/// as content, and only such a folder (or an empty one) is ever written over.
pub const OUTPUT_MARKER: &str = ".qantar";
