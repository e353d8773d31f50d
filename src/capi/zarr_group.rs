use std::ffi::c_char;
use std::sync::Arc;

use super::args;
use super::buffer::tierce_buffer;
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::registry::tierce_registry;
use super::segments::tierce_segments;
use super::status::tierce_status;
use super::store::{text, tierce_store};
use super::zarr_array::{give, how, opening, tierce_zarr_array};
use super::zarr_spec::put;
use crate::error::{Error, Result};
use crate::segments::Segments;
use crate::zarr::metadata::{attributes_from, attributes_text};
use crate::zarr::{self, Format, Group};

/// A Zarr group that is open. Shareable, but for tierce_zarr_group_set_attributes(), _consolidate() and _free().
pub struct tierce_zarr_group {
    _private: [u8; 0],
}

impl Handle for tierce_zarr_group {
    type Value = Group;
    const NAME: &'static str = "tierce_zarr_group";
}

/// There is nothing at a path.
pub const TIERCE_ZARR_NOTHING: i32 = 0;
/// An array.
pub const TIERCE_ZARR_ARRAY: i32 = 1;
/// A group.
pub const TIERCE_ZARR_GROUP: i32 = 2;
/// Arrays and groups.
pub const TIERCE_ZARR_ANY: i32 = 3;

fn format_of(format: i32) -> Result<Format> {
    match format {
        2 => Ok(Format::V2),
        3 => Ok(Format::V3),
        other => Err(Error::argument(format!("format is {other}, expected 2 or 3"))),
    }
}

/// A C truth.
fn truth(value: i32, argument: &str) -> Result<bool> {
    match value {
        0 | 1 => Ok(value == 1),
        other => Err(Error::argument(format!("{argument} is {other}, expected 0 or 1"))),
    }
}

/// @group Zarr groups
/// A group holds arrays and other groups, and has attributes. Where many arrays are opened, one document can tell all of them:
///
///     tierce_zarr_group_create(store, NULL, 0, 3, NULL, 0, TIERCE_ZARR_CREATE_OR_OPEN, &run);
///     … arrays are made …
///     tierce_zarr_group_consolidate(run);
///
///     tierce_zarr_group_open(store, NULL, 0, 1, &run);
///     tierce_zarr_group_children(run, TIERCE_ZARR_ARRAY, &names);
///     tierce_zarr_group_open_array(run, "u", 1, NULL, 0, NULL, &u);
///
/// Consolidated metadata are a copy, which nobody keeps up to date: consolidate again after arrays were made, resized or deleted.
/// @end
/// Makes a group at `path`, and those above it, of version `format`, 2 or 3. `attributes` is a JSON object or (NULL, 0); `how` is one of
/// TIERCE_ZARR_CREATE_*, where TIERCE_ZARR_CREATE_OR_OPEN leaves the attributes of a group that is there. Free with
/// tierce_zarr_group_free(). Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `path` and `attributes` are valid for reads of their lengths; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_group_create(
    store: *const tierce_store,
    path: *const c_char,
    path_len: usize,
    format: i32,
    attributes: *const c_char,
    attributes_len: usize,
    how: i32,
    out: *mut *mut tierce_zarr_group,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (store, path) = (handle::get(store, "store")?, text(path, path_len, "path")?);
        let attributes = attributes_from(args::text(attributes, attributes_len, "attributes")?)?;
        let (format, how, out) = (format_of(format)?, self::how(how)?, args::out(out, "out")?);
        out.write(handle::new(Group::create(store, &path, format, attributes, how)?));
        Ok(())
    })
}

/// Opens the group at `path`; none is TIERCE_E_NOT_FOUND, an array TIERCE_E_ARGUMENT. With `consolidated` 1, what the group tells of all
/// nodes below it is believed, if it does: then nothing more is read to list and open them. Free with tierce_zarr_group_free().
/// Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `path` is valid for reads of its length; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_group_open(
    store: *const tierce_store,
    path: *const c_char,
    path_len: usize,
    consolidated: i32,
    out: *mut *mut tierce_zarr_group,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (store, path) = (handle::get(store, "store")?, text(path, path_len, "path")?);
        let (consolidated, out) = (truth(consolidated, "consolidated")?, args::out(out, "out")?);
        out.write(handle::new(Group::open(store, &path, consolidated)?));
        Ok(())
    })
}

/// Frees a group; NULL is allowed. Arrays that were opened with it live on. Since 0.1.0.
///
/// # Safety
/// `group` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_group_free(group: *mut tierce_zarr_group) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(group) });
}

/// Writes the version of the format: 2 or 3. Since 0.1.0.
///
/// # Safety
/// `group` is NULL or a live handle; `format` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_group_format(group: *const tierce_zarr_group, format: *mut i32) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (group, format) = (handle::get(group, "group")?, args::out(format, "format")?);
        format.write(group.metadata().format.number());
        Ok(())
    })
}

