//! Building: after every change the site anew, as far as it has to be, and pages when somebody
//! asks for them.
//!
//! One thread owns the site. A request that comes while it builds waits, and gets the new page.
//! What nobody has asked for is looked through when nothing else is to be done: all pages after a
//! change of templates, since an error may stand in any, and all pages for the search index.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::look::Look;
use super::memory::{Answer, Memory};
use super::watch::{Message, Watch, is_folder};
use super::{ServeOptions, Show};
use crate::model::{Diagnostic, Diagnostics};
use crate::pages::Plan;
use crate::pipeline::{Assembled, Printer, Workshop, withheld_records};
use crate::render::Renderer;
use crate::search::Part;
use crate::site::OpenError;
use crate::{Silent, export};

/// How long files must be quiet before a build begins. An editor writes a file in a few
/// milliseconds.
const QUIET: Duration = Duration::from_millis(12);

/// How long a build waits at most for files to be quiet.
const PATIENCE: Duration = Duration::from_millis(400);

/// The thread that owns the site.
pub(super) struct Builder<'b> {
    pub(super) workshop: Workshop,
    pub(super) memory: Arc<Memory>,
    pub(super) options: &'b ServeOptions,
    pub(super) show: &'b Show<'b>,
    pub(super) messages: Receiver<Message>,
    pub(super) watch: Watch,
    pub(super) searched: Sender<Vec<Part>>,
    /// What has printed a page of each kind …
    pub(super) tried: Option<Arc<Renderer>>,
    /// … and what has printed all pages of a site.
    pub(super) looked: Option<Arc<Renderer>>,
}

/// What came of a build.
enum Built {
    /// A good site.
    Good(Box<Assembled>),
    /// Errors; the last good site stays.
    Bad,
}

impl Builder<'_> {
    /// Builds until the process ends.
    pub(super) fn run(mut self, first: Option<Assembled>) {
        let mut next = first;
        loop {
            let newer = match next {
                Some(site) => self.serve(site),
                None => self.wait(),
            };
            if newer.is_none() {
                return;
            }
            next = newer;
        }
    }

    /// Without a good site: waits for one.
    fn wait(&mut self) -> Option<Assembled> {
        loop {
            match self.messages.recv().ok()? {
                Message::Page(_, reply) => _ = reply.send(Answer::NoSite),
                Message::Touched(touched) => {
                    let waiting = self.gather(touched);
                    let built = self.rebuild(waiting.touched.as_ref());
                    if let Built::Good(site) = built {
                        self.put_back(waiting.pages, &site);
                        return Some(*site);
                    }
                    for (_, reply) in waiting.pages {
                        let _ = reply.send(Answer::NoSite);
                    }
                }
            }
        }
    }

    /// Answers from a good site until there is a newer one.
    fn serve(&mut self, site: Assembled) -> Option<Assembled> {
        let newer = self.serve_until_newer(&site);
        // Taking a large site apart takes as long as linking it: nobody has to wait for that.
        let _ = std::thread::Builder::new().spawn(move || drop(site));
        newer
    }

    fn serve_until_newer(&mut self, site: &Assembled) -> Option<Assembled> {
        let plan = site.plan();
        let printer = Printer::new(site);
        let prints = !same(site.renderer.as_ref(), self.looked.as_ref());
        let mut look = Look::new(&plan, prints);
        loop {
            let message = if look.is_done() {
                self.messages.recv().ok()
            } else {
                match self.messages.try_recv() {
                    Ok(message) => Some(message),
                    Err(TryRecvError::Empty) => {
                        look.go_on(&plan, &printer);
                        if look.is_done() {
                            self.has_looked(site, std::mem::take(&mut look));
                        }
                        continue;
                    }
                    Err(TryRecvError::Disconnected) => None,
                }
            };
            match message? {
                Message::Page(path, reply) => {
                    let _ = reply.send(self.answer(site, &plan, &printer, &path));
                }
                Message::Touched(touched) => {
                    let waiting = self.gather(touched);
                    match self.rebuild(waiting.touched.as_ref()) {
                        Built::Good(newer) => {
                            self.put_back(waiting.pages, &newer);
                            return Some(*newer);
                        }
                        Built::Bad => {
                            for (path, reply) in waiting.pages {
                                let _ = reply.send(self.answer(site, &plan, &printer, &path));
                            }
                        }
                    }
                }
            }
        }
    }

    /// Requests that came during a build are answered from what it made.
    fn put_back(&self, pages: Vec<Waiting>, site: &Assembled) {
        if pages.is_empty() {
            return;
        }
        let plan = site.plan();
        let printer = Printer::new(site);
        for (path, reply) in pages {
            let _ = reply.send(self.answer(site, &plan, &printer, &path));
        }
    }

    /// Everything that changes together is one change: a file saved by renaming, a branch switch.
    fn gather(&self, first: Option<HashSet<String>>) -> Gathered {
        let begin = Instant::now();
        let mut gathered = Gathered {
            touched: first,
            pages: Vec::new(),
        };
        loop {
            let wait = QUIET.min(PATIENCE.saturating_sub(begin.elapsed()));
            match self.messages.recv_timeout(wait) {
                Ok(Message::Touched(more)) => {
                    gathered.touched = gathered.touched.zip(more).map(|(mut all, more)| {
                        all.extend(more);
                        all
                    });
                }
                Ok(Message::Page(path, reply)) => gathered.pages.push((path, reply)),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return gathered,
            }
            if begin.elapsed() >= PATIENCE {
                return gathered;
            }
        }
    }

    fn rebuild(&mut self, touched: Option<&HashSet<String>>) -> Built {
        if touched.is_none_or(|paths| paths.iter().any(|path| is_folder(path))) {
            self.watch.renew();
        }
        let begin = Instant::now();
        let known = touched.map(|paths| self.relevant(paths));
        if known.as_ref().is_some_and(HashSet::is_empty) {
            return Built::Bad;
        }
        match self.build(known.as_ref()) {
            Ok(Some(site)) => {
                eprintln!("built again in {} ms", begin.elapsed().as_millis());
                Built::Good(Box::new(site))
            }
            Ok(None) => {
                eprintln!("the last good site stays");
                Built::Bad
            }
            Err(error) => {
                eprintln!("error: {error}");
                Built::Bad
            }
        }
    }

    /// Files that an editor made and took away again change nothing.
    fn relevant(&self, paths: &HashSet<String>) -> HashSet<String> {
        let root = &self.options.root;
        let matters = |path: &&String| root.join(path).exists() || self.workshop.knows(path);
        paths.iter().filter(matters).cloned().collect()
    }

    /// Builds the site, shows what is wrong with it, and gives it back if it is good.
    pub(super) fn build(
        &mut self,
        changed: Option<&HashSet<String>>,
    ) -> Result<Option<Assembled>, OpenError> {
        let (root, options) = (&self.options.root, &self.options.build);
        let mut site = self.workshop.assemble(root, changed, options, &Silent)?;
        let tried = same(site.renderer.as_ref(), self.tried.as_ref());
        if !tried && site.diagnostics.errors() == 0 {
            let problems = try_templates(&site);
            if problems.errors() == 0 {
                self.tried.clone_from(&site.renderer);
            }
            site.found(problems);
        }
        let told = (self.show)(&site.diagnostics, &site.site);
        if site.diagnostics.errors() > 0 {
            self.memory.tell(&told);
            return Ok(None);
        }
        self.memory.renew();
        Ok(Some(site))
    }

    fn answer(
        &self,
        site: &Assembled,
        plan: &Plan<'_>,
        printer: &Printer<'_>,
        path: &str,
    ) -> Answer {
        match file(site, plan, printer, path) {
            Ok(Some(bytes)) => Answer::File(bytes),
            Ok(None) => Answer::Missing(file(site, plan, printer, "404.html").unwrap_or_default()),
            Err(problem) => {
                self.tell(site, std::iter::once(*problem));
                Answer::Broken
            }
        }
    }

    /// After all pages have been looked through.
    fn has_looked(&mut self, site: &Assembled, look: Look) {
        self.looked.clone_from(&site.renderer);
        if !look.problems.is_empty() {
            self.tell(site, look.problems.into_iter());
        }
        if let Some(collector) = look.collector {
            let parts = collector.finish();
            let problems = withheld_records(&site.site, &parts);
            if problems.errors() > 0 {
                self.tell(site, problems.iter().cloned());
                return;
            }
            // Whoever makes the index is gone only when the process ends.
            let _ = self.searched.send(parts);
        }
    }

    fn tell(&self, site: &Assembled, problems: impl Iterator<Item = Diagnostic>) {
        let mut found = Diagnostics::default();
        problems.for_each(|problem| found.push(problem));
        found.sort();
        self.memory.tell(&(self.show)(&found, &site.site));
    }
}

