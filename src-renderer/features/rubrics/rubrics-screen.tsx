import { useMemo } from 'react';
import { useStore } from 'zustand';
import { scopeAttribute } from '../../commands/shortcut-listener.ts';
import { explainError } from '../../lib/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextArea, TextField } from '../../ui/fields.tsx';
import { Comparison } from './comparison.tsx';
import { CriterionForm } from './criterion-form.tsx';
import { findCriterion, renameSection, replaceCriterion } from './outline.ts';
import { MeasureNotes } from './measure-notes.tsx';
import { OutlineView } from './outline-view.tsx';
import { problemAtNode, problemsOf, type ShownProblem } from './problems.ts';
import { causesFromText, causesToText } from './root-causes.ts';
import { RubricForm } from './rubric-form.tsx';
import { RubricList } from './rubric-list.tsx';
import type { RubricsActions } from './rubrics-actions.ts';
import type { OpenRubric, RubricsStore } from './rubrics-store.ts';
import type { Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { formText, outlineText, rubricsText } from './rubrics-text.ts';
import { TryOut } from './try-out.tsx';
import './rubrics.css';

interface RubricsScreenProps {
  readonly store: RubricsStore;
  readonly actions: RubricsActions;
}

/**
 * The region `Rubrics`: the list of rubrics, the outline and form of the open one, and a scorecard to
 * try.
 */
export function RubricsScreen({ store, actions }: RubricsScreenProps) {
  const { load, rubrics, open, comparing, importProblems } = useStore(store);
  return (
    <section
      className="rubrics"
      aria-label={rubricsText.region}
      {...{ [scopeAttribute]: 'rubrics' }}
    >
      <RubricList rubrics={rubrics} open={open} actions={actions} />
      {load.phase === 'failed' ? (
        <EmptyState title={rubricsText.loadFailed}>{explainError(load.error).title}</EmptyState>
      ) : undefined}
      {importProblems.length === 0 ? undefined : (
        <ImportProblems problems={importProblems} onClose={actions.dismissImport} />
      )}
      {open === undefined && load.phase === 'ready' ? (
        <EmptyState title={rubricsText.none}>{rubricsText.noneHint}</EmptyState>
      ) : undefined}
      {open !== undefined && comparing ? (
        <Comparison rubric={open.rubric} rubrics={rubrics} actions={actions} />
      ) : undefined}
      {open !== undefined && !comparing ? (
        <Builder
          store={store}
          open={open}
          hasVersions={rubrics.filter(({ rubric }) => rubric.id === open.rubric.id).length > 1}
          actions={actions}
        />
      ) : undefined}
    </section>
  );
}

interface BuilderProps extends RubricsScreenProps {
  readonly open: OpenRubric;
  readonly hasVersions: boolean;
}

function Builder({ store, open, hasVersions, actions }: BuilderProps) {
  const { rubric, node } = open;
  const problems = useMemo(() => problemsOf(rubric), [rubric]);
  return (
    <>
      <div className="builder">
        <BuilderHead open={open} hasVersions={hasVersions} actions={actions} />
        <OutlineView rubric={rubric} node={node} problems={problems} actions={actions} />
        <ProblemList problems={problems} actions={actions} />
      </div>
      <div className="builder-form">
        <NodeForm store={store} open={open} problems={problems} actions={actions} />
      </div>
      <TryOut store={store} rubric={rubric} actions={actions} />
    </>
  );
}

function BuilderHead({ open, hasVersions, actions }: Omit<BuilderProps, 'store'>) {
  const { rubric, status, saving } = open;
  const savingText = {
    saved: rubricsText.saved,
    saving: rubricsText.saving,
    blocked: rubricsText.notSaved,
    failed: rubricsText.saveFailed,
  }[saving];
  return (
    <header className="builder-head">
      <p className="builder-status">
        <span className="rubric-status" data-status={status}>
          {rubricsText.status[status]}
        </span>
        {` · ${rubricsText.version(rubric.version)}`}
        {status === 'draft' ? <output>{` · ${savingText}`}</output> : undefined}
      </p>
      {status === 'draft' ? undefined : <p className="field-hint">{rubricsText.editHint}</p>}
      <div className="builder-actions">
        {status === 'draft' ? (
          <>
            <Button tone="primary" onClick={() => void actions.publish()}>
              {rubricsText.publish}
            </Button>
            <Button tone="quiet" onClick={() => void actions.deleteDraft()}>
              {rubricsText.deleteDraft}
            </Button>
          </>
        ) : undefined}
        {status === 'published' ? (
          <Button tone="quiet" onClick={() => void actions.retire()}>
            {rubricsText.retire}
          </Button>
        ) : undefined}
        <Button tone="quiet" onClick={() => void actions.exportFile()}>
          {rubricsText.exportFile}
        </Button>
        {hasVersions ? (
          <Button tone="quiet" onClick={() => actions.compare(true)}>
            {rubricsText.compare}
          </Button>
        ) : undefined}
      </div>
    </header>
  );
}

interface NodeFormProps {
  readonly store: RubricsStore;
  readonly open: OpenRubric;
  readonly problems: readonly ShownProblem[];
  readonly actions: RubricsActions;
}

/** The form of the selected outline node. */
function NodeForm({ store, open: { rubric, node }, problems, actions }: NodeFormProps) {
  const problemAt = problemAtNode(problems, node);
  if (node.kind === 'rubric') {
    return <RubricForm rubric={rubric} problemAt={problemAt} onChange={actions.edit} />;
  }
  if (node.kind === 'root-causes') {
    return <RootCausesForm key={rubric.id} rubric={rubric} actions={actions} />;
  }
  if (node.kind === 'section') {
    return (
      <TextField
        label={formText.name}
        value={rubric.sections.find(({ id }) => id === node.id)?.name ?? ''}
        problem={problemAt('name')}
        onChange={(event) => actions.edit(renameSection(rubric, node.id, event.target.value))}
      />
    );
  }
  const criterion = findCriterion(rubric, node.id);
  return criterion === undefined ? undefined : (
    <CriterionForm
      key={criterion.id}
      rubric={rubric}
      criterion={criterion}
      problemAt={problemAt}
      onChange={(next) => actions.edit(replaceCriterion(rubric, next))}
      measureNotes={<MeasureNotes store={store} criterion={criterion} />}
    />
  );
}

interface RootCausesFormProps {
  readonly rubric: Rubric;
  readonly actions: RubricsActions;
}

const RootCausesForm = ({ rubric, actions }: RootCausesFormProps) => (
  <TextArea
    label={outlineText.rootCauses}
    hint={formText.causesHint}
    rows={16}
    className="root-causes"
    defaultValue={causesToText(rubric.rootCauses ?? [])}
    onBlur={(event) => {
      const newId = (): string => crypto.randomUUID();
      const rootCauses = causesFromText(event.target.value, rubric.rootCauses ?? [], newId);
      if (causesToText(rootCauses) !== causesToText(rubric.rootCauses ?? [])) {
        actions.edit({ ...rubric, rootCauses });
      }
    }}
  />
);

interface ProblemListProps {
  readonly problems: readonly ShownProblem[];
  readonly actions: RubricsActions;
}

const ProblemList = ({ problems, actions }: ProblemListProps) => (
  <section className="problem-list" aria-label={outlineText.problems}>
    <h3>{problems.length === 0 ? outlineText.noProblems : outlineText.problems}</h3>
    <ul>
      {problems.map((problem) => (
        <li key={`${problem.path.join('.')} ${problem.message}`}>
          <button
            type="button"
            className="problem"
            data-severity={problem.severity}
            onClick={() => actions.select(problem.node)}
          >
            {problem.message}
          </button>
        </li>
      ))}
    </ul>
  </section>
);

interface ImportProblemsProps {
  readonly problems: readonly { readonly place: string; readonly message: string }[];
  readonly onClose: () => void;
}

const ImportProblems = ({ problems, onClose }: ImportProblemsProps) => (
  <section className="import-problems" role="alert" aria-label={rubricsText.importFailed}>
    <h3>{rubricsText.importFailed}</h3>
    <ul>
      {problems.slice(0, 20).map(({ place, message }) => (
        <li key={`${place} ${message}`}>
          {place === '' ? undefined : <code>{place}</code>} {message}
        </li>
      ))}
    </ul>
    <p className="field-hint">{rubricsText.importHint}</p>
    <Button onClick={onClose}>OK</Button>
  </section>
);
