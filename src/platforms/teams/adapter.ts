import { TeamsAdapter } from '@microsoft/teams-ai';
import type {
  Activity,
  ConfigurationBotFrameworkAuthenticationOptions,
  InvokeResponse,
  TurnContext,
} from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  type ConnectorClient,
  type ServiceClientCredentialsFactory,
  TeamsConnectorClient,
} from 'botframework-connector';

/** Whom to trust, where that is another than Microsoft: its settings, and what signs our own requests. */
export interface Trust {
  readonly settings: ConfigurationBotFrameworkAuthenticationOptions;
  readonly credentials: ServiceClientCredentialsFactory;
  /** An origin beside Microsoft's storage that files may be fetched from. */
  readonly filesFrom?: string;
}

/** The bot's registration; undefined for the local client, where nothing is signed. */
export interface Registration {
  readonly appId: string;
  readonly appPassword: string;
  readonly tenantId: string;
}

/**
 * teams-ai's adapter, with what it keeps to itself: who sent something is found out before anything else, and
 * connectors are made without it trying again by itself.
 */
export class BrygganAdapter extends TeamsAdapter {
  readonly #appId: string;
  readonly #connectors = new Map<string, Promise<ConnectorClient>>();

  constructor(registration: Registration | undefined, trust: Trust | undefined) {
    super({ ...settingsOf(registration), ...trust?.settings }, trust?.credentials);
    this.#appId = registration?.appId ?? '';
  }

  /** @throws when the activity is not from whom it says, or when that cannot be found out */
  authenticate(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    return this.botFrameworkAuthentication.authenticateRequest(activity, header);
  }

  /** Runs what is known to be genuine; gives what an invoke is answered. */
  handle(
    authenticated: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authenticated, activity, logic);
  }

  /** The client for one of Microsoft's regions. It tries nothing again: the queue knows whether it may. */
  connector(serviceUrl: string): Promise<ConnectorClient> {
    const known = this.#connectors.get(serviceUrl);
    if (known !== undefined) return known;
    const made = this.#makeConnector(serviceUrl);
    this.#connectors.set(serviceUrl, made);
    made.catch(() => this.#connectors.delete(serviceUrl));
    return made;
  }

  /** The same for what only Teams has: teams and their channels. */
  async teamsConnector(serviceUrl: string): Promise<TeamsConnectorClient> {
    const { credentials } = await this.connector(serviceUrl);
    const client = new TeamsConnectorClient(credentials, { baseUri: serviceUrl });
    withoutRetries(client);
    return client;
  }

  async #makeConnector(serviceUrl: string): Promise<ConnectorClient> {
    const identity = this.createClaimsIdentity(this.#appId);
    const factory = this.botFrameworkAuthentication.createConnectorFactory(identity);
    const client = await factory.create(serviceUrl, AuthenticationConstants.ToChannelFromBotOAuthScope);
    withoutRetries(client);
    return client;
  }
}

// By default a dropped POST is made three more times, and `retryOptions` is not looked at. The types leave it out.
function withoutRetries(client: object): void {
  const inner = inside(client, 'client');
  const pipeline = inner === undefined ? undefined : inside(inner, 'pipeline');
  if (pipeline === undefined || !('removePolicy' in pipeline)) throw unchangeable;
  if (typeof pipeline.removePolicy !== 'function') throw unchangeable;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
}

function inside(whole: object, name: string): object | undefined {
  const part: unknown = Object.entries(whole).find(([one]) => one === name)?.[1];
  return typeof part === 'object' && part !== null ? part : undefined;
}

const unchangeable = new Error('The connector has no pipeline to take its retries out of');

function settingsOf(registration: Registration | undefined): ConfigurationBotFrameworkAuthenticationOptions {
  if (registration === undefined) return {};
  const { appId, appPassword, tenantId } = registration;
  return {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appPassword,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenantId,
  };
}
