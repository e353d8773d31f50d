//! Copies between strided memory and strided memory: the one place that walks elements by address.

use super::layout::MAX_NDIM;

/// One axis of a copy: how many steps, and how far each goes on either side, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Axis {
    pub(super) n: usize,
    pub(super) src: isize,
    pub(super) dst: isize,
}

/// Elements of a tile on each of two axes: 32 cache lines of either side stay in the first-level cache.
const TILE: usize = 32;

/// Puts the axis that is innermost in the destination last, leaves out those of one step, and makes one of axes that
/// continue each other on both sides. Gives none for a copy of nothing.
fn plan(axes: &[Axis]) -> Option<Vec<Axis>> {
    if axes.iter().any(|axis| axis.n == 0) {
        return None;
    }
    let mut rest: Vec<Axis> = axes.iter().copied().filter(|axis| axis.n > 1).collect();
    // Stable, so that a caller's order decides between equal strides.
    rest.sort_by_key(|axis| std::cmp::Reverse(axis.dst.unsigned_abs()));
    let mut planned: Vec<Axis> = Vec::with_capacity(rest.len());
    for axis in rest {
        match planned.last_mut() {
            Some(outer)
                if axis.src.checked_mul(axis.n as isize) == Some(outer.src)
                    && axis.dst.checked_mul(axis.n as isize) == Some(outer.dst) =>
            {
                *outer = Axis { n: outer.n * axis.n, ..axis };
            }
            _ => planned.push(axis),
        }
    }
    Some(planned)
}

/// Copies elements of `size` bytes; axes are in any order.
///
/// # Safety
/// Every element that the axes reach from `src` is valid for reads, every one they reach from `dst` for writes, and the
/// two do not overlap.
pub(super) unsafe fn copy(src: *const u8, dst: *mut u8, axes: &[Axis], size: usize) {
    let Some(axes) = plan(axes) else { return };
    // SAFETY: as above; the plan reaches the same elements.
    unsafe {
        match size {
            0 => {}
            1 => planned::<1>(src, dst, &axes, size),
            2 => planned::<2>(src, dst, &axes, size),
            4 => planned::<4>(src, dst, &axes, size),
            8 => planned::<8>(src, dst, &axes, size),
            16 => planned::<16>(src, dst, &axes, size),
            _ => planned::<0>(src, dst, &axes, size),
        }
    }
}

/// One element; `N` is its size, or 0 for one that is known at run time only.
///
/// # Safety
/// As for [`copy`].
#[inline(always)]
unsafe fn element<const N: usize>(src: *const u8, dst: *mut u8, size: usize) {
    let size = if N == 0 { size } else { N };
    // SAFETY: as above.
    unsafe { src.copy_to_nonoverlapping(dst, size) }
}

/// # Safety
/// As for [`copy`].
unsafe fn planned<const N: usize>(src: *const u8, dst: *mut u8, axes: &[Axis], size: usize) {
    let Some((&inner, outer)) = axes.split_last() else {
        // SAFETY: as above.
        return unsafe { element::<N>(src, dst, size) };
    };
    let row = size as isize;
    if inner.src == row && inner.dst == row {
        // SAFETY: as above: a row of elements lies side by side on both sides.
        return unsafe { each(src, dst, outer, |src, dst| src.copy_to_nonoverlapping(dst, inner.n * size)) };
    }
    // The axis along which the source's elements lie closest.
    let near = (0..axes.len()).min_by_key(|axis| axes[*axis].src.unsigned_abs()).unwrap_or(outer.len());
    if near == outer.len() {
        // SAFETY: as above.
        return unsafe { each(src, dst, outer, |src, dst| line::<N>(src, dst, inner, size)) };
    }
    let across = axes[near];
    let mut others: Vec<Axis> = outer.to_vec();
    others.remove(near);
    // SAFETY: as above.
    unsafe { each(src, dst, &others, |src, dst| tiles::<N>(src, dst, across, inner, size)) }
}

/// # Safety
/// As for [`copy`], along one axis.
#[inline]
unsafe fn line<const N: usize>(src: *const u8, dst: *mut u8, axis: Axis, size: usize) {
    for i in 0..axis.n as isize {
        // SAFETY: as above.
        unsafe { element::<N>(src.offset(i * axis.src), dst.offset(i * axis.dst), size) }
    }
}

