/**
 * The contracts of BitMEX: perpetuals, quarters of bitcoin (XBT) and its index. A quarter ends
 * at 12:00 UTC on the last Friday of March, June, September and December; it is listed for
 * half a year and its bins stay afterwards.
 * https://www.bitmex.com/api/explorer/
 */
import { dayMs, hourMs, lastFriday, monthExpiriesAfter } from '../market/calendar.ts';
import { datedPrice } from '../market/dated.ts';
import type { Market, Markets } from '../market/market.ts';

interface BitmexContract {
  readonly symbol: string;
  readonly coin: 'XBT' | 'ETH';
  readonly market: Market;
  readonly kind: 'perpetual' | 'quarter' | 'index';
  readonly listedMs: number;
  /** Null where it has no end. */
  readonly expiryMs: number | null;
  /** What is traded; an index has no trades. */
  price(tMs: number): number;
}

const at1200Utc = (fridayMs: number): number => fridayMs + 12 * hourMs;

const letters = 'HMUZ';

function perpetual(coin: 'XBT' | 'ETH', market: Market): BitmexContract {
  const price = (tMs: number) => market.indexUsd(tMs) * (1 + market.fundingRate(tMs) * 2);
  const listedMs = market.firstMs;
  return { symbol: `${coin}USD`, coin, market, kind: 'perpetual', listedMs, expiryMs: null, price };
}

function quarter(market: Market, year: number, place: number): BitmexContract {
  const expiryMs = at1200Utc(lastFriday(year, place * 3 + 2));
  const listedMs = Math.max(at1200Utc(lastFriday(year, place * 3 - 4)), market.firstDatedMs);
  const symbol = `XBT${letters.charAt(place)}${String(year).slice(2)}`;
  const price = (tMs: number) => datedPrice(market, 'bitmex', market.indexUsd(tMs), tMs, expiryMs);
  return { symbol, coin: 'XBT', market, kind: 'quarter', listedMs, expiryMs, price };
}

/** By its symbol, whether it runs or has ended; undefined for one that never was. */
export function contractNamed(markets: Markets, symbol: string): BitmexContract | undefined {
  const { BTC, ETH } = markets;
  if (symbol === 'XBTUSD') return perpetual('XBT', BTC);
  if (symbol === 'ETHUSD') return ETH && perpetual('ETH', ETH);
  if (symbol === '.BXBT') {
    const index = { symbol, kind: 'index', price: BTC.indexUsd } as const;
    return { ...perpetual('XBT', BTC), ...index };
  }
  const [, letter, year] = /^XBT([HMUZ])(\d{2})$/.exec(symbol) ?? [];
  if (letter === undefined) return undefined;
  return quarter(BTC, 2000 + Number(year), letters.indexOf(letter));
}

/** What an instrument says of itself; undefined when it has ended or is not listed yet. */
export function instrument(contract: BitmexContract, nowMs: number) {
  const { symbol, coin, market, kind, listedMs, expiryMs } = contract;
  if (kind === 'index' || nowMs < listedMs) return undefined;
  if (expiryMs !== null && !monthExpiriesAfter(nowMs, 2, 3, at1200Utc).includes(expiryMs))
    return undefined;
  const index = market.indexUsd(nowMs);
  const price = contract.price(nowMs);
  const isEther = coin === 'ETH';
  const days = ((expiryMs ?? nowMs) - nowMs) / dayMs;
  const perYear =
    expiryMs === null ? 0.04 : Math.round((price / index - 1) * (36_500 / days)) / 100;
  const basis = expiryMs === null ? 0.38 : (index * perYear * days) / 365;
  const tick = isEther ? 20 : 2;
  const mid = Math.round(price * tick) / tick;
  const iso = (tMs: number | null) => (tMs === null ? null : new Date(tMs).toISOString());
  return {
    symbol,
    rootSymbol: coin,
    state: 'Open',
    typ: expiryMs === null ? 'FFWCSX' : 'FFCCSX',
    listing: iso(listedMs),
    front: iso(listedMs),
    expiry: iso(expiryMs),
    settle: iso(expiryMs),
    positionCurrency: isEther ? '' : 'USD',
    underlying: coin,
    quoteCurrency: 'USD',
    underlyingSymbol: `${coin}=`,
    reference: 'BMEX',
    referenceSymbol: expiryMs === null ? `.B${coin}` : `.B${coin}30M`,
    multiplier: isEther ? 100 : -100_000_000,
    settlCurrency: 'XBt',
    isQuanto: isEther,
    isInverse: !isEther,
    fundingInterval: expiryMs === null ? '2000-01-01T08:00:00.000Z' : null,
    fundingRate: expiryMs === null ? market.fundingRate(nowMs) : null,
    lastPrice: mid - 1 / tick,
    bidPrice: mid - 1 / tick,
    midPrice: mid,
    askPrice: mid + 1 / tick,
    ...openInterest(contract, price, nowMs),
    fairMethod: expiryMs === null ? 'FundingRate' : 'ImpactMidPrice',
    fairBasisRate: perYear,
    fairBasis: basis,
    fairPrice: index + basis,
    markMethod: 'FairPrice',
    markPrice: index + basis,
    indicativeSettlePrice: index,
    timestamp: new Date(nowMs - 1500).toISOString(),
  };
}

/** Contracts of 1 USD of bitcoin, or of 100 satoshi a dollar of ether; the value in satoshi. */
function openInterest({ coin, market, kind }: BitmexContract, price: number, nowMs: number) {
  const held = market.openInterestCoins(nowMs, 'bitmex');
  if (held === null) return { openInterest: null, openValue: null };
  const coins = held * (kind === 'perpetual' ? 0.8 : 0.1);
  if (coin === 'ETH') {
    const contracts = Math.round(coins);
    return { openInterest: contracts, openValue: Math.round(contracts * 100 * price) };
  }
  return { openInterest: Math.round(coins * price), openValue: Math.round(coins * 1e8) };
}
