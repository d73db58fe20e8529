/** The sections of the page by name; the one that is being read is marked. */
import { useEffect, useState } from 'preact/hooks';
import type { NavGroup } from '../lib/views/options-labels.ts';

interface OptionsNavProps {
  readonly label: string;
  readonly groups: readonly NavGroup[];
}

export function OptionsNav({ label, groups }: OptionsNavProps) {
  const current = useCurrent(groups);
  return (
    <nav class="options-nav" aria-label={label}>
      {groups.map(({ name, sections }) => (
        <div key={name} class="nav-group">
          <p class="quiet">{name}</p>
          <ul>
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} aria-current={id === current ? 'true' : undefined}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** Below this part of the window a section is not yet the one that is read. */
const readingEdge = 0.3;

function useCurrent(groups: readonly NavGroup[]): string {
  const ids = groups.flatMap(({ sections }) => sections.map(({ id }) => id as string));
  const [current, setCurrent] = useState(ids[0] ?? '');
  useEffect(() => {
    const ending = new AbortController();
    const look = (): void => {
      const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
      const read = ids.filter((id) => {
        const top = document.getElementById(id)?.getBoundingClientRect().top ?? Infinity;
        return top < innerHeight * readingEdge;
      });
      setCurrent((isAtEnd && scrollY > 0 ? ids.at(-1) : read.at(-1)) ?? ids[0] ?? '');
    };
    addEventListener('scroll', look, { passive: true, ...ending });
    look();
    return () => ending.abort();
  }, []);
  return current;
}
