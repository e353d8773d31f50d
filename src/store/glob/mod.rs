//! Patterns of keys.
//!
//! A pattern becomes a machine of states, all of which a key is matched against at once: the time is at most the length
//! of the key times that of the pattern, whatever the pattern. Nothing is expanded.

mod parse;

use crate::error::Result;

/// A pattern of keys:
///
/// | in a pattern | matches |
/// |---|---|
/// | `*` | any characters but `/`, also none |
/// | `?` | one character but `/` |
/// | `[abc]`, `[a-z]` | one of these characters; never `/`. `]` stands first, and `-` first or last |
/// | `[!a]`, `[^a]` | one character but these and `/` |
/// | `{a,b}` | one of these patterns, which may have braces in turn |
/// | `**` | any characters, `/` included; `**/` at the start and behind `/` also matches nothing |
/// | `\` | quotes the next character |
///
/// Names that start with a dot are names as others. All of the key must match. A pattern has at most 8192 bytes.
#[derive(Clone, Debug)]
pub struct Glob {
    prefix: String,
    literal: bool,
    /// What comes behind the prefix.
    program: Vec<Step>,
}

/// One state of the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// This character.
    Char(char),
    /// Any character but `/`.
    Name,
    /// Any character.
    Any,
    /// One of these ranges, or none of them, but never `/`.
    Class { ranges: Vec<(char, char)>, negated: bool },
    /// Both the next state and that one.
    Split(usize),
    /// That state.
    Jump(usize),
    /// The end of the pattern.
    End,
}

impl Step {
    fn takes(&self, c: char) -> bool {
        match self {
            Step::Char(own) => *own == c,
            Step::Name => c != '/',
            Step::Any => true,
            Step::Class { ranges, negated } => {
                c != '/' && ranges.iter().any(|(first, last)| (*first..=*last).contains(&c)) != *negated
            }
            Step::Split(_) | Step::Jump(_) | Step::End => false,
        }
    }
}

/// States that the machine is in at once, each at most once.
struct States {
    list: Vec<usize>,
    seen: Vec<bool>,
}

impl States {
    fn new(count: usize) -> Self {
        States { list: Vec::with_capacity(count), seen: vec![false; count] }
    }

    fn clear(&mut self) {
        for state in self.list.drain(..) {
            self.seen[state] = false;
        }
    }

    /// Adds a state and those it leads to without a character; `open` is room to work in.
    fn add(&mut self, state: usize, program: &[Step], open: &mut Vec<usize>) {
        open.push(state);
        while let Some(state) = open.pop() {
            if std::mem::replace(&mut self.seen[state], true) {
                continue;
            }
            self.list.push(state);
            match program[state] {
                Step::Split(other) => open.extend([other, state + 1]),
                Step::Jump(other) => open.push(other),
                _ => {}
            }
        }
    }
}

impl Glob {
    /// Reads a pattern.
    pub fn parse(pattern: &str) -> Result<Glob> {
        parse::parse(pattern)
    }

    /// What all keys that match begin with: the pattern up to its first character with a meaning of its own. A listing
    /// need not look elsewhere.
    pub fn literal_prefix(&self) -> &str {
        &self.prefix
    }

    /// Whether the pattern matches [`Glob::literal_prefix`] alone.
    pub fn is_literal(&self) -> bool {
        self.literal
    }

    /// Whether a whole key matches.
    pub fn matches(&self, key: &str) -> bool {
        let Some(rest) = key.strip_prefix(self.prefix.as_str()) else { return false };
        if self.literal {
            return rest.is_empty();
        }
        let program = &self.program[..];
        let (mut now, mut then) = (States::new(program.len()), States::new(program.len()));
        let mut open = Vec::new();
        now.add(0, program, &mut open);
        for c in rest.chars() {
            for &state in &now.list {
                if program[state].takes(c) {
                    then.add(state + 1, program, &mut open);
                }
            }
            if then.list.is_empty() {
                return false;
            }
            now.clear();
            std::mem::swap(&mut now, &mut then);
        }
        now.seen[program.len() - 1]
    }
}

#[cfg(test)]
mod tests;
