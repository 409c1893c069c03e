//! Pages as trees of elements, read with html5ever's tokenizer: no tag is guessed at or mended,
//! so that an end tag in the wrong place is an error of the page.

use std::cell::RefCell;
use std::collections::HashMap;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
    states::RawKind,
};

const VOID: &[&str] = &[
    "area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
];

/// An element.
#[derive(Debug, Default)]
pub struct Element {
    /// Its name in lower case.
    pub name: String,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
    /// The number of the element that it stands in.
    pub parent: Option<usize>,
    /// The text in it, that of elements in it included.
    pub text: String,
}

impl Element {
    /// An attribute's value.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it has this class.
    pub fn has_class(&self, class: &str) -> bool {
        self.get("class")
            .is_some_and(|all| all.split_whitespace().any(|one| one == class))
    }
}

/// A page.
#[derive(Debug, Default)]
pub struct Page {
    /// Its file below the site's root.
    pub path: String,
    /// Its elements in the order in which they begin.
    pub elements: Vec<Element>,
    /// What is wrong with its tags.
    pub faults: Vec<String>,
    ids: HashMap<String, usize>,
    open: Vec<usize>,
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return page.begin(tag),
            Token::TagToken(tag) => page.end(&tag.name),
            Token::CharacterTokens(text) => {
                let open = page.open.clone();
                for at in open {
                    page.elements[at].text.push_str(&text);
                }
            }
            Token::ParseError(fault) => page.faults.push(fault.into_owned()),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Page {
    /// Reads a page.
    pub fn read(path: &str, html: &str) -> Self {
        let page = Page {
            path: path.to_owned(),
            ..Page::default()
        };
        let tokenizer = Tokenizer::new(
            Sink(RefCell::new(page)),
            TokenizerOpts {
                exact_errors: true,
                ..TokenizerOpts::default()
            },
        );
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(html));
        let _ = tokenizer.feed(&input);
        tokenizer.end();
        let mut page = tokenizer.sink.0.into_inner();
        let open: Vec<String> = page
            .open
            .iter()
            .map(|at| page.elements[*at].name.clone())
            .collect();
        page.faults
            .extend(open.iter().map(|name| format!("<{name}> does not end")));
        page
    }

    fn begin(&mut self, tag: Tag) -> TokenSinkResult<()> {
        let name = tag.name.to_string();
        let attributes = tag
            .attrs
            .iter()
            .map(|a| (a.name.local.to_string(), a.value.to_string()));
        self.elements.push(Element {
            name: name.clone(),
            attributes: attributes.collect(),
            parent: self.open.last().copied(),
            text: String::new(),
        });
        let at = self.elements.len() - 1;
        if let Some(id) = self.elements[at].get("id").map(str::to_owned)
            && self.ids.insert(id.clone(), at).is_some()
        {
            self.faults.push(format!("the id {id} stands twice"));
        }
        if !tag.self_closing && !VOID.contains(&name.as_str()) {
            self.open.push(self.elements.len() - 1);
        }
        match name.as_str() {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    fn end(&mut self, name: &str) {
        match self.open.pop() {
            Some(at) if self.elements[at].name == name => {}
            Some(at) => {
                let open = self.elements[at].name.clone();
                self.faults.push(format!("</{name}> ends <{open}>"));
            }
            None => self.faults.push(format!("</{name}> ends nothing")),
        }
    }

    /// The elements of that name.
    pub fn all<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p Element> + 'p {
        self.elements
            .iter()
            .filter(move |element| element.name == name)
    }

    /// The number of the element of that id.
    pub fn at(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// The element of that id.
    pub fn id(&self, id: &str) -> Option<&Element> {
        self.elements.get(self.at(id)?)
    }

    /// The elements in one, it included.
    pub fn inside(&self, outer: usize) -> Vec<&Element> {
        // They follow it in the order in which they begin.
        let after = (outer..self.elements.len()).take_while(|at| self.chain(*at).contains(&outer));
        after.map(|at| &self.elements[at]).collect()
    }

    /// An element and those that it stands in, from the inside out.
    pub fn chain(&self, at: usize) -> Vec<usize> {
        std::iter::successors(Some(at), |at| self.elements[*at].parent).collect()
    }

    /// The text of the page's body.
    pub fn text(&self) -> &str {
        self.all("body")
            .next()
            .map_or("", |body| body.text.as_str())
    }

    /// All addresses that the page leads to or loads, with the attribute that holds each.
    pub fn addresses(&self) -> Vec<(&'static str, &str)> {
        let mut all = Vec::new();
        for element in &self.elements {
            for name in ["href", "src", "poster", "action", "data", "data-target"] {
                if let Some(value) = element.get(name) {
                    all.push((name, value));
                }
            }
            for source in element
                .get("srcset")
                .into_iter()
                .flat_map(|set| set.split(','))
            {
                all.push(("src", source.split_whitespace().next().unwrap_or_default()));
            }
            if element.name == "meta" && element.get("http-equiv") == Some("refresh") {
                let content = element.get("content").unwrap_or_default();
                all.extend(content.split_once("url=").map(|(_, url)| ("href", url)));
            }
        }
        all
    }

    /// The addresses of its links.
    pub fn links(&self) -> Vec<&str> {
        self.all("a").filter_map(|a| a.get("href")).collect()
    }
}

/// Text with every run of white space as one blank.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
