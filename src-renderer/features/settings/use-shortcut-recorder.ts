import { useEffect } from 'react';
import type { CommandId } from '../../../src-shared/commands.ts';
import type { Pedals } from '../../commands/pedals.ts';
import { chordToRecord, keystrokeOf } from '../../commands/keystroke.ts';
import { isMac } from '../../ui/is-mac.ts';

interface Recorder {
  /** The command a key is chosen for; undefined while none is. */
  readonly recording: CommandId | undefined;
  readonly pedals: Pedals;
  readonly onChord: (chord: string) => void;
  readonly onCancel: () => void;
}

/** While a key is chosen, every press is the choice and nothing else; Escape leaves things as they are. */
export function useShortcutRecorder({ recording, pedals, onChord, onCancel }: Recorder): void {
  useEffect(() => {
    if (recording === undefined) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat || event.isComposing) return;
      if (event.key === 'Escape') onCancel();
      else {
        const chord = chordToRecord(keystrokeOf(event), isMac());
        if (chord !== undefined) onChord(chord);
      }
    };
    // Space presses the button it was begun with when it comes up again.
    const onKeyUp = (event: KeyboardEvent): void => {
      event.preventDefault();
    };
    const stopPedals = pedals.capture(onChord);
    window.addEventListener('keydown', onKeyDown, true);
    window.addEventListener('keyup', onKeyUp, true);
    return () => {
      stopPedals();
      window.removeEventListener('keydown', onKeyDown, true);
      // The key that ended the choice still has to come up.
      setTimeout(() => window.removeEventListener('keyup', onKeyUp, true), 500);
    };
  }, [recording, pedals, onChord, onCancel]);
}
