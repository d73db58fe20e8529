/**
 * Smooth noise without state: any instant of any channel is computed on its own, so that
 * seven years of history cost nothing until somebody asks for them.
 */

/** Between -1 and 1, equal for equal arguments, continuous in `x`. */
export type Noise = (channel: number, x: number) => number;

/** Finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
function scatter(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

export function createNoise(seed: number): Noise {
  const start = scatter(seed + 0x9e3779b9);
  return (channel, x) => {
    const left = Math.floor(x);
    const key = start ^ Math.imul(channel + 1, 0x27d4eb2f);
    const from = scatter(key ^ Math.imul(left, 0x165667b1)) / 2 ** 31 - 1;
    const to = scatter(key ^ Math.imul(left + 1, 0x165667b1)) / 2 ** 31 - 1;
    const way = x - left;
    return from + (to - from) * way * way * (3 - 2 * way);
  };
}

/** One layer of noise: how far it swings and how long a swing takes. */
export interface Octave {
  readonly periodDays: number;
  readonly amplitude: number;
}

/** Sum of layers over time in days, each on its own channel from `firstChannel` on. */
export function layered(noise: Noise, firstChannel: number, octaves: readonly Octave[]) {
  return (day: number): number => {
    let sum = 0;
    for (let index = 0; index < octaves.length; index += 1) {
      const octave = octaves[index];
      if (octave) sum += octave.amplitude * noise(firstChannel + index, day / octave.periodDays);
    }
    return sum;
  };
}
