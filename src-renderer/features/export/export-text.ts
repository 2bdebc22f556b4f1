import type { ExportFormat } from '../../../src-shared/export-options.ts';
import { formatCount, formatCounted } from '../../lib/format.ts';

const formatNames: Readonly<Record<ExportFormat, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  json: 'JSON',
  jsonl: 'JSONL',
  html: 'HTML',
  pdf: 'PDF',
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
    `The ${formatNames[format]} file is saved to ${folder === '' ? 'your Downloads folder' : folder}.`,
  askWhere: 'Choose where to save',
  cancel: 'Cancel',
  background: 'Continue in background',
  submit: (format: ExportFormat): string => `Export ${formatNames[format]}`,
  running: 'Exporting…',
  progress: (reviews: number): string =>
    reviews === 0 ? 'Reading reviews…' : `${formatCounted(reviews, 'review')} read`,
  done: (rows: number, total: number, path: string): string => {
    const reviews = formatCounted(rows, 'review');
    const rest = total - rows;
    return rest <= 0
      ? `Exported ${reviews} to ${path}`
      : `Exported ${reviews} to ${path}. ${formatCount(rest)} in the queue ${rest === 1 ? 'is' : 'are'} not reviewed.`;
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
    json: 'All reviews with their rubrics, for other programs (earmark-reviews, version 1).',
    jsonl: 'A dataset for evaluations: messages with roles, tags, corrections and better replies.',
    html: 'A page to read and print, with quotes and times. Opens in any browser.',
    pdf: 'The same pages on A4 paper.',
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
