//! `categorize`: texts as numbers: the place of each among the labels, from 1 on, and 0 for one that is no label.
//!
//! Texts are of fixed length (`U`), or items (`|O`). Of equal labels the last one counts; an empty text comes back for 0
//! and for numbers that no label has, NaN, infinities and fractions included.

use serde_json::Value;

use super::Codec;
use super::ObjectCodec;
use super::numeric::kernels::Block;
use super::numeric::{self, Number};
use super::spec::{Default, Param, ParamType, Spec, Values};
use crate::array::{Array, Class, Dtype, Endian, Fixed, Scalar, Store, Type};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::segments::reserved;

const NAME: &str = "categorize";
/// How many places are cast at once.
const PIECE: usize = Block::SIZE / 16;

pub(super) fn spec() -> Spec {
    Spec {
        id: NAME.into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "texts as their places in a list".into(),
        params: Some(vec![
            Param {
                name: "labels",
                kind: ParamType::Json,
                default: Default::Required,
                summary: "the texts: a list of strings",
            },
            Param {
                name: "dtype",
                kind: ParamType::Text,
                default: Default::Required,
                summary: "element type of the data: \"<U\" and a length, or \"|O\" for items",
            },
            Param {
                name: "astype",
                kind: ParamType::Dtype,
                default: Default::Str("|u1"),
                summary: "element type of the places: numbers",
            },
        ]),
        make: Box::new(|values| Ok(Box::new(Categorize::new(values)?))),
    }
}

struct Categorize {
    /// As items, or as much of them as an element has room for, of which `fits` tells whether it is all of the label.
    labels: Vec<Label>,
    /// Places of labels that fit, sorted by label, each once.
    sorted: Vec<u32>,
    /// `None`: items.
    text: Option<Fixed>,
    astype: Fixed,
    to: Number,
}

struct Label {
    bytes: Vec<u8>,
    fits: bool,
}

/// A label in UTF-32, cut off where elements of `dtype` end. It is not padded: a config may claim long elements.
fn cut(label: &str, dtype: Fixed) -> Result<Label> {
    // As numpy compares: zeros at the end are no part of a text.
    let label = label.trim_end_matches('\0');
    let mut bytes = reserved(label.len().saturating_mul(4).min(dtype.size))?;
    let mut chars = label.chars();
    for c in chars.by_ref().take(dtype.size / 4) {
        bytes.extend_from_slice(&match dtype.endian {
            Endian::Little => u32::from(c).to_le_bytes(),
            Endian::Big => u32::from(c).to_be_bytes(),
        });
    }
    Ok(Label { bytes, fits: chars.next().is_none() })
}

/// A text in UTF-32 without the zeros at its end.
fn trimmed(text: &[u8]) -> &[u8] {
    let (chars, _) = text.as_chunks::<4>();
    let len = chars.iter().rposition(|c| *c != [0; 4]).map_or(0, |last| last + 1);
    chars[..len].as_flattened()
}

impl Categorize {
    fn new(values: &Values) -> Result<Self> {
        let expected = || Error::config(format!("codec {NAME:?}: \"labels\" is no list of strings"));
        let given = values.json("labels").as_array().ok_or_else(expected)?;
        let text = match values.str("dtype") {
            Some("|O") => None,
            _ => Some(values.dtype("dtype")),
        };
        if text.is_some_and(|dtype| dtype.size == 0) {
            return Err(Error::config(format!("codec {NAME:?}: \"dtype\" is text of no characters, expected some")));
        }
        if u32::try_from(given.len()).is_err() {
            return Err(Error::config(format!("codec {NAME:?}: {} labels are too many", given.len())));
        }
        let mut labels = reserved(given.len())?;
        for label in given.iter().map(Value::as_str) {
            let label = label.ok_or_else(expected)?;
            labels.push(match text {
                Some(dtype) => cut(label, dtype)?,
                None => Label { bytes: label.as_bytes().to_vec(), fits: true },
            });
        }
        let mut sorted: Vec<u32> = reserved(labels.len())?;
        sorted.extend((0..labels.len() as u32).filter(|place| labels[*place as usize].fits));
        // Of equal ones the last is first, and stays.
        sorted.sort_unstable_by_key(|place| (&*labels[*place as usize].bytes, u32::MAX - place));
        sorted.dedup_by_key(|place| &*labels[*place as usize].bytes);
        let astype = values.dtype("astype");
        let to = Number::of_param(NAME, "astype", astype)?;
        Ok(Categorize { labels, sorted, text, astype, to })
    }

