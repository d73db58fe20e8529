/** A spot trading page with the price of the shown instant: no script, nothing from outside. */
import { hourMs } from '../market/calendar.ts';
import type { Market } from '../market/market.ts';
import { page } from './site.ts';

const dollars = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const chartHours = 96;
const tableHours = 14;

export function exchangePage(market: Market, label: string, nowMs: number): string {
  const price = market.spotUsdt(nowMs);
  const before = market.spotUsdt(nowMs - 24 * hourMs);
  const change = (price / before - 1) * 100;
  const prices = Array.from({ length: chartHours + 1 }, (_, hour) =>
    market.spotUsdt(nowMs - (chartHours - hour) * hourMs),
  );
  const body = `<main class="terminal">
<h1>BTC/USDT</h1>
<div class="price">${dollars.format(price)}</div>
<div class="byline">${change < 0 ? 'down' : 'up'} ${Math.abs(change).toFixed(2)} % in 24 hours</div>
<div class="columns">
<svg class="chart" viewBox="0 0 960 320" preserveAspectRatio="none" role="img" aria-label="Price of the last ${chartHours} hours"><path d="${linePath(prices)}"/></svg>
<table>
<thead><tr><th>Hour (UTC)</th><th>Price (USDT)</th></tr></thead>
<tbody>
${hourlyRows(market, nowMs).join('\n')}
</tbody>
</table>
</div>
</main>`;
  return page('BTC/USDT spot', label, '', body);
}

/** Prices at the full hours, newest first: a book of orders would have to be made up. */
function hourlyRows(market: Market, nowMs: number): string[] {
  const lastMs = Math.floor(nowMs / hourMs) * hourMs;
  return Array.from({ length: tableHours }, (_, row) => {
    const tMs = lastMs - row * hourMs;
    const price = market.spotUsdt(tMs);
    const isUp = price >= market.spotUsdt(tMs - hourMs);
    const hour = new Date(tMs).toISOString().slice(11, 16);
    const cells = `<td>${hour}</td><td>${isUp ? '▲' : '▼'} ${dollars.format(price)}</td>`;
    return `<tr class="${isUp ? 'up' : 'down'}">${cells}</tr>`;
  });
}

function linePath(values: readonly number[]): string {
  const high = Math.max(...values);
  const low = Math.min(...values);
  const points = values.map((value, index) => {
    const x = (index / (values.length - 1)) * 960;
    const y = 300 - ((value - low) / (high - low || 1)) * 280;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}
