import module from 'node:module';
import { fileURLToPath } from 'node:url';

const isSource = import.meta.url.endsWith('.ts');

/**
 * Keeps what V8 makes of the programs beside them, for the next start; where nothing can be written there, or `NODE_COMPILE_CACHE` names
 * another place, node does as it would. Sources that tsx compiles change too often.
 */
export function keepCompiled(): void {
  if (!isSource) module.enableCompileCache(fileURLToPath(new URL('../../.compiled', import.meta.url)));
}
