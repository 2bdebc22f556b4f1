import type { RubricsDeps } from './rubrics-port.ts';
import type { RubricsStore } from './rubrics-store.ts';

/**
 * Reads what is known about the measures of the open version, whenever another one is opened or saved.
 * Returns a function that stops it.
 */
export function followMeasureDetails(store: RubricsStore, { port }: RubricsDeps): () => void {
  return store.subscribe(({ open }, { open: before }) => {
    if (open === undefined || open.saving !== 'saved') return;
    const isSame = before?.rubric === open.rubric && before.saving === open.saving;
    if (!isSame) void readDetails(store, port);
  });
}

async function readDetails(store: RubricsStore, port: RubricsDeps['port']): Promise<void> {
  const { open } = store.getState();
  if (open === undefined) return;
  const { id, version } = open.rubric;
  const [overrides, knownFields] = await Promise.all([
    port.overrides({ id, version }),
    port.knownFields(),
  ]);
  const now = store.getState().open?.rubric;
  if (now?.id !== id || now.version !== version) return;
  // Without them, the measures are shown without these remarks.
  store.setState({
    overrides: overrides.ok ? overrides.value : [],
    knownFields: knownFields.ok ? knownFields.value : undefined,
  });
}
