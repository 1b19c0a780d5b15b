import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './', // under any path of any host
  oxc: { jsx: { importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
});
