import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/atkinson-hyperlegible-next/index.css';
import './tokens.css';
import './base.css';
import { App } from './app/app.tsx';
import { createApp } from './app/create-app.ts';
import { secondWindowCallId } from './app/second-window.ts';
import { ErrorBoundary, ErrorPage } from './app/error-page.tsx';
import { windowBridge } from './lib/bridge.ts';
import { setDateLocale } from './lib/dates.ts';
import { createErrorReport, reportUncaughtErrors } from './lib/report-errors.ts';
import { explainError } from './lib/error-text.ts';
import { applyTheme } from './lib/theme.ts';

const element = document.querySelector('#root');
if (element === null) throw new Error('index.html holds no element with the id "root"');

// The system's theme until main has said which one the reviewer chose.
applyTheme('system');
const bridge = windowBridge();
const report = createErrorReport(bridge);
reportUncaughtErrors(globalThis, report);
const root = createRoot(element, {
  onCaughtError: (error) => {
    report(error, 'boundary');
  },
});
const state = await bridge.request('app:state', undefined);
if (state.ok) {
  setDateLocale(state.value.dateLocale);
  const app = createApp(bridge, state.value, secondWindowCallId(location.href));
  root.render(
    <StrictMode>
      <ErrorBoundary leaveWorkspace={() => bridge.request('workspace:close', undefined)}>
        <App app={app} />
      </ErrorBoundary>
    </StrictMode>,
  );
  await app.start();
} else {
  root.render(<ErrorPage {...explainError(state.error)} />);
}
