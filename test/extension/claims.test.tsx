import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { Claims } from '../../components/Claims.tsx';
import { checkClaims } from '../../lib/claims/index.ts';
import { defaultSettings } from '../../lib/settings/settings.ts';
import { claimsView } from '../../lib/views/claims-view.ts';
import { casesPast } from '../fixtures/cases.ts';
import { translate } from '../fixtures/translate.ts';

const show = (asset: string) =>
  render(
    <Claims
      view={claimsView(
        checkClaims(casesPast, defaultSettings, casesPast.builtAtMs),
        asset,
        casesPast.dayMs.at(-1) ?? 0,
        translate,
        'en',
      )}
    />,
  );

afterEach(cleanup);

describe('claims', () => {
  it('A06: each has its number and a verdict as a word beside the glyph', () => {
    show('BTC');
    const claims = within(screen.getByRole('table')).getAllByRole('rowheader');
    expect(claims).toHaveLength(10);
    const [first] = claims;
    expect(first?.textContent).toMatch(/^1 The basis turned negative/);
    expect(first?.parentElement?.textContent).toMatch(
      /(✓ holds|✗ does not hold|≈ undecided|\? cannot tell|◐ depends)/,
    );
  });

  it('say the reason on each dialect, and open the numbers on request', () => {
    const { container } = show('BTC');
    const first = container.querySelector('.claim');
    expect(first?.textContent).toContain('30-day basis');
    const numbers = first?.querySelector('details');
    expect(numbers?.open).toBe(false);
    expect(numbers?.textContent).toContain('7-day average');
  });

  it('have no table for another coin', () => {
    show('ETH');
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByText(/about bitcoin/)).toBeTruthy();
  });
});
