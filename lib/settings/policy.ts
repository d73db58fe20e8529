/**
 * What an administrator set for the user: values by their path in the settings. They win,
 * and the user's own stay as they are beneath them.
 */
import type { Settings } from './settings.ts';

export type Policy = Readonly<Record<string, unknown>>;

export const noPolicy: Policy = {};

/** Whether a field, or a part of it, is set by the administrator. */
export const isManaged = (policy: Policy, field: string): boolean =>
  Object.keys(policy).some((path) => isWithin(path, field) || isWithin(field, path));

export const isWithin = (field: string, group: string): boolean =>
  field === group || field.startsWith(`${group}.`);

export const withPolicy = (settings: Settings, policy: Policy): Settings =>
  Object.entries(policy).reduce<Settings>(
    (result, [path, value]) => ({ ...result, ...placed({ ...result }, path.split('.'), value) }),
    settings,
  );

type Fields = Record<string, unknown>;

/** A copy with another value at a path. */
function placed(into: Fields, [key = '', ...rest]: readonly string[], value: unknown): Fields {
  const inner = into[key];
  const isGroup = rest.length > 0 && typeof inner === 'object' && inner !== null;
  return { ...into, [key]: isGroup ? placed({ ...inner }, rest, value) : value };
}
