//! Times as S3 writes them.

use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970 in UTC.
pub(in crate::store) type Millis = i64;

/// This moment by the clock of this machine.
pub(super) fn now() -> Millis {
    let millis = |duration: std::time::Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
    SystemTime::now().duration_since(UNIX_EPOCH).map_or_else(|error| -millis(error.duration()), millis)
}

/// `20150830T123600Z`.
pub(super) fn stamp(at: Millis) -> String {
    let (days, second) = (at.div_euclid(86_400_000), at.rem_euclid(86_400_000) / 1000);
    let (year, month, day) = civil(days);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

/// The year, month and day that are so many days after 1970-01-01, by the Gregorian calendar. Years start in March here, so
/// that the day that is not in each of them is the last.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    (year + era * 400 + i64::from(month <= 2), month, day)
}

/// The days from 1970-01-01 to that day.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let day = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year * 365 + year / 4 - year / 100 + day - 719_468
}

/// Digits alone, as a number in a range.
fn number(text: &str, least: i64, most: i64) -> Option<i64> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| digits && (least..=most).contains(number))
}

/// The milliseconds of `12:36:00`.
fn clock(text: &str) -> Option<i64> {
    let mut parts = text.split(':');
    let hour = number(parts.next()?, 0, 23)?;
    let minute = number(parts.next()?, 0, 59)?;
    let second = number(parts.next()?, 0, 60)?;
    parts.next().is_none().then_some(((hour * 60 + minute) * 60 + second) * 1000)
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`, the form of HTTP's headers.
pub(in crate::store) fn of_header(text: &str) -> Option<Millis> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut parts = text.split_once(", ")?.1.split(' ');
    let day = number(parts.next()?, 1, 31)?;
    let month = parts.next()?;
    let month = MONTHS.iter().position(|name| *name == month)? as i64 + 1;
    let year = number(parts.next()?, 1970, 9999)?;
    Some(days(year, month, day) * 86_400_000 + clock(parts.next()?)?)
}

/// `2009-10-12T17:50:30.000Z`, the form of S3's XML.
pub(super) fn of_xml(text: &str) -> Option<Millis> {
    let (date, time) = text.strip_suffix('Z').or_else(|| text.strip_suffix("+00:00"))?.split_once('T')?;
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let day = days(number(year, 1970, 9999)?, number(month, 1, 12)?, number(day, 1, 31)?);
    let (seconds, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let fraction: String = fraction.chars().chain("00".chars()).take(3).collect();
    Some(day * 86_400_000 + clock(seconds)? + number(&fraction, 0, 999)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms_say_the_same() {
        for (millis, stamped, header, xml) in [
            (0, "19700101T000000Z", "Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00.000Z"),
            (1_440_938_160_000, "20150830T123600Z", "Sun, 30 Aug 2015 12:36:00 GMT", "2015-08-30T12:36:00Z"),
            (951_782_399_000, "20000228T235959Z", "Mon, 28 Feb 2000 23:59:59 GMT", "2000-02-28T23:59:59.0Z"),
            (951_868_799_000, "20000229T235959Z", "Tue, 29 Feb 2000 23:59:59 GMT", "2000-02-29T23:59:59.000000Z"),
            (4_107_542_400_000, "21000301T000000Z", "Mon, 01 Mar 2100 00:00:00 GMT", "2100-03-01T00:00:00+00:00"),
        ] {
            assert_eq!(stamp(millis), stamped);
            assert_eq!((of_header(header), of_xml(xml)), (Some(millis), Some(millis)), "{stamped}");
        }
        assert_eq!(of_xml("2015-08-30T12:36:00.25Z"), Some(1_440_938_160_250));
    }

    #[test]
    fn each_day_of_centuries_comes_back() {
        for day in -100_000..100_000 {
            let (year, month, of_month) = civil(day);
            assert_eq!(days(year, month, of_month), day);
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in ["", "x", ", ", "Sun, 06 Nov 1994", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 8:61:00 GMT"]
        {
            assert_eq!(of_header(text), None, "{text}");
        }
        for text in ["", "Z", "T", "2015-08-30", "2015-13-30T12:36:00Z", "2015-08-30T12:36:00", "2015-08-+1T12:36:00Z"]
        {
            assert_eq!(of_xml(text), None, "{text}");
        }
    }
}
