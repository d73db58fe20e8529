/** What a file of settings would change: every setting and every value in words. */
import { describe, expect, it } from 'vitest';
import { fields } from '../../../lib/settings/schema.ts';
import {
  type BadgeMetric,
  choices,
  defaultSettings,
  type Settings,
} from '../../../lib/settings/settings.ts';
import { settingsChanges } from '../../../lib/views/settings-values.ts';
import { fieldName } from '../../../lib/views/settings-words.ts';
import { translate } from '../../fixtures/translate.ts';

const changes = (next: Settings, now: Settings = defaultSettings, policy = {}) =>
  settingsChanges(now, next, policy, translate, 'en').map(({ name, now: held, next: given }) =>
    [name, held, given].join(' | ').replaceAll(/\s/gu, ' '),
  );

const { lines, badge, alerts, pill } = defaultSettings;

describe('L29: the preview of a file of settings', () => {
  it('has a name of its own for every setting', () => {
    const names = Object.keys(fields).map((field) => fieldName(field, translate));
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain(translate('options.title'));
  });

  it.each(choices['badge.metric'])('the badge showing %s is said in words', (metric) => {
    const now: BadgeMetric = metric === 'basis' ? 'regime' : 'basis';
    const [row = ''] = changes(
      { ...defaultSettings, badge: { ...badge, metric } },
      { ...defaultSettings, badge: { ...badge, metric: now } },
    );
    expect(row).toMatch(/^Toolbar badge, what it shows \| [A-Z].+ \| [A-Z].+/);
  });

  it('says every setting with its unit', () => {
    const next: Settings = {
      asset: 'ETH',
      lines: { ...lines, thinEnter: 3.25 },
      cashPercent: 4.01,
      pollMinutes: 5,
      lean: true,
      exchangesOff: ['okx', 'binance'],
      exchangesOn: ['gate'],
      badge: { metric: 'leverage', mode: 'quiet' },
      theme: 'dark',
      numbers: 'comma',
      alerts: {
        ...alerts,
        enabled: true,
        regime: false,
        quorum: false,
        lines: [6, -2],
        cooldownHours: 24,
        quietFromHour: 22,
        quietToHour: 7,
      },
      pill: {
        enabled: false,
        hiddenSites: ['coindesk', 'https://a.example/*'],
        places: [
          { site: 'coindesk', edge: 'left', fraction: 0.304, dot: false },
          { site: 'https://a.example/*', edge: 'top', fraction: 1, dot: true },
        ],
      },
    };
    expect(changes(next)).toEqual([
      'Coin | Bitcoin | Ethereum',
      'Thin premium, entered below | 4 % a year | 3.25 % a year',
      'Cash | 4 % a year | 4.01 % a year',
      'Polling | 2 min | 5 min',
      'Lean mode | off | on',
      'Exchanges switched off | none | Binance, OKX',
      'Optional exchanges switched on | none | Gate',
      'Toolbar badge, what it shows | Basis, 7-day average, % a year | Leverage, percentile of its year',
      'Toolbar badge, when | always | unless the premium is usual',
      'Theme | like the browser | dark',
      'Numbers | like the browser (1,234.5) | 1.234,5',
      'Alerts | off | on',
      'Alerts, another regime | on | off',
      'Alerts, too few exchanges | on | off',
      'Alerts, lines of the weekly average | none | −2 % a year, 6 % a year',
      'Alerts, at the soonest again after | 12 h | 24 h',
      'Alerts, quiet from | 00:00 | 22:00',
      'Alerts, quiet to | 00:00 | 07:00',
      'Pill on pages | on | off',
      'Pill on pages, hidden on | none | a.example, Coindesk',
      'Pill on pages, where it was put | none | a.example: top edge at 100 % (a dot), Coindesk: left edge at 30 %',
    ]);
  });

  it.each<[string, Settings, Settings]>([
    [
      'lists in another order',
      { ...defaultSettings, exchangesOn: ['gate', 'htx'], alerts: { ...alerts, lines: [1, 2] } },
      { ...defaultSettings, exchangesOn: ['htx', 'gate'], alerts: { ...alerts, lines: [2, 1] } },
    ],
    [
      'places as they are, in another order',
      {
        ...defaultSettings,
        pill: {
          ...pill,
          places: [
            { site: 'okx', edge: 'left', fraction: 0.5, dot: true },
            { site: 'gate', edge: 'top', fraction: 0, dot: false },
          ],
        },
      },
      {
        ...defaultSettings,
        pill: {
          ...pill,
          places: [
            { site: 'gate', edge: 'top', fraction: 0, dot: false },
            { site: 'okx', edge: 'left', fraction: 0.5, dot: true },
          ],
        },
      },
    ],
    [
      'a snooze that runs',
      { ...defaultSettings, alerts: { ...alerts, snoozedUntilMs: 5 } },
      defaultSettings,
    ],
  ])('%s are no change', (_what, now, next) => {
    expect(changes(next, now)).toEqual([]);
  });

  it('what an administrator set is not changed by a file', () => {
    const next: Settings = { ...defaultSettings, theme: 'dark', cashPercent: 5 };
    expect(changes(next, defaultSettings, { theme: 'light' })).toEqual([
      'Cash | 4 % a year | 5 % a year',
    ]);
  });
});
