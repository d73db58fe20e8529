import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../lib/settings/schema.ts';
import { defaultSettings, type Settings } from '../../../lib/settings/settings.ts';
import { optionsView } from '../../../lib/views/options-view.ts';
import { fieldName, type RefusedValue } from '../../../lib/views/settings-words.ts';
import { thinNowMs, thinState } from '../../fixtures/market-state.ts';
import { translate } from '../../fixtures/translate.ts';

const view = (settings: Settings = defaultSettings, refused: readonly RefusedValue[] = []) =>
  optionsView(settings, thinState, refused, translate, 'en', thinNowMs);

const withLines = (lines: Partial<Settings['lines']>): Settings => ({
  ...defaultSettings,
  lines: { ...defaultSettings.lines, ...lines },
});

describe('options', () => {
  it('shows the six lines two to a regime', () => {
    const { lines } = view();
    expect(lines.map(({ name, fields }) => [name, ...fields.map(({ value }) => value)])).toEqual([
      ['Below spot', 0, 1.2],
      ['Thin premium', 4, 6],
      ['Rich premium', 17, 13],
    ]);
  });

  it('knows the preset from own lines', () => {
    expect(view().isPreset).toBe(true);
    expect(view(withLines({ thinEnter: 5 }))).toMatchObject({
      isPreset: false,
      presetState: 'These are your own lines.',
    });
  });

  it('shows the badge as it reads now', () => {
    expect(view().badge).toMatchObject({ text: '2.8', tone: 'below' });
    const funding: Settings = { ...defaultSettings, badge: { metric: 'funding', mode: 'full' } };
    expect(view(funding).badge.text).toBe('5.6');
  });

  it.each([
    [
      withLines({ thinEnter: 7 }),
      'lines.thinEnter',
      'May not lie above 6, the line “Thin premium, left above”; the old value stands.',
    ],
    [
      withLines({ thinLeave: 1 }),
      'lines.thinLeave',
      'May not lie below 4, the line “Thin premium, entered below”; the old value stands.',
    ],
    [
      { ...defaultSettings, cashPercent: 99 },
      'cashPercent',
      'Has to lie between 0 and 50; the old value stands.',
    ],
    [
      { ...defaultSettings, pollMinutes: 0 },
      'pollMinutes',
      'Has to lie between 1 and 30; the old value stands.',
    ],
  ])('puts what was refused beside its field', (settings, field, text) => {
    const { problems } = checkSettings(settings);
    const shown = view(defaultSettings, problems);
    const fields = [...shown.lines.flatMap((line) => line.fields), shown.cash, shown.poll];
    expect(fields.find((candidate) => candidate.field === field)?.problem).toBe(text);
    for (const other of fields.filter((candidate) => candidate.field !== field))
      expect(problems.some((problem) => problem.field === other.field)).toBe(
        other.problem !== null,
      );
  });

  it('says something of a refusal it does not know', () => {
    expect(view(defaultSettings, [{ field: 'theme', key: 'new' }]).theme.problem).toBe(
      'Was refused; the old value stands.',
    );
  });

  it('lists hidden sites by name', () => {
    const pill = { enabled: true, hiddenSites: ['coindesk', 'okx'], places: [] };
    expect(view({ ...defaultSettings, pill }).hiddenSites).toEqual([
      { id: 'coindesk', name: 'Coindesk', showAgain: 'Show the pill again on Coindesk' },
      { id: 'okx', name: 'OKX', showAgain: 'Show the pill again on OKX' },
    ]);
  });

  it('names every field in the sentence that says it was saved', () => {
    expect(fieldName('lines.thinEnter', translate)).toBe('Thin premium, entered below');
    expect(fieldName('lines', translate)).toBe('Lines');
    expect(fieldName('badge.metric', translate)).toBe('Toolbar badge');
  });
});
