import { useEffect, useState } from 'react';

/** Height of all lanes together, by the height of the window: the transcript needs the room in a low one. */
const lanesHeight = (windowHeight: number): number => {
  if (windowHeight < 760) return 52;
  return windowHeight < 1100 ? 80 : 128;
};

/** The height of all lanes in px; follows the window. */
export function useLanesHeight(): number {
  const [height, setHeight] = useState(() => lanesHeight(window.innerHeight));
  useEffect(() => {
    const follow = (): void => setHeight(lanesHeight(window.innerHeight));
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  }, []);
  return height;
}
