import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchanges/exchange.ts';
import { deribit } from '../../../lib/exchanges/deribit.ts';
import type { Quote } from '../../../lib/quotes/quote.ts';
import { edited, failureOf, nowMs, read, sample, urlOf } from './samples.ts';

const book = sample('deribit', 'book-summary');
const summary = (path: string, value: unknown): Quote[] =>
  read(deribit, 'book-summary', edited(book, path, value));
const symbolsOf = (quotes: readonly Quote[], kind: Quote['kind']): string[] =>
  quotes.filter((quote) => quote.kind === kind).map((quote) => quote.symbol);
const renamed = (name: string): Quote[] => summary('result.1.instrument_name', name);

const broken = (path: string, value: unknown): string => failureOf(() => summary(path, value));
const refusal = (code: number): unknown => ({ jsonrpc: '2.0', error: { code, message: '<b>' } });

describe('requests', () => {
  it.each([
    [
      'book-summary',
      'https://www.deribit.com/api/v2/public/get_book_summary_by_currency?currency=BTC&kind=future',
    ],
    [
      'funding',
      'https://www.deribit.com/api/v2/public/get_funding_rate_history?instrument_name=BTC-PERPETUAL' +
        `&start_timestamp=${nowMs - 8 * 86_400_000}&end_timestamp=${nowMs}`,
    ],
  ])('%s', (id, url) => expect(urlOf(deribit, id)).toBe(url));

  it('asks for the curve with every poll, in the lean mode too', () => {
    const endpoints: Exchange['endpoints'] = deribit.endpoints;
    expect(endpoints.map(({ id, everyMinutes, lean }) => [id, everyMinutes, lean])).toEqual([
      ['book-summary', 0, true],
      ['funding', 120, undefined],
    ]);
  });

  it('Ether by its own name; Solana has no coin-settled book', () => {
    for (const { id, url } of deribit.endpoints) {
      expect(url('ETH', nowMs)).toBe(
        urlOf(deribit, id).replace('=BTC-', '=ETH-').replace('=BTC&', '=ETH&'),
      );
      expect(url('SOL', nowMs)).toBeNull();
    }
  });
});

describe('the curve in one answer', () => {
  const quotes = read(deribit, 'book-summary');

  it('perpetual and futures at their mark beside the delivery index', () => {
    expect(quotes[0]).toEqual({
      kind: 'perpetual',
      exchange: 'deribit',
      asset: 'BTC',
      symbol: 'BTC-PERPETUAL',
      exchangeTimeMs: nowMs - 1200,
      receivedAtMs: nowMs,
      price: 70088.71,
      indexPrice: 70101.33,
      currency: 'USD',
    });
    expect(symbolsOf(quotes, 'future')).toEqual([
      'BTC-13FEB26',
      'BTC-6MAR26',
      'BTC-27MAR26',
      'BTC-26JUN26',
    ]);
  });

  it('the expiry comes from the name, with one digit or two, at 08:00 UTC', () => {
    const expiries = quotes.flatMap((quote) =>
      quote.kind === 'future' ? [new Date(quote.expiryMs).toISOString().slice(0, 16)] : [],
    );
    expect(expiries).toEqual([
      '2026-02-13T08:00',
      '2026-03-06T08:00',
      '2026-03-27T08:00',
      '2026-06-26T08:00',
    ]);
  });

  it('open interest in USD becomes coins at the index', () => {
    const perpetual = quotes.find((quote) => quote.kind === 'open-interest');
    expect(perpetual).toMatchObject({ symbol: 'BTC-PERPETUAL' });
    expect(perpetual?.kind === 'open-interest' && perpetual.coins).toBeCloseTo(
      912_345_670 / 70101.33,
      9,
    );
  });
});

describe('another coin', () => {
  it('reads by its name and no other', () => {
    const payload: unknown = JSON.parse(JSON.stringify(book).replaceAll('"BTC-', '"ETH-'));
    const receipt = { asset: 'ETH', receivedAtMs: nowMs } as const;
    const [endpoint] = deribit.endpoints;
    const quotes = endpoint.read(payload, receipt);
    expect(symbolsOf(quotes, 'future')).toContain('ETH-27MAR26');
    expect(quotes.every(({ asset }) => asset === 'ETH')).toBe(true);
    expect(failureOf(() => endpoint.read(book, receipt))).toBe(
      'schema: result: no future with a price',
    );
  });
});

