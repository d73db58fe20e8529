/**
 * Compares the shape of our answers with samples of the real exchanges, where somebody has
 * put them beside the project: every key of a sample is in our answer, with a value of the
 * same type.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describePayloads } from '../../describe-recorded.ts';
import { payloads } from '../../recorded.ts';
import { nowMs, venuesOf } from './ask.ts';

const ask = venuesOf();

const spot = 'https://data-api.binance.vision/api/v3';
const fapi = 'https://fapi.binance.com';
const dapi = 'https://dapi.binance.com';
const bybit = 'https://api.bybit.com/v5/market';
const okx = 'https://www.okx.com/api/v5';
const kraken = 'https://futures.kraken.com/derivatives/api/v3';

interface Sample {
  readonly file: string;
  readonly url: string;
  /** Fields that the sample has in another type than the exchange sends today. */
  readonly except?: readonly string[];
}

const samples: readonly Sample[] = [
  { file: 'binance/jkorf.spot.Ticker.json', url: `${spot}/ticker/24hr?symbol=BTCUSDT` },
  { file: 'binance/jkorf.spot.Price.json', url: `${spot}/ticker/price?symbol=BTCUSDT` },
  { file: 'binance/jkorf.spot.ServerTime.json', url: `${spot}/time` },
  {
    file: 'binance/jkorf.spot.Klines.json',
    url: `${spot}/klines?symbol=BTCUSDT&interval=1h&limit=2`,
  },
  { file: 'binance/jkorf.fapi.ServerTime.json', url: `${fapi}/fapi/v1/time` },
  {
    file: 'binance/jkorf.fapi.MarkPrice.json',
    url: `${fapi}/fapi/v1/premiumIndex?symbol=BTCUSDT`,
  },
  {
    file: 'binance/jkorf.fapi.Klines.json',
    url: `${fapi}/fapi/v1/klines?symbol=BTCUSDT&interval=1h&limit=2`,
  },
  {
    file: 'binance/jkorf.fapi.ContinuousContractKlines.json',
    url: `${fapi}/fapi/v1/continuousKlines?pair=BTCUSDT&contractType=CURRENT_QUARTER&interval=1h&limit=2`,
  },
  {
    file: 'binance/jkorf.fapi.IndexPriceKlines.json',
    url: `${fapi}/fapi/v1/indexPriceKlines?pair=BTCUSDT&interval=1h&limit=2`,
  },
  {
    file: 'binance/jkorf.fapi.FundingRates.json',
    url: `${fapi}/fapi/v1/fundingRate?symbol=BTCUSDT&limit=2`,
  },
  {
    file: 'binance/jkorf.fapi.OpenInterest.json',
    url: `${fapi}/fapi/v1/openInterest?symbol=BTCUSDT`,
  },
  {
    file: 'binance/jkorf.fapi.OpenInterestHistory.json',
    url: `${fapi}/futures/data/openInterestHist?symbol=BTCUSDT&period=1d&limit=2`,
    // The documentation prints a string, recordings have a number.
    except: ['timestamp'],
  },
  { file: 'binance/jkorf.dapi.MarkPrices.json', url: `${dapi}/dapi/v1/premiumIndex?pair=BTCUSD` },
  {
    file: 'binance/jkorf.dapi.OpenInterest.json',
    url: `${dapi}/dapi/v1/openInterest?symbol=BTCUSD_PERP`,
  },
  {
    file: 'binance/jkorf.dapi.OpenInterestHistory.json',
    url: `${dapi}/futures/data/openInterestHist?pair=BTCUSD&contractType=ALL&period=5m&limit=2`,
  },
  {
    file: 'binance/jkorf.dapi.ContinuousContractKlines.json',
    url: `${dapi}/dapi/v1/continuousKlines?pair=BTCUSD&contractType=PERPETUAL&interval=1h&limit=2`,
  },
  {
    file: 'binance/jkorf.dapi.IndexPriceKlines.json',
    url: `${dapi}/dapi/v1/indexPriceKlines?pair=BTCUSD&interval=1h&limit=2`,
  },
  { file: 'bybit/docs.tickers.json', url: `${bybit}/tickers?category=inverse` },
  {
    file: 'bybit/docs.tickers-3.json',
    url: `${bybit}/tickers?category=spot&symbol=BTCUSDT`,
  },
  {
    file: 'bybit/docs.funding-history.json',
    url: `${bybit}/funding/history?category=linear&symbol=BTCUSDT&limit=1`,
  },
  {
    file: 'bybit/docs.kline.json',
    url: `${bybit}/kline?category=inverse&symbol=BTCUSD&interval=60&limit=2`,
  },
  {
    file: 'bybit/docs.index-price-kline.json',
    url: `${bybit}/index-price-kline?category=inverse&symbol=BTCUSD&interval=60&limit=2`,
  },
  {
    file: 'bybit/docs.open-interest.json',
    url: `${bybit}/open-interest?category=inverse&symbol=BTCUSD&intervalTime=1h&limit=2`,
  },
  { file: 'bybit/docs.time.json', url: `${bybit}/time` },
  { file: 'okx/ccxtc.fetch_ticker.1.json', url: `${okx}/market/ticker?instId=BTC-USDT` },
  {
    file: 'okx/jkorf.v5.MarkPrices.json',
    url: `${okx}/public/mark-price?instType=SWAP&instId=BTC-USDT-SWAP`,
  },
  {
    file: 'okx/jkorf.v5.IndexTickers.json',
    url: `${okx}/market/index-tickers?instId=BTC-USDT`,
  },
  {
    file: 'okx/jkorf.v5.OpenInterests.json',
    url: `${okx}/public/open-interest?instType=SWAP&instFamily=BTC-USDT`,
  },
  {
    file: 'okx/jkorf.v5.FundingRateHistory.json',
    url: `${okx}/public/funding-rate-history?instId=BTC-USD-SWAP&limit=2`,
  },
  { file: 'okx/jkorf.v5.ServerTime.json', url: `${okx}/public/time` },
  { file: 'kraken/jkorf.futures.Tickers.json', url: `${kraken}/tickers` },
  {
    file: 'kraken/jkorf.spot.Ticker.json',
    url: 'https://api.kraken.com/0/public/Ticker?pair=XBTUSD',
  },
  {
    file: 'coinbase-exchange/xchange.ticker-data.json',
    url: 'https://api.exchange.coinbase.com/products/BTC-USD/ticker',
  },
  {
    file: 'coinbase-exchange/xchange.historical-candles.json',
    url: 'https://api.exchange.coinbase.com/products/BTC-USD/candles?granularity=60',
  },
  {
    file: 'coinmetrics/note.asset_metrics_flash.json',
    url:
      'https://community-api.coinmetrics.io/v4/timeseries/asset-metrics?assets=btc' +
      '&metrics=FlowInExNtv,FlowOutExNtv&frequency=1d&page_size=1',
  },
];

