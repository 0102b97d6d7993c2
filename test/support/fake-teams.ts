import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT, UnsecuredJWT } from 'jose';
import type { Trust } from '#src/platforms/teams/adapter.ts';

/** What went wrong with a call to the connector, when something is to. */
export type TeamsMishap =
  | { readonly kind: 'status'; readonly status: number; readonly code?: string; readonly retryAfter?: number }
  | { readonly kind: 'reset' };

/** One call to the connector. */
export interface ConnectorCall {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  /** The id that a message was given. */
  readonly id: string;
}

/** How a token differs from a good one. */
export interface TokenFlaws {
  readonly audience?: string;
  readonly issuer?: string;
  readonly expired?: boolean;
  readonly alg?: 'none' | 'HS256';
  readonly otherKey?: boolean;
  readonly serviceUrl?: string;
}

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

const issuer = 'https://api.botframework.com';
const keyId = 'fake-key';

/** Signs our own requests with a word that the connector can look for. */
class StaticCredentials extends ServiceClientCredentialsFactory {
  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === FakeTeams.appId;
  }
  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }
  override async createCredentials() {
    return {
      async signRequest<Resource extends { headers: { set(name: string, value: string): void } }>(
        resource: Resource,
      ): Promise<Resource> {
        resource.headers.set('authorization', 'Bearer outgoing');
        return resource;
      },
    };
  }
}

/** Microsoft's side on a free port: the keys that its tokens are signed with, and the connector. */
export class FakeTeams {
  static readonly appId = '0bf1c0de-1111-4222-8333-444455556666';
  static readonly tenant = '7e11a711-aaaa-4bbb-8ccc-ddddeeeeffff';
  readonly calls: ConnectorCall[] = [];
  /** Whether the keys are given out. */
  keys: 'given' | 'refused' | 'reset' = 'given';
  /** Who is behind an id; Samira Lind where nobody is named. */
  readonly members = new Map<string, { readonly name: string; readonly email?: string }>();
  /** The channels of a team, by its id. */
  readonly channels = new Map<string, readonly { readonly id: string; readonly name?: string }[]>();
  /** Those with whom no chat can be opened: they have never installed the app. */
  readonly unreachable = new Set<string>();
  /** What lies in the storage, by path; a string is where that path leads. */
  readonly files = new Map<string, Buffer | string>();
  /** What the storage answers instead of handing anything out, when an address has expired. */
  storageAnswers: number | undefined;
  /** What was asked of the storage. */
  readonly fetched: { readonly path: string; readonly authorization: string | undefined }[] = [];
  readonly #mishaps: TeamsMishap[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #pair: KeyPair | undefined;
  #count = 0;

  async start(): Promise<this> {
    this.#pair = await generateKeyPair('RS256', { extractable: true });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Where it listens. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The connector's address, as activities name it. */
  get serviceUrl(): string {
    return `${this.url}/connector/`;
  }

  /** Whom Bryggan is to believe. Each has a document of its own, since the library remembers keys for a day. */
  trust(): Trust {
    this.#count += 1;
    return {
      settings: {
        ToChannelFromBotLoginUrl: `${this.url}/login`,
        ToChannelFromBotOAuthScope: 'https://api.botframework.com',
        ToBotFromChannelTokenIssuer: issuer,
        OAuthUrl: `${this.url}/oauth`,
        ToBotFromChannelOpenIdMetadataUrl: `${this.url}/openid/${this.#count}`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${this.url}/openid/${this.#count}`,
        CallerId: 'urn:botframework:azure',
      },
      credentials: new StaticCredentials(),
      filesFrom: this.url,
    };
  }

  /** The next calls to the connector go wrong so, one each. */
  fail(...mishaps: readonly TeamsMishap[]): void {
    this.#mishaps.push(...mishaps);
  }

  /** A header as Microsoft signs it, but for the flaws. */
  async token(flaws: TokenFlaws = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const expires = flaws.expired === true ? now - 3_600 : now + 3_600;
    const claims = { serviceurl: flaws.serviceUrl ?? this.serviceUrl };
    const audience = flaws.audience ?? FakeTeams.appId;
    if (flaws.alg === 'none') {
      const unsigned = new UnsecuredJWT(claims).setIssuer(issuer).setAudience(audience);
      return `Bearer ${unsigned.setExpirationTime(expires).encode()}`;
    }
    const header: JWTHeaderParameters = { alg: flaws.alg ?? 'RS256', kid: keyId };
    const key =
      flaws.alg === 'HS256'
        ? new TextEncoder().encode('a secret that anybody could have chosen')
        : flaws.otherKey === true
          ? (await generateKeyPair('RS256')).privateKey
          : this.#keys().privateKey;
    const signed = new SignJWT(claims)
      .setProtectedHeader(header)
      .setIssuer(flaws.issuer ?? issuer)
      .setAudience(audience)
      .setNotBefore(now - 7_200)
      .setExpirationTime(expires);
    return `Bearer ${await signed.sign(key)}`;
  }

  #keys(): KeyPair {
    if (this.#pair === undefined) throw new Error('The fake Teams is not started.');
    return this.#pair;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    const body = await bodyOf(request);
    const json = (status: number, content: object, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(content));
    if (url.startsWith('/openid')) {
      if (this.keys === 'reset') return void request.socket.destroy();
      if (this.keys === 'refused') return void json(500, {});
      return void json(200, { issuer, jwks_uri: `${this.url}/keys` });
    }
    if (url === '/keys') {
      const key = { ...(await exportJWK(this.#keys().publicKey)), kid: keyId, endorsements: ['msteams'] };
      return void json(200, { keys: [key] });
    }
    if (url.startsWith('/storage/')) {
      this.fetched.push({ path: url, authorization: request.headers.authorization });
      if (this.storageAnswers !== undefined) return void response.writeHead(this.storageAnswers).end();
      const file = this.files.get(url);
      if (typeof file === 'string') return void response.writeHead(302, { location: file }).end();
      return void (file === undefined ? response.writeHead(403).end() : response.writeHead(200).end(file));
    }
    const path = decodeURIComponent(url.replace(/^\/connector\/+/u, '/'));
    const id = String(this.#count + 1);
    this.calls.push({ method, path, authorization: request.headers.authorization, body, id });
    const mishap = path.includes('/members/') ? undefined : this.#mishaps.shift();
    if (mishap?.kind === 'reset') return void request.socket.destroy();
    if (mishap !== undefined) {
      const { status, code = 'Whatever', retryAfter } = mishap;
      const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
      return void json(
        status,
        { error: { code, message: 'a fake refusal' } },
        headers as Record<string, string>,
      );
    }
    this.#count += 1;
    if (path.includes('/members/')) {
      const asked = path.slice(path.lastIndexOf('/') + 1);
      const known = this.members.get(asked) ?? { name: 'Samira Lind', email: 'samira@example.org' };
      return void json(200, { id: asked, ...known });
    }
    const team = /^\/v3\/teams\/(.+)\/conversations$/u.exec(path)?.[1];
    if (team !== undefined) return void json(200, { conversations: this.channels.get(team) ?? [] });
    if (path === '/v3/conversations') {
      const [member] = Array.isArray(body['members']) ? body['members'] : [];
      const isBlocked = this.unreachable.has(String(member?.id));
      return void (isBlocked
        ? json(403, { error: { code: 'BotNotInConversationRoster', message: 'a fake refusal' } })
        : json(201, { id: 'a:own-chat' }));
    }
    json(201, { id: String(this.#count) });
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const parsed: unknown = text === '' ? {} : JSON.parse(text);
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}
