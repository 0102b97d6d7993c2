import type { SlackConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { createClient } from '../platforms/slack/client.ts';
import { type Finding, reasonOf } from './checks.ts';

/** Asks Slack who the bot is, and looks at where Slack would call. */
export async function checkSlack(slack: SlackConfig, publicUrl: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  try {
    const { team, user } = await createClient(slack, createLog('silent')).web.auth.test();
    findings.push({ state: 'ok', about: 'Slack', what: `the bot is ${user} in ${team}` });
  } catch (fault) {
    findings.push({
      state: 'FAIL',
      about: 'Slack',
      what: `auth.test says ${reasonOf(fault)}`,
      todo: 'check SLACK_BOT_TOKEN (OAuth & Permissions), and that this machine reaches Slack',
    });
  }
  if (slack.appToken === undefined && !publicUrl.startsWith('https://')) {
    findings.push({
      state: 'note',
      about: 'Slack',
      what: `PUBLIC_URL is ${publicUrl}, and Slack calls https:// addresses only`,
      todo: 'set PUBLIC_URL to where Slack reaches this server, or use Socket Mode (SLACK_APP_TOKEN)',
    });
  }
  return findings;
}
