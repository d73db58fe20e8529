import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Exchange } from '../../lib/exchanges/exchange.ts';
import { exchanges } from '../../lib/exchanges/index.ts';
import { settingsOf } from '../../lib/settings/complete.ts';
import { checkSettings } from '../../lib/settings/schema.ts';
import { defaultSettings, type Settings } from '../../lib/settings/settings.ts';
import type { MarketState } from '../../lib/state/market-state.ts';
import { chosenState, thinState } from '../fixtures/market-state.ts';
import { settingsText } from '../../lib/settings/settings-file.ts';
import { pastOf } from '../fixtures/past.ts';
import { translate } from '../fixtures/translate.ts';

/** Storage and background as the page meets them. */
const world = vi.hoisted(() => ({
  stored: null as unknown,
  follow: (_value: unknown): void => undefined,
  sent: [] as unknown[],
  silent: false,
  market: null as unknown,
  /** What the browser lets us ask, and what the user answers to its question. */
  hosts: new Set<string>(),
  answer: true,
  hostsChanged: (): void => undefined,
  deeds: [] as unknown[],
  check: null as unknown,
  policy: null as unknown,
  alerts: null as unknown,
  /** Whether the browser lets us notify. */
  notifies: false,
  past: undefined as unknown,
  flow: null as unknown,
  size: { bytes: 3_200_000, series: 24, points: 61_234 },
}));

vi.mock('../../lib/platform/i18n.ts', () => ({ t: translate, locale: 'en', direction: 'ltr' }));

vi.mock('../../lib/platform/stored.ts', () => ({
  marketItem: { read: async () => world.market, watch: () => () => undefined },
  policyItem: { read: async () => world.policy, watch: () => () => undefined },
  alertItem: { read: async () => world.alerts, watch: () => () => undefined },
  settingsItem: {
    read: async () => settingsOf(world.stored),
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
    if (command.type !== 'save-settings') return { ok: true };
    const { settings, problems } = checkSettings(command.settings, present);
    if (problems.length > 0) return { ok: false, problems };
    store(settings);
    return { ok: true };
  },
}));

vi.mock('../../lib/platform/permissions.ts', () => ({
  grantedHosts: async (hosts: readonly string[]) =>
    new Set(hosts.filter((host) => world.hosts.has(host))),
  requestHosts: async (hosts: readonly string[]) => {
    world.deeds.push(['request', ...hosts]);
    if (world.answer) for (const host of hosts) world.hosts.add(host);
    return world.answer;
  },
  removeHosts: async (hosts: readonly string[]) => {
    world.deeds.push(['remove', ...hosts]);
    for (const host of hosts) world.hosts.delete(host);
    return true;
  },
  grantedPatterns: async () => [...world.hosts].map((host) => `https://${host}/*`),
  onHostsChanged: (callback: () => void) => {
    const others = world.hostsChanged;
    world.hostsChanged = () => {
      others();
      callback();
    };
  },
}));

vi.mock('../../lib/platform/notifications.ts', () => ({
  mayNotify: async () => world.notifies,
  requestNotifications: async () => {
    world.deeds.push(['notifications']);
    world.notifies = world.answer;
    return world.answer;
  },
}));

vi.mock('../../lib/platform/history-here.ts', () => ({
  readPastHere: async () => {
    if (world.past instanceof Error) throw world.past;
    return world.past;
  },
}));

vi.mock('../../lib/platform/history-access.ts', () => ({
  historyHere: () => ({
    size: async () => {
      if (world.past instanceof Error) throw world.past;
      return world.size;
    },
    clear: async () => {
      world.deeds.push(['clear']);
      world.size = { bytes: 0, series: 0, points: 0 };
    },
  }),
}));

/** The chart itself needs a canvas; what it is given is looked at instead. */
vi.mock('../../components/ReplayMiniChart.tsx', () => ({
  ReplayMiniChart: ({ view }: { view: { summary: string } }) => (
    <div role="img" aria-label={view.summary} />
  ),
}));

vi.mock('../../lib/platform/history-file.ts', () => ({
  exportHistory: async (_history: unknown, format: string) => new Blob([format]),
  checkHistoryFile: async () => world.check,
  importHistory: async (_history: unknown, file: File) => {
    world.deeds.push(['import', file.name]);
    return world.check;
  },
}));

