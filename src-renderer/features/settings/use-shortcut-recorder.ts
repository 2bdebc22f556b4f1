import { useEffect } from 'react';
import type { CommandId } from '../../../src-shared/commands.ts';
import type { Pedals } from '../../commands/pedals.ts';
import { chordToRecord, keystrokeOf } from '../../commands/keystroke.ts';
import { isMac } from '../../ui/is-mac.ts';

interface Recorder {
  /** The command whose shortcut is being recorded. */
  readonly recording: CommandId | undefined;
  readonly pedals: Pedals;
  readonly onChord: (chord: string) => void;
  readonly onCancel: () => void;
}

/** While a shortcut is recorded, every key press is taken as the shortcut. Escape cancels. */
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
    // Releasing Space would press the button that started the recording again.
    const onKeyUp = (event: KeyboardEvent): void => {
      event.preventDefault();
    };
    const stopPedals = pedals.capture(onChord);
    window.addEventListener('keydown', onKeyDown, true);
    window.addEventListener('keyup', onKeyUp, true);
    return () => {
      stopPedals();
      window.removeEventListener('keydown', onKeyDown, true);
      // The recorded key is still down and will be released.
      setTimeout(() => window.removeEventListener('keyup', onKeyUp, true), 500);
    };
  }, [recording, pedals, onChord, onCancel]);
}
