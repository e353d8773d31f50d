//! The names of objects: text with the index and the number of all in it.

use crate::error::{Error, Result};

/// The most digits that a number may be given: u64::MAX has so many.
const MOST_DIGITS: usize = 20;

/// A template such as `object_{}_of_{}.dat`: the first `{}` is the index of the object, the second how many there are.
/// `{:04}` or `{:04d}` gives the number at least 4 digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The text before each place, and the least digits of the number there.
    places: Vec<(String, usize)>,
    rest: String,
}

impl Template {
    /// Reads a template.
    pub fn parse(text: &str) -> Result<Template> {
        let wrong = |what: &str| Error::config(format!("generate: the template {text:?} {what}"));
        if text.is_empty() {
            return Err(wrong("is empty, expected a name such as \"object_{}_of_{}.dat\""));
        }
        let mut places = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let place = behind.split_once('}').and_then(|(format, behind)| Some((digits(format)?, behind)));
            let (digits, behind) =
                place.filter(|_| !before.contains('}')).ok_or_else(|| wrong("has a brace, expected {} or {:04d}"))?;
            places.push((before.to_owned(), digits));
            rest = behind;
        }
        if rest.contains('}') {
            return Err(wrong("has a brace, expected {} or {:04d}"));
        }
        if places.len() > 2 {
            return Err(wrong(
                "has more than two {}, expected the first for the index, the second for the number of all",
            ));
        }
        Ok(Template { places, rest: rest.to_owned() })
    }

    /// Whether different indices give different names.
    pub(super) fn has_index(&self) -> bool {
        !self.places.is_empty()
    }

    /// The name of object `index` of `total`.
    pub fn name(&self, index: u64, total: u64) -> String {
        let mut name = String::new();
        for ((before, digits), number) in self.places.iter().zip([index, total]) {
            name.push_str(before);
            name.push_str(&format!("{number:0digits$}"));
        }
        name + &self.rest
    }
}

/// The least digits that a format asks for: what stands between the braces.
fn digits(format: &str) -> Option<usize> {
    let Some(format) = format.strip_prefix(':') else { return format.is_empty().then_some(0) };
    let width = format.strip_suffix('d').unwrap_or(format);
    if width.is_empty() {
        return Some(0);
    }
    let width = width.strip_prefix('0')?;
    let digits = width.bytes().all(|byte| byte.is_ascii_digit()).then(|| width.parse().ok()).flatten()?;
    Some(digits).filter(|digits| *digits <= MOST_DIGITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_in_order() {
        for (template, name) in [
            ("object_{}_of_{}.dat", "object_7_of_12.dat"),
            ("{}", "7"),
            ("a/{:04d}/{:03}", "a/0007/012"),
            ("x{:d}{:01d}", "x712"),
            ("{:020d}ü", "00000000000000000007ü"),
            ("one", "one"),
        ] {
            assert_eq!(Template::parse(template).unwrap().name(7, 12), name, "{template}");
        }
    }

    #[test]
    fn other_braces_are_refused() {
        for template in [
            "", "{", "}", "{}{}{}", "{0}", "{x}", "{:4d}", "{:021d}", "{:0+4d}", "{{}}", "}{}", "{}}", "{:04x}", "{:0d",
        ] {
            let error = Template::parse(template).unwrap_err().to_string();
            assert!(error.contains(&format!("{template:?}")), "{error}");
        }
    }
}
