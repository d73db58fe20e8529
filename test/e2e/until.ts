/**
 * Waits for a condition instead of for time: asks again until the answer is truthy, and
 * says what was awaited when it never comes.
 */
export interface UntilOptions {
  /** What is awaited, to finish the sentence "waited 10 s for ...". */
  readonly what: string;
  readonly timeoutMs?: number;
  readonly everyMs?: number;
}

type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>;

const isTruthy = <T>(value: T): value is T & Truthy<T> => Boolean(value);

/** Resolves with the first truthy answer. A condition that throws counts as not yet true. */
export async function until<T>(
  condition: () => T | Promise<T>,
  { what, timeoutMs = 20_000, everyMs = 50 }: UntilOptions,
): Promise<Truthy<T>> {
  const deadlineMs = performance.now() + timeoutMs;
  for (;;) {
    let cause: unknown;
    try {
      const answer = await condition();
      if (isTruthy(answer)) return answer;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > deadlineMs) {
      throw new Error(`waited ${timeoutMs / 1000} s for ${what}`, { cause });
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
