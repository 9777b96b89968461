// What the four stats are called, and sums over a forecast's exact distribution.

export const STATS = ["points", "rebounds", "assists", "threes"];
export const SHORT = { points: "PTS", rebounds: "REB", assists: "AST", threes: "3PM", minutes: "MIN" };

/** P(k or more) from the probabilities of exactly 0, 1, 2 ...; what was cut off at the tail counts as above. */
export function atLeast(pmf, k) {
  let below = 0;
  for (let i = 0; i < Math.min(k, pmf.length); i += 1) below += pmf[i];
  return Math.max(0, Math.min(1, 1 - below));
}

/** The smallest whole number that at least `p` of the probability does not exceed. */
export function quantile(pmf, p) {
  let sum = 0;
  for (let k = 0; k < pmf.length; k += 1) {
    sum += pmf[k];
    if (sum >= p - 1e-12) return k;
  }
  return pmf.length - 1;
}

/** Probability of `low` to `high`, both included. */
export function between(pmf, low, high) {
  return Math.max(0, atLeast(pmf, low) - atLeast(pmf, high + 1));
}

/** Expected value of what was not cut off. */
export function mean(pmf) {
  return pmf.reduce((sum, p, k) => sum + p * k, 0);
}

/** How many entries to draw: up to where less than one in a thousand is left. */
export function drawn(pmf, tail = 0.001) {
  let length = pmf.length;
  while (length > 1 && atLeast(pmf, length - 1) < tail) length -= 1;
  return length;
}

export function average(numbers) {
  const real = numbers.filter((n) => typeof n === "number" && Number.isFinite(n));
  return real.length ? real.reduce((a, b) => a + b, 0) / real.length : null;
}
