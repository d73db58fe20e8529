/**
 * One cycle at a time, whoever asks for it: the live requests that are due, each host asked
 * one thing at a time, then the pages of the past that are still missing.
 */
import { batch } from '@preact/signals-core';
import { exchanges } from '../../lib/exchanges/index.ts';
import type { Quote } from '../../lib/quotes/quote.ts';
import { recordAnswer, recordFailure } from '../../lib/state/ledger.ts';
import { byHost, type DueRequest, dueRequests } from '../../lib/state/schedule.ts';
import { ask, type Outcome } from './ask.ts';
import { fetchHistory } from './history.ts';
import { isHostFailure, type SilentHosts, waitingHosts } from './hosts.ts';
import { ledger, nowMs, ready, settings } from './state.ts';

let running: Promise<void> | undefined;

export function poll(): Promise<void> {
  running ??= cycle().finally(() => {
    running = undefined;
  });
  return running;
}

async function cycle(): Promise<void> {
  await ready();
  const { asset } = settings.value;
  const silent = waitingHosts(exchanges, ledger.value, asset, Date.now());
  const due = dueRequests(exchanges, ledger.value, asset, Date.now());
  const answers = await Promise.all(byHost(due).map((requests) => askHost(requests, silent)));
  const endMs = Date.now();
  batch(() => {
    nowMs.value = endMs;
    ledger.value = answers
      .flat()
      .reduce(
        (kept, { request, outcome }) =>
          outcome.ok
            ? recordAnswer(kept, request.key, outcome.value, endMs)
            : recordFailure(kept, request.key, outcome.failure, endMs, Math.random()),
        ledger.value,
      );
  });
  // Without its store (a private window, a full disk) the past has to wait; now does not.
  await fetchHistory(silent).catch(() => undefined);
}

interface Answer {
  readonly request: DueRequest;
  readonly outcome: Outcome<Quote[]>;
}

/** A silent host is not asked, and one that falls silent on the way is not asked the rest. */
async function askHost(requests: readonly DueRequest[], silent: SilentHosts): Promise<Answer[]> {
  const { asset } = settings.value;
  const answers: Answer[] = [];
  for (const request of requests) {
    const { exchange, endpoint, urls, host } = request;
    const refusal = silent.get(host);
    const outcome: Outcome<Quote[]> = refusal
      ? { ok: false, failure: refusal }
      : await ask(exchange, urls, endpoint.maxBytes, (payload, receivedAtMs) =>
          endpoint.read(payload, { asset, receivedAtMs }),
        );
    if (!outcome.ok && isHostFailure(outcome.failure)) silent.set(host, outcome.failure);
    answers.push({ request, outcome });
  }
  return answers;
}
