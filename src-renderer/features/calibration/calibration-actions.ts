import { agreementTable } from '../../../src-shared/calibration-results/agreement-table.ts';
import { differingAnswers } from '../../../src-shared/calibration-results/differing-answers.ts';
import type { SessionResults } from '../../../src-shared/calibration-results/session-results.ts';
import { participantSeverities } from '../../../src-shared/calibration-results/severity.ts';
import type { ListedSession } from '../../../src-shared/calibration/session.ts';
import type { AnswerValue } from '../../../src-shared/rubrics/answer.ts';
import type { CalibrationDeps } from './calibration-port.ts';
import {
  currentSession,
  selectedDifference,
  type CalibrationState,
  type CalibrationStore,
} from './calibration-store.ts';
import { fileActions } from './file-actions.ts';
import { calibrationText, sessionFormText } from './calibration-text.ts';
import {
  draftOf,
  draftProblems,
  emptyDraft,
  keptCalls,
  sessionOf,
  type DraftProblems,
  type SessionDraft,
} from './session-draft.ts';
import { announcedChange, type AnnouncedChange } from '../../work/list-screen.ts';

export type CalibrationActions = ReturnType<typeof calibrationActions>;

/** The actions of the screen. Each change is stored at once and is one step of undo. */
export function calibrationActions(store: CalibrationStore, deps: CalibrationDeps) {
  const reading = readActions(store, deps);
  const change: Change = announcedChange({ ...deps, store, load: () => reading.load() });
  return {
    ...reading,
    ...draftActions(store, deps, change),
    ...sessionActions(store, deps, change),
    ...differenceActions(store, deps, change),
    ...fileActions(store, deps, change),
  };
}

type Change = AnnouncedChange<CalibrationState>;

function readActions(store: CalibrationStore, { port, announceError }: CalibrationDeps) {
  const readResults = async (sessionId: string): Promise<void> => {
    const reply = await port.results(sessionId);
    const { sessionId: shown, results } = store.getState();
    if (shown !== sessionId) return;
    if (reply.ok) {
      store.setState({ results: shownResults(sessionId, reply.value, results?.selected ?? 0) });
    } else announceError(reply.error);
  };
  /** Keeps the selected answers as long as the session is the same. */
  const showSession = async (sessionId: string | undefined): Promise<void> => {
    store.setState({ sessionId });
    const listed = currentSession(store.getState());
    const isRevealed = listed !== undefined && listed.state !== 'open';
    const isSame = store.getState().results?.sessionId === sessionId;
    if (!isSame || !isRevealed) store.setState({ results: undefined });
    if (isRevealed) await readResults(listed.session.id);
  };
  return {
    showSession,
    async load(): Promise<void> {
      const reply = await port.list();
      if (!reply.ok) {
        store.setState({ load: { phase: 'failed', error: reply.error } });
        return;
      }
      store.setState({ load: { phase: 'ready' }, sessions: reply.value });
      const { sessionId } = store.getState();
      const isListed = reply.value.some(({ session }) => session.id === sessionId);
      await showSession(isListed ? sessionId : reply.value[0]?.session.id);
    },
    stepSession(by: 1 | -1): void {
      const { sessions, sessionId } = store.getState();
      const index = sessions.findIndex(({ session }) => session.id === sessionId);
      const next = sessions[index + by];
      if (next !== undefined) void showSession(next.session.id);
    },
  };
}

function shownResults(
  sessionId: string,
  results: SessionResults,
  selected: number,
): CalibrationState['results'] {
  const differing = differingAnswers(results);
  return {
    sessionId,
    table: agreementTable(results),
    severities: participantSeverities(results),
    differing,
    selected: Math.max(0, Math.min(selected, differing.length - 1)),
  };
}

