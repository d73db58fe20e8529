/** What was asked of the world, newest last, the oldest dropped beyond a limit. */
export interface LoggedRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** 0 when the connection was cut or left hanging. */
  readonly status: number;
  /** The world's clock. */
  readonly atMs: number;
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

export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  readonly #limit: number;
  constructor(limit: number) {
    this.#limit = limit;
  }

  add(
    entry: Omit<LoggedRequest, 'headers'>,
    headers: Readonly<Record<string, string | undefined>>,
  ): void {
    const kept: Record<string, string> = {};
    for (const name of keptHeaders) {
      const value = headers[name];
      if (value !== undefined) kept[name] = value;
    }
    this.entries.push({ ...entry, headers: kept });
    if (this.entries.length > this.#limit)
      this.entries.splice(0, this.entries.length - this.#limit);
  }
}
