/**
 * Settings to a file and back. A file is taken as a whole or not at all: of our format, of
 * this version or an earlier one, with nothing in it that is not a setting, every value valid,
 * no markup.
 */
import { isRecord, migrated, settingsVersion } from './complete.ts';
import type { Problem } from './lines.ts';
import { checkSettings, fields } from './schema.ts';
import { defaultSettings, type Settings } from './settings.ts';

const format = 'basis-lens-settings';
const largestText = 65_536;

export type SettingsFile =
  | { readonly ok: true; readonly settings: Settings }
  | {
      readonly ok: false;
      /** Below `settingsFile` in the locale files. */
      readonly key: 'tooLarge' | 'notOurs' | 'newer' | 'unknownField' | 'markup' | 'refused';
      readonly field?: string;
      readonly problem?: Problem;
    };

/** Without what is over by the time it is read. */
export const settingsText = (settings: Settings): string =>
  `${JSON.stringify(
    {
      format,
      version: settingsVersion,
      settings: { ...settings, alerts: { ...settings.alerts, snoozedUntilMs: 0 } },
    },
    null,
    2,
  )}\n`;

export function readSettingsText(text: string): SettingsFile {
  if (text.length > largestText) return { ok: false, key: 'tooLarge' };
  const file = parsed(text);
  if (!isRecord(file) || file['format'] !== format) return { ok: false, key: 'notOurs' };
  const { version, settings: found } = file;
  if (typeof version !== 'number' || !(version >= 1)) return { ok: false, key: 'notOurs' };
  if (version > settingsVersion) return { ok: false, key: 'newer' };
  if (!isRecord(found)) return { ok: false, key: 'notOurs' };
  const given = migrated(found, version);
  const foreign = [
    ...Object.keys(file).filter((key) => !['format', 'version', 'settings'].includes(key)),
    ...foreignPaths(given),
  ];
  if (foreign[0] !== undefined) return { ok: false, key: 'unknownField', field: foreign[0] };
  if (/[<>]/.test(text)) return { ok: false, key: 'markup' };
  const { settings, problems } = checkSettings(given, defaultSettings);
  const [problem] = problems;
  return problem
    ? { ok: false, key: 'refused', field: problem.field, problem }
    : { ok: true, settings };
}

/** Names that reach into prototypes are no own keys of the result, so they are refused here. */
function parsed(text: string): unknown {
  let isHostile = false;
  try {
    const value: unknown = JSON.parse(text, (key, inner: unknown) => {
      isHostile ||= key === '__proto__' || key === 'constructor' || key === 'prototype';
      return inner;
    });
    return isHostile ? null : value;
  } catch {
    return null;
  }
}

const groups = new Set(
  Object.keys(fields).flatMap((field) => (field.includes('.') ? [field.split('.')[0]] : [])),
);

/** Paths that are no setting. */
const foreignPaths = (given: unknown, prefix = ''): string[] =>
  isRecord(given)
    ? Object.entries(given).flatMap(([key, value]) => {
        const path = prefix + key;
        if (Object.hasOwn(fields, path)) return [];
        return prefix === '' && groups.has(key) && isRecord(value)
          ? foreignPaths(value, `${key}.`)
          : [path];
      })
    : [];
