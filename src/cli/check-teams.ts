import type { TeamsConfig } from '../config.ts';
import { type Finding, reasonOf } from './checks.ts';

const waitMs = 10_000;

/**
 * Asks Microsoft whether the bot's credentials are good, and looks at where Teams would call.
 * @param login where Microsoft Entra is asked
 */
export async function checkTeams(
  teams: TeamsConfig,
  publicUrl: string,
  login = 'https://login.microsoftonline.com',
): Promise<Finding[]> {
  if (teams.kind === 'local') {
    const what = 'unsigned activities are taken from this machine, for Microsoft’s local client only';
    return [
      { state: 'note', about: 'Teams', what, todo: 'turn TEAMS_UNAUTHENTICATED off for a real tenant' },
    ];
  }
  const findings = [await checkCredentials(teams, login)];
  if (!publicUrl.startsWith('https://')) {
    findings.push({
      state: 'note',
      about: 'Teams',
      what: `PUBLIC_URL is ${publicUrl}, and Teams calls https:// addresses only`,
      todo: 'set PUBLIC_URL to where Microsoft reaches this server, and /api/messages on it as the bot’s endpoint',
    });
  }
  return findings;
}

// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
async function checkCredentials(
  teams: Extract<TeamsConfig, { kind: 'registered' }>,
  login: string,
): Promise<Finding> {
  const failed = (what: string): Finding => ({
    state: 'FAIL',
    about: 'Teams',
    what,
    todo: 'check TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID, and that this machine reaches Microsoft',
  });
  try {
    const response = await fetch(`${login}/${encodeURIComponent(teams.tenantId)}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: teams.appId,
        client_secret: teams.appPassword,
        scope: 'https://api.botframework.com/.default',
      }),
      signal: AbortSignal.timeout(waitMs),
    });
    await response.arrayBuffer();
    if (response.ok) return { state: 'ok', about: 'Teams', what: 'Microsoft knows the bot' };
    return failed(`Microsoft answers ${response.status} to the bot’s credentials`);
  } catch (fault) {
    return failed(`Microsoft cannot be asked: ${reasonOf(fault)}`);
  }
}
