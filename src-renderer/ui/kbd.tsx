import { keycapsOf } from './keycaps.ts';
import { isMac } from './is-mac.ts';
import './kbd.css';

/** A chord, drawn as key caps. */
export function Kbd({ chord }: { readonly chord: string }) {
  return (
    <kbd className="kbd">
      {keycapsOf(chord, isMac()).map((cap) => (
        <span className="kbd-cap" key={cap}>
          {cap}
        </span>
      ))}
    </kbd>
  );
}
