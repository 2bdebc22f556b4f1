import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Verdict } from '../../../src-shared/annotations.ts';
import type { VerdictStance } from '../../../src-shared/verdict-stances.ts';
import type { CallId } from '../../../src-shared/call.ts';
import { otherValues, type VerdictSubject } from '../../../src-shared/verdict-subject.ts';
import { AutosaveField } from '../../ui/autosave-field.tsx';
import { useIsReadOnly } from '../../work/read-only.ts';
import { verdictElementId, type VerdictParts } from './verdict-actions.ts';
import { stanceText, subjectName, valueText, verdictsText as text } from './verdicts-text.ts';
import './verdicts.css';

interface ControlProps {
  readonly parts: VerdictParts;
  readonly callId: CallId;
  readonly subject: VerdictSubject;
}

const stances: readonly (readonly [VerdictStance, string])[] = [
  ['agreed', text.agree],
  ['corrected', text.correct],
  ['disputed', text.dispute],
];

/** Agree with one of Retell's judgements, correct it, or dispute it with a reason. */
export function VerdictControl({ parts, callId, subject }: ControlProps) {
  const { field } = subject;
  const verdict = useStore(parts.work, ({ data }) => data?.verdicts[field]);
  const open = useStore(parts.store, (state) => state.open);
  const isReadOnly = useIsReadOnly(parts);
  const entered = open?.field === field ? open.stance : undefined;
  const stance = entered ?? verdict?.stance;
  if (isReadOnly) return <StandingVerdict field={subject.field} verdict={verdict} />;
  return (
    <fieldset className="call-verdict" id={verdictElementId(field)}>
      <legend className="unseen">{text.group(subjectName(field))}</legend>
      <div className="call-verdict-stances">
        {stances.map(([one, label]) => (
          <button
            key={one}
            type="button"
            className="call-verdict-stance"
            aria-pressed={stance === one}
            onClick={() => parts.actions.choose(callId, subject, one)}
          >
            {stance === one ? stanceText[one] : label}
          </button>
        ))}
      </div>
      {stance === 'corrected' ? (
        <RightValue parts={parts} callId={callId} subject={subject} verdict={verdict} />
      ) : undefined}
      {stance === 'disputed' || verdict?.stance === 'corrected' ? (
        <Reason
          key={stance}
          parts={parts}
          callId={callId}
          subject={subject}
          verdict={verdict}
          isNew={entered === 'disputed'}
        />
      ) : undefined}
    </fieldset>
  );
}

interface PartProps extends ControlProps {
  readonly verdict: Verdict | undefined;
}

function RightValue({ parts, callId, subject, verdict }: PartProps) {
  const group = useRef<HTMLDivElement>(null);
  const { field, retellValue, kind } = subject;
  const [problem, setProblem] = useState<string>();
  const value = verdict?.stance === 'corrected' ? verdict.value : '';
  const reason = verdict?.stance === 'corrected' ? verdict.reason : undefined;
  const isNew = value === '';
  useEffect(() => {
    if (isNew) group.current?.querySelector<HTMLElement>('button, input')?.focus();
  }, [isNew]);
  const save = async (next: string): Promise<boolean> => {
    if (next === '' || next === value) return true;
    const isNumber = kind !== 'number' || Number.isFinite(Number(next));
    setProblem(isNumber ? undefined : text.notANumber);
    if (!isNumber) return false;
    const kept = reason === undefined ? {} : { reason };
    const corrected = { stance: 'corrected', retellValue, value: next, ...kept } as const;
    const isSaved = await parts.actions.set(callId, field, corrected);
    if (isSaved) parts.actions.close();
    return isSaved;
  };
  const choices = otherValues(subject);
  if (choices.length === 1)
    return <p className="call-verdict-value">→ {valueText(field, value)}</p>;
  return (
    <div ref={group} className="call-verdict-value">
      {choices.length === 0 ? (
        <AutosaveField
          label={text.right}
          value={value}
          problem={problem}
          maxLength={20_000}
          onSave={save}
        />
      ) : (
        <fieldset className="call-verdict-stances call-verdict-values">
          <legend className="unseen">{text.rightOf(subjectName(field))}</legend>
          <span aria-hidden="true">→</span>
          {choices.map((one) => (
            <button
              key={one}
              type="button"
              className="call-verdict-stance"
              aria-pressed={one === value}
              onClick={() => void save(one)}
            >
              {valueText(field, one)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

function Reason({
  parts,
  callId,
  subject,
  verdict,
  isNew,
}: PartProps & { readonly isNew: boolean }) {
  const area = useRef<HTMLDivElement>(null);
  const { field, retellValue } = subject;
  useEffect(() => {
    if (isNew) area.current?.querySelector('input')?.focus();
  }, [isNew]);
  const save = async (reason: string): Promise<boolean> => {
    const next = withReason(verdict, reason, isNew, retellValue);
    if (next === undefined) return true;
    const isSaved = await parts.actions.set(callId, field, next);
    if (isSaved) parts.actions.close();
    return isSaved;
  };
  const given = verdict === undefined || verdict.stance === 'agreed' || isNew ? '' : verdict.reason;
  return (
    <div ref={area} className="call-verdict-reason">
      <AutosaveField
        label={verdict?.stance === 'corrected' && !isNew ? text.optionalReason : text.reason}
        value={given ?? ''}
        maxLength={20_000}
        onSave={save}
      />
    </div>
  );
}

/** Undefined if there is nothing to save: a dispute needs a reason. */
function withReason(
  verdict: Verdict | undefined,
  reason: string,
  isNew: boolean,
  retellValue: string,
): Verdict | undefined {
  if (!isNew && verdict?.stance === 'corrected') {
    const { reason: _before, ...others } = verdict;
    return reason === '' ? others : { ...others, reason };
  }
  return reason === '' ? undefined : { stance: 'disputed', retellValue, reason };
}

/** In a submitted review. */
const StandingVerdict = ({
  field,
  verdict,
}: {
  readonly field: string;
  readonly verdict: Verdict | undefined;
}) =>
  verdict === undefined ? undefined : (
    <p className="call-verdict call-verdict-standing">
      {stanceText[verdict.stance]}
      {verdict.stance === 'corrected' ? ` → ${valueText(field, verdict.value)}` : ''}
      {verdict.stance === 'agreed' || verdict.reason === undefined ? '' : `: ${verdict.reason}`}
    </p>
  );
