/** The page's start: finds its host, draws what it sends, and tells it what a person does. */
import { render } from 'preact';
import { findHost } from './host.ts';
import { Page } from './page.tsx';
import './preview.css';
import { createStore } from './store.ts';

const host = findHost();
const store = createStore(host);
host.listen((message) => store.receive(message));
render(<Page store={store} />, rootElement());
host.send({ v: 1, type: 'ready' });

function rootElement(): HTMLElement {
  const found = document.getElementById('throughline');
  if (found) return found;
  const root = document.createElement('div');
  root.id = 'throughline';
  document.body.append(root);
  return root;
}
