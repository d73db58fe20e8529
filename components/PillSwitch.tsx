import type { PillSwitchView } from '../lib/views/pill-switch-view.ts';

interface PillSwitchProps {
  readonly view: PillSwitchView | null;
  readonly label: string;
  /** What came of the last press; empty at first. */
  readonly said: string;
  readonly onPress: (deed: PillSwitchView['deed']) => void;
}

/** The pill on the page in front: put there, or taken back, by one press. */
export function PillSwitch({ view, label, said, onPress }: PillSwitchProps) {
  return (
    <div class="pill-switch" role="group" aria-label={label}>
      {view && (
        <>
          {view.text && <span>{view.text}</span>}
          <button type="button" onClick={() => onPress(view.deed)}>
            {view.button}
          </button>
        </>
      )}
      {said && <span role="status">{said}</span>}
    </div>
  );
}
