/**
 * How many of some unequal coins fall heads nine times in ten: the 5th and the 95th
 * percentile of the count, exact (the Poisson binomial distribution, by folding in one coin
 * after the other).
 */
export function coinRange(shares: readonly number[]): { low: number; high: number } {
  let chances = [1];
  for (const share of shares) {
    chances = Array.from(
      { length: chances.length + 1 },
      (_, count) => (chances[count] ?? 0) * (1 - share) + (chances[count - 1] ?? 0) * share,
    );
  }
  return { low: quantile(chances, 0.05), high: quantile(chances, 0.95) };
}

/** Smallest count whose share with all below it reaches `level`. */
function quantile(chances: readonly number[], level: number): number {
  let sum = 0;
  const count = chances.findIndex((chance) => {
    sum += chance;
    return sum >= level;
  });
  return count < 0 ? chances.length - 1 : count;
}
