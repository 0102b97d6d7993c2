import type { Way } from '#entities/contact.ts';
import type { ReplyToInvitation } from '#entities/invitation.ts';
import type { MatchingStatus } from '#entities/matching.ts';
import type { Category } from '#entities/need.ts';

/** A contact that one of the demo's coordinators logged. */
export interface DemoContact {
  readonly organisation: string;
  readonly by: string;
  readonly daysAgo: number;
  readonly way: Way;
  readonly note: string;
  readonly needs?: readonly Category[];
  readonly offers?: readonly Category[];
}

/**
 * The last three months, newest first. Hagsätra Folkdans has not yet said that they lack premises on Thursdays: that
 * is what Samira writes first. Three dialogues have gone quiet.
 */
export const demoContacts: readonly DemoContact[] = [
  {
    organisation: 'Sätra Kulturförening',
    by: 'samira',
    daysAgo: 3,
    way: 'visit',
    note: 'Fikade med Gunnar. Stora salen står tom på torsdagar, och de lånar gärna ut den till andra föreningar.',
    offers: ['premises'],
  },
  {
    organisation: 'Örby Kvinnonätverk',
    by: 'jonas',
    daysAgo: 4,
    way: 'phone',
    note: 'Ringde Hodan. De ska bilda en förening och undrar hur man skriver stadgar och väljer en styrelse.',
    needs: ['board-knowledge'],
  },
  {
    organisation: 'Bredäng International Friends',
    by: 'aino',
    daysAgo: 6,
    way: 'meeting',
    note: 'Träffade Daniel på biblioteket. Språkkaféet växer, och de vill synas bättre för nyinflyttade.',
    needs: ['visibility'],
  },
  {
    organisation: 'Kulturkontoret',
    by: 'jonas',
    daysAgo: 9,
    way: 'phone',
    note: 'Pratade med Robert om bidrag till instrument. Han tror att det finns pengar kvar i år.',
  },
  {
    organisation: 'Fruängens Schackklubb',
    by: 'samira',
    daysAgo: 11,
    way: 'mail',
    note: 'Tomasz mejlade: skolan byggs om, så de behöver en ny lokal på tisdagar. De har brädor och klockor att låna ut.',
    needs: ['premises'],
    offers: ['equipment'],
  },
  {
    organisation: 'Telefonplans Musikverkstad',
    by: 'jonas',
    daysAgo: 17,
    way: 'visit',
    note: 'Var med på öppet hus. Maria söker pengar till instrument och hjälper gärna andra med ljud och scen.',
    needs: ['funding'],
    offers: ['skills'],
  },
  {
    organisation: 'Fastighetskontoret',
    by: 'samira',
    daysAgo: 20,
    way: 'meeting',
    note: 'Avstämning med Karin. Skolorna bestämmer själva över klassrummen, men hon kan fråga rektorerna.',
  },
  {
    organisation: 'Hägerstens Finska Förening',
    by: 'aino',
    daysAgo: 24,
    way: 'phone',
    note: 'Pekka berättade att flera i styrelsen slutar vid årsmötet. De letar efter yngre som vill engagera sig.',
    needs: ['volunteers'],
  },
  {
    organisation: 'Hagsätra Folkdans',
    by: 'samira',
    daysAgo: 33,
    way: 'visit',
    note: 'Såg repetitionen. Leyla vill starta en barngrupp och kan ordna barnaktiviteter åt andra.',
    offers: ['culture'],
  },
  {
    organisation: 'Bostadsstiftelsen Lövholmen',
    by: 'jonas',
    daysAgo: 40,
    way: 'meeting',
    note: 'Möte om gårdarna. De vill ha kontakt med föreningar som kan ge liv åt innergårdarna.',
    needs: ['contacts'],
    offers: ['funding'],
  },
  {
    organisation: 'Mälarhöjdens församling',
    by: 'samira',
    daysAgo: 52,
    way: 'mail',
    note: 'Församlingshemmet går att låna på vardagskvällar om man städar efter sig.',
    offers: ['premises'],
  },
  {
    organisation: 'Aspuddens Kooperativa Café',
    by: 'aino',
    daysAgo: 67,
    way: 'visit',
    note: 'De har tagit emot tre ungdomar och söker någon som kan lära ut bokföring.',
    needs: ['skills'],
  },
  {
    organisation: 'Älvsjö Odlarlag',
    by: 'jonas',
    daysAgo: 75,
    way: 'phone',
    note: 'Birgitta vill inte ha någon app, men mejl går bra. De lånar ut skottkärror och redskap.',
  },
  {
    organisation: 'Västertorps Läxhjälp',
    by: 'samira',
    daysAgo: 92,
    way: 'chat',
    note: 'Fler barn än någonsin; de behöver fem läxhjälpare till, helst på måndagar.',
    needs: ['volunteers'],
  },
];

