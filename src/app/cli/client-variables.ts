/** Variables of the environment that commands read which ask a hub; docs/guide/command-line.md tells of each. */
export const clientVariables = [
  'HUB_URL',
  'HUB_TOKEN',
  'HUB_API_KEY',
  'HUB_CLIENT_ID',
  'HUB_CLIENT_SECRET',
  'HUB_ISSUER',
  'HUB_AUDIENCE',
  'DATA_DIR',
] as const;
