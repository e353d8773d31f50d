//! The XML that S3 answers with, and the little that it is sent.

use std::fmt::Write;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::listing::{Entry, Listing};
use super::time::of_xml;
use crate::error::{Error, Result};
use crate::store::object::Part;

/// No answer nests deeper than this.
const DEEPEST: usize = 16;

fn bad(what: impl std::fmt::Display) -> Error {
    Error::corrupt(format!("s3: the server's answer is no XML of S3: {what}"))
}

/// Calls `closed` at the end of each element with the names on the way to it, without the root's, and its text. Gives the
/// root's name. Entities beyond XML's own are refused, and so are documents that declare some.
pub(in crate::store) fn walk(xml: &[u8], mut closed: impl FnMut(&[&str], &str) -> Result<()>) -> Result<String> {
    let xml = std::str::from_utf8(xml).map_err(|_| bad("it is not UTF-8"))?;
    let mut reader = Reader::from_str(xml);
    let (mut names, mut text, mut root) = (Vec::<String>::new(), String::new(), None);
    loop {
        match reader.read_event().map_err(bad)? {
            event @ (Event::Start(_) | Event::Empty(_)) => {
                let (Event::Start(start) | Event::Empty(start)) = &event else { continue };
                if names.len() >= DEEPEST {
                    return Err(bad("it nests too deeply"));
                }
                if names.is_empty() && root.is_some() {
                    return Err(bad("it has two roots"));
                }
                names.push(start.local_name().into_inner().to_owned());
                root.get_or_insert_with(|| names[0].clone());
                text.clear();
                if let Event::Empty(_) = event {
                    leave(&mut names, &mut text, &mut closed)?;
                }
            }
            Event::End(_) => leave(&mut names, &mut text, &mut closed)?,
            Event::Text(piece) => text.push_str(&piece.xml10_content()),
            Event::CData(piece) => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(name) => text.push(match &*name {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "apos" => '\'',
                "quot" => '"',
                other => {
                    let character = name.resolve_char_ref().map_err(bad)?;
                    character.ok_or_else(|| bad(format_args!("it has the entity {other:?}")))?
                }
            }),
            Event::DocType(_) => return Err(bad("it has a document type")),
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    match root {
        Some(root) if names.is_empty() => Ok(root),
        _ => Err(bad("it ends too early")),
    }
}

fn leave(
    names: &mut Vec<String>,
    text: &mut String,
    closed: &mut impl FnMut(&[&str], &str) -> Result<()>,
) -> Result<()> {
    let path: Vec<&str> = names.iter().skip(1).map(String::as_str).collect();
    closed(&path, text)?;
    names.pop().ok_or_else(|| bad("it closes what is not open"))?;
    text.clear();
    Ok(())
}

/// What a server says of a request that failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Fault {
    pub(in crate::store) code: String,
    pub(in crate::store) message: String,
    /// The region that it names, where the request was for another.
    pub(super) region: Option<String>,
}

/// Reads an `<Error>`; `None` for anything else.
pub(in crate::store) fn fault(xml: &[u8]) -> Option<Fault> {
    let mut fault = Fault::default();
    let root = walk(xml, |path, text| {
        match path {
            ["Code"] => fault.code = text.to_owned(),
            ["Message"] => fault.message = text.to_owned(),
            ["Region"] => fault.region = Some(text.to_owned()).filter(|region| !region.is_empty()),
            _ => {}
        }
        Ok(())
    });
    root.ok().filter(|root| root == "Error").map(|_| fault)
}

/// What an answer with status 200 can be.
pub(super) enum Answer<T = Option<String>> {
    /// What was looked for in it.
    Done(T),
    /// It failed all the same.
    Failed(Fault),
}

/// Reads an answer whose root is `root`, and of it the texts of the elements `names`.
fn answer<const N: usize>(xml: &[u8], root: &str, names: [&str; N]) -> Result<Answer<[Option<String>; N]>> {
    let mut found = [const { None }; N];
    let is = walk(xml, |path, text| {
        if let [name] = path
            && let Some(index) = names.iter().position(|wanted| wanted == name)
        {
            found[index] = Some(text.to_owned());
        }
        Ok(())
    })?;
    if is == "Error" {
        return Ok(Answer::Failed(fault(xml).unwrap_or_default()));
    }
    if is != root { Err(bad(format_args!("<{is}> where <{root}> was expected"))) } else { Ok(Answer::Done(found)) }
}

/// An ETag with its quotation marks, which radosgw leaves out in XML.
fn quoted(etag: &str) -> Option<String> {
    match etag {
        "" => None,
        whole if whole.ends_with('"') => Some(whole.to_owned()),
        bare => Some(format!("\"{bare}\"")),
    }
}

impl<const N: usize> Answer<[Option<String>; N]> {
    fn map<T>(self, make: impl FnOnce([Option<String>; N]) -> T) -> Answer<T> {
        match self {
            Answer::Done(found) => Answer::Done(make(found)),
            Answer::Failed(fault) => Answer::Failed(fault),
        }
    }
}

/// The ETag of a copy.
pub(super) fn copied(xml: &[u8]) -> Result<Answer> {
    Ok(answer(xml, "CopyObjectResult", ["ETag"])?.map(|[etag]| quoted(&etag?)))
}

/// The ETag of a part that was copied, and its checksum, which the element `checksum` tells.
pub(super) fn copied_part(xml: &[u8], checksum: &str) -> Result<Answer<(Option<String>, Option<String>)>> {
    let found = answer(xml, "CopyPartResult", ["ETag", checksum])?;
    Ok(found.map(|[etag, checksum]| (etag.as_deref().and_then(quoted), checksum)))
}

/// The ETag of a completed upload.
pub(super) fn completed(xml: &[u8]) -> Result<Answer> {
    Ok(answer(xml, "CompleteMultipartUploadResult", ["ETag"])?.map(|[etag]| quoted(&etag?)))
}

/// The name of a new upload.
pub(super) fn begun(xml: &[u8]) -> Result<Answer> {
    Ok(answer(xml, "InitiateMultipartUploadResult", ["UploadId"])?.map(|[upload]| upload))
}

/// A page of a listing, as it was sent.
pub(in crate::store) fn listing(xml: &[u8]) -> Result<Listing> {
    let mut listing = Listing::default();
    let (mut entry, mut complete) = (Entry::default(), None);
    let root = walk(xml, |path, text| {
        match path {
            ["Contents", "Key"] => text.clone_into(&mut entry.key),
            ["Contents", "Size"] => {
                entry.size = text.parse().map_err(|_| bad(format_args!("{text:?} is no size")))?;
            }
            ["Contents", "ETag"] => entry.etag = quoted(text),
            ["Contents", "LastModified"] => entry.modified = of_xml(text),
            ["Contents"] => listing.entries.push(std::mem::take(&mut entry)),
            ["CommonPrefixes", "Prefix"] => listing.prefixes.push(text.to_owned()),
            ["EncodingType"] => listing.encoded = text.eq_ignore_ascii_case("url"),
            ["NextContinuationToken"] => listing.next = Some(text.to_owned()).filter(|token| !token.is_empty()),
            ["IsTruncated"] => complete = Some(!text.eq_ignore_ascii_case("true")),
            _ => {}
        }
        Ok(())
    })?;
    if root != "ListBucketResult" {
        return Err(bad(format_args!("<{root}> where <ListBucketResult> was expected")));
    }
    match (complete, &listing.next) {
        (Some(true), _) => listing.next = None,
        (Some(false), Some(_)) => {}
        _ => return Err(bad("it does not say where the listing goes on")),
    }
    Ok(listing)
}

/// The objects that could not be deleted, with their reasons.
pub(super) fn not_deleted(xml: &[u8]) -> Result<Vec<(String, Fault)>> {
    let (mut failed, mut key, mut fault) = (Vec::new(), String::new(), Fault::default());
    let root = walk(xml, |path, text| {
        match path {
            ["Error", "Key"] => text.clone_into(&mut key),
            ["Error", "Code"] => text.clone_into(&mut fault.code),
            ["Error", "Message"] => text.clone_into(&mut fault.message),
            ["Error"] => failed.push((std::mem::take(&mut key), std::mem::take(&mut fault))),
            _ => {}
        }
        Ok(())
    })?;
    if root != "DeleteResult" {
        return Err(bad(format_args!("<{root}> where <DeleteResult> was expected")));
    }
    Ok(failed)
}

/// Whether XML 1.0 can say this string.
pub(super) fn can_say(text: &str) -> bool {
    !text
        .chars()
        .any(|c| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'))
}

/// Appends text that is not markup. What parsers would change is written as a number.
fn escape(to: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '&' => to.push_str("&amp;"),
            '\t' | '\n' | '\r' => {
                let _ = write!(to, "&#{};", u32::from(character));
            }
            other => to.push(other),
        }
    }
}

