/** @jsxImportSource ./dom */
/**
 * What the pill opens into: the reading in full, what the record says to the page, and the
 * ways to make it go away. What each button does stands in its `data-do`.
 */
import type { PageArticle } from '../lib/views/pill-article.ts';
import type { PillCard, PillReading, PillRow } from '../lib/views/pill-card.ts';
import { Claims, Folds, ThenAndNow } from './Article.tsx';
import type { Drawn } from './dom/jsx-runtime.ts';

export interface CardProps {
  readonly id: string;
  /** Where it stands between left and right. */
  readonly across: { readonly left: string; readonly translate: string };
  readonly direction: 'ltr' | 'rtl';
  readonly card: PillCard;
  /** As it stands now; null where there is nothing to show. */
  readonly reading: PillReading | null;
  readonly article: PageArticle;
  /** The coin of the live numbers. */
  readonly shownAsset: string;
  readonly ownAsset: string;
}

export function Card(props: CardProps): Drawn {
  const { id, across, direction, card, reading, article, shownAsset, ownAsset } = props;
  const titleId = `${id}-title`;
  const { actions } = card;
  const isShown = article.asset === null || article.asset === shownAsset;
  const isCurrent = isShown && (reading !== null || card.reading === null);
  const coins = [...new Set([...article.assets, shownAsset, ownAsset])];
  return (
    <section
      class="card"
      id={id}
      style={across}
      dir={direction}
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
    >
      <header>
        <h2 id={titleId}>{(!isShown && article.view?.title) || card.title}</h2>
        <span class="time">{isShown && reading?.time}</span>
        <Icon deed="shrink" label={actions.shrink} path="M2.5 9.5h7" />
        <Icon deed="close" label={actions.close} path="M2.5 2.5l7 7m0-7l-7 7" />
      </header>
      <div class="body">
        {coins.length > 1 && (
          <fieldset class="coins" aria-label={actions.coin}>
            {coins.map((coin) => (
              <button
                key={coin}
                class="action"
                data-do={`coin:${coin}`}
                aria-pressed={coin === (article.asset ?? shownAsset)}
              >
                {coin}
              </button>
            ))}
          </fieldset>
        )}
        {isShown && (
          <div key="head">
            {reading ? <Headline {...reading} /> : <p class="notice">{card.silent}</p>}
          </div>
        )}
        <div key="told">
          {article.state === 'asking' && <p class="quiet">{actions.asking}</p>}
          {article.state === 'failed' && <p class="quiet">{actions.failed}</p>}
          {article.view && <ThenAndNow {...article.view} isShown={isShown} />}
        </div>
        {isShown && reading && (
          <dl key="figures">
            {reading.rows.map((row) => (
              <Row {...row} />
            ))}
          </dl>
        )}
        {article.claims && <Claims {...article.claims} />}
        {article.view && <Folds {...article.view} />}
        <div key="tail">
          {isShown && reading?.why && <p class="quiet">{reading.why}</p>}
          {isCurrent && card.venues && <p class="quiet">{card.venues}</p>}
        </div>
      </div>
      <footer>
        <Button deed="open" label={actions.open} />
        <span class="quiet hide-word" aria-hidden="true">
          {actions.hideWord}
        </span>
        <Button deed="later" unseen={actions.hideWord} label={actions.later} />
        <Button deed="hide" unseen={actions.hideWord} label={actions.hide} />
        <Button deed="everywhere" unseen={actions.hideWord} label={actions.everywhere} />
      </footer>
    </section>
  );
}

interface ButtonProps {
  readonly deed: string;
  readonly label: string;
  /** Said before the label, where it is seen beside it. */
  readonly unseen?: string;
}

const Button = ({ deed, label, unseen }: ButtonProps): Drawn => (
  <button class="action" data-do={deed}>
    {unseen && <span class="unseen">{`${unseen} `}</span>}
    {label}
  </button>
);

const Icon = ({ deed, label, path }: ButtonProps & { path: string }): Drawn => (
  <button class="icon" data-do={deed} aria-label={label} title={label}>
    <svg viewBox="0 0 12 12" width="12" height="12" stroke="currentColor" aria-hidden="true">
      <path d={path} />
    </svg>
  </button>
);

const Headline = ({ notice, glyph, word, number, about, lines }: PillReading): Drawn => (
  <>
    {notice && <p class="notice">{notice}</p>}
    <p class="headline">
      <span class="glyph" aria-hidden="true">
        {glyph}
      </span>
      <strong>{word}</strong>
    </p>
    <p>
      <strong>{number}</strong> {about}
    </p>
    {lines.map((line) => (
      <p class="quiet">{line}</p>
    ))}
  </>
);

const Row = ({ label, value, note }: PillRow): Drawn => (
  <div class="row">
    <dt>{label}</dt>
    <dd class="value">{value}</dd>
    {note && <dd class="note">{note}</dd>}
  </div>
);
