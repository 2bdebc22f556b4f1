/**
 * The colour of a token as it is now, for canvases, which know no custom properties:
 * `tokenColour('--agent')` → `rgb(108, 182, 240)`.
 */
export function tokenColour(token: `--${string}`): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
