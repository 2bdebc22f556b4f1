// Calibration: several reviewers judge the same calls blind, and then agree on the answers that differ.

import type { CommandRegistry } from '../../commands/registry.ts';
import { calibrationActions } from './calibration-actions.ts';
import type { CalibrationDeps } from './calibration-port.ts';
import { CalibrationScreen } from './calibration-screen.tsx';
import { createCalibrationStore } from './calibration-store.ts';

interface CalibrationFeatureDeps extends CalibrationDeps {
  readonly registry: CommandRegistry;
  /** Whether the screen is shown. Its commands work only while it is. */
  readonly isShown: () => boolean;
}

/** Creates the calibration screen and connects its parts. */
export function createCalibrationFeature(deps: CalibrationFeatureDeps) {
  const { registry, isShown } = deps;
  const store = createCalibrationStore();
  const actions = calibrationActions(store, deps);
  const isFormShown = (): boolean => isShown() && store.getState().draft !== undefined;
  const stops = [
    registry.bindAll(
      {
        'calibration.new': actions.newSession,
        'calibration.edit': actions.editSession,
        'calibration.review': actions.reviewNext,
        'calibration.reveal': actions.askToReveal,
        'calibration.close': actions.toggleClosed,
        'calibration.next': () => actions.stepSession(1),
        'calibration.previous': () => actions.stepSession(-1),
        'calibration.difference-down': () => actions.stepDifference(1),
        'calibration.difference-up': () => actions.stepDifference(-1),
        'calibration.play': actions.playFirst,
        'calibration.agree': actions.askToAgree,
        'calibration.export-session': actions.exportSession,
        'calibration.export-results': actions.exportResults,
        'calibration.import': actions.chooseFile,
      },
      () => isShown() && !isFormShown(),
    ),
    registry.bindAll(
      { 'calibration.save': submitForm, 'calibration.cancel': actions.cancelDraft },
      isFormShown,
    ),
  ];
  return {
    /** Called when the screen is shown, and when the library has changed. */
    load: async (): Promise<void> => {
      if (isShown()) await actions.load();
    },
    Screen: () => <CalibrationScreen store={store} actions={actions} port={deps.port} />,
    dispose: (): void => {
      for (const stop of stops) stop();
    },
  };
}

/** The form shows the problems itself, so the command submits it as its button does. */
function submitForm(): void {
  document.querySelector<HTMLFormElement>('form.session-form')?.requestSubmit();
}
