/**
 * What the pill knows of the page as an article, in three steps, each only when it is needed:
 * its coins and its date in an idle moment; the word for the closed line, asked of the
 * background for a page with a date; its text, and all that the record says to it, when the
 * card is opened. The text stays here: what is asked names claims, terms and numbers.
 */
import { articleTime, type ArticleTime } from '../../lib/articles/article-time.ts';
import { foundClaims } from '../../lib/articles/found-claims.ts';
import { pageAssets } from '../../lib/articles/page-assets.ts';
import { statedMoves } from '../../lib/articles/stated-moves.ts';
import { foundTerms } from '../../lib/articles/terms.ts';
import type { AssetId } from '../../lib/quotes/assets.ts';
import { pairOf } from '../../lib/sites/site-of.ts';
import type { PageArticle } from '../../lib/views/pill-article.ts';
import { articleText, readPage } from './read-page.ts';
import type { Source } from './source.ts';

/** What is not read yet. */
const unread: PageArticle = {
  assets: [],
  asset: null,
  thenWord: null,
  state: 'unasked',
  view: null,
  claims: null,
};

/** A page that changed its address is given this long to put its text in place. */
const settleMs = 1500;
/** And this much more while its text is that of the address before. */
const doubtMs = 3500;
/** A page that is never idle is read all the same. */
const latestMs = 3000;
/** The pill waits this long for what it says of the page, so that it is painted once. */
const patienceMs = 200;

interface Facts {
  readonly time: ArticleTime | null;
  readonly assets: readonly AssetId[];
  readonly mark: string;
}

function factsOf(site: string): Facts {
  const facts = readPage();
  const time = articleTime(facts, Date.now());
  const assets = pageAssets(facts, pairOf(location.href, site));
  return { time, assets, mark: JSON.stringify([facts.heading, time?.publishedAtMs, assets]) };
}

export interface ArticleOfPage {
  current(): PageArticle;
  /** Whether the pill waits for it: for a moment, while a page that was not read yet is read. */
  isAwaited(site: string): boolean;
  /** The address has only just changed, and the text with it. */
  readAnew(site: string): void;
  /** Its text may have changed; what is known stays while it has not. */
  check(site: string): void;
  /** For the opened card, of one of its coins. */
  ask(asset: string | null): void;
  stop(): void;
}

/** @param usual the coin of a page that names none */
export function articleOfPage(
  source: Source,
  usual: () => AssetId | null,
  changed: () => void,
): ArticleOfPage {
  let known = unread;
  let time: ArticleTime | null = null;
  /** What tells the text that was read from another one; null until it is. */
  let mark: string | null = null;
  /** That of the address before. */
  let oldMark: string | null = null;
  let comparedAtMs = 0;
  /** Counts what was begun, so that what comes too late is known by its number. */
  let reading = 0;
  let isBegun = false;
  let isAwaited = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const set = (change: Partial<PageArticle>): void => {
    known = { ...known, ...change };
    changed();
  };

  /** @param isNew the text may still be that of the address before */
  function read(site: string, isNew: boolean): void {
    const round = reading;
    const tell = (): void => {
      if (round !== reading) return;
      isAwaited = false;
      changed();
    };
    const learnt = (): void => {
      if (round !== reading) return;
      const page = factsOf(site);
      if (isNew && page.mark === oldMark) timer = setTimeout(() => read(site, false), doubtMs);
      else void learn(page, round).then(tell);
    };
    requestIdleCallback(learnt, { timeout: latestMs });
    if (isAwaited) timer = setTimeout(tell, patienceMs);
  }

  async function learn(page: Facts, round: number): Promise<void> {
    const { assets } = page;
    ({ time, mark } = page);
    const asset = known.asset ?? assets[0] ?? usual();
    known = { ...known, assets, asset };
    if (known.state === 'asking') ask(null);
    if (asset !== null) await learnWord(asset, round);
  }

  async function learnWord(asset: AssetId, round: number): Promise<void> {
    if (time === null) return;
    const thenWord = await source.thenWord(asset, time.publishedAtMs);
    if (round === reading && known.asset === asset) known = { ...known, thenWord };
  }

  function forget(): void {
    reading += 1;
    known = unread;
    oldMark = mark ?? oldMark;
    mark = time = null;
    isAwaited = false;
    clearTimeout(timer);
  }

  /** The numbers of the day come first; the claims take longer. */
  async function tell(asset: AssetId, round: number): Promise<void> {
    const text = articleText();
    const request = {
      asset,
      publishedAtMs: time?.publishedAtMs ?? null,
      modifiedAtMs: time?.modifiedAtMs ?? null,
      isCopy: time?.isCopy ?? false,
      claims: foundClaims(text),
      moves: statedMoves(text),
      terms: foundTerms(text),
    };
    const isCurrent = (): boolean => round === reading && known.asset === asset;
    const view = await source.article(request);
    if (isCurrent()) set({ view, state: view === null ? 'failed' : 'told' });
    const claims = await source.claims(request);
    if (isCurrent()) set({ claims });
  }

  function ask(chosen: string | null): void {
    const asset = (chosen ?? known.asset ?? usual()) as AssetId | null;
    if (asset === null) return;
    // What it is about is known in a moment.
    if (mark === null) return set({ state: 'asking' });
    const isOther = asset !== known.asset;
    if (isOther) known = { ...known, asset, thenWord: null };
    set({ state: 'asking', view: null, claims: null });
    void tell(asset, reading);
    if (isOther) void learnWord(asset, reading).then(changed);
  }

  /** Drops what is known where the page is about something else by now. */
  function compare(site: string): void {
    comparedAtMs = Date.now();
    if (mark === null || factsOf(site).mark === mark) return;
    forget();
    read(site, false);
    changed();
  }

  return {
    current: () => known,
    ask,
    isAwaited(site) {
      if (!isBegun) {
        isBegun = true;
        isAwaited = true;
        read(site, false);
      }
      return isAwaited;
    },
    readAnew(site) {
      forget();
      isBegun = true;
      timer = setTimeout(() => read(site, true), settleMs);
    },
    check(site) {
      if (mark === null) return;
      const again = (): void => compare(site);
      // Some pages write their state with every step of a scroll.
      if (Date.now() - comparedAtMs > settleMs) requestIdleCallback(again, { timeout: latestMs });
      clearTimeout(timer);
      timer = setTimeout(again, settleMs);
    },
    stop() {
      forget();
      isBegun = false;
    },
  };
}
