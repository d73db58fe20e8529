/**
 * www.deribit.com: perpetual and dated futures margined in coins, prices and index in USD,
 * open interest in USD. JSON-RPC over GET with real JSON numbers; every error is HTTP 400.
 * https://docs.deribit.com/
 */
import { dayMs, hourMs } from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import { datedPrice } from '../market/dated.ts';
import type { Market } from '../market/market.ts';
import { deribitContracts } from './deribit-contracts.ts';
import { DeribitError, envelope, invalid, refuse, required, timestamp } from './deribit-wire.ts';
import { html, rounded, type Reply, type Venue, type WorldRequest } from './venue.ts';

const currencies = ['BTC', 'ETH', 'USDC', 'USDT', 'EURR'];
const kinds = ['future', 'option', 'spot', 'future_combo', 'option_combo', 'combo', 'any'];
const maxFundingRows = 744;
const perpetual = 'BTC-PERPETUAL';

export function createDeribit(market: Market): Venue {
  /** The perpetual rests near its index: a premium shows only when funding is unusual. */
  const perpetualPrice = (tMs: number) => market.indexUsd(tMs) * (1 + hourlyFunding(tMs) * 4);
  const hourlyFunding = (tMs: number) => market.fundingRate(tMs) / 8;
  const fundingOver8h = (tMs: number) => {
    let sum = 0;
    for (let hour = 0; hour < 8; hour += 1) sum += hourlyFunding(tMs - hour * hourMs);
    return sum;
  };

  function summaryRow(name: string, price: number, tick: number, share: number, nowMs: number) {
    const index = market.indexUsd(nowMs);
    const day = candleFrom(market.indexUsd, nowMs - dayMs, nowMs, nowMs);
    const onTick = (value: number) => Math.round(value / tick) * tick;
    const scaled = (value: number) => onTick((value * price) / index);
    const coins = market.openInterestCoins(nowMs, 'deribit');
    const volume = rounded(market.volumeCoins(nowMs - dayMs, nowMs) * 0.06 * share, 8);
    const volumeUsd = Math.round((volume * price) / 10) * 10;
    const [bid, ask] = [onTick(price - tick), onTick(price - tick) + tick];
    return {
      volume_usd: volumeUsd,
      volume_notional: volumeUsd,
      volume,
      quote_currency: 'USD',
      price_change: rounded((day.close / day.open - 1) * 100, 4),
      open_interest: coins === null ? null : Math.round((coins * share * price) / 10) * 10,
      mid_price: (bid + ask) / 2,
      mark_price: rounded(price, 2),
      low: scaled(day.low),
      last: bid,
      instrument_name: name,
      high: scaled(day.high),
      estimated_delivery_price: rounded(index, 2),
      creation_timestamp: nowMs,
      bid_price: bid,
      base_currency: 'BTC',
      ask_price: ask,
    };
  }

  function bookSummary(query: URLSearchParams, nowMs: number): unknown {
    const currency = required(query, 'currency').toUpperCase();
    if (!currencies.includes(currency)) throw invalid('currency', 'invalid currency');
    const kind = query.get('kind') ?? 'any';
    if (!kinds.includes(kind)) throw invalid('kind', 'invalid kind');
    if (currency !== 'BTC' || (kind !== 'future' && kind !== 'any')) return [];

    const contracts = deribitContracts(nowMs);
    const index = market.indexUsd(nowMs);
    const share = 0.38 / contracts.length;
    const futures = contracts.map(({ name, expiryMs }) => {
      const price = datedPrice(market, 'deribit', index, nowMs, expiryMs);
      return summaryRow(name, price, 2.5, share, nowMs);
    });
    const perpetualRow = {
      ...summaryRow(perpetual, perpetualPrice(nowMs), 0.5, 0.62, nowMs),
      funding_8h: rounded(fundingOver8h(nowMs), 8),
      current_funding: rounded(market.fundingRate(nowMs), 8),
    };
    return [...futures, perpetualRow, combination(nowMs)];
  }

  /** A spread of two instruments has a row among the futures, with a difference as its price. */
  function combination(nowMs: number): unknown {
    const last = deribitContracts(nowMs).at(-1);
    const index = market.indexUsd(nowMs);
    const far = last ? datedPrice(market, 'deribit', index, nowMs, last.expiryMs) : index;
    return {
      volume_usd: 0,
      volume_notional: 0,
      volume: 0,
      quote_currency: 'USD',
      price_change: null,
      open_interest: 0,
      mid_price: null,
      mark_price: rounded(far - perpetualPrice(nowMs), 2),
      low: null,
      last: null,
      instrument_name: `BTC-FS-${last?.name.slice(4)}_PERP`,
      high: null,
      estimated_delivery_price: rounded(index, 2),
      creation_timestamp: nowMs,
      bid_price: null,
      base_currency: 'BTC',
      ask_price: null,
    };
  }

  /** A row for each full hour; of a longer window the latest rows. */
  function fundingHistory(query: URLSearchParams, nowMs: number): unknown {
    const instrument = required(query, 'instrument_name');
    if (!/^[A-Z0-9_]+-(PERPETUAL|\d{1,2}[A-Z]{3}\d{2})$/.test(instrument)) {
      throw invalid('instrument_name', 'wrong format');
    }
    if (instrument !== perpetual) throw invalid('instrument_name', 'instrument not found');
    const startMs = Math.max(timestamp(query, 'start_timestamp'), market.firstMs + 8 * hourMs);
    const endMs = Math.min(timestamp(query, 'end_timestamp'), nowMs);
    const lastHour = Math.floor(endMs / hourMs);
    const firstHour = Math.max(Math.ceil(startMs / hourMs), lastHour - maxFundingRows + 1);
    return Array.from({ length: Math.max(lastHour - firstHour + 1, 0) }, (_, row) => {
      const tMs = (firstHour + row) * hourMs;
      return {
        timestamp: tMs,
        index_price: rounded(market.indexUsd(tMs), 2),
        prev_index_price: rounded(market.indexUsd(tMs - hourMs), 2),
        interest_8h: fundingOver8h(tMs - 1),
        interest_1h: hourlyFunding(tMs - 1),
      };
    });
  }

  function indexPrice(query: URLSearchParams, nowMs: number): unknown {
    if (required(query, 'index_name') !== 'btc_usd') throw invalid('index_name', 'invalid index');
    const index = rounded(market.indexUsd(nowMs), 2);
    return { index_price: index, estimated_delivery_price: index };
  }

  const methods: Readonly<Record<string, (query: URLSearchParams, nowMs: number) => unknown>> = {
    get_book_summary_by_currency: bookSummary,
    get_funding_rate_history: fundingHistory,
    get_index_price: indexPrice,
    get_time: (_query, nowMs) => nowMs,
  };

  function answer(request: WorldRequest): Reply {
    const [, name] = /^\/api\/v2\/public\/([a-z_0-9]+)$/.exec(request.path) ?? [];
    const method = name === undefined || request.method !== 'GET' ? undefined : methods[name];
    if (!request.path.startsWith('/api/v2/')) return html(404, '<h1>404 Not Found</h1>');
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
