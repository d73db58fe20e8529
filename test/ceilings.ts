/**
 * How large things may grow. Each ceiling guards what a user feels, and is set from what was
 * measured (two cores, Chromium 156) with room for the next addition.
 */

/**
 * Code on every page. 1 kB more of it costs a page 0.07 ms of its thread, where 16 ms are a
 * frame; at the ceiling all of it is read and compiled in about 3 ms. Packed it is 0.4 of that.
 */
export const pageScript = { bytes: 46_000, packedBytes: 18_000 } as const;

/** Downloaded once and with each update; no page and no popup reads the whole of it. */
export const packageBytes = 320_000;

/**
 * Numbers of one coin, which every surface reads before it paints: 1 kB more costs 0.2 ms. An
 * exchange that quotes everything and is failing takes 530 bytes of it, all else 3,900.
 */
export const stateBytes = (exchanges: number): number => 4_500 + exchanges * 600;