const NAMESPACE: &str = "http://s3.amazonaws.com/doc/2006-03-01/";

/// The body of DeleteObjects; only failures are answered.
pub(super) fn delete(keys: &[&str]) -> String {
    let mut xml = format!("<Delete xmlns=\"{NAMESPACE}\"><Quiet>true</Quiet>");
    for key in keys {
        xml.push_str("<Object><Key>");
        escape(&mut xml, key);
        xml.push_str("</Key></Object>");
    }
    xml + "</Delete>"
}

/// The body of CompleteMultipartUpload; `checksum` is what the parts' are called.
pub(super) fn complete(parts: &[Part], checksum: Option<&str>) -> String {
    let mut xml = format!("<CompleteMultipartUpload xmlns=\"{NAMESPACE}\">");
    for part in parts {
        let _ = write!(xml, "<Part><PartNumber>{}</PartNumber><ETag>", part.number);
        escape(&mut xml, &part.etag);
        xml.push_str("</ETag>");
        if let (Some(name), Some(sum)) = (checksum, &part.checksum) {
            let _ = write!(xml, "<Checksum{name}>");
            escape(&mut xml, sum);
            let _ = write!(xml, "</Checksum{name}>");
        }
        xml.push_str("</Part>");
    }
    xml + "</CompleteMultipartUpload>"
}

