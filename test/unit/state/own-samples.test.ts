import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../../lib/quotes/point.ts';
import { addOwnSamples, type OwnSamples, withOwnSamples } from '../../../lib/state/own-samples.ts';

const noon = Date.UTC(2026, 1, 10, 12);
const minute = 60_000;

const reading = (exchange: string, value: number, atMs: number, stretched = false) => ({
  exchange,
  value,
  atMs,
  stretched,
  contracts: [],
});

const polled = (kept: OwnSamples, value: number, atMs: number): OwnSamples =>
  addOwnSamples(kept, [reading('okx', value, atMs)], 'BTC', atMs);

describe('samples of our own polls', () => {
  it('of one hour the last stays', () => {
    const kept = [2, 30, 58, 62].reduce(
      (own, minutes) => polled(own, minutes, noon + minutes * minute),
      {},
    );
    expect(kept).toEqual({
      'okx/BTC': [
        [noon + 58 * minute, 58, 0],
        [noon + 62 * minute, 62, 0],
      ],
    });
  });

  it('a quote that is old, or ahead, is no sample', () => {
    const readings = [
      reading('okx', 1, noon - 16 * minute),
      reading('bybit', 1, noon + minute),
      reading('kraken', 2.000_04, noon - 14 * minute, true),
    ];
    expect(addOwnSamples({}, readings, 'ETH', noon)).toEqual({
      'kraken/ETH': [[noon - 14 * minute, 2, 1]],
    });
  });

  it('fifty hours are kept, and nothing of a clock that was ahead', () => {
    let own: OwnSamples = {
      'gone/BTC': [[noon - 51 * hourMs, 5, 0]],
      'ahead/BTC': [[noon + 999 * hourMs, 5, 0]],
    };
    for (let at = noon; at < noon + 200 * hourMs; at += 20 * minute) own = polled(own, 1, at);
    expect(Object.keys(own)).toEqual(['okx/BTC']);
    expect(own['okx/BTC']).toHaveLength(50);
  });

  it('the past of an asset that is not polled goes as well', () => {
    const eth = addOwnSamples({}, [reading('okx', 3, noon)], 'ETH', noon);
    expect(Object.keys(polled(eth, 5, noon + hourMs))).toEqual(['okx/ETH', 'okx/BTC']);
    expect(Object.keys(polled(eth, 5, noon + 51 * hourMs))).toEqual(['okx/BTC']);
  });

  it('L16: stay bounded, in order and distinct by hour on any walk of the clock', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 200 }), (steps) => {
        let at = noon;
        let own: OwnSamples = {};
        for (const step of steps) {
          at += step * 11 * minute;
          own = polled(own, step, at);
        }
        const times = (own['okx/BTC'] ?? []).map(([timeMs]) => timeMs);
        expect(times.length).toBeLessThanOrEqual(50);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times.every((timeMs) => timeMs <= at)).toBe(true);
      }),
    );
  });
});

describe('behind a record', () => {
  const own: OwnSamples = {
    'okx/BTC': [
      [noon - 30 * minute, 1, 0],
      [noon + 30 * minute, 2, 0],
      [noon + 90 * minute, 3, 1],
    ],
    'okx/ETH': [[noon, 99, 0]],
    'bybit/BTC': [[noon, 4, 0]],
  };

  it('they fill the hours that it does not cover', () => {
    const hourly = [{ timeMs: noon, value: 50 }];
    const fourHourly = [{ timeMs: noon, value: 40 }];
    const [okx] = withOwnSamples([{ exchange: 'okx', hourly, fourHourly }], own, 'BTC');
    expect(okx).toEqual({
      exchange: 'okx',
      hourly: [
        { timeMs: noon, value: 50 },
        { timeMs: noon + 30 * minute, value: 2, stretched: false },
        { timeMs: noon + 90 * minute, value: 3, stretched: true },
      ],
      fourHourly,
    });
  });

  it('a candle of four hours covers all of them', () => {
    const fourHourly = [{ timeMs: noon + 2 * hourMs, value: 40 }];
    const [okx] = withOwnSamples([{ exchange: 'okx', hourly: [], fourHourly }], own, 'BTC');
    expect(okx?.hourly).toEqual([]);
  });

  it('an exchange without a record has its own alone', () => {
    const found = withOwnSamples([], own, 'BTC');
    expect(found.map(({ exchange, hourly }) => [exchange, hourly.length])).toEqual([
      ['okx', 3],
      ['bybit', 1],
    ]);
  });
});
