/**
 * Candles of futures.kraken.com: `from` and `to` in seconds and both counted, `time` in
 * milliseconds, prices as strings, no volume but for trades. A page holds 2,000 rows, the
 * oldest of those asked for, and says whether there are more. Contracts that have ended are
 * answered like unknown ones; how, is a guess.
 * https://docs.kraken.com/api-reference/candles/market-candles
 */
import { candleFrom, intervalNamed } from '../market/candle.ts';
import { krakenFirstMs, krakenMark, type KrakenContract } from './kraken-contracts.ts';
import { json, type Reply, type WorldRequest } from './venue.ts';

const root = '/api/charts/v1/';
const ticks = ['spot', 'mark', 'trade'];
const resolutions = ['1m', '5m', '15m', '30m', '1h', '4h', '12h', '1d', '1w'];
const maxRows = 2_000;

export const isChart = (path: string): boolean => path.startsWith(root);

const refusal = (status: number, message: string): Reply => json(status, { error: message });

function seconds(query: URLSearchParams, param: string): number | null | undefined {
  const text = query.get(param);
  if (text === null) return undefined;
  return /^\d{1,11}$/.test(text) ? Number(text) : null;
}

export function chart(
  { path, query, nowMs }: WorldRequest,
  contracts: readonly KrakenContract[],
): Reply {
  const [tick = '', symbol = '', name = ''] = path.slice(root.length).split('/');
  if (!ticks.includes(tick)) return refusal(404, 'Not Found');
  const contract = contracts.find((candidate) => candidate.symbol === symbol.toUpperCase());
  if (!contract) return refusal(404, 'Market not found');
  const interval = resolutions.includes(name) ? intervalNamed(name) : undefined;
  if (!interval) return refusal(400, 'Invalid resolution');
  const [from, to] = [seconds(query, 'from'), seconds(query, 'to')];
  if (from === null || to === null) return refusal(400, 'Invalid time');

  const { market } = contract;
  const { lengthMs } = interval;
  const price = tick === 'spot' ? market.indexUsd : (tMs: number) => krakenMark(contract, tMs);
  const firstMs = krakenFirstMs(contract);
  const lastMs = Math.min((to ?? Infinity) * 1000, nowMs);
  const last = Math.floor(lastMs / lengthMs);
  const first = Math.ceil(Math.max((from ?? 0) * 1000, firstMs) / lengthMs);
  const count = Math.max(last - first + 1, 0);
  const candles = Array.from({ length: Math.min(count, maxRows) }, (_, row) => {
    const time = (first + row) * lengthMs;
    const candle = candleFrom(price, time, time + lengthMs, nowMs);
    return {
      time,
      open: candle.open.toFixed(10),
      high: candle.high.toFixed(10),
      low: candle.low.toFixed(10),
      close: candle.close.toFixed(10),
      volume: tick === 'trade' ? market.volumeCoins(time, time + lengthMs).toFixed(4) : '0',
    };
  });
  return json(200, { candles, more_candles: count > maxRows });
}
