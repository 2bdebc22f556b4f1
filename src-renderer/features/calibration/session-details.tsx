import { useEffect, useRef } from 'react';
import type { ListedSession } from '../../../src-shared/calibration/session.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { formatCount } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { AgreementFigures } from './agreement-figures.tsx';
import type { CalibrationActions } from './calibration-actions.ts';
import { canExportSession, hasOwnResults } from './file-actions.ts';
import { fileText } from './file-text.ts';
import type { ShownResults } from './calibration-store.ts';
import {
  calibrationText as text,
  personName,
  progressText,
  sessionText,
  severityNumber,
} from './calibration-text.ts';
import { DifferingList } from './differing-list.tsx';

interface SessionDetailsProps {
  readonly listed: ListedSession;
  readonly results: ShownResults | undefined;
  readonly actions: CalibrationActions;
}

/** The open session: who has submitted what, and once it is revealed, how the participants differ. */
export function SessionDetails({ listed, results, actions }: SessionDetailsProps) {
  const { session, state, isLead } = listed;
  const heading = useRef<HTMLHeadingElement>(null);
  // After the form is closed the focus would be lost.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <div className="session-details">
      <header className="session-head">
        <h2 ref={heading} tabIndex={-1}>
          {session.name}
        </h2>
        <p className="session-note">{sessionText(listed)}</p>
        <SessionButtons listed={listed} actions={actions} />
      </header>
      {results === undefined ? (
        <Participants listed={listed} />
      ) : (
        <>
          <AgreementFigures table={results.table} />
          <Severities results={results} />
          <DifferingList
            results={results}
            canAgree={isLead && state === 'revealed'}
            actions={actions}
          />
        </>
      )}
    </div>
  );
}

function SessionButtons({ listed, actions }: Omit<SessionDetailsProps, 'results'>) {
  const { state, isLead, next } = listed;
  const keys = {
    review: useShortcut('calibration.review'),
    reveal: useShortcut('calibration.reveal'),
    edit: useShortcut('calibration.edit'),
  };
  return (
    <div className="session-actions">
      {next === undefined ? undefined : (
        <Button tone="primary" shortcut={keys.review} onClick={() => void actions.reviewNext()}>
          {text.review}
        </Button>
      )}
      {state === 'open' && isLead ? (
        <>
          <Button
            tone={next === undefined ? 'primary' : 'plain'}
            shortcut={keys.reveal}
            onClick={() => void actions.askToReveal()}
          >
            {text.reveal}
          </Button>
          <Button tone="quiet" shortcut={keys.edit} onClick={() => void actions.editSession()}>
            {text.edit}
          </Button>
        </>
      ) : undefined}
      <FileButtons listed={listed} actions={actions} />
      {state !== 'open' && isLead ? (
        <Button tone="quiet" onClick={() => void actions.toggleClosed()}>
          {state === 'closed' ? text.reopen : text.close}
        </Button>
      ) : undefined}
    </div>
  );
}

/** Sessions and results are carried to other computers as files. */
function FileButtons({ listed, actions }: Omit<SessionDetailsProps, 'results'>) {
  const exportShortcut = useShortcut('calibration.export-session');
  return (
    <>
      {canExportSession(listed) ? (
        <Button tone="quiet" shortcut={exportShortcut} onClick={() => void actions.exportSession()}>
          {fileText.exportSession}
        </Button>
      ) : undefined}
      {hasOwnResults(listed) ? (
        <Button
          tone={listed.next === undefined ? 'primary' : 'plain'}
          onClick={() => void actions.exportResults()}
        >
          {fileText.exportResults}
        </Button>
      ) : undefined}
    </>
  );
}

const Participants = ({
  listed: { session, progress, state },
}: Pick<SessionDetailsProps, 'listed'>) =>
  state === 'open' ? (
    <section className="session-part">
      <p className="session-note">{text.blind}</p>
      <table className="session-table">
        <caption>{text.participants}</caption>
        <thead>
          <tr>
            <th scope="col">{text.participant}</th>
            <th scope="col">{text.submitted}</th>
          </tr>
        </thead>
        <tbody>
          {progress.map(({ reviewer, submitted }) => (
            <tr key={reviewer.id}>
              <th scope="row">{personName(reviewer.name)}</th>
              <td className="figure">{progressText(submitted, session.callIds.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ) : undefined;

const Severities = ({ results }: { readonly results: ShownResults }) => (
  <section className="session-part">
    <table className="session-table">
      <caption>{text.severity}</caption>
      <thead>
        <tr>
          <th scope="col">{text.participant}</th>
          <th scope="col">{text.severity}</th>
          <th scope="col">{text.comparisons}</th>
          <th scope="col">{text.withAgreed}</th>
        </tr>
      </thead>
      <tbody>
        {results.severities.map(({ reviewer, severity, benchmarked }) => (
          <tr key={reviewer.id}>
            <th scope="row">{personName(reviewer.name)}</th>
            <td className="figure">
              {severity === undefined
                ? '–'
                : `${severityNumber(severity.value)} (${severityNumber(severity.interval.low)} to ${severityNumber(severity.interval.high)})`}
            </td>
            <td className="figure">{formatCount(severity?.n ?? 0)}</td>
            <td className="figure">{formatCount(benchmarked)}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p className="session-note">{text.severityNote}</p>
  </section>
);
