/** What the charts need; loaded as one piece when the numbers are about to be painted. */
export { MiniChart } from '../../components/MiniChart.tsx';
export { chartsView } from '../../lib/views/charts-view.ts';
export { keyed, moved, scaled, windowOf } from '../../lib/views/chart-window.ts';
