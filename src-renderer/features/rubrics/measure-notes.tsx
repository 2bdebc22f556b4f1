import { useStore } from 'zustand';
import { neverSeenField } from '../../../src-shared/measures/named-fields.ts';
import { measureText } from '../../../src-shared/measures/measure-text.ts';
import type { Criterion } from '../../../src-shared/rubrics/rubric.ts';
import { measureFormText } from './rubrics-text.ts';
import type { RubricsStore } from './rubrics-store.ts';

interface MeasureNotesProps {
  readonly store: RubricsStore;
  readonly criterion: Criterion;
}

/** How often reviewers override the measure, and whether it asks for a field that no call has. */
export function MeasureNotes({ store, criterion }: MeasureNotesProps) {
  const overrides = useStore(store, (state) =>
    state.overrides.find(({ criterionId }) => criterionId === criterion.id),
  );
  const knownFields = useStore(store, (state) => state.knownFields);
  if (criterion.kind !== 'choice' || criterion.measured === undefined) return undefined;
  const { measure } = criterion.measured;
  const missing =
    measure.kind === 'field' && knownFields !== undefined
      ? neverSeenField(measure.filter, ({ field, name }) =>
          knownFields.some((known) => known.field === field && known.name === name),
        )
      : undefined;
  return (
    <>
      {missing === undefined ? undefined : (
        <p className="measure-note" data-tone="warn">
          {measureText.fieldNeverSeen(missing)} {measureFormText.neverSeenHint}
        </p>
      )}
      {overrides === undefined ? undefined : (
        <p className="measure-note figure">{measureFormText.overridden(overrides)}</p>
      )}
    </>
  );
}
