import type { Page } from '@playwright/test';

/**
 * Everything that a command could have changed on the desk, as far as it is visible: playback, toggle
 * buttons, what is open, chosen, answered, tagged and selected. The text of fields is left out.
 */
export const deskState = (page: Page): Promise<Readonly<Record<string, unknown>>> =>
  page.evaluate(() => {
    const [audio] = document.getElementsByTagName('audio');
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    const nameOf = (element: HTMLElement): string =>
      element.getAttribute('aria-label') ?? element.textContent ?? '';
    return {
      paused: audio?.paused,
      rate: audio?.playbackRate,
      second: audio?.currentTime,
      down: all('[aria-pressed="true"]').map(nameOf),
      answers: all('[role="radio"][aria-checked="true"]').map(nameOf),
      tabs: all('[role="tab"]').map((tab) => `${nameOf(tab)} ${tab.ariaSelected ?? ''}`),
      // Calls are measured in the background, so the badge of the measures may appear at any time.
      row: all('[role="row"][aria-selected="true"]').map((row) =>
        nameOf(row).replace(/\d+ measures? not met/u, ''),
      ),
      word: all('[data-word]').map(({ dataset }) => dataset['word']),
      selected: CSS.highlights.get('selected-words')?.size ?? 0,
      text: document.documentElement.style.fontSize,
      theme: document.documentElement.dataset['theme'],
      regions: all('[role="region"], section[aria-label]').map(nameOf),
      evidence: all('[aria-label^="Evidence"] li').length,
    };
  });
