import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src-renderer/tokens.css', 'utf8');
const pair = /--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/gu;
const tokens = new Map(
  [...css.matchAll(pair)].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]),
);

type Theme = 'light' | 'dark';
const colour = (name: string, theme: Theme): string => {
  const token = tokens.get(name);
  if (token === undefined) throw new Error(`tokens.css holds no pair called --${name}`);
  return token[theme];
};

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (bright + 0.05) / (dim + 0.05);
}

const grounds = ['ground', 'sunken', 'raised', 'hover', 'chosen'];
const words = [
  'text',
  'text-2',
  'text-3',
  'signal-text',
  'agent',
  'user',
  'other',
  'good',
  'bad',
  'warn',
];
const tags = [...tokens.keys()].filter((name) => name.startsWith('tag-'));
const themes: readonly Theme[] = ['light', 'dark'];

describe.each(themes)('in the %s theme', (theme) => {
  it.each([...words, ...tags])('--%s can be read on every ground', (name) => {
    for (const ground of grounds) {
      const ratio = contrast(colour(name, theme), colour(ground, theme));
      expect(ratio, `on --${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(['signal', 'edge', 'ink', 'focus'])('--%s can be seen on every ground', (name) => {
    for (const ground of grounds) {
      const ratio = contrast(colour(name, theme), colour(ground, theme));
      expect(ratio, `on --${ground}`).toBeGreaterThanOrEqual(3);
    }
  });

  it('words on ink can be read', () => {
    expect(contrast(colour('on-ink', theme), colour('ink', theme))).toBeGreaterThanOrEqual(4.5);
  });

  it('the spoken word can be read on the signal colour', () => {
    expect(contrast('#1d1400', colour('signal-fill', theme))).toBeGreaterThanOrEqual(7);
  });
});

it('no bar takes the colour of the playhead and the spoken word', () => {
  expect(readFileSync('src-renderer/ui/progress.css', 'utf8')).not.toContain('--signal');
});

it('there is a colour for every tag', () => {
  expect(tags).toHaveLength(9);
});
