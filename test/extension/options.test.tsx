import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkSettings } from '../../lib/settings/schema.ts';
import { defaultSettings, type Settings } from '../../lib/settings/settings.ts';
import { thinState } from '../fixtures/market-state.ts';
import { translate } from '../fixtures/translate.ts';

/** Storage and background as the page meets them. */
const world = vi.hoisted(() => ({
  stored: null as unknown,
  follow: (_value: unknown): void => undefined,
  sent: [] as unknown[],
  silent: false,
}));

vi.mock('../../lib/platform/i18n.ts', () => ({ t: translate, locale: 'en', direction: 'ltr' }));

vi.mock('../../lib/platform/stored.ts', () => ({
  marketItem: { read: async () => thinState, watch: () => () => undefined },
  settingsItem: {
    read: async () => world.stored,
    watch: (callback: (value: unknown) => void) => {
      world.follow = callback;
      return () => undefined;
    },
  },
}));

vi.mock('../../lib/platform/messages.ts', () => ({
  send: async (command: { type: string; settings?: unknown; site?: string }) => {
    if (world.silent) throw new Error('no receiver');
    world.sent.push(command);
    const present = (world.stored ?? defaultSettings) as Settings;
    if (command.type === 'show-site') {
      const hiddenSites = present.pill.hiddenSites.filter((site) => site !== command.site);
      store({ ...present, pill: { ...present.pill, hiddenSites } });
      return { ok: true };
    }
    const { settings, problems } = checkSettings(command.settings, present);
    if (problems.length > 0) return { ok: false, problems };
    store(settings);
    return { ok: true };
  },
}));

const store = (settings: Settings): void => {
  world.stored = settings;
  world.follow(settings);
};

const stored = (): Settings => (world.stored ?? defaultSettings) as Settings;

async function open(settings: Settings | null = null): Promise<void> {
  world.stored = settings;
  document.body.innerHTML = '<div id="root"></div>';
  await import('../../entrypoints/options/main.tsx');
  await screen.findByRole('heading', { level: 1 });
}

const line = (regime: string, label: string): HTMLInputElement =>
  within(screen.getByRole('group', { name: regime })).getByLabelText(label);

const enter = (input: HTMLInputElement, value: string): void => {
  fireEvent.input(input, { target: { value } });
  fireEvent.change(input, { target: { value } });
};

const described = (input: HTMLElement): string =>
  (input.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');

beforeEach(() => {
  cleanup();
  vi.resetModules();
  world.sent = [];
  world.silent = false;
});

describe('options', () => {
  it('shows what is stored, and the defaults where nothing is', async () => {
    await open();
    expect(line('Thin premium', 'entered below').value).toBe('4');
    expect(line('Rich premium', 'left below').value).toBe('13');
    expect(screen.getByLabelText<HTMLInputElement>('Cash pays').value).toBe('4');
    expect(screen.getByLabelText<HTMLInputElement>('always').checked).toBe(true);
  });

  it('applies a change at once and says so', async () => {
    await open();
    enter(line('Thin premium', 'entered below'), '4.5');
    await waitFor(() => expect(stored().lines.thinEnter).toBe(4.5));
    expect(screen.getByRole('status').textContent).toBe('Saved: Thin premium, entered below.');
    expect(screen.getByText('These are your own lines.')).toBeTruthy();
  });

  it('undoes the last change', async () => {
    await open();
    enter(line('Thin premium', 'entered below'), '4.5');
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(stored().lines.thinEnter).toBe(4));
    await waitFor(() => expect(line('Thin premium', 'entered below').value).toBe('4'));
    expect(screen.getByRole('status').textContent).toBe('Undone: Thin premium, entered below.');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('says beside the field why a value is refused, and keeps the stored one', async () => {
    await open();
    const field = line('Thin premium', 'entered below');
    enter(field, '7');
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(described(field)).toContain('May not lie above 6, the line “Thin premium, left above”');
    expect(field.value).toBe('7');
    expect(stored().lines.thinEnter).toBe(4);
    enter(field, '5');
    await waitFor(() => expect(stored().lines.thinEnter).toBe(5));
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('false'));
    expect(described(field)).not.toContain('May not');
  });

  it.each([
    ['Cash pays', '99', 'Has to lie between 0 and 50'],
    ['Cash pays', '', 'Has to lie between 0 and 50'],
    ['Ask every', '0.5', 'Has to lie between 1 and 30'],
  ])('refuses %s %j', async (label, value, text) => {
    await open();
    const field = screen.getByLabelText<HTMLInputElement>(label);
    enter(field, value);
    await waitFor(() => expect(described(field)).toContain(text));
    expect(stored()).toEqual(defaultSettings);
  });

  it('goes back to the preset in one step', async () => {
    const lines = { ...defaultSettings.lines, thinEnter: 5, richEnter: 20 };
    await open({ ...defaultSettings, lines });
    fireEvent.click(screen.getByRole('button', { name: 'Use the preset “cash”' }));
    await waitFor(() => expect(stored().lines).toEqual(defaultSettings.lines));
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(stored().lines).toEqual(lines));
  });

  it('chooses badge, mode and theme, and previews the badge', async () => {
    await open();
    fireEvent.click(screen.getByLabelText('Funding of perpetuals, % a year'));
    await waitFor(() => expect(stored().badge.metric).toBe('funding'));
    fireEvent.click(screen.getByLabelText('never'));
    await waitFor(() => expect(stored().badge).toEqual({ metric: 'funding', mode: 'off' }));
    expect(screen.getByText('empty')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('dark'));
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'));
  });

  it('turns the pill off, and shows it again where it was hidden', async () => {
    await open({ ...defaultSettings, pill: { enabled: true, hiddenSites: ['coindesk', 'okx'] } });
    fireEvent.click(screen.getByRole('button', { name: 'Show again (Coindesk)' }));
    await waitFor(() => expect(stored().pill.hiddenSites).toEqual(['okx']));
    expect(world.sent).toContainEqual({ type: 'show-site', site: 'coindesk' });
    fireEvent.click(screen.getByLabelText('Show the pill'));
    await waitFor(() => expect(stored().pill.enabled).toBe(false));
    expect(stored().pill.hiddenSites).toEqual(['okx']);
  });

  it('X08 a change made elsewhere in the meantime stands', async () => {
    await open();
    store({ ...defaultSettings, cashPercent: 5 });
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>('Cash pays').value).toBe('5'),
    );
    fireEvent.click(screen.getByLabelText('dark'));
    await waitFor(() => expect(stored()).toMatchObject({ theme: 'dark', cashPercent: 5 }));
  });

  it('says so when the background does not answer', async () => {
    await open();
    world.silent = true;
    fireEvent.click(screen.getByLabelText('dark'));
    await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/^Not saved\./));
    expect(stored()).toEqual(defaultSettings);
  });

  it('shows the health of the venues', async () => {
    await open();
    const table = screen.getByRole('table');
    expect(table.textContent).toContain('not available from your location');
    expect(within(table).getByRole('rowheader', { name: /Bybit/ })).toBeTruthy();
  });
});
