/** Where the date of an article is found, and which of its dates is believed. */
import { describe, expect, it } from 'vitest';
import { articleTime } from '../../../lib/articles/article-time.ts';
import { type Given, jsonLd, pageFacts } from '../../fixtures/page-facts.ts';

const nowMs = Date.UTC(2026, 1, 5, 12);
const url = 'https://news.example/markets/story';
const published = '2025-11-17T10:30:00Z';

const timeOf = (given: Given) => {
  const time = articleTime(pageFacts({ url, ...given }), nowMs);
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().slice(0, 16));
  return (
    time && { at: iso(time.publishedAtMs), changed: iso(time.modifiedAtMs), copy: time.isCopy }
  );
};
const onThe17th = { at: '2025-11-17T10:30', changed: null, copy: false };

describe('structured data', () => {
  it.each([
    ['a node', { '@type': 'NewsArticle', datePublished: published }],
    [
      'a graph',
      { '@graph': [{ '@type': 'WebSite' }, { '@type': 'Article', datePublished: published }] },
    ],
    [
      'a list',
      [{ '@type': 'BreadcrumbList' }, { '@type': 'BlogPosting', datePublished: published }],
    ],
    ['several types', { '@type': ['Thing', 'AnalysisNewsArticle'], datePublished: published }],
    [
      'a page about it',
      { '@type': 'WebPage', mainEntity: { '@type': 'Report', datePublished: published } },
    ],
    ['a live blog', { '@type': 'LiveBlogPosting', coverageStartTime: published }],
  ])('%s', (_name, node) => {
    expect(timeOf({ jsonLd: jsonLd(node) })).toEqual(onThe17th);
  });

  it('the one that names the page, of several', () => {
    const other = { '@type': 'NewsArticle', url: '/other', datePublished: '2024-01-01' };
    const own = {
      '@type': 'NewsArticle',
      mainEntityOfPage: { '@id': `${url}/` },
      datePublished: published,
    };
    expect(timeOf({ jsonLd: jsonLd([other, own]) })).toEqual(onThe17th);
  });

  it('none of a list of articles', () => {
    const item = (path: string) => ({
      '@type': 'NewsArticle',
      url: path,
      datePublished: published,
    });
    expect(timeOf({ jsonLd: jsonLd({ itemListElement: [item('/a'), item('/b')] }) })).toBeNull();
  });

  it('what is no data is passed over', () => {
    const metas = [['article:published_time', published]] as const;
    expect(timeOf({ jsonLd: ['{oops', 'null', '7', '[[[[[[[[]]]]]]]]'], metas })).toEqual(
      onThe17th,
    );
  });
});

describe('meta elements', () => {
  it.each([
    'article:published_time',
    'og:published_time',
    'parsely-pub-date',
    'sailthru.date',
    'dc.date',
    'dc.date.issued',
    'dcterms.created',
    'date',
    'pubdate',
    'publish-date',
    'datepublished',
  ])('%s', (name) => {
    expect(timeOf({ metas: [[name, published]] })).toEqual(onThe17th);
  });

  it('tell when it was changed', () => {
    const metas = [
      ['article:published_time', published],
      ['article:modified_time', '2025-11-18T08:00:00Z'],
    ] as const;
    expect(timeOf({ metas })).toEqual({ ...onThe17th, changed: '2025-11-18T08:00' });
  });
});

describe('times in the text', () => {
  it('one that says what it is', () => {
    const times = [
      { value: '2025-11-20', says: null },
      { value: published, says: 'published' },
    ] as const;
    expect(timeOf({ times })).toEqual(onThe17th);
  });

  it('a single one, of an article only', () => {
    const times = [
      { value: published, says: null },
      { value: published, says: null },
    ] as const;
    expect(timeOf({ times })).toBeNull();
    expect(timeOf({ times, metas: [['og:type', 'article']] })).toEqual(onThe17th);
  });

  it('none of several', () => {
    const times = [
      { value: published, says: null },
      { value: '2025-11-16', says: null },
    ] as const;
    expect(timeOf({ times, metas: [['og:type', 'article']] })).toBeNull();
  });
});

describe('wrong dates', () => {
  it.each(['2027-01-01T00:00:00Z', '2008-12-31', '1970-01-01', '0', 'soon'])(
    '%s is none',
    (date) => {
      expect(timeOf({ jsonLd: jsonLd({ '@type': 'Article', datePublished: date }) })).toBeNull();
    },
  );

  it('the next source is asked in place of a wrong one', () => {
    const node = { '@type': 'Article', datePublished: '2062-11-17' };
    expect(timeOf({ jsonLd: jsonLd(node), metas: [['date', published]] })).toEqual(onThe17th);
  });

  it('a change before the publication is none', () => {
    const node = { '@type': 'Article', datePublished: published, dateModified: '2025-11-01' };
    expect(timeOf({ jsonLd: jsonLd(node) })).toEqual(onThe17th);
  });

  it('no date at all', () => {
    expect(timeOf({})).toBeNull();
  });
});

describe('a copy of a text of another site', () => {
  it('has the earliest of its dates, and says that it is one', () => {
    const node = { '@type': 'Article', datePublished: '2025-11-19T09:00:00Z' };
    const given = {
      canonical: 'https://www.first.example/story',
      jsonLd: jsonLd(node),
      metas: [['article:published_time', published]] as const,
    };
    expect(timeOf(given)).toEqual({ ...onThe17th, copy: true });
  });

  it('is none where the canonical address is of the same site', () => {
    const metas = [['date', published]] as const;
    expect(timeOf({ metas, canonical: 'https://www.news.example/story' })).toEqual(onThe17th);
    expect(timeOf({ metas, canonical: '/story' })).toEqual(onThe17th);
  });
});
