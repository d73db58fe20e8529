/**
 * community-api.coinmetrics.io: coins that exchanges hold and their flows, one value per
 * UTC day as a string, times with nanoseconds. A day appears some minutes after it ended,
 * first as `flash`. Without `paging_from=start` the pages begin at the newest end.
 * https://docs.coinmetrics.io/api/v4/
 */
import { dayMs, minuteMs, startOfDay } from '../market/calendar.ts';
import type { Market, Markets, ReserveDay } from '../market/market.ts';
import { json, type Refusal, type Reply, type Venue, type WorldRequest } from './venue.ts';

const host = 'community-api.coinmetrics.io';
const path = '/v4/timeseries/asset-metrics';
const publishedAfterMs = 20 * minuteMs;
const requestsPerWindow = 10;
const windowMs = 6000;

const free: Readonly<Record<string, (day: ReserveDay) => number | null>> = {
  PriceUSD: (day) => day.priceUsd,
  SplyExNtv: (day) => day.reserveCoins,
  SplyExUSD: (day) => inUsd(day, day.reserveCoins),
  FlowInExNtv: (day) => day.inflowCoins,
  FlowInExUSD: (day) => inUsd(day, day.inflowCoins),
  FlowOutExNtv: (day) => day.outflowCoins,
  FlowOutExUSD: (day) => inUsd(day, day.outflowCoins),
};
const paid = ['FlowInExInclNtv', 'TxTfrValNtv', 'SplyAct1yr', 'CapRealUSD', 'SplyBMXNtv'];
/** Of other coins only the price is free. */
const freeAssets = ['btc', 'eth'];
const parameters = [
  'assets',
  'metrics',
  'frequency',
  'start_time',
  'end_time',
  'page_size',
  'paging_from',
  'next_page_token',
];

function inUsd(day: ReserveDay, coins: number | null): number | null {
  return day.priceUsd === null || coins === null ? null : day.priceUsd * coins;
}

class CoinMetricsError extends Error {
  override readonly name = 'CoinMetricsError';
  readonly status: number;
  readonly type: string;
  constructor(status: number, type: string, message: string) {
    super(message);
    this.status = status;
    this.type = type;
  }
}

const bad = (parameter: string, reason: string) =>
  new CoinMetricsError(400, 'bad_parameter', `Bad parameter '${parameter}'. ${reason}`);

function required(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (!value) throw bad(name, 'Missing required parameter.');
  return value;
}

function time(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const isSupported = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{3}\d{0,6})?Z?)?$/.test(text);
  const value = isSupported
    ? Date.parse(text.length === 10 || text.endsWith('Z') ? text : `${text}Z`)
    : Number.NaN;
  if (!Number.isFinite(value)) {
    throw bad(
      name,
      `Incorrect time format '${text}'. Supported formats are 'yyyy-MM-dd', 'yyyyMMdd'.`,
    );
  }
  return value;
}

/** The metrics asked for, all of them free for the asset. */
function metricNames(query: URLSearchParams, asset: string): string[] {
  const names = required(query, 'metrics').split(',');
  const frequency = query.get('frequency') ?? '1d';
  for (const name of names) {
    if (!(name in free) && !paid.includes(name))
      throw bad('metrics', `Value '${name}' is not supported.`);
    const isFree = name === 'PriceUSD' || (name in free && freeAssets.includes(asset));
    if (!isFree || frequency !== '1d') throw forbidden(name, frequency, asset);
  }
  return names;
}

const forbidden = (name: string, frequency: string, asset: string) =>
  new CoinMetricsError(
    403,
    'forbidden',
    `Requested metric '${name}' with frequency '${frequency}' for asset '${asset}' is not ` +
      'available with supplied credentials.',
  );

