//! A template as a tree.

/// A part of a template.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    Text(String),
    Reference(Reference),
    /// `#set($a.b = …)`
    Set(Reference, Expression),
    /// Conditions with their parts, and what is left over.
    If(Vec<(Expression, Vec<Part>)>, Vec<Part>),
    /// `#foreach($name in …)`
    Each(String, Expression, Vec<Part>),
    Break,
    Stop,
    /// `#define($name)…#end`
    Define(String, Vec<Part>),
}

/// `$name.member[0].method(…)`
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reference {
    pub(super) name: String,
    pub(super) steps: Vec<Step>,
    /// `$!name`: nothing is written when there is no value.
    pub(super) quiet: bool,
    /// As it was written, for when there is no value.
    pub(super) source: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    Member(String),
    Call(String, Vec<Expression>),
    Element(Expression),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    Null,
    Flag(bool),
    Whole(i64),
    Real(f64),
    /// Text in single quotes.
    Text(String),
    /// Text in double quotes, with references in it.
    Woven(Vec<Part>),
    Reference(Reference),
    List(Vec<Expression>),
    Range(Box<Expression>, Box<Expression>),
    Map(Vec<(Expression, Expression)>),
    Not(Box<Expression>),
    Negative(Box<Expression>),
    Two(Box<Expression>, Operator, Box<Expression>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Or,
    And,
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}
