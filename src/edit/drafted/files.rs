//! Several new files at once: all of them, or none.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::edit::EditError;

/// Writes new files: first all beside their places, under hidden names, then each to its own. What
/// exists is never written over; where one cannot be written, those before it are taken back.
pub(in crate::edit) fn write_all(files: &[(PathBuf, String)]) -> Result<(), EditError> {
    let mut staged = Vec::with_capacity(files.len());
    for (path, text) in files {
        staged.push((stage(path, text)?, path));
    }
    let mut written: Vec<&Path> = Vec::with_capacity(files.len());
    for (file, path) in staged {
        if let Err(error) = file.persist_noclobber(path) {
            for path in written {
                // It is ours, made a moment ago.
                let _ = std::fs::remove_file(path);
            }
            return Err(match error.error.kind() {
                std::io::ErrorKind::AlreadyExists => EditError::Exists(path.clone()),
                _ => EditError::Io(path.clone(), error.error),
            });
        }
        written.push(path);
    }
    Ok(())
}

fn stage(path: &Path, text: &str) -> Result<tempfile::NamedTempFile, EditError> {
    let io = |error| EditError::Io(path.to_owned(), error);
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(io)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".qantar-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As an editor's files: what the umask lets through.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(io)?;
    file.write_all(text.as_bytes()).map_err(io)?;
    file.as_file().sync_all().map_err(io)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_are_written_or_none_and_nothing_is_written_over() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = |name: &str| (folder.path().join("new").join(name), name.to_owned());
        assert!(write_all(&[file("a.md"), file("b.md")]).is_ok());
        let again = write_all(&[file("c.md"), file("b.md"), file("d.md")]);
        assert!(matches!(again, Err(EditError::Exists(_))));
        let mut names = Vec::new();
        for entry in std::fs::read_dir(folder.path().join("new"))? {
            names.push(entry?.file_name());
        }
        names.sort();
        assert_eq!(names, ["a.md", "b.md"]);
        assert_eq!(
            std::fs::read_to_string(folder.path().join("new/b.md"))?,
            "b.md"
        );
        Ok(())
    }
}
