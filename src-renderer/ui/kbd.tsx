import { keycapsOf } from './keycaps.ts';
import { onMac } from './on-mac.ts';
import './kbd.css';

/** A chord drawn as the caps to press. */
export function Kbd({ chord }: { readonly chord: string }) {
  return (
    <kbd className="kbd">
      {keycapsOf(chord, onMac()).map((cap) => (
        <span className="kbd-cap" key={cap}>
          {cap}
        </span>
      ))}
    </kbd>
  );
}
