/** What keeps the numbers away, which hosts it is about, and the button that sees to it. */
import type { Trouble, TroubleDeed } from '../lib/views/trouble-view.ts';

interface TroubleStepProps {
  readonly trouble: Trouble;
  /** Called in the click itself: the browser asks its own question only then. */
  readonly onDeed: (deed: TroubleDeed) => void;
}

export const TroubleStep = ({ trouble: { text, hosts, action }, onDeed }: TroubleStepProps) => (
  <div class="trouble" aria-live="polite">
    <p>{text}</p>
    {hosts.length > 0 && (
      <dl class="trouble-hosts">
        {hosts.map(({ name, hosts: asked }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{asked}</dd>
          </div>
        ))}
      </dl>
    )}
    {action && (
      <button type="button" class="button button-strong" onClick={() => onDeed(action.deed)}>
        {action.label}
      </button>
    )}
  </div>
);
