import type { SitesView } from '../lib/views/sites-view.ts';
import { OptionsSection } from './OptionsSection.tsx';

interface SiteFieldsProps {
  readonly view: SitesView;
  readonly onRemove: (host: string) => void;
}

/** The sites that the user added, each with a button that takes its permission back. */
export function SiteFields({ view, onRemove }: SiteFieldsProps) {
  return (
    <OptionsSection id="sites" title={view.title} help={view.help}>
      {view.sites.length === 0 ? (
        <p class="quiet">{view.none}</p>
      ) : (
        <ul class="hidden-sites">
          {view.sites.map(({ host, removeFrom }) => (
            <li key={host}>
              <span>{host}</span>
              <button
                type="button"
                class="button"
                title={removeFrom}
                onClick={() => onRemove(host)}
              >
                {view.remove}
                <span class="unseen"> ({host})</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </OptionsSection>
  );
}
