//! Numbers as a reader likes them.

/// What a figure's values are.
#[derive(Clone, Copy, PartialEq)]
pub enum Unit {
    /// Time, in seconds.
    Seconds,
    /// Memory.
    Bytes,
    /// How many.
    Count,
    /// How many times as much.
    Times,
}

impl Unit {
    /// The value as it is, if it is a whole one.
    pub fn exact(self, value: u64) -> String {
        match self {
            Self::Count => with_commas(&value.to_string()),
            Self::Bytes if value >= 1 << 20 => format!("{} MiB", value >> 20),
            Self::Bytes if value >= 1 << 10 => format!("{} KiB", value >> 10),
            Self::Bytes => format!("{value} B"),
            _ => self.show(value as f64),
        }
    }

    /// The value with two significant digits, and its unit.
    pub fn show(self, value: f64) -> String {
        match self {
            Self::Seconds => scaled(value, &[(1e-9, "ns"), (1e-6, "µs"), (1e-3, "ms"), (1.0, "s")]),
            Self::Bytes => scaled(value, &[(1.0, "B"), (1024.0, "KiB"), (1024.0 * 1024.0, "MiB")]),
            Self::Count => digits(value),
            Self::Times => format!("×{}", digits(value)),
        }
    }
}

/// In the largest unit of which there is at least one.
fn scaled(value: f64, units: &[(f64, &str)]) -> String {
    let fits = |&&(size, _): &&(f64, &str)| value >= size * 0.995;
    let (size, name) = units.iter().rev().find(fits).unwrap_or(&units[0]);
    format!("{} {name}", digits(value / size))
}

/// Two significant digits, and commas between thousands: 0.12, 3.4, 56, 780, 12,000.
pub fn digits(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let magnitude = value.abs().log10().floor() as i32;
    let step = 10_f64.powi(magnitude - 1);
    let rounded = (value / step).round() * step;
    let decimals = usize::try_from(1 - magnitude).unwrap_or(0);
    let text = format!("{rounded:.decimals$}");
    match text.split_once('.') {
        // 1.0 is 1, and 0.10 is 0.1
        Some((whole, part)) if part.bytes().all(|b| b == b'0') => with_commas(whole),
        Some(_) => text.trim_end_matches('0').to_owned(),
        None => with_commas(&text),
    }
}

/// 10,000
fn with_commas(digits: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_tell_enough() {
        let shown = [0.0, 0.123, 0.1, 1.0, 1.96, 9.97, 56.4, 784.0, 12_345.0].map(digits);
        assert_eq!(shown, ["0", "0.12", "0.1", "1", "2", "10", "56", "780", "12,000"]);
    }

    #[test]
    fn the_unit_fits_the_value() {
        assert_eq!(Unit::Seconds.show(3.21e-10), "0.32 ns");
        assert_eq!(Unit::Seconds.show(0.000_012_3), "12 µs");
        assert_eq!(Unit::Seconds.show(1.0), "1 s");
        assert_eq!(Unit::Bytes.show(2048.0), "2 KiB");
        assert_eq!(Unit::Bytes.show(1_048_576.0), "1 MiB");
        assert_eq!(Unit::Times.show(1.9), "×1.9");
    }
}
