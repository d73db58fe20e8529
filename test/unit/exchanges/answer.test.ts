import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amount,
  ascending,
  checkClock,
  checkCoins,
  checkNearIndex,
  candle,
  fundingQuotes,
  hourlyCloses,
  ifGiven,
  isoTime,
  number,
  otherSymbol,
  pagePoints,
  parse,
  price,
  rate,
  seconds,
  time,
} from '../../../lib/exchanges/answer.ts';
import { z } from '../../../lib/exchanges/zod.ts';
import { failureOf, nowMs } from './samples.ts';

const receipt = { asset: 'BTC', receivedAtMs: nowMs } as const;
const minute = 60_000;

describe('numbers', () => {
  it.each([
    [1.5, 1.5],
    ['1.5', 1.5],
    [' 2 ', 2],
    ['-0.0001', -0.0001],
    ['3e-6', 3e-6],
    ['1E3', 1000],
    ['007', 7],
    ['123456789012345678901234567890', 1.2345678901234568e29],
  ])('D05 %j is %d', (text, value) => expect(parse(number, text, 'n')).toBe(value));

  it.each([
    '',
    ' ',
    'NaN',
    'Infinity',
    '1e999',
    '0x10',
    '0b1',
    '1,5',
    '1 000',
    '1_000',
    '.5',
    '5.',
    '+5',
    '--5',
    '1e',
    '12abc',
    '１２',
    null,
    undefined,
    true,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1n,
    [],
    [1],
    {},
  ])('D04 D05 %s is no number', (value) => {
    expect(failureOf(() => parse(number, value, 'n'))).toBe(
      'schema: n: the answer is not as documented',
    );
  });

  it('D04 the overflow of JSON is no number', () => {
    expect(z.safeParse(number, JSON.parse('1e999')).success).toBe(false);
  });

  it('D05 reads what JSON writes, exactly', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parse(number, value, 'n')).toBe(value);
        expect(parse(number, JSON.stringify(value), 'n')).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('D04 lets no text through as a number that is not finite', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const result = z.safeParse(number, text);
        expect(!result.success || Number.isFinite(result.data)).toBe(true);
      }),
    );
  });
});

describe('D07 plausible values', () => {
  it.each([
    ['price', price, ['0', -1, '-0.01'], ['0.01', 1e6]],
    ['amount', amount, [-1, '-0.1'], [0, '0', 1e12]],
    ['rate', rate, [0.11, '-0.2', 1], [0, '-0.0001', '0.003', 0.1]],
    [
      'time',
      time,
      [1_770_724_800, 1_770_724_800_000_000, 1.5e12 + 0.5, -1, 0],
      [nowMs, String(nowMs)],
    ],
  ] as const)('%s', (_name, schema, bad, good) => {
    expect(bad.filter((value) => z.safeParse(schema, value).success)).toEqual([]);
    expect(good.filter((value) => !z.safeParse(schema, value).success)).toEqual([]);
  });

  it.each([
    ['2026-02-10T12:00:00Z', nowMs],
    ['2026-02-10T12:00:00.250Z', nowMs + 250],
    ['2026-02-10T12:00:00.5Z', nowMs + 500],
    ['2026-02-10T12:00:00.250114Z', nowMs + 250],
    ['2026-02-10T12:00:00.999999999Z', nowMs + 999],
  ])('instant %s', (text, timeMs) => expect(parse(isoTime, text, 'time')).toBe(timeMs));

  it.each([
    '2026-02-10',
    '2026-02-10 12:00:00Z',
    '2026-02-10T12:00:00',
    '2026-02-10T12:00:00+02:00',
    '2026-13-10T12:00:00Z',
    '1999-02-10T12:00:00Z',
    '',
    nowMs,
    null,
  ])('%j is no instant', (value) => {
    expect(failureOf(() => parse(isoTime, value, 'time'))).toMatch(/^schema: /);
  });
});

