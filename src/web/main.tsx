// The page begins.

import { render } from 'preact';
import { App } from './app';
import { PageProvider } from './state/page';
import './styles/page.css';
import './styles/parts.css';

render(
  <PageProvider>
    <App />
  </PageProvider>,
  document.getElementById('page')!,
);
