/** What a text names: coins, claims, moves of the price, terms. */
import { describe, expect, it } from 'vitest';
import { checkMove } from '../../../lib/articles/check-move.ts';
import { foundClaims } from '../../../lib/articles/found-claims.ts';
import { pageAssets } from '../../../lib/articles/page-assets.ts';
import { statedMoves } from '../../../lib/articles/stated-moves.ts';
import { foundTerms } from '../../../lib/articles/terms.ts';
import { dayMs } from '../../../lib/quotes/point.ts';
import { pastOf } from '../../fixtures/past.ts';
import { jsonLd, pageFacts } from '../../fixtures/page-facts.ts';
import { storyLead, storyParagraphs, storyTitle } from '../../world/pages/story-article.ts';

const story = [storyTitle, storyLead, ...storyParagraphs].join('\n');

describe('the coins of a page', () => {
  it.each([
    ['BTC_USDT', ['BTC']],
    ['ETH-PERPETUAL', ['ETH']],
    ['tETHF0:USTF0', ['ETH']],
    ['XBTUSD', ['BTC']],
    ['solusdt', ['SOL']],
    ['ethereum', ['ETH']],
  ])('the pair %s', (pair, assets) => {
    expect(pageAssets(pageFacts({ title: 'Bitcoin, Ether, Solana' }), pair)).toEqual(assets);
  });

  it('none where the pair is of another coin, and where nothing is named', () => {
    expect(pageAssets(pageFacts(), 'DOGEUSDT')).toEqual([]);
    expect(pageAssets(pageFacts(), null)).toEqual([]);
  });

  it('those of the title, in its order', () => {
    const title = 'Ether outpaces bitcoin as Solana stalls';
    expect(pageAssets(pageFacts({ title }), null)).toEqual(['ETH', 'BTC', 'SOL']);
  });

  it('those of the structured data, then those the text names more than once', () => {
    const node = { '@type': 'Article', headline: 'Staking flows', keywords: ['Ethereum', 'ETF'] };
    const text = 'BTC fell. BTC rose. SOL slept, and so did the sole trader.';
    expect(pageAssets(pageFacts({ jsonLd: jsonLd(node), text }), null)).toEqual(['ETH', 'BTC']);
  });

  it.each([
    ['ETHUSDT が急騰', 'ETH'],
    ['Der Preis von Bitcoin', 'BTC'],
    ['All the SOL you need', 'SOL'],
  ])('%s', (title, asset) => {
    expect(pageAssets(pageFacts({ title }), null)).toEqual([asset]);
  });

  it('none of what only looks like a name', () => {
    expect(pageAssets(pageFacts({ title: 'A method to get together' }), null)).toEqual([]);
  });
});

describe('the claims of a text', () => {
  it('all of the story', () => {
    expect(foundClaims(story)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  it.each(storyParagraphs.map((paragraph, index) => [index, paragraph] as const))(
    'paragraph %i makes one at most beside its own',
    (_index, paragraph) => {
      expect(foundClaims(paragraph).length).toBeLessThanOrEqual(2);
    },
  );

  it('none of a text about something else', () => {
    expect(foundClaims('The exchange lists a new coin. Fees fall by 0.5 % on Monday.')).toEqual([]);
    expect(foundClaims('The basis of the report is a survey. Growth was negative.')).toEqual([]);
  });
});

describe('moves of the price', () => {
  it('those of the story, with their months', () => {
    expect(statedMoves(story)).toEqual([
      { from: 60_000, to: 90_000, fromMs: Date.UTC(2025, 4), toMs: Date.UTC(2025, 6) },
      { from: 110_000, to: 95_000, fromMs: null, toMs: null },
    ]);
  });

  it.each([
    ['BTC slid from $110k to $95k in November 2025', 110_000, 95_000],
    ['It rose from around $3,400 up to about $4,100.', 3400, 4100],
    ['from just above 98.5k to nearly 100,000 dollars', 98_500, 100_000],
  ])('%s', (text, from, to) => {
    expect(statedMoves(text)).toMatchObject([{ from, to }]);
  });

  it.each([
    'from 2017 to 2021',
    'from 20 to 30 per cent',
    'from 1,000 to 2,000 million coins',
    'from the spring to the autumn',
    'from page 10 to 20',
  ])('"%s" is none', (text) => {
    expect(statedMoves(text)).toEqual([]);
  });
});

describe('a move held against the closes', () => {
  const firstMs = Date.UTC(2025, 4);
  const close = Array.from({ length: 61 }, (_, row) => 94_000 + row * 200);
  const past = pastOf(firstMs, 61, { close });
  const after = firstMs + 61 * dayMs;
  const move = (from: number, to: number) => ({
    from,
    to,
    fromMs: firstMs,
    toMs: Date.UTC(2025, 6),
  });

  it('holds where both were seen in this order', () => {
    expect(checkMove(past, move(95_000, 105_000), after).verdict).toBe('holds');
    expect(checkMove(past, move(105_000, 95_000), after).verdict).toBe('does-not-hold');
  });

  it('does not hold where a number was never near, and says what was', () => {
    expect(checkMove(past, move(60_000, 90_000), after)).toMatchObject({
      verdict: 'does-not-hold',
      low: 94_000,
      high: 106_000,
    });
  });

  it('cannot be told where nothing is on record', () => {
    const gone = { ...move(95_000, 105_000), fromMs: Date.UTC(2019, 0), toMs: Date.UTC(2019, 1) };
    expect(checkMove(past, gone, after)).toMatchObject({ verdict: 'cannot-tell', low: null });
  });

  it('is held against what was known when it was said', () => {
    expect(checkMove(past, move(95_000, 105_000), firstMs + 20 * dayMs).verdict).toBe(
      'does-not-hold',
    );
  });

  it('is looked for in the half year before where no month is named', () => {
    const plain = { from: 95_000, to: 105_000, fromMs: null, toMs: null };
    expect(checkMove(past, plain, after).verdict).toBe('holds');
  });
});

describe('terms', () => {
  it('each once, in their order', () => {
    expect(foundTerms(story)).toEqual(['basis', 'average7', 'leverageRatio', 'openInterest']);
    expect(
      foundTerms('Perpetual swaps pay funding; a quarterly future does not, in contango.'),
    ).toEqual(['perpetual', 'funding', 'datedFuture', 'backwardation']);
  });

  it('no parts of words, and no basis points', () => {
    expect(foundTerms('25 basis points of refunding, perpetually')).toEqual([]);
  });
});
