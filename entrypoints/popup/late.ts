/** What the popup needs once its numbers are painted; one piece, loaded then. */
export { MiniChart } from '../../components/MiniChart.tsx';
export { chartsView } from '../../lib/views/charts-view.ts';
export { atEnd, keyed, moved, rangeOf, scaled, windowOf } from '../../lib/views/chart-window.ts';
