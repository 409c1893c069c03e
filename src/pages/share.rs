//! What a page looks like where its address is shared: the picture beside its title.

use super::view::{CardView, View};
use super::{Layout, Page};
use crate::site::Cards;

/// How many hexadecimal digits of its hash name a picture.
const DIGITS: usize = 24;

/// Grows when pictures are drawn in another way, so that none of the old ones is kept.
const DRAWING: &str = "1";

/// A picture to be drawn. Its path holds a hash of all that is drawn, so that a picture that is
/// there need not be drawn again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its path below the output folder.
    pub path: String,
    /// The words in large letters.
    pub title: String,
    /// The words above them.
    pub above: Option<String>,
    /// The words below them: the site's name.
    pub below: Option<String>,
    /// The site's colour (`#rrggbb`).
    pub accent: Option<String>,
}

impl Layout<'_> {
    /// Gives a page its picture, and returns it if no other page has it. Only an absolute address
    /// can be shared, so there are none for a site that does not know its own.
    pub(super) fn deal_card(&self, page: &mut Page) -> Option<Card> {
        if page.meta.noindex {
            return None;
        }
        let own = (self.wanted_cards() == Cards::All)
            .then(|| self.card_of(page))
            .flatten();
        let card = own.as_ref().or(self.site_card())?;
        page.meta.card = self.absolute(&card.path).map(|url| CardView {
            url,
            alt: card.title.clone(),
        });
        own
    }

    /// The picture of all pages that have none of their own.
    pub(super) fn site_card(&self) -> Option<&Card> {
        let make = || {
            let wanted = self.wanted_cards() != Cards::None;
            let said = self.site.description.clone();
            wanted
                .then(|| self.share_card(&self.site.title, None, said))
                .flatten()
        };
        self.site_card.get_or_init(make).as_ref()
    }

    fn wanted_cards(&self) -> Cards {
        let drawn = cfg!(feature = "cards") && !self.bare && self.settings.base_url.is_some();
        if drawn {
            self.settings.site.cards.unwrap_or(Cards::Site)
        } else {
            Cards::None
        }
    }

    /// The picture of an event's, actor's or region's page.
    fn card_of(&self, page: &Page) -> Option<Card> {
        let above = match &page.view {
            View::Event(view) => Some(view.card.date.words.clone()),
            View::Actor(view) => view.role.clone(),
            View::Region(view) => view.capital.clone(),
            _ => return None,
        };
        self.share_card(&page.meta.title, above, Some(self.site.title.clone()))
    }

    /// A picture; none where the words have letters that the font has not.
    fn share_card(
        &self,
        title: &str,
        above: Option<String>,
        below: Option<String>,
    ) -> Option<Card> {
        let words = [Some(title), above.as_deref(), below.as_deref()];
        if !words.into_iter().flatten().all(is_legible) {
            return None;
        }
        let accent = self.settings.site.accent.clone();
        let mut hasher = blake3::Hasher::new();
        for part in [Some(DRAWING)]
            .into_iter()
            .chain(words)
            .chain([accent.as_deref()])
        {
            hasher.update(part.unwrap_or_default().as_bytes());
            hasher.update(b"\0");
        }
        let hash = hasher.finalize().to_hex();
        Some(Card {
            path: format!("cards/{}.png", hash.get(..DIGITS).unwrap_or_default()),
            title: title.to_owned(),
            above,
            below,
            accent,
        })
    }
}

/// Whether the font has all letters of a text: Latin, Greek, Cyrillic, and what stands with them.
fn is_legible(text: &str) -> bool {
    text.chars().all(|c| {
        matches!(c, ' '..='\u{24F}' | '\u{2B0}'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}'
            | '\u{2000}'..='\u{206F}' | '\u{20A0}'..='\u{20CF}' | '\u{2100}'..='\u{214F}'
            | '\u{2190}'..='\u{22FF}')
            || c.is_whitespace()
    })
}

#[cfg(test)]
mod tests {
    use super::is_legible;

    #[test]
    fn letters_that_the_font_lacks_are_known() {
        assert!(is_legible(
            "Қаңтар оқиғасы: 5 January 2022 – “ә ғ қ ң ө ұ ү һ і” ₸"
        ));
        assert!(!is_legible("一月"));
        assert!(!is_legible("يناير"));
    }
}
