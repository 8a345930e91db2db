import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import labels from '../schema/page-labels.json' with { type: 'json' };
import { builtFrom, output, sourcesHash } from './sources-hash.js';

const hub = process.env.HUB_URL ?? 'http://127.0.0.1:4000';

/** Last of all, so that an interrupted build counts as none. */
const noteSources = {
  name: 'note-sources',
  apply: 'build',
  writeBundle: async () => writeFile(builtFrom, await sourcesHash()),
};

/** `{{SharingCategory.PENALTY_DECISION}}` in a page is the label that the schema has for it. */
const fillInLabels = {
  name: 'fill-in-labels',
  transformIndexHtml: (html) =>
    html.replace(/\{\{(\w+)\.(\w+)\}\}/g, (found, type, value) => {
      const label = labels[type]?.[value];
      if (label === undefined) throw new Error(`no label for ${found}`);
      return label;
    }),
};

/** The browser's two entries: the landing page at `/`, GraphiQL at `/graphiql`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [fillInLabels, noteSources],
  build: {
    outDir: output,
    emptyOutDir: true,
    target: 'es2024',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 5_000, // kB: the editor's own chunk is 2,800
    rolldownOptions: {
      /** Libraries mark their modules for server components ("use client"), which means nothing here. */
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
      input: ['index.html', 'graphiql/index.html'].map((page) => fileURLToPath(new URL(page, import.meta.url))),
    },
  },
  worker: { format: 'es' },
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/demo', '/schema.graphql', '/readyz', '/metrics'].map((path) => [path, { target: hub, ws: true }]),
    ),
  },
});
