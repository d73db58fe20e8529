/** Every exchange by name: asked or not, allowed or not, how it stands and why. */
import { useId } from 'preact/hooks';
import type { ExchangeRow } from '../lib/views/exchanges-view.ts';
import type { ExchangesLabels } from '../lib/views/section-labels.ts';

export interface ExchangeActions {
  onSwitch(id: string, isOn: boolean): void;
  /** Called in the click itself: the browser asks its own question only then. */
  onAllow(id: string): void;
  onTakeBack(id: string): void;
  onRetry(id: string): void;
}

interface ExchangesProps extends ExchangeActions {
  readonly rows: readonly ExchangeRow[];
  readonly labels: ExchangesLabels;
}

const columns = [
  'exchange',
  'state',
  'lastSuccess',
  'latency',
  'failures',
  'next',
  'permission',
] as const;
const numbers: ReadonlySet<string> = new Set(['latency', 'failures']);

export function Exchanges({ rows, labels, ...actions }: ExchangesProps) {
  const id = useId();
  return (
    <section class="section section-wide" id="exchanges" aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{labels.title}</h2>
        <p class="quiet">{labels.help}</p>
      </div>
      <table class="exchanges" aria-labelledby={id}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" class={numbers.has(column) ? 'number' : undefined}>
                {labels.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        {rows
          .filter(({ isOptional }) => !isOptional)
          .map((row) => (
            <Row key={row.id} row={row} labels={labels} {...actions} />
          ))}
        {rows.some(({ isOptional }) => isOptional) && (
          <tbody class="exchange-group">
            <tr>
              <td colSpan={columns.length}>{labels.optional}</td>
            </tr>
          </tbody>
        )}
        {rows
          .filter(({ isOptional }) => isOptional)
          .map((row) => (
            <Row key={row.id} row={row} labels={labels} {...actions} />
          ))}
      </table>
    </section>
  );
}

interface RowProps extends ExchangeActions {
  readonly row: ExchangeRow;
  readonly labels: ExchangesLabels;
}

function Row({ row, labels, onSwitch, ...actions }: RowProps) {
  const whyId = useId();
  const { columns: words } = labels;
  return (
    <tbody class="exchange" data-sign={row.sign}>
      <tr>
        <th scope="row">
          <label class="choice">
            <input
              type="checkbox"
              role="switch"
              checked={row.isOn}
              aria-label={row.switchName}
              onChange={({ currentTarget: box }) => {
                const isOn = box.checked;
                // It follows what is stored and allowed, and a question may be answered with no.
                box.checked = row.isOn;
                onSwitch(row.id, isOn);
              }}
            />
            {row.name}
          </label>
        </th>
        <td data-label={words.state}>
          <span>
            <span class="exchange-sign" aria-hidden="true">
              {row.sign}
            </span>{' '}
            {row.state}
          </span>
        </td>
        <td data-label={words.lastSuccess}>
          {row.lastAge}
          {row.lastFull !== '' && <span class="exchange-time">{row.lastFull}</span>}
        </td>
        <td class="number" data-label={words.latency}>
          {row.latency}
        </td>
        <td class="number" data-label={words.failures}>
          {row.failures}
        </td>
        <td data-label={words.next}>
          <span>{row.next}</span> <Retry {...{ row, labels, whyId }} onRetry={actions.onRetry} />
        </td>
        <td data-label={words.permission}>
          <span>{row.permission}</span> <Permission {...{ row, labels }} {...actions} />
        </td>
      </tr>
      {row.why !== '' && (
        <tr class="exchange-why">
          <td colSpan={columns.length} id={whyId}>
            {row.why}
          </td>
        </tr>
      )}
    </tbody>
  );
}

type RetryProps = Pick<RowProps, 'row' | 'labels' | 'onRetry'> & { readonly whyId: string };

/** Held while the exchange named a wait; it can be reached then, to hear why. */
const Retry = ({ row: { id, retry }, labels, whyId, onRetry }: RetryProps) =>
  retry && (
    <button
      type="button"
      class="button"
      aria-label={retry.name}
      aria-disabled={retry.isHeld}
      aria-describedby={whyId}
      onClick={() => {
        if (!retry.isHeld) onRetry(id);
      }}
    >
      {labels.retry}
    </button>
  );

type PermissionProps = Pick<RowProps, 'row' | 'labels' | 'onAllow' | 'onTakeBack'>;

/** One button whose deed goes with its words, so that the focus stays on it. */
function Permission({ row, labels, onAllow, onTakeBack }: PermissionProps) {
  const { id, allow, takeBack } = row;
  const deed = allow ?? takeBack;
  return (
    deed && (
      <button
        type="button"
        class="button"
        aria-label={deed.name}
        onClick={() => (allow ? onAllow(id) : onTakeBack(id))}
      >
        {allow ? labels.allow : labels.takeBack}
      </button>
    )
  );
}
