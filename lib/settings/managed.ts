/**
 * The managed storage of the browser as a policy: fields named and shaped like the settings.
 * A field that makes no sense is left to the user, like one that is absent. The lines of the
 * ladder hold together: one that is set sets all six, those not named as at the installation.
 */
import { z } from '../exchanges/zod.ts';
import type { Policy } from './policy.ts';
import { at, checkSettings, fields } from './schema.ts';

/** What comes of using it, and is not configured. */
const isLeftToUser = (field: string): boolean =>
  ['pill.hiddenSites', 'pill.places', 'alerts.snoozedUntilMs'].includes(field);

/** The fields that an administrator can set. */
export const managedFields: readonly string[] = Object.keys(fields).filter(
  (field) => !isLeftToUser(field),
);

export function readPolicy(managed: unknown): Policy {
  const values = Object.entries(fields).flatMap(([field, accepts]): [string, unknown][] => {
    const given = at(managed, field);
    if (given === undefined || isLeftToUser(field) || field.startsWith('lines.')) return [];
    const parsed = z.safeParse(accepts, given);
    return parsed.success ? [[field, parsed.data]] : [];
  });
  return Object.fromEntries([...values, ...linesOf(at(managed, 'lines'))]);
}

function linesOf(given: unknown): [string, unknown][] {
  if (given === undefined) return [];
  const { settings, problems } = checkSettings({ lines: given });
  const isNone = Object.keys(fields).every(
    (field) => !field.startsWith('lines.') || at({ lines: given }, field) === undefined,
  );
  return problems.length > 0 || isNone ? [] : [['lines', settings.lines]];
}

/**
 * Whether the page of the first run is opened. Whoever sets a policy has set the extension up
 * for others, so it is not opened where anything is set at all; `firstRunPage` decides by itself.
 */
export function opensFirstRunPage(managed: unknown): boolean {
  const asked = at(managed, 'firstRunPage');
  if (typeof asked === 'boolean') return asked;
  return typeof managed !== 'object' || managed === null || Object.keys(managed).length === 0;
}
