import { createServer } from 'node:http';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { postgraphile } from 'postgraphile';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { given, organizationOf, serve } from './peer.js';
import { visibleRecords } from './visible-records.js';

/** PostGraphile with its preset for speed, on the tables of the hub and the function of the schema `peer`. */
const preset: GraphileConfig.Preset = {
  extends: [PostGraphileAmberPreset],
  plugins: [visibleRecords],
  pgServices: [
    makePgService({
      connectionString: given.databaseUrl,
      schemas: ['public', 'peer'],
      poolConfig: { max: given.poolSize, idleTimeoutMillis: 60_000 },
    }),
  ],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: {
    explain: false,
    context: ({ node }) => ({
      organization: organizationOf(node?.req.headers.authorization),
    }),
  },
};

const instance = postgraphile(preset);
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => serve(server));
