/**
 * Validation of what the user set, field by field: a value that makes no sense is refused
 * with a sentence of its own and the others stand. Stored settings that are damaged fall
 * back per field in the same way.
 */
import { z } from '../exchanges/zod.ts';
import { lineProblems, lineRange, type Problem } from './lines.ts';
import { choices, defaultSettings, ranges, type RegimeLines, type Settings } from './settings.ts';

export type { Problem };

const within = (min: number, max: number) => z.number().check(z.gte(min), z.lte(max));

const line = within(...lineRange);
const hour = z.int().check(z.gte(0), z.lte(23));

/** As long as the name of a host may be, with what makes it a pattern. */
const siteKey = z.string().check(z.maxLength(264));

/** Every leaf of the settings with what it accepts. */
export const fields = {
  asset: z.enum(choices.asset),
  'lines.discountEnter': line,
  'lines.discountLeave': line,
  'lines.thinEnter': line,
  'lines.thinLeave': line,
  'lines.richEnter': line,
  'lines.richLeave': line,
  cashPercent: within(...ranges.cashPercent),
  pollMinutes: within(...ranges.pollMinutes),
  lean: z.boolean(),
  exchangesOff: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(100)),
  exchangesOn: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(100)),
  'badge.metric': z.enum(choices['badge.metric']),
  'badge.mode': z.enum(choices['badge.mode']),
  theme: z.enum(choices.theme),
  numbers: z.enum(choices.numbers),
  'alerts.enabled': z.boolean(),
  'alerts.regime': z.boolean(),
  'alerts.quorum': z.boolean(),
  'alerts.lines': z.array(line).check(z.maxLength(5)),
  'alerts.cooldownHours': within(...ranges['alerts.cooldownHours']),
  'alerts.quietFromHour': hour,
  'alerts.quietToHour': hour,
  'alerts.snoozedUntilMs': within(0, 8.64e15),
  'pill.enabled': z.boolean(),
  'pill.hiddenSites': z.array(siteKey).check(z.maxLength(500)),
  'pill.places': z
    .array(
      // What a later version keeps of a place beside it stays.
      z.looseObject({
        site: siteKey,
        edge: z.enum(['left', 'right', 'top', 'bottom']),
        fraction: within(0, 1),
        dot: z.boolean(),
      }),
    )
    .check(z.maxLength(200)),
} as const;

export type Field = keyof typeof fields;

/** Ranges named in the sentences beside refused fields. */
const saidRanges: Partial<Record<Field, readonly [number, number]>> = {
  ...ranges,
  'alerts.lines': lineRange,
};

/** The value at a path; undefined where there is none. */
export const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (part, key) =>
        typeof part === 'object' && part !== null && Object.hasOwn(part, key)
          ? (part as Record<string, unknown>)[key]
          : undefined,
      value,
    );

/**
 * Settings made of the given value where it is valid and of `base` where it is not or is
 * absent, with every refusal. Unknown keys are left out.
 */
export function checkSettings(
  input: unknown,
  base: Settings = defaultSettings,
): { settings: Settings; problems: Problem[] } {
  const problems: Problem[] = [];
  const take = <T>(field: Field): T => {
    const given = at(input, field);
    if (given === undefined) return at(base, field) as T;
    const parsed = z.safeParse(fields[field], given);
    if (parsed.success) return parsed.data as T;
    problems.push(problemOf(field));
    return at(base, field) as T;
  };
  const settings: Settings = {
    asset: take('asset'),
    lines: checkLines(
      {
        discountEnter: take('lines.discountEnter'),
        discountLeave: take('lines.discountLeave'),
        thinEnter: take('lines.thinEnter'),
        thinLeave: take('lines.thinLeave'),
        richEnter: take('lines.richEnter'),
        richLeave: take('lines.richLeave'),
      },
      base.lines,
      problems,
    ),
    cashPercent: take('cashPercent'),
    pollMinutes: take('pollMinutes'),
    lean: take('lean'),
    exchangesOff: take('exchangesOff'),
    exchangesOn: take('exchangesOn'),
    badge: { metric: take('badge.metric'), mode: take('badge.mode') },
    theme: take('theme'),
    numbers: take('numbers'),
    alerts: {
      enabled: take('alerts.enabled'),
      regime: take('alerts.regime'),
      quorum: take('alerts.quorum'),
      lines: take('alerts.lines'),
      cooldownHours: take('alerts.cooldownHours'),
      quietFromHour: take('alerts.quietFromHour'),
      quietToHour: take('alerts.quietToHour'),
      snoozedUntilMs: take('alerts.snoozedUntilMs'),
    },
    pill: {
      enabled: take('pill.enabled'),
      hiddenSites: take('pill.hiddenSites'),
      places: take('pill.places'),
    },
  };
  return { settings, problems };
}

function problemOf(field: Field): Problem {
  const range = saidRanges[field] ?? (field.startsWith('lines.') ? lineRange : undefined);
  return range
    ? { field, key: 'range', values: { min: range[0], max: range[1] } }
    : { field, key: 'choice' };
}

/** Lines out of order are refused where they were changed; the ladder keeps the old ones. */
function checkLines(given: RegimeLines, base: RegimeLines, problems: Problem[]): RegimeLines {
  const found = lineProblems(given, base);
  problems.push(...found);
  return found.length === 0 ? given : base;
}
