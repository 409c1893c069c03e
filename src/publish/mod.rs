//! Names and bytes → the output folder, changed as a whole or not at all.
//!
//! [`check_target`] says before a build begins whether it could publish. [`Publication::begin`]
//! locks the folder, any number of threads [`put`](Publication::put) files, and
//! [`finish`](Publication::finish) changes the new site over for the old one. Whatever goes wrong
//! before that, the old site stands, and dropping the publication leaves no trace of the attempt.
//!
//! # How
//!
//! Files are written into a hidden folder beside the output, `.NAME.qantar-work`. There the files
//! that did not change are linked to, and so is what strangers put into the output (a `CNAME`, a
//! `.git`). The complete tree is then exchanged with the output folder in one step; the old tree
//! is removed after that. When nothing changed, nothing is touched.
//!
//! - The file [`MARKER`] in the output lists what we wrote. What is listed is ours: replaced or
//!   removed, even where somebody edited it. All else stays, and a folder with files but without
//!   a marker is never touched.
//! - A file counts as unchanged if its hash is the marker's, its size fits, and it is not younger
//!   than the marker. A younger one is read: it is unchanged if its bytes are.
//! - [`keep`](Publication::keep) takes a folder over as it stands, for what is slow to make.
//! - A stranger's file where one of ours has to go is an error, unless it has the same bytes: then
//!   it becomes ours.
//! - An output that is a symbolic link stands for the folder it leads to. A mount point is refused
//!   since it cannot be renamed.
//! - The output folder is a new folder after each change: a program or shell that stood in the old
//!   one has to enter it again. Permissions, owner and group go over to it; extended attributes and
//!   ACLs do not.
//! - Before the change-over the file system is flushed once, and the renames after it, so that a
//!   power cut leaves the old site or the new one (as far as the disk is honest).
//! - Where no exchange exists, two renames stand for it; a build killed just between them leaves
//!   no site until the next build puts the old one back.
//! - A killed build leaves its work folder behind, lock included, for the next one to clear away.

mod changeover;
mod error;
mod lock;
mod manifest;
mod name;
mod plan;
mod platform;
mod receipt;
mod removal;
mod staging;
mod strangers;
mod target;

pub use error::{Collision, PublishError};
pub use manifest::MARKER;
pub use receipt::{Receipt, program};
pub use target::{Protected, check_target};

mod publication;
pub use publication::{Publication, Published};
