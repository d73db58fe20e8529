import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReplayedMarket } from '../../world/market/replayed-market.ts';
import { writeRecord } from './small-record.ts';

const at = '2025-11-19';
const shownMs = Date.UTC(2026, 10, 22, 14, 5, 30);
const directory = mkdtempSync(join(tmpdir(), 'basis-lens-record-'));
beforeAll(() => writeRecord(directory));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const replay = (folder: string, day = at) => createReplayedMarket(folder, day, () => shownMs);

describe('a record that is not what it should be', () => {
  /** Replays a copy of which one file was changed. */
  function replaySpoiled(name: string, change: (text: string) => string): void {
    const folder = mkdtempSync(join(tmpdir(), 'basis-lens-spoiled-'));
    try {
      writeRecord(folder);
      writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));
      replay(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  it('names the file that is missing', () => {
    expect(() => replay('/no/such/folder')).toThrow(
      'cannot read btc_binance_1h_close.csv in the replay folder /no/such/folder',
    );
  });

  it.each([
    ['2025-13-01', '"2025-13-01" is not a day; expected a date such as 2025-11-19'],
    ['2025-02-30', '"2025-02-30" is not a day; expected a date such as 2025-11-19'],
    ['yesterday', '"yesterday" is not a day; expected a date such as 2025-11-19'],
    [
      '2025-11-16',
      '2025-11-16 is outside the record; expected a day from 2025-11-17 to 2025-11-19',
    ],
    [
      '2031-01-01',
      '2031-01-01 is outside the record; expected a day from 2025-11-17 to 2025-11-19',
    ],
  ])('refuses the day %s', (day, message) => {
    expect(() => replay(directory, day)).toThrow(message);
  });

  it.each([
    [
      'btc_binance_1h_close.csv',
      (text: string) => text.replace('90005,', 'n/a,'),
      'btc_binance_1h_close.csv, line 7: expected a number in column spot_close',
    ],
    [
      'btc_binance_1h_close.csv',
      (text: string) => text.replace('2025-11-16T04:00:00Z', '2025-11-16T04:30:00Z'),
      'btc_binance_1h_close.csv, line 6: expected the start of an hour in column date',
    ],
    [
      'btc_binance_1h_close.csv',
      (text: string) => text.replace('2025-11-16T04:00:00Z', '2025-11-16T02:00:00Z'),
      'btc_binance_1h_close.csv, line 6: expected a date after that of the line before',
    ],
    [
      'btc_binance_1h_close.csv',
      (text: string) => text.replace(',90003,', ',-1,'),
      'btc_binance_1h_close.csv, line 5: expected a number above 0 in column spot_close',
    ],
    [
      'btc_cme_basis_1d.csv',
      (text: string) => text.replace('21:00', 'evening'),
      'btc_cme_basis_1d.csv, line 2: expected a time of day such as 21:00 in column settle_utc',
    ],
    [
      'btc_cme_basis_1d.csv',
      (text: string) => text.replace('basis_pct', 'basis'),
      'btc_cme_basis_1d.csv, line 1: expected the columns date, settle_utc, dte, basis_pct; missing basis_pct',
    ],
    [
      'btc_funding_8h_binance.csv',
      (text: string) => `${text}2025-11-20T00:00:00Z,0.0001,7\n`,
      'btc_funding_8h_binance.csv, line 14: expected 2 columns',
    ],
    [
      'btc_onchain_1d_coinmetrics.csv',
      (text: string) => `${text.split('\n')[0]}\n`,
      'btc_onchain_1d_coinmetrics.csv: expected at least one line of data',
    ],
  ])('%s, spoiled', (name, change, message) => {
    expect(() => replaySpoiled(name, change)).toThrow(message);
  });
});
