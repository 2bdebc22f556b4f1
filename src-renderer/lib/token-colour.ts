type Token = `--${string}`;

const known = new Map<string, string>();

/**
 * The colour of a token as it is now, for canvases, which know no custom properties:
 * `tokenColour('--agent')` → `rgb(108, 182, 240)`. Only the theme changes it, so each is looked up once
 * a theme: to look means to lay out the page.
 */
export function tokenColour(token: Token): string {
  const name = `${document.documentElement.dataset['theme'] ?? ''} ${token}`;
  const colour = known.get(name) ?? lookUp(token);
  known.set(name, colour);
  return colour;
}

function lookUp(token: Token): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
