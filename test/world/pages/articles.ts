/** The articles of the world: the story, and a few that explain without dates in them. */
import { dayMs, hourMs } from '../market/calendar.ts';
import type { Article } from './site.ts';
import { storyLead, storyOrigin, storyParagraphs, storyTitle } from './story-article.ts';

export const storyHost = 'www.coindesk.com';
export const storyPath = '/markets/btc-futures-flip-negative-against-spot';

const explainerOrigin = 'Written for tests of an extension.';

/** `todayMs` is the start of the shown day. */
export function articlesOf(storyMs: number, todayMs: number): Article[] {
  const on = (daysAgo: number, hour: number) => todayMs - daysAgo * dayMs + hour * hourMs;
  return [
    {
      host: storyHost,
      path: storyPath,
      title: storyTitle,
      lead: storyLead,
      paragraphs: storyParagraphs,
      origin: storyOrigin,
      publishedMs: storyMs,
      modifiedMs: storyMs + 40 * 60_000,
      hasStrictPolicy: false,
    },
    {
      host: storyHost,
      path: '/markets/what-open-interest-can-and-cannot-tell',
      title: 'What open interest can and cannot tell',
      lead: 'A falling premium looks the same whether positions are closed or hedges are opened.',
      paragraphs: [
        'When the premium of bitcoin futures shrinks, two very different things may be going on. Buyers may be closing their positions, or holders of coins may be selling futures against them.',
        'Open interest tells the two apart, if it is counted in coins. Counted in dollars it falls with the price alone, and a quiet market looks like a flight.',
        'It says nothing about the next move. For every contract there is a buyer and a seller.',
      ],
      origin: explainerOrigin,
      publishedMs: on(9, 8.5),
      modifiedMs: on(8, 7),
      hasStrictPolicy: false,
    },
    {
      host: 'cointelegraph.com',
      path: '/news/funding-explained-who-pays-whom',
      title: 'Funding explained: who pays whom, and why',
      lead: 'Perpetual futures never end. A payment between their holders keeps them near spot.',
      paragraphs: [
        'A perpetual future has no last day on which it would have to meet the spot price. Every few hours its holders therefore pay each other: while it trades above the index, longs pay shorts, and below it shorts pay longs.',
        'Most of the time bitcoin longs pay a little. That is the price of leverage, and it is a signal of its own beside the premium of dated futures.',
        'The rate is small for one payment and large over a year, so it is best read as a sum over a week.',
      ],
      origin: explainerOrigin,
      publishedMs: on(45, 13),
      modifiedMs: on(45, 13),
      hasStrictPolicy: false,
    },
    {
      host: 'beincrypto.com',
      path: '/cash-and-carry-why-futures-usually-cost-more/',
      title: 'Cash and carry: why futures usually cost more than the coin',
      lead: 'The premium of a dated future is what somebody earns for holding the coin until then.',
      paragraphs: [
        'A dated bitcoin future settles at the spot price on its last day. Who buys the coin and sells the future today knows what the trade will earn: the gap between the two.',
        'As long as that beats what cash earns, there are traders who do it, and they keep the gap from growing. When it falls below, they leave, and the gap may close or turn.',
        'A negative gap can last: to earn it, somebody has to borrow coins and sell them.',
      ],
      origin: explainerOrigin,
      publishedMs: on(1, 10),
      modifiedMs: on(1, 10),
      hasStrictPolicy: true,
    },
    {
      host: 'beincrypto.com',
      path: '/expiry-week-small-gap-large-number/',
      title: 'Expiry week: a small gap becomes a large number',
      lead: 'Scaled to a year, the last days of a contract are mostly noise.',
      paragraphs: [
        'Half a percent above spot with a month to go is about six percent a year. The same half a percent with four days to go is more than forty.',
        'Nothing has happened in between but the passing of time. Who averages such numbers averages the calendar of bitcoin futures.',
      ],
      origin: explainerOrigin,
      publishedMs: on(130, 15.25),
      modifiedMs: on(129, 9),
      hasStrictPolicy: false,
    },
  ];
}
