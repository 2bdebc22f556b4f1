import type { BriefFinding, BriefPanel } from '../../../../src-shared/insights/panels.ts';
import { formatShortDate } from '../../../lib/dates.ts';
import { formatCount } from '../../../lib/format.ts';
import { Button } from '../../../ui/button.tsx';
import { SingleSelectField } from '../../../ui/select-field.tsx';
import { formatInterval, formatValue } from '../figure-text.ts';
import type { InsightsActions } from '../insights-actions.ts';
import { briefText, insightsText } from '../insights-text.ts';
import { EstimateCell, NumberButton } from '../panel-parts.tsx';
import { MomentList } from './moment-list.tsx';

interface BriefProps {
  readonly data: BriefPanel;
  readonly actions: InsightsActions;
}

/** The brief as it will be saved, with numbers that open their calls. */
export function Brief({ data, actions }: BriefProps) {
  const { agents, agentId, agentName, findings, fromMs, toMs, versions } = data;
  return (
    <>
      <div className="panel-choices">
        <SingleSelectField
          label={briefText.agent}
          options={agents.map(({ agentId: value, name }) => ({ value, label: name }))}
          value={agentId}
          onChange={(value) => void actions.setAgent(value)}
        />
        <Button onClick={() => void actions.saveBrief('html')}>{briefText.saveHtml}</Button>
        <Button onClick={() => void actions.saveBrief('pdf')}>{briefText.savePdf}</Button>
        <Button onClick={() => void actions.saveBrief('md')}>{briefText.saveMarkdown}</Button>
      </div>
      <article className="brief">
        <h3 className="brief-title">{briefText.title(agentName ?? '')}</h3>
        <p className="quiet-text">
          {[
            fromMs === undefined
              ? undefined
              : `${formatShortDate(fromMs, 0)} to ${formatShortDate(toMs, 0)}`,
            versions.length === 0 ? undefined : `versions ${versions.join(', ')}`,
            `${insightsText.score} `,
          ]
            .filter((part) => part !== undefined)
            .join(' · ')}
          <EstimateCell
            name={insightsText.score}
            estimate={data.score}
            unit="points"
            selection={agentId === undefined ? {} : { agentId, scored: true }}
            actions={actions}
          />
        </p>
        {findings.length === 0 ? <p>{briefText.noFindings}</p> : undefined}
        <ol className="finding-list">
          {findings.map((finding) => (
            <Finding
              key={finding.criterion}
              finding={finding}
              agentId={agentId}
              actions={actions}
            />
          ))}
        </ol>
      </article>
    </>
  );
}

interface FindingProps {
  readonly finding: BriefFinding;
  readonly agentId: string | undefined;
  readonly actions: InsightsActions;
}

function Finding({ finding, agentId, actions }: FindingProps) {
  const { criterion, section, missed, reasons, moments, betterReplies, selection } = finding;
  return (
    <li className="finding">
      <h4>
        {criterion} <span className="row-note">{section}</span>
      </h4>
      <p>
        {`${briefText.missedIn} `}
        <NumberButton
          name={`${criterion}: failed`}
          selection={{ ...selection, ...(agentId === undefined ? {} : { agentId }) }}
          actions={actions}
        >
          {formatValue(missed.value, 'share')}
        </NumberButton>
        {` ${briefText.of} (${formatInterval(missed.interval, 'share')}, n = ${formatCount(missed.n)})`}
      </p>
      {reasons.length === 0 ? undefined : (
        <p>
          {`${briefText.why}: ${reasons.map(({ name, share }) => `${name} (${formatValue(share, 'share')})`).join(', ')}`}
        </p>
      )}
      <MomentList moments={moments} actions={actions} />
      {betterReplies.length === 0 ? undefined : (
        <dl className="better-replies">
          <dt>{briefText.better}</dt>
          {betterReplies.map(({ callId, quote, reply }) => (
            <dd key={`${callId} ${quote}`}>
              <q>{quote}</q>
              <span className="better-reply">{reply}</span>
            </dd>
          ))}
        </dl>
      )}
    </li>
  );
}
