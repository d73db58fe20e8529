/**
 * One cycle at a time, whoever asks for it: the live requests that are due, each host asked
 * one thing at a time, then the pages of the past that are still missing. Who asks while the
 * past is being fetched has it stop at the next page, so that now never waits for then.
 */
import { batch } from '@preact/signals-core';
import type { AssetId } from '../../lib/quotes/assets.ts';
import type { Quote } from '../../lib/quotes/quote.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { frontMonths } from '../../lib/signals/front-month.ts';
import { thirtyDayBasis } from '../../lib/signals/thirty-day-basis.ts';
import { basketNow } from '../../lib/state/basket.ts';
import { clockSkew, toleratedSkewMs } from '../../lib/state/clock-skew.ts';
import { type Ledger, type NewFailure, recordAnswer, withoutOld } from '../../lib/state/ledger.ts';
import { addPoll, emptyOwnRecord } from '../../lib/state/own-days.ts';
import { addOwnSamples } from '../../lib/state/own-samples.ts';
import { quotesOf } from '../../lib/state/quotes-of.ts';
import { byHost, type DueRequest, dueRequests } from '../../lib/state/schedule.ts';
import { considerAlerts } from './alerts.ts';
import { type Fetched, fetchAnswer, readAnswer } from './ask.ts';
import { fetchHistory } from './history.ts';
import { fetchOfPages } from './history-of-pages.ts';
import { reserve, type SilentHosts, waitingHosts, withFailure } from './hosts.ts';
import { storeOwnDays } from './own-days.ts';
import { coinOf, setCoin, settingsOf } from './page-coins.ts';
import { enabled, ledger, now, nowMs, ready, settings } from './state.ts';

let running: Promise<void> | undefined;
let phase: 'live' | 'past' = 'live';
let isWanted = false;

export function poll(): Promise<void> {
  if (phase === 'past') isWanted = true;
  running ??= cycles().finally(() => {
    running = undefined;
    phase = 'live';
  });
  return running;
}

/** As a poll, and a cycle that runs is followed by another: what is asked for has changed. */
export function pollAnew(): Promise<void> {
  isWanted = true;
  return poll();
}

/** Coins of pages whose numbers are missing or old. */
const looked = new Set<AssetId>();

/** As a poll, and of a coin that a page is about as well. */
export function look(asset: AssetId): Promise<void> {
  looked.add(asset);
  return pollAnew();
}

async function cycles(): Promise<void> {
  await ready();
  do {
    isWanted = false;
    phase = 'live';
    const silent = await pollLive(settings.value);
    await pollLooked();
    phase = 'past';
    await storeOwnDays().catch(() => undefined);
    await fetchOfPages('first', silent, () => isWanted).catch(() => undefined);
    // Without its store (a private window, a full disk) the past has to wait; now does not.
    await fetchHistory(silent, () => isWanted).catch(() => undefined);
    await fetchOfPages('rest', silent, () => isWanted).catch(() => undefined);
    await considerAlerts();
  } while (isWanted);
}

async function pollLooked(): Promise<void> {
  const coins = [...looked].filter((asset) => asset !== settings.value.asset);
  looked.clear();
  for (const asset of coins) {
    await pollLive(settingsOf(asset));
    setCoin(asset, await coinOf(asset));
  }
}

interface Answer {
  readonly request: DueRequest;
  /** Or why it was not asked. */
  readonly got: Fetched | NewFailure;
}

/** Answers take their time: by less than this a clock that is wrong has not changed. */
const jitterMs = 10_000;

const isFetched = (got: Answer['got']): got is Fetched => 'outcome' in got;

