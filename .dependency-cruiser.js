import { options } from './.dependency-cruiser.options.js';

/**
 * Who may import whom. Ranks, from the top: app > statistics > procedures > categories > core > platform > kernel; a file imports
 * downward only. Circles are looked for in `.dependency-cruiser.run-time.js`. `test/unit/architecture` proves of each rule that it catches a violation.
 */
const ranks = ['app', 'statistics', 'procedures', 'categories', 'core', 'platform', 'kernel'];
const features = '^src/(core|categories|procedures|statistics)/([^/]+)/';
const driver = '^(node_modules/)?(@types/)?(pg|@mikro-orm/[^/]+|graphile-worker)(/|$)';

const namesDriverTypes = [
  '^src/core/hub\\.ts$',
  '^src/app/entities\\.ts$',
  '^src/core/records/record-category\\.ts$',
  '^src/core/proceedings/procedure\\.ts$',
];
const indexed = '^src/platform/(database|notify|jobs|log|official-document)/';
const doors = ['/index\\.ts$', '^src/platform/database/(column|pool-size|relation|row|sql)\\.ts$'];
/** What `hub token` stands on: through an index it would load the whole API, which takes it from half a second to two. */
const withoutApi = ['^src/core/identity/(demonstration-issuer|role)\\.ts$', '^src/core/organizations/county\\.ts$'];

const upward = ranks.slice(1).map((rank, index) => ({
  name: `${rank}-imports-downward`,
  comment: `src/${rank} knows nothing of what stands above it`,
  severity: 'error',
  from: { path: `^src/${rank}/` },
  to: { path: `^src/(${ranks.slice(0, index + 1).join('|')})/` },
}));

export default {
  forbidden: [
    ...upward,
    {
      name: 'siblings-meet-in-core',
      comment: 'Categories, and procedures, know each other by id only: a ninth one never edits another',
      severity: 'error',
      from: { path: '^src/(categories|procedures)/([^/]+)/' },
      to: { path: '^src/$1/', pathNot: '^src/$1/$2/' },
    },
    {
      name: 'features-by-index',
      comment: 'A feature is entered through its index.ts',
      severity: 'error',
      from: { path: features },
      to: { path: features, pathNot: ['^src/$1/$2/', '/index\\.ts$'] },
    },
    {
      name: 'features-by-index-from-elsewhere',
      comment: 'A feature is entered through its index.ts, also from wiring files, migrations and other ranks',
      severity: 'error',
      from: { path: '^(src|migrations|bench|examples)/', pathNot: features },
      to: { path: features, pathNot: ['/index\\.ts$', ...withoutApi] },
    },
    {
      name: 'platform-by-index',
      comment:
        'A platform folder that has an index is entered through it. The database has more doors, so that an entity or a ' +
        'statement does not load the ORM: column.ts, pool-size.ts, relation.ts, row.ts and sql.ts.',
      severity: 'error',
      from: { path: '^(src|migrations|bench|examples)/', pathNot: '^src/platform/' },
      to: { path: indexed, pathNot: doors },
    },
    {
      name: 'platform-by-index-from-platform',
      comment: 'Platform folders too enter each other through the index',
      severity: 'error',
      from: { path: '^src/platform/([^/]+)/' },
      to: { path: indexed, pathNot: ['^src/platform/$1/', ...doors] },
    },
    {
      name: 'rules-are-pure',
      comment:
        'A rule is read without knowing anything else: *.rules.ts import the kernel and values of their own folder, or of the feature it is in',
      severity: 'error',
      from: { path: '^src/((.+/[^/]+)/[^/]+|.+)/[^/]+\\.rules\\.ts$' },
      to: {
        pathNot: ['^src/kernel/', '^src/($1|$2)/[^/.]+\\.ts$', '^src/$1/[^/]+\\.rules\\.ts$', 'temporal-polyfill'],
      },
    },
    {
      name: 'driver-stays-below',
      comment: 'Only platform/, *.entity.ts and *.sql.ts import the database driver, types of it included',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/', '\\.(entity|sql)\\.ts$', ...namesDriverTypes] },
      to: { path: driver },
    },
    {
      name: 'wiring-names-driver-types-only',
      comment:
        'core/hub.ts holds the EntityManager, app/entities.ts, record-category.ts and procedure.ts list entities: types',
      severity: 'error',
      from: { path: namesDriverTypes },
      to: { path: driver, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'kernel-imports-temporal-only',
      comment: 'The kernel is pure: no input, no output, no clock but the one it declares',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { pathNot: ['^src/kernel/', 'temporal-polyfill'] },
    },
    {
      name: 'client-stands-alone',
      comment: 'The client runs in browsers and is given away by itself: nothing of the hub, of packages or of node',
      severity: 'error',
      from: { path: '^src/client/' },
      to: { pathNot: '^src/client/' },
    },
    {
      name: 'client-by-index',
      comment: 'The client is entered through its index.ts',
      severity: 'error',
      from: { path: '^(src|migrations|bench|examples|web)/', pathNot: '^src/client/' },
      to: { path: '^src/client/', pathNot: '/index\\.ts$' },
    },
    {
      name: 'production-needs-production-packages',
      comment: 'What src and migrations import is installed where development packages are not',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'source-knows-no-tests',
      severity: 'error',
      from: { path: '^(src|migrations|bench|web)/' },
      to: { path: '^test/' },
    },
  ],
  options: { ...options, tsPreCompilationDeps: 'specify' },
};
