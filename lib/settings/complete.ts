/**
 * Settings as they are read, on every surface: what was stored, brought up to this version,
 * with the value of the installation for whatever is missing or is not of its kind, however
 * deep. `schema.ts` checks the rest, in the background alone.
 */
import { choices, defaultSettings, ranges, type Settings } from './settings.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Brings settings of the version that is its place in the list, from 1 on, to the next. */
export type Migration = (stored: Fields) => Fields;

const migrations: readonly Migration[] = [];

/** What is stored without a version is of the first. */
export const settingsVersion = migrations.length + 1;

export const versionOf = (stored: unknown): number => {
  const version = isRecord(stored) ? stored['version'] : undefined;
  return typeof version === 'number' && version >= 1 ? Math.floor(version) : 1;
};

/** Those of a later version are left as they are. */
export const migrated = (
  stored: unknown,
  version = versionOf(stored),
  steps: readonly Migration[] = migrations,
): Fields =>
  steps.slice(version - 1).reduce((fields, step) => step(fields), isRecord(stored) ? stored : {});

export const settingsOf = (stored: unknown): Settings =>
  completed(defaultSettings, migrated(stored), '') as Settings;

function completed(ours: unknown, stored: unknown, path: string): unknown {
  if (!isRecord(ours)) return fits(ours, stored, path) ? stored : ours;
  const parts = Object.entries(ours).map(([key, value]) => {
    const held = isRecord(stored) && Object.hasOwn(stored, key) ? stored[key] : undefined;
    return [key, completed(value, held, path === '' ? key : `${path}.${key}`)];
  });
  return Object.fromEntries(parts);
}

/** What the lists hold. */
const itemTypes: Fields = {
  exchangesOff: 'string',
  exchangesOn: 'string',
  'alerts.lines': 'number',
  'pill.hiddenSites': 'string',
  'pill.places': 'object',
};

function fits(ours: unknown, stored: unknown, path: string): boolean {
  if (Array.isArray(ours))
    return (
      Array.isArray(stored) &&
      stored.every((item) => typeof item === itemTypes[path] && item !== null)
    );
  if (typeof stored !== typeof ours) return false;
  const among: readonly unknown[] | undefined = part(choices, path);
  const [min, max] = part(ranges, path) ?? [-Infinity, Infinity];
  if (typeof stored === 'number') return stored >= min && stored <= max;
  return among === undefined || among.includes(stored);
}

const part = <T extends object>(of: T, path: string): T[keyof T] | undefined =>
  Object.hasOwn(of, path) ? of[path as keyof T] : undefined;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
