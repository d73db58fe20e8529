/**
 * api.hbdm.com: the perpetuals margined in USDT. The basis and its candles are strings,
 * ascending, with the opening in seconds; open interest is in contracts, coins and USDT.
 * Funding is paid at 00, 08 and 16 UTC and listed in pages, newest first. Dated contracts
 * are not served.
 * https://www.htx.com/en-us/opend/newApiPages/
 */
import { hourMs } from '../market/calendar.ts';
import type { Market, MarketAsset, Markets } from '../market/market.ts';
import {
  htxVenue,
  invalid,
  noContract,
  openAt,
  periods,
  rowCount,
  wrongField,
} from './htx-wire.ts';
import { rounded, type Venue } from './venue.ts';

const fundingMs = 8 * hourMs;
const basisPrices = ['open', 'close', 'high', 'low', 'average'];
const openInterestPeriods = ['60min', '4hour', '12hour', '1day'];
const coinsPerContract = 0.001;

export function createHtxContracts(markets: Markets): Venue {
  function contractOf(query: URLSearchParams) {
    const code = query.get('contract_code') ?? '';
    const [, asset] = /^([A-Z]+)-USDT$/.exec(code) ?? [];
    const market = asset === undefined ? undefined : markets[asset as MarketAsset];
    return market && asset !== undefined ? { code, asset, market } : undefined;
  }
  function listed(query: URLSearchParams) {
    const contract = contractOf(query);
    if (!contract) throw noContract();
    return contract;
  }
  /** Null where it is not recorded: such a row is not served. */
  const held = (market: Market, tMs: number) => market.openInterestCoins(tMs, 'htx');

  return htxVenue('api.hbdm.com', {
    '/index/market/history/linear_swap_basis': (query, nowMs) => {
      const contract = contractOf(query);
      if (!contract) throw invalid('invalid contract_code');
      const { code, market } = contract;
      const period = query.get('period') ?? '';
      const lengthMs = periods[period];
      if (lengthMs === undefined) throw invalid('invalid period');
      const kind = query.get('basis_price_type') ?? 'open';
      if (!basisPrices.includes(kind)) throw invalid('invalid basis_price_type');
      const size = rowCount(query, 150, 2000);
      const data = Array.from({ length: size }, (_, row) => {
        const openMs = openAt(lengthMs, nowMs) - (size - 1 - row) * lengthMs;
        const atMs = kind === 'open' ? openMs : Math.min(openMs + lengthMs, nowMs);
        const price = rounded(market.perpetualUsdt(atMs), 1);
        const index = rounded(market.indexUsdt(atMs), 8);
        return {
          basis: String(price - index),
          basis_rate: String(price / index - 1),
          contract_price: String(price),
          id: openMs / 1000,
          index_price: String(index),
        };
      });
      return { ch: `market.${code}.basis.${period}.${kind}`, data };
    },

    '/linear-swap-api/v1/swap_open_interest': (query, nowMs) => {
      const { code, asset, market } = listed(query);
      const coins = held(market, nowMs);
      if (coins === null) return { data: [] };
      const amount = rounded(coins, 3);
      const row = {
        volume: Math.round(amount / coinsPerContract),
        amount,
        symbol: asset,
        value: amount * market.perpetualUsdt(nowMs),
        contract_code: code,
        trade_amount: 11_820.4,
        trade_volume: 11_820_400,
        trade_turnover: 827_004_111.9,
        business_type: 'swap',
        pair: code,
        contract_type: 'swap',
      };
      return { data: [row] };
    },

    '/linear-swap-api/v1/swap_his_open_interest': (query, nowMs) => {
      const { code, asset, market } = listed(query);
      const period = query.get('period') ?? '';
      if (!openInterestPeriods.includes(period)) throw wrongField('period');
      const type = query.get('amount_type');
      if (type !== '1' && type !== '2') throw wrongField('amount_type');
      const lengthMs = periods[period] ?? 12 * hourMs;
      const lastMs = openAt(lengthMs, nowMs);
      const tick = Array.from({ length: rowCount(query, 48, 200) }, (_, back) => {
        const ts = lastMs - back * lengthMs;
        return { ts, coins: held(market, ts) };
      }).flatMap(({ ts, coins }) => {
        if (coins === null) return [];
        const volume = type === '2' ? rounded(coins, 3) : Math.round(coins / coinsPerContract);
        return { volume, amount_type: Number(type), ts, value: coins * market.indexUsdt(ts) };
      });
      const contract = { business_type: 'swap', pair: code, contract_type: 'swap' };
      return { data: { symbol: asset, tick, contract_code: code, ...contract } };
    },

    '/linear-swap-api/v1/swap_historical_funding_rate': (query, nowMs) => {
      const { code, asset, market } = listed(query);
      const page = Number(query.get('page_index') ?? 1);
      const size = Number(query.get('page_size') ?? 20);
      if (!Number.isInteger(page) || page < 1) throw wrongField('page_index');
      if (!Number.isInteger(size) || size < 1 || size > 50) throw wrongField('page_size');
      const lastMs = Math.floor(nowMs / fundingMs) * fundingMs;
      const total = Math.floor((lastMs - market.firstMs) / fundingMs);
      const count = Math.max(Math.min(size, total - (page - 1) * size), 0);
      const data = Array.from({ length: count }, (_, row) => {
        const paidMs = lastMs - ((page - 1) * size + row) * fundingMs;
        return {
          avg_premium_index: '0.000049895833333333',
          funding_rate: market.fundingRate(paidMs).toFixed(18),
          realized_rate: null,
          funding_time: String(paidMs),
          contract_code: code,
          symbol: asset,
          fee_asset: 'USDT',
        };
      });
      const pages = { total_page: Math.ceil(total / size), current_page: page, total_size: total };
      return { data: { ...pages, data } };
    },
  });
}