async function pollLive(pacing: Settings): Promise<SilentHosts> {
  const { asset } = pacing;
  const exchanges = enabled();
  const before = ledger.value.clockSkewMs;
  const silent = waitingHosts(ledger.value, now());
  const dueAt = (atMs: number) => dueRequests(exchanges, ledger.value, pacing, atMs);
  let answers = await askAll(dueAt(now()), silent);
  const clockSkewMs = measured(answers, before);
  if (Math.abs(clockSkewMs - before) > toleratedSkewMs) {
    // What was asked for a wrong time is asked again for the right one.
    const right = dueAt(Date.now() - clockSkewMs);
    const isRight = ({ request }: Answer): boolean => right.some(isSame(request));
    const lacking = right.filter((request) => !answers.some((a) => isSame(request)(a.request)));
    answers = [...answers.filter(isRight), ...(await askAll(lacking, silent))];
  }
  batch(() => {
    const endMs = Date.now() - clockSkewMs;
    nowMs.value = endMs;
    const told = answers.reduce((kept, answer) => withAnswer(kept, answer, silent, asset, endMs), {
      ...ledger.value,
      clockSkewMs,
    });
    const ids = new Set(exchanges.map(({ id }) => id));
    const { future } = quotesOf(told, asset, ids);
    const { values } = thirtyDayBasis(future, endMs);
    ledger.value = {
      ...withoutOld(told, endMs),
      own: addOwnSamples(told.own, values, asset, endMs),
      ownDays: {
        ...told.ownDays,
        [asset]: addPoll(told.ownDays[asset] ?? emptyOwnRecord, {
          basket: basketNow(exchanges, told, pacing, endMs),
          frontMonths: frontMonths(future, endMs),
          nowMs: endMs,
        }),
      },
    };
  });
  return silent;
}

const isSame =
  (one: DueRequest) =>
  (other: DueRequest): boolean =>
    one.key === other.key && one.urls.join() === other.urls.join();

/** By how much the clock is ahead; as before where nothing says otherwise. */
function measured(answers: readonly Answer[], before: number): number {
  const skewMs = clockSkew(answers.flatMap(({ got }) => (isFetched(got) ? (got.clock ?? []) : [])));
  if (skewMs === null) return before;
  return skewMs !== 0 && Math.abs(skewMs - before) < jitterMs ? before : skewMs;
}

function withAnswer(
  kept: Ledger,
  { request, got }: Answer,
  silent: SilentHosts,
  asset: AssetId,
  endMs: number,
): Ledger {
  const { key, endpoint, host } = request;
  if (!isFetched(got)) return withFailure(kept, key, silent.get(host) ?? got, silent, endMs);
  const outcome = readAnswer<Quote[]>(got, kept.clockSkewMs, (payload, receivedAtMs) =>
    endpoint.read(payload, { asset, receivedAtMs }),
  );
  return outcome.ok
    ? recordAnswer(kept, key, outcome.value, endMs, got.latencyMs)
    : withFailure(kept, key, outcome.failure, silent, endMs);
}

/** Hosts side by side, as far as the budgets go; the rest stays due. */
async function askAll(due: readonly DueRequest[], silent: SilentHosts): Promise<Answer[]> {
  const wants = due.map((request) => ({
    request,
    host: request.host,
    pace: request.exchange.pace,
    requests: silent.has(request.host) ? 0 : request.urls.length,
  }));
  const allowed = (await reserve(wants)).map(({ request }) => request);
  return (await Promise.all(byHost(allowed).map((own) => askHost(own, silent)))).flat();
}

/** A silent host is not asked, and one that falls silent on the way is not asked the rest. */
async function askHost(requests: readonly DueRequest[], silent: SilentHosts): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const request of requests) {
    const { exchange, endpoint, urls, host, body } = request;
    const refusal = silent.get(host);
    if (refusal) {
      answers.push({ request, got: refusal });
      continue;
    }
    const { maxBytes } = endpoint;
    const got = await fetchAnswer(exchange, { urls, body, maxBytes });
    if (!got.outcome.ok && got.outcome.failure.host !== undefined)
      silent.set(host, got.outcome.failure);
    answers.push({ request, got });
  }
  return answers;
}
