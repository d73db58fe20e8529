/**
 * One cycle at a time, whoever asks for it: the live requests that are due, each host asked
 * one thing at a time, then the pages of the past that are still missing.
 */
import { batch } from '@preact/signals-core';
import { exchanges } from '../../lib/exchanges/index.ts';
import type { Quote } from '../../lib/quotes/quote.ts';
import type { Failure } from '../../lib/platform/fetch-json.ts';
import { recordAnswer, recordFailure } from '../../lib/state/ledger.ts';
import { byHost, type DueRequest, dueRequests } from '../../lib/state/schedule.ts';
import { ask, isHostFailure, type Outcome } from './ask.ts';
import { fetchHistory } from './history.ts';
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
  const due = dueRequests(exchanges, ledger.value, settings.value.asset, Date.now());
  const answers = await Promise.all(byHost(due).map(askHost));
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
  await fetchHistory();
}

interface Answer {
  readonly request: DueRequest;
  readonly outcome: Outcome<Quote[]>;
}

/** A host that does not answer is not asked the rest: each would cost its own time limit. */
async function askHost(requests: readonly DueRequest[]): Promise<Answer[]> {
  const { asset } = settings.value;
  const answers: Answer[] = [];
  let silent: Failure | undefined;
  for (const request of requests) {
    const { exchange, endpoint, url } = request;
    const outcome: Outcome<Quote[]> = silent
      ? { ok: false, failure: silent }
      : await ask(exchange, url, endpoint.maxBytes, (payload, receivedAtMs) =>
          endpoint.read(payload, { asset, receivedAtMs }),
        );
    if (!outcome.ok && isHostFailure(outcome.failure)) silent = outcome.failure;
    answers.push({ request, outcome });
  }
  return answers;
}
