/**
 * Contract test against answers that others recorded or documented. They lie outside the
 * project; where they are absent the test says so and is skipped. Each is either read by
 * one of our readings, or listed below with the reason why not.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchanges/exchange.ts';
import { exchanges } from '../../../lib/exchanges/index.ts';
import { failureOf } from './samples.ts';

const root = process.env['BASIS_LENS_PAYLOADS'] ?? '../shared/payloads';
const isThere = existsSync(root);
if (!isThere)
  process.stdout.write('skipped: no recorded payloads (BASIS_LENS_PAYLOADS names their folder)\n');

/** Which of our readings a payload is for; `rows` hands them the payload as the only row of a list. */
type Read = readonly [reading: string, receivedAt: string, rows?: 'as one row'];

const binanceRead: Record<string, Read> = {
  'ccxtc.fetch_funding_rate.1': ['perpetual', '2021-05-17T11:52:30Z'],
  'ccxtc.fetch_funding_rate_history.1': ['funding', '2021-05-17T19:00:00Z', 'as one row'],
  'ccxtc.fetch_open_interest_history.1': ['history-open-interest', '2022-01-15T00:00:00Z'],
  'ccxtc.parse_funding_rate.1': ['perpetual', '2021-05-17T11:52:30Z'],
  'ccxtc.parse_funding_rate_history.1': ['funding', '2021-05-17T19:00:00Z', 'as one row'],
  'ccxtc.fetch_ohlcv.1': ['history-spot', '2020-06-08T00:00:00Z'],
  'ccxtc.parse_ohlcv.1': ['history-spot', '2020-06-08T00:00:00Z', 'as one row'],
  'ccxtc.parse_ohlcv.2': ['history-index', '2020-06-08T00:00:00Z'],
  'ccxtc.parse_ticker.1': ['perpetual', '2020-08-14T02:01:40Z'],
  'ccxtc.parse_ticker.2': ['spot', '2025-07-29T11:17:55Z'],
  'jkorf.dapi.ContinuousContractKlines': ['history-current-quarter', '2020-06-08T00:00:00Z'],
  'jkorf.dapi.IndexPriceKlines': ['history-index', '2020-06-08T00:00:00Z'],
  'jkorf.dapi.Klines': ['history-perpetual', '2020-06-08T00:00:00Z'],
  'jkorf.dapi.MarkPriceKlines': ['history-perpetual', '2020-06-08T00:00:00Z'],
  'jkorf.dapi.MarkPrices': ['coin-margined', '2020-07-30T07:27:30Z'],
  'jkorf.fapi.ContinuousContractKlines': ['history-current-quarter', '2021-06-08T00:00:00Z'],
  'jkorf.fapi.FundingRates': ['funding', '2023-11-01T00:00:00Z'],
  'jkorf.fapi.IndexPriceKlines': ['history-index', '2020-06-08T00:00:00Z'],
  'jkorf.fapi.Klines': ['history-perpetual', '2020-06-08T00:00:00Z'],
  'jkorf.fapi.MarkPrice': ['perpetual', '2020-08-14T02:01:40Z'],
  'jkorf.fapi.MarkPriceKlines': ['history-perpetual', '2020-06-08T00:00:00Z'],
  'jkorf.fapi.OpenInterest': ['open-interest', '2020-05-14T06:26:00Z'],
  'jkorf.fapi.OpenInterestHistory': ['history-open-interest', '2020-03-03T00:00:00Z'],
  'jkorf.spot.Klines': ['history-spot', '2020-06-08T00:00:00Z'],
  'jkorf.spot.UiKlines': ['history-spot', '2020-06-08T00:00:00Z'],
};

const bybitRead: Record<string, Read> = {
  'ccxtc.fetch_funding_rates.1': ['perpetual', '2022-09-20T10:34:15Z'],
  'ccxtc.fetch_ticker.1': ['inverse', '2022-12-30T05:01:38Z'],
  'ccxtc.fetch_tickers.1': ['inverse', '2022-12-30T05:01:38Z'],
  'docs.tickers': ['inverse', '2025-10-13T10:46:11Z'],
  'docs.tickers-3': ['spot', '2023-01-16T08:51:29Z'],
  'jkorf.v5.LinearInverseTickers': ['inverse', '2022-12-30T05:01:38Z'],
  'jkorf.v5.SpotTickers': ['spot', '2023-01-16T08:51:29Z'],
};

const okxRead: Record<string, Read> = {
  'ccxtc.fetch_funding_rate_history.1': ['funding', '2020-08-10T02:30:00Z'],
  'ccxtc.fetch_open_interest.1': ['open-interest-perpetual', '2022-09-24T07:38:30Z'],
  'ccxtc.fetch_open_interests.1': ['open-interest-perpetual', '2022-09-24T07:38:30Z'],
  'jkorf.v5.OpenInterests': ['open-interest-perpetual', '2020-08-10T02:26:25Z'],
};

