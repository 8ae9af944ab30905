//! One field of a cron expression: which values it has.

/// A set of small numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Values(u64);

impl Values {
    pub(super) fn has(self, value: i8) -> bool {
        u32::try_from(value).is_ok_and(|value| value < 64 && self.0 >> value & 1 == 1)
    }

    fn add(&mut self, value: u16) {
        self.0 |= 1 << value;
    }
}

/// What a field may hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Range {
    pub(super) least: u16,
    pub(super) most: u16,
    /// Names of the values, from the least on.
    pub(super) names: &'static [&'static str],
}

impl Range {
    /// One value: a number, or a name in any case.
    pub(super) fn value(self, text: &str) -> Option<u16> {
        let named = self
            .names
            .iter()
            .position(|name| name.eq_ignore_ascii_case(text));
        if let Some(position) = named {
            return Some(self.least + u16::try_from(position).ok()?);
        }
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let value: u16 = digits.then(|| text.parse().ok()).flatten()?;
        (self.least..=self.most).contains(&value).then_some(value)
    }

    /// `*`, `a`, `a-b`, `a/n`, `a-b/n`, `*/n`: first, last and step.
    pub(super) fn span(self, text: &str) -> Option<(u16, u16, u16)> {
        let (base, step) = match text.split_once('/') {
            Some((base, step)) => (base, Some(step)),
            None => (text, None),
        };
        let step_by = match step {
            Some(step) => step.parse().ok().filter(|step| *step > 0)?,
            None => 1,
        };
        let (first, last) = match base.split_once('-') {
            _ if base == "*" => (self.least, self.most),
            // `/n` is what people write for `*/n`.
            _ if base.is_empty() && step.is_some() => (self.least, self.most),
            Some((first, last)) => (self.value(first)?, self.value(last)?),
            None => {
                let value = self.value(base)?;
                (value, if step.is_some() { self.most } else { value })
            }
        };
        Some((first, last, step_by))
    }

    /// A list of spans, as numbers. A span that ends before it begins goes around the end.
    pub(super) fn list(self, text: &str) -> Option<Vec<u16>> {
        let mut values = Vec::new();
        for part in text.split(',') {
            let (first, last, step) = self.span(part)?;
            let step = usize::from(step);
            if first <= last {
                values.extend((first..=last).step_by(step));
            } else {
                let around = (first..=self.most).chain(self.least..=last);
                values.extend(around.step_by(step));
            }
        }
        Some(values)
    }

    /// [`list`](Self::list) as a set; for fields with values below 64.
    pub(super) fn values(self, text: &str) -> Option<Values> {
        let mut values = Values::default();
        self.list(text)?
            .into_iter()
            .for_each(|value| values.add(value));
        Some(values)
    }
}
