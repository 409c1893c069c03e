//! Several files at once: all of them, or none.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::EditError;

/// Writes new files: first all beside their places, under hidden names, then each to its own. What
/// exists is never written over; where one cannot be written, those before it are taken back.
pub(super) fn write_all<T: AsRef<[u8]>>(files: &[(PathBuf, T)]) -> Result<(), EditError> {
    let mut staged = Vec::with_capacity(files.len());
    for (path, text) in files {
        staged.push((stage(path, text.as_ref())?, path));
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

/// A file that is written anew.
pub(super) struct Rewritten {
    pub(super) path: PathBuf,
    /// What it is known to hold.
    pub(super) before: Vec<u8>,
    pub(super) after: Vec<u8>,
}

/// Writes files anew: first all beside their places, then each into its own. One that holds
/// something else than is known is left alone, and so are the others then; where one cannot be
/// written, those before it get back what they held.
pub(super) fn rewrite_all(files: &[Rewritten]) -> Result<(), EditError> {
    let mut staged = Vec::with_capacity(files.len());
    for file in files {
        let io = |error| EditError::Io(file.path.clone(), error);
        let held = std::fs::read(&file.path).map_err(io)?;
        if held != file.before {
            return Err(EditError::Changed(file.path.clone()));
        }
        let permissions = std::fs::metadata(&file.path).map_err(io)?.permissions();
        let new = stage(&file.path, &file.after)?;
        new.as_file().set_permissions(permissions).map_err(io)?;
        staged.push((new, file));
    }
    let mut written: Vec<&Rewritten> = Vec::with_capacity(files.len());
    for (new, file) in staged {
        if let Err(error) = new.persist(&file.path) {
            for file in written {
                if let Ok(old) = stage(&file.path, &file.before) {
                    let _ = old.persist(&file.path);
                }
            }
            return Err(EditError::Io(file.path.clone(), error.error));
        }
        written.push(file);
    }
    Ok(())
}

fn stage(path: &Path, text: &[u8]) -> Result<tempfile::NamedTempFile, EditError> {
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
    file.write_all(text).map_err(io)?;
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

    #[test]
    fn files_are_written_anew_all_or_none() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = |name: &str, before: &str| Rewritten {
            path: folder.path().join(name),
            before: before.into(),
            after: b"new".to_vec(),
        };
        let text = |name: &str| std::fs::read_to_string(folder.path().join(name));
        for name in ["a", "b"] {
            std::fs::write(folder.path().join(name), "old")?;
        }
        let other = rewrite_all(&[file("a", "old"), file("b", "other")]);
        assert!(matches!(other, Err(EditError::Changed(_))));
        assert_eq!(
            (text("a")?, text("b")?),
            ("old".to_owned(), "old".to_owned())
        );
        assert!(rewrite_all(&[file("a", "old"), file("b", "old")]).is_ok());
        assert_eq!(
            (text("a")?, text("b")?),
            ("new".to_owned(), "new".to_owned())
        );
        assert_eq!(std::fs::read_dir(folder.path())?.count(), 2);
        Ok(())
    }
}