const read: Record<string, Record<string, Read>> = {
  binance: binanceRead,
  bybit: bybitRead,
  okx: okxRead,
  deribit: {},
  kraken: { 'jkorf.spot.Ticker': ['spot', '2022-06-01T00:00:00Z'] },
  coinbase: {},
  'coinbase-exchange': {
    'ccxtr.ticker_BTC-USDT': ['spot', '2024-03-13T11:10:45Z'],
    'xchange.ticker-data': ['spot', '2015-04-08T20:49:10Z'],
  },
  coinmetrics: {},
};

/** Our exchange of a folder, where the names differ. */
const exchangeOf: Record<string, string> = {
  'coinbase-exchange': 'coinbase',
  coinmetrics: 'coin-metrics',
};

const notAsked = 'an endpoint we do not ask';
const listing = 'a list of instruments, which we never ask for: expiries come from the symbols';
const otherCoin = 'another coin than ours: refused by its symbol';
const bareRow = 'a row without its envelope';
const halfPair = 'one answer of two that are read together, without the other';

const unread: Record<string, Record<string, string>> = {
  binance: {
    'ccxtc.fetch_funding_intervals.1': notAsked,
    'ccxtc.fetch_last_prices.1': notAsked,
    'ccxtc.fetch_last_prices.2': notAsked,
    'ccxtc.fetch_long_short_ratio_history.1': notAsked,
    'ccxtc.fetch_long_short_ratio_history.2': notAsked,
    'ccxtc.fetch_markets.1': listing,
    'ccxtc.fetch_markets.2': listing,
    'ccxtc.fetch_markets.3': listing,
    'ccxtc.fetch_markets.4': listing,
    'ccxtc.fetch_markets.5': listing,
    'ccxtc.fetch_ohlcv.2': 'candles of an option',
    'ccxtc.fetch_open_interest.1': otherCoin,
    'ccxtc.fetch_open_interest.2': 'COIN-M in contracts and of another coin: not asked',
    'ccxtc.fetch_open_interest.3': 'open interest of an option',
    'ccxtc.parse_funding_rate.2': notAsked,
    'ccxtc.parse_ohlcv.3': 'candles of an option',
    'ccxtc.parse_ticker.3': otherCoin,
    'ccxtc.parse_ticker.4': 'the 24-hour ticker of COIN-M: not asked',
    'ccxtc.parse_ticker.5': 'an option',
    'ccxtc.parse_ticker.6': notAsked,
    'ccxtc.parse_ticker.7': notAsked,
    'ccxtc.parse_ticker.8': notAsked,
    'ccxtc.parse_ticker.9': 'a tokenised share',
    'ccxtr.spot_ticker_rolling_window': 'a list of tickers over another window: not asked',
    'cryptofeed.api_v3_exchangeInfo': listing,
    'cryptofeed.dapi_v1_exchangeInfo': listing,
    'cryptofeed.fapi_v1_exchangeInfo': listing,
    'jkorf.dapi.Basis': notAsked,
    'jkorf.dapi.ExchangeInfo': listing,
    'jkorf.dapi.FundingInfo': notAsked,
    'jkorf.dapi.FundingRates': 'funding of COIN-M: not asked',
    'jkorf.dapi.GlobalLongShortAccountRatio': notAsked,
    'jkorf.dapi.OpenInterest': 'COIN-M in contracts without a price: not asked',
    'jkorf.dapi.OpenInterestHistory':
      'documentation sample whose value is more coins than will exist: refused',
    'jkorf.dapi.PremiumIndexKlines': 'candles of a premium, which can be negative: not asked',
    'jkorf.dapi.Prices': notAsked,
    'jkorf.dapi.ServerTime': notAsked,
    'jkorf.dapi.TakerBuySellVolumeRatio': notAsked,
    'jkorf.dapi.Tickers': notAsked,
    'jkorf.dapi.TopLongShortAccountRatio': notAsked,
    'jkorf.dapi.TopLongShortPositionRatio': notAsked,
    'jkorf.fapi.Basis': notAsked,
    'jkorf.fapi.ExchangeInfo': listing,
    'jkorf.fapi.FundingInfo': notAsked,
    'jkorf.fapi.GlobalLongShortAccountRatio': notAsked,
    'jkorf.fapi.PremiumIndexKlines': 'candles of a premium, which can be negative: not asked',
    'jkorf.fapi.Price': notAsked,
    'jkorf.fapi.ServerTime': notAsked,
    'jkorf.fapi.TakerBuySellVolumeRatio': notAsked,
    'jkorf.fapi.Ticker': notAsked,
    'jkorf.fapi.TopLongShortAccountRatio': notAsked,
    'jkorf.fapi.TopLongShortPositionRatio': notAsked,
    'jkorf.spot.AvgPrice': notAsked,
    'jkorf.spot.ExchangeInfo': listing,
    'jkorf.spot.Price': notAsked,
    'jkorf.spot.ServerTime': notAsked,
    'jkorf.spot.SystemStatus': notAsked,
    'jkorf.spot.Ticker': otherCoin,
    'xchange.single-24hr-ticker': otherCoin,
  },
  bybit: {
    'ccxtc.fetch_funding_rate_history.1': otherCoin,
    'ccxtc.fetch_future_markets.1': listing,
    'ccxtc.fetch_long_short_ratio_history.1': notAsked,
    'ccxtc.fetch_ohlcv.1': notAsked,
    'ccxtc.fetch_open_interest.1': notAsked,
    'ccxtc.fetch_spot_markets.1': listing,
    'ccxtc.fetch_time.1': notAsked,
    'ccxtc.parse_funding_rate.1': bareRow,
    'ccxtc.parse_ohlcv.1': notAsked,
    'ccxtc.parse_open_interest.1': notAsked,
    'ccxtc.parse_ticker.1': bareRow,
    'ccxtc.parse_ticker.2': bareRow,
    'ccxtc.parse_ticker.3': 'an option',
    'docs.account-ratio': notAsked,
    'docs.delivery-price': notAsked,
    'docs.funding-history': otherCoin,
    'docs.index-price-components': notAsked,
    'docs.index-price-kline': notAsked,
    'docs.instruments-info-2': listing,
    'docs.instruments-info-3': listing,
    'docs.kline': notAsked,
    'docs.mark-price-kline': notAsked,
    'docs.open-interest': 'open interest comes with the tickers: not asked',
    'docs.premium-index-price-kline': notAsked,
    'docs.tickers-2': 'an option',
    'docs.time': notAsked,
    'jkorf.v5.DeliveryPrice': notAsked,
    'jkorf.v5.FundingRateHistory': otherCoin,
    'jkorf.v5.IndexPriceKlines': notAsked,
    'jkorf.v5.Klines': notAsked,
    'jkorf.v5.LinearInverseSymbols': listing,
    'jkorf.v5.LongShortRatio': notAsked,
    'jkorf.v5.MarkPriceKlines': notAsked,
    'jkorf.v5.OpenInterest': 'open interest comes with the tickers: not asked',
    'jkorf.v5.PremiumIndexPriceKlines': notAsked,
    'jkorf.v5.SpotSymbols': listing,
    'jkorf.v5.SystemStatus': notAsked,
  },
  okx: {
    'ccxtc.fetch_funding_rate.1': notAsked,
    'ccxtc.fetch_funding_rates.1': notAsked,
    'ccxtc.fetch_long_short_ratio_history.1': notAsked,
    'ccxtc.fetch_mark_price.1': otherCoin,
    'ccxtc.fetch_markets_by_type.1': listing,
    'ccxtc.fetch_ohlcv.1': notAsked,
    'ccxtc.fetch_open_interest_history.1': notAsked,
    'ccxtc.fetch_ticker.1': otherCoin,
    'ccxtc.fetch_tickers.1': otherCoin,
    'ccxtc.fetch_time.1': notAsked,
    'ccxtc.parse_funding_rate.1': notAsked,
    'ccxtc.parse_funding_rate.2': notAsked,
    'ccxtc.parse_market.1': listing,
    'ccxtc.parse_market.2': listing,
    'ccxtc.parse_ohlcv.1': notAsked,
    'ccxtc.parse_open_interest.1': notAsked,
    'ccxtc.parse_open_interest.2': 'open interest of an option',
    'ccxtc.parse_ticker.1': otherCoin,
    'ccxtc.parse_ticker.2': otherCoin,
    'cryptofeed.api_v5_public_instruments_instType_FUTURES': listing,
    'cryptofeed.api_v5_public_instruments_instType_OPTION_uly_BTC_USD': listing,
    'cryptofeed.api_v5_public_instruments_instType_OPTION_uly_ETH_USD': listing,
    'cryptofeed.api_v5_public_instruments_instType_SPOT': listing,
    'cryptofeed.api_v5_public_instruments_instType_SWAP': listing,
    'jkorf.v5.DeliveryExerciseHistory': notAsked,
    'jkorf.v5.FundingRateHistory': 'funding of the coin-margined perpetual: not asked',
    'jkorf.v5.FundingRates': notAsked,
    'jkorf.v5.IndexKlines': notAsked,
    'jkorf.v5.IndexTickers': halfPair,
    'jkorf.v5.KlineHistory': notAsked,
    'jkorf.v5.Klines': notAsked,
    'jkorf.v5.MarkPriceKlines': notAsked,
    'jkorf.v5.MarkPrices': halfPair,
    'jkorf.v5.PremiumHistory': notAsked,
    'jkorf.v5.RubikContractSummary': notAsked,
    'jkorf.v5.RubikLongShortRatio': notAsked,
    'jkorf.v5.RubikTakerVolume': notAsked,
    'jkorf.v5.ServerTime': notAsked,
    'jkorf.v5.SettlementHistory': notAsked,
    'jkorf.v5.Symbols': listing,
    'jkorf.v5.Ticker': 'a perpetual where we ask for spot',
    'jkorf.v5.Tickers': notAsked,
  },
  deribit: {
    'ccxtc.public_get_book_summary_by_currency_BTC':
      'an option row: passed over, and nothing else is in the answer',
    'ccxtc.public_ticker_BTC-PERPETUAL': notAsked,
    'ccxtr.ticker_spot_BTC_USDT': notAsked,
    'ccxtr.tradingview_chart_data_BTC_USDT_1h': notAsked,
    'cryptofeed.api_v2_public_get_instruments_currency_BTC_expired_false': listing,
    'xchange.instrument': listing,
    'xchange.orderbook': notAsked,
    'xchange.summary': 'a single option row without the envelope',
    'xchange.ticker': 'an option, from an endpoint we do not ask',
  },
  kraken: {
    'cryptofeed.derivatives_api_v3_instruments': listing,
    'jkorf.futures.HistoricalFundingRates': notAsked,
    'jkorf.futures.Klines': notAsked,
    'jkorf.futures.Symbols': listing,
    'jkorf.futures.Tickers': 'the list of all contracts: we ask for one at a time',
    'jkorf.spot.Klines': notAsked,
    'jkorf.spot.Symbols': listing,
    'jkorf.spot.SystemStatus': notAsked,
    'xchange.assetpairs-data': listing,
    'xchange.depth-data': notAsked,
    'xchange.ohlc-data': notAsked,
    'xchange.servertime-data': notAsked,
    'xchange.ticker-data': 'the pair in EUR: refused by its name',
  },
  coinbase: {
    'jkorf.advanced.Klines': notAsked,
    'jkorf.advanced.Symbols': listing,
  },
  'coinbase-exchange': {
    'ccxtr.candles_BTC-USDT_1h': notAsked,
    'cryptofeed.products': listing,
    'xchange.historical-candles': notAsked,
    'xchange.products': listing,
    'xchange.stats-data': notAsked,
  },
  coinmetrics: {
    'note.asset_metrics_flash': 'flows without the reserve, shortened by its author',
    'real.daily_values_last30': 'values without the form of the answer',
  },
};

