//! What differs between systems: the one-step exchange of folders, flushing, and attributes of
//! files that the standard library knows on some systems only.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;

/// Exchanges two folders in one step, with `renameat2(RENAME_EXCHANGE)` on Linux and
/// `renameatx_np(RENAME_SWAP)` on Apple's systems.
///
/// # Errors
/// [`io::ErrorKind::Unsupported`] where the system or this file system cannot do it.
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|errno| match errno {
            Errno::NOSYS | Errno::INVAL | Errno::NOTSUP => io::ErrorKind::Unsupported.into(),
            other => other.into(),
        })
    }
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    {
        let _ = (one, other);
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Has everything on the file system of `folder` written to the disk.
///
/// One `syncfs` costs far less than an `fsync` for each of ten thousand files. Elsewhere `sync`
/// asks for the same, though there the system may return before it is done.
pub(super) fn flush_all(folder: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    rustix::fs::syncfs(File::open(folder)?)?;
    #[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
    rustix::fs::sync();
    let _ = folder;
    Ok(())
}

/// Has the entries of one folder written to the disk, as far as the system can.
pub(super) fn flush_folder(folder: &Path) {
    // Where a folder cannot be opened as a file there is no such call either.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// Whether two descriptions are of the same file and not of two with the same content.
pub(super) fn same_file(one: &Metadata, other: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        (one.dev(), one.ino()) == (other.dev(), other.ino())
    }
    #[cfg(not(unix))]
    {
        one.len() == other.len() && one.modified().ok() == other.modified().ok()
    }
}

/// Whether a folder is a mount point, which can be neither renamed nor exchanged.
pub(super) fn is_mount_point(folder: &Path) -> bool {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
        if let Ok(answer) = statx(CWD, folder, AtFlags::empty(), StatxFlags::empty())
            && answer
                .stx_attributes_mask
                .contains(StatxAttributes::MOUNT_ROOT)
        {
            return answer.stx_attributes.contains(StatxAttributes::MOUNT_ROOT);
        }
    }
    on_other_device(folder)
}

fn on_other_device(folder: &Path) -> bool {
    #[cfg(unix)]
    if let Some(parent) = folder.parent()
        && let (Ok(inner), Ok(outer)) = (fs::metadata(folder), fs::metadata(parent))
    {
        use std::os::unix::fs::MetadataExt;
        return inner.dev() != outer.dev();
    }
    let _ = folder;
    false
}

/// Gives `folder` the permissions and, where we may, the owner and group of another.
pub(super) fn copy_permissions(from: &Metadata, folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        let now = fs::metadata(folder)?;
        if (now.uid(), now.gid()) != (from.uid(), from.gid()) {
            // Only root may give files away. The group alone may be within our rights.
            let _ = chown(folder, Some(from.uid()), Some(from.gid()))
                .or_else(|_| chown(folder, None, Some(from.gid())));
        } else if now.mode() == from.mode() {
            return Ok(());
        }
    }
    fs::set_permissions(folder, from.permissions())
}

/// Makes a symbolic link that leads where the link `from` does.
pub(super) fn copy_symlink(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(fs::read_link(from)?, to)
    }
    #[cfg(not(unix))]
    {
        let _ = (from, to);
        Err(io::ErrorKind::Unsupported.into())
    }
}
