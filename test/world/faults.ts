/**
 * Ways in which an exchange can fail its callers. A fault takes the place of a host's
 * answer, or spoils the answer that it would have given.
 *
 * | kind          | what the caller meets                                             |
 * | ------------- | ----------------------------------------------------------------- |
 * | `down`        | the connection is cut without an answer                           |
 * | `hang`        | no answer, ever                                                   |
 * | `html`        | HTTP 200 with a page of HTML                                      |
 * | `truncated`   | HTTP 200, the answer ends in the middle                           |
 * | `garbage`     | HTTP 200, valid JSON of a shape nobody documents                  |
 * | `nan`         | the right shape, every numeric string "NaN", every number infinite |
 * | `empty`       | the right envelope around nothing                                 |
 * | `bomb`        | HTTP 200, JSON without end (64 MB)                                |
 * | `geo`         | the host's own refusal of a location                              |
 * | `rate`        | the host's own refusal of too many requests                       |
 * | `banned`      | HTTP 418, as Binance answers those who went on after a 429        |
 * | `maintenance` | the host's own answer while it is being serviced                  |
 * | `redirect`    | HTTP 302 to a host that nobody asked for                          |
 * | `slow`        | the right answer, four seconds late                               |
 * | `partial`     | the right answer to some requests, HTTP 502 to the others         |
 * | `liar-...`    | right in form and wrong in number: `market/lying-market.ts`       |
 */
import { minuteMs } from './market/calendar.ts';
import { liarKinds, type LiarKind } from './market/lying-market.ts';
import { html, json, type Reply, type Venue, type WorldRequest } from './venues/venue.ts';

export const faultKinds = [
  'down',
  'hang',
  'html',
  'truncated',
  'garbage',
  'nan',
  'empty',
  'bomb',
  'geo',
  'rate',
  'banned',
  'maintenance',
  'redirect',
  'slow',
  'partial',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  /** A host name, or `*` for all API hosts. */
  readonly host: string;
  /** Only requests whose path and query hold this text. */
  readonly pathIncludes?: string;
  readonly kind: FaultKind | LiarKind;
}

export const isLie = (kind: FaultKind | LiarKind): kind is LiarKind =>
  (liarKinds as readonly string[]).includes(kind);

/** How late a slow host answers, in ms; callers wait for at least twice that. */
export const slowMs = 4_000;

/** What the server does with a request: answer it, or something no answer can express. */
export type Outcome = Reply | 'cut' | 'hang' | 'bomb';

const infinity = '@@infinity@@';

export function faultyOutcome(kind: FaultKind, venue: Venue, request: WorldRequest): Outcome {
  switch (kind) {
    case 'down':
      return 'cut';
    case 'hang':
    case 'bomb':
      return kind;
    case 'html':
      return html(
        200,
        '<!doctype html><title>Just a moment...</title><h1>Checking your browser</h1>',
      );
    case 'truncated':
      return spoiled(venue, request, (body) => body.slice(0, Math.ceil(body.length / 2)));
    case 'garbage':
      return json(200, {
        unexpected: [[null, true, { a: 'b' }]],
        result: 7,
        data: 'none',
        error: false,
      });
    case 'nan':
      return spoiled(venue, request, withoutNumbers);
    case 'empty':
      return spoiled(venue, request, (body) => JSON.stringify(emptied(JSON.parse(body))));
    case 'redirect':
      return { status: 302, headers: { location: 'https://elsewhere.example/' }, body: '' };
    case 'banned':
      return banned(request.nowMs);
    case 'slow':
      return venue.answer(request);
    case 'partial':
      return isLost(request) ? html(502, '<h1>502 Bad Gateway</h1>') : venue.answer(request);
    case 'geo':
    case 'rate':
    case 'maintenance':
      return venue.refuse(kind, request);
  }
}

const banMs = 5 * minuteMs;

const banned = (nowMs: number): Reply =>
  json(
    418,
    { code: -1003, msg: `Way too many requests; IP(127.0.0.1) banned until ${nowMs + banMs}.` },
    { 'retry-after': String(banMs / 1000) },
  );

/** About half of what can be asked, the same at any time: numbers and times make no difference. */
function isLost({ path, query }: WorldRequest): boolean {
  const words = `${path}?${query}`.replace(/\d+/g, '');
  let hash = 0;
  for (const character of words) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) | 0;
  return ((hash >>> 4) & 1) === 1;
}

function spoiled(venue: Venue, request: WorldRequest, spoil: (body: string) => string): Reply {
  const reply = venue.answer(request);
  const isJson = reply.headers['content-type']?.includes('json') ?? false;
  return isJson ? { ...reply, body: spoil(reply.body) } : reply;
}

function withoutNumbers(body: string): string {
  const text = JSON.stringify(JSON.parse(body), (_key, value: unknown) => {
    if (typeof value === 'number') return infinity;
    return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? 'NaN' : value;
  });
  // A number that JSON can carry and a double cannot hold.
  return text.replaceAll(`"${infinity}"`, '1e999');
}

const isContainer = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

/** Lists and objects inside an envelope are emptied, and so is an answer without one. */
function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (!isContainer(value) || !Object.values(value).some(isContainer)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => {
      if (!isContainer(inner)) return [key, inner];
      return [key, Array.isArray(inner) ? [] : {}];
    }),
  );
}
