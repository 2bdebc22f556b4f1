import type { AppBridge } from '../../src-shared/ipc/contract.ts';
import type { Edit } from '../../src-shared/review.ts';
import type { Reply, RubricsPort } from '../features/rubrics/rubrics-port.ts';

/** What the rubric builder asks of main, over the bridge. */
export function rubricsPort(bridge: Pick<AppBridge, 'request'>, newId: () => string): RubricsPort {
  const apply = (edit: Edit): Reply<unknown> =>
    bridge.request('edit:apply', { requestId: newId(), edit });
  return {
    list: () => bridge.request('rubric:list', undefined),
    saveDraft: (rubric) => apply({ kind: 'rubric.save-draft', rubric }),
    publish: (key) => apply({ kind: 'rubric.publish', ...key }),
    retire: (key) => apply({ kind: 'rubric.retire', ...key }),
    deleteDraft: (key) => apply({ kind: 'rubric.delete-draft', ...key }),
    preview: (key) => bridge.request('rubric:preview', key),
    exportFile: (key) => bridge.request('rubric:export', key),
    importFile: () => bridge.request('rubric:import', undefined),
  };
}
