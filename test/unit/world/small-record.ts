/** Writes a recorded market that is small enough to read. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hourMs } from '../../world/market/calendar.ts';

/** Four days from 16 November 2025: hour n closes at 90,000 + n on spot. */
export function writeRecord(directory: string): void {
  const firstMs = Date.UTC(2025, 10, 16);
  const hours = Array.from({ length: 96 }, (_, hour) => {
    const time = new Date(firstMs + hour * hourMs).toISOString().replace('.000', '');
    return `${time},${90_000 + hour},${89_950 + hour},${hour < 3 ? '' : 89_960 + hour}`;
  });
  const funding = Array.from({ length: 12 }, (_, step) => {
    const time = new Date(firstMs + step * 8 * hourMs).toISOString().replace('.000', '');
    return `${time},${(step - 6) / 100_000}`;
  });
  const files: Readonly<Record<string, readonly string[]>> = {
    'btc_binance_1h_close.csv': ['date,spot_close,perp_close,mark_close', ...hours],
    'btc_cme_basis_1d.csv': [
      'date,settle_utc,future,spot,dte,basis_pct',
      '2025-11-14,21:00,94874,94886.4,14,-0.0132',
      '2025-11-17,21:00,92000,91950.56,11,0.0538',
      '2025-11-18,21:00,92000,91859.7,10,0.1527',
      '2025-11-19,21:00,92000,91935.2,9,0.0705',
      '2025-11-24,21:00,88000,87915,4,0.0965',
    ],
    'btc_funding_8h_binance.csv': ['date,value', ...funding],
    'btc_onchain_1d_coinmetrics.csv': [
      'date,price_usd,exchange_reserve,exchange_inflow,exchange_outflow',
      '2025-11-17,92000,2701000.5,61000,52000',
      '2025-11-18,,2702000.25,,',
      '2025-11-19,91000,2703000,1,2',
    ],
  };
  for (const [name, lines] of Object.entries(files)) {
    writeFileSync(join(directory, name), `${lines.join('\n')}\n`);
  }
}