vi.mock('../../lib/platform/flow-file.ts', () => ({
  readImportedFlow: async () => world.flow,
  checkFlowFile: async () => world.check,
  importFlowFile: async (_history: unknown, file: File, asset: string) => {
    world.deeds.push(['import flow', file.name, asset]);
    world.flow = {
      name: file.name,
      points: [0, 1].map((value) => ({ timeMs: value * 864e5, value })),
    };
    return true;
  },
  removeFlow: async (_history: unknown, asset: string) => {
    world.deeds.push(['remove flow', asset]);
    world.flow = null;
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

/** As the build puts it in. */
vi.stubGlobal(
  '__LISTED_EXCHANGES__',
  (exchanges as readonly Exchange[]).map(({ id, name, hosts, optional = false }) => ({
    id,
    name,
    hosts,
    optional,
    dated: [],
  })),
);

const coreHosts = (exchanges as readonly Exchange[])
  .filter(({ optional }) => !optional)
  .flatMap(({ hosts }) => hosts);
const hostsOf = (id: string): readonly string[] =>
  exchanges.find((exchange) => exchange.id === id)?.hosts ?? [];

beforeEach(() => {
  cleanup();
  vi.resetModules();
  Object.assign(world, {
    sent: [],
    silent: false,
    market: thinState,
    hosts: new Set(coreHosts),
    answer: true,
    hostsChanged: () => undefined,
    deeds: [],
    flow: null,
    check: { ok: false, key: 'notOurs' },
    policy: null,
    alerts: null,
    notifies: false,
    past: undefined,
    size: { bytes: 3_200_000, series: 24, points: 61_234 },
  });
});

describe('options', () => {
  it('shows what is stored, and the defaults where nothing is', async () => {
    await open();
    expect(line('Thin premium', 'entered below').value).toBe('4');
    expect(line('Rich premium', 'left below').value).toBe('13');
    expect(screen.getByLabelText<HTMLInputElement>('Cash pays').value).toBe('4');
    expect(screen.getByLabelText<HTMLInputElement>('always').checked).toBe(true);
  });

  it('L11: opens with what an earlier version stored, which knew fewer settings', async () => {
    const { exchangesOn: _, lean: __, ...older } = defaultSettings;
    await open(older as Settings);
    expect(screen.getByRole('table', { name: 'Exchanges' })).toBeTruthy();
  });

  it('applies a change at once and says so', async () => {
    await open();
    enter(screen.getByLabelText<HTMLInputElement>('Cash pays'), '4.5');
    await waitFor(() => expect(stored().cashPercent).toBe(4.5));
    expect(screen.getByRole('status').textContent).toBe('Saved: Cash.');
  });

  it('undoes every change, the last one first', async () => {
    await open();
    enter(screen.getByLabelText<HTMLInputElement>('Cash pays'), '4.5');
    await waitFor(() => expect(stored().cashPercent).toBe(4.5));
    fireEvent.click(screen.getByLabelText('dark'));
    await waitFor(() => expect(stored().theme).toBe('dark'));
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(stored()).toMatchObject({ theme: 'auto', cashPercent: 4.5 }));
    expect(screen.getByRole('status').textContent).toBe('Undone: Theme.');
    fireEvent.click(screen.getByRole('button', { name: 'Undo: Cash' }));
    await waitFor(() => expect(stored()).toEqual(defaultSettings));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull());
  });

  const undo = (): HTMLElement | null => screen.queryByRole('button', { name: /^Undo/ });
  const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));
  const chooseFile = (label: string): void =>
    void fireEvent.change(screen.getByLabelText(label), {
      target: { files: [new File(['x'], 'x.csv')] },
    });
  const file = { ok: true, series: 1, points: 1, days: 1, fromMs: 0, toMs: 0 };

  it.each<[string, () => unknown]>([
    ['an export of the history', () => press('Export as JSON')],
    ['an export of the settings', () => press('Export the settings')],
    [
      'a deletion',
      () => {
        press('Clear the history');
        press('Delete permanently');
      },
    ],
    [
      'an import of history',
      async () => {
        chooseFile('A file that was exported here, JSON or CSV');
        fireEvent.click(await screen.findByRole('button', { name: 'Import it' }));
      },
    ],
    [
      'an import of flow',
      async () => {
        chooseFile('A provider’s CSV file');
        fireEvent.click(await screen.findByRole('button', { name: 'Import it' }));
      },
    ],
    ['a permission that was given', () => press('Allow asking Bitget')],
    ['a question that was refused', () => fireEvent.click(screen.getByLabelText('Tell me'))],
  ])('A18: offers no undo after %s, and one again after the next change', async (what, act) => {
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    world.check = file;
    world.notifies = false;
    world.answer = what.includes('given');
    await open();
    await screen.findByText(/24 series/);
    fireEvent.click(screen.getByLabelText('dark'));
    await waitFor(() => expect(undo()).toBeTruthy());
    const status = screen.getByRole('status');
    const before = status.textContent;
    await act();
    await waitFor(() => expect(status.textContent).not.toBe(before));
    expect(undo()).toBeNull();
    expect(stored().theme).toBe('dark');
    enter(screen.getByLabelText<HTMLInputElement>('Cash pays'), '4.5');
    await waitFor(() => expect(undo()).toBeTruthy());
    fireEvent.click(undo() as HTMLElement);
    await waitFor(() => expect(stored()).toMatchObject({ theme: 'dark', cashPercent: 4 }));
    vi.restoreAllMocks();
  });

  it('A18: offers no undo of what was changed elsewhere since', async () => {
    await open();
    fireEvent.click(screen.getByLabelText('dark'));
    await waitFor(() => expect(undo()).toBeTruthy());
    store({ ...stored(), theme: 'light' });
    await waitFor(() => expect(undo()).toBeNull());
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

  it('lists the sites that were added, and takes one away', async () => {
    world.hosts.add('blog.example');
    await open();
    fireEvent.click(await screen.findByRole('button', { name: 'Remove (blog.example)' }));
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Remove (blog.example)' })).toBeNull(),
    );
    expect(world.deeds).toContainEqual(['remove', 'blog.example']);
    expect(screen.getByText('The pill is gone from blog.example.')).toBeTruthy();
    expect(screen.getByText(/^None yet/)).toBeTruthy();
  });

  it('turns the pill off, and shows it again where it was hidden', async () => {
    await open({
      ...defaultSettings,
      pill: { enabled: true, hiddenSites: ['coindesk', 'okx'], places: [] },
    });
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

  it('chooses the coin and the lean mode, which says what it costs', async () => {
    await open();
    fireEvent.click(screen.getByLabelText('Ethereum'));
    await waitFor(() => expect(stored().asset).toBe('ETH'));
    expect(screen.getByRole('status').textContent).toBe('Saved: Coin.');
    const lean = screen.getByLabelText('Lean mode');
    expect(described(lean)).toMatch(/^Every 5 minutes, 4 requests: about 1,200 requests and 3 MB/);
    fireEvent.click(lean);
    await waitFor(() => expect(stored().lean).toBe(true));
  });

  it('says that the clock is wrong', async () => {
    world.market = { ...thinState, clockSkewMs: 480_000 } satisfies MarketState;
    await open();
    expect(screen.getByText(/^Your clock is 8 min fast/)).toBeTruthy();
  });
});

describe('the lines', () => {
  const start = Date.UTC(2025, 0, 1);
  const average7 = Array.from({ length: 400 }, (_, row) => (row < 370 ? 9 : 3));
  const saveButton = () => screen.getByRole('button', { name: 'Save these lines' });

  beforeEach(() => {
    world.past = pastOf(start, average7.length, { basis: { average7 } });
  });

  it('are replayed while they are moved, and hold only once they are saved', async () => {
    await open();
    const row = async () => (await screen.findByRole('row', { name: /^Today/ })).textContent;
    await waitFor(async () => expect(await row()).toContain('▼ thin premium'));
    enter(line('Thin premium', 'entered below'), '2');
    await waitFor(async () => expect(await row()).toContain('● usual premium'));
    expect(await row()).toContain('▼ thin premium');
    expect(screen.getByRole('img').getAttribute('aria-label')).toContain('today ● usual premium');
    expect(world.sent).toEqual([]);
    expect(screen.getByText('Not saved yet.')).toBeTruthy();
    fireEvent.click(saveButton());
    await waitFor(() => expect(stored().lines.thinEnter).toBe(2));
    await screen.findByText('These lines hold now.');
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(stored().lines.thinEnter).toBe(4));
  });

  it('X08: only those that were moved are saved, beside what another page saved meanwhile', async () => {
    await open();
    enter(line('Thin premium', 'entered below'), '2');
    store({ ...defaultSettings, lines: { ...defaultSettings.lines, richEnter: 19 } });
    await waitFor(() => expect(line('Rich premium', 'entered above').value).toBe('19'));
    fireEvent.click(saveButton());
    await waitFor(() =>
      expect(stored().lines).toEqual({ ...defaultSettings.lines, richEnter: 19, thinEnter: 2 }),
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(stored().lines).toEqual({ ...defaultSettings.lines, richEnter: 19 }),
    );
  });

  it('move with their sliders as well, and go back without a trace', async () => {
    await open();
    fireEvent.input(
      within(screen.getByRole('group', { name: 'Rich premium' })).getByLabelText(
        'entered above, as a slider',
      ),
      { target: { value: '21.5' } },
    );
    await waitFor(() => expect(line('Rich premium', 'entered above').value).toBe('21.5'));
    fireEvent.click(screen.getByRole('button', { name: 'Take the moves back' }));
    await waitFor(() => expect(line('Rich premium', 'entered above').value).toBe('17'));
    expect(world.sent).toEqual([]);
  });

  it('say beside the field why they cannot be saved', async () => {
    await open();
    const field = line('Thin premium', 'entered below');
    enter(field, '7');
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(described(field)).toContain('May not lie above 6, the line “Thin premium, left above”');
    expect(saveButton().getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(saveButton());
    expect(world.sent).toEqual([]);
    enter(field, '5');
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('false'));
  });

  it('start from a preset, that of the own year among them', async () => {
    const lines = { ...defaultSettings.lines, thinEnter: 5, richEnter: 20 };
    await open({ ...defaultSettings, lines });
    const preset = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name });
    expect(preset(/^Custom/).checked).toBe(true);
    fireEvent.click(preset(/^Cash/));
    await waitFor(() => expect(line('Rich premium', 'entered above').value).toBe('17'));
    await waitFor(() => expect(preset(/^Own year/).disabled).toBe(false));
    fireEvent.click(preset(/^Own year/));
    await waitFor(() => expect(line('Rich premium', 'entered above').value).toBe('9'));
    fireEvent.click(saveButton());
    await waitFor(() => expect(stored().lines.richEnter).toBe(9));
  });

  it('say why there is nothing to replay', async () => {
    world.past = undefined;
    await open();
    await screen.findByText(/^There is no record of closed days yet/);
    store({ ...defaultSettings, asset: 'SOL' });
    expect(await screen.findByText(/^This coin has no dated futures/)).toBeTruthy();
  });
});

