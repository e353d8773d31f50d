//! The transforms of four values along an axis (Lindstrom 2014, section 4.2; the zfp manual, "Algorithm").

/// A value that wraps round, or several at once.
pub(crate) trait Lift: Copy {
    fn add(self, other: Self) -> Self;
    fn sub(self, other: Self) -> Self;
    /// Half of it, rounded down.
    fn half(self) -> Self;
    /// Twice of it.
    fn twice(self) -> Self;
}

/// The orthogonal-like transform of the lossy modes.
#[inline(always)]
pub(super) fn forward<I: Lift>([mut x, mut y, mut z, mut w]: [I; 4]) -> [I; 4] {
    x = x.add(w).half();
    w = w.sub(x);
    z = z.add(y).half();
    y = y.sub(z);
    x = x.add(z).half();
    z = z.sub(x);
    w = w.add(y).half();
    y = y.sub(w);
    w = w.add(y.half());
    y = y.sub(w.half());
    [x, y, z, w]
}

/// Undoes [`forward`], but for the bits that its halves lose.
#[inline(always)]
pub(super) fn inverse<I: Lift>([mut x, mut y, mut z, mut w]: [I; 4]) -> [I; 4] {
    y = y.add(w.half());
    w = w.sub(y.half());
    y = y.add(w);
    w = w.twice().sub(y);
    z = z.add(x);
    x = x.twice().sub(z);
    y = y.add(z);
    z = z.twice().sub(y);
    w = w.add(x);
    x = x.twice().sub(w);
    [x, y, z, w]
}

/// The transform of the reversible mode: differences of differences.
#[inline(always)]
pub(super) fn differences<I: Lift>([x, mut y, mut z, mut w]: [I; 4]) -> [I; 4] {
    w = w.sub(z);
    z = z.sub(y);
    y = y.sub(x);
    w = w.sub(z);
    z = z.sub(y);
    w = w.sub(z);
    [x, y, z, w]
}

/// Undoes [`differences`].
#[inline(always)]
pub(super) fn sums<I: Lift>([x, mut y, mut z, mut w]: [I; 4]) -> [I; 4] {
    w = w.add(z);
    z = z.add(y);
    w = w.add(z);
    y = y.add(x);
    z = z.add(y);
    w = w.add(z);
    [x, y, z, w]
}

/// The transform of one mode or the other.
#[inline(always)]
pub(super) fn forward_or_differences<I: Lift, const EXACT: bool>(values: [I; 4]) -> [I; 4] {
    if EXACT { differences(values) } else { forward(values) }
}

/// Undoes [`forward_or_differences`].
#[inline(always)]
pub(super) fn inverse_or_sums<I: Lift, const EXACT: bool>(values: [I; 4]) -> [I; 4] {
    if EXACT { sums(values) } else { inverse(values) }
}

/// Transforms the values of a unit along the axis on which neighbours are `STEP` apart.
#[inline(always)]
pub(super) fn along<I: Lift, const STEP: usize>(unit: &mut [I], lift: impl Fn([I; 4]) -> [I; 4]) {
    for values in unit.chunks_exact_mut(4 * STEP) {
        for at in 0..STEP {
            let lifted = lift([values[at], values[at + STEP], values[at + 2 * STEP], values[at + 3 * STEP]]);
            for (k, value) in lifted.into_iter().enumerate() {
                values[at + k * STEP] = value;
            }
        }
    }
}
