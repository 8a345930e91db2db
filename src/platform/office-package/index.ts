export { hasMacros } from './macros.js';
export { openPackage, type OfficePackage, type PackagePart } from './open-package.js';
export { PackageFault } from './package-fault.js';
export { readXml } from './read-xml.js';
export { relationshipsOf } from './relationships.js';
