import type { Page } from '@playwright/test';

/** What the library confirmed before the app was killed. */
export interface Receipts {
  /** By the request of an edit: the history entry that it was stored as. */
  readonly edits: Map<string, number>;
  /** By history entry: how often it was undone or redone. */
  readonly turns: Map<number, number>;
  /** Kinds of errors other than those that the edits ask for. */
  readonly faults: string[];
}

export const noReceipts = (): Receipts => ({ edits: new Map(), turns: new Map(), faults: [] });

type Report = readonly [kind: 'edit' | 'turn' | 'fault', name: string, historyId: number];

/** Hears of every receipt at once, so that what the page knew is not lost with the page. */
export async function collectReceipts(page: Page, receipts: Receipts): Promise<void> {
  await page.exposeFunction('reportReceipt', ([kind, name, historyId]: Report) => {
    if (kind === 'edit') receipts.edits.set(name, historyId);
    else if (kind === 'turn') {
      receipts.turns.set(historyId, (receipts.turns.get(historyId) ?? 0) + 1);
    } else receipts.faults.push(name);
  });
}

/**
 * Starts three lanes of edits in the page, each sending the next edit as soon as the last one is
 * acknowledged. They go on until the app is killed. `life` makes the ids of this start unique.
 */
export const startLanes = (page: Page, callIds: readonly string[], life: string): Promise<void> =>
  page.evaluate(
    async ([calls, prefix]) => {
      // Both are functions of the page: the contract's types and the exposed function's.
      const own = window as unknown as {
        earmark: {
          request(
            channel: string,
            input: unknown,
          ): Promise<{
            ok: boolean;
            value?: { historyId?: number; settings?: { reviewerId: string } };
            error?: { kind: string };
          }>;
        };
        reportReceipt(report: readonly [string, string, number]): void;
      };
      const { earmark } = own;
      const state = await earmark.request('app:state', undefined);
      const reviewerId = state.value?.settings?.reviewerId;
      const expected = ['nothing-to-undo', 'nothing-to-redo', 'edit-refused'];
      const edit = (lane: number, count: number): Record<string, unknown> => {
        const callId = calls[(lane + count) % calls.length];
        const mine = `${prefix}.${lane}.${count - (count % 9)}`;
        switch (count % 9) {
          case 0:
            return { kind: 'tag.apply', callId, tag: tagWith(mine) };
          case 1:
            return { kind: 'review.comment', callId, comment: `comment ${prefix} ${count}` };
          case 2:
            return { kind: 'review.flag', callId, flagged: count % 2 === 0 };
          case 3:
            return { kind: 'turn.check', callId, entry: count % 5, checked: count % 2 === 1 };
          case 4:
            return { kind: 'reply.set', callId, entry: 1, quote: 'Yes.', reply: `No. ${count}` };
          case 5:
            return { kind: 'review.skip', callId, reason: `reason ${count}` };
          case 6:
            return { kind: 'review.reopen', callId };
          case 7:
            return { kind: 'templates.save', texts: [`text ${prefix} ${count}`] };
          default:
            return { kind: 'tag.apply', callId, tag: tagWith(`${mine}.again`) };
        }
      };
      const tagWith = (id: string) => ({
        id,
        tagId: 'tone',
        span: {},
        quote: 'Words. '.repeat(40),
      });
      const lane = async (number: number): Promise<void> => {
        for (let count = 0; ; count += 1) {
          const isTurn = count % 10 === 9;
          const requestId = `${prefix}.${number}.${count}`;
          const reply = isTurn
            ? await earmark.request(count % 20 === 9 ? 'edit:undo' : 'edit:redo', { reviewerId })
            : await earmark.request('edit:apply', {
                requestId,
                reviewerId,
                edit: edit(number, count),
              });
          if (reply.ok) {
            own.reportReceipt([isTurn ? 'turn' : 'edit', requestId, reply.value?.historyId ?? -1]);
          } else if (!expected.includes(reply.error?.kind ?? '')) {
            own.reportReceipt(['fault', JSON.stringify(reply.error), -1]);
          }
        }
      };
      for (const number of [0, 1, 2]) void lane(number);
    },
    [callIds, life] as const,
  );
