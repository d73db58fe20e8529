/** What was asked of the world, newest last, the oldest dropped beyond a limit. */
export interface LoggedRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** 0 when the connection was cut or left hanging. */
  readonly status: number;
  /** Of the answer's body, not compressed; 0 for one without end. */
  readonly bytes: number;
  /** The world's clock. */
  readonly atMs: number;
  /** Since the world started, by a clock that nobody moves. */
  readonly sinceStartMs: number;
  /** Another request of the same host had not been answered when this one came, or came meanwhile. */
  readonly overlapped: boolean;
  /** Only those that tell something about the caller. */
  readonly headers: Readonly<Record<string, string>>;
}

const keptHeaders = [
  'accept',
  'authorization',
  'cache-control',
  'cookie',
  'origin',
  'referer',
  'sec-fetch-mode',
  'sec-fetch-site',
  'user-agent',
];

type Open = { -readonly [K in keyof LoggedRequest]: LoggedRequest[K] };

export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  readonly #limit: number;
  readonly #startMs = performance.now();
  /** By host, what has not been answered yet. */
  readonly #open = new Map<string, Set<Open>>();
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Call what is returned when the request is answered, or its caller is gone. */
  begin(
    asked: Omit<LoggedRequest, 'headers' | 'sinceStartMs' | 'overlapped'>,
    headers: Readonly<Record<string, string | undefined>>,
  ): () => void {
    const kept: Record<string, string> = {};
    for (const name of keptHeaders) {
      const value = headers[name];
      if (value !== undefined) kept[name] = value;
    }
    const sinceStartMs = performance.now() - this.#startMs;
    const beside = this.#open.get(asked.host) ?? new Set<Open>();
    const entry: Open = { ...asked, sinceStartMs, overlapped: beside.size > 0, headers: kept };
    for (const other of beside) other.overlapped = true;
    this.#open.set(asked.host, beside.add(entry));
    this.entries.push(entry);
    if (this.entries.length > this.#limit)
      this.entries.splice(0, this.entries.length - this.#limit);
    return () => void beside.delete(entry);
  }
}
