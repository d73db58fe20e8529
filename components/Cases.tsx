import { useSignal } from '@preact/signals';
import type { CaseColumn, CaseRow, CasesView } from '../lib/views/cases-view.ts';
import type { ToldView } from '../lib/views/told-view.ts';
import { Told } from './Told.tsx';

export interface CasesProps {
  readonly view: CasesView;
  /** Null while it is not known yet. */
  readonly told: ToldView | null;
  /** First day of the case that is marked. */
  readonly selected: number | null;
  readonly onSelect: (startDayMs: number | null) => void;
  readonly onCopy: () => void;
  readonly onExport: () => void;
}

/** Earlier cases, what days that looked the same did, and what the regimes told. */
export function Cases({ view, told, selected, onSelect, onCopy, onExport }: CasesProps) {
  return (
    <div class="cases">
      <h2>{view.title}</h2>
      <p class="quiet">{view.definition}</p>
      {view.open !== '' && <p class="cases-open">{view.open}</p>}
      {view.empty === '' ? (
        <>
          <CaseTable view={view} selected={selected} onSelect={onSelect} />
          <p class="cases-counts">{view.counts}</p>
          <p class="cases-actions">
            <button type="button" class="link" onClick={onCopy}>
              {view.copy}
            </button>
            <button type="button" class="link" onClick={onExport}>
              {view.exportCsv}
            </button>
          </p>
          <Alike view={view} />
        </>
      ) : (
        <p>{view.empty}</p>
      )}
      <section>
        <h3>{view.conventions.title}</h3>
        <details>
          <summary>{view.conventions.text}</summary>
          <ul class="cases-list">
            {view.conventions.rows.map(({ name, count }) => (
              <li key={name}>
                <span>{name}</span> <span class="number">{count}</span>
              </li>
            ))}
          </ul>
        </details>
      </section>
      {told && <Told told={told} />}
    </div>
  );
}

/** Every column sorts; a row that is pressed tells the rest and is marked on the chart. */
function CaseTable({
  view,
  selected,
  onSelect,
}: Pick<CasesProps, 'view' | 'selected' | 'onSelect'>) {
  const sort = useSignal<{ column: CaseColumn; down: boolean }>({ column: 'start', down: true });
  const { column, down } = sort.value;
  const press = (id: CaseColumn): void => {
    sort.value = { column: id, down: id === column ? !down : true };
  };
  return (
    <table class="cases-table">
      <caption class="unseen">{view.caption}</caption>
      <thead>
        <tr>
          {view.columns.map(({ id, label, hint }) => (
            <th
              key={id}
              scope="col"
              class={`case-${id}`}
              aria-sort={id === column ? (down ? 'descending' : 'ascending') : 'none'}
            >
              <button type="button" title={hint} onClick={() => press(id)}>
                {label}
                <span aria-hidden="true" class="case-sort">
                  {id === column ? (down ? '▾' : '▴') : ''}
                </span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      {sorted(view.rows, column, down).map((row) => (
        <CaseRows
          key={row.startDayMs}
          row={row}
          columns={view.columns}
          isOpen={row.startDayMs === selected}
          onSelect={onSelect}
        />
      ))}
    </table>
  );
}

interface CaseRowsProps {
  readonly row: CaseRow;
  readonly columns: CasesView['columns'];
  readonly isOpen: boolean;
  readonly onSelect: CasesProps['onSelect'];
}

function CaseRows({ row, columns, isOpen, onSelect }: CaseRowsProps) {
  return (
    <tbody class={isOpen ? 'case case-selected' : 'case'}>
      <tr>
        {columns.map(({ id }) =>
          id === 'start' ? (
            <th key={id} scope="row" class="case-start">
              <button
                type="button"
                aria-pressed={isOpen}
                onClick={() => onSelect(isOpen ? null : row.startDayMs)}
              >
                {row.cells.start}
              </button>
            </th>
          ) : (
            <td key={id} class={`case-${id}`}>
              {id === 'path' ? (
                <>
                  <span aria-hidden="true" title={row.path.word}>
                    {row.path.glyph}
                  </span>
                  <span class="case-word"> {row.path.word}</span>
                </>
              ) : (
                row.cells[id]
              )}
            </td>
          ),
        )}
      </tr>
      {isOpen && (
        <tr>
          <td class="case-detail" colSpan={columns.length}>
            {row.detail}
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** What is not known stays at the end, whichever way. */
function sorted(rows: readonly CaseRow[], column: CaseColumn, down: boolean): readonly CaseRow[] {
  return rows.toSorted((one, other) => {
    const [a, b] = [one.order[column], other.order[column]];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return down ? b - a : a - b;
  });
}

/** The two paths as counts, and the days that looked the same. */
const Alike = ({ view: { pathsTitle, paths, control } }: Pick<CasesProps, 'view'>) => (
  <>
    <section>
      <h3>{pathsTitle}</h3>
      {paths.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </section>
    <section>
      <h3>{control.title}</h3>
      <p>{control.text}</p>
      <ul class="cases-list">
        {control.compared.map(({ text, verdict }) => (
          <li key={text}>
            <span>
              {text}: <b>{verdict}</b>
            </span>
          </li>
        ))}
      </ul>
      <p class="cases-result">{control.result}</p>
    </section>
  </>
);
