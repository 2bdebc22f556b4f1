import { useMemo } from 'react';
import { useStore } from 'zustand';
import { noAnnotations } from '../../../src-shared/no-annotations.ts';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import {
  totalErrors,
  wordErrorsOfCall,
  type SpeakerErrors,
} from '../../../src-shared/corrections/call-word-errors.ts';
import { wordErrorRate } from '../../../src-shared/corrections/word-error-rate.ts';
import { formatCount } from '../../lib/format.ts';
import type { ReviewDataStore } from '../../work/review-store.ts';
import { groupTitles, speakerText, wordErrorText } from './details-text.ts';

interface WordErrorsProps {
  readonly work: ReviewDataStore;
  readonly detail: CallDetail;
}

/** How often the transcript is wrong in the checked turns. Nothing while no turn is checked. */
export function WordErrors({ work, detail }: WordErrorsProps) {
  const { transcript, callId } = detail;
  const data = useStore(work, (state) => state.data);
  const { corrections, checkedTurns } = data?.callId === callId ? data : noAnnotations;
  const speakers = useMemo(
    () => wordErrorsOfCall(transcript, { corrections, checkedTurns }),
    [transcript, corrections, checkedTurns],
  );
  if (speakers.length === 0) return undefined;
  const rows = [{ speaker: '', ...totalErrors(speakers) }, ...speakers];
  return (
    <div className="details-group">
      <h3>{groupTitles.wordErrors}</h3>
      <table className="latency word-errors">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{wordErrorText.speaker}</span>
            </th>
            {wordErrorText.columns.map(({ short, full }) => (
              <th key={short} scope="col">
                <abbr title={full}>{short}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ErrorRow key={row.speaker} {...row} />
          ))}
        </tbody>
      </table>
      <p className="latency-note">{wordErrorText.basis(totalErrors(speakers).turns)}</p>
    </div>
  );
}

function ErrorRow({ speaker, errors }: SpeakerErrors) {
  const rate = wordErrorRate(errors);
  const { substitutions, insertions, deletions, referenceWords } = errors;
  return (
    <tr>
      <th scope="row">{speaker === '' ? wordErrorText.all : speakerText(speaker)}</th>
      <td className="figure">{rate === undefined ? '–' : wordErrorText.rate(rate)}</td>
      {[substitutions, insertions, deletions, referenceWords].map((count, place) => (
        // The columns never change places.
        <td key={place} className="figure">
          {formatCount(count)}
        </td>
      ))}
    </tr>
  );
}
