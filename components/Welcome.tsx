/** The first page: three pictures of what the numbers are, and then the numbers themselves. */
import type { ComponentChildren } from 'preact';
import type { TroubleDeed } from '../lib/views/trouble-view.ts';
import type { WelcomeLabels, WelcomeView } from '../lib/views/welcome-view.ts';
import { BasisPicture, LeveragePicture, RegimePicture } from './pictures.tsx';
import { TroubleStep } from './TroubleStep.tsx';
import { Scale } from './Scale.tsx';

interface WelcomeProps {
  readonly view: WelcomeView;
  readonly labels: WelcomeLabels;
  readonly popupUrl: string;
  readonly optionsUrl: string;
  readonly onDeed: (deed: TroubleDeed) => void;
}

export function Welcome({ view, labels, popupUrl, optionsUrl, onDeed }: WelcomeProps) {
  const { progress, status, headline, scale, trouble } = view;
  return (
    <main class="welcome">
      <header>
        <h1>{labels.title}</h1>
        <p class="lead">{labels.intro}</p>
      </header>
      <div class="pictures">
        <Part {...labels.basis}>
          <BasisPicture labels={labels.basis} />
        </Part>
        <Part {...labels.regime}>
          <RegimePicture labels={labels.regime} />
        </Part>
        <Part {...labels.leverage}>
          <LeveragePicture labels={labels.leverage} />
        </Part>
      </div>
      <section class="live" aria-labelledby="live-title">
        <h2 id="live-title">{titleOf(view, labels)}</h2>
        {progress !== null && <progress value={progress} max={1} aria-label={status} />}
        {status !== '' && <p class="quiet live-status">{status}</p>}
        {trouble && <TroubleStep trouble={trouble} onDeed={onDeed} />}
        {headline && <Reading headline={headline} scale={scale} />}
        <p class="live-links">
          <a class="button button-strong" href={popupUrl}>
            {labels.open}
          </a>
          <a class="button" href={optionsUrl}>
            {labels.settings}
          </a>
          <span class="quiet">{labels.note}</span>
        </p>
      </section>
    </main>
  );
}

const titleOf = ({ headline, trouble }: WelcomeView, labels: WelcomeLabels): string => {
  if (headline !== null) return labels.reading;
  return trouble?.isGrave ? labels.trouble[trouble.kind] : labels.history;
};

type ReadingProps = { readonly headline: NonNullable<WelcomeView['headline']> } & Pick<
  WelcomeView,
  'scale'
>;

/** As the popup says it, without what leads further. */
const Reading = ({ headline, scale }: ReadingProps) => (
  <div class="headline" data-tone={headline.tone}>
    <h3 class="word">
      {headline.glyph !== '' && (
        <span class="glyph" aria-hidden="true">
          {headline.glyph}{' '}
        </span>
      )}
      {headline.word} <span class="word-meaning">{headline.meaning}</span>
    </h3>
    <p class="reading">
      <strong>{headline.number}</strong> {headline.relation}
      {headline.method !== '' && <span class="quiet">, {headline.method}</span>}
    </p>
    <ul class="headline-lines">
      {headline.lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    {scale && <Scale scale={scale} />}
  </div>
);

interface PartProps {
  readonly title: string;
  readonly text: string;
  readonly children: ComponentChildren;
}

const Part = ({ title, text, children }: PartProps) => (
  <section class="part">
    {children}
    <h2>{title}</h2>
    <p>{text}</p>
  </section>
);
