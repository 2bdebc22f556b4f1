import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { CsvDialect } from '../../../../../src-shared/export-options.ts';
import { readFlatSpreadsheet, type ReadSheets } from './flat-spreadsheet.ts';

export type OfficeLocale = 'en-US' | 'de-DE';

/** The numbers by which LibreOffice names languages in the options of its CSV filter. */
const languages: Readonly<Record<OfficeLocale, number>> = { 'en-US': 1033, 'de-DE': 1031 };
const separators = { comma: 44, semicolon: 59, tab: 9 } as const;

/**
 * A CSV file in UTF-8 from its first line, in the language of the locale. The last option makes LibreOffice
 * look for dates and other special figures in every cell, as Excel always does.
 */
const csvFilter = (locale: OfficeLocale, { separator }: CsvDialect): string =>
  `--infilter=CSV:${separators[separator]},34,76,1,,${languages[locale]},false,true`;

const profile = (locale: OfficeLocale): string => `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${locale}</value></prop></item>
</oor:items>`;

/** Opens a file in LibreOffice as a user with that locale, and returns what its sheets hold. */
export async function openInLibreOffice(
  file: string,
  locale: OfficeLocale,
  dialect?: CsvDialect,
): Promise<ReadSheets> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earmark-office-'));
  try {
    await mkdir(path.join(folder, 'user'));
    await writeFile(path.join(folder, 'user', 'registrymodifications.xcu'), profile(locale));
    const filter = dialect === undefined ? [] : [csvFilter(locale, dialect)];
    const args = ['--headless', `-env:UserInstallation=${pathToFileURL(folder).href}`, ...filter];
    await promisify(execFile)('soffice', [
      ...args,
      '--convert-to',
      'fods',
      '--outdir',
      folder,
      file,
    ]);
    const { name } = path.parse(file);
    return readFlatSpreadsheet(await readFile(path.join(folder, `${name}.fods`), 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
