/** Waits; the worker stays alive for half a minute at most while nothing else happens. */
export const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
