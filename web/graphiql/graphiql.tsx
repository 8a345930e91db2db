import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './graphiql.css';
import { createRoot } from 'react-dom/client';
import { QueryDesk } from './query-desk.js';

const root = document.getElementById('root');
if (root) createRoot(root).render(<QueryDesk />);
