//! Rust's spelling of AWS's names.

const KEYWORDS: [&str; 10] = [
    "as", "enum", "fn", "for", "in", "match", "move", "ref", "type", "use",
];

/// `SourceKMSKeyArn` → `source_kms_key_arn`; keywords become raw.
pub fn field(name: &str) -> String {
    let snake = snake(name);
    if KEYWORDS.contains(&snake.as_str()) {
        format!("r#{snake}")
    } else {
        snake
    }
}

/// `SourceKMSKeyArn` → `SOURCE_KMS_KEY_ARN`.
pub fn table(name: &str) -> String {
    snake(name).to_uppercase()
}

/// `contactInfo` → `ContactInfo`.
pub fn structure(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

fn snake(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (index, character) in characters.iter().enumerate() {
        let before = index.checked_sub(1).map(|it| characters[it]);
        let after = characters.get(index + 1);
        let starts_word = character.is_uppercase()
            && before.is_some_and(|it| {
                !it.is_uppercase() && it != '_' || after.is_some_and(|it| it.is_lowercase())
            });
        if starts_word && !snake.ends_with('_') {
            snake.push('_');
        }
        snake.extend(character.to_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelt_as_rust_spells_them() {
        let check = |name: &str, expect: &str| assert_eq!(field(name), expect);
        check("FunctionName", "function_name");
        check("SourceKMSKeyArn", "source_kms_key_arn");
        check("S3ObjectVersion", "s3_object_version");
        check("CodeSha256", "code_sha256");
        check("UUID", "uuid");
        check("retryAfterSeconds", "retry_after_seconds");
        check("Type", "r#type");
        assert_eq!(table("KMSKeyArn"), "KMS_KEY_ARN");
        assert_eq!(structure("contactInfo"), "ContactInfo");
    }
}
