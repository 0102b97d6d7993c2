import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { archiveOrganisationAction } from './archive.ts';
import { changeOrganisationAction } from './change.ts';
import { chooseMerge } from './choose-merge-form.ts';
import { dropNeedAction } from './drop-need.ts';
import { showMoreHistory } from './history.ts';
import { meetNeedAction } from './meet-need.ts';
import { mergeOrganisationsAction } from './merge.ts';
import { showMoreNeeds } from './more-needs.ts';
import { openOrganisation } from './open.ts';
import { removeAddedOrganisation } from './remove.ts';
import { reopenNeedAction } from './reopen-need.ts';
import { restoreOrganisation } from './restore.ts';
import { saveOrganisationForm } from './save-form.ts';
import { showNeed } from './show-need.ts';
import { startOrganisation } from './start.ts';
import { startMerge } from './start-merge.ts';
import { turnMerge } from './turn-merge.ts';
import { unarchiveOrganisationAction } from './unarchive.ts';
import { weighNeedAction } from './weigh-need.ts';

/** What can be pressed and filled in here. */
export const organisations: DeclaredPart = {
  actions: [
    archiveOrganisationAction,
    changeOrganisationAction,
    meetNeedAction,
    dropNeedAction,
    showNeed,
    weighNeedAction,
    mergeOrganisationsAction,
    openOrganisation,
    removeAddedOrganisation,
    reopenNeedAction,
    restoreOrganisation,
    showMoreHistory,
    startMerge,
    startOrganisation,
    turnMerge,
    unarchiveOrganisationAction,
    showMoreNeeds,
  ],
  forms: [chooseMerge, saveOrganisationForm],
};
