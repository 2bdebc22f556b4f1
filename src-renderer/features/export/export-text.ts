import { formatCount } from '../../lib/format.ts';

/** The texts of the export dialog. */
export const exportText = {
  title: 'Export',
  empty: 'The queue is empty, so there is nothing to export. Change its filters first.',
  scope: (total: number, noun: 'call' | 'chat'): string =>
    total === 1
      ? `Exports the ${noun} in the queue if it is reviewed: score, answers, comments, tags and evidence.`
      : `Exports the reviewed ones of the ${formatCount(total)} ${noun}s in the queue, as filtered and sorted now: scores, answers, comments, tags and evidence.`,
  format: (folder: string): string =>
    `The CSV file is saved to ${folder === '' ? 'your Downloads folder' : folder}.`,
  askWhere: 'Choose where to save',
  cancel: 'Cancel',
  submit: 'Export CSV',
  running: 'Exporting…',
  done: (rows: number, total: number, path: string): string => {
    const reviews = `${formatCount(rows)} ${rows === 1 ? 'review' : 'reviews'}`;
    const rest = total - rows;
    return rest <= 0
      ? `Exported ${reviews} to ${path}`
      : `Exported ${reviews} to ${path}. ${formatCount(rest)} in the queue ${rest === 1 ? 'is' : 'are'} not reviewed.`;
  },
  showInFolder: 'Show in folder',
} as const;
