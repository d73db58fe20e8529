/** The first page: three pictures of what the numbers are, and then the numbers themselves. */
import type { ComponentChildren } from 'preact';
import type { WelcomeLabels, WelcomeView } from '../lib/views/welcome-view.ts';
import { BasisPicture, LeveragePicture, RegimePicture } from './pictures.tsx';
import { Headline } from './Headline.tsx';

interface WelcomeProps {
  readonly view: WelcomeView;
  readonly labels: WelcomeLabels;
  readonly popupUrl: string;
  readonly optionsUrl: string;
}

export function Welcome({ view, labels, popupUrl, optionsUrl }: WelcomeProps) {
  const { progress, status, headline, scale } = view;
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
        <h2 id="live-title">{headline === null ? labels.history : labels.reading}</h2>
        {progress !== null && <progress value={progress} max={1} aria-label={status} />}
        <p class="quiet live-status">{status}</p>
        {headline && <Headline headline={headline} scale={scale} />}
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
