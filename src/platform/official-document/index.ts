export type { DocumentKind, DocumentPart, HeadingLevel, OfficialDocument } from './document.js';
export { officialDocument } from './official-document.js';
