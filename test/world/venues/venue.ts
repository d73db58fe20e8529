/**
 * What one host of the world is: it answers requests as its real counterpart does, refusals
 * included. A venue keeps no market of its own; it only puts one into its wire format.
 */
export interface WorldRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** What was sent with the request; empty for a GET. */
  readonly body: string;
  /** The venue's clock. */
  readonly nowMs: number;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Refusals that do not depend on what was asked. */
export type Refusal = 'geo' | 'rate' | 'maintenance';

export interface Venue {
  readonly host: string;
  answer(request: WorldRequest): Reply;
  refuse(refusal: Refusal, request: WorldRequest): Reply;
}

export function json(
  status: number,
  payload: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
    body: JSON.stringify(payload),
  };
}

export function html(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body };
}

/** Rounds to a tick and prints that many decimals, as exchanges that send strings do. */
export const decimals = (value: number, digits: number): string => value.toFixed(digits);

/** The same as a JSON number. */
export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
