/**
 * What is done with a folder of recorded answers: each file is read by one of our readings,
 * or stands in `unread` with the reason why not. One file a folder, named after it.
 */

/**
 * Which reading a recording is for (an endpoint id or `history-` and a series), when it was
 * received, and whether it is one row of the list that the reading expects. `asset` is BTC
 * when absent.
 */
export type Read =
  | readonly [reading: string, receivedAt: string]
  | readonly [reading: string, receivedAt: string, rows: 'as one row']
  | readonly [
      reading: string,
      receivedAt: string,
      rows: 'as it is' | 'as one row',
      asset: 'ETH' | 'SOL',
    ];

export interface Recorded {
  /** Id of the exchange in the registry. */
  readonly exchange: string;
  readonly read: Readonly<Record<string, Read>>;
  readonly unread: Readonly<Record<string, string>>;
}
