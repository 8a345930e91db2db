import { relative } from 'node:path';

/**
 * Lets each module of the hub find what lies beside it as if it had been compiled into a file of its own: its address is marked first,
 * and told when it is known which file it has come to lie in.
 */
export function ownAddresses(project) {
  return {
    name: 'own-addresses',
    transform: {
      filter: { id: /[\\/]src[\\/].*\.ts$/, code: 'import.meta.url' },
      handler(code, id) {
        const file = relative(project, id).replaceAll('\\', '/').replace(/\.ts$/, '.js');
        const address = `new URL('own-address:${file}', import.meta.url).href`;
        return { code: code.replaceAll('import.meta.url', address), map: null };
      },
    },
    renderChunk(code, { fileName }) {
      if (!code.includes('own-address:')) return null;
      const toRoot = '../'.repeat(fileName.split('/').length - 1);
      return { code: code.replaceAll('own-address:', toRoot), map: null };
    },
  };
}
