import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../lib/settings/schema.ts';
import { defaultSettings, type Settings } from '../../../lib/settings/settings.ts';
import { optionsView } from '../../../lib/views/options-view.ts';
import { fieldName, type RefusedValue } from '../../../lib/views/settings-words.ts';
import { thinNowMs, thinState } from '../../fixtures/market-state.ts';
import { translate } from '../../fixtures/translate.ts';

const view = (settings: Settings = defaultSettings, refused: readonly RefusedValue[] = []) =>
  optionsView(settings, thinState, refused, translate, 'en', thinNowMs);

describe('options', () => {
  it('shows the badge as it reads now', () => {
    expect(view().badge).toMatchObject({ text: '2.8', tone: 'below' });
    const funding: Settings = { ...defaultSettings, badge: { metric: 'funding', mode: 'full' } };
    expect(view(funding).badge.text).toBe('5.6');
  });

  it.each([
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
    const fields = [shown.cash, shown.poll];
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

  it('L26: what an administrator set is marked, and only that', () => {
    const policy = { cashPercent: 5, 'badge.mode': 'quiet' };
    const shown = optionsView(defaultSettings, null, [], translate, 'en', thinNowMs, policy);
    expect(shown).toMatchObject({
      isManaged: true,
      cash: { isManaged: true },
      mode: { isManaged: true },
      metric: { isManaged: false },
      theme: { isManaged: false },
    });
    expect(view().isManaged).toBe(false);
  });

  it('names each way of writing numbers by what it looks like', () => {
    const labels = (locale: string) =>
      optionsView(defaultSettings, null, [], translate, locale, thinNowMs).numbers.choices.map(
        ({ label }) => label,
      );
    const plain = ['1,234.5', '1.234,5', '1\u202f234.5'];
    expect(labels('en')).toEqual(['like the browser (1,234.5)', ...plain]);
    expect(labels('de-x-num-space')).toEqual(['like the browser (1.234,5)', ...plain]);
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
    expect(fieldName('badge.metric', translate)).toBe('Toolbar badge, what it shows');
  });
});
