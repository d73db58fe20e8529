/** What the rest of the popup needs of the record; loaded as one piece once the charts stand. */
export { pictureOf } from '../../components/chart-picture.ts';
export { More } from '../../components/More.tsx';
export { pastAt } from '../../lib/series/past.ts';
export { assessAt } from '../../lib/state/as-of.ts';
export { asOfDays, asOfView, closeOf, stepped, withinDays } from '../../lib/views/as-of-view.ts';
export { typedDay } from '../../lib/views/typed-day.ts';
export { dialectNote } from '../../lib/views/dialect-note.ts';
export { cases, paths } from './cases.ts';
export { CasesTab, ClaimsTab } from './CasesTab.tsx';
export { followDetail, labels as moreLabels, more } from './more.ts';
