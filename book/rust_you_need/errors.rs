use anyhow::{Context, Result, ensure};

fn age(text: &str) -> Result<u32> {
    let age = text.parse().context("an age is a number")?;
    ensure!(age < 150, "{age} is too old");
    Ok(age)
}

pub fn main() {
    assert_eq!(age("36").unwrap(), 36);
    assert_eq!(age("many").unwrap_err().to_string(), "an age is a number");
    assert_eq!(age("200").unwrap_err().to_string(), "200 is too old");
}
