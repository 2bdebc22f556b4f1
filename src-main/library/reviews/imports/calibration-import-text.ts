/** Why a calibration file can't be imported, and how an import is called in the history. */
export const calibrationImportText = {
  importedSession: (name: string) => `Calibration session “${name}” imported`,
  updatedSession: (name: string) => `Calibration session “${name}” updated from a file`,
  importedResults: (reviews: number, participant: string, session: string) =>
    `${reviews === 1 ? '1 review' : `${reviews} reviews`} of ${personName(participant)} in “${session}” imported`,
  noCalls: (calls: number, workspace: string) =>
    `This workspace has ${calls === 1 ? 'not the call' : 'none of the calls'} of the session. It was exported from the workspace “${workspace}”: open that workspace here, or wait until its calls are synced.`,
  otherRubric: (name: string, version: number) =>
    `Version ${version} of the rubric “${name}” is another one here, so its answers can’t be compared.`,
  createdHere: (name: string) => `The session “${name}” was created on this computer.`,
  otherLead: (name: string) => `The session “${name}” has another lead here.`,
  revealedHere: (name: string) => `The session “${name}” is already revealed here.`,
  olderFile: 'A newer file of this session was already imported.',
  begunHere:
    'Reviews of this session have begun here, and the file has other calls, another rubric or fewer participants.',
  whoAreYou: 'Choose which participant you are.',
  noSuchSession: (name: string) =>
    `This workspace has no calibration session “${name}”. Results are imported in the workspace that the session was exported from.`,
  notLead: (lead: string, session: string) =>
    `Only ${personName(lead)}, who leads “${session}”, can import its results.`,
  otherVersion: (version: number, session: string, expected: number) =>
    `The reviews were scored by version ${version} of the rubric or by another rubric. “${session}” has version ${expected}.`,
  notParticipant: (name: string, session: string) =>
    `${personName(name)} is not a participant of “${session}”.`,
  otherComputer: (name: string) =>
    `Results of ${personName(name)} were already imported from another computer.`,
  judgedHere: (name: string) =>
    `${personName(name)} has begun reviews of this session on this computer, so results from another computer are not taken.`,
  nothing: 'The file has nothing that can be imported.',
  fileChanged: 'The file has changed since it was checked. Nothing was imported.',
  reviewerChanged:
    'Another reviewer is reviewing now. Nothing was imported; choose the file again.',
} as const;

const personName = (name: string): string => (name === '' ? 'the unnamed reviewer' : name);
