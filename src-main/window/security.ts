import { app, type Session, type WebContents } from 'electron';
import { isOurPage } from './app-scheme.ts';

/**
 * Prevents all pages, including ours, from navigating away, opening windows, requesting permissions,
 * attaching a webview and using the network. The page's Content-Security-Policy repeats this.
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
  // WebRTC bypasses the session's request filter.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

const allowedSchemes = new Set(['earmark-app:', 'earmark-media:', 'devtools:', 'data:', 'blob:']);

/** `developmentUrl` is the address of the development server, which hot reload needs. */
export function lockSession(session: Session, developmentUrl?: string): void {
  session.setPermissionRequestHandler((_contents, permission, respond) => {
    respond(permission === 'clipboard-sanitized-write');
  });
  // Requesting a HID device is allowed; the reviewer chooses it in pedals.ts.
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
