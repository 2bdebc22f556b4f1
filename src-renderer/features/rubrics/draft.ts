import { findFieldProblems } from '../../../src-shared/rubrics/field-problems.ts';
import type { ListedRubric, Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { openVersion } from './open-version.ts';
import type { OutlineChange } from './outline.ts';
import type { RubricsDeps } from './rubrics-port.ts';
import type { OpenRubric, RubricsStore } from './rubrics-store.ts';

export type DraftActions = ReturnType<typeof draftActions>;

/** Opens a version in the builder, changes it, and saves each change as a draft. */
export function draftActions(store: RubricsStore, { port, announceError }: RubricsDeps) {
  const { current, patch, show, follow } = openVersion(store);

  const read = async (isOwn: boolean): Promise<void> => {
    const reply = await port.list();
    if (!reply.ok) {
      store.setState({ load: { phase: 'failed', error: reply.error } });
      return;
    }
    store.setState({ load: { phase: 'ready' }, rubrics: reply.value });
    follow(reply.value, isOwn);
  };

  const save = async (rubric: Rubric): Promise<void> => {
    if (findFieldProblems(rubric).length > 0) {
      patch({ saving: 'blocked' });
      return;
    }
    patch({ saving: 'saving' });
    const reply = await port.saveDraft(rubric);
    if (!reply.ok) announceError(reply.error);
    // A newer change has its own save.
    if (current()?.rubric === rubric) patch({ saving: reply.ok ? 'saved' : 'failed' });
    if (reply.ok) await read(true);
  };

  const nextVersion = (id: string): number => highestVersion(store.getState().rubrics, id) + 1;

  /** A change to a published version starts a draft of the next version. */
  const change = ({ rubric, node }: OutlineChange): void => {
    const open = current();
    if (open === undefined) return;
    if (rubric === open.rubric) {
      patch({ node });
      return;
    }
    const next = open.status === 'draft' ? rubric : { ...rubric, version: nextVersion(rubric.id) };
    store.setState({ open: { ...open, rubric: next, node, status: 'draft', saving: 'saving' } });
    void save(next);
  };

  const withOpen = (run: (open: OpenRubric) => OutlineChange): void => {
    const open = current();
    if (open !== undefined && !store.getState().comparing) change(run(open));
  };

  /** Adds a rubric that is not in the library yet. */
  const add = (rubric: Rubric): void => {
    show({ rubric, status: 'draft' });
    void save(rubric);
  };

  return { current, patch, show, load: () => read(false), change, withOpen, add, nextVersion };
}

const highestVersion = (rubrics: readonly ListedRubric[], id: string): number =>
  Math.max(
    0,
    ...rubrics.filter(({ rubric }) => rubric.id === id).map(({ rubric }) => rubric.version),
  );
