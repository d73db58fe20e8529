/**
 * Settings as they are written: over what is stored, of which every field stays that is not
 * known here. What a later version stored keeps its values as well where they were not changed,
 * so a version that was rolled back to loses nothing; of this version a damaged value is mended.
 */
import { isRecord, migrated, settingsOf, settingsVersion, versionOf } from './complete.ts';
import { checkSettings } from './schema.ts';
import type { Settings } from './settings.ts';

type Fields = Record<string, unknown>;

/** Settings as the background holds them: completed, and each value checked. */
export const heldSettings = (stored: unknown): Settings =>
  checkSettings(settingsOf(stored)).settings;

export function settingsToStore(next: Settings, stored: unknown): object {
  const version = Math.max(versionOf(stored), settingsVersion);
  const present = migrated(stored);
  const isOfLater = version > settingsVersion;
  const changed = over(present, next, isOfLater ? heldSettings(stored) : undefined);
  // Values that hold together, such as lines in their order, are ours as a whole.
  const isRead = isSame(heldSettings(changed), next);
  return { ...(isRead ? changed : over(present, next, undefined)), version };
}

/** What is stored, with each value of `next` that is another than in `before`. */
function over(stored: Readonly<Fields>, next: object, before: unknown): Fields {
  const parts = Object.entries(next).map(([key, value]: [string, unknown]) => {
    const held = Object.hasOwn(stored, key) ? stored[key] : undefined;
    const was = isRecord(before) ? before[key] : undefined;
    if (isRecord(value)) return [key, over(isRecord(held) ? held : {}, value, was)];
    return [key, held !== undefined && isSame(was, value) ? held : value];
  });
  return { ...stored, ...(Object.fromEntries(parts) as Fields) };
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