/// Writes the attributes as a JSON object in place of the content of `json`. Since 0.1.0.
///
/// # Safety
/// `group` is NULL or a live handle; `json` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_group_attributes(
    group: *const tierce_zarr_group,
    json: *mut tierce_buffer,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { put(json, "json", || attributes_text(&handle::get(group, "group")?.metadata().attributes)) })
}

/// Replaces the attributes by those of a JSON object, (NULL, 0) being none, here and in the store. Since 0.1.0.
///
/// # Safety
/// `group` is NULL or a live handle that no other call uses; `json` is valid for reads of `json_len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_group_set_attributes(
    group: *mut tierce_zarr_group,
    json: *const c_char,
    json_len: usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (group, json) = (handle::get_mut(group, "group")?, args::text(json, json_len, "json")?);
        group.set_attributes(attributes_from(json)?)
    })
}

/// Lists the names of the arrays (TIERCE_ZARR_ARRAY), the groups (TIERCE_ZARR_GROUP) or both (TIERCE_ZARR_ANY) right below the group, in
/// the order of their bytes. Free them with tierce_segments_free(). Since 0.1.0.
///
/// # Safety
/// `group` is NULL or a live handle; `names` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_group_children(
    group: *const tierce_zarr_group,
    kind: i32,
    names: *mut *mut tierce_segments,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (group, names) = (handle::get(group, "group")?, args::out(names, "names")?);
        if !(TIERCE_ZARR_ARRAY..=TIERCE_ZARR_ANY).contains(&kind) {
            return Err(Error::argument(format!("kind is {kind}, expected TIERCE_ZARR_ARRAY, _GROUP or _ANY")));
        }
        let mut found = group.children()?;
        found.retain(|(_, is_array)| kind & if *is_array { TIERCE_ZARR_ARRAY } else { TIERCE_ZARR_GROUP } != 0);
        let found = Segments::of_items(found.iter().map(|(name, _)| name.as_bytes()))?;
        names.write(handle::new(Arc::new(found)));
        Ok(())
    })
}

/// Opens the array `name` below the group, which may be a path. The rest is as in tierce_zarr_array_open(). Since 0.1.0.
///
/// # Safety
/// `group` is NULL or a live handle; `name` and `options` are valid for reads of their lengths; `registry` is NULL or a live handle;
/// `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_group_open_array(
    group: *const tierce_zarr_group,
    name: *const c_char,
    name_len: usize,
    options: *const c_char,
    options_len: usize,
    registry: *const tierce_registry,
    out: *mut *mut tierce_zarr_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (group, name) = (handle::get(group, "group")?, text(name, name_len, "name")?);
        let (options, registry) = opening(options, options_len, registry)?;
        give(out, || group.open_array(&name, options, registry))
    })
}

/// Writes what all nodes below the group say of themselves to one document: into its zarr.json, or as .zmetadata. Since 0.1.0.
///
/// # Safety
/// `group` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_group_consolidate(group: *mut tierce_zarr_group) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { handle::get_mut(group, "group")?.consolidate() })
}

/// Writes 1 to `yes` if the nodes below the group were told in one document, which is believed; else 0. Since 0.1.0.
///
/// # Safety
/// `group` is NULL or a live handle; `yes` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_group_is_consolidated(
    group: *const tierce_zarr_group,
    yes: *mut i32,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (group, yes) = (handle::get(group, "group")?, args::out(yes, "yes")?);
        yes.write(i32::from(group.is_consolidated()));
        Ok(())
    })
}

/// Writes what is at `path` to `kind`: TIERCE_ZARR_ARRAY, TIERCE_ZARR_GROUP, or TIERCE_ZARR_NOTHING. Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `path` is valid for reads of its length; `kind` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_find(
    store: *const tierce_store,
    path: *const c_char,
    path_len: usize,
    kind: *mut i32,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (store, path) = (handle::get(store, "store")?, text(path, path_len, "path")?);
        let kind = args::out(kind, "kind")?;
        kind.write(match zarr::find(store, &path)? {
            Some(true) => TIERCE_ZARR_ARRAY,
            Some(false) => TIERCE_ZARR_GROUP,
            None => TIERCE_ZARR_NOTHING,
        });
        Ok(())
    })
}

/// Deletes what is at `path`, and all that is below it; nothing there is no error. The root is refused: TIERCE_E_ARGUMENT. Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `path` is valid for reads of its length.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_delete(
    store: *const tierce_store,
    path: *const c_char,
    path_len: usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { zarr::delete_node(handle::get(store, "store")?, &text(path, path_len, "path")?) })
}
