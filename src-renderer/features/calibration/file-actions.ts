import type { ListedSession } from '../../../src-shared/calibration/session.ts';
import type { AnnouncedChange } from '../../work/list-screen.ts';
import type { CalibrationDeps } from './calibration-port.ts';
import {
  currentSession,
  type CalibrationState,
  type CalibrationStore,
} from './calibration-store.ts';
import { fileText } from './file-text.ts';

/** Exchanges sessions and results with other computers by files. */
export function fileActions(
  store: CalibrationStore,
  { port, announceText, announceError }: CalibrationDeps,
  change: AnnouncedChange<CalibrationState>,
) {
  const exportFile = async (
    content: 'session' | 'results',
    can: (of: ListedSession) => boolean,
  ) => {
    const listed = currentSession(store.getState());
    if (listed === undefined || !can(listed)) return;
    const reply = await port.exportFile(listed.session.id, content);
    if (reply.ok) announceText(fileText.exported(reply.value.path));
    else announceError(reply.error);
  };
  return {
    exportSession: () => exportFile('session', canExportSession),
    exportResults: () => exportFile('results', hasOwnResults),
    /** Asks for a file and shows what it holds. Nothing is imported yet. */
    chooseFile: async (): Promise<void> => {
      const reply = await port.chooseFile();
      if (!reply.ok) announceError(reply.error);
      else if (!('cancelled' in reply.value)) store.setState({ file: reply.value });
    },
    closeFile: (): void => store.setState({ file: undefined }),
    async importFile(participantId: string | undefined): Promise<void> {
      const { file } = store.getState();
      store.setState({ file: undefined });
      if (file === undefined || !('preview' in file)) return;
      const { contentHash, reviewerId } = file.preview;
      await change(port.importFile({ contentHash, reviewerId, participantId }));
    },
  };
}

/** An imported session is passed on by its lead. */
export const canExportSession = ({ isLead, isImported, state }: ListedSession): boolean =>
  isLead && !isImported && state === 'open';

/** Whether the current reviewer has submitted anything that the lead needs on another computer. */
export const hasOwnResults = ({ isImported, ownSubmitted = 0 }: ListedSession): boolean =>
  isImported && ownSubmitted > 0;
