/**
 * www.deribit.com: perpetual and dated futures of bitcoin and ether, margined in the coin,
 * prices and index in USD, open interest in USD. JSON-RPC over GET with real JSON numbers;
 * every error is HTTP 400. The USDC book, with all linear contracts, is empty here.
 * https://docs.deribit.com/
 */
import type { Markets } from '../market/market.ts';
import { createBook, type DeribitBook } from './deribit-book.ts';
import {
  DeribitError,
  envelope,
  invalid,
  refuse,
  required,
  timestamp,
  tooManyRequests,
} from './deribit-wire.ts';
import { requestLimit } from './request-limit.ts';
import { html, rounded, type Reply, type Venue, type WorldRequest } from './venue.ts';

const currencies = ['BTC', 'ETH', 'USDC', 'USDT', 'EURR'];
const kinds = ['future', 'option', 'spot', 'future_combo', 'option_combo', 'combo', 'any'];
const resolutions = ['1', '3', '5', '10', '15', '30', '60', '120', '180', '360', '720', '1D'];
const minutesADay = 1440;

export function createDeribit(markets: Markets): Venue {
  const { BTC, ETH } = markets;
  const books: Readonly<Record<string, DeribitBook | undefined>> = {
    BTC: createBook('BTC', BTC),
    ETH: ETH && createBook('ETH', ETH),
  };
  const indices = { btc_usd: BTC, eth_usd: ETH };

  function bookSummary(query: URLSearchParams, nowMs: number): unknown {
    const currency = required(query, 'currency').toUpperCase();
    if (!currencies.includes(currency)) throw invalid('currency', 'invalid currency');
    const kind = query.get('kind') ?? 'any';
    if (!kinds.includes(kind)) throw invalid('kind', 'invalid kind');
    if (kind !== 'future' && kind !== 'any') return [];
    return books[currency]?.summary(nowMs) ?? [];
  }

  function instrumentOf(query: URLSearchParams): string {
    const instrument = required(query, 'instrument_name');
    if (!/^[A-Z0-9_]+-(PERPETUAL|\d{1,2}[A-Z]{3}\d{2})$/.test(instrument)) {
      throw invalid('instrument_name', 'wrong format');
    }
    return instrument;
  }

  const bookOf = (instrument: string) => books[instrument.split('-')[0] ?? ''];
  const notFound = () => invalid('instrument_name', 'instrument not found');

  function fundingHistory(query: URLSearchParams, nowMs: number): unknown {
    const instrument = instrumentOf(query);
    const book = bookOf(instrument);
    if (book?.perpetual !== instrument) throw notFound();
    const fromMs = timestamp(query, 'start_timestamp');
    return book.fundingHistory(fromMs, timestamp(query, 'end_timestamp'), nowMs);
  }

  function chart(query: URLSearchParams, nowMs: number): unknown {
    const instrument = instrumentOf(query);
    const fromMs = timestamp(query, 'start_timestamp');
    const toMs = timestamp(query, 'end_timestamp');
    const resolution = required(query, 'resolution');
    if (!resolutions.includes(resolution)) throw invalid('resolution', 'invalid resolution');
    const minutes = resolution === '1D' ? minutesADay : Number(resolution);
    const found = bookOf(instrument)?.chart(instrument, minutes, fromMs, toMs, nowMs);
    if (!found) throw notFound();
    return found;
  }

  function indexPrice(query: URLSearchParams, nowMs: number): unknown {
    const name = required(query, 'index_name');
    const market = Object.entries(indices).find(([known]) => known === name)?.[1];
    if (!market) throw invalid('index_name', 'invalid index');
    const index = rounded(market.indexUsd(nowMs), 2);
    return { index_price: index, estimated_delivery_price: index };
  }

  const methods: Readonly<Record<string, (query: URLSearchParams, nowMs: number) => unknown>> = {
    get_book_summary_by_currency: bookSummary,
    get_funding_rate_history: fundingHistory,
    get_tradingview_chart_data: chart,
    get_index_price: indexPrice,
    get_time: (_query, nowMs) => nowMs,
  };
  /** Twenty a second, of which a hundred at once. */
  const isTooMuch = requestLimit(100, 5_000);

  function answer(request: WorldRequest): Reply {
    const [, name] = /^\/api\/v2\/public\/([a-z_0-9]+)$/.exec(request.path) ?? [];
    const method = name === undefined || request.method !== 'GET' ? undefined : methods[name];
    if (!request.path.startsWith('/api/v2/')) return html(404, '<h1>404 Not Found</h1>');
    if (isTooMuch(request.nowMs)) return tooManyRequests(request.nowMs);
    try {
      if (!method) throw new DeribitError({ message: 'Method not found', code: -32601 });
      return envelope(200, request.nowMs, { result: method(request.query, request.nowMs) });
    } catch (error) {
      if (!(error instanceof DeribitError)) throw error;
      return envelope(400, request.nowMs, { error: error.error });
    }
  }

  return { host: 'www.deribit.com', answer, refuse };
}
