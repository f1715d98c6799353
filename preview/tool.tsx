/** A button with a sign alone, as tool bars have them. */
import { Sign } from './icons.tsx';

export type ToolSign = Parameters<typeof Sign>[0]['sign'];

type ToolProps = {
  readonly label: string;
  /** Added to what the pointer is told. */
  readonly hint?: string;
  readonly sign: ToolSign;
  /** It does nothing now. Still there for the keyboard: who presses it for the last time shall not lose their place. */
  readonly isIdle?: boolean;
  /** Whether it is on, for one that can be. */
  readonly isPressed?: boolean;
  readonly onPress: () => void;
};

export function Tool({ label, hint = '', sign, isIdle, isPressed, onPress }: ToolProps) {
  return (
    <button
      type="button"
      class="tool"
      aria-label={label}
      title={`${label}${hint}`}
      aria-disabled={isIdle}
      aria-pressed={isPressed}
      onClick={onPress}
    >
      <Sign sign={sign} />
    </button>
  );
}
