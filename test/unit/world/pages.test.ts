import { describe, expect, it } from 'vitest';
import { dayMs, startOfDay } from '../../world/market/calendar.ts';
import { articlesOf } from '../../world/pages/articles.ts';
import { contentHosts, createPages, pageUrls } from '../../world/pages/index.ts';
import { unlistedHost } from '../../world/pages/site.ts';
import { storyParagraphs } from '../../world/pages/story-article.ts';
import { storyTimeMs } from '../../world/story-day.ts';
import type { Reply } from '../../world/venues/venue.ts';
import { nowMs, storyMarket } from './ask.ts';

const todayMs = startOfDay(nowMs);
const storyMs = storyTimeMs(storyMarket, todayMs);
const label = 'replay, no live data: scenario story';
const answer = createPages(storyMarket, label, storyMs, todayMs);

function open(address: string): Reply {
  const url = new URL(address);
  return answer(url.hostname, {
    method: 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: {},
    body: '',
    nowMs,
  });
}

const articles = articlesOf(storyMs, todayMs);
const addresses = [
  ...articles.map(({ host, path }) => `https://${host}${path}`),
  ...new Set(articles.map(({ host }) => `https://${host}/`)),
  pageUrls.exchange,
];

describe('pages of the world', () => {
  it('has an article on every news host, on several dates', () => {
    const hosts = new Set(articles.map(({ host }) => host));
    expect([...hosts, 'www.binance.com', unlistedHost].sort()).toEqual([...contentHosts].sort());
    expect(new Set(articles.map(({ publishedMs }) => startOfDay(publishedMs))).size).toBe(
      articles.length,
    );
    for (const { publishedMs, modifiedMs } of articles) {
      expect(publishedMs).toBeLessThan(nowMs);
      expect(modifiedMs).toBeGreaterThanOrEqual(publishedMs);
      expect(modifiedMs).toBeLessThan(nowMs);
    }
  });

  it.each(addresses)(
    '%s says that it is no live data and loads nothing from outside',
    (address) => {
      const reply = open(address);
      expect(reply.status).toBe(200);
      expect(reply.body).toContain(label);
      const loaded = [
        ...reply.body.matchAll(/<(?:link rel="stylesheet"|script|img|iframe)[^>]*>/g),
      ];
      for (const [tag] of loaded) expect(tag).not.toMatch(/https?:/);
      expect(reply.body).not.toMatch(/<script(?! type="application\/ld\+json")/);
    },
  );

  it('marks an article up as news sites do', () => {
    const { body } = open(pageUrls.article);
    const published = new Date(storyMs).toISOString();
    expect(body).toContain(`<meta property="article:published_time" content="${published}">`);
    expect(body).toContain(`<time datetime="${published}">`);
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(body) ?? [];
    expect(JSON.parse(data)).toMatchObject({
      '@type': 'NewsArticle',
      datePublished: published,
      url: pageUrls.article,
    });
  });

  it('dates the story to when the average had turned negative', () => {
    expect(todayMs - startOfDay(storyMs)).toBeGreaterThanOrEqual(3 * dayMs);
    expect(todayMs - startOfDay(storyMs)).toBeLessThanOrEqual(9 * dayMs);
  });

  it.each([
    ['first time since March 2025'],
    ['base zone'],
    ['7-day and the 30-day average'],
    ['Since August 2023'],
    ['January 2022'],
    ['0 to 0.5 %'],
    ['reset towards 0.3'],
    ['range of 5 to 10'],
    ['from 60,000 to 90,000'],
    ['above 110,000 to about 95,000'],
  ])('makes the claim "%s"', (words) => {
    expect(storyParagraphs.filter((paragraph) => paragraph.includes(words))).toHaveLength(1);
    expect(open(pageUrls.article).body).toContain(words);
  });

  it('serves one article under a strict policy, with a style sheet that fits it', () => {
    const strict = articles.filter(({ hasStrictPolicy }) => hasStrictPolicy);
    expect(strict).toHaveLength(1);
    const reply = open(`https://${strict[0]?.host}${strict[0]?.path}`);
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
    expect(reply.body).not.toMatch(/<style|style="/);
    const sheet = open(`https://${strict[0]?.host}/world.css`);
    expect(sheet.headers['content-type']).toContain('text/css');
    expect(sheet.body).toContain('prefers-color-scheme: dark');
  });

  it('shows the price of the instant on the exchange page', () => {
    const price = storyMarket.spotUsdt(nowMs).toLocaleString('en-US', {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    });
    expect(open(pageUrls.exchange).body).toContain(price);
  });

  it('has nothing else', () => {
    expect(open('https://www.coindesk.com/nothing').status).toBe(404);
    expect(open('https://www.binance.com/').status).toBe(404);
    expect(open('https://beincrypto.com/favicon.ico').status).toBe(204);
  });
});
