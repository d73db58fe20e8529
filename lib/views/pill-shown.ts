/** What the page adds to the stored view: which of its forms the clock asks for, and the age. */
import { dayMs, hourMs } from '../quotes/point.ts';
import type { PillReading } from './pill-card.ts';
import type { PillLine } from './pill-line.ts';
import type { PillView } from './pill-view.ts';

/** A view as it stands at one instant; in its texts every `{age}` is filled in. */
export interface ShownPill {
  readonly form: 'fresh' | 'old' | 'silent';
  readonly line: PillLine;
  /** Of the card; null where there is nothing to show, or it is too old. */
  readonly reading: PillReading | null;
}

/** A clock that was set back by more than this makes every age a guess. */
const skewMs = 5 * 60_000;

const minuteMs = 60_000;

/**
 * In the words and digits of the view: the first formatter of a page takes it ten
 * milliseconds, and there is nothing else here to format.
 */
function age({ ageWords, digits }: PillView, ageMs: number): string {
  if (ageMs < minuteMs) return ageWords.now;
  const [word, unitMs] =
    ageMs < hourMs
      ? [ageWords.minutes, minuteMs]
      : ageMs < 2 * dayMs
        ? [ageWords.hours, hourMs]
        : [ageWords.days, dayMs];
  const count = String(Math.floor(ageMs / unitMs)).replaceAll(
    /\d/g,
    (digit) => digits[+digit] ?? '',
  );
  return fill(word, 'count', count);
}

export function shownPill(view: PillView, clockMs: number): ShownPill {
  const { atMs, lines, clockSkewMs } = view;
  const nowMs = clockMs - clockSkewMs;
  if (atMs === null) return { form: 'silent', line: lines.silent, reading: null };
  const ageMs = nowMs - atMs;
  const form = formOf(view, ageMs);
  const short = age(view, ageMs);
  const long = ageMs < minuteMs ? short : fill(view.ageWords.ago, 'age', short);
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
