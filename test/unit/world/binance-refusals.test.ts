import { describe, expect, it } from 'vitest';
import { dayMs } from '../../world/market/calendar.ts';
import { nowMs, venuesOf } from './ask.ts';

const spot = 'https://data-api.binance.vision/api/v3';
const fapi = 'https://fapi.binance.com/fapi/v1';
const dapi = 'https://dapi.binance.com/dapi/v1';
const statistics = 'https://fapi.binance.com/futures/data';

const ask = venuesOf();

describe('refusals of Binance', () => {
  const invalidSymbol = { code: -1121, msg: 'Invalid symbol.' };
  const missing = (name: string) => ({
    code: -1102,
    msg: `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`,
  });
  const invalid = (name: string) => ({
    code: -1130,
    msg: `Data sent for parameter '${name}' is not valid.`,
  });

  it.each([
    [`${spot}/ticker/24hr?symbol=BTCUSD`, invalidSymbol],
    [`${spot}/ticker/24hr`, missing('symbol')],
    [`${spot}/ticker/24hr?symbol=BTCUSDT&type=MAXI`, { code: -1139, msg: 'Invalid ticker type.' }],
    [`${spot}/ticker/price?symbol=NOPE`, invalidSymbol],
    [`${spot}/klines?symbol=BTCUSDT`, missing('interval')],
    [`${spot}/klines?symbol=BTCUSDT&interval=7m`, { code: -1120, msg: 'Invalid interval.' }],
    [`${spot}/klines?symbol=BTCUSDT&interval=1h&limit=0`, missing('limit')],
    [
      `${spot}/klines?symbol=BTCUSDT&interval=1h&limit=ten`,
      {
        code: -1100,
        msg: "Illegal characters found in parameter 'limit'; legal range is '^[0-9]{1,20}$'.",
      },
    ],
    [
      `${spot}/klines?symbol=BTCUSDT&interval=1h&from=1&to=2`,
      {
        code: -1104,
        msg: "Not all sent parameters were read; read '2' parameter(s) but was sent '4'.",
      },
    ],
    [
      `${spot}/time?symbol=BTCUSDT`,
      { code: -1101, msg: "Too many parameters; expected '0' and received '1'." },
    ],
    [`${fapi}/premiumIndex?symbol=BTCUSD_PERP`, invalidSymbol],
    [`${fapi}/premiumIndex?symbol=BTCUSDT_260925`, invalidSymbol],
    [`${fapi}/klines?symbol=BTCUSDT&interval=1s`, { code: -1120, msg: 'Invalid interval.' }],
    [`${fapi}/klines?symbol=BTCUSDT&interval=1h&limit=1501`, invalid('limit')],
    [`${fapi}/klines?interval=1h`, missing('symbol')],
    [
      `${fapi}/klines?symbol=BTCUSDT&interval=1h&startTime=2&endTime=1`,
      { code: -1023, msg: 'Start time is greater than end time.' },
    ],
    [`${fapi}/continuousKlines?symbol=BTCUSDT&interval=1h`, missing('pair')],
    [`${fapi}/continuousKlines?pair=BTCUSDT&interval=1h`, missing('contractType')],
    [
      `${fapi}/continuousKlines?pair=BTCUSDT&interval=1h&contractType=THIS_WEEK`,
      invalid('contractType'),
    ],
    [`${fapi}/indexPriceKlines?pair=BTCUSD&interval=1h`, invalidSymbol],
    [`${fapi}/fundingRate?symbol=BTCUSDT&limit=1001`, invalid('limit')],
    [`${fapi}/openInterest?symbol=BTCUSDT_991231`, invalidSymbol],
    [`${statistics}/openInterestHist?symbol=BTCUSDT`, missing('period')],
    [
      `${statistics}/openInterestHist?symbol=BTCUSDT&period=3h`,
      { code: -1130, msg: "parameter 'period' is invalid." },
    ],
    [
      `${statistics}/openInterestHist?symbol=BTCUSDT&period=1d&limit=501`,
      { code: -1130, msg: "parameter 'limit' is invalid." },
    ],
    [
      `${statistics}/openInterestHist?symbol=BTCUSDT&period=1d&startTime=${nowMs - 31 * dayMs}`,
      { code: -1130, msg: "parameter 'startTime' is invalid." },
    ],
    [`${dapi}/premiumIndex?pair=BTCUSDT`, invalidSymbol],
    [`${dapi}/openInterest?symbol=BTCUSD`, invalidSymbol],
    [`${dapi}/openInterest`, missing('symbol')],
    [
      `${dapi}/continuousKlines?pair=BTCUSD&contractType=PERPETUAL&interval=1h` +
        `&startTime=${nowMs - 201 * dayMs}&endTime=${nowMs}`,
      { code: -4088, msg: 'Maximum time interval is 200 days.' },
    ],
  ])('%s', (url, error) => {
    const answer = ask(url);
    expect(answer.json).toEqual(error);
    expect(answer.status).toBe(400);
  });

  it('knows no futures on the spot host, and no other method', () => {
    expect(ask('https://data-api.binance.vision/fapi/v1/time').status).toBe(404);
    expect(ask(`${spot}/time`, { method: 'POST' }).status).toBe(404);
    expect(ask(`${fapi}/nothing`).json).toEqual({
      code: -5000,
      msg: 'Path /fapi/v1/nothing, Method GET is invalid',
    });
    expect(ask(`${dapi}/openInterest?symbol=BTCUSD_PERP`, { method: 'POST' }).status).toBe(404);
  });
});