    /// The place of a text, from 1 on; 0 for one that is no label.
    fn place(&self, text: &[u8]) -> u32 {
        let found = self.sorted.binary_search_by(|place| (*self.labels[*place as usize].bytes).cmp(text));
        found.map_or(0, |index| self.sorted[index] + 1)
    }

    /// The label at a place; `None` for a number that is none.
    fn label(&self, place: u64) -> Option<&[u8]> {
        let index = usize::try_from(place.checked_sub(1)?).ok()?;
        self.labels.get(index).map(|label| &*label.bytes)
    }

    /// Fails where a place cannot be told in `astype`, as numcodecs does.
    fn check(&self) -> Result<()> {
        let bits = match self.astype.class {
            Class::Int => 8 * self.to.size - 1,
            Class::UInt => 8 * self.to.size,
            _ => 64,
        };
        if bits < 64 && self.labels.len() >> bits != 0 {
            return Err(Error::argument(format!(
                "{NAME}: {} labels are too many for places of type {}",
                self.labels.len(),
                self.astype
            )));
        }
        Ok(())
    }

    /// Writes the places of texts.
    fn encode_texts<'a>(&self, mut texts: impl ExactSizeIterator<Item = &'a [u8]>, dst: &mut Output<'_>) -> Result<()> {
        self.check()?;
        let len = texts.len().checked_mul(self.to.size).ok_or_else(|| Error::no_memory(usize::MAX))?;
        dst.reserve(len)?;
        let mut left = texts.len();
        let mut places = [0; PIECE * 4];
        while left > 0 {
            let count = left.min(PIECE);
            let places = &mut places[..4 * count];
            for (place, text) in places.as_chunks_mut::<4>().0.iter_mut().zip(&mut texts) {
                *place = self.place(text).to_ne_bytes();
            }
            let room = count * self.to.size;
            dst.fill_exact(room, |room| Ok(numeric::convert(Number::native(Scalar::U32), self.to, places, room)))?;
            left -= count;
        }
        Ok(())
    }

    /// Hands over the label of each place; `None` for a place without one.
    fn decode_places(&self, src: &[u8], mut each: impl FnMut(Option<&[u8]>) -> Result<()>) -> Result<()> {
        let middle = match self.to.scalar {
            Scalar::F16 | Scalar::F32 | Scalar::F64 | Scalar::C64 | Scalar::C128 => Scalar::F64,
            _ => Scalar::U64,
        };
        let mut block = Block::new();
        for piece in src.chunks(PIECE * self.to.size) {
            let room = block.room(piece.len() / self.to.size * 8);
            let places = numeric::convert(self.to, Number::native(middle), piece, room);
            for place in places.as_chunks::<8>().0 {
                let place = match middle {
                    Scalar::F64 => {
                        let place = f64::from_ne_bytes(*place);
                        // What is no whole number is no place.
                        if place.fract() == 0.0 && place > 0.0 { place as u64 } else { 0 }
                    }
                    _ => u64::from_ne_bytes(*place),
                };
                each(self.label(place))?;
            }
        }
        Ok(())
    }

    fn fixed(&self) -> Result<Fixed> {
        self.text.ok_or_else(|| {
            Error::new(Kind::NeedsDtype, format!("{NAME}: \"dtype\" is \"|O\": items are no bytes, but an array"))
        })
    }
}

