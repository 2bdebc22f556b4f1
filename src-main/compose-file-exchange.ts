import { createCalibrationExchange } from './exports/calibration-exchange.ts';
import { createReviewsImport } from './exports/reviews-import.ts';
import { createInsightsFiles } from './insights/insights-files.ts';
import type { Library } from './library/port.ts';
import { createRubricExchange } from './rubrics/rubric-exchange.ts';
import { captureWindow } from './window/capture-window.ts';
import { dialogs } from './window/dialogs.ts';
import { exportWindows } from './window/export-windows.ts';
import type { Workspaces } from './workspaces/workspaces.ts';

interface Composed {
  readonly library: Library;
  readonly workspaces: Workspaces;
  /** Where exports go. */
  readonly folder: () => string;
}

const now = (): Date => new Date();

/** Connects what reviewers exchange as files with the library, the dialogs and the export folder. */
export const composeFileExchange = ({ library, workspaces, folder }: Composed) => ({
  rubricExchange: createRubricExchange({ library, folder, askForFile: dialogs.askForRubricFile }),
  importReviews: createReviewsImport({ library, ...dialogs }),
  calibrationExchange: createCalibrationExchange({
    library,
    folder,
    workspaces,
    askForFile: dialogs.askForCalibrationFile,
    now,
  }),
  insightsFiles: createInsightsFiles({
    library,
    folder,
    workspace: () => workspaces.current(),
    capture: captureWindow,
    print: exportWindows.print,
    now,
  }),
});
