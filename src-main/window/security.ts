import { app, type Session, type WebContents } from 'electron';
import { isOurPage } from './app-scheme.ts';

/**
 * What no page may do, ours included: leave, open windows, ask for permissions, attach a webview, or
 * reach the network. The page's own Content-Security-Policy says the same once more.
 */
export function lockDown(isOurs: (url: string) => boolean): void {
  app.on('web-contents-created', (_, contents) => {
    lockContents(contents, isOurs);
  });
}

function lockContents(contents: WebContents, isOurs: (url: string) => boolean): void {
  contents.on('will-navigate', (event, url) => {
    if (!isOurs(url)) event.preventDefault();
  });
  contents.on('will-redirect', (event, url) => {
    if (!isOurs(url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  // Calls between browsers go past the session's rules for requests.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

const allowedSchemes = new Set(['earmark-app:', 'earmark-media:', 'devtools:', 'data:', 'blob:']);

/** `developmentUrl` is the development server's, which hot reload must reach. */
export function lockSession(session: Session, developmentUrl?: string): void {
  session.setPermissionRequestHandler((_contents, permission, respond) => {
    respond(permission === 'clipboard-sanitized-write');
  });
  // To ask for a HID device is allowed; which one is answered by the reviewer, in pedals.ts.
  session.setPermissionCheckHandler(
    (_contents, permission, origin) =>
      permission === 'clipboard-sanitized-write' ||
      (permission === 'hid' && isOurPage(origin, developmentUrl)),
  );
  session.setDevicePermissionHandler(() => false);
  const development = developmentUrl === undefined ? undefined : new URL(developmentUrl).host;
  session.webRequest.onBeforeRequest((details, respond) => {
    const url = new URL(details.url);
    respond({
      cancel:
        !allowedSchemes.has(url.protocol) &&
        (development === undefined || url.host !== development),
    });
  });
}