describe('alerts', () => {
  const tell = () => screen.getByRole<HTMLInputElement>('switch', { name: 'Tell me' });

  it('ask the browser in the click itself, and are on after a yes', async () => {
    await open();
    fireEvent.click(tell());
    expect(world.deeds).toEqual([['notifications']]);
    await waitFor(() => expect(stored().alerts.enabled).toBe(true));
    await waitFor(() => expect(tell().checked).toBe(true));
    fireEvent.click(tell());
    await waitFor(() => expect(stored().alerts.enabled).toBe(false));
    expect(world.deeds).toEqual([['notifications']]);
  });

  it('X09: stay off after a no, and all else goes on', async () => {
    world.answer = false;
    await open();
    fireEvent.click(tell());
    await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/^Alerts stay off/));
    expect(stored().alerts.enabled).toBe(false);
    expect(tell().checked).toBe(false);
  });

  it('say so where the browser took the permission back', async () => {
    await open({ ...defaultSettings, alerts: { ...defaultSettings.alerts, enabled: true } });
    expect(screen.getByText(/^The browser does not let this extension notify you/)).toBeTruthy();
    expect(tell().checked).toBe(false);
  });

  it('keep lines in order, refuse what is none, and take them away', async () => {
    await open();
    const field = screen.getByLabelText<HTMLInputElement>('Another line');
    const add = async (value: string): Promise<void> => {
      enter(field, value);
      fireEvent.submit(field.closest('form') as HTMLFormElement);
    };
    await add('6');
    await waitFor(() => expect(stored().alerts.lines).toEqual([6]));
    await add('2.5');
    await waitFor(() => expect(stored().alerts.lines).toEqual([2.5, 6]));
    await add('900');
    await waitFor(() => expect(described(field)).toContain('between −100 and 200'));
    fireEvent.click(screen.getByRole('button', { name: /^Remove the line 6/ }));
    await waitFor(() => expect(stored().alerts.lines).toEqual([2.5]));
    expect(document.activeElement).toBe(field);
  });

  it('snooze for a while and end it', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: '8 h' }));
    await screen.findByText(/^Snoozed until .* UTC\.$/);
    expect(stored().alerts.snoozedUntilMs).toBeGreaterThan(Date.now() + 7 * 3_600_000);
    fireEvent.click(screen.getByRole('button', { name: 'End it' }));
    await waitFor(() => expect(stored().alerts.snoozedUntilMs).toBe(0));
  });

  it('are quiet between two hours', async () => {
    await open();
    fireEvent.change(screen.getByLabelText('Quiet from'), { target: { value: '22' } });
    await waitFor(() => expect(stored().alerts.quietFromHour).toBe(22));
  });

  it('list what was told, newest first', async () => {
    const told = { asset: 'BTC', atMs: Date.UTC(2025, 10, 15, 0, 5) } as const;
    world.alerts = {
      version: 1,
      assets: {},
      log: [
        { ...told, id: 'q', kind: 'quorum', used: 1 },
        {
          ...told,
          id: 'r',
          kind: 'regime',
          regime: 'thin',
          before: 'usual',
          sinceDayMs: Date.UTC(2025, 10, 14),
          averagePercent: 2.8,
        },
      ],
    };
    await open();
    const rows = within(screen.getByRole('region', { name: 'Told so far' })).getAllByRole('row');
    expect(rows.slice(1).map(({ textContent }) => textContent?.replaceAll('\u00a0', ' '))).toEqual([
      '15 Nov 2025, 00:05 UTC' +
        'BTC: no value now' +
        'Too few exchanges agree: 1 venue could be used. The last good value is kept.',
      '15 Nov 2025, 00:05 UTC' +
        'BTC ▼ Thin premium' +
        'Since the close of 14 Nov; usual premium before. ' +
        'The 7-day average is 2.8 % a year.',
    ]);
  });
});

