/**
 * The pill in Chromium. The DOM domain shows closed roots; its functions run in a world of
 * their own, where nothing the page did to its prototypes is seen.
 */
import type { CDPSession, Page, Protocol } from 'puppeteer-core';
import type { Pill } from './driver.ts';
import { pillOf } from './pill-root.ts';

type Node = Protocol.DOM.Node;

const closedRoots = (node: Node): Node[] => [
  ...(node.shadowRoots ?? []).filter((root) => root.shadowRootType === 'closed'),
  ...[...(node.shadowRoots ?? []), ...(node.children ?? [])].flatMap(closedRoots),
];

async function findRoots(session: CDPSession): Promise<Node[]> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  return closedRoots(root);
}

async function callOn(session: CDPSession, root: Node, declaration: string): Promise<unknown> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'pill-test',
  });
  const { object } = await session.send('DOM.resolveNode', {
    backendNodeId: root.backendNodeId,
    executionContextId,
  });
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId ?? '',
    functionDeclaration: declaration,
    returnByValue: true,
    awaitPromise: true,
  });
  if (exceptionDetails) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }
  return result.value;
}

export function chromiumPill(page: Page): Pill {
  const withSession = async <T>(use: (session: CDPSession) => Promise<T>): Promise<T> => {
    const session = await page.createCDPSession();
    try {
      return await use(session);
    } finally {
      await session.detach();
    }
  };
  return pillOf(page, {
    count: () => withSession(async (session) => (await findRoots(session)).length),
    evaluate: <A extends unknown[], T>(
      run: (root: ShadowRoot, ...args: A) => T | Promise<T>,
      ...args: A
    ): Promise<T> =>
      withSession(async (session) => {
        const [root] = await findRoots(session);
        if (!root) throw new Error('there is no pill in this page');
        const call = `(${run.toString()})(this, ...${JSON.stringify(args)})`;
        return (await callOn(session, root, `function () { return ${call}; }`)) as T;
      }),
  });
}
