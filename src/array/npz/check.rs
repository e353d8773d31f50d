//! What is asked of an archive beyond what the crate `zip` asks: nothing behind its end, no member twice or in another, and
//! members that have the names that the directory gives them.

use zip::ZipArchive;

use super::source::{At, Source};
use super::{corrupt, failed, refused};
use crate::error::{Error, Result};
use crate::segments::reserved;

/// The record at the end, without its comment.
const END: u64 = 22;
const END_MAGIC: &[u8; 4] = b"PK\x05\x06";
/// What says where the zip64 record is, just before the end.
const LOCATOR: u64 = 20;
const LOCATOR_MAGIC: &[u8; 4] = b"PK\x06\x07";
/// The head of a member, without name and extra fields.
const HEAD: u64 = 30;

fn bytes_at<const N: usize>(source: &Source, position: u64) -> Result<[u8; N]> {
    let mut bytes = [0; N];
    source.read_exact_at(&mut bytes, position).map_err(|error| refused("the end of the archive", &error))?;
    Ok(bytes)
}

fn u16_at(record: &[u8], offset: usize) -> u16 {
    u16::from_le_bytes([record[offset], record[offset + 1]])
}

fn u64_at(source: &Source, position: Option<u64>) -> Result<u64> {
    Ok(u64::from_le_bytes(bytes_at(source, position.ok_or_else(damaged)?)?))
}

fn damaged() -> Error {
    corrupt("the archive does not end with its directory: it is damaged, or there is more behind it")
}

/// Fails unless the archive ends where its bytes end, and its directory just before; gives how many members the end counts.
fn count_at_end(source: &Source, archive: &ZipArchive<At>) -> Result<u64> {
    let comment = archive.comment().len();
    let end = source.len().checked_sub(END + comment as u64).ok_or_else(damaged)?;
    let record: [u8; END as usize] = bytes_at(source, end)?;
    if record[..4] != *END_MAGIC || usize::from(u16_at(&record, 20)) != comment {
        return Err(damaged());
    }
    let (mut count, mut directory_end) = (u64::from(u16_at(&record, 8)), end);
    let mut size = u64::from(u16_at(&record, 12)) | u64::from(u16_at(&record, 14)) << 16;
    let is_wide = u16_at(&record, 10) == u16::MAX || record[12..20].chunks(4).any(|field| field == [0xff; 4]);
    if let Some(at) = end.checked_sub(LOCATOR).filter(|_| is_wide) {
        let locator: [u8; 4] = bytes_at(source, at)?;
        if locator == *LOCATOR_MAGIC {
            directory_end = u64_at(source, at.checked_add(8))?;
            count = u64_at(source, directory_end.checked_add(32))?;
            size = u64_at(source, directory_end.checked_add(40))?;
        }
    }
    if archive.central_directory_start().checked_add(size) != Some(directory_end) {
        return Err(damaged());
    }
    Ok(count)
}

/// Fails unless the head at `position` has the name that the directory has.
fn check_name(source: &Source, position: u64, name: &[u8]) -> Result<()> {
    let len: [u8; 2] = bytes_at(source, position.saturating_add(HEAD - 4))?;
    let mut found = vec![0; usize::from(u16::from_le_bytes(len))];
    source.read_exact_at(&mut found, position.saturating_add(HEAD)).map_err(|error| refused("a name", &error))?;
    if found != name {
        return Err(corrupt(format_args!(
            "the directory calls a member {:?} that calls itself {:?}",
            String::from_utf8_lossy(name),
            String::from_utf8_lossy(&found)
        )));
    }
    Ok(())
}

/// Fails where the archive is damaged, or says one thing here and another there.
pub(super) fn archive(source: &Source, archive: &mut ZipArchive<At>) -> Result<()> {
    if archive.offset() != 0 {
        return Err(corrupt(format_args!("{} bytes before the beginning of the archive", archive.offset())));
    }
    let count = count_at_end(source, archive)?;
    if count != archive.len() as u64 {
        let named = archive.len();
        return Err(corrupt(format_args!("{count} members have {named} names: one name is given twice")));
    }
    let mut places: Vec<(u64, u64)> = reserved(archive.len())?;
    for index in 0..archive.len() {
        let member = archive.by_index_raw(index).map_err(|error| failed("a member", error))?;
        let name = member.name();
        if name.contains('\0') {
            return Err(corrupt(format_args!("a member has the name {name:?}")));
        }
        let (start, data) = (member.header_start(), member.data_start());
        let end = data.and_then(|data| data.checked_add(member.compressed_size()));
        let end = end.filter(|end| *end <= source.len());
        places.push((
            start,
            end.ok_or_else(|| corrupt(format_args!("member {name:?} goes on after the archive's end")))?,
        ));
        let name = member.name_raw().to_vec();
        drop(member);
        check_name(source, start, &name)?;
    }
    places.sort_unstable();
    places.push((archive.central_directory_start(), u64::MAX));
    match places.windows(2).find(|pair| pair[0].1 > pair[1].0) {
        Some(pair) => Err(corrupt(format_args!("what lies at {} is used twice", pair[1].0))),
        None => Ok(()),
    }
}
