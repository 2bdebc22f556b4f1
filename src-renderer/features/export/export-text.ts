import type { ExportFormat } from '../../../src-shared/export-options.ts';
import { leftOutText } from '../../../src-shared/clips/clips-text.ts';
import type { ExportDone } from '../../../src-shared/ipc/review-requests.ts';
import { formatCount, formatCounted } from '../../lib/format.ts';

const formatNames: Readonly<Record<ExportFormat, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  json: 'JSON',
  jsonl: 'JSONL',
  html: 'HTML',
  pdf: 'PDF',
  wav: 'WAV',
};

/** The texts of the export dialog. */
export const exportText = {
  title: 'Export',
  empty: 'The queue is empty, so there is nothing to export. Change its filters first.',
  scope: (total: number, noun: 'call' | 'chat'): string =>
    total === 1
      ? `Exports the ${noun} in the queue if it is reviewed.`
      : `Exports the reviewed ${noun}s among the ${formatCount(total)} in the queue, as filtered and sorted now.`,
  callScope: 'Exports the review of the open call, if it is reviewed.',
  scopeLabel: 'What to export',
  queue: 'Queue',
  openCall: 'Open call',
  folder: (format: ExportFormat, folder: string): string =>
    format === 'wav'
      ? `The clips are saved to a new folder in ${folder === '' ? 'your Downloads folder' : folder}.`
      : `The ${formatNames[format]} file is saved to ${folder === '' ? 'your Downloads folder' : folder}.`,
  askWhere: 'Choose where to save',
  cancel: 'Cancel',
  background: 'Continue in background',
  submit: (format: ExportFormat): string => `Export ${formatNames[format]}`,
  running: 'Exporting…',
  progress: (reviews: number): string =>
    reviews === 0 ? 'Reading reviews…' : `${formatCounted(reviews, 'review')} read`,
  done: ({ rows, path, clips }: ExportDone, total: number): string => {
    const reviews = formatCounted(rows, 'review');
    const what =
      clips === undefined ? reviews : `${formatCounted(clips.written, 'clip')} of ${reviews}`;
    const rest = total - rows;
    const leftOut = clips === undefined ? '' : leftOutText(clips);
    return [
      `Exported ${what} to ${path}`,
      ...(leftOut === '' ? [] : [`Moments without a clip: ${leftOut}`]),
      ...(rest <= 0
        ? []
        : [`${formatCount(rest)} in the queue ${rest === 1 ? 'is' : 'are'} not reviewed.`]),
    ].join('. ');
  },
  showInFolder: 'Show in folder',
} as const;

/** The texts of the formats and of their options. */
export const formatText = {
  label: 'Format',
  name: formatNames,
  description: {
    csv: 'One row per review, for spreadsheets and programs.',
    xlsx: 'A workbook: reviews, answers, tags, corrections, measures.',
    json: 'All of every review, for other programs and for Import reviews.',
    jsonl: 'A dataset for evaluations: messages, tags, better replies.',
    html: 'A page to read and print, with quotes and times. Opens in any browser.',
    pdf: 'The same pages on A4 paper.',
    wav: 'A recording of each tagged or cited moment, with a list of them.',
  } satisfies Readonly<Record<ExportFormat, string>>,
  separator: 'Separator',
  separators: { comma: 'Comma', semicolon: 'Semicolon', tab: 'Tab' },
  decimalSign: 'Decimal sign',
  decimalSigns: { point: 'Point (1.5)', comma: 'Comma (1,5)' },
  guarded: 'Protect texts from being run or converted by a spreadsheet',
  adoptSpreadsheetFormat: 'Use this computer’s spreadsheet format',
  spreadsheetFormat: (separator: string, decimalSign: string): string =>
    `Spreadsheets on this computer expect ${separator} and ${decimalSign}.`,
  per: 'One line per',
  pers: { call: 'Call', turn: 'Agent turn' },
  content: 'Content',
  contents: { summary: 'Summary', scorecards: 'Scorecards' },
} as const;

/** The texts of what can be heard in clips. */
export const clipText = {
  include: 'Include playable clips of the quoted moments',
  silenceRedacted: 'Silence the words that Retell redacted in the transcript',
  words: 'Words to silence',
  wordsHint: 'Words or phrases, separated by commas. They are left out of the quotes as well.',
} as const;
