import { describe, expect, it } from 'vitest';
import { defaultChosen, readChosen } from '../../../lib/views/chosen.ts';

describe('what the reader chose', () => {
  it('comes back part by part', () => {
    const chosen = { range: '90d', dialect: 'funding', tab: 'receipts', depth: 'full' } as const;
    expect(readChosen(structuredClone(chosen))).toEqual(chosen);
    expect(readChosen({ ...chosen, dialect: 'gone' })).toEqual({ ...chosen, dialect: 'basis-30d' });
  });

  it.each([null, undefined, 5, 'text', [], { range: {} }])('L21: %j is as at first', (stored) => {
    expect(readChosen(stored)).toEqual(defaultChosen);
  });
});