/** Paths and types of a value; a list is described by its first entry. */
function shapeOf(value: unknown, path: string, shape: Map<string, string>): Map<string, string> {
  if (Array.isArray(value)) {
    // Cells of a row stand for themselves, rows of a list for each other.
    const cells = value.every((cell) => typeof cell !== 'object') ? value : value.slice(0, 1);
    for (const [index, cell] of cells.entries()) shapeOf(cell, `${path}[${index}]`, shape);
    return shape.set(path, 'list');
  }
  if (typeof value !== 'object' || value === null) return shape.set(path, typeof value);
  for (const [key, inner] of Object.entries(value)) shapeOf(inner, `${path}.${key}`, shape);
  return shape.set(path, 'object');
}

describePayloads('beside recorded answers', () => {
  it.each(samples)('$file', ({ file, url, except = [] }) => {
    const sample = shapeOf(
      JSON.parse(readFileSync(join(payloads.folder, file), 'utf8')),
      '',
      new Map(),
    );
    const answer = ask(url);
    expect(answer.status).toBe(200);
    const ours = shapeOf(answer.json, '', new Map());
    for (const [path, type] of sample) {
      if (except.some((name) => path.endsWith(`.${name}`))) continue;
      expect([path, ours.get(path)]).toEqual([path, type]);
    }
  });

  it('Deribit: the fields that all kinds of book summaries share', () => {
    const file = 'deribit/ccxtc.public_get_book_summary_by_currency_BTC.json';
    const sample = shapeOf(
      JSON.parse(readFileSync(join(payloads.folder, file), 'utf8')),
      '',
      new Map(),
    );
    const url =
      'https://www.deribit.com/api/v2/public/get_book_summary_by_currency?currency=BTC&kind=future';
    const ours = shapeOf(ask(url).json, '', new Map());
    // The sample is an option: it has an underlying, a future is its own.
    const onlyOptions = ['underlying_price', 'underlying_index', 'interest_rate'];
    for (const [path, type] of sample) {
      if (onlyOptions.some((name) => path.endsWith(name))) continue;
      expect([path, ours.get(path)]).toEqual([path, type]);
    }
  });
});

it('stamps nothing after its own clock', () => {
  for (const { url } of samples) {
    for (const [, millis] of ask(url).text.matchAll(
      /"(?:time|closeTime|timestamp|ts)":"?(\d{13})\b/g,
    )) {
      expect(Number(millis)).toBeLessThanOrEqual(nowMs);
    }
  }
});
