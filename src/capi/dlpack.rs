use std::ffi::c_void;
use std::sync::Arc;

use super::args;
use super::array::{put, tierce_array};
use super::guard::{guard, guard_void};
use super::handle;
use super::status::tierce_status;
use crate::array::layout::MAX_NDIM;
use crate::array::{Array, Class, Dtype, Fixed, Order, Owner, Type};
use crate::error::{Error, Kind, Result};
use crate::segments::reserved;

// The structs of DLPack 1.x (dmlc/dlpack, include/dlpack/dlpack.h).

const CPU: i32 = 1;
const MAJOR: u32 = 1;
const READ_ONLY: u64 = 1;

#[repr(C)]
#[derive(Clone, Copy)]
struct DataType {
    code: u8,
    bits: u8,
    lanes: u16,
}

#[repr(C)]
#[derive(Clone, Copy)]
struct Tensor {
    data: *mut c_void,
    device_type: i32,
    device_id: i32,
    ndim: i32,
    dtype: DataType,
    shape: *mut i64,
    /// In elements; NULL for a row in C order.
    strides: *mut i64,
    byte_offset: u64,
}

#[repr(C)]
#[derive(Clone, Copy)]
struct Unversioned {
    tensor: Tensor,
    context: *mut c_void,
    deleter: Option<unsafe extern "C" fn(*mut Unversioned)>,
}

#[repr(C)]
#[derive(Clone, Copy)]
struct Versioned {
    major: u32,
    minor: u32,
    context: *mut c_void,
    deleter: Option<unsafe extern "C" fn(*mut Versioned)>,
    flags: u64,
    tensor: Tensor,
}

/// The kinds of numbers, by DLPack's codes: what each is called, and its letter here if arrays can have it.
const CODES: [(&str, Option<Class>); 18] = [
    ("int", Some(Class::Int)),
    ("uint", Some(Class::UInt)),
    ("float", Some(Class::Float)),
    ("opaque handle", None),
    ("bfloat", None),
    ("complex", Some(Class::Complex)),
    ("bool", Some(Class::Bool)),
    ("float8_e3m4", None),
    ("float8_e4m3", None),
    ("float8_e4m3b11fnuz", None),
    ("float8_e4m3fn", None),
    ("float8_e4m3fnuz", None),
    ("float8_e5m2", None),
    ("float8_e5m2fnuz", None),
    ("float8_e8m0fnu", None),
    ("float6_e2m3fn", None),
    ("float6_e3m2fn", None),
    ("float4_e2m1fn", None),
];

fn unsupported(message: String) -> Error {
    Error::new(Kind::Unsupported, format!("DLPack: {message}"))
}

fn element_type(dtype: DataType) -> Result<Fixed> {
    let DataType { code, bits, lanes } = dtype;
    let (name, class) = CODES.get(usize::from(code)).copied().unwrap_or(("unknown", None));
    let fixed = class.map(|class| Fixed::native(class, usize::from(bits / 8)));
    fixed
        .filter(|fixed| bits % 8 == 0 && lanes == 1 && fixed.scalar().is_some() && (code != 6 || bits == 8))
        .ok_or_else(|| {
            unsupported(format!(
                "elements of type {name} (code {code}) of {bits} bits in {lanes} lanes, expected one int, uint, float, \
                 complex or bool that arrays have"
            ))
        })
}

fn data_type(fixed: Fixed) -> Result<DataType> {
    let code = CODES.iter().position(|(_, class)| *class == Some(fixed.class));
    match code {
        Some(code) if fixed.is_native() && fixed.scalar().is_some() => {
            Ok(DataType { code: code as u8, bits: (8 * fixed.size) as u8, lanes: 1 })
        }
        Some(_) if !fixed.is_native() => {
            Err(unsupported(format!("elements of type {fixed} are not in this machine's byte order")))
        }
        _ => Err(unsupported(format!("elements of type {fixed} have no name there"))),
    }
}

/// A tensor of someone else, let go of when the last array over it is gone.
enum Taken {
    Unversioned(*mut Unversioned),
    Versioned(*mut Versioned),
}

