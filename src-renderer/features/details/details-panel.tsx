import { memo, useDeferredValue, useMemo, useState, type ComponentType } from 'react';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { formatCount } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Attachments } from './attachments.tsx';
import { detailGroups, withoutJudgement } from './detail-groups.ts';
import { detailsText, groupTitles } from './details-text.ts';
import { DetailList } from './detail-list.tsx';
import type { DetailGroup } from './detail-field.ts';
import { LatencyTable } from './latency-table.tsx';
import { matchingGroups, matchingLatency, matchingProblems } from './search-details.ts';
import type { ReviewDataStore } from '../../work/review-store.ts';
import { WordErrors } from './word-errors.tsx';
import { ValuesChart } from './values-chart.tsx';
import './details.css';

/** Where the reviewer's verdict on one of Retell's judgements is shown. */
export type VerdictSlot = ComponentType<{ readonly detail: CallDetail; readonly field: string }>;

interface DetailsPanelProps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly detail: CallDetail;
  /** In unbiased mode, until the review is submitted. */
  readonly concealed: boolean;
  /** Absent where Retell's dashboard has no page of the call. */
  readonly openDashboard: (() => void) | undefined;
  readonly work: ReviewDataStore;
  readonly Verdict: VerdictSlot;
}

/** Everything that Retell reports about the call or chat, to search and copy from. */
export const DetailsPanel = memo(function DetailsPanel({
  bridge,
  detail,
  concealed,
  openDashboard,
  work,
  Verdict,
}: DetailsPanelProps) {
  const { call } = detail;
  const [searchText, setSearchText] = useState('');
  const query = useDeferredValue(searchText);
  const all = useMemo(
    () => (concealed ? withoutJudgement(detailGroups(call)) : detailGroups(call)),
    [call, concealed],
  );
  const groups = matchingGroups(all, query);
  const latency = matchingLatency(call.latency ?? {}, query);
  const problems = matchingProblems(call.problems, query);
  const nothingFound =
    groups.length === 0 && Object.keys(latency).length === 0 && problems.length === 0;
  return (
    <section className="details" aria-label={detailsText.name}>
      <div className="details-search">
        <TextField
          label={detailsText.search}
          hideLabel
          type="search"
          placeholder={detailsText.search}
          value={searchText}
          onChange={(event) => {
            setSearchText(event.target.value);
          }}
        />
      </div>
      <Notes detail={detail} concealed={concealed} openDashboard={openDashboard} />
      <Problems problems={problems} />
      {groups.map((group) => (
        <Group key={group.title} group={group} detail={detail} Verdict={Verdict} />
      ))}
      {Object.keys(latency).length === 0 ? undefined : (
        <div className="details-group">
          <h3>{groupTitles.latency}</h3>
          <LatencyTable latency={latency} />
        </div>
      )}
      {query === '' ? <WordErrors work={work} detail={detail} /> : undefined}
      {query === '' && !concealed ? (
        <Attachments key={detail.callId} bridge={bridge} detail={detail} />
      ) : undefined}
      {nothingFound && query !== '' ? <EmptyState title={detailsText.noMatch(query)} /> : undefined}
    </section>
  );
});

type NotesProps = Pick<DetailsPanelProps, 'detail' | 'concealed' | 'openDashboard'>;

/** The link to Retell, and what to know before reading on. */
const Notes = ({ detail, concealed, openDashboard }: NotesProps) => (
  <>
    {openDashboard === undefined || concealed ? undefined : (
      <p className="details-group">
        <Button tone="quiet" onClick={openDashboard}>
          {detailsText.openDashboard}
        </Button>
      </p>
    )}
    {detail.transcript.scrubbed ? (
      <p className="details-group details-note">{detailsText.notRedacted}</p>
    ) : undefined}
    {concealed ? <p className="details-group details-note">{detailsText.concealed}</p> : undefined}
  </>
);

interface GroupProps extends Pick<DetailsPanelProps, 'detail' | 'Verdict'> {
  readonly group: DetailGroup;
}

const Group = ({ group, detail, Verdict }: GroupProps) => (
  <div className="details-group">
    <h3>{group.title}</h3>
    <DetailList
      fields={group.fields}
      renderAfter={({ api }) => {
        const field = judgedField(detail.call, api);
        return field === undefined ? undefined : <Verdict detail={detail} field={field} />;
      }}
    />
    {group.title === groupTitles.tokens ? (
      <ValuesChart
        name={detailsText.tokensByRequest}
        values={detail.call.tokens?.values ?? []}
        format={formatCount}
        median={undefined}
      />
    ) : undefined}
  </div>
);

/** The judgement that a field of Retell is, as verdicts name it; undefined for any other field. */
function judgedField({ kind }: CallDetail['call'], api: string): string | undefined {
  const analysis = `${kind}_analysis`;
  const custom = `${analysis}.custom_analysis_data.`;
  if (api === `${analysis}.user_sentiment`) return 'sentiment';
  if (api === `${analysis}.${kind}_successful`) return 'success';
  return api.startsWith(custom) ? `custom.${api.slice(custom.length)}` : undefined;
}

function Problems({ problems }: { readonly problems: readonly string[] }) {
  if (problems.length === 0) return undefined;
  return (
    <div className="details-group details-problems">
      <h3>{detailsText.issues}</h3>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}
