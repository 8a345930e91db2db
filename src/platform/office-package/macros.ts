import type { OfficePackage } from './open-package.js';
import { readXml } from './read-xml.js';

/** Content types of what Office runs: VBA projects, documents made to hold them, macro sheets and controls. */
const running = /vbaproject|macroenabled|macrosheet|activex/i;

/**
 * Whether a package holds macros. Office goes by content types (ISO/IEC 29500-2, 7.2.3) whatever the part is called; the usual
 * name counts too, for programs that go by it.
 * @throws what `readXml` throws: content types that cannot be read may say anything
 */
export async function hasMacros(opened: OfficePackage): Promise<boolean> {
  if (opened.names.some((name) => /(^|\/)vbaproject\.bin$/i.test(name))) return true;
  const types = opened.part('[Content_Types].xml');
  let found = false;
  if (!types) return found;
  const reading = readXml(types.bytes(), {
    open: (_, { ContentType = '' }) => void (found ||= running.test(ContentType)),
  });
  for await (const _ of reading);
  return found;
}