impl Codec for Categorize {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        numeric::bound(src_len, self.text?.size, self.to.size)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let dtype = self.fixed()?;
        numeric::count(NAME, Kind::Argument, src.len(), dtype.size, dtype)?;
        self.encode_texts(src.chunks_exact(dtype.size).map(trimmed), dst)
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let dtype = self.fixed()?;
        let count = numeric::count(NAME, Kind::Corrupt, src.len(), self.to.size, self.astype)?;
        dst.reserve(count.checked_mul(dtype.size).ok_or_else(|| Error::no_memory(usize::MAX))?)?;
        const ZEROS: [u8; 1 << 10] = [0; 1 << 10];
        self.decode_places(src, |label| {
            let label = label.unwrap_or_default();
            let mut padding = dtype.size - label.len();
            let first = padding.min(ZEROS.len());
            dst.extend_from_parts([label, &ZEROS[..first]])?;
            padding -= first;
            while padding > 0 {
                let some = padding.min(ZEROS.len());
                dst.extend_from_slice(&ZEROS[..some])?;
                padding -= some;
            }
            Ok(())
        })
    }

    fn decoded_len(&self, src_len: usize) -> Option<usize> {
        numeric::scaled(src_len, self.to.size, self.text?.size)
    }

    fn element(&self) -> Option<Fixed> {
        self.text
    }

    fn encoded_type(&self, src: Option<&Type>) -> Result<Option<Type>> {
        let ty = match (self.text, src) {
            (Some(dtype), _) => numeric::viewed(NAME, src, dtype)?,
            (None, Some(ty)) if ty.dtype != Dtype::Utf8 => {
                return Err(Error::argument(format!("{NAME}: elements are of type {}, expected utf8", ty.dtype)));
            }
            (None, _) => src,
        };
        Ok(ty.map(|ty| numeric::flat(ty, self.astype)))
    }

    fn elements_bound(&self, ty: &Type) -> Option<usize> {
        match self.text {
            Some(_) => self.encode_bound(ty.size()?),
            None => ty.count().checked_mul(self.to.size),
        }
    }

    fn as_object(&self) -> Option<&dyn ObjectCodec> {
        self.text.is_none().then_some(self)
    }
}

impl ObjectCodec for Categorize {
    fn encode_object(&self, src: &Array, dst: &mut Output<'_>) -> Result<()> {
        self.encoded_type(Some(src.ty()))?;
        self.encode_texts(src.items()?, dst)
    }

