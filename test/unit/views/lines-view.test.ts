import { describe, expect, it } from 'vitest';
import { defaultLines, type RegimeLines } from '../../../lib/settings/settings.ts';
import { linesView } from '../../../lib/views/lines-view.ts';
import { translate } from '../../fixtures/translate.ts';

const ownYear: RegimeLines = { ...defaultLines, thinEnter: 3.1, thinLeave: 4.4, richEnter: 12 };

const view = (moved: Partial<RegimeLines> = {}, year: RegimeLines | null = ownYear) =>
  linesView(defaultLines, { ...defaultLines, ...moved }, year, false, translate, 'en');

const fields = (shown: ReturnType<typeof view>) => shown.groups.flatMap((group) => group.fields);

describe('the lines of the ladder', () => {
  it('stand two to a regime, from the highest down', () => {
    expect(
      view().groups.map(({ name, glyph, fields: of }) => [glyph, name, ...of.map((f) => f.value)]),
    ).toEqual([
      ['▲▲', 'Rich premium', 17, 13],
      ['▼', 'Thin premium', 6, 4],
      ['▼▼', 'Below spot', 1.2, 0],
    ]);
  });

  it('know the presets from own ones', () => {
    expect(view().preset).toBe('cash');
    expect(view(ownYear).preset).toBe('ownYear');
    expect(view({ thinEnter: 5 }).preset).toBe('custom');
  });

  it('offer no own year where the record is too short, and say so', () => {
    const short = view({}, null).presets.find(({ value }) => value === 'ownYear');
    expect(short).toMatchObject({ isDisabled: true, help: 'It takes a year of closed days.' });
  });

  it('say nothing of an own year while the record is read', () => {
    const reading = linesView(defaultLines, defaultLines, undefined, false, translate, 'en');
    const [read, meanwhile] = [view(), reading].map(({ presets }) =>
      presets.find(({ value }) => value === 'ownYear'),
    );
    expect(meanwhile).toEqual({ ...read, isDisabled: true });
  });

  it('are saved only once they were moved', () => {
    expect(view()).toMatchObject({ isMoved: false, canSave: false });
    expect(view({ thinEnter: 5 })).toMatchObject({ isMoved: true, canSave: true });
  });

  it.each([
    [
      { thinEnter: 7 },
      'lines.thinEnter',
      'May not lie above 6, the line “Thin premium, left above”; the old value stands.',
    ],
    [
      { thinLeave: 1 },
      'lines.thinLeave',
      'May not lie below 4, the line “Thin premium, entered below”; the old value stands.',
    ],
    [
      { richEnter: Number.NaN },
      'lines.richEnter',
      'Has to lie between −100 and 200; the old value stands.',
    ],
  ])('say beside the one that was moved why it cannot be saved', (moved, field, text) => {
    const shown = view(moved);
    expect(shown.canSave).toBe(false);
    expect(fields(shown).find((each) => each.field === field)?.problem).toBe(text);
  });

  it('L26: are locked where an administrator set them', () => {
    const locked = linesView(defaultLines, defaultLines, ownYear, true, translate, 'en');
    expect(locked.isManaged).toBe(true);
    expect(locked.presets.every(({ isDisabled }) => isDisabled)).toBe(true);
  });
});
