// Quotients of linear functions: what a direction's score, and the harmonic mean of both, are of one weight.

/** (n0 + n1·f) / (d0 + d1·f). */
export interface Mobius { readonly n0: number, readonly n1: number, readonly d0: number, readonly d1: number }

/** The function at f; 0 where the denominator is 0, which only happens where the numerator is 0 too. */
export function at ({ n0, n1, d0, d1 }: Mobius, f: number): number {
  const below = d0 + d1 * f
  return below === 0 ? 0 : (n0 + n1 * f) / below
}

/** The harmonic mean of the function and a constant, again such a function; 0 where the constant is. */
export function harmonicWith ({ n0, n1, d0, d1 }: Mobius, constant: number): Mobius {
  if (constant === 0) return { n0: 0, n1: 0, d0: 1, d1: 0 }
  return { n0: 2 * constant * n0, n1: 2 * constant * n1, d0: n0 + constant * d0, d1: n1 + constant * d1 }
}

/** Real roots of a·f² + b·f + c, in any order; none for the zero polynomial. */
export function quadraticRoots (a: number, b: number, c: number): readonly number[] {
  if (a === 0) return b === 0 ? [] : [-c / b]
  const discriminant = b * b - 4 * a * c
  if (discriminant < 0) return []
  // The form that subtracts no nearly equal numbers (Numerical Recipes §5.6).
  const q = -0.5 * (b + (b < 0 ? -1 : 1) * Math.sqrt(discriminant))
  return q === 0 ? [0] : [q / a, c / q]
}

/** Where p − q equals the difference; where one of them has a pole is no solution, and does not occur for weights from 0 up. */
export function wherePartedBy (p: Mobius, q: Mobius, difference: number): readonly number[] {
  const a = p.n1 * q.d1 - q.n1 * p.d1 - difference * p.d1 * q.d1
  const b = p.n0 * q.d1 + p.n1 * q.d0 - q.n0 * p.d1 - q.n1 * p.d0 - difference * (p.d0 * q.d1 + p.d1 * q.d0)
  const c = p.n0 * q.d0 - q.n0 * p.d0 - difference * p.d0 * q.d0
  return quadraticRoots(a, b, c)
}

/** Where the function has the value; undefined when nowhere or everywhere. */
export function whereEqual ({ n0, n1, d0, d1 }: Mobius, value: number): number | undefined {
  const slope = n1 - value * d1
  return slope === 0 ? undefined : (value * d0 - n0) / slope
}
