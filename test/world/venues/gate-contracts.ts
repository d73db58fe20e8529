/**
 * The contracts of Gate: perpetuals in USDT, whose size differs from coin to coin, and dated
 * contracts settled in USDT.
 */
import { at0800Utc, isoDay, monthExpiriesAfter, weekExpiriesAfter } from '../market/calendar.ts';
import { datedPrice } from '../market/dated.ts';
import type { Market, MarketAsset, Markets } from '../market/market.ts';
import { unknownContract } from './gate-wire.ts';
import { decimals } from './venue.ts';

export interface Listed {
  /** `BTC_USDT`. */
  readonly name: string;
  readonly market: Market;
  readonly digits: number;
  /** Coins of a contract. */
  readonly multiplier: number;
  readonly isDated: boolean;
}

const fundingSeconds = 28_800;
const coins: Readonly<Record<MarketAsset, Omit<Listed, 'name' | 'market'>>> = {
  BTC: { digits: 2, multiplier: 0.0001, isDated: true },
  ETH: { digits: 2, multiplier: 0.01, isDated: true },
  SOL: { digits: 3, multiplier: 1, isDated: false },
};

export const listedOn = (markets: Markets): Listed[] =>
  (['BTC', 'ETH', 'SOL'] as const).flatMap((asset) => {
    const market = markets[asset];
    return market ? [{ ...coins[asset], name: `${asset}_USDT`, market }] : [];
  });

export function contractRow({ name, market, digits, multiplier }: Listed, nowMs: number): unknown {
  const held = market.openInterestCoins(nowMs, 'gate');
  const rate = decimals(market.fundingRate(nowMs), 6);
  const nextFunding = (Math.floor(nowMs / 1000 / fundingSeconds) + 1) * fundingSeconds;
  return {
    name,
    type: 'direct',
    quanto_multiplier: String(multiplier),
    ref_discount_rate: '0',
    order_price_deviate: '0.03',
    maintenance_rate: '0.004',
    mark_type: 'index',
    last_price: decimals(market.perpetualUsdt(nowMs), digits),
    mark_price: decimals(market.perpetualMarkUsdt(nowMs), digits),
    index_price: decimals(market.indexUsdt(nowMs), digits),
    funding_rate_indicative: rate,
    mark_price_round: '0.01',
    funding_offset: 0,
    in_delisting: false,
    risk_limit_base: '1000000',
    risk_limit_step: '1000000',
    risk_limit_max: '30000000',
    ref_rebate_rate: '0.2',
    funding_cap_ratio: '0.75',
    enable_bonus: true,
    enable_credit: true,
    create_time: 0,
    config_change_time: 1_769_212_800,
    interest_rate: '0.0003',
    order_price_round: '0.1',
    order_size_min: 1,
    funding_interval: fundingSeconds,
    leverage_min: '1',
    leverage_max: '125',
    maker_fee_rate: '-0.0001',
    taker_fee_rate: '0.00075',
    funding_rate: rate,
    order_size_max: 12_000_000,
    funding_next_apply: nextFunding,
    short_users: 9120,
    trade_size: 411_820_557_190,
    position_size: held === null ? null : Math.round(held / multiplier),
    long_users: 17_021,
    funding_impact_value: '60000',
    orders_limit: 100,
    trade_id: 611_204_417,
    orderbook_id: 99_120_447_821,
  };
}

/** Two weeks and two quarters of each coin, all ending at 08:00 UTC. */
export function deliveryRows(
  listed: readonly Listed[],
  query: URLSearchParams,
  nowMs: number,
): unknown {
  const wanted = query.get('contract');
  const rows = listed
    .filter(({ isDated }) => isDated)
    .flatMap(({ name, market, digits }) => {
      const quarters = monthExpiriesAfter(nowMs, 2, 3, at0800Utc);
      const weeks = weekExpiriesAfter(nowMs, 2).filter((expiryMs) => !quarters.includes(expiryMs));
      return [...weeks, ...quarters].map((expiryMs) => {
        const index = market.indexUsdt(nowMs);
        const mark = datedPrice(market, 'gate', index, nowMs, expiryMs);
        return {
          contract: `${name}_${isoDay(expiryMs).replaceAll('-', '')}`,
          last: decimals(mark, digits),
          low_24h: decimals(mark * 0.98, digits),
          high_24h: decimals(mark * 1.02, digits),
          change_percentage: '1.1',
          total_size: '120441',
          volume_24h: '12004',
          volume_24h_btc: '1',
          volume_24h_usd: decimals(mark * 1.2, 0),
          volume_24h_base: '1',
          volume_24h_quote: decimals(mark * 1.2, 0),
          volume_24h_settle: decimals(mark * 1.2, 0),
          mark_price: decimals(mark, digits),
          funding_rate: '0',
          funding_rate_indicative: '0',
          index_price: decimals(index, digits),
          basis_rate: decimals(mark / index - 1, 6),
          basis_value: decimals(mark - index, digits),
          highest_bid: decimals(mark * 0.9999, digits),
          lowest_ask: decimals(mark * 1.0001, digits),
        };
      });
    });
  if (wanted === null) return rows;
  const found = rows.filter((row) => row.contract === wanted);
  if (found.length === 0) throw unknownContract();
  return found;
}
