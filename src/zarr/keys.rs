//! Under which key a chunk lies.

use std::fmt::Write;

/// How the indices of a chunk become a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// `default` of zarr v3: `c`, then each index after the separator, `/` or `.`.
    Default(char),
    /// That of zarr v2, and `v2` of zarr v3: the indices with the separator between them; `0` where there are none.
    V2(char),
}

impl Keys {
    /// The key of a chunk of the array at `path`.
    pub fn key(self, path: &str, chunk: &[u64]) -> String {
        let mut key = String::with_capacity(path.len() + 2 + 8 * chunk.len());
        key.push_str(path);
        if !path.is_empty() {
            key.push('/');
        }
        let (start, separator) = match self {
            Keys::Default(separator) => ("c", separator),
            Keys::V2(separator) => ("", separator),
        };
        key.push_str(start);
        for (axis, index) in chunk.iter().enumerate() {
            if axis > 0 || !start.is_empty() {
                key.push(separator);
            }
            let _ = write!(key, "{index}");
        }
        if chunk.is_empty() && start.is_empty() {
            key.push('0');
        }
        key
    }

    /// What the keys of all chunks of the array at `path` begin with.
    pub(crate) fn prefix(self, path: &str) -> String {
        let folder = if path.is_empty() { String::new() } else { format!("{path}/") };
        match self {
            Keys::Default(separator) => format!("{folder}c{separator}"),
            Keys::V2(_) => folder,
        }
    }

    /// The indices of the chunk at `key`, if that is the key of a chunk with so many axes of the array at `path`.
    pub(crate) fn chunk(self, path: &str, key: &str, axes: usize) -> Option<Vec<u64>> {
        let rest = key.strip_prefix(&self.prefix(path))?;
        let (Keys::Default(separator) | Keys::V2(separator)) = self;
        let indices: Option<Vec<u64>> = rest.split(separator).map(|index| index.parse().ok()).collect();
        // What is read must be what is written: "01" and "+1" are numbers, and no indices.
        indices.filter(|indices| indices.len() == axes && self.key(path, indices) == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_those_of_the_specifications() {
        for (keys, path, chunk, expected) in [
            (Keys::Default('/'), "a/b", &[1, 23][..], "a/b/c/1/23"),
            (Keys::Default('.'), "", &[0, 0], "c.0.0"),
            (Keys::Default('/'), "a", &[], "a/c"),
            (Keys::V2('.'), "a", &[4, 5], "a/4.5"),
            (Keys::V2('/'), "", &[7], "7"),
            (Keys::V2('.'), "a", &[], "a/0"),
        ] {
            assert_eq!(keys.key(path, chunk), expected);
            if !chunk.is_empty() {
                assert_eq!(keys.chunk(path, expected, chunk.len()).as_deref(), Some(chunk));
                assert_eq!(keys.chunk(path, expected, chunk.len() + 1), None);
            }
        }
    }

    #[test]
    fn other_keys_are_no_chunks() {
        for key in
            ["a/zarr.json", "a/c/01/2", "a/c/1/+2", "a/c/1", "b/c/1/2", "a/c/1/2/3", "a/c/1/18446744073709551616"]
        {
            assert_eq!(Keys::Default('/').chunk("a", key, 2), None, "{key}");
        }
        assert_eq!(Keys::V2('.').chunk("a", "a/.zarray", 1), None);
    }
}