const folders = Object.keys(read);

const namesIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -5));

const load = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(root, folder, `${name}.json`), 'utf8'));

function exchangeFor(folder: string): Exchange {
  const id = exchangeOf[folder] ?? folder;
  const found = (exchanges as readonly Exchange[]).find((exchange) => exchange.id === id);
  if (!found) throw new Error(`no exchange for ${folder}`);
  return found;
}

function readWith(
  folder: string,
  reading: string,
  payload: unknown,
  receivedAtMs: number,
): readonly object[] {
  const { endpoints, history } = exchangeFor(folder);
  const source = history.find(({ series }) => `history-${series}` === reading);
  if (source) return source.read(payload, '1h', receivedAtMs);
  const endpoint = endpoints.find(({ id }) => id === reading);
  if (!endpoint) throw new Error(`${folder} has no reading ${reading}`);
  return endpoint.read(payload, { asset: 'BTC', receivedAtMs });
}

describe.skipIf(!isThere).each(folders)('recorded payloads of %s', (folder) => {
  const ours = Object.entries(read[folder] ?? {});
  const others = Object.entries(unread[folder] ?? {});

  it('each is read or has a reason why not', () => {
    const listed = [...ours, ...others].map(([name]) => name);
    expect(listed.sort()).toEqual(namesIn(folder).sort());
  });

  it.each(ours)('%s reads as finite numbers', (name, [reading, receivedAt, rows]) => {
    const payload = rows ? [load(folder, name)] : load(folder, name);
    const found = readWith(folder, reading, payload, Date.parse(receivedAt));
    expect(found.length).toBeGreaterThan(0);
    const numbers = found
      .flatMap((row) => Object.values(row) as unknown[])
      .filter((value) => typeof value === 'number');
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.every(Number.isFinite)).toBe(true);
  });

  it.each(others)('%s is refused by every reading: %s', (name) => {
    const { endpoints } = exchangeFor(folder);
    const failures = endpoints.map(({ id }) =>
      failureOf(() => readWith(folder, id, load(folder, name), Date.UTC(2026, 0, 1))),
    );
    for (const failure of failures) expect(failure).toMatch(/^(schema|stale): /);
  });
});
