//! Patterns as machines.

use super::{Glob, Step};
use crate::error::{Error, Result};

/// The most bytes of a pattern: it bounds the time that a key takes.
const LONGEST: usize = 8192;

/// An open brace.
struct Brace {
    /// Where it stands in the pattern.
    at: usize,
    /// The split that the pattern it is in now starts with.
    split: usize,
    /// Jumps from the ends of those before to the end of all.
    jumps: Vec<usize>,
    /// Whether what stands before it ends a folder, or nothing does.
    starts: bool,
}

struct Parser<'p> {
    pattern: &'p str,
    /// Where the next character stands.
    at: usize,
    program: Vec<Step>,
    open: Vec<Brace>,
    /// Whether a component starts here.
    starts: bool,
}

pub(super) fn parse(pattern: &str) -> Result<Glob> {
    if pattern.len() > LONGEST {
        let len = pattern.len();
        return Err(Error::argument(format!("glob: a pattern of {len} bytes is too long; {LONGEST} are allowed")));
    }
    let mut parser = Parser { pattern, at: 0, program: Vec::new(), open: Vec::new(), starts: true };
    let mut prefix = String::new();
    let mut literal = true;
    while let Some(c) = parser.take() {
        let meaning = matches!(c, '*' | '?' | '[' | '{' | '}');
        literal &= !meaning;
        if literal {
            let c = if c == '\\' { parser.quoted()? } else { c };
            prefix.push(c);
            parser.starts = c == '/';
        } else {
            parser.step(c)?;
        }
    }
    if let Some(brace) = parser.open.last() {
        return Err(parser.error(brace.at, "the brace is not closed; \\{ stands for a brace"));
    }
    parser.program.push(Step::End);
    Ok(Glob { prefix, literal, program: parser.program })
}

impl Parser<'_> {
    fn error(&self, at: usize, what: &str) -> Error {
        Error::argument(format!("glob: {:?}, byte {at}: {what}", self.pattern))
    }

    fn peek(&self) -> Option<char> {
        self.pattern[self.at..].chars().next()
    }

    fn take(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn takes(&mut self, c: char) -> bool {
        let taken = self.peek() == Some(c);
        if taken {
            self.at += c.len_utf8();
        }
        taken
    }

    fn quoted(&mut self) -> Result<char> {
        let at = self.at - 1;
        self.take().ok_or_else(|| self.error(at, "nothing follows the backslash; \\\\ stands for a backslash"))
    }

    fn push(&mut self, step: Step) {
        self.starts = step == Step::Char('/');
        self.program.push(step);
    }

    /// Any number of `step`.
    fn repeat(&mut self, step: Step) {
        let start = self.program.len();
        self.program.extend([Step::Split(start + 3), step, Step::Jump(start)]);
        self.starts = false;
    }

    fn step(&mut self, c: char) -> Result<()> {
        match c {
            '\\' => {
                let c = self.quoted()?;
                self.push(Step::Char(c));
            }
            '?' => self.push(Step::Name),
            '*' if self.takes('*') => self.folders(),
            '*' => self.repeat(Step::Name),
            '[' => {
                let class = self.class()?;
                self.push(class);
            }
            '{' => {
                let (at, split, starts) = (self.at - 1, self.program.len(), self.starts);
                self.open.push(Brace { at, split, jumps: Vec::new(), starts });
                self.program.push(Step::Split(0));
            }
            ',' if !self.open.is_empty() => self.next_of_brace(),
            '}' => self.close_brace()?,
            _ => self.push(Step::Char(c)),
        }
        Ok(())
    }

    /// What follows `**`.
    fn folders(&mut self) {
        while self.takes('*') {}
        if !(self.starts && self.takes('/')) {
            self.repeat(Step::Any);
            return;
        }
        // Nothing, or anything and a slash.
        let start = self.program.len();
        self.program.push(Step::Split(start + 5));
        self.repeat(Step::Any);
        self.push(Step::Char('/'));
    }

    fn next_of_brace(&mut self) {
        let end = self.program.len();
        self.program.extend([Step::Jump(0), Step::Split(0)]);
        if let Some(brace) = self.open.last_mut() {
            self.program[brace.split] = Step::Split(end + 1);
            brace.split = end + 1;
            brace.jumps.push(end);
            self.starts = brace.starts;
        }
    }

    fn close_brace(&mut self) -> Result<()> {
        let Some(brace) = self.open.pop() else {
            return Err(self.error(self.at - 1, "no brace is open; \\} stands for a brace"));
        };
        let end = self.program.len();
        // The last of them is not split from another.
        self.program[brace.split] = Step::Jump(brace.split + 1);
        for jump in brace.jumps {
            self.program[jump] = Step::Jump(end);
        }
        // What it ended with depends on what is in it.
        self.starts = false;
        Ok(())
    }

    fn class(&mut self) -> Result<Step> {
        let open = self.at - 1;
        let negated = self.takes('!') || self.takes('^');
        let mut ranges = Vec::new();
        loop {
            let at = self.at;
            let first = match self.take() {
                None => return Err(self.error(open, "the bracket is not closed; \\[ stands for a bracket")),
                Some(']') if !ranges.is_empty() => return Ok(Step::Class { ranges, negated }),
                Some('\\') => self.quoted()?,
                Some(c) => c,
            };
            let mut last = first;
            let rest = &self.pattern[self.at..];
            if rest.starts_with('-') && rest.len() > 1 && !rest.starts_with("-]") {
                self.at += 1;
                last = self.take().unwrap_or(first);
                if last == '\\' {
                    last = self.quoted()?;
                }
            }
            if first > last {
                return Err(self.error(at, &format!("the range {first:?} to {last:?} is empty")));
            }
            ranges.push((first, last));
        }
    }
}
