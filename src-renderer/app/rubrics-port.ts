import type { FieldName } from '../../src-shared/measures/named-fields.ts';
import { ok } from '../../src-shared/result.ts';
import type { Edit } from '../../src-shared/review.ts';
import type { Reply, RubricsPort } from '../features/rubrics/rubrics-port.ts';
import { sendEdit, type SendDeps } from '../work/send-edit.ts';

/** Connects the rubric builder to main through the bridge. */
export function rubricsPort(deps: SendDeps): RubricsPort {
  const { bridge } = deps;
  const apply = (edit: Edit): Reply<unknown> => sendEdit(deps, edit);
  return {
    list: () => bridge.request('rubric:list', undefined),
    saveDraft: (rubric) => apply({ kind: 'rubric.save-draft', rubric }),
    publish: (key) => apply({ kind: 'rubric.publish', ...key }),
    retire: (key) => apply({ kind: 'rubric.retire', ...key }),
    deleteDraft: (key) => apply({ kind: 'rubric.delete-draft', ...key }),
    preview: (key) => bridge.request('rubric:preview', key),
    overrides: (key) => bridge.request('measures:overrides', key),
    knownFields: () => readKnownFields(bridge),
    exportFile: (key) => bridge.request('rubric:export', key),
    importFile: () => bridge.request('rubric:import', undefined),
  };
}

/** A field that calls or chats have. */
async function readKnownFields(bridge: SendDeps['bridge']): Reply<readonly FieldName[]> {
  const known: FieldName[] = [];
  for (const kind of ['call', 'chat'] as const) {
    const facets = await bridge.request('queue:facets', { kind });
    if (!facets.ok) return facets;
    const { toolNames, customAnalysisKeys, customAttributeKeys } = facets.value;
    const { metadataKeys, dynamicVariableKeys } = facets.value;
    const add = (field: FieldName['field'], names: readonly string[]): void => {
      known.push(...names.map((name) => ({ field, name })));
    };
    add(
      'tool',
      toolNames.map(({ value }) => value),
    );
    add('custom_analysis_data', customAnalysisKeys);
    add('custom_attributes', customAttributeKeys);
    add('metadata', metadataKeys);
    add('dynamic_variables', dynamicVariableKeys);
  }
  return ok(known);
}
