import { expect, test } from './harness/test.ts';
import { startSample } from '../../src-sample/server.ts';
import { connect, press, region } from './harness/desk.ts';
import { addFilter } from './harness/queue-filters.ts';
import { launchApp } from './harness/launch.ts';

const apiKey = 'key_e2e_untold_55b1';

/** The number of calls that Retell counts for a filter. */
async function totalOf(url: string, filter: Readonly<Record<string, unknown>>): Promise<number> {
  const answer = await fetch(`${url}/v3/list-calls`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ limit: 1, filter_criteria: filter, include_total: true }),
  });
  const { total } = (await answer.json()) as { total: number };
  return total;
}

test('fields that Retell filters by but does not return are filtered on the server', async () => {
  const retell = await startSample({ calls: 120, apiKey, attributes: 'hidden' });
  await using app = await launchApp();
  const { page } = app;
  await connect(page, apiKey, retell.url);
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '120', { timeout: 30_000 });
  const cases = [
    {
      criterion: 'Custom attribute',
      strokes: ['team', 'Tab', 'Tab', 'nights', 'Enter'],
      filter: {
        custom_attributes: [{ key: 'team', type: 'string', op: 'eq', value: 'nights' }],
      },
    },
    {
      criterion: 'Tool call',
      strokes: ['book_slot', 'Tab', 'Tab', 'over', 'Tab', '1 s', 'Enter'],
      filter: {
        tool_calls: [{ name: 'book_slot', latency_ms: { type: 'number', op: 'gt', value: 1000 } }],
      },
    },
  ];
  for (const { criterion, strokes, filter } of cases) {
    const total = await totalOf(retell.url, filter);
    expect(total, criterion).toBeGreaterThan(1);
    await addFilter(page, criterion, strokes);
    await expect(grid).toHaveAttribute('aria-rowcount', '0');
    await expect(region(page, 'Queue').getByText(/^Retell can filter by/u)).toBeVisible();
    await page.getByRole('button', { name: 'Load matching calls from Retell' }).focus();
    await press(page, 'Enter');
    await expect(region(page, 'Queue').getByRole('status')).toHaveText(
      new RegExp(`^All loaded: ${total} matching, none new`, 'u'),
    );
    await expect(grid).toHaveAttribute('aria-rowcount', String(total));
    await page.getByRole('button', { name: /^Remove / }).click();
    await expect(grid).toHaveAttribute('aria-rowcount', '120');
  }
  await retell.close();
});
