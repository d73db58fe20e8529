/**
 * The pill in Firefox. BiDi writes closed roots down when asked to, with an id under which
 * functions in a sandbox take them; the page's own scripts never see either.
 */
import type { Page } from 'puppeteer-core';
import type { Pill } from './driver.ts';
import { contextOf, evaluation, type RemoteValue } from './firefox-bidi.ts';
import { pillOf } from './pill-root.ts';

interface NodeProperties {
  readonly mode?: 'open' | 'closed';
  readonly children?: readonly RemoteValue[];
  readonly shadowRoot?: RemoteValue | null;
}

const closedRoots = (node: RemoteValue): RemoteValue[] => {
  const { mode, children, shadowRoot } = (node.value ?? {}) as NodeProperties;
  return [
    ...(mode === 'closed' ? [node] : []),
    ...[...(shadowRoot ? [shadowRoot] : []), ...(children ?? [])].flatMap(closedRoots),
  ];
};

export function firefoxPill(page: Page): Pill {
  const browser = page.browser();
  const target = { context: contextOf(page), sandbox: 'pill-test' };
  const findRoots = async (): Promise<RemoteValue[]> =>
    closedRoots(
      await evaluation(browser, 'script.evaluate', {
        expression: 'document.documentElement',
        target,
        serializationOptions: { maxDomDepth: null, includeShadowTree: 'all' },
      }),
    );
  return pillOf(page, {
    count: async () => (await findRoots()).length,
    async evaluate<A extends unknown[], T>(
      run: (root: ShadowRoot, ...args: A) => T | Promise<T>,
      ...args: A
    ): Promise<T> {
      const [root] = await findRoots();
      if (!root) throw new Error('there is no pill in this page');
      const call = `(${run.toString()})(root, ...${JSON.stringify(args)})`;
      const { value } = await evaluation(browser, 'script.callFunction', {
        functionDeclaration: `async (root) => JSON.stringify(await ${call})`,
        arguments: [{ sharedId: root.sharedId }],
        target,
      });
      return (typeof value === 'string' ? JSON.parse(value) : undefined) as T;
    },
  });
}
