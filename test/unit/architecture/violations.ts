/** Small wrong programs: for each rule of dependency-cruiser's two sets sources that break it, by path. */
export const violations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'statistics-imports-downward': {
    'src/statistics/a/upward.ts': `import '../../app/schema.js';`,
    'src/app/schema.ts': '',
  },
  'procedures-imports-downward': {
    'src/procedures/transfer/upward.ts': `import '../../statistics/a/index.js';`,
    'src/statistics/a/index.ts': '',
  },
  'categories-imports-downward': {
    'src/categories/one/upward.ts': `import type { Transfer } from '../../procedures/transfer/index.js';\nexport type Up = Transfer;`,
    'src/procedures/transfer/index.ts': 'export interface Transfer { id: string }',
  },
  'core-imports-downward': {
    'src/core/hub-of-one.ts': `import '../categories/one/index.js';`,
    'src/categories/one/index.ts': '',
  },
  'platform-imports-downward': {
    'src/platform/http/upward.ts': `import '../../core/feed/index.js';`,
    'src/core/feed/index.ts': '',
  },
  'kernel-imports-downward': {
    'src/kernel/upward.ts': `import '../platform/http/plain.js';`,
    'src/platform/http/plain.ts': '',
  },
  'siblings-meet-in-core': {
    'src/categories/one/sibling.ts': `import '../two/index.js';`,
    'src/categories/two/index.ts': '',
  },
  'features-by-index': {
    'src/core/feed/back-door.ts': `import '../records/inner.js';`,
    'src/core/records/inner.ts': '',
  },
  'features-by-index-from-elsewhere': {
    'src/app/back-door.ts': `import '../categories/one/one.entity.js';`,
    'src/categories/one/one.entity.ts': '',
  },
  'platform-by-index': {
    'src/core/back-door.ts': `import '../platform/database/connect.js';`,
    'src/platform/database/connect.ts': '',
  },
  'platform-by-index-from-platform': {
    'src/platform/socket/back-door.ts': `import '../notify/listen.js';`,
    'src/platform/notify/listen.ts': '',
  },
  'rules-are-pure': {
    'src/core/records/sharing.rules.ts': `import '../organizations/index.js';`,
    'src/core/organizations/index.ts': '',
  },
  'driver-stays-below': {
    'src/core/people.ts': `import type { Pool } from 'pg';\nexport type Mine = Pool;`,
  },
  'wiring-names-driver-types-only': {
    'src/core/hub.ts': `import { MikroORM } from '@mikro-orm/postgresql';\nMikroORM.init();`,
  },
  'no-circle-at-run-time': {
    'src/app/chicken.ts': `import { egg } from './egg.js';\nexport const chicken = () => egg;`,
    'src/app/egg.ts': `import { chicken } from './chicken.js';\nexport const egg = () => chicken;`,
  },
  'kernel-imports-temporal-only': {
    'src/kernel/impure.ts': `import { readFile } from 'node:fs/promises';\nreadFile('');`,
  },
  'client-stands-alone': {
    'src/client/heavy.ts': `import { readFile } from 'node:fs/promises';\nreadFile('');`,
  },
  'client-by-index': {
    'src/app/client-inside.ts': `import '../client/inner.js';`,
    'src/client/inner.ts': '',
  },
  'production-needs-production-packages': {
    'src/app/development.ts': `import { chromium } from 'playwright-core';\nchromium;`,
  },
  resolvable: { 'src/app/nowhere.ts': `import './not-there.js';` },
  'source-knows-no-tests': {
    'src/app/tested.ts': `import '../../test/harness/hub.js';`,
    'test/harness/hub.ts': '',
  },
};

/** What the rules allow although it is close to a violation. */
export const allowed: Readonly<Record<string, string>> = {
  'src/core/records/title.rules.ts': `import { text } from '../../kernel/text.js';\nimport type { R } from './record.js';\nexport const t = (r: R) => text + r;`,
  'src/core/records/record.ts': 'export type R = string;',
  'src/kernel/text.ts': `import { Temporal } from 'temporal-polyfill';\nexport const text = String(Temporal);`,
  'src/core/records/record.sql.ts': `import type { EntityManager } from '@mikro-orm/postgresql';\nexport type E = EntityManager;`,
  'src/core/records/record.entity.ts': `import '../../platform/database/column.js';`,
  'src/platform/database/column.ts': `import { p } from '@mikro-orm/core';\np;`,
  'src/core/loaders.ts': `import type { One } from './request.js';\nexport type Two = One;`,
  'src/core/request.ts': `import type { Two } from './loaders.js';\nexport type One = Two[];`,
};
