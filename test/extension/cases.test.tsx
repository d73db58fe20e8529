import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Cases, type CasesProps } from '../../components/Cases.tsx';
import { casesView } from '../../lib/views/cases-view.ts';
import { toldView } from '../../lib/views/told-view.ts';
import { dayOfRow, someCases, someTold } from '../fixtures/cases.ts';
import { translate } from '../fixtures/translate.ts';

const show = (props: Partial<CasesProps> = {}) =>
  render(
    <Cases
      view={casesView(someCases, translate, 'en')}
      told={toldView(someTold, translate, 'en')}
      selected={null}
      onSelect={vi.fn()}
      onCopy={vi.fn()}
      onExport={vi.fn()}
      {...props}
    />,
  );

afterEach(cleanup);

const table = () => screen.getByRole('table', { name: /Earlier cases/ });
const starts = (): (string | null)[] =>
  within(table())
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent);
const header = (name: RegExp) => within(table()).getByRole('columnheader', { name });

describe('earlier cases', () => {
  it('are sorted by every column, and say by which', () => {
    show();
    expect(starts()).toEqual(['2 Dec 2022', '5 Feb 2022', '11 Apr 2021']);
    expect(header(/from/).getAttribute('aria-sort')).toBe('descending');
    const columns = within(table()).getAllByRole('columnheader');
    expect(columns).toHaveLength(9);
    for (const column of columns.slice(1)) {
      fireEvent.click(within(column).getByRole('button'));
      expect(column.getAttribute('aria-sort')).toBe('descending');
    }
    fireEvent.click(within(header(/depth/)).getByRole('button'));
    expect(starts()).toEqual(['2 Dec 2022', '11 Apr 2021', '5 Feb 2022']);
    fireEvent.click(within(header(/depth/)).getByRole('button'));
    expect(header(/depth/).getAttribute('aria-sort')).toBe('ascending');
    expect(starts()).toEqual(['5 Feb 2022', '11 Apr 2021', '2 Dec 2022']);
  });

  it('select one and let it go again', () => {
    const onSelect = vi.fn();
    const { rerender } = show({ onSelect });
    fireEvent.click(screen.getByRole('button', { name: '5 Feb 2022' }));
    expect(onSelect).toHaveBeenLastCalledWith(dayOfRow(400));
    rerender(
      <Cases
        view={casesView(someCases, translate, 'en')}
        told={null}
        selected={dayOfRow(400)}
        onSelect={onSelect}
        onCopy={vi.fn()}
        onExport={vi.fn()}
      />,
    );
    const pressed = screen.getByRole('button', { name: '5 Feb 2022', pressed: true });
    expect(screen.getByText(/at the start; after 7 days/)).toBeTruthy();
    fireEvent.click(pressed);
    expect(onSelect).toHaveBeenLastCalledWith(null);
  });

  it('A06: the low held or undercut is a word beside its glyph', () => {
    show();
    const cells = within(table()).getAllByRole('cell', { name: /held|undercut/ });
    expect(cells).toHaveLength(3);
    expect(cells.every(({ textContent }) => /^(= held|↓ undercut)$/.test(textContent ?? ''))).toBe(
      true,
    );
  });

  it('stand beside their control, the two paths and the other conventions', () => {
    const { container } = show();
    for (const title of ['Two paths', 'Days that looked the same', 'Other conventions']) {
      expect(screen.getByRole('heading', { level: 3, name: title })).toBeTruthy();
    }
    expect(container.textContent).toContain('So few prove nothing.');
  });

  it('are copied and exported by whoever holds them', () => {
    const [onCopy, onExport] = [vi.fn(), vi.fn()];
    show({ onCopy, onExport });
    fireEvent.click(screen.getByRole('button', { name: 'Copy as CSV' }));
    fireEvent.click(screen.getByRole('button', { name: 'Export as CSV' }));
    expect([onCopy, onExport].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it('without one say why, and have no table', () => {
    show({
      view: casesView({ ...someCases, ended: [], sinceDayMs: null }, translate, 'en'),
      told: null,
    });
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByText(/No closed day/)).toBeTruthy();
  });
});

describe('what the regimes told', () => {
  it('is shown over one horizon at a time', () => {
    show();
    const told = screen.getByRole('table', { name: /after the days of each regime/ });
    const text = (): string => told.textContent ?? '';
    const before = text();
    expect(screen.getByRole('button', { name: '30 d', pressed: true })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '90 d' }));
    expect(screen.getByRole('button', { name: '90 d', pressed: true })).toBeTruthy();
    expect(text()).not.toBe(before);
  });
});
