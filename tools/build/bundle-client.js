import { rolldown } from 'rolldown';

/**
 * The client of the hub as one module; gives its text, and writes it where a file is named.
 * @type {(project: string, options?: { file?: string, minify?: boolean }) => Promise<string>}
 */
export async function bundleClient(project, { file, minify = false } = {}) {
  const build = await rolldown({
    cwd: project,
    input: 'src/client/index.ts',
    platform: 'neutral',
    tsconfig: 'src/client/tsconfig.json',
    logLevel: 'warn',
  });
  const options = { format: 'esm', minify };
  const { output } = file ? await build.write({ ...options, file }) : await build.generate(options);
  await build.close();
  return output[0].code;
}
