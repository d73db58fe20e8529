/** What the pill shows of the page itself, beside the market. */
import type { AssetId } from '../quotes/assets.ts';
import type { ArticleClaims } from './article-claims.ts';
import type { ArticleView } from './article-view.ts';
import type { ThenWord } from './then-view.ts';

export interface PageArticle {
  /** Coins the page is about, the first one in front; none while it is unread. */
  readonly assets: readonly AssetId[];
  /** The one that is looked at. */
  readonly asset: AssetId | null;
  /** Of a page with a date. */
  readonly thenWord: ThenWord | null;
  readonly state: 'unasked' | 'asking' | 'told' | 'failed';
  readonly view: ArticleView | null;
  /** They come after the rest. */
  readonly claims: ArticleClaims | null;
}
