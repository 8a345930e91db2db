import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** The sources under a directory, each with the sources it imports, types included. */
export function importsUnder(directory: string): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return new Map(files.map((name) => join(directory, name)).map((file) => [file, importsOf(file)]));
}

function importsOf(file: string): string[] {
  return ts
    .preProcessFile(readFileSync(file, 'utf8'))
    .importedFiles.map(({ fileName }) => join(dirname(file), fileName.replace(/\.js$/, '.ts')))
    .filter((path) => path !== file && existsSync(path));
}

/**
 * The sets of sources of which each reaches each other by imports (Tarjan, 1972: strongly connected components in one walk), largest
 * first; sources in no circle are left out.
 */
export function circlesOf(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const met = new Map<string, { readonly order: number; lowest: number; open: boolean }>();
  const path: string[] = [];
  const visit = (file: string): { lowest: number } => {
    const here = { order: met.size, lowest: met.size, open: true };
    met.set(file, here);
    path.push(file);
    for (const next of imports.get(file) ?? []) {
      const known = met.get(next);
      if (!known) here.lowest = Math.min(here.lowest, visit(next).lowest);
      else if (known.open) here.lowest = Math.min(here.lowest, known.order);
    }
    if (here.lowest === here.order) close(file);
    return here;
  };
  const close = (file: string): void => {
    const circle = path.splice(path.indexOf(file));
    for (const each of circle) Object.assign(met.get(each) ?? {}, { open: false });
    if (circle.length > 1) circles.push(circle);
  };
  for (const file of imports.keys()) if (!met.has(file)) visit(file);
  return circles.sort((one, other) => other.length - one.length);
}