// SAFETY: DLPack's deleters may be called on any thread.
unsafe impl Send for Taken {}
// SAFETY: as above; nothing is done through a shared reference.
unsafe impl Sync for Taken {}

impl Drop for Taken {
    fn drop(&mut self) {
        // SAFETY: whoever gave the tensor away promised that it stays until its deleter is called, which is here, once.
        unsafe {
            match *self {
                Taken::Unversioned(managed) => (*managed).deleter.map(|delete| delete(managed)),
                Taken::Versioned(managed) => (*managed).deleter.map(|delete| delete(managed)),
            };
        }
    }
}

/// Sees a tensor as an array; `take` is asked for the owner once nothing can fail any more.
///
/// # Safety
/// The tensor is what DLPack says, and its elements stay as long as the owner.
unsafe fn see(tensor: &Tensor, writable: bool, take: impl FnOnce() -> Owner) -> Result<Array> {
    if tensor.device_type != CPU {
        return Err(unsupported(format!(
            "the tensor is on a device of type {}, expected {CPU}, the CPU",
            tensor.device_type
        )));
    }
    let fixed = element_type(tensor.dtype)?;
    let ndim = usize::try_from(tensor.ndim)
        .ok()
        .filter(|ndim| *ndim <= MAX_NDIM)
        .ok_or_else(|| Error::argument(format!("DLPack: {} axes, expected 0 to {MAX_NDIM}", tensor.ndim)))?;
    // SAFETY: as above.
    let given = unsafe { args::array(tensor.shape.cast_const(), ndim, "the tensor's shape")? };
    let mut shape = reserved(ndim)?;
    for extent in given {
        shape.push(
            usize::try_from(*extent)
                .map_err(|_| Error::argument(format!("DLPack: shape {given:?}: expected extents of 0 or more")))?,
        );
    }
    let ty = Type::new(Dtype::Fixed(fixed), &shape, Order::C)?;
    let strides: Option<Vec<isize>> = if tensor.strides.is_null() {
        None
    } else {
        // SAFETY: as above.
        let given = unsafe { args::array(tensor.strides.cast_const(), ndim, "the tensor's strides")? };
        let bytes = |stride: &i64| isize::try_from(*stride).ok()?.checked_mul(fixed.size as isize);
        Some(given.iter().map(bytes).collect::<Option<_>>().ok_or_else(|| {
            Error::argument(format!("DLPack: strides {given:?} of {} bytes each lead out of memory", fixed.size))
        })?)
    };
    let first = usize::try_from(tensor.byte_offset)
        .ok()
        .filter(|offset| (tensor.data as usize).checked_add(*offset).is_some())
        .map(|offset| tensor.data.cast::<u8>().wrapping_add(if tensor.data.is_null() { 0 } else { offset }))
        .ok_or_else(|| Error::argument(format!("DLPack: byte_offset {} leads out of memory", tensor.byte_offset)))?;
    // Nobody's memory first, so that a refusal leaves the tensor with the caller.
    let nobody: Owner = Arc::new(());
    // SAFETY: as above.
    let array = unsafe { Array::borrow(ty, first, strides.as_deref(), writable, nobody)? };
    Ok(array.owned_by(take()))
}

/// What a tensor that was handed out keeps.
struct Given<M> {
    managed: M,
    shape: Vec<i64>,
    strides: Vec<i64>,
    array: Array,
}