    fn decode_object(&self, src: &[u8], like: Option<&Type>, store: &mut Store) -> Result<Type> {
        let count = numeric::count(NAME, Kind::Corrupt, src.len(), self.to.size, self.astype)?;
        store.reserve_items(count.min(store.left() / size_of::<crate::segments::Segment>()))?;
        self.decode_places(src, |label| store.push(label.unwrap_or(b"")))?;
        Ok(match like {
            Some(like) if like.count() == count => Type { dtype: Dtype::Utf8, ..like.clone() },
            _ => Type::row(Dtype::Utf8, count),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::numeric::tests::{config_error, decode, encode, encode_error};

    const LABELS: &str = r#""labels": ["foo", "bar", "foo", "bazinga"]"#;

    fn text(width: usize, texts: &[&str]) -> Vec<u8> {
        let dtype = Fixed::parse(&format!("<U{width}")).unwrap();
        let mut elements = Vec::new();
        for text in texts {
            let end = elements.len() + dtype.size;
            elements.extend_from_slice(&cut(text, dtype).unwrap().bytes);
            elements.resize(end, 0);
        }
        elements
    }

    /// `Categorize(["foo", "bar", "foo", "bazinga"], "<U3")`.
    #[test]
    fn places_and_labels_are_numcodecs() {
        let config = format!(r#"{{"id": "categorize", {LABELS}, "dtype": "<U3"}}"#);
        assert_eq!(encode(&config, &text(3, &["foo", "bar", "baz", "", "fo", "foo"])), [3, 2, 0, 0, 0, 3]);
        assert_eq!(decode(&config, &[4, 3, 9, 0]), text(3, &["baz", "foo", "", ""]));
    }

    #[test]
    fn places_may_be_other_numbers() {
        for (astype, place) in
            [(">u2", [0, 2].to_vec()), ("<f4", 2f32.to_le_bytes().to_vec()), ("<c8", vec![0, 0, 0, 0x40, 0, 0, 0, 0])]
        {
            let config = format!(r#"{{"id": "categorize", {LABELS}, "dtype": "<U3", "astype": "{astype}"}}"#);
            assert_eq!(encode(&config, &text(3, &["bar"])), place, "{astype}");
            assert_eq!(decode(&config, &place), text(3, &["bar"]), "{astype}");
        }
    }

    #[test]
    fn numbers_that_no_label_has_are_empty_texts() {
        let config = format!(r#"{{"id": "categorize", {LABELS}, "dtype": "<U3", "astype": "<f8"}}"#);
        for number in [f64::NAN, f64::INFINITY, -1.0, 1.5, 5.0, 1e300] {
            assert_eq!(decode(&config, &number.to_le_bytes()), [0; 12], "{number}");
        }
        let config = config.replace("<f8", "|i1");
        assert_eq!(decode(&config, &[0xff]), [0; 12]);
    }

    #[test]
    fn too_many_labels_for_the_places_are_refused() {
        let labels: Vec<String> = (0..256).map(|i| format!("\"{i}\"")).collect();
        let config = format!(r#"{{"id": "categorize", "labels": [{}], "dtype": "<U3"}}"#, labels.join(","));
        assert_eq!(encode_error(&config, &[0; 12]).kind(), Kind::Argument);
        assert_eq!(decode(&config, &[255]), text(3, &["254"]));
    }

    #[test]
    fn labels_take_no_more_memory_than_they_have_characters() {
        // As long as elements, these labels would have two terabytes.
        let labels = ["\"é\""; 1000].join(",");
        let config = format!(r#"{{"id": "categorize", "labels": [{labels}], "dtype": "<U536870911"}}"#);
        assert!(decode(&config, &[]).is_empty());
    }

    #[test]
    fn elements_longer_than_any_label_are_padded_with_zeros() {
        let config = format!(r#"{{"id": "categorize", {LABELS}, "dtype": "<U1000"}}"#);
        let texts = text(1000, &["bazinga", "", "bar"]);
        assert_eq!(encode(&config, &texts), [4, 0, 2]);
        assert_eq!(decode(&config, &[4, 0, 2]), texts);
    }

    #[test]
    fn configs_that_cannot_be_are_refused() {
        for (labels, dtype) in [("3", "<U3"), ("[1]", "<U3"), ("[]", "<i4"), ("[]", "<U0"), ("[]", "|S3")] {
            config_error(&format!(r#"{{"id": "categorize", "labels": {labels}, "dtype": "{dtype}"}}"#));
        }
    }

    #[test]
    fn items_are_texts_of_any_length() {
        let config = format!(r#"{{{LABELS}, "dtype": "|O"}}"#);
        let values = spec().values(serde_json::from_str::<Value>(&config).unwrap().as_object().unwrap()).unwrap();
        let codec = Categorize::new(&values).unwrap();
        let mut store = Store::new(1 << 20);
        for item in ["bazinga", "", "foo", "baz"] {
            store.push(item.as_bytes()).unwrap();
        }
        let src = Array::from_store(Type::row(Dtype::Utf8, 4), store).unwrap();
        let mut places = crate::buffer::Buffer::new();
        codec.as_object().unwrap().encode_object(&src, &mut Output::growing(&mut places, 4)).unwrap();
        assert_eq!(places.as_slice(), [4, 0, 3, 0]);
        let mut store = Store::new(1 << 20);
        let ty = codec.decode_object(places.as_slice(), None, &mut store).unwrap();
        let back = Array::from_store(ty, store).unwrap();
        assert_eq!(back.items().unwrap().collect::<Vec<_>>(), [&b"bazinga"[..], b"", b"foo", b""]);
        assert_eq!(codec.decode_object(&[1; 100], None, &mut Store::new(200)).unwrap_err().kind(), Kind::Limit);
    }
}
