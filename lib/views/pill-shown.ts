/** What the page adds to the stored view: which of its forms the clock asks for, and the age. */
import { age, relative } from './age.ts';
import type { PillReading } from './pill-card.ts';
import type { PillLine } from './pill-line.ts';
import type { PillView } from './pill-view.ts';
import type { Translate } from './translate.ts';

/** A view as it stands at one instant; in its texts every `{age}` is filled in. */
export interface ShownPill {
  readonly form: 'fresh' | 'old' | 'silent';
  readonly line: PillLine;
  /** Of the card; null where there is nothing to show, or it is too old. */
  readonly reading: PillReading | null;
}

/** A clock that was set back by more than this makes every age a guess. */
const skewMs = 5 * 60_000;

export function shownPill(view: PillView, clockMs: number): ShownPill {
  const { atMs, lines, locale, clockSkewMs } = view;
  const nowMs = clockMs - clockSkewMs;
  if (atMs === null) return { form: 'silent', line: lines.silent, reading: null };
  const ageMs = nowMs - atMs;
  const form = formOf(view, ageMs);
  const word: Translate = (key, values = {}) =>
    fill(view.ageWords[key] ?? '', 'count', String(values['count'] ?? ''));
  const short = age(ageMs, word, locale);
  const long = ageMs < 60_000 ? short : relative(atMs, nowMs, locale);
  const line = lines[form];
  return {
    form,
    line: {
      ...line,
      age: line.age && fill(line.age, 'age', short),
      name: fill(line.name, 'age', long),
    },
    reading: readingIn(form, view.card.reading, short),
  };
}

function formOf({ staleAfterMs, hideAfterMs }: PillView, ageMs: number): ShownPill['form'] {
  if (ageMs > hideAfterMs) return 'silent';
  return ageMs > staleAfterMs || ageMs < -skewMs ? 'old' : 'fresh';
}

function readingIn(
  form: ShownPill['form'],
  reading: PillReading | null,
  age: string,
): PillReading | null {
  if (reading === null || form === 'silent') return null;
  return form === 'old' ? { ...reading, notice: fill(reading.oldNotice, 'age', age) } : reading;
}

const fill = (text: string, name: string, value: string): string =>
  text.replace(`{${name}}`, () => value);
