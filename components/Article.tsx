/** @jsxImportSource ./dom */
/** What the record says to the page: then and now, its claims, its terms, the receipts. */
import type { ArticleClaims } from '../lib/views/article-claims.ts';
import type { ArticleReceipt } from '../lib/views/article-receipts.ts';
import type { ArticleView } from '../lib/views/article-view.ts';
import type { PathView } from '../lib/views/path-view.ts';
import type { ThenRow, ThenView } from '../lib/views/then-view.ts';
import type { Drawn } from './dom/jsx-runtime.ts';

interface ThenAndNowProps extends ArticleView {
  /** The numbers around it are of the same coin. */
  readonly isShown: boolean;
}

export const ThenAndNow = ({ thenAndNow, noThen, onlyPast, isShown }: ThenAndNowProps): Drawn => (
  <>
    {!isShown && onlyPast && <p class="quiet">{onlyPast}</p>}
    {thenAndNow && <Then {...thenAndNow} />}
    {noThen && <p class="quiet">{noThen}</p>}
  </>
);

export const Folds = ({ terms, receipts }: ArticleView): Drawn => (
  <>
    {terms.list.length > 0 && (
      <Fold title={terms.title} name="terms">
        <p class="quiet">{terms.help}</p>
        {terms.list.map(({ name, meaning, today }) => (
          <p>
            <strong>{name}</strong>: {meaning}. <span class="quiet">({today})</span>
          </p>
        ))}
      </Fold>
    )}
    {receipts.list.length > 0 && (
      <Fold title={receipts.title} name="receipts">
        {receipts.list.map((receipt) => (
          <Receipt {...receipt} />
        ))}
      </Fold>
    )}
  </>
);

interface FoldProps {
  readonly title: string;
  readonly name: string;
  readonly children?: Drawn;
}

const Fold = ({ title, name, children }: FoldProps): Drawn => (
  <details key={name} class={name}>
    <summary>{title}</summary>
    {children}
  </details>
);

const Then = ({ title, thenHead, nowHead, rows, path, note }: ThenView): Drawn => (
  <>
    <table aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{thenHead}</th>
          <th scope="col">{nowHead}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, before, after, change }: ThenRow) => (
          <tr>
            <th scope="row">{label}</th>
            <td>{before}</td>
            <td>
              {after}
              {change && <span class="quiet"> ({change})</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    {path && <Path {...path} />}
    <p class="quiet">{note}</p>
  </>
);

const Path = ({ width, height, path, markX, markY, label }: PathView): Drawn => (
  <svg class="path" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
    <path class="mark" d={`M${markX} 0V${height}`} />
    <path d={path} />
    <circle cx={markX} cy={markY} r="3" />
  </svg>
);

export const Claims = ({ title, list, note }: ArticleClaims): Drawn => (
  <Fold title={title} name="claims">
    {list.map((claim) => (
      <div class="claim">
        <p>
          <span class="glyph" aria-hidden="true">
            {claim.verdict.glyph}
          </span>{' '}
          <strong>{claim.title}</strong>: {claim.verdict.word}
        </p>
        {claim.lines.map((line) => (
          <p class="quiet">{line}</p>
        ))}
      </div>
    ))}
    <p class="quiet">{note}</p>
  </Fold>
);

const Receipt = ({ title, formula, asOf, lines }: ArticleReceipt): Drawn => (
  <div class="claim">
    <p>
      <strong>{title}</strong> <span class="quiet">{asOf}</span>
    </p>
    <p class="quiet">{formula}</p>
    {lines.map((line) => (
      <p class="quiet">{line}</p>
    ))}
  </div>
);
