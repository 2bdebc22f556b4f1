import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/atkinson-hyperlegible-next/index.css';
import './tokens.css';
import './base.css';
import { App } from './app.tsx';
import { createApp } from './create-app.ts';
import { onlyCallOf } from './only-call.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { bridgeOfWindow } from './lib/bridge.ts';
import { explainError } from './lib/explain-error.ts';
import { showTheme } from './lib/theme.ts';
import { Trouble } from './trouble.tsx';

const element = document.querySelector('#root');
if (element === null) throw new Error('index.html holds no element with the id "root"');
const root = createRoot(element);

// The system's theme until main has said which one the reviewer chose.
showTheme('system');
const bridge = bridgeOfWindow();
const state = await bridge.request('app:state', undefined);
if (state.ok) {
  const app = createApp(bridge, state.value, onlyCallOf(location.href));
  root.render(
    <StrictMode>
      <ErrorBoundary>
        <App app={app} />
      </ErrorBoundary>
    </StrictMode>,
  );
  await app.start();
} else {
  root.render(<Trouble {...explainError(state.error)} />);
}
