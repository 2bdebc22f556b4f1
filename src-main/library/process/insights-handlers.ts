import { ok } from '../../../src-shared/result.ts';
import { storeCallList } from '../calls/call-lists.ts';
import type { HandlersFor, WithDatabases } from './handler-types.ts';

type InsightsChannel = 'insights:panel' | 'insights:list';

export const insightsHandlers = (withDatabases: WithDatabases): HandlersFor<InsightsChannel> => ({
  'insights:panel': withDatabases<'insights:panel'>(async ({ insights }, request) =>
    ok(await insights.panel(request)),
  ),
  'insights:list': withDatabases<'insights:list'>(async (databases, input) => {
    const keys = await databases.insights.callKeys(input.filter, input.selection);
    return ok({ id: storeCallList(databases.calls(), keys), calls: keys.length });
  }),
});
