//! Names as Zappa's slugify makes them.

/// Lower-case letters, digits and single hyphens; common accented letters lose their accent.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Some(letters) => slug.push_str(letters),
            None if c.is_ascii_alphanumeric() => slug.push(c),
            // An apostrophe joins: "it's" becomes "its".
            None if c == '\'' => {}
            None if slug.ends_with('-') || slug.is_empty() => {}
            None => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}

fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn function_names_are_spelled_as_zappa_spells_them() {
        let check = |text, expect| assert_eq!(slug(text), expect);
        check("guestbook-dev", "guestbook-dev");
        check("My_Project-dev", "my-project-dev");
        check("  Müller & Söhne!-prod", "muller-sohne-prod");
        check("it's-dev", "its-dev");
    }
}