describe('quirks', () => {
  it.each(['BTC-27MAR26-70000-C', 'BTC-FS-27MAR26_PERP', 'ETH-27MAR26', 'BTC_USDC-27MAR26'])(
    '%s is no future of ours and is passed over',
    (name) => expect(symbolsOf(renamed(name), 'future')).toHaveLength(3),
  );

  it('what is passed over is not read: an option may carry anything', () => {
    expect(summary('result.6.mark_price', 'not a number')).toHaveLength(10);
  });

  it('D27 a contract that has ended is passed over, the others go on', () => {
    expect(symbolsOf(renamed('BTC-30JAN26'), 'future')).toHaveLength(3);
    expect(symbolsOf(renamed('BTC-10FEB26'), 'future')).toHaveLength(3);
    expect(symbolsOf(renamed('BTC-11FEB26'), 'future')).toHaveLength(4);
  });

  it.each(['BTC-31FEB26', 'BTC-27XXX26', 'BTC-0MAR26', 'btc-27MAR26', 'BTC-27MAR2026'])(
    'the impossible name %s is no contract',
    (name) => expect(symbolsOf(renamed(name), 'future')).toHaveLength(3),
  );

  it('a null open interest is unknown: no quote, never 0', () => {
    const quotes = summary('result.1.open_interest', null);
    expect(symbolsOf(quotes, 'future')).toContain('BTC-13FEB26');
    expect(symbolsOf(quotes, 'open-interest')).not.toContain('BTC-13FEB26');
  });

  it('a contract without a mark or an index yet is passed over', () => {
    expect(symbolsOf(summary('result.1.mark_price', null), 'future')).toHaveLength(3);
    expect(symbolsOf(summary('result.1.estimated_delivery_price', null), 'future')).toHaveLength(3);
  });

  it('null bid, ask and last of a quiet contract do not matter', () => {
    expect(symbolsOf(summary('result.1.bid_price', null), 'future')).toHaveLength(4);
  });

  it('an error envelope names its code; 10028 means too many requests', () => {
    expect(failureOf(() => read(deribit, 'book-summary', refusal(10_028)))).toBe(
      'rate: error 10028',
    );
    expect(failureOf(() => read(deribit, 'funding', refusal(13_020)))).toBe('schema: error 13020');
  });

  it.each([
    [400, '{"error":{"message":"too_many_requests","code":10028}}', 'rate'],
    [400, '{"error":{"message":"instrument_not_found","code" : 13020}}', 'schema'],
    [400, '<html>', 'schema'],
    [429, '', undefined],
    [503, '', undefined],
  ])('HTTP %d %s is %s', (status, body, kind) =>
    expect(deribit.classifyStatus(status, body)).toBe(kind),
  );

  it('D07 implausible numbers are refused by contract and field', () => {
    expect(broken('result.3.mark_price', 0)).toBe(
      'schema: result: mark_price is not as documented',
    );
    expect(broken('result.3.mark_price', 99_000)).toBe(
      'schema: BTC-27MAR26: mark price is 41.2 % off index',
    );
    expect(broken('result.3.open_interest', -1)).toMatch(/open_interest/);
    expect(broken('result.3.open_interest', 1e15)).toMatch(/BTC-27MAR26: open_interest/);
    expect(broken('result.3.creation_timestamp', nowMs * 1000)).toMatch(/creation_timestamp/);
    expect(broken('result.3.creation_timestamp', nowMs - 660_000)).toMatch(
      /^stale: BTC-27MAR26: the answer is 11 min old/,
    );
  });

  it('an answer without a future of ours is a change of format', () => {
    expect(failureOf(() => read(deribit, 'book-summary', { result: [] }))).toBe(
      'schema: result: no future with a price',
    );
  });
});

describe('funding', () => {
  it('each hour as a payment, in order, negative ones included', () => {
    const quotes = read(deribit, 'funding');
    expect(quotes.map((quote) => quote.kind === 'funding' && quote.rate)).toEqual([
      0.00000105, -2.2e-7, 0, 0.0000034,
    ]);
    expect(quotes[0]).toMatchObject({
      symbol: 'BTC-PERPETUAL',
      settledAtMs: nowMs - 3 * 3_600_000,
    });
  });

  it('D21 rows in any order, and repeated', () => {
    const { result } = sample('deribit', 'funding') as { result: unknown[] };
    const shuffled = { result: [...result.toReversed(), ...result] };
    expect(read(deribit, 'funding', shuffled)).toEqual(read(deribit, 'funding'));
  });

  it('no hour at all is a change of format', () => {
    expect(failureOf(() => read(deribit, 'funding', { result: [] }))).toMatch(/^schema/);
  });
});
