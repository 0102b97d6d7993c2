import { defineEntity, p } from '@mikro-orm/core';
import { Installation } from './installation.ts';
import { row } from './row.ts';

const HomeSchema = defineEntity({
  name: 'Home',
  tableName: 'homes',
  properties: {
    ...row,
    installation: () => p.manyToOne(Installation).ref(),
    /** The platform's id of the channel or team; null when the whole installation is this workspace's. */
    place: p.text().nullable(),
    /** What the channel is called, or one in the team. */
    name: p.text().nullable(),
    /** It is a team, with all its channels. */
    isWhole: p.boolean().onCreate(() => false),
  },
  indexes: [
    {
      name: 'homes_place_unique',
      expression: "create unique index homes_place_unique on homes (installation_id, coalesce(place, ''))",
    },
  ],
});

/** Where a workspace is at home: a whole installation, or one channel or team of it. */
export class Home extends HomeSchema.class {}
HomeSchema.setClass(Home);