describe('checks', () => {
  it.each([
    ['BTC', 21e6],
    ['ETH', 3e8],
    ['SOL', 2e9],
  ] as const)('D07 of %s there are at most %d coins: more is another unit', (asset, most) => {
    expect(checkCoins(most, { asset }, 'held')).toBe(most);
    expect(checkCoins(0, { asset }, 'held')).toBe(0);
    for (const held of [most + 1, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(failureOf(() => checkCoins(held, { asset }, 'held'))).toBe(
        'schema: held: not a number of coins',
      );
  });

  it('an answer of ten minutes passes, an older one is stale', () => {
    expect(failureOf(() => checkClock(nowMs - 10 * minute, receipt, 'BTCUSDT'))).toBe('none');
    expect(failureOf(() => checkClock(nowMs - 10 * minute - 1, receipt, 'BTCUSDT'))).toBe(
      'stale: BTCUSDT: the answer is 10 min old',
    );
  });

  it('D07 a time more than a day ahead is no time', () => {
    expect(failureOf(() => checkClock(nowMs + 24 * 60 * minute, receipt, 't'))).toBe('none');
    expect(failureOf(() => checkClock(nowMs + 24 * 60 * minute + 1, receipt, 't'))).toBe(
      'schema: t: the time lies in the future',
    );
  });

  it.each([
    [119.9, 'none'],
    [80.1, 'none'],
    [120.1, 'schema: X: mark price is 20.1 % off index'],
    [70, 'schema: X: mark price is -30.0 % off index'],
    [1e300, 'schema: X: mark price is 1.00e+300 % off index'],
  ])('D07 a mark price of %d beside an index of 100', (mark, failure) => {
    expect(failureOf(() => checkNearIndex(mark, 100, 'X'))).toBe(failure);
  });

  it('D21 any order and any repetition of rows gives the same rows', () => {
    const rows = [5, 1, 4, 2, 3].map((t) => ({ t }));
    const inOrder = ascending(rows, (row) => row.t).map((row) => row.t);
    expect(inOrder).toEqual([1, 2, 3, 4, 5]);
    fc.assert(
      fc.property(fc.shuffledSubarray([...rows, ...rows], { minLength: 10 }), (shuffled) => {
        expect(ascending(shuffled, (row) => row.t).map((row) => row.t)).toEqual(inOrder);
      }),
    );
  });

  it('D21 the last row of a time wins', () => {
    const rows = [
      { t: 1, v: 'first' },
      { t: 1, v: 'last' },
    ];
    expect(ascending(rows, (row) => row.t)).toEqual([{ t: 1, v: 'last' }]);
  });
});

describe('parse', () => {
  const schema = z.object({ ticker: z.array(z.object({ markPrice: price })) });

  it('names the field and repeats nothing of the answer', () => {
    expect(failureOf(() => parse(schema, { ticker: [{ markPrice: '<b>' }] }, 'tickers'))).toBe(
      'schema: tickers: ticker.0.markPrice is not as documented',
    );
  });

  it('D06 rebuilds field by field: keys of the prototype are dropped and harmless', () => {
    const payload: unknown = JSON.parse(
      '{"__proto__":{"evil":1},"constructor":{"prototype":{"evil":1}},"ticker":[{"markPrice":1,"__proto__":{"evil":1},"extra":2}]}',
    );
    const result = parse(schema, payload, 'x');
    expect(result).toEqual({ ticker: [{ markPrice: 1 }] });
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect('evil' in {}).toBe(false);
    expect('evil' in result).toBe(false);
  });

  it('D06 takes no field from the prototype of a key named so', () => {
    const payload: unknown = JSON.parse('{"__proto__":{"ticker":[{"markPrice":1}]}}');
    expect(failureOf(() => parse(schema, payload, 'x'))).toMatch(/^schema/);
  });

  it('compiles no schema: zod runs without new Function', () => {
    expect(z.config().jitless).toBe(true);
  });
});

describe('the rows of a page', () => {
  const hour = 60 * minute;
  const page = {
    ...receipt,
    interval: '1h',
    fromMs: nowMs - 3 * hour,
    toMs: nowMs + hour,
  } as const;
  const rows = [1, 0, -1, -2, -3, -4].map((hours) => ({
    openMs: nowMs + hours * hour,
    value: hours,
  }));

  it('D20 D21 ascending, each at its close, what is not over or not of the page left out', () => {
    expect(pagePoints(rows, page, hour)).toEqual([
      { timeMs: nowMs - 2 * hour, value: -3 },
      { timeMs: nowMs - hour, value: -2 },
      { timeMs: nowMs, value: -1 },
    ]);
  });

  it('rows without a length stand at their own instant', () => {
    expect(pagePoints(rows, page).map(({ value }) => value)).toEqual([-3, -2, -1, 0]);
    expect(pagePoints(rows, { ...page, toMs: nowMs })).toHaveLength(3);
    expect(pagePoints([], page)).toEqual([]);
  });

  it('D07 a row a day ahead of us is a change of format', () => {
    const ahead = [...rows, { openMs: nowMs + 25 * hour, value: 1 }];
    expect(failureOf(() => pagePoints(ahead, page))).toMatch(/^schema: last row/);
  });

  it('D20 of hours those are kept that end with a candle of the page', () => {
    const midnight = Date.UTC(2026, 1, 10);
    const hours = Array.from({ length: 14 }, (_, place) => ({
      openMs: midnight + (13 - place - 2) * hour,
      value: 13 - place - 2,
    }));
    const day = { ...receipt, fromMs: midnight, toMs: midnight + 12 * hour };
    expect(hourlyCloses(hours, { ...day, interval: '4h' })).toEqual([
      { timeMs: midnight + 4 * hour, value: 3 },
      { timeMs: midnight + 8 * hour, value: 7 },
      { timeMs: midnight + 12 * hour, value: 11 },
    ]);
    expect(hourlyCloses(hours, { ...day, interval: '1h' })).toHaveLength(12);
    const early = { ...day, interval: '4h', receivedAtMs: midnight + 12 * hour - 1 } as const;
    expect(hourlyCloses(hours, early)).toHaveLength(2);
  });
});

describe('shared shapes', () => {
  it('D07 whole seconds are read as milliseconds, milliseconds and parts of a second refused', () => {
    expect(parse(seconds, nowMs / 1000, 't')).toBe(nowMs);
    expect(parse(seconds, String(nowMs / 1000), 't')).toBe(nowMs);
    for (const wrong of [nowMs, nowMs / 1000 + 0.5, 1_230_940_799, 0, '', null])
      expect(failureOf(() => parse(seconds, wrong, 't'))).toMatch(/^schema: t/);
  });

  it('D07 a candle is its opening and its close', () => {
    const read = (row: unknown) => parse(candle(time), row, 'candle');
    expect(read([nowMs, '1', '3', '0.5', '2', 'volume'])).toEqual({ openMs: nowMs, value: 2 });
    expect(failureOf(() => read([nowMs, '1', '3', '0.5']))).toMatch(/^schema/);
    expect(failureOf(() => read([nowMs, '1', '3', '0.5', '0']))).toMatch(/^schema/);
    expect(failureOf(() => read([nowMs / 1000, 1, 3, 0.5, 2]))).toMatch(/^schema/);
    expect(parse(candle(seconds), [nowMs / 1000, 1, 3, 0.5, 2], 'c').openMs).toBe(nowMs);
  });

  it('D05 a field that may be blank is null there, and never 0', () => {
    for (const blank of ['', null, undefined])
      expect(parse(ifGiven(amount), blank, 'n')).toBeNull();
    expect(parse(ifGiven(amount), '0', 'n')).toBe(0);
    for (const wrong of [' ', 'x', '-1', false])
      expect(failureOf(() => parse(ifGiven(amount), wrong, 'n'))).toMatch(/^schema: n/);
  });

  it('what is of another contract names the field and nothing of the answer', () => {
    expect(otherSymbol().message).toBe('symbol: not the one asked for');
    expect(otherSymbol('coin').message).toMatch(/^coin:/);
    expect(otherSymbol().kind).toBe('schema');
  });
});

describe('payments', () => {
  const quotesOf = (times: readonly number[]) =>
    fundingQuotes(
      times.map((openMs) => ({ openMs, value: openMs / nowMs / 1000 })),
      'venue',
      'BTCUSDT',
      receipt,
    );

  it('D21 ascend and are distinct, each at its own instant', () => {
    const quotes = quotesOf([nowMs, nowMs - minute, nowMs]);
    expect(quotes.map(({ settledAtMs }) => settledAtMs)).toEqual([nowMs - minute, nowMs]);
    expect(quotes[1]).toEqual({
      kind: 'funding',
      exchange: 'venue',
      symbol: 'BTCUSDT',
      ...receipt,
      exchangeTimeMs: nowMs,
      settledAtMs: nowMs,
      rate: 0.001,
    });
  });

  it('D07 none at all, and one a day ahead of us, are a change of format', () => {
    expect(failureOf(() => quotesOf([]))).toBe('schema: funding: no payment');
    expect(failureOf(() => quotesOf([nowMs + 25 * 60 * minute]))).toMatch(/^schema: .*future/);
  });
});
