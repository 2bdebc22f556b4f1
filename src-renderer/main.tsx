import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html holds no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <h1>Earmark</h1>
  </StrictMode>,
);