/// The body of CreateBucket in a region.
pub(super) fn location(region: &str) -> String {
    let mut xml = format!("<CreateBucketConfiguration xmlns=\"{NAMESPACE}\"><LocationConstraint>");
    escape(&mut xml, region);
    xml + "</LocationConstraint></CreateBucketConfiguration>"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_behind_status_200_is_seen() {
        let failed = br#"<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>a &amp; &#98;<![CDATA[<]]></Message></Error>"#;
        let Ok(Answer::Failed(fault)) = completed(failed) else { panic!("it failed") };
        assert_eq!((&*fault.code, &*fault.message), ("SlowDown", "a & b<"));
        let done = b"\n \n<s:CopyObjectResult xmlns:s='x'><s:ETag>&quot;e&quot;</s:ETag></s:CopyObjectResult>";
        let Ok(Answer::Done(Some(etag))) = copied(done) else { panic!("it is done") };
        assert_eq!(etag, "\"e\"");
        assert!(completed(done).is_err());
    }

    #[test]
    fn etags_have_their_quotation_marks() {
        let etag = |text: &str| {
            let xml = format!("<CompleteMultipartUploadResult><ETag>{text}</ETag></CompleteMultipartUploadResult>");
            let Ok(Answer::Done(etag)) = completed(xml.as_bytes()) else { panic!("it is done") };
            etag
        };
        assert_eq!(etag("e-2").as_deref(), Some("\"e-2\""));
        assert_eq!(etag("&quot;e-2&quot;").as_deref(), Some("\"e-2\""));
        assert_eq!(etag("W/\"e\"").as_deref(), Some("W/\"e\""));
        assert_eq!(etag(""), None);
        let part = b"<CopyPartResult><ETag>e</ETag><ChecksumCRC32C>AA==</ChecksumCRC32C></CopyPartResult>";
        let Ok(Answer::Done(found)) = copied_part(part, "ChecksumCRC32C") else { panic!("it is done") };
        assert_eq!(found, (Some("\"e\"".to_owned()), Some("AA==".to_owned())));
    }

    #[test]
    fn a_page_says_whether_it_is_the_last() {
        let page = |rest: &str| {
            let xml = format!(
                "<ListBucketResult><Contents><Key> a</Key><Size>5</Size><Owner><ID>x</ID></Owner></Contents>\
                 <CommonPrefixes><Prefix>d/</Prefix></CommonPrefixes>{rest}</ListBucketResult>"
            );
            listing(xml.as_bytes())
        };
        let last = page("<IsTruncated>false</IsTruncated>").unwrap();
        assert_eq!((&*last.entries[0].key, last.entries[0].size, &*last.prefixes[0], last.next), (" a", 5, "d/", None));
        let token = "<NextContinuationToken>t</NextContinuationToken>";
        assert_eq!(page(&format!("<IsTruncated>true</IsTruncated>{token}")).unwrap().next.as_deref(), Some("t"));
        assert!(page("<IsTruncated>true</IsTruncated>").is_err());
        assert!(page("").is_err());
    }

    #[test]
    fn hostile_documents_are_errors() {
        let deep = "<a>".repeat(1000) + &"</a>".repeat(1000);
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bb\">]><Error><Code>&b;</Code></Error>";
        for xml in [
            "",
            "x",
            "<",
            "<Error>",
            "<Error><Code>",
            "</Error>",
            "<Error/><Error/>",
            "<Error>&b;</Error>",
            "<Error>&#0;</Error>",
            "<Error></Code></Error>",
            "<Error>&#xd800;</Error>",
            &deep,
            bomb,
        ] {
            assert_eq!(fault(xml.as_bytes()), None, "{:.40}", xml);
            assert!(not_deleted(xml.as_bytes()).is_err() && listing(xml.as_bytes()).is_err(), "{:.40}", xml);
        }
        assert_eq!(fault(b"<Error>\xff</Error>"), None);
    }

    #[test]
    fn keys_survive_the_way_there_and_back() {
        let keys = ["a<b>&c", " x ", "tab\tcr\rlf\n", "é\u{10ffff}\u{7f}", "]]>"];
        assert!(keys.iter().all(|key| can_say(key)) && !can_say("\u{1}") && !can_say("\u{ffff}"));
        let mut back = Vec::new();
        walk(delete(&keys).as_bytes(), |path, text| {
            if path == ["Object", "Key"] {
                back.push(text.to_owned());
            }
            Ok(())
        })
        .unwrap();
        assert_eq!(back, keys);
    }

    #[test]
    fn parts_say_their_checksums_where_they_have_some() {
        let part = |checksum: Option<&str>| Part {
            number: 2,
            size: 1,
            etag: "\"e\"".to_owned(),
            checksum: checksum.map(str::to_owned),
        };
        let xml = complete(&[part(Some("AA==")), part(None)], Some("CRC32C"));
        assert!(xml.contains(
            "<Part><PartNumber>2</PartNumber><ETag>\"e\"</ETag><ChecksumCRC32C>AA==</ChecksumCRC32C></Part>"
        ));
        assert!(xml.contains("<Part><PartNumber>2</PartNumber><ETag>\"e\"</ETag></Part></CompleteMultipartUpload>"));
    }
}
