import type { AnswerValue } from '../../../src-shared/rubrics/answer.ts';
import { findProblems } from '../../../src-shared/rubrics/problems.ts';
import type { Criterion, Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { draftActions, type DraftActions } from './draft.ts';
import {
  addCriterion,
  addSection,
  duplicateCriterion,
  moveNode,
  newCriterion,
  outlineNodes,
  removeNode,
  sameNode,
  type OutlineNode,
} from './outline.ts';
import type { Reply, RubricsDeps, VersionKey } from './rubrics-port.ts';
import { rubricsText } from './rubrics-text.ts';
import type { RubricsStore } from './rubrics-store.ts';

export type RubricsActions = ReturnType<typeof rubricsActions>;

/** The actions of the rubric builder. Each change is saved as a draft and is one step of undo. */
export function rubricsActions(store: RubricsStore, deps: RubricsDeps) {
  const draft = draftActions(store, deps);
  return {
    load: draft.load,
    show: draft.show,
    edit: (rubric: Rubric): void => draft.withOpen(({ node }) => ({ rubric, node })),
    select: (node: OutlineNode): void => draft.patch({ node }),
    ...outlineActions(draft, deps),
    ...startActions(store, draft, deps),
    ...versionActions(store, draft, deps),
    compare: (comparing: boolean): void => store.setState({ comparing }),
    preview: deps.port.preview,
    tryAnswer: (id: string, value: AnswerValue | undefined): void =>
      store.setState(({ answers }) => ({ answers: { ...answers, [id]: value } })),
    clearAnswers: (): void => store.setState({ answers: {} }),
  };
}

function outlineActions({ withOpen }: DraftActions, { newId }: RubricsDeps) {
  const criterionId = (): string => `c-${newId()}`;
  return {
    /** Moves to the next or previous node of the outline. */
    step: (by: 1 | -1): void =>
      withOpen(({ rubric, node }) => {
        const nodes = outlineNodes(rubric);
        const at = nodes.findIndex((one) => sameNode(one, node));
        return { rubric, node: nodes[at + by] ?? node };
      }),
    addCriterion: (kind: Criterion['kind'] = 'choice'): void =>
      withOpen(({ rubric, node }) =>
        addCriterion(rubric, node, newCriterion(kind, criterionId(), rubricsText.newCriterionName)),
      ),
    addSection: (): void =>
      withOpen(({ rubric, node }) => {
        const first = newCriterion('choice', criterionId(), rubricsText.newCriterionName);
        const section = { id: `s-${newId()}`, name: rubricsText.newSectionName, criteria: [first] };
        return addSection(rubric, node, section);
      }),
    move: (by: 1 | -1): void => withOpen(({ rubric, node }) => moveNode(rubric, node, by)),
    remove: (): void => withOpen(({ rubric, node }) => removeNode(rubric, node)),
    duplicate: (): void =>
      withOpen(({ rubric, node }) =>
        node.kind === 'criterion'
          ? duplicateCriterion(rubric, node.id, criterionId())
          : { rubric, node },
      ),
  };
}

function startActions(store: RubricsStore, draft: DraftActions, deps: RubricsDeps) {
  const { port, newId, announceText, announceError } = deps;
  return {
    /** The copy gets a new id, so that several rubrics can start from one template. */
    startFrom: (template: Rubric): void =>
      draft.add({ ...template, id: `r-${newId()}`, version: 1 }),
    startEmpty: (): void => {
      const first = newCriterion('choice', `c-${newId()}`, rubricsText.newCriterionName);
      const section = { id: `s-${newId()}`, name: rubricsText.newSectionName, criteria: [first] };
      draft.add({
        id: `r-${newId()}`,
        version: 1,
        name: rubricsText.untitled,
        kinds: ['call'],
        passMark: 80,
        sections: [section],
      });
    },
    importFile: async (): Promise<void> => {
      const reply = await port.importFile();
      if (!reply.ok) announceError(reply.error);
      if (!reply.ok || 'cancelled' in reply.value) return;
      if ('problems' in reply.value) {
        store.setState({ importProblems: reply.value.problems });
        return;
      }
      const { rubric } = reply.value;
      store.setState({ importProblems: [] });
      draft.add({ ...rubric, version: draft.nextVersion(rubric.id) });
      announceText(rubricsText.imported(rubric.name));
    },
    dismissImport: (): void => store.setState({ importProblems: [] }),
  };
}

function versionActions(store: RubricsStore, draft: DraftActions, deps: RubricsDeps) {
  const { port, announceText, announceError } = deps;
  const run = async (
    act: (key: VersionKey) => Reply<unknown>,
    done: (rubric: Rubric) => string,
  ): Promise<boolean> => {
    const rubric = draft.current()?.rubric;
    if (rubric === undefined) return false;
    const reply = await act({ id: rubric.id, version: rubric.version });
    if (!reply.ok) {
      announceError(reply.error);
      return false;
    }
    announceText(done(rubric));
    await draft.load();
    const listed = store
      .getState()
      .rubrics.find(({ rubric: one }) => one.id === rubric.id && one.version === rubric.version);
    if (listed !== undefined) draft.patch({ status: listed.status });
    return true;
  };
  return {
    publish: async (): Promise<void> => {
      const rubric = draft.current()?.rubric;
      const isBlocked =
        rubric !== undefined && findProblems(rubric).some(({ severity }) => severity === 'error');
      if (isBlocked) announceText(rubricsText.publishBlocked);
      else await run(port.publish, ({ name, version }) => rubricsText.published(name, version));
    },
    retire: async (): Promise<void> => {
      await run(port.retire, ({ name }) => rubricsText.retired(name));
    },
    deleteDraft: async (): Promise<void> => {
      if (!(await run(port.deleteDraft, () => rubricsText.draftDeleted))) return;
      store.setState({ open: undefined });
      await draft.load();
    },
    exportFile: async (): Promise<void> => {
      const rubric = draft.current()?.rubric;
      if (rubric === undefined) return;
      const reply = await port.exportFile({ id: rubric.id, version: rubric.version });
      if (reply.ok) announceText(rubricsText.exported(reply.value.path));
      else announceError(reply.error);
    },
  };
}