impl<M> Given<M> {
    /// An array that others may see as a tensor; `wrap` puts tensor and context into their struct.
    fn hand_out(array: Array, wrap: impl Fn(Tensor, *mut c_void) -> M) -> Result<*mut c_void>
    where
        M: Copy,
    {
        let Some(fixed) = array.ty().dtype.fixed() else {
            return Err(unsupported(format!("items of type {} are no tensor", array.ty().dtype)));
        };
        let Some(first) = array.first() else {
            return Err(Error::argument("DLPack: the array only describes a type: it has no elements to share"));
        };
        let dtype = data_type(fixed)?;
        let (mut shape, mut strides) = (reserved(array.ty().shape.len())?, reserved(array.ty().shape.len())?);
        for (extent, stride) in array.ty().shape.iter().zip(array.strides()) {
            // Where there is but one index, nobody takes a step.
            if stride % fixed.size as isize != 0 && *extent > 1 {
                return Err(unsupported(format!(
                    "a stride of {stride} bytes is no multiple of an element's {}",
                    fixed.size
                )));
            }
            shape.push(*extent as i64);
            strides.push((stride / fixed.size as isize) as i64);
        }
        let data = if array.ty().count() == 0 { std::ptr::null_mut() } else { first.cast_mut().cast() };
        let tensor = Tensor {
            data,
            device_type: CPU,
            device_id: 0,
            ndim: shape.len() as i32,
            dtype,
            shape: shape.as_mut_ptr(),
            strides: strides.as_mut_ptr(),
            byte_offset: 0,
        };
        // The struct is in the very memory that it names as its context.
        let managed = wrap(tensor, std::ptr::null_mut());
        let given = Box::into_raw(Box::new(Given { managed, shape, strides, array }));
        // SAFETY: just made, and known to nobody else.
        unsafe {
            (*given).managed = wrap(tensor, given.cast());
            Ok((&raw mut (*given).managed).cast())
        }
    }

    /// Frees what a deleter was called for.
    ///
    /// # Safety
    /// `context` is that of a tensor handed out as `M`, not used again.
    unsafe fn free(context: *mut c_void) {
        guard_void(|| {
            // SAFETY: `hand_out` made the box.
            let Given { shape, strides, array, .. } = *unsafe { Box::from_raw(context.cast::<Given<M>>()) };
            drop((shape, strides, array));
            Ok(())
        });
    }
}

unsafe extern "C" fn delete_unversioned(managed: *mut Unversioned) {
    // SAFETY: called by whom the tensor was given to, once.
    unsafe { Given::<Unversioned>::free((*managed).context) };
}

unsafe extern "C" fn delete_versioned(managed: *mut Versioned) {
    // SAFETY: as above.
    unsafe { Given::<Versioned>::free((*managed).context) };
}

fn is_versioned(versioned: i32) -> Result<bool> {
    match versioned {
        0 => Ok(false),
        1 => Ok(true),
        other => Err(Error::argument(format!("versioned is {other}, expected 0 or 1"))),
    }
}

/// @group DLPack
/// Arrays of numpy, PyTorch, JAX and others are exchanged without a copy as DLPack tensors: pointers to the DLManagedTensor
/// (`versioned` 0) or DLManagedTensorVersioned (`versioned` 1, DLPack 1.x) that their capsules hold.
///
/// Tensors are on the CPU, of numbers or truth values in the machine's byte order; all else is TIERCE_E_UNSUPPORTED.
/// @end
/// Sees a tensor as an array, which is walked in C order. On success the array owns the tensor and calls its deleter when
/// the array and all its views are freed, on whichever thread frees the last: a Python capsule must then be renamed to
/// "used_dltensor" or "used_dltensor_versioned". After a failure the tensor is still the caller's.
///
/// The array may be written, but not where a versioned tensor says that it is for reading only. Free with
/// tierce_array_free(). Since 0.1.0.
///
/// # Safety
/// `managed` is NULL or a live tensor of the kind that `versioned` says, whose elements nobody writes while a call reads
/// them, or reads while a call writes; its deleter may be called on any thread; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_from_dlpack(
    managed: *mut c_void,
    versioned: i32,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        if is_versioned(versioned)? {
            let managed = managed.cast::<Versioned>();
            // Of another version, only the first fields are certain to be there.
            let version = args::array(managed.cast_const().cast::<u64>(), 1, "managed").map(|_| (*managed).major)?;
            if version != MAJOR {
                return Err(unsupported(format!("version {version} of the tensor, expected {MAJOR}")));
            }
            let (tensor, writable) = ((*managed).tensor, (*managed).flags & READ_ONLY == 0);
            put(out, || see(&tensor, writable, || Arc::new(Taken::Versioned(managed))))
        } else {
            let managed = managed.cast::<Unversioned>();
            let tensor = args::array(managed.cast_const(), 1, "managed")?;
            put(out, || see(&tensor[0].tensor, true, || Arc::new(Taken::Unversioned(managed))))
        }
    })
}