describe('L26: what an administrator set', () => {
  it('is shown, marked and locked; the rest is not', async () => {
    world.policy = { theme: 'dark', lines: defaultSettings.lines };
    await open({ ...defaultSettings, theme: 'dark' });
    expect(screen.getAllByText('Set by your administrator.').length).toBe(2);
    const group = screen.getByRole<HTMLFieldSetElement>('group', { name: 'Theme' });
    expect(group.disabled).toBe(true);
    expect(line('Thin premium', 'entered below').disabled).toBe(true);
    expect(screen.getByRole<HTMLFieldSetElement>('group', { name: 'Numbers' }).disabled).toBe(
      false,
    );
  });
});

describe('S16: the settings file', () => {
  const choose = (text: string, name = 'mine.json'): void => {
    const input = screen.getByLabelText('A file that was exported here');
    fireEvent.change(input, { target: { files: [new File([text], name)] } });
  };

  it('shows what it would change, changes nothing until that is confirmed, and can be undone', async () => {
    await open({ ...defaultSettings, cashPercent: 5 });
    choose(
      settingsText({
        ...defaultSettings,
        theme: 'dark',
        badge: { metric: 'funding', mode: 'off' },
      }),
    );
    await screen.findByText('mine.json changes 4 settings. Nothing is changed until you apply it.');
    const rows = screen
      .getAllByRole('row')
      .filter(({ parentElement }) => parentElement?.closest('.changes tbody'))
      .map((row) =>
        [...row.children].map(({ textContent }) => textContent.replaceAll('\u00a0', ' ')),
      );
    expect(rows).toEqual([
      ['Cash', '5 % a year', '4 % a year'],
      [
        'Toolbar badge, what it shows',
        'Basis, 7-day average, % a year',
        'Funding of perpetuals, % a year',
      ],
      ['Toolbar badge, when', 'always', 'never'],
      ['Theme', 'like the browser', 'dark'],
    ]);
    expect(world.sent).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Apply them' }));
    await waitFor(() => expect(stored()).toMatchObject({ theme: 'dark', cashPercent: 4 }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Applied: mine.json.'));
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(stored()).toEqual({ ...defaultSettings, cashPercent: 5 }));
  });

  it.each([
    ['{', /^This file holds no settings of Basis Lens/],
    [
      JSON.stringify({ format: 'basis-lens-settings', version: 1, settings: { pollMinutes: 0 } }),
      /^Polling: Has to lie between 1 and 30/,
    ],
    ['x'.repeat(70_000), /^This file is larger than 64 kB/],
  ])('is refused with a sentence', async (text, sentence) => {
    await open();
    choose(text);
    await screen.findByText(sentence);
    expect(screen.queryByRole('button', { name: 'Apply them' })).toBeNull();
    expect(world.sent).toEqual([]);
  });

  it('leaves by a link, with everything in it', async () => {
    await open({ ...defaultSettings, cashPercent: 5 });
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download);
    });
    fireEvent.click(screen.getByRole('button', { name: 'Export the settings' }));
    await waitFor(() =>
      expect(saved).toEqual([expect.stringMatching(/^basis-lens-settings-\d{4}-\d\d-\d\d\.json$/)]),
    );
    vi.restoreAllMocks();
  });
});

