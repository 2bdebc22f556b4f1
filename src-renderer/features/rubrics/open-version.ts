import type { ListedRubric, Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { outlineNodes, sameNode } from './outline.ts';
import type { OpenRubric, RubricsStore } from './rubrics-store.ts';

/** The version that is open in the builder. It is updated when the library reports a change. */
export function openVersion(store: RubricsStore) {
  /** The open version as last read from the library. */
  let storedText: string | undefined;
  const current = (): OpenRubric | undefined => store.getState().open;

  const patch = (part: Partial<OpenRubric>): void => {
    const open = current();
    if (open !== undefined) store.setState({ open: { ...open, ...part } });
  };

  const show = ({ rubric, status }: Pick<ListedRubric, 'rubric' | 'status'>): void => {
    storedText = JSON.stringify(rubric);
    store.setState({
      open: { rubric, status, node: { kind: 'rubric' }, saving: 'saved' },
      answers: {},
      comparing: false,
    });
  };

  const replaceBy = (listed: ListedRubric | undefined): void => {
    const open = current();
    if (listed === undefined) store.setState({ open: undefined });
    else if (open === undefined || !isVersion(listed.rubric, open.rubric)) show(listed);
    else patch({ rubric: listed.rubric, status: listed.status, ...nodeIn(listed.rubric, open) });
  };

  /**
   * Updates the open version from the list that was just read. The typed text may differ from the
   * stored one by a trailing space, so only a change from elsewhere, e.g. an undo, replaces it. `isOwn`
   * means that the change was made here.
   */
  const follow = (rubrics: readonly ListedRubric[], isOwn: boolean): void => {
    const open = current();
    const stored = open && rubrics.find(({ rubric }) => isVersion(rubric, open.rubric));
    const text = JSON.stringify(stored?.rubric);
    const isChanged = !isOwn && text !== storedText && open?.saving !== 'saving';
    storedText = text;
    if (open === undefined || isChanged) replaceBy(stored ?? rubrics[0]);
  };

  return { current, patch, show, follow };
}

/** The selected node, or the rubric as a whole if the node no longer exists. */
const nodeIn = (rubric: Rubric, { node }: OpenRubric): Pick<OpenRubric, 'node'> => ({
  node: outlineNodes(rubric).find((one) => sameNode(one, node)) ?? { kind: 'rubric' },
});

const isVersion = (one: Rubric, other: Rubric): boolean =>
  one.id === other.id && one.version === other.version;
