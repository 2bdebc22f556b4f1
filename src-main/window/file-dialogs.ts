import { dialog } from 'electron';

/** Asks in the system's own dialog where to save; undefined when it was cancelled. */
export async function askWhereToSave(suggestion: string): Promise<string | undefined> {
  const { filePath, canceled } = await dialog.showSaveDialog({ defaultPath: suggestion });
  return canceled || filePath === '' ? undefined : filePath;
}

/** Asks for the folder that exports go to; undefined when it was cancelled. */
export async function askForFolder(current: string): Promise<string | undefined> {
  const { filePaths, canceled } = await dialog.showOpenDialog({
    defaultPath: current,
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? undefined : filePaths[0];
}

/** Asks which workspace file to import; undefined when it was cancelled. */
export async function askForWorkspaceFile(): Promise<string | undefined> {
  const { filePaths, canceled } = await dialog.showOpenDialog({
    properties: ['openFile'],
    filters: [{ name: 'Workspace files', extensions: ['earmark-workspace'] }],
  });
  return canceled ? undefined : filePaths[0];
}

/** Asks which exported reviews to import; undefined when it was cancelled. */
export async function askForReviewsFile(): Promise<string | undefined> {
  const { filePaths, canceled } = await dialog.showOpenDialog({
    properties: ['openFile'],
    filters: [{ name: 'Exported reviews', extensions: ['json'] }],
  });
  return canceled ? undefined : filePaths[0];
}

/** Asks which calibration session or results to import; undefined when it was cancelled. */
export async function askForCalibrationFile(): Promise<string | undefined> {
  const { filePaths, canceled } = await dialog.showOpenDialog({
    properties: ['openFile'],
    filters: [{ name: 'Calibration files', extensions: ['json'] }],
  });
  return canceled ? undefined : filePaths[0];
}

/** Asks which rubric to import; undefined when it was cancelled. */
export async function askForRubricFile(): Promise<string | undefined> {
  const { filePaths, canceled } = await dialog.showOpenDialog({
    properties: ['openFile'],
    filters: [{ name: 'Rubrics', extensions: ['json', 'csv'] }],
  });
  return canceled ? undefined : filePaths[0];
}
