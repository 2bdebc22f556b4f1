import { BrowserWindow, session, type Session } from 'electron';
import { pathToFileURL } from 'node:url';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { AppError } from '../../src-shared/errors.ts';

/** Prints a page that Earmark wrote. The hidden window is sandboxed and can load that one file only. */
export async function printPage(file: string): Promise<Result<Uint8Array, AppError>> {
  const { href } = pathToFileURL(file);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: sessionFor(href),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      images: false,
      webgl: false,
      // Draws into memory, so that it also works where there is no display.
      offscreen: true,
    },
  });
  try {
    await window.loadURL(href);
    const pdf = await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate:
        '<div style="width:100%;font-size:8px;text-align:center;color:#57606a"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
    });
    return ok(pdf);
  } catch (error) {
    return err({ kind: 'file-denied', path: file, detail: String(error) });
  } finally {
    window.destroy();
  }
}

/** A session in memory whose only request is the page itself. */
function sessionFor(href: string): Session {
  const own = session.fromPartition('print', { cache: false });
  own.setPermissionRequestHandler((_contents, _permission, respond) => {
    respond(false);
  });
  own.setPermissionCheckHandler(() => false);
  own.webRequest.onBeforeRequest((details, respond) => {
    respond({ cancel: details.url !== href });
  });
  return own;
}
