import type { Category } from '#entities/need.ts';
import type { OrganisationKind } from '#entities/organisation.ts';

/** One of the demo's actors. All are invented. */
export interface DemoOrganisation {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly area: string;
  readonly drives: string;
  /** Ids of the demo's people who speak for it. */
  readonly representatives: readonly string[];
  /** What it was known to offer before the contacts below. */
  readonly offers: readonly Category[];
}

/** Fourteen actors of several kinds, in several areas; two are authorities that matters are referred to. */
export const demoOrganisations: readonly DemoOrganisation[] = [
  {
    name: 'Hagsätra Folkdans',
    kind: 'association',
    area: 'Hagsätra',
    drives: 'Att dansa ihop över generationer och traditioner.',
    representatives: ['leyla'],
    offers: [],
  },
  {
    name: 'Sätra Kulturförening',
    kind: 'association',
    area: 'Sätra',
    drives: 'Ett hus som står öppet för alla i Sätra.',
    representatives: ['gunnar'],
    offers: ['culture'],
  },
  {
    name: 'Bredäng International Friends',
    kind: 'association',
    area: 'Bredäng',
    drives: 'Att ingen nyinflyttad ska sakna någon att prata med.',
    representatives: ['daniel'],
    offers: ['volunteers'],
  },
  {
    name: 'Fruängens Schackklubb',
    kind: 'association',
    area: 'Fruängen',
    drives: 'Schack för alla mellan sju och nittiosju.',
    representatives: ['tomasz'],
    offers: [],
  },
  {
    name: 'Örby Kvinnonätverk',
    kind: 'network',
    area: 'Örby',
    drives: 'Att kvinnor i Örby tar plats i styrelser.',
    representatives: ['hodan'],
    offers: ['contacts'],
  },
  {
    name: 'Hägerstens Finska Förening',
    kind: 'association',
    area: 'Hägersten',
    drives: 'Språket, sången och bastun.',
    representatives: ['pekka'],
    offers: [],
  },
  {
    name: 'Telefonplans Musikverkstad',
    kind: 'association',
    area: 'Midsommarkransen',
    drives: 'Instrument i händerna på dem som inte har något.',
    representatives: ['maria'],
    offers: [],
  },
  {
    name: 'Älvsjö Odlarlag',
    kind: 'association',
    area: 'Älvsjö',
    drives: 'Grönt mellan husen, och kaffe efteråt.',
    representatives: ['birgitta'],
    offers: ['equipment'],
  },
  {
    name: 'Västertorps Läxhjälp',
    kind: 'association',
    area: 'Västertorp',
    drives: 'Att alla barn i Västertorp klarar nian.',
    representatives: ['tomasz'],
    offers: [],
  },
  {
    name: 'Mälarhöjdens församling',
    kind: 'congregation',
    area: 'Mälarhöjden',
    drives: 'En öppen dörr, vem du än är.',
    representatives: [],
    offers: [],
  },
  {
    name: 'Aspuddens Kooperativa Café',
    kind: 'company',
    area: 'Aspudden',
    drives: 'Arbete åt unga som aldrig haft ett.',
    representatives: [],
    offers: [],
  },
  {
    name: 'Bostadsstiftelsen Lövholmen',
    kind: 'foundation',
    area: 'Hägersten',
    drives: 'Trygga gårdar där grannar känner varandra.',
    representatives: [],
    offers: [],
  },
  {
    name: 'Fastighetskontoret',
    kind: 'authority',
    area: 'Hägersten',
    drives: 'Lokaler som används, också på kvällar och helger.',
    representatives: ['karin'],
    offers: [],
  },
  {
    name: 'Kulturkontoret',
    kind: 'authority',
    area: 'Hägersten',
    drives: 'Kultur i alla delar av staden.',
    representatives: ['robert'],
    offers: [],
  },
];
