//! From the text of a query to its commands.

use regex::{Regex, RegexBuilder};

use super::expression::{Expression, FUNCTIONS, Node, Operator, Pattern};
use super::stats::{AGGREGATES, Aggregate, Item, Stats};
use super::value::Value;
use crate::logs::limits::{QUERY_DEPTH_MAX, QUERY_REGEX_BYTES_MAX};

/// One step of a query.
#[derive(Clone, Debug)]
pub(super) enum Command {
    Fields(Vec<(Expression, String)>),
    Display(Vec<(Expression, String)>),
    Filter(Expression),
    Parse(Expression, Parts),
    Sort(Vec<(Expression, bool)>),
    Limit(usize),
    Dedup(Vec<Expression>),
    Stats(Stats),
}

/// What `parse` finds in a text.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    pub(super) regex: Regex,
    /// The fields of its groups, in order.
    pub(super) names: Vec<String>,
}

/// What cannot be understood, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Malformed {
    pub(super) what: String,
    /// Bytes before it.
    pub(super) at: usize,
}

/// Reads a query.
pub(super) fn parse(text: &str) -> Result<Vec<Command>, Malformed> {
    let mut parser = Parser {
        text,
        at: 0,
        depth: 0,
    };
    let mut commands = Vec::new();
    loop {
        parser.skip_space();
        // A `|` in front of the first command, or behind the last, is forgiven.
        if !parser.rest().is_empty() && !parser.rest().starts_with('|') {
            commands.push(parser.command()?);
        }
        match (parser.takes("|"), parser.rest().is_empty()) {
            (true, _) => {}
            (false, true) => break,
            (false, false) => return Err(parser.unexpected()),
        }
    }
    match commands.is_empty() {
        true => Err(parser.unexpected()),
        false => Ok(commands),
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

type Parsed<T> = Result<T, Malformed>;

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn unexpected(&self) -> Malformed {
        let word = self.rest().split_whitespace().next();
        Malformed {
            what: word.unwrap_or("end of query").to_owned(),
            at: self.at,
        }
    }

    /// Space, and comments up to the end of their line.
    fn skip_space(&mut self) {
        loop {
            self.at = self.text.len() - self.rest().trim_start().len();
            if !self.rest().starts_with('#') {
                return;
            }
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    fn takes(&mut self, symbol: &str) -> bool {
        self.skip_space();
        let found = self.rest().starts_with(symbol);
        if found {
            self.at += symbol.len();
        }
        found
    }

    fn wants(&mut self, symbol: &str) -> Parsed<()> {
        match self.takes(symbol) {
            true => Ok(()),
            false => Err(self.unexpected()),
        }
    }

    /// The letters that come next, if they are a word.
    fn peek_word(&mut self) -> &'t str {
        self.skip_space();
        let is_part = |c: char| c.is_alphanumeric() || "@_.:".contains(c);
        let rest = self.rest();
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        &rest[..end]
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let found = self.peek_word().eq_ignore_ascii_case(word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn word(&mut self) -> Parsed<&'t str> {
        let word = self.peek_word();
        if word.is_empty() || word.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(self.unexpected());
        }
        self.at += word.len();
        Ok(word)
    }

    fn command(&mut self) -> Parsed<Command> {
        let begin = self.at;
        let name = self.word()?.to_ascii_lowercase();
        Ok(match name.as_str() {
            "fields" => Command::Fields(self.columns()?),
            "display" => Command::Display(self.columns()?),
            "filter" | "where" => Command::Filter(self.expression()?),
            "parse" => self.parts()?,
            "sort" | "order" => self.sort()?,
            "limit" | "head" => Command::Limit(self.count()?),
            "dedup" => Command::Dedup(self.list()?),
            "stats" => self.stats()?,
            _ => {
                self.at = begin;
                return Err(self.unexpected());
            }
        })
    }

    fn list(&mut self) -> Parsed<Vec<Expression>> {
        let mut all = vec![self.expression()?];
        while self.takes(",") {
            all.push(self.expression()?);
        }
        Ok(all)
    }

    fn columns(&mut self) -> Parsed<Vec<(Expression, String)>> {
        let mut all = vec![self.column()?];
        while self.takes(",") {
            all.push(self.column()?);
        }
        Ok(all)
    }

    /// An expression and its name: as it was written, unless it is given another.
    fn column(&mut self) -> Parsed<(Expression, String)> {
        let expression = self.expression()?;
        let name = match self.takes_word("as") {
            true => self.name()?,
            false => match &expression.node {
                Node::Field(name) => name.clone(),
                _ => expression.text.clone(),
            },
        };
        Ok((expression, name))
    }

    /// The name of a field, perhaps between backticks.
    fn name(&mut self) -> Parsed<String> {
        if self.takes("`") {
            let end = self.rest().find('`').ok_or_else(|| self.unexpected())?;
            let name = self.rest()[..end].to_owned();
            self.at += end + 1;
            return Ok(name);
        }
        self.word().map(str::to_owned)
    }

    fn sort(&mut self) -> Parsed<Command> {
        self.takes_word("by");
        let mut keys = Vec::new();
        loop {
            let key = self.expression()?;
            let descends = self.takes_word("desc");
            if !descends {
                self.takes_word("asc");
            }
            keys.push((key, descends));
            if !self.takes(",") {
                return Ok(Command::Sort(keys));
            }
        }
    }

    fn count(&mut self) -> Parsed<usize> {
        self.skip_space();
        let end = self.rest().find(|c: char| !c.is_ascii_digit());
        let digits = &self.rest()[..end.unwrap_or(self.rest().len())];
        let count = digits.parse().map_err(|_| self.unexpected())?;
        self.at += digits.len();
        Ok(count)
    }

    fn stats(&mut self) -> Parsed<Command> {
        let mut items = Vec::new();
        let mut aggregates = Vec::new();
        loop {
            let (expression, name) = self.column()?;
            let expression = aggregated(expression, &mut aggregates);
            items.push(Item { expression, name });
            if !self.takes(",") {
                break;
            }
        }
        let by = match self.takes_word("by") {
            true => self.columns()?,
            false => Vec::new(),
        };
        Ok(Command::Stats(Stats {
            items,
            aggregates,
            by,
        }))
    }

    /// `parse @message "a=* b" as c` or `parse @message /a=(?<c>\S+)/`
    fn parts(&mut self) -> Parsed<Command> {
        let is_pattern = |parser: &mut Self| {
            parser.skip_space();
            parser.rest().starts_with(['"', '\'', '/'])
        };
        let field = match is_pattern(self) {
            true => Expression {
                text: "@message".to_owned(),
                node: Node::Field("@message".to_owned()),
            },
            false => self.primary()?,
        };
        if !is_pattern(self) {
            return Err(self.unexpected());
        }
        let begin = self.at;
        let wrong = |what: &str| Malformed {
            what: what.to_owned(),
            at: begin,
        };
        let is_regex = self.rest().starts_with('/');
        let regex = match is_regex {
            true => self.regex()?,
            false => {
                let glob = self.string()?;
                let pieces: Vec<_> = glob.split('*').map(regex::escape).collect();
                let last = pieces.last().is_some_and(String::is_empty);
                // A star takes as little as it can, the last one everything.
                let end = if last { "$" } else { "" };
                let pattern = format!("(?s){}{end}", pieces.join("(.*?)"));
                self.compiled(&pattern)?
            }
        };
        let names = match self.takes_word("as") {
            true => {
                let mut names = vec![self.name()?];
                while self.takes(",") {
                    names.push(self.name()?);
                }
                names
            }
            false => regex
                .capture_names()
                .skip(1)
                .flatten()
                .map(str::to_owned)
                .collect(),
        };
        if names.is_empty() || (!is_regex && names.len() != regex.captures_len() - 1) {
            return Err(wrong("parse: the names are not as many as the parts"));
        }
        Ok(Command::Parse(field, Parts { regex, names }))
    }

    fn regex(&mut self) -> Parsed<Regex> {
        self.wants("/")?;
        let rest = self.rest();
        let mut escaped = false;
        let end = rest.find(|c| {
            let ends = c == '/' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        let end = end.ok_or_else(|| self.unexpected())?;
        let pattern = rest[..end].replace("\\/", "/");
        let regex = self.compiled(&pattern)?;
        self.at += end + 1;
        Ok(regex)
    }

    fn compiled(&self, pattern: &str) -> Parsed<Regex> {
        let built = RegexBuilder::new(pattern)
            .size_limit(QUERY_REGEX_BYTES_MAX)
            .build();
        built.map_err(|_| self.unexpected())
    }

    fn string(&mut self) -> Parsed<String> {
        self.skip_space();
        let quote = self.rest().chars().next();
        let quote = quote.filter(|it| "\"'".contains(*it));
        let quote = quote.ok_or_else(|| self.unexpected())?;
        let mut text = String::new();
        let mut chars = self.rest().char_indices().skip(1);
        while let Some((place, c)) = chars.next() {
            match c {
                _ if c == quote => {
                    self.at += place + 1;
                    return Ok(text);
                }
                '\\' => match chars.next() {
                    Some((_, 'n')) => text.push('\n'),
                    Some((_, 't')) => text.push('\t'),
                    Some((_, other)) => text.push(other),
                    None => break,
                },
                _ => text.push(c),
            }
        }
        Err(self.unexpected())
    }
}

/// Expressions, from what binds least to what binds most.
impl Parser<'_> {
    fn expression(&mut self) -> Parsed<Expression> {
        self.depth += 1;
        if self.depth > QUERY_DEPTH_MAX {
            return Err(self.unexpected());
        }
        let parsed = self.either();
        self.depth -= 1;
        parsed
    }

    fn either(&mut self) -> Parsed<Expression> {
        let (begin, mut one) = self.first(Self::both)?;
        while self.takes_word("or") {
            let other = self.both()?;
            one = self.binary(begin, Operator::Or, one, other);
        }
        Ok(one)
    }

    fn both(&mut self) -> Parsed<Expression> {
        let (begin, mut one) = self.first(Self::perhaps_not)?;
        while self.takes_word("and") {
            let other = self.perhaps_not()?;
            one = self.binary(begin, Operator::And, one, other);
        }
        Ok(one)
    }

    fn perhaps_not(&mut self) -> Parsed<Expression> {
        self.skip_space();
        let begin = self.at;
        match self.takes_word("not") {
            true => {
                let inner = self.nested(Self::perhaps_not)?;
                Ok(self.since(begin, Node::Not(Box::new(inner))))
            }
            false => self.comparison(),
        }
    }

    fn comparison(&mut self) -> Parsed<Expression> {
        let (begin, one) = self.first(Self::sum)?;
        let negated = self.takes_word("not");
        let node = if self.takes_word("like") || self.takes("=~") {
            Node::Like(Box::new(one), self.pattern()?)
        } else if self.takes_word("in") {
            self.wants("[")?;
            let list = self.list()?;
            self.wants("]")?;
            Node::In(Box::new(one), list)
        } else if negated {
            return Err(self.unexpected());
        } else {
            const SIGNS: [(&str, Operator); 7] = [
                ("!=", Operator::NotEqual),
                ("<=", Operator::LessOrEqual),
                (">=", Operator::GreaterOrEqual),
                ("==", Operator::Equal),
                ("=", Operator::Equal),
                ("<", Operator::Less),
                (">", Operator::Greater),
            ];
            let sign = SIGNS.into_iter().find(|(sign, _)| self.takes(sign));
            let Some((_, operator)) = sign else {
                return Ok(one);
            };
            let other = self.sum()?;
            return Ok(self.binary(begin, operator, one, other));
        };
        let node = match negated {
            true => Node::Not(Box::new(self.since(begin, node))),
            false => node,
        };
        Ok(self.since(begin, node))
    }

    fn pattern(&mut self) -> Parsed<Pattern> {
        self.skip_space();
        match self.rest().starts_with('/') {
            true => self.regex().map(Pattern::Regex),
            false => self.string().map(Pattern::Part),
        }
    }

    fn sum(&mut self) -> Parsed<Expression> {
        let (begin, mut one) = self.first(Self::product)?;
        loop {
            let operator = match () {
                () if self.takes("+") => Operator::Plus,
                () if self.takes("-") => Operator::Minus,
                () => return Ok(one),
            };
            let other = self.product()?;
            one = self.binary(begin, operator, one, other);
        }
    }

    fn product(&mut self) -> Parsed<Expression> {
        let (begin, mut one) = self.first(Self::power)?;
        loop {
            let operator = match () {
                () if self.takes("*") => Operator::Times,
                () if self.takes("/") => Operator::Over,
                () if self.takes("%") => Operator::Modulo,
                () => return Ok(one),
            };
            let other = self.power()?;
            one = self.binary(begin, operator, one, other);
        }
    }

    fn power(&mut self) -> Parsed<Expression> {
        let (begin, one) = self.first(Self::negated)?;
        match self.takes("^") {
            true => {
                let other = self.nested(Self::power)?;
                Ok(self.binary(begin, Operator::Power, one, other))
            }
            false => Ok(one),
        }
    }

    fn negated(&mut self) -> Parsed<Expression> {
        self.skip_space();
        let begin = self.at;
        match self.takes("-") {
            true => {
                let inner = self.nested(Self::negated)?;
                let zero = Expression {
                    text: String::new(),
                    node: Node::Value(Value::Number(0.0)),
                };
                Ok(self.binary(begin, Operator::Minus, zero, inner))
            }
            false => self.primary(),
        }
    }

    fn primary(&mut self) -> Parsed<Expression> {
        self.skip_space();
        let begin = self.at;
        let next = self.rest().chars().next().unwrap_or(' ');
        let node = match next {
            '(' => {
                self.wants("(")?;
                let inner = self.expression()?;
                self.wants(")")?;
                return Ok(inner);
            }
            '"' | '\'' => Node::Value(Value::Text(self.string()?)),
            '`' => Node::Field(self.name()?),
            '0'..='9' => Node::Value(Value::Number(self.number()?)),
            _ => {
                let word = self.word()?;
                match self.rest().starts_with('(') {
                    true => self.call(begin, &word.to_ascii_lowercase())?,
                    false => Node::Field(word.to_owned()),
                }
            }
        };
        Ok(self.since(begin, node))
    }

    fn call(&mut self, begin: usize, name: &str) -> Parsed<Node> {
        if !FUNCTIONS.contains(&name) && !AGGREGATES.contains(&name) {
            self.at = begin;
            return Err(self.unexpected());
        }
        self.wants("(")?;
        // `count(*)` and `count()` are the same.
        let is_empty = self.takes("*") || self.rest().trim_start().starts_with(')');
        let given = match is_empty {
            true => Vec::new(),
            false => self.list()?,
        };
        self.wants(")")?;
        Ok(Node::Call(name.to_owned(), given))
    }

    /// A number, or a time in milliseconds: `5m`.
    fn number(&mut self) -> Parsed<f64> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.');
        let digits = &rest[..end.unwrap_or(rest.len())];
        let number: f64 = digits.parse().map_err(|_| self.unexpected())?;
        let unit = rest[digits.len()..]
            .split(|c: char| !c.is_ascii_alphabetic())
            .next();
        let unit = unit.unwrap_or_default();
        let factor = match unit {
            "" => 1.0,
            "ms" | "msec" => 1.0,
            "s" | "sec" | "secs" | "second" | "seconds" => 1e3,
            "m" | "min" | "mins" | "minute" | "minutes" => 60e3,
            "h" | "hr" | "hrs" | "hour" | "hours" => 3600e3,
            "d" | "day" | "days" => 86_400e3,
            "w" | "week" | "weeks" => 7.0 * 86_400e3,
            _ => return Err(self.unexpected()),
        };
        self.at += digits.len() + unit.len();
        Ok(number * factor)
    }

    /// Where an expression begins, and its first part.
    fn first(&mut self, part: fn(&mut Self) -> Parsed<Expression>) -> Parsed<(usize, Expression)> {
        self.skip_space();
        let begin = self.at;
        Ok((begin, part(self)?))
    }

    /// A part of the same kind as the whole, not too deep.
    fn nested(&mut self, part: fn(&mut Self) -> Parsed<Expression>) -> Parsed<Expression> {
        self.depth += 1;
        if self.depth > QUERY_DEPTH_MAX {
            return Err(self.unexpected());
        }
        let parsed = part(self);
        self.depth -= 1;
        parsed
    }

    fn binary(
        &self,
        begin: usize,
        operator: Operator,
        one: Expression,
        other: Expression,
    ) -> Expression {
        self.since(begin, Node::Binary(operator, Box::new((one, other))))
    }

    fn since(&self, begin: usize, node: Node) -> Expression {
        let text = self.text[begin..self.at].trim().to_owned();
        Expression { text, node }
    }
}

/// Takes the aggregates out of an expression: it then reads them as fields.
fn aggregated(expression: Expression, all: &mut Vec<Aggregate>) -> Expression {
    let Expression { text, node } = expression;
    let node = match node {
        Node::Call(name, given) if AGGREGATES.contains(&name.as_str()) => {
            all.push(Aggregate { name, given });
            Node::Field(Aggregate::field(all.len() - 1))
        }
        Node::Call(name, given) => {
            let given = given.into_iter().map(|it| aggregated(it, all));
            Node::Call(name, given.collect())
        }
        Node::Binary(operator, sides) => {
            let (one, other) = *sides;
            let sides = (aggregated(one, all), aggregated(other, all));
            Node::Binary(operator, Box::new(sides))
        }
        other => other,
    };
    Expression { text, node }
}
