/** The tabs of earlier cases and of claims, with what was computed for them. */
import { Cases } from '../../components/Cases.tsx';
import { Claims } from '../../components/Claims.tsx';
import { t } from '../../lib/platform/i18n.ts';
import { cases, claims, copyCases, exportCases, select, told } from './cases.ts';
import { chosenCase } from './charts.ts';
import { sayCopied } from './copied.ts';

export const CasesTab = () =>
  cases.value && (
    <Cases
      view={cases.value}
      told={told.value}
      selected={chosenCase.value?.startDayMs ?? null}
      onSelect={select}
      onCopy={() => void copyCases().then(sayCopied)}
      onExport={exportCases}
    />
  );

export const ClaimsTab = () =>
  claims.value ? <Claims view={claims.value} /> : <p class="quiet">{t('chart.empty')}</p>;
