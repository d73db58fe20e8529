/** What the popup needs once its numbers are painted; one piece, loaded then. */
export { pictureOf } from '../../components/chart-picture.ts';
export { More } from '../../components/More.tsx';
export { MiniChart } from '../../components/MiniChart.tsx';
export { readPast } from '../../lib/platform/history-store.ts';
export { pastAt } from '../../lib/series/past.ts';
export { assessAt } from '../../lib/state/as-of.ts';
export {
  asOfDays,
  asOfView,
  closeOf,
  dayOfDate,
  stepped,
  withinDays,
} from '../../lib/views/as-of-view.ts';
export { chartsView } from '../../lib/views/charts-view.ts';
export { keyed, moved, scaled, windowOf } from '../../lib/views/chart-window.ts';
export { followDetail, labels as moreLabels, more } from './more.ts';
export { cases, isDue, paths } from './cases.ts';
export { CasesTab, ClaimsTab } from './CasesTab.tsx';
