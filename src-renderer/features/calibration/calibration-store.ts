import { createStore } from 'zustand/vanilla';
import type { ChosenCalibrationFile } from '../../../src-shared/calibration-file/calibration-import.ts';
import type { DifferingAnswers } from '../../../src-shared/calibration-results/differing-answers.ts';
import type { AgreementTable } from '../../../src-shared/calibration-results/agreement-table.ts';
import type { ParticipantSeverity } from '../../../src-shared/calibration-results/severity.ts';
import type { ListedSession } from '../../../src-shared/calibration/session.ts';
import type { ListedRubric } from '../../../src-shared/rubrics/rubric.ts';
import type { CallSource } from './calibration-port.ts';
import type { SessionDraft } from './session-draft.ts';
import type { ListLoad } from '../../work/list-screen.ts';

/** What is shown of a revealed session. */
export interface ShownResults {
  readonly sessionId: string;
  readonly table: AgreementTable;
  readonly severities: readonly ParticipantSeverity[];
  readonly differing: readonly DifferingAnswers[];
  /** The index of the differing answers that the keys work on. */
  readonly selected: number;
}

/** What the form offers. */
export interface FormChoices {
  readonly sources: readonly CallSource[];
  readonly rubrics: readonly ListedRubric[];
}

/** A chosen file, as main checked it. */
export type ShownFile = Exclude<ChosenCalibrationFile, { readonly cancelled: true }>;

export interface CalibrationState {
  readonly load: ListLoad;
  readonly sessions: readonly ListedSession[];
  readonly sessionId: string | undefined;
  readonly results: ShownResults | undefined;
  /** The session that is being written, with what its form offers. */
  readonly draft: SessionDraft | undefined;
  readonly choices: FormChoices;
  /** The file that is being imported. */
  readonly file: ShownFile | undefined;
  readonly dialog: 'reveal' | 'agree' | undefined;
}

export const createCalibrationStore = () =>
  createStore<CalibrationState>(() => ({
    load: { phase: 'loading' },
    sessions: [],
    sessionId: undefined,
    results: undefined,
    draft: undefined,
    choices: { sources: [], rubrics: [] },
    file: undefined,
    dialog: undefined,
  }));

export type CalibrationStore = ReturnType<typeof createCalibrationStore>;

export const currentSession = ({
  sessions,
  sessionId,
}: CalibrationState): ListedSession | undefined =>
  sessions.find(({ session }) => session.id === sessionId);

export const selectedDifference = ({ results }: CalibrationState): DifferingAnswers | undefined =>
  results?.differing[results.selected];
