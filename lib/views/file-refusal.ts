/** Why a file was not taken, in words; a refusal without words of its own is still said. */
import { decimal } from './format.ts';
import type { TextKey, Translate } from './translate.ts';

export interface FileRefusal {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>> | undefined;
}

/** A name from a file may be of any length. */
const longestName = 60;

/** @param group where its sentences stand in the locale files */
export function fileRefusal(
  group: 'historyFile' | 'flowFile',
  { key, values = {} }: FileRefusal,
  t: Translate,
  locale: string,
): string {
  const places = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? decimal(value, locale, 0) : value.slice(0, longestName),
  ]);
  return t(`${group}.${key}` as TextKey, Object.fromEntries(places)) || t(`${group}.other`);
}
