/** What a pill says once it says what is awaited. */
import type { Pill } from './driver.ts';
import { until } from './until.ts';

export const textOnce = (
  pill: Pill,
  isThere: (text: string) => boolean,
  what: string,
): Promise<string> =>
  until(
    async () => {
      const text = await pill.text();
      return isThere(text) && text;
    },
    { what },
  );
