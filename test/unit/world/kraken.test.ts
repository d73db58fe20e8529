import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../../world/market/calendar.ts';
import { fieldsOf, klinesOf, nowMs, rowsOf, storyMarket, storyMarkets, venuesOf } from './ask.ts';

const ask = venuesOf();
const hour = Math.floor(nowMs / hourMs) * hourMs;

describe('Kraken futures', () => {
  const tickers = 'https://futures.kraken.com/derivatives/api/v3/tickers';
  const tickerOf = (symbol: string) =>
    fieldsOf(fieldsOf(ask(`${tickers}/${symbol}`).json)['ticker']);

  it('lists Ether like bitcoin, and a linear perpetual of Solana', () => {
    const symbols = rowsOf(fieldsOf(ask(tickers).json)['tickers']).map((row) =>
      String(row['symbol']),
    );
    const of = (coin: string) => symbols.filter((symbol) => symbol.includes(`_${coin}USD`));
    expect(of('XBT')).toEqual([
      'PF_XBTUSD',
      'PI_XBTUSD',
      'FF_XBTUSD_261225',
      'FF_XBTUSD_270326',
      'FI_XBTUSD_261127',
      'FI_XBTUSD_261225',
      'FI_XBTUSD_270326',
    ]);
    expect(of('ETH')).toEqual(of('XBT').map((symbol) => symbol.replace('XBT', 'ETH')));
    expect(of('SOL')).toEqual(['PF_SOLUSD']);
    expect(symbols.filter((symbol) => symbol.startsWith('in_'))).toEqual([
      'in_xbtusd',
      'in_ethusd',
      'in_solusd',
    ]);
  });

  it('prices each at its own index', () => {
    expect(Number(tickerOf('PF_SOLUSD')['indexPrice'])).toBeCloseTo(
      storyMarkets.SOL?.indexUsd(nowMs) ?? 0,
      1,
    );
    const { indexPrice, markPrice, bid, ask: asked } = tickerOf('FF_ETHUSD_261225');
    expect(Number(indexPrice)).toBeCloseTo(storyMarkets.ETH?.indexUsd(nowMs) ?? 0, 1);
    expect(Math.abs(Number(markPrice) / Number(indexPrice) - 1)).toBeLessThan(0.05);
    expect(Number(bid)).toBeLessThan(Number(asked));
  });

  it('does not know a coin that there is no market of', () => {
    const alone = venuesOf({ BTC: storyMarket });
    expect(alone(`${tickers}/PF_ETHUSD`).json).toMatchObject({ error: 'notFound' });
    expect(alone('https://api.kraken.com/0/public/Ticker?pair=SOLUSD').json).toEqual({
      error: ['EQuery:Unknown asset pair'],
    });
  });

  it('refuses who asks more than 500 times in 10 seconds', () => {
    const greedy = venuesOf();
    const statuses = Array.from({ length: 501 }, () => greedy(`${tickers}/PF_XBTUSD`).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(500);
    expect(greedy(`${tickers}/PF_XBTUSD`)).toMatchObject({
      status: 429,
      json: { result: 'error', error: 'apiLimitExceeded' },
    });
  });
});

describe('Kraken charts', () => {
  const root = 'https://futures.kraken.com/api/charts/v1';
  const candlesOf = (path: string) => rowsOf(fieldsOf(ask(`${root}/${path}`).json)['candles']);

  it('takes seconds, both ends counted, and answers in milliseconds', () => {
    const from = (hour - 3 * hourMs) / 1000;
    const candles = candlesOf(`spot/PF_XBTUSD/1h?from=${from}&to=${from + 3600}`);
    expect(candles.map((row) => row['time'])).toEqual([hour - 3 * hourMs, hour - 2 * hourMs]);
    expect(Number(candles[1]?.['close'])).toBeCloseTo(storyMarket.indexUsd(hour - hourMs), 6);
    for (const cell of ['open', 'high', 'low', 'close', 'volume'])
      expect(typeof candles[0]?.[cell]).toBe('string');
  });

  it('ends in the running candle; marks have no volume, trades do', () => {
    const from = (hour - hourMs) / 1000;
    const marks = candlesOf(`mark/FF_XBTUSD_261225/1h?from=${from}`);
    expect(marks.map((row) => row['time'])).toEqual([hour - hourMs, hour]);
    expect(marks.map((row) => row['volume'])).toEqual(['0', '0']);
    expect(candlesOf(`trade/PF_XBTUSD/1h?from=${from}`)[0]?.['volume']).not.toBe('0');
  });

  it('gives the oldest 2,000 rows of a longer window and says that there are more', () => {
    const from = (hour - 5_000 * hourMs) / 1000;
    const answer = fieldsOf(ask(`${root}/mark/PF_XBTUSD/1h?from=${from}`).json);
    const candles = rowsOf(answer['candles']);
    expect(candles).toHaveLength(2_000);
    expect(candles[0]?.['time']).toBe(hour - 5_000 * hourMs);
    expect(answer['more_candles']).toBe(true);
    const rest = fieldsOf(ask(`${root}/mark/PF_XBTUSD/4h?from=${from}`).json);
    expect(rest['more_candles']).toBe(false);
  });

  it.each([
    ['mark/FF_XBTUSD_260925/1h', 404],
    ['mark/PF_DOGEUSD/1h', 404],
    ['index/PF_XBTUSD/1h', 404],
    ['mark/PF_XBTUSD/2h', 400],
    ['mark/PF_XBTUSD/60', 400],
    [`mark/PF_XBTUSD/1h?from=${nowMs}`, 400],
  ])('refuses %s with %d', (path, status) => {
    expect(ask(`${root}/${path}`).status).toBe(status);
  });
});

describe('Kraken spot', () => {
  const root = 'https://api.kraken.com/0/public';
  const resultOf = (path: string) => fieldsOf(fieldsOf(ask(`${root}/${path}`).json)['result']);

  it('names Ether in the old way and Solana in the new', () => {
    expect(Object.keys(resultOf('Ticker?pair=ETHUSD'))).toEqual(['XETHZUSD']);
    expect(Object.keys(resultOf('Ticker?pair=SOLUSD'))).toEqual(['SOLUSD']);
    const { c } = fieldsOf(resultOf('Ticker?pair=SOLUSD')['SOLUSD']);
    expect(Number((c as string[])[0])).toBeCloseTo(storyMarkets.SOL?.spotUsd(nowMs) ?? 0, 1);
  });

  it('keeps 720 finished candles and the running one, whatever is asked for', () => {
    const result = resultOf('OHLC?pair=XBTUSD&interval=60&since=0');
    expect(Object.keys(result)).toEqual(['XXBTZUSD', 'last']);
    const rows = klinesOf(result['XXBTZUSD']);
    expect(rows).toHaveLength(721);
    expect(rows.at(-1)?.[0]).toBe(hour / 1000);
    expect(result['last']).toBe(hour / 1000 - 3600);
    expect(rows[0]).toHaveLength(8);
    expect(Number(rows.at(-2)?.[4])).toBeCloseTo(storyMarket.spotUsd(hour), 0);
  });

  it('gives the rows after since', () => {
    const since = hour / 1000 - 2 * 3600;
    const rows = klinesOf(resultOf(`OHLC?pair=XBTUSD&interval=60&since=${since}`)['XXBTZUSD']);
    expect(rows.map(([time]) => time)).toEqual([since + 3600, since + 7200]);
  });

  it.each([
    ['OHLC?pair=XBTUSD&interval=120', 'EGeneral:Invalid arguments'],
    ['OHLC?pair=XBTUSD&since=now', 'EGeneral:Invalid arguments'],
    ['OHLC?pair=NOPE&interval=60', 'EQuery:Unknown asset pair'],
  ])('refuses %s inside an answer', (path, error) => {
    expect(ask(`${root}/${path}`)).toMatchObject({ status: 200, json: { error: [error] } });
  });

  it('refuses who asks faster than about once a second, in an answer with HTTP 200', () => {
    const greedy = venuesOf();
    const ticker = `${root}/Ticker?pair=XBTUSD`;
    for (let count = 0; count < 15; count += 1) greedy(ticker);
    expect(greedy(ticker)).toMatchObject({
      status: 200,
      json: { error: ['EAPI:Rate limit exceeded'] },
    });
    const later = greedy(ticker, { atMs: nowMs + minuteMs });
    expect(later.json).toMatchObject({ error: [] });
  });
});
