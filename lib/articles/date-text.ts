/**
 * The instants that pages write in many ways: ISO 8601 with and without a zone, dates of
 * e-mails, seconds or milliseconds since 1970, months by their English names, days before or
 * after the month. A date without a time is noon UTC, so that the day is right; a time without
 * a zone is UTC. A day and a month in numbers with slashes ("03/04/2025") could be two days, and is none.
 */
import { dayMs, hourMs } from '../quotes/point.ts';

const months = 'janfebmaraprmayjunjulaugsepoctnovdec';

/** Hours ahead of UTC. "ET" is winter time: an hour off at most. */
const zones: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  ET: -5,
  CST: -6,
  CDT: -5,
  PST: -8,
  PDT: -7,
  PT: -8,
  BST: 1,
  CET: 1,
  CEST: 2,
  JST: 9,
};

interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** What stands beside the day: a time perhaps. */
  readonly rest: string;
}

/** Milliseconds since the epoch; null where the text is no date, or could be two. */
export function readInstant(text: string): number | null {
  const given = text.trim().slice(0, 80);
  if (/^\d{10}(?:\d{3})?$/.test(given)) return Number(given.padEnd(13, '0'));
  const found = dayIn(given);
  if (!found) return null;
  const { year, month, day, rest } = found;
  const startMs = Date.UTC(year, month - 1, day);
  if (new Date(startMs).getUTCDate() !== day || month > 12) return null;
  return startMs + (timeIn(rest) ?? dayMs / 2);
}

function dayIn(text: string): Day | null {
  const made = (match: RegExpExecArray, year = '', month = 0, day = ''): Day => ({
    year: Number(year),
    month,
    day: Number(day),
    rest: text.replace(match[0], ' '),
  });
  const iso =
    /(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?!\d)/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)(?!\d)/.exec(text);
  if (iso) return made(iso, iso[1], Number(iso[2]), iso[3]);
  const named = /(\d\d?)(?:st|nd|rd|th)?\.? ([a-z]{3,9})\.?,? (\d{4})/i.exec(text);
  if (named && monthOf(named[2])) return made(named, named[3], monthOf(named[2]), named[1]);
  const american = /([a-z]{3,9})\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{4})/i.exec(text);
  if (american && monthOf(american[1])) {
    return made(american, american[3], monthOf(american[1]), american[2]);
  }
  const dotted = /(\d\d?)\.(\d\d?)\.(\d{4})/.exec(text);
  return dotted ? made(dotted, dotted[3], Number(dotted[2]), dotted[1]) : null;
}

/** 1 to 12, 0 for what is no English month. */
export const monthOf = (name = ''): number =>
  (months.indexOf(name.slice(0, 3).toLowerCase()) + 3) % 3 === 0
    ? (months.indexOf(name.slice(0, 3).toLowerCase()) + 3) / 3
    : 0;

/** Milliseconds after midnight UTC; null where there is no time of day. */
function timeIn(text: string): number | null {
  const match =
    /(?:^|[T\s,])(\d\d?):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?\s*(?:([ap])\.?m\.?)?\s*(.*)/i.exec(text);
  if (!match) return null;
  const [, hours = '', minutes, seconds = '0', half, after = ''] = match;
  const hour = half ? (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hours);
  if (hour > 24 || Number(minutes) > 59) return null;
  return (hour * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000 - aheadMs(after);
}

function aheadMs(zone: string): number {
  const [, sign, hours, minutes = '0'] = /([+\u2212-])(\d\d):?(\d\d)?/.exec(zone) ?? [];
  if (hours === undefined) return (zones[/[A-Z]{2,4}/.exec(zone)?.[0] ?? ''] ?? 0) * hourMs;
  const ms = Number(hours) * hourMs + Number(minutes) * 60_000;
  return sign === '+' ? ms : -ms;
}