describe('exchanges', () => {
  const row = (name: string): HTMLElement => {
    const body = screen.getByRole('switch', { name: `Ask ${name}` }).closest('tbody');
    if (!body) throw new Error(`no row ${name}`);
    return body;
  };

  it('lists every one of the registry with a switch and how it stands', async () => {
    await open();
    expect(screen.getAllByRole('switch', { name: /^Ask / })).toHaveLength(exchanges.length);
    expect(row('Bybit').textContent).toContain('It is not available from your location.');
    expect(row('Binance').textContent).toContain('answers');
  });

  it('lists every one before anything was asked, too', async () => {
    world.market = null;
    await open();
    expect(screen.getAllByRole('switch', { name: /^Ask / })).toHaveLength(exchanges.length);
  });

  it('switches one off and on', async () => {
    await open();
    fireEvent.click(screen.getByRole('switch', { name: 'Ask Kraken' }));
    await waitFor(() => expect(stored().exchangesOff).toEqual(['kraken']));
    await waitFor(() => expect(row('Kraken').textContent).toContain('You switched it off'));
    fireEvent.click(screen.getByRole('switch', { name: 'Ask Kraken' }));
    await waitFor(() => expect(stored().exchangesOff).toEqual([]));
    expect(world.deeds).toEqual([]);
  });

  it('D26: asks the browser in the click itself, and the exchange after a yes', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: 'Allow asking Bitget' }));
    expect(world.deeds).toEqual([['request', ...hostsOf('bitget')]]);
    await waitFor(() => expect(row('Bitget').textContent).toContain('allowed by you'));
    await waitFor(() => expect(world.sent).toContainEqual({ type: 'retry', exchange: 'bitget' }));
    expect(screen.getByRole('status').textContent).toMatch(/^Allowed: Bitget/);
    fireEvent.click(screen.getByRole('button', { name: 'Take back the permission to ask Bitget' }));
    await waitFor(() => expect(row('Bitget').textContent).toContain('not allowed'));
  });

  it('D26: a no changes nothing, and all else goes on', async () => {
    world.answer = false;
    await open();
    const box = screen.getByRole<HTMLInputElement>('switch', { name: 'Ask Bitget' });
    fireEvent.click(box);
    expect(world.deeds).toEqual([['request', ...hostsOf('bitget')]]);
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toMatch(/^Not allowed: Bitget\. All else/),
    );
    expect(box.checked).toBe(false);
    expect(world.sent).toEqual([]);
    fireEvent.click(screen.getByLabelText('dark'));
    await waitFor(() => expect(stored().theme).toBe('dark'));
  });

  it('D26: follows what is taken back in the browser', async () => {
    await open();
    for (const host of hostsOf('okx')) world.hosts.delete(host);
    world.hostsChanged();
    await waitFor(() =>
      expect(row('OKX').textContent).toContain('no permission to use this exchange'),
    );
    expect(within(row('OKX')).getByRole('button', { name: 'Allow asking OKX' })).toBeTruthy();
  });

  it('D10: asks one again, but not one that named a wait', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(thinState.computedAtMs + 40_000);
    world.market = chosenState;
    await open();
    const held = screen.getByRole('button', { name: 'Retry asking OKX' });
    expect(held.getAttribute('aria-disabled')).toBe('true');
    expect(described(held)).toMatch(/^It asked us to wait, and is not asked before/);
    fireEvent.click(held);
    fireEvent.click(screen.getByRole('button', { name: 'Retry asking Bybit' }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Asked again: Bybit.'));
    expect(world.sent).toEqual([{ type: 'retry', exchange: 'bybit' }]);
    vi.restoreAllMocks();
  });
});

