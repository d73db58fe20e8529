/**
 * Earlier cases, what the regimes told, and the claims: computed from the record, and what
 * only one tab shows when that is opened.
 */
import { computed } from '@preact/signals';
import { checkClaims } from '../../lib/claims/index.ts';
import { t } from '../../lib/platform/i18n.ts';
import { copyToClipboard, saveFile } from '../../lib/platform/save-file.ts';
import { type Cases, casesOf, defaultDefinition } from '../../lib/regime/cases.ts';
import { regimesTold } from '../../lib/regime/regimes-told.ts';
import type { DialectId } from '../../lib/series/dialect.ts';
import type { Past } from '../../lib/series/past.ts';
import { casesCsv } from '../../lib/views/cases-csv.ts';
import { casesView } from '../../lib/views/cases-view.ts';
import { caseLine } from '../../lib/views/chart-dialect.ts';
import { claimsView } from '../../lib/views/claims-view.ts';
import { pathsOf } from '../../lib/views/paths-text.ts';
import { toldView } from '../../lib/views/told-view.ts';
import { chosenCase, dialect } from './charts.ts';
import { locale, settings } from './model.ts';
import { past } from './record.ts';

const found = (record: Past, id: DialectId): Cases => {
  const { lines } = settings.value;
  const definition = { ...defaultDefinition(lines), dialect: id, line: caseLine(id, lines) };
  return casesOf(record, definition, lines);
};

const ofBasis = computed(() => past.value && found(past.value, 'basis-30d'));
const ofDialect = computed(() =>
  dialect.value === 'basis-30d' || !past.value ? ofBasis.value : found(past.value, dialect.value),
);

/** What the texts say of them; of the headline's own dialect. */
export const paths = computed(() => ofBasis.value && pathsOf(ofBasis.value));

export const cases = computed(() => ofDialect.value && casesView(ofDialect.value, t, locale.value));
export const told = computed(() =>
  past.value ? toldView(regimesTold(past.value, settings.value.lines), t, locale.value) : null,
);

export const claims = computed(() => {
  const last = past.value?.dayMs.at(-1);
  if (!past.value || last === undefined) return null;
  const findings = checkClaims(past.value, settings.value, Infinity);
  return claimsView(findings, settings.value.asset, last, t, locale.value);
});

/** Marks a case on the charts and lays it over today; null takes it away. */
export function select(startDayMs: number | null): void {
  const all = ofDialect.value;
  const one = all?.ended.find((each) => each.startDayMs === startDayMs);
  chosenCase.value =
    all && one
      ? { startDayMs: one.startDayMs, endDayMs: one.endDayMs, line: all.definition.line }
      : null;
}

const csv = (): string => (ofDialect.value ? casesCsv(ofDialect.value) : '');

export const copyCases = (): Promise<boolean> => copyToClipboard(csv());

export const exportCases = (): void =>
  saveFile(new Blob([csv()], { type: 'text/csv' }), `basis-lens-cases-${dialect.value}.csv`);
