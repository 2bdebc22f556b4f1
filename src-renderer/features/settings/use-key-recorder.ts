import { useEffect } from 'react';
import type { CommandId } from '../../../src-shared/commands.ts';
import type { Pedals } from '../../commands/pedals.ts';
import { chordToKeep, strokeOf } from '../../commands/stroke.ts';
import { onMac } from '../../ui/on-mac.ts';

interface Recorder {
  /** The command a key is chosen for; undefined while none is. */
  readonly recording: CommandId | undefined;
  readonly pedals: Pedals;
  readonly onChord: (chord: string) => void;
  readonly onLeave: () => void;
}

/** While a key is chosen, every press is the choice and nothing else; Escape leaves things as they are. */
export function useKeyRecorder({ recording, pedals, onChord, onLeave }: Recorder): void {
  useEffect(() => {
    if (recording === undefined) return undefined;
    const hear = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat || event.isComposing) return;
      if (event.key === 'Escape') onLeave();
      else {
        const chord = chordToKeep(strokeOf(event), onMac());
        if (chord !== undefined) onChord(chord);
      }
    };
    // Space presses the button it was begun with when it comes up again.
    const swallow = (event: KeyboardEvent): void => {
      event.preventDefault();
    };
    const stopPedals = pedals.capture(onChord);
    window.addEventListener('keydown', hear, true);
    window.addEventListener('keyup', swallow, true);
    return () => {
      stopPedals();
      window.removeEventListener('keydown', hear, true);
      // The key that ended the choice still has to come up.
      setTimeout(() => window.removeEventListener('keyup', swallow, true), 500);
    };
  }, [recording, pedals, onChord, onLeave]);
}
