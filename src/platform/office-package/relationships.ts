import { posix } from 'node:path';
import type { OfficePackage } from './open-package.js';
import { readXml } from './read-xml.js';

/** How a part refers to another one. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type, which transitional and strict documents share: `worksheet`. */
  readonly type: string;
  /** Name of the part. */
  readonly target: string;
}

/** What a part refers to within the package; for the package itself the part is ''. */
export async function relationshipsOf(opened: OfficePackage, part: string): Promise<Relationship[]> {
  const directory = posix.dirname(part);
  const listed = opened.part(posix.join(directory, '_rels', `${posix.basename(part)}.rels`));
  const found: Relationship[] = [];
  if (!listed) return found;
  const reading = readXml(listed.bytes(), {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const target = posix.join(Target.startsWith('/') ? '/' : `/${directory}`, Target).slice(1);
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
  });
  for await (const _ of reading);
  return found;
}