/// A request that waits for its answer.
type Waiting = (String, tokio::sync::oneshot::Sender<Answer>);

/// What came until files were quiet.
struct Gathered {
    touched: Option<HashSet<String>>,
    pages: Vec<Waiting>,
}

fn same<T>(one: Option<&Arc<T>>, other: Option<&Arc<T>>) -> bool {
    one.zip(other)
        .is_some_and(|(one, other)| Arc::ptr_eq(one, other))
}

/// A file of the site; nothing where there is none.
fn file(
    site: &Assembled,
    plan: &Plan<'_>,
    printer: &Printer<'_>,
    path: &str,
) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
    let bytes = if let Some(number) = plan.find(path) {
        let mut bytes = Vec::new();
        if let Some(page) = plan.page(number) {
            printer.page(&page, &mut bytes)?;
        }
        bytes
    } else if let Some(file) = plan.files().iter().find(|file| file.path == path) {
        file.bytes.clone()
    } else if let Some(form) = plan.forms().iter().find(|form| form.path == path) {
        export::render(form, plan.data())
            .map_err(|message| Box::new(Diagnostic::path_error("not-written", path, message)))?
    } else if path == "sitemap.xml" {
        let listed = (0..plan.len()).into_par_iter().filter_map(|number| {
            let listed = plan.page(number)?.listed()?;
            Some((number, listed))
        });
        match plan.sitemap(listed.collect()) {
            Some(file) => file.bytes,
            None => return Ok(None),
        }
    } else if let Some(bytes) = site.site.theme.statics.get(path).map(|file| file.bytes()) {
        bytes.map(std::borrow::Cow::into_owned).unwrap_or_default()
    } else {
        return Ok(None);
    };
    match printer.told(path, &bytes) {
        Some(problem) => Err(problem),
        None => Ok(Some(bytes)),
    }
}

/// The first page of each template: most errors of a template stand in all of its pages.
fn try_templates(site: &Assembled) -> Diagnostics {
    let plan = site.plan();
    let printer = Printer::new(site);
    let mut found = Diagnostics::default();
    for number in plan.first_of_each_kind() {
        let page = plan.page(number);
        let printed = page.map_or(Ok(()), |page| printer.page(&page, &mut Vec::new()));
        if let Err(problem) = printed {
            found.push(*problem);
        }
    }
    found
}