describe('a provider’s flow', () => {
  const choose = (name: string): void => {
    const input = screen.getByLabelText('A provider’s CSV file');
    fireEvent.change(input, { target: { files: [new File(['x'], name)] } });
  };

  it('is checked, said what it holds, imported when confirmed, and removed again', async () => {
    world.check = { ok: true, days: 400, fromMs: 0, toMs: 864e5 };
    await open();
    await screen.findByText('No flow is imported.');
    choose('in-house.csv');
    await screen.findByText(/^in-house\.csv holds 400 days, from 1 Jan 1970 to 2 Jan 1970\./);
    expect(world.deeds).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Import it' }));
    await screen.findByText('Imported: in-house.csv, 2 days, to 2 Jan 1970.');
    expect(world.sent).toContainEqual({ type: 'history-changed' });
    fireEvent.click(screen.getByRole('button', { name: 'Remove the imported flow' }));
    await screen.findByText(/^This cannot be undone: /);
    expect(world.deeds).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Remove permanently' }));
    await screen.findByText('No flow is imported.');
    expect(world.deeds).toEqual([
      ['import flow', 'in-house.csv', 'BTC'],
      ['remove flow', 'BTC'],
    ]);
  });

  it.each([
    ['negative', /^Line 3 of this file is below zero in netflow: /],
    ['wrongUnit', /^The column netflow is in another unit: /],
    ['duplicateDate', /^Line 3 of this file has a day that was there before/],
    ['other', /^This file cannot be read as a flow\.$/],
  ])('%s: a sentence beside the file, and no import', async (key, sentence) => {
    world.check = { ok: false, key, values: { line: 3, column: 'netflow' } };
    await open();
    choose('net.csv');
    const problem = await screen.findByText(sentence);
    const input = screen.getByLabelText('A provider’s CSV file');
    expect(described(input)).toContain(problem.textContent);
    expect(screen.queryByRole('button', { name: 'Import it' })).toBeNull();
  });
});

