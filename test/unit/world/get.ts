/** Asks a running world as a browser with a mapped host name would. */
import { request } from 'node:https';

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Options {
  readonly headers?: Readonly<Record<string, string>>;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
}

export function get(port: number, address: string, options: Options = {}): Promise<Got> {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: url.pathname + url.search,
        servername: url.hostname,
        headers: { host: url.hostname, 'user-agent': 'test', ...options.headers },
        rejectUnauthorized: false,
        agent: false,
      },
      (response) => {
        let body = '';
        const done = () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          body += chunk;
          if (options.maxBytes !== undefined && body.length > options.maxBytes) {
            done();
            sent.destroy();
          }
        });
        response.on('end', done);
        response.on('error', reject);
      },
    );
    if (options.timeoutMs !== undefined) {
      sent.setTimeout(options.timeoutMs, () => sent.destroy(new Error('timed out')));
    }
    sent.on('error', reject);
    sent.end();
  });
}

/** How Node tells of a connection that ended without an answer, or never came to be. */
export const cut = /socket hang up|ECONNRESET|ECONNREFUSED/;

export const perpetual = 'https://fapi.binance.com/fapi/v1/premiumIndex?symbol=BTCUSDT';
export const curve =
  'https://www.deribit.com/api/v2/public/get_book_summary_by_currency?currency=BTC&kind=future';