function pageOffset(token: string | null): number {
  if (token === null) return 0;
  const [, offset] = /^0\.(\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (offset === undefined) throw bad('next_page_token', 'Incorrect token.');
  return Number(offset);
}

const nanoseconds = (tMs: number) => `${new Date(tMs).toISOString().slice(0, -1)}000000Z`;

export function createCoinMetrics(markets: Markets): Venue {
  const assets: Readonly<Record<string, Market | undefined>> = {
    btc: markets.BTC,
    eth: markets.ETH,
    sol: markets.SOL,
  };

  function row(asset: string, dayStartMs: number, names: readonly string[], nowMs: number) {
    const day = assets[asset]?.reserve(dayStartMs);
    if (!day) return undefined;
    const cells: Record<string, string | null> = { asset, time: nanoseconds(dayStartMs) };
    for (const name of names) {
      const value = free[name]?.(day) ?? null;
      cells[name] = value === null ? null : value.toFixed(name === 'PriceUSD' ? 10 : 8);
      if (name === 'PriceUSD') continue;
      const isFlash = nowMs - dayStartMs < 3 * dayMs;
      cells[`${name}-status`] = isFlash ? 'flash' : 'reviewed';
      cells[`${name}-status-time`] = nanoseconds(dayStartMs + dayMs + publishedAfterMs);
    }
    return cells;
  }

  function assetMetrics(query: URLSearchParams, nowMs: number): unknown {
    for (const name of query.keys()) {
      if (!parameters.includes(name)) throw bad(name, 'Unknown parameter.');
    }
    const asset = required(query, 'assets');
    const market = assets[asset];
    if (!market) throw bad('assets', `Value '${asset}' is not supported.`);
    const names = metricNames(query, asset);
    const pageSize = Number(query.get('page_size') ?? 100);
    if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 10_000) {
      throw bad('page_size', 'Number must be between 1 and 10000.');
    }
    const newestFirst = (query.get('paging_from') ?? 'end') === 'end';

    const startMs = Math.max(time(query, 'start_time') ?? 0, startOfDay(market.firstMs));
    const publishedMs = startOfDay(nowMs - publishedAfterMs) - dayMs;
    const endMs = Math.min(time(query, 'end_time') ?? publishedMs, publishedMs);
    const days: number[] = [];
    for (let at = Math.ceil(startMs / dayMs) * dayMs; at <= endMs; at += dayMs) days.push(at);

    const done = pageOffset(query.get('next_page_token'));
    const left = days.length - done;
    const page = newestFirst
      ? days.slice(Math.max(left - pageSize, 0), Math.max(left, 0))
      : days.slice(done, done + pageSize);
    const data = page
      .map((day) => row(asset, day, names, nowMs))
      .filter((cells) => cells !== undefined);
    if (left <= pageSize) return { data };
    const token = Buffer.from(`0.${done + pageSize}`).toString('base64url');
    const next = new URLSearchParams(query);
    next.set('next_page_token', token);
    return { data, next_page_token: token, next_page_url: `https://${host}${path}?${next}` };
  }

  const answered: number[] = [];
  function answer(request: WorldRequest): Reply {
    const { nowMs } = request;
    while ((answered[0] ?? Infinity) <= nowMs - windowMs) answered.shift();
    answered.push(nowMs);
    if (answered.length > requestsPerWindow) return refusals.rate;
    try {
      if (request.path !== path || request.method !== 'GET') {
        throw new CoinMetricsError(404, 'not_found', 'Not Found');
      }
      return json(200, assetMetrics(request.query, nowMs));
    } catch (error) {
      if (!(error instanceof CoinMetricsError)) throw error;
      return failure(error.status, error.type, error.message);
    }
  }

  return { host, answer, refuse: (refusal) => refusals[refusal] };
}

const failure = (status: number, type: string, message: string): Reply =>
  json(status, { error: { type, message } });

const refusals: Readonly<Record<Refusal, Reply>> = {
  geo: failure(403, 'forbidden', 'Forbidden.'),
  rate: json(
    429,
    { error: { type: 'too_many_requests', message: 'Too many requests.' } },
    { 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '6' },
  ),
  maintenance: failure(503, 'service_unavailable', 'Service is temporarily unavailable.'),
};
