/** The part of the browser's gamepads that tells which buttons are down. */
export type ReadGamepads = () => readonly (Pick<Gamepad, 'index' | 'buttons'> | null)[];

/**
 * Looks at every gamepad once; calls back for each button that has gone down since the look before, as
 * `Gamepad:0`. Buttons that are down at the first look are not pressed by anyone now.
 */
export function gamepadButtons(read: ReadGamepads, press: (chord: string) => void): () => void {
  let before: ReadonlySet<string> | undefined;
  return () => {
    const down = new Map<string, number>();
    for (const pad of read()) {
      pad?.buttons.forEach((button, place) => {
        if (button.pressed) down.set(`${pad.index} ${place}`, place);
      });
    }
    const was = before;
    before = new Set(down.keys());
    if (was === undefined) return;
    for (const [name, place] of down) if (!was.has(name)) press(`Gamepad:${place}`);
  };
}
