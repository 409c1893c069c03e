//! The search page.

use serde::Serialize;

/// The search page. Its script finds out for itself what can be searched for.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView {}