/// Two axes, tile by tile, so that neither side is walked with long steps.
///
/// # Safety
/// As for [`copy`], along two axes.
unsafe fn tiles<const N: usize>(src: *const u8, dst: *mut u8, outer: Axis, inner: Axis, size: usize) {
    for i in (0..outer.n).step_by(TILE) {
        for j in (0..inner.n).step_by(TILE) {
            let part = Axis { n: TILE.min(inner.n - j), ..inner };
            for i in i..outer.n.min(i + TILE) {
                let (i, j) = (i as isize, j as isize);
                // SAFETY: as above.
                unsafe {
                    let src = src.offset(i * outer.src).offset(j * inner.src);
                    let dst = dst.offset(i * outer.dst).offset(j * inner.dst);
                    line::<N>(src, dst, part, size);
                }
            }
        }
    }
}

/// Calls `work` at every combination of steps along `axes`, the last one fastest.
///
/// # Safety
/// As for [`copy`].
unsafe fn each(src: *const u8, dst: *mut u8, axes: &[Axis], mut work: impl FnMut(*const u8, *mut u8)) {
    debug_assert!(axes.len() <= MAX_NDIM);
    let mut index = [0usize; MAX_NDIM];
    let (mut src, mut dst) = (src, dst);
    loop {
        work(src, dst);
        let mut axis = axes.len();
        loop {
            if axis == 0 {
                return;
            }
            axis -= 1;
            index[axis] += 1;
            // Wrapping: behind the last step of an axis there may be no element, and this is no access.
            if index[axis] < axes[axis].n {
                src = src.wrapping_offset(axes[axis].src);
                dst = dst.wrapping_offset(axes[axis].dst);
                break;
            }
            let back = index[axis] as isize - 1;
            src = src.wrapping_offset(-back * axes[axis].src);
            dst = dst.wrapping_offset(-back * axes[axis].dst);
            index[axis] = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_that_continue_each_other_on_both_sides_are_one() {
        let axis = |n, src, dst| Axis { n, src, dst };
        assert_eq!(plan(&[axis(4, 8, 8), axis(3, 32, 32)]), Some(vec![axis(12, 8, 8)]));
        assert_eq!(plan(&[axis(3, 40, 32), axis(4, 8, 8)]), Some(vec![axis(3, 40, 32), axis(4, 8, 8)]));
        assert_eq!(plan(&[axis(1, 0, 0)]), Some(vec![]));
        assert_eq!(plan(&[axis(2, 8, 8), axis(0, 8, 8)]), None);
    }

    #[test]
    fn every_element_arrives_where_it_belongs() {
        // A cube of every extent and element size, its axes permuted, against the plainest of loops.
        for size in [1usize, 2, 3, 4, 8, 16] {
            for shape in [[1usize, 1, 1], [5, 1, 7], [3, 4, 5], [40, 2, 33], [2, 70, 35]] {
                let count: usize = shape.iter().product();
                let src: Vec<u8> = (0..count * size).map(|i| (i * 31 + i / 251) as u8).collect();
                for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0]] {
                    let steps = [shape[1] * shape[2] * size, shape[2] * size, size];
                    let (mut dst, mut expected) = (vec![0u8; count * size], Vec::new());
                    let mut step = size;
                    let mut axes = Vec::new();
                    for axis in order.into_iter().rev() {
                        axes.push(Axis { n: shape[axis], src: steps[axis] as isize, dst: step as isize });
                        step *= shape[axis];
                    }
                    for i in 0..shape[order[0]] {
                        for j in 0..shape[order[1]] {
                            for k in 0..shape[order[2]] {
                                let at = i * steps[order[0]] + j * steps[order[1]] + k * steps[order[2]];
                                expected.extend_from_slice(&src[at..at + size]);
                            }
                        }
                    }
                    // SAFETY: the axes stay within both vectors, which have `count * size` bytes.
                    unsafe { copy(src.as_ptr(), dst.as_mut_ptr(), &axes, size) };
                    assert_eq!(dst, expected, "{shape:?} {order:?} {size}");
                }
            }
        }
    }
}
