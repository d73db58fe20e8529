/**
 * The coin-settled book of one coin on Deribit: its perpetual and dated futures, priced in
 * USD, now and in the past. Contracts that have ended are not served.
 */
import { dayMs, hourMs, minuteMs } from '../market/calendar.ts';
import { candleFrom } from '../market/candle.ts';
import { datedPrice } from '../market/dated.ts';
import type { Market, MarketAsset } from '../market/market.ts';
import { deribitContracts } from './deribit-contracts.ts';
import { rounded } from './venue.ts';

const maxFundingRows = 744;
const maxCandles = 5_000;
/** Quarters are listed about a year ahead. */
const longestLifeMs = 370 * dayMs;

export type DeribitBook = ReturnType<typeof createBook>;

export function createBook(asset: MarketAsset, market: Market) {
  const perpetual = `${asset}-PERPETUAL`;
  const [datedTick, perpetualTick] = asset === 'BTC' ? [2.5, 0.5] : [0.25, 0.05];
  const hourlyFunding = (tMs: number) => market.fundingRate(tMs) / 8;
  /** The perpetual rests near its index: a premium shows only when funding is unusual. */
  const perpetualPrice = (tMs: number) => market.indexUsd(tMs) * (1 + hourlyFunding(tMs) * 4);
  const fundingOver8h = (tMs: number) => {
    let sum = 0;
    for (let hour = 0; hour < 8; hour += 1) sum += hourlyFunding(tMs - hour * hourMs);
    return sum;
  };
  const priceAt = (tMs: number, expiryMs: number) =>
    datedPrice(market, 'deribit', market.indexUsd(tMs), tMs, expiryMs);

  function summaryRow(name: string, price: number, tick: number, share: number, nowMs: number) {
    const index = market.indexUsd(nowMs);
    const day = candleFrom(market.indexUsd, nowMs - dayMs, nowMs, nowMs);
    const onTick = (value: number) => rounded(Math.round(value / tick) * tick, 2);
    const scaled = (value: number) => onTick((value * price) / index);
    const coins = market.openInterestCoins(nowMs, 'deribit');
    const volume = rounded(market.volumeCoins(nowMs - dayMs, nowMs) * 0.06 * share, 8);
    const volumeUsd = Math.round((volume * price) / 10) * 10;
    const bid = onTick(price - tick);
    const ask = rounded(bid + tick, 2);
    return {
      volume_usd: volumeUsd,
      volume_notional: volumeUsd,
      volume,
      quote_currency: 'USD',
      price_change: rounded((day.close / day.open - 1) * 100, 4),
      open_interest: coins === null ? null : Math.round((coins * share * price) / 10) * 10,
      mid_price: rounded((bid + ask) / 2, 4),
      mark_price: rounded(price, 2),
      low: scaled(day.low),
      last: bid,
      instrument_name: name,
      high: scaled(day.high),
      estimated_delivery_price: rounded(index, 2),
      creation_timestamp: nowMs,
      bid_price: bid,
      base_currency: asset,
      ask_price: ask,
    };
  }

  function summary(nowMs: number): unknown[] {
    const contracts = deribitContracts(nowMs, asset);
    const share = 0.38 / contracts.length;
    const futures = contracts.map(({ name, expiryMs }) =>
      summaryRow(name, priceAt(nowMs, expiryMs), datedTick, share, nowMs),
    );
    const perpetualRow = {
      ...summaryRow(perpetual, perpetualPrice(nowMs), perpetualTick, 0.62, nowMs),
      funding_8h: rounded(fundingOver8h(nowMs), 8),
      current_funding: rounded(market.fundingRate(nowMs), 8),
    };
    return [...futures, perpetualRow, combination(nowMs)];
  }

  /** A spread of two instruments has a row among the futures, with a difference as its price. */
  function combination(nowMs: number): unknown {
    const last = deribitContracts(nowMs, asset).at(-1);
    const index = market.indexUsd(nowMs);
    const far = last ? priceAt(nowMs, last.expiryMs) : index;
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
      instrument_name: `${asset}-FS-${last?.name.slice(asset.length + 1)}_PERP`,
      high: null,
      estimated_delivery_price: rounded(index, 2),
      creation_timestamp: nowMs,
      bid_price: null,
      base_currency: asset,
      ask_price: null,
    };
  }

  /** A row for each full hour; of a longer window the latest rows. */
  function fundingHistory(fromMs: number, toMs: number, nowMs: number): unknown[] {
    const startMs = Math.max(fromMs, market.firstMs + 8 * hourMs);
    const lastHour = Math.floor(Math.min(toMs, nowMs) / hourMs);
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

  /** The price of a contract and its first instant; undefined for what is not listed. */
  function listed(name: string, nowMs: number) {
    if (name === perpetual) return { price: perpetualPrice, firstMs: market.firstMs };
    const contract = deribitContracts(nowMs, asset).find((candidate) => candidate.name === name);
    if (!contract) return undefined;
    const { expiryMs } = contract;
    const firstMs = Math.max(market.firstDatedMs, expiryMs - longestLifeMs);
    return { price: (tMs: number) => priceAt(tMs, expiryMs), firstMs };
  }

  /** Columns, oldest first, the running candle last; undefined for what is not listed. */
  function chart(name: string, minutes: number, fromMs: number, toMs: number, nowMs: number) {
    const found = listed(name, nowMs);
    if (!found) return undefined;
    const { price, firstMs } = found;
    const stepMs = minutes * minuteMs;
    const last = Math.floor(Math.min(toMs, nowMs) / stepMs);
    const first = Math.max(Math.ceil(Math.max(fromMs, firstMs) / stepMs), last - maxCandles + 1);
    const ticks = Array.from(
      { length: Math.max(last - first + 1, 0) },
      (_, row) => (first + row) * stepMs,
    );
    const candles = ticks.map((openMs) => candleFrom(price, openMs, openMs + stepMs, nowMs));
    const coins = ticks.map((openMs) => market.volumeCoins(openMs, openMs + stepMs) * 0.03);
    return {
      volume: coins.map((each) => rounded(each, 8)),
      ticks,
      status: ticks.length === 0 ? 'no_data' : 'ok',
      open: candles.map(({ open }) => rounded(open, 2)),
      low: candles.map(({ low }) => rounded(low, 2)),
      high: candles.map(({ high }) => rounded(high, 2)),
      cost: coins.map((each, row) => Math.round((each * (candles[row]?.close ?? 0)) / 10) * 10),
      close: candles.map(({ close }) => rounded(close, 2)),
    };
  }

  return { perpetual, summary, fundingHistory, chart };
}