describe('history', () => {
  const choose = (name = 'kept.json'): void => {
    const input = screen.getByLabelText('A file that was exported here, JSON or CSV');
    fireEvent.change(input, { target: { files: [new File(['x'], name)] } });
  };

  it('says how large it is', async () => {
    await open();
    expect((await screen.findByText(/24 series/)).textContent).toContain('61,234 points');
  });

  it.each([
    ['Export as JSON', 'json'],
    ['Export as CSV', 'csv'],
  ])('%s saves a file by a link', async (name, extension) => {
    await open();
    await screen.findByText(/24 series/);
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(`${new URL(this.href).protocol} ${this.download}`);
    });
    fireEvent.click(screen.getByRole('button', { name }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]).toMatch(new RegExp(`^blob: basis-lens-\\d{4}-\\d\\d-\\d\\d\\.${extension}$`));
    vi.restoreAllMocks();
  });

  it('checks a file, tells what it holds, and imports it only then', async () => {
    world.check = { ok: true, series: 12, points: 30_211, fromMs: 0, toMs: 86_400_000 };
    await open();
    choose();
    const preview = await screen.findByText(/^kept\.json holds 12 series with 30,211 points/);
    expect(world.deeds).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Import it' }));
    await waitFor(() => expect(world.sent).toContainEqual({ type: 'history-changed' }));
    expect(world.deeds).toEqual([['import', 'kept.json']]);
    await waitFor(() => expect(preview.isConnected).toBe(false));
    expect(screen.getByRole('status').textContent).toBe('Imported: kept.json.');
  });

  it('says why a file is refused, and offers no import', async () => {
    await open();
    choose('other.json');
    await screen.findByText('This file was not exported here, or it is cut off.');
    expect(screen.queryByRole('button', { name: 'Import it' })).toBeNull();
  });

  it('is cleared only after a warning and a second click', async () => {
    await open();
    await screen.findByText(/24 series/);
    const first = screen.getByRole('button', { name: 'Clear the history' });
    fireEvent.click(first);
    expect((await screen.findByText(/^This cannot be undone: /)).isConnected).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(first.getAttribute('aria-expanded')).toBe('false'));
    expect(world.deeds).toEqual([]);
    fireEvent.click(first);
    fireEvent.click(await screen.findByRole('button', { name: 'Delete permanently' }));
    await waitFor(() => expect(world.sent).toContainEqual({ type: 'history-changed' }));
    expect(world.deeds).toEqual([['clear']]);
    expect(document.activeElement).toBe(first);
    await screen.findByText('Nothing is kept yet.');
  });
});
