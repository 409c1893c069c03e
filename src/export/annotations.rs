//! W3C Web Annotations: what rests on which words.
//!
//! A target is a source's page on the site; a `FragmentSelector` names the passage's element, and
//! the selectors in `refinedBy` the words in the text of that passage, which is the element's text
//! with line ends as blanks. Offsets are counted in code points, as the standard has it.

use serde_json::{Map, Value, json};

use crate::pages::view::data::{AnnotationRecord, DataSet, WordsRecord};

/// The collection of all annotations, in one page.
pub(super) fn collection(data: &DataSet) -> Value {
    let file = match &data.site.url {
        Some(url) => format!("{url}data/annotations.jsonld"),
        None => "annotations.jsonld".to_owned(),
    };
    let items: Vec<Value> = data.annotations.iter().map(annotation).collect();
    let mut collection = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": file,
        "type": "AnnotationCollection",
        "label": data.site.title,
        "total": items.len(),
        "first": {
            "id": format!("{file}#page"),
            "type": "AnnotationPage",
            "partOf": file,
            "startIndex": 0,
            "items": items,
        },
    });
    if let (Value::Object(fields), Some(licence)) = (&mut collection, &data.site.licence)
        && licence.starts_with("http")
    {
        fields.insert("rights".to_owned(), licence.as_str().into());
    }
    collection
}

fn annotation(record: &AnnotationRecord) -> Value {
    let targets: Vec<Value> = record.targets.iter().map(target).collect();
    let target = match <[Value; 1]>::try_from(targets) {
        Ok([one]) => one,
        Err(several) => several.into(),
    };
    json!({
        "id": record.url,
        "type": "Annotation",
        "motivation": "linking",
        "body": [
            {
                "type": "SpecificResource",
                "source": { "id": record.page, "type": "Text", "format": "text/html", "label": record.title },
                "purpose": "linking",
            },
            { "type": "TextualBody", "value": record.stance, "purpose": "classifying" },
        ],
        "target": target,
    })
}

fn target(words: &WordsRecord) -> Value {
    let mut selectors = Vec::new();
    if let Some(exact) = &words.exact {
        let mut quote = json!({ "type": "TextQuoteSelector", "exact": exact });
        if let (Value::Object(fields), Some(around)) = (&mut quote, &words.around) {
            fields.insert("prefix".to_owned(), around.prefix.as_str().into());
            fields.insert("suffix".to_owned(), around.suffix.as_str().into());
        }
        selectors.push(quote);
    }
    if let Some(around) = &words.around {
        selectors.push(json!({
            "type": "TextPositionSelector",
            "start": around.start,
            "end": around.end,
        }));
    }
    let mut target = Map::new();
    target.insert("type".to_owned(), "SpecificResource".into());
    target.insert("source".to_owned(), words.source.as_str().into());
    if let Some(url) = &words.original_url {
        target.insert("via".to_owned(), url.as_str().into());
    }
    let selector = match &words.passage {
        Some(passage) => {
            let mut fragment = json!({
                "type": "FragmentSelector",
                "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
                "value": passage,
            });
            if let (Value::Object(fields), false) = (&mut fragment, selectors.is_empty()) {
                fields.insert("refinedBy".to_owned(), selectors.into());
            }
            Some(fragment)
        }
        None => selectors.into_iter().next(),
    };
    if let Some(selector) = selector {
        target.insert("selector".to_owned(), selector);
    }
    target.into()
}
