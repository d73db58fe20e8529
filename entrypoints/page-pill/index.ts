/**
 * The pill on exchange and news pages. WXT's own content script context tells the page the
 * extension's id, so this is a plain script that the build enters into `content_scripts`
 * (`wxt.config.ts`). Wiring only; it quits quietly wherever it has no business.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import css from '../../components/pill.css?inline';
import { createOverlay } from './overlay.ts';
import { keepListening } from './listening.ts';
import { withOwnNames } from './own-names.ts';
import { runPill } from './run.ts';
import { claimPage } from './claim.ts';
import { siteHere } from './site-here.ts';
import { nativeSource } from './source.ts';

export default defineUnlistedScript(() => {
  if (window.top !== window || document.contentType !== 'text/html') return;
  if (siteHere() === null) return;
  whenVisible(() => {
    const source = nativeSource();
    claimPage(source.alive, () => runPill(source, createOverlay(withOwnNames(css))));
  });
});

/** A prerendered or background page costs nothing until somebody looks at it. */
function whenVisible(start: () => void): void {
  const waiting = new AbortController();
  const { signal } = waiting;
  const look = (): void => {
    if (signal.aborted || document.visibilityState !== 'visible') return;
    waiting.abort();
    start();
  };
  look();
  if (!signal.aborted)
    keepListening(() => document.addEventListener('visibilitychange', look, { signal }), signal);
}
