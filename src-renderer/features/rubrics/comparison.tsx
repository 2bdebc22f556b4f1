import type {
  Criterion,
  ListedRubric,
  RescoredReview,
  Rubric,
} from '../../../src-shared/rubrics/rubric.ts';
import { useEffect, useState } from 'react';
import { compareRubrics, type CriterionChange } from '../../../src-shared/rubrics/compare.ts';
import { Button } from '../../ui/button.tsx';
import { SingleSelectField } from '../../ui/select-field.tsx';
import type { RubricsActions } from './rubrics-actions.ts';
import { compareText, kindText, rubricsText } from './rubrics-text.ts';

interface ComparisonProps {
  readonly rubric: Rubric;
  readonly rubrics: readonly ListedRubric[];
  readonly actions: RubricsActions;
}

/** Two versions of a rubric side by side, and how the newer one would score existing reviews. */
export function Comparison({ rubric, rubrics, actions }: ComparisonProps) {
  const versions = rubrics
    .map((listed) => listed.rubric)
    .filter(({ id }) => id === rubric.id)
    .toSorted((a, b) => a.version - b.version);
  const [from, setFrom] = useState(versions.at(-2)?.version);
  const [to, setTo] = useState(versions.at(-1)?.version);
  const before = versions.find(({ version }) => version === from);
  const after = versions.find(({ version }) => version === to);
  const options = versions.map(({ version }) => ({
    value: String(version),
    label: rubricsText.version(version),
  }));
  return (
    <section className="comparison" aria-label={compareText.label}>
      <div className="comparison-head">
        <SingleSelectField
          label={compareText.from}
          options={options}
          value={from === undefined ? undefined : String(from)}
          onChange={(version) => setFrom(Number(version))}
        />
        <SingleSelectField
          label={compareText.to}
          options={options}
          value={to === undefined ? undefined : String(to)}
          onChange={(version) => setTo(Number(version))}
        />
        <Button onClick={() => actions.compare(false)}>{compareText.close}</Button>
      </div>
      {before === undefined || after === undefined ? undefined : (
        <>
          <Changes before={before} after={after} />
          <Preview key={after.version} rubric={after} actions={actions} />
        </>
      )}
    </section>
  );
}

interface ChangesProps {
  readonly before: Rubric;
  readonly after: Rubric;
}

function Changes({ before, after }: ChangesProps) {
  const { criteria, fields } = compareRubrics(before, after);
  return (
    <table className="comparison-table">
      <thead>
        <tr>
          <th scope="col">{compareText.criterion}</th>
          <th scope="col">{compareText.change}</th>
          <th scope="col">{compareText.before}</th>
          <th scope="col">{compareText.after}</th>
        </tr>
      </thead>
      <tbody>
        {fields.includes('passMark') ? (
          <tr data-change="changed">
            <th scope="row">{after.name}</th>
            <td>{compareText.changed}</td>
            <td>{`${before.passMark}%`}</td>
            <td>{`${after.passMark}%`}</td>
          </tr>
        ) : undefined}
        {criteria.map((change) => (
          <ChangeRow key={change.id} change={change} />
        ))}
      </tbody>
    </table>
  );
}

const ChangeRow = ({ change }: { readonly change: CriterionChange }) => (
  <tr data-change={change.change}>
    <th scope="row">{(change.after ?? change.before)?.name}</th>
    <td>
      {compareText[change.change]}
      {change.fields.length === 0 ? '' : `: ${compareText.fields(change.fields)}`}
    </td>
    <td>{summary(change.before)}</td>
    <td>{summary(change.after)}</td>
  </tr>
);

function summary(criterion: Criterion | undefined): string {
  if (criterion === undefined) return '–';
  const answers =
    criterion.kind === 'choice'
      ? criterion.options.map(({ label, points }) => `${label} ${points}`).join(', ')
      : kindText[criterion.kind];
  return `${answers} · ${criterion.weight}`;
}

interface PreviewProps {
  readonly rubric: Rubric;
  readonly actions: RubricsActions;
}

function Preview({ rubric, actions }: PreviewProps) {
  const [reviews, setReviews] = useState<readonly RescoredReview[]>([]);
  const { id, version } = rubric;
  useEffect(() => {
    let isShown = true;
    const load = async (): Promise<void> => {
      const reply = await actions.preview({ id, version });
      if (isShown && reply.ok) setReviews(reply.value);
    };
    void load();
    return () => {
      isShown = false;
    };
  }, [actions, id, version]);
  return (
    <section aria-label={compareText.preview}>
      <h3>{compareText.preview}</h3>
      <p className="field-hint">{compareText.previewHint}</p>
      {reviews.length === 0 ? (
        <p>{compareText.noReviews}</p>
      ) : (
        <table className="comparison-table">
          <thead>
            <tr>
              <th scope="col">{compareText.call}</th>
              <th scope="col">{compareText.reviewer}</th>
              <th scope="col">{compareText.before}</th>
              <th scope="col">{compareText.after}</th>
            </tr>
          </thead>
          <tbody>
            {reviews.map(({ callId, reviewer, before, after, carries }) => (
              <tr key={`${callId} ${reviewer ?? ''}`}>
                <th scope="row">{callId}</th>
                <td>{reviewer ?? '–'}</td>
                <td>{percent(before)}</td>
                <td>{carries ? percent(after) : compareText.doesNotCarry}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const percent = (value: number | undefined): string =>
  value === undefined ? '–' : `${value.toFixed(1)}%`;