/// Gives a tensor over the array's memory, which stays until the tensor's deleter is called, on any thread; the array may
/// be freed first. An array for reading only needs `versioned` 1, since the other kind cannot say so. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle, whose elements nobody writes while they are read through the tensor, and the reverse;
/// `managed` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_to_dlpack(
    array: *const tierce_array,
    versioned: i32,
    managed: *mut *mut c_void,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let array = handle::get(array, "array")?.alias();
        let out = args::out(managed, "managed")?;
        let writable = array.is_writable();
        let managed = if is_versioned(versioned)? {
            Given::hand_out(array, |tensor, context| Versioned {
                major: MAJOR,
                minor: 0,
                context,
                deleter: Some(delete_versioned),
                flags: if writable { 0 } else { READ_ONLY },
                tensor,
            })?
        } else if writable || !array.has_data() {
            Given::hand_out(array, |tensor, context| Unversioned {
                tensor,
                context,
                deleter: Some(delete_unversioned),
            })?
        } else {
            return Err(unsupported("the array is for reading only, which a tensor without version cannot say".into()));
        };
        out.write(managed);
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::array::Store;
    use crate::capi::array::tierce_array_free;
    use crate::capi::status::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// A tensor over memory of its own, and how often it was deleted.
    struct Sample {
        data: Vec<f32>,
        shape: Vec<i64>,
        strides: Option<Vec<i64>>,
        deleted: AtomicUsize,
    }

    unsafe fn count(context: *mut c_void) {
        // SAFETY: the tests keep the sample until the end.
        unsafe { (*context.cast::<Sample>()).deleted.fetch_add(1, Ordering::SeqCst) };
    }

    unsafe extern "C" fn count_unversioned(managed: *mut Unversioned) {
        // SAFETY: as above.
        unsafe { count((*managed).context) };
    }

    unsafe extern "C" fn count_versioned(managed: *mut Versioned) {
        // SAFETY: as above.
        unsafe { count((*managed).context) };
    }

    const F32: DataType = DataType { code: 2, bits: 32, lanes: 1 };

    impl Sample {
        fn new(shape: &[i64], strides: Option<&[i64]>) -> Box<Sample> {
            Box::new(Sample {
                data: (0..12u8).map(f32::from).collect(),
                shape: shape.to_vec(),
                strides: strides.map(<[i64]>::to_vec),
                deleted: AtomicUsize::new(0),
            })
        }

        fn tensor(&mut self) -> Tensor {
            Tensor {
                data: self.data.as_mut_ptr().cast(),
                device_type: CPU,
                device_id: 0,
                ndim: self.shape.len() as i32,
                dtype: F32,
                shape: self.shape.as_mut_ptr(),
                strides: self.strides.as_mut().map_or(std::ptr::null_mut(), |strides| strides.as_mut_ptr()),
                byte_offset: 0,
            }
        }

        fn unversioned(&mut self) -> Unversioned {
            let tensor = self.tensor();
            Unversioned { tensor, context: (&raw mut *self).cast(), deleter: Some(count_unversioned) }
        }

        fn versioned(&mut self, flags: u64) -> Versioned {
            let tensor = self.tensor();
            let context = (&raw mut *self).cast();
            Versioned { major: 1, minor: 1, context, deleter: Some(count_versioned), flags, tensor }
        }

        fn deleted(&self) -> usize {
            self.deleted.load(Ordering::SeqCst)
        }
    }

    fn take<M>(managed: &mut M, versioned: i32) -> std::result::Result<*mut tierce_array, tierce_status> {
        let mut array = std::ptr::null_mut();
        // SAFETY: the tensor is the test's own.
        match unsafe { tierce_array_from_dlpack((&raw mut *managed).cast(), versioned, &mut array) } {
            TIERCE_OK => Ok(array),
            status => Err(status),
        }
    }

    fn give(array: *mut tierce_array, versioned: i32) -> std::result::Result<*mut c_void, tierce_status> {
        let mut managed = std::ptr::null_mut();
        // SAFETY: the array is the test's own.
        match unsafe { tierce_array_to_dlpack(array, versioned, &mut managed) } {
            TIERCE_OK => Ok(managed),
            status => Err(status),
        }
    }

    fn elements(array: *mut tierce_array) -> Vec<f32> {
        // SAFETY: as above.
        let array = unsafe { handle::get(array, "array") }.unwrap();
        let mut scratch = crate::Buffer::new();
        let row = array.elements(&mut scratch).unwrap();
        row.as_chunks().0.iter().map(|word| f32::from_ne_bytes(*word)).collect()
    }

    fn free(array: *mut tierce_array) {
        // SAFETY: as above.
        unsafe { tierce_array_free(array) };
    }

    fn made(dtype: &str, shape: &[usize], order: Order) -> *mut tierce_array {
        handle::new(Array::zeros(Type::new(Dtype::parse(dtype).unwrap(), shape, order).unwrap(), 1000).unwrap())
    }

    #[test]
    fn a_tensor_is_deleted_once_when_its_last_view_goes() {
        let mut sample = Sample::new(&[3, 4], None);
        let mut managed = sample.unversioned();
        let array = take(&mut managed, 0).unwrap();
        // SAFETY: nobody writes.
        let view: *mut tierce_array = handle::new(unsafe { handle::get(array, "array").unwrap().alias() });
        free(array);
        assert_eq!((elements(view), sample.deleted()), (sample.data.clone(), 0));
        free(view);
        assert_eq!(sample.deleted(), 1);
    }

    #[test]
    fn strides_and_offset_are_followed() {
        let mut sample = Sample::new(&[2, 2], Some(&[-4, 2]));
        let mut managed = sample.versioned(0);
        managed.tensor.byte_offset = 16;
        let array = take(&mut managed, 1).unwrap();
        assert_eq!(elements(array), [4.0, 6.0, 0.0, 2.0]);
        free(array);
        assert_eq!(sample.deleted(), 1);
    }

    #[test]
    fn a_tensor_for_reading_only_stays_so() {
        let mut sample = Sample::new(&[12], None);
        let mut managed = sample.versioned(READ_ONLY);
        let array = take(&mut managed, 1).unwrap();
        // SAFETY: the array is the test's own.
        assert!(!unsafe { handle::get(array, "array") }.unwrap().is_writable());
        assert_eq!(give(array, 0), Err(TIERCE_E_UNSUPPORTED));
        let given = give(array, 1).unwrap().cast::<Versioned>();
        // SAFETY: just given.
        unsafe {
            assert_eq!((*given).flags, READ_ONLY);
            (*given).deleter.unwrap()(given);
        }
        free(array);
    }

    #[test]
    fn what_is_refused_stays_with_the_caller() {
        let change = |change: fn(&mut Tensor)| {
            let mut sample = Sample::new(&[3, 4], Some(&[4, 1]));
            let mut managed = sample.unversioned();
            change(&mut managed.tensor);
            let status = take(&mut managed, 0).unwrap_err();
            assert_eq!(sample.deleted(), 0);
            status
        };
        assert_eq!(change(|tensor| tensor.device_type = 2), TIERCE_E_UNSUPPORTED);
        assert_eq!(change(|tensor| tensor.dtype.code = 4), TIERCE_E_UNSUPPORTED);
        assert_eq!(change(|tensor| tensor.dtype.code = 200), TIERCE_E_UNSUPPORTED);
        assert_eq!(change(|tensor| tensor.dtype.lanes = 4), TIERCE_E_UNSUPPORTED);
        assert_eq!(change(|tensor| tensor.dtype.bits = 4), TIERCE_E_UNSUPPORTED);
        assert_eq!(change(|tensor| tensor.dtype = DataType { code: 6, bits: 1, lanes: 1 }), TIERCE_E_UNSUPPORTED);
        assert_eq!(change(|tensor| tensor.ndim = -1), TIERCE_E_ARGUMENT);
        assert_eq!(change(|tensor| tensor.ndim = i32::MAX), TIERCE_E_ARGUMENT);
        assert_eq!(change(|tensor| tensor.data = std::ptr::null_mut()), TIERCE_E_NULL);
        assert_eq!(change(|tensor| tensor.shape = std::ptr::null_mut()), TIERCE_E_NULL);
        assert_eq!(change(|tensor| tensor.byte_offset = u64::MAX), TIERCE_E_ARGUMENT);
        // SAFETY: the shape is the sample's, and not read meanwhile.
        assert_eq!(change(|tensor| unsafe { *tensor.shape = -3 }), TIERCE_E_ARGUMENT);
        // SAFETY: as above.
        assert_eq!(change(|tensor| unsafe { *tensor.shape = i64::MAX }), TIERCE_E_ARGUMENT);
        // SAFETY: as above.
        assert_eq!(change(|tensor| unsafe { *tensor.strides = i64::MAX / 2 }), TIERCE_E_ARGUMENT);
    }

    #[test]
    fn versions_to_come_are_refused() {
        let mut sample = Sample::new(&[12], None);
        let mut managed = sample.versioned(0);
        managed.major = 2;
        assert_eq!(take(&mut managed, 1), Err(TIERCE_E_UNSUPPORTED));
        assert_eq!(take(&mut managed, 2), Err(TIERCE_E_ARGUMENT));
        assert_eq!(sample.deleted(), 0);
    }

    #[test]
    fn what_is_given_can_be_taken_and_outlives_its_array() {
        for versioned in [0, 1] {
            let array = made("f4", &[2, 3], Order::F);
            // SAFETY: the array is the test's own.
            unsafe { handle::get_mut(array, "array") }.unwrap().scatter(&[0, 0, 128, 63].repeat(6)).unwrap();
            let managed = give(array, versioned).unwrap();
            free(array);
            let mut back = std::ptr::null_mut();
            // SAFETY: just given.
            assert_eq!(unsafe { tierce_array_from_dlpack(managed, versioned, &mut back) }, TIERCE_OK);
            // SAFETY: as above.
            let (ty, strides) =
                unsafe { handle::get(back, "back") }.map(|a| (a.ty().clone(), a.strides().to_vec())).unwrap();
            assert_eq!((ty.shape, strides), (vec![2, 3], vec![4, 8]));
            assert_eq!(elements(back), [1.0; 6]);
            std::thread::scope(|scope| {
                let back = back as usize;
                scope.spawn(move || free(back as *mut tierce_array));
            });
        }
    }

    #[test]
    fn all_numbers_have_a_name_there() {
        for dtype in ["|b1", "|i1", "i2", "i4", "i8", "|u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16"] {
            let fixed = Fixed::parse(dtype).unwrap();
            assert_eq!(element_type(data_type(fixed).unwrap()).unwrap(), fixed);
        }
    }

    #[test]
    fn what_is_no_tensor_is_not_given() {
        let foreign = if cfg!(target_endian = "little") { ">f4" } else { "<f4" };
        for dtype in [foreign, "S3", "U2", "V4", "<M8[s]", "<m8", "f16", "utf8"] {
            let array = made(dtype, &[2], Order::C);
            assert_eq!(give(array, 1), Err(TIERCE_E_UNSUPPORTED), "{dtype}");
            free(array);
        }
        let array = handle::new(Array::describe(Type::row(Dtype::U8, 2)));
        assert_eq!(give(array, 0), Err(TIERCE_E_ARGUMENT));
        free(array);
    }

    #[test]
    fn strides_between_elements_are_refused() {
        let mut store = Store::new(usize::MAX);
        store.data.resize_zeroed(12).unwrap();
        let bytes = Array::from_store(Type::row(Dtype::U8, 12), store).unwrap();
        let ty = Type::row(Dtype::parse("i2").unwrap(), 3);
        let first = bytes.first().unwrap().cast_mut();
        // SAFETY: three elements, three bytes apart, are within twelve bytes.
        let array = unsafe { Array::borrow(ty, first, Some(&[3]), false, Arc::new(bytes)) }.unwrap();
        let array = handle::new(array);
        assert_eq!(give(array, 1), Err(TIERCE_E_UNSUPPORTED));
        free(array);
    }

    #[test]
    fn an_empty_array_has_no_address() {
        let array = made("f4", &[0, 3], Order::C);
        let managed = give(array, 0).unwrap().cast::<Unversioned>();
        // SAFETY: just given.
        unsafe {
            assert!((*managed).tensor.data.is_null());
            (*managed).deleter.unwrap()(managed);
        }
        free(array);
    }
}