function draftActions(store: CalibrationStore, deps: CalibrationDeps, change: Change) {
  const { port, newId, announceError } = deps;
  const readChoices = async (): Promise<void> => {
    const [sources, rubrics] = await Promise.all([port.sources(), port.rubrics()]);
    if (!rubrics.ok) announceError(rubrics.error);
    const published = rubrics.ok
      ? rubrics.value.filter(({ status }) => status === 'published')
      : [];
    store.setState({ choices: { sources, rubrics: published } });
  };
  return {
    newSession: async (): Promise<void> => {
      await readChoices();
      const { sources, rubrics } = store.getState().choices;
      const rubric = rubrics[0]?.rubric;
      store.setState({
        draft: emptyDraft(newId(), {
          source: sources[0]?.id ?? '',
          // Whoever has no name has not reviewed under one, and nobody could tell who it is.
          participantIds: port
            .reviewers()
            .filter(({ name }) => name !== '')
            .map(({ id }) => id),
          rubric: rubric === undefined ? '' : `${rubric.id} ${rubric.version}`,
        }),
      });
    },
    editSession: async (): Promise<void> => {
      const listed = currentSession(store.getState());
      if (listed?.state !== 'open' || !listed.isLead) return;
      await readChoices();
      store.setState({ draft: draftOf(listed.session) });
    },
    setDraft: (draft: SessionDraft): void => store.setState({ draft }),
    cancelDraft: (): void => store.setState({ draft: undefined }),
    /** Returns the problems that keep the session from being saved. */
    async saveDraft(): Promise<DraftProblems> {
      const { draft } = store.getState();
      if (draft === undefined) return {};
      const problems = draftProblems(draft);
      if (Object.keys(problems).length > 0) return problems;
      const calls =
        draft.source === keptCalls
          ? ({ ok: true, value: draft.stored?.callIds ?? [] } as const)
          : await port.callsOf(draft.source, Number(draft.count));
      if (!calls.ok) {
        announceError(calls.error);
        return {};
      }
      if (calls.value.length === 0) return { count: sessionFormText.noCalls };
      const session = sessionOf(draft, calls.value, port.reviewers());
      await change(port.save(session), { draft: undefined, sessionId: session.id });
      return {};
    },
  };
}

function sessionActions(store: CalibrationStore, deps: CalibrationDeps, change: Change) {
  const { port, announceError, announceText } = deps;
  const withSession = (act: (listed: ListedSession) => Promise<unknown>) => async () => {
    const listed = currentSession(store.getState());
    if (listed !== undefined) await act(listed);
  };
  return {
    reviewNext: withSession(async ({ session, next }) => {
      if (next === undefined) {
        announceText(calibrationText.nothingLeft);
        return;
      }
      const reply = await port.review(session.id, next);
      if (!reply.ok) announceError(reply.error);
    }),
    askToReveal: withSession(({ state, isLead }) => {
      if (state === 'open' && isLead) store.setState({ dialog: 'reveal' });
      return Promise.resolve();
    }),
    closeDialog: (): void => store.setState({ dialog: undefined }),
    reveal: withSession(({ session }) => {
      store.setState({ dialog: undefined });
      return change(port.reveal(session.id));
    }),
    toggleClosed: withSession(({ session, state }) =>
      change(state === 'closed' ? port.reopen(session.id) : port.close(session.id)),
    ),
  };
}

function differenceActions(store: CalibrationStore, { port }: CalibrationDeps, change: Change) {
  const select = (to: number): void => {
    const { results } = store.getState();
    if (results === undefined || results.differing.length === 0) return;
    const selected = Math.min(results.differing.length - 1, Math.max(0, to));
    store.setState({ results: { ...results, selected } });
  };
  return {
    selectDifference: select,
    stepDifference: (by: 1 | -1): void => select((store.getState().results?.selected ?? 0) + by),
    /** Plays the call from the first evidence of the selected answers. */
    playFirst: (): void => {
      const difference = selectedDifference(store.getState());
      if (difference === undefined) return;
      const evidence = difference.given.flatMap(({ answer }) => answer.evidence ?? []);
      port.openMoment(difference.call.callId, evidence[0]?.startMs ?? 0);
    },
    play: (callId: string, ms: number): void => port.openMoment(callId, ms),
    askToAgree: (): void => {
      const listed = currentSession(store.getState());
      const isPossible = listed?.state === 'revealed' && listed.isLead;
      if (isPossible && selectedDifference(store.getState()) !== undefined) {
        store.setState({ dialog: 'agree' });
      }
    },
    async agree(value: AnswerValue | undefined, comment: string): Promise<void> {
      const { sessionId } = store.getState();
      const difference = selectedDifference(store.getState());
      store.setState({ dialog: undefined });
      if (sessionId === undefined || difference === undefined) return;
      const { call, criterion } = difference;
      const input = { sessionId, callId: call.callId, criterionId: criterion.id, value, comment };
      await change(port.agree(input));
    },
  };
}
