import type { ListedRubric, Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { findFieldProblems } from '../../../src-shared/rubrics/field-problems.ts';
import { outlineNodes, sameNode, type OutlineChange } from './outline.ts';
import type { RubricsDeps } from './rubrics-port.ts';
import type { OpenRubric, RubricsStore } from './rubrics-store.ts';

export type DraftActions = ReturnType<typeof draftActions>;

/** Opens a version in the builder, changes it, and saves each change as a draft. */
export function draftActions(store: RubricsStore, { port, announceError }: RubricsDeps) {
  const current = (): OpenRubric | undefined => store.getState().open;
  const patch = (part: Partial<OpenRubric>): void => {
    const open = current();
    if (open !== undefined) store.setState({ open: { ...open, ...part } });
  };

  const show = ({ rubric, status }: Pick<ListedRubric, 'rubric' | 'status'>): void => {
    store.setState({
      open: { rubric, status, node: { kind: 'rubric' }, saving: 'saved' },
      answers: {},
      comparing: false,
    });
  };

  const load = async (): Promise<void> => {
    const reply = await port.list();
    if (!reply.ok) {
      store.setState({ load: { phase: 'failed', error: reply.error } });
      return;
    }
    store.setState({ load: { phase: 'ready' }, rubrics: reply.value });
    followStored(reply.value);
  };

  /** An undo, or another window, may have changed or removed the version that is open. */
  const followStored = (rubrics: readonly ListedRubric[]): void => {
    const open = current();
    const stored = open && rubrics.find(({ rubric }) => isVersion(rubric, open.rubric));
    if (open === undefined || (stored === undefined && open.saving === 'saved')) {
      const [first] = rubrics;
      if (first !== undefined) show(first);
    } else if (stored !== undefined && open.saving === 'saved') {
      const isThere = outlineNodes(stored.rubric).some((node) => sameNode(node, open.node));
      patch({
        rubric: stored.rubric,
        status: stored.status,
        ...(isThere ? {} : { node: { kind: 'rubric' } }),
      });
    }
  };

  const save = async (rubric: Rubric): Promise<void> => {
    if (findFieldProblems(rubric).length > 0) {
      patch({ saving: 'blocked' });
      return;
    }
    patch({ saving: 'saving' });
    const reply = await port.saveDraft(rubric);
    if (!reply.ok) announceError(reply.error);
    // A newer change is on its way by itself.
    if (current()?.rubric === rubric) patch({ saving: reply.ok ? 'saved' : 'failed' });
    if (reply.ok) await load();
  };

  const nextVersion = (id: string): number => highestVersion(store.getState().rubrics, id) + 1;

  /** A published version stays as it is: the change begins a draft of the next version. */
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

  /** A rubric that the library does not have yet. */
  const add = (rubric: Rubric): void => {
    show({ rubric, status: 'draft' });
    void save(rubric);
  };

  return { current, patch, show, load, change, withOpen, add, nextVersion };
}

const highestVersion = (rubrics: readonly ListedRubric[], id: string): number =>
  Math.max(
    0,
    ...rubrics.filter(({ rubric }) => rubric.id === id).map(({ rubric }) => rubric.version),
  );

const isVersion = (one: Rubric, other: Rubric): boolean =>
  one.id === other.id && one.version === other.version;
