/**
 * Brings the children of an element in line with what is to be drawn, in place: a text that
 * changes is changed, an element that stays is the same one, with its focus, its scrolling
 * and whatever the reader unfolded. Elements are matched by tag and key, in their order: where some
 * of several come and go, each has a key.
 */
import type { Drawn, DrawnElement } from './jsx-runtime.ts';

/** What was last drawn into an element: other attributes are not ours. */
const drawn = new WeakMap<Node, DrawnElement>();

export function draw(parent: Element, content: Drawn): void {
  let next: ChildNode | null = parent.firstChild;
  for (const item of flat(content)) {
    let found: ChildNode | null = next;
    while (found && !fits(found, item)) found = found.nextSibling;
    if (found === null) {
      found = made(parent, item);
      parent.insertBefore(found, next);
    } else {
      while (next !== found) next = removed(next);
      next = found.nextSibling;
    }
    if (typeof item === 'string') {
      if (found.nodeValue !== item) found.nodeValue = item;
    } else update(found as Element, item);
  }
  while (next) next = removed(next);
}

function removed(node: ChildNode | null): ChildNode | null {
  const after = node?.nextSibling ?? null;
  node?.remove();
  return after;
}

function flat(content: Drawn): (DrawnElement | string)[] {
  if (content === null || content === undefined || content === false || content === '') return [];
  if (typeof content === 'object')
    return 'tag' in content ? [content] : content.flatMap((part) => flat(part));
  return [String(content)];
}

const fits = (node: ChildNode, item: DrawnElement | string): boolean => {
  if (typeof item === 'string') return node.nodeType === Node.TEXT_NODE;
  const before = drawn.get(node);
  return before?.tag === item.tag && before.key === item.key;
};

function made(parent: Element, item: DrawnElement | string): ChildNode {
  if (typeof item === 'string') return document.createTextNode(item);
  const isDrawing = item.tag === 'svg' || parent.namespaceURI?.endsWith('svg');
  return document.createElementNS(
    isDrawing ? 'http://www.w3.org/2000/svg' : 'http://www.w3.org/1999/xhtml',
    item.tag,
  );
}

function update(element: Element, item: DrawnElement): void {
  const before = drawn.get(element)?.props ?? {};
  drawn.set(element, item);
  for (const name of Object.keys({ ...before, ...item.props })) {
    const value = item.props[name];
    if (name === 'children' || name === 'style' || value === before[name]) continue;
    if (value === null || value === undefined || (value === false && !name.startsWith('aria-')))
      element.removeAttribute(name);
    else element.setAttribute(name, String(value));
  }
  // Through the object model, which no policy of a page forbids.
  for (const [name, value] of Object.entries(item.props['style'] ?? {}))
    (element as HTMLElement).style.setProperty(name, String(value));
  draw(element, item.props.children);
}
