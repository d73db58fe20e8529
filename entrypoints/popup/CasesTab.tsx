/** The tabs of earlier cases and of claims, with what was computed for them. */
import { Cases } from '../../components/Cases.tsx';
import { Claims } from '../../components/Claims.tsx';
import { cases, claims, copyCases, exportCases, select, told } from './cases.ts';
import { chosenCase } from './charts.ts';
import { sayCopied } from './copied.ts';
import { noRecord } from './record.ts';

export const CasesTab = () =>
  cases.value === null ? (
    <p class="quiet">{noRecord.value}</p>
  ) : (
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
  claims.value ? <Claims view={claims.value} /> : <p class="quiet">{noRecord.value}</p>;
