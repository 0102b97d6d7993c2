import type { MikroORM } from '@mikro-orm/postgresql';
import { Conversation } from '#entities/conversation.ts';
import { Delivery } from '#entities/delivery.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Config } from '../config.ts';
import { countAdministrators } from '../features/people/reads.ts';
import { forWorkspace, openOrm } from '../persistence/orm.ts';
import type { Finding } from './checks.ts';
import { listWorkspaces } from './workspaces.ts';

/** Whether each workspace has somebody who decides, a channel for the week, and no messages that could not be sent. */
export async function checkWorkspaces(url: string, config: Config): Promise<Finding[]> {
  const orm = await openOrm(url);
  try {
    const workspaces = await listWorkspaces(orm);
    if (workspaces.length === 0) return [noWorkspace(config)];
    return (await Promise.all(workspaces.map((one) => checkWorkspace(orm, one)))).flat();
  } finally {
    await orm.close(true);
  }
}

function noWorkspace({ slack }: Config): Finding {
  const todo =
    slack === undefined
      ? 'npm start makes the demo; SLACK_BOT_TOKEN connects a real one'
      : 'npm start makes one as soon as Slack answers';
  return { state: 'note', about: 'workspaces', what: 'none yet', todo };
}

async function checkWorkspace(orm: MikroORM, workspace: Workspace): Promise<Finding[]> {
  const em = forWorkspace(orm, workspace.id);
  const about = workspace.name;
  const administrators = await countAdministrators(em);
  const channelId = workspace.digestConversationId ?? undefined;
  const channel = channelId === undefined ? null : await em.findOne(Conversation, channelId);
  const failed = await em.count(Delivery, { status: 'failed' });
  const findings: Finding[] = [
    administrators === 0
      ? {
          state: 'FAIL',
          about,
          what: 'nobody is administrator',
          todo: 'npm run cli -- roles <person> administrator',
        }
      : { state: 'ok', about, what: `${administrators} administrator${administrators === 1 ? '' : 's'}` },
    channel === null
      ? {
          state: 'FAIL',
          about,
          what: 'no channel is chosen for the weekly digest',
          todo: 'an administrator writes /bryggan installningar in that channel, and chooses it there',
        }
      : { state: 'ok', about, what: `the weekly digest goes to ${channel.name ?? channel.reference}` },
  ];
  if (failed > 0) {
    findings.push({
      state: 'note',
      about,
      what: `${failed} messages could not be sent`,
      todo: 'the one who is responsible was told why',
    });
  }
  return findings;
}
