//! `qantar init --cms`: a page to edit the site in the browser.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{EditError, init, write_new};
use crate::schema::{Choices, config};
use crate::site::{OpenOptions, Site};

/// The page loads the CMS from elsewhere, the only page of a site that does: one version, and
/// those bytes alone. Both are of the package `@sveltia/cms` (MIT) as it was published.
const PAGE: &str = "\
<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"robots\" content=\"noindex\">
<meta name=\"referrer\" content=\"no-referrer\">
<title>Edit the site</title>
<link rel=\"cms-config-url\" type=\"text/yaml\" href=\"config.yml\">
</head>
<body>
<noscript>This page needs JavaScript. The site's files can also be edited in any text editor.</noscript>
<script src=\"https://unpkg.com/@sveltia/cms@0.221.1/dist/sveltia-cms.js\" integrity=\"sha384-JQ+XsKx/UzwdTiNnFStza3XtqqQoVtyNPApkfvwlzZDfhe7giE9CnfQrpHqgv3k6\" crossorigin=\"anonymous\"></script>
</body>
</html>
";

/// Writes the page and its configuration into the site at `root`, which is made where there is
/// none, and gives the files that it wrote.
///
/// # Errors
/// Where there is such a page already, the folder is neither a site nor empty, or the system
/// refuses.
pub fn init_cms(root: &Path) -> Result<Vec<PathBuf>, EditError> {
    let folder = root.join("static/admin");
    let files = [folder.join("index.html"), folder.join("config.yml")];
    let is_site = root.join("qantar.toml").exists() || root.join("content").is_dir();
    let mut written = if is_site { Vec::new() } else { init(root)? };
    let [page, configuration] = files;
    if configuration.exists() {
        return Err(EditError::Configured(configuration));
    }
    write_new(&configuration, &config(&choices(root)))?;
    written.push(configuration);
    // The page may be an editor's own by now.
    if !page.exists() {
        write_new(&page, PAGE)?;
        written.push(page);
    }
    Ok(written)
}

/// What the site's settings leave to choose from. A site that cannot be opened leaves all open.
fn choices(root: &Path) -> Choices {
    let Ok((site, _)) = Site::open(root, &OpenOptions::default()) else {
        return Choices::default();
    };
    let settings = &site.settings;
    let measures = settings.measures.iter();
    let measures = measures.map(|(word, measure)| (word.clone(), measure.label.clone()));
    Choices {
        repository: settings.repository.url.clone(),
        listed: BTreeMap::from([
            ("kinds", settings.kinds.clone()),
            ("measures", measures.collect()),
        ]),
    }
}