/** A referral of the demo, and how it stands. */
export interface DemoReferral {
  readonly organisation: string;
  readonly body: string;
  readonly person: string;
  readonly by: string;
  readonly matter: string;
  readonly daysAgo: number;
  /** In so many days; below zero it has passed. */
  readonly dueInDays: number;
  /** The body has taken it, so many days ago. */
  readonly takenDaysAgo?: number;
  /** It was reminded, and then came back to the coordinator, so many days ago. */
  readonly silent?: { readonly remindedDaysAgo: number; readonly returnedDaysAgo: number };
}

/** One that waits for an answer, one that the body has taken, and one whose day has passed without a word. */
export const demoReferrals: readonly DemoReferral[] = [
  {
    organisation: 'Fruängens Schackklubb',
    body: 'Fastighetskontoret',
    person: 'karin',
    by: 'samira',
    matter: 'Lokal på tisdagar medan skolan byggs om',
    daysAgo: 2,
    dueInDays: 12,
  },
  {
    organisation: 'Telefonplans Musikverkstad',
    body: 'Kulturkontoret',
    person: 'robert',
    by: 'jonas',
    matter: 'Bidrag till instrument att låna ut',
    daysAgo: 9,
    dueInDays: 20,
    takenDaysAgo: 6,
  },
  {
    organisation: 'Västertorps Läxhjälp',
    body: 'Fastighetskontoret',
    person: 'karin',
    by: 'samira',
    matter: 'Ett klassrum på måndagar efter skolan',
    daysAgo: 20,
    dueInDays: -4,
    silent: { remindedDaysAgo: 14, returnedDaysAgo: 9 },
  },
];

/** A matching of the demo, with the moves it has made. */
export interface DemoMatching {
  readonly purpose: string;
  readonly by: string;
  readonly convenes: string;
  readonly contributes: string;
  readonly moves: readonly { readonly to: MatchingStatus; readonly daysAgo: number }[];
}

/** One that has just begun and one that is under way. */
export const demoMatchings: readonly DemoMatching[] = [
  {
    purpose: 'Musikkväll på flera språk',
    by: 'jonas',
    convenes: 'Telefonplans Musikverkstad',
    contributes: 'Bredäng International Friends',
    moves: [
      { to: 'suggested', daysAgo: 5 },
      { to: 'asked', daysAgo: 4 },
      { to: 'introduced', daysAgo: 2 },
    ],
  },
  {
    purpose: 'Odlingslådor på gårdarna',
    by: 'aino',
    convenes: 'Bostadsstiftelsen Lövholmen',
    contributes: 'Älvsjö Odlarlag',
    moves: [
      { to: 'suggested', daysAgo: 80 },
      { to: 'introduced', daysAgo: 74 },
      { to: 'met', daysAgo: 61 },
      { to: 'cooperating', daysAgo: 45 },
    ],
  },
];

/** The network meeting that comes, with what has been answered so far. */
export const demoMeeting: {
  readonly title: string;
  readonly place: string;
  readonly agenda: string;
  readonly organiser: string;
  readonly invited: readonly {
    readonly person: string;
    readonly organisation: string;
    readonly reply: ReplyToInvitation | null;
    readonly comers?: number;
    readonly wishes?: string;
  }[];
} = {
  title: 'Nätverksmöte om mötesplatser',
  place: 'Sätra bibliotek',
  agenda: 'Var ses vi när det är kallt ute? Vilka lokaler kan vi dela på?',
  organiser: 'samira',
  invited: [
    { person: 'gunnar', organisation: 'Sätra Kulturförening', reply: 'yes', comers: 3 },
    { person: 'daniel', organisation: 'Bredäng International Friends', reply: 'yes', comers: 2 },
    {
      person: 'hodan',
      organisation: 'Örby Kvinnonätverk',
      reply: 'yes',
      comers: 4,
      wishes: 'Tolk till somaliska',
    },
    { person: 'maria', organisation: 'Telefonplans Musikverkstad', reply: 'maybe' },
    { person: 'pekka', organisation: 'Hägerstens Finska Förening', reply: 'no' },
    { person: 'leyla', organisation: 'Hagsätra Folkdans', reply: null },
    { person: 'tomasz', organisation: 'Fruängens Schackklubb', reply: null },
  ],
};
