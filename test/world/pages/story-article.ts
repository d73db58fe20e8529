/**
 * Our own retelling of a news story of 17 November 2025. Its claims stand in plain
 * sentences, right or wrong, so that a reader can check them with the extension.
 */
export const storyTitle =
  'BTC futures have flipped negative against the spot: what does this mean?';

export const storyLead =
  'The premium that buyers of bitcoin futures usually pay is gone. History knows two ways on from here.';

export const storyOrigin =
  'The claims of a news story of autumn 2025, retold in other words for tests of an extension; its date has been moved to the shown days.';

export const storyParagraphs: readonly string[] = [
  'The basis of bitcoin, the gap between its futures and the spot price, has turned negative for the first time since March 2025. Futures have lost their premium, and that is read as traders taking risk off the table.',
  'With that, BTC trades in what analysts call the base zone: a stretch in which selling pressure tends to be heavier, or in which exposure is being reduced.',
  'Both the 7-day and the 30-day average of the basis are trending lower, which gives the picture a bearish tilt.',
  'There is a kinder way to read it. Since August 2023, each time the 7-day average went negative, it coincided with the forming of a range in a bull phase.',
  'The other way is less kind. If the present case is like January 2022, a deeper fall begins here.',
  'What would speak for the bulls? A return of the basis above the range of 0 to 0.5 % would be the first sign of renewed confidence.',
  'Leverage has come down too. The leverage ratio of BTC-USDT futures, open interest divided by the reserves of the exchange, has reset towards 0.3 after the market was over-leveraged in the second and third quarter.',
  'In-house flow, the coins that move between the wallets of one exchange, rose above its usual range of 5 to 10 in early November. Such a rise has gone along with stress in liquidity before.',
  'It is a long way from the spring: from May to June 2025 BTC climbed from 60,000 to 90,000 dollars.',
  'For now BTC keeps searching for a bottom. It has come down from above 110,000 to about 95,000 dollars, and its momentum is falling.',
];
