import { demonstrationCredential, pastedCredential, type Credential } from '../session/credential.js';
import type { Connection, FeedReader } from './change.js';
import { commandsFor } from './commands.js';
import { enableCopying } from './copy-command.js';
import { element } from './element.js';
import { feedTable } from './feed-table.js';
import { followChanges } from './follow-changes.js';
import { followNotices } from './notices.js';
import { followToDo } from './to-do.js';
import { followToday } from './today.js';
import { connectionInWords } from './words.js';

/** The conference office (Conf 4) sees what the whole county shares. */
const demonstrationOrganization = 'sfj';

const connectionStatus = element('connection', HTMLElement);
const todaySummary = element('today-summary', HTMLElement);
const signIn = element('sign-in', HTMLFormElement);
const tokenField = element('token', HTMLInputElement);

const showChange = feedTable();

/** Shows today's counts, what is to do, what was told and the live feed to whoever the credential stands for, until aborted. */
function follow(credential: Credential, signal: AbortSignal): void {
  const refreshToday = followToday(credential, signal);
  followToDo(credential, signal);
  followNotices(credential, signal);
  let connection: Connection = { state: 'CONNECTING' };
  let missedCount = 0;
  const showConnection = (): void => {
    connectionStatus.dataset['state'] = connection.state;
    connectionStatus.textContent = connectionInWords(connection, missedCount);
  };
  const reader: FeedReader = {
    onConnection(next) {
      connection = next;
      if (next.state === 'INTERRUPTED') missedCount = 0;
      if (next.state === 'CONNECTED') refreshToday();
      if (next.state === 'REFUSED') signIn.hidden = false;
      showConnection();
    },
    onChange(change, missed) {
      showChange(change);
      refreshToday();
      if (!missed) return;
      missedCount += 1;
      showConnection();
    },
  };
  followChanges(credential, reader, signal);
}

/** Outside the demonstration the person brings a token, and another one when it has expired. */
function askForToken(): void {
  let current = new AbortController();
  signIn.addEventListener('submit', (event) => {
    event.preventDefault();
    signIn.hidden = true;
    current.abort();
    current = new AbortController();
    follow(pastedCredential(tokenField.value.trim()), current.signal);
  });
  signIn.hidden = false;
  todaySummary.textContent = '填写令牌后显示';
  connectionStatus.textContent = '尚未连接';
}

async function begin(): Promise<void> {
  const credential = await demonstrationCredential(demonstrationOrganization).catch(() => null);
  if (credential) follow(credential, new AbortController().signal);
  else askForToken();
}

const commands = commandsFor(location.origin);
element('tail', HTMLElement).textContent = commands.tail;
element('curl', HTMLElement).textContent = commands.curl;
enableCopying();
void begin();
