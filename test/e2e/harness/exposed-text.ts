import type { Page } from '@playwright/test';

interface AccessibleValue {
  readonly value?: unknown;
}

interface AccessibleNode {
  readonly name?: AccessibleValue;
  readonly description?: AccessibleValue;
  readonly value?: AccessibleValue;
}

/**
 * Everything that a page gives away, by where it is found: the whole document with what its fields hold,
 * the tree that Playwright reads, and the tree that the browser gives to assistive technology.
 */
export async function exposedTexts(page: Page): Promise<Readonly<Record<string, string>>> {
  const tools = await page.context().newCDPSession(page);
  const tree: { readonly nodes: readonly AccessibleNode[] } = await tools.send(
    'Accessibility.getFullAXTree',
  );
  await tools.detach();
  const spoken = tree.nodes.flatMap(({ name, description, value }) =>
    [name, description, value].map((part) => (typeof part?.value === 'string' ? part.value : '')),
  );
  return {
    // A field's value is a property, which the markup does not contain.
    document: await page.evaluate(() => {
      const fields = document.querySelectorAll('input, textarea');
      const values = [...fields].map((field) => ('value' in field ? String(field.value) : ''));
      return [document.title, document.documentElement.outerHTML, ...values].join('\n');
    }),
    'aria snapshot': await page.locator('body').ariaSnapshot(),
    'accessibility tree': spoken.join('\n'),
  };
}
