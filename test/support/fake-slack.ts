import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeApi } from './fake-slack-api.ts';
import { go, paramsOf, parsed, read } from './fake-slack-http.ts';
import { FakePayloads } from './fake-slack-payloads.ts';
import { buttonLabel, buttonsIn } from './fake-slack-shown.ts';
import { createFakeSocket, type FakeSocket } from './fake-slack-socket.ts';
import {
  type FakeCall,
  type FakeChannel,
  type FakeMessage,
  type FakeUser,
  type FakeView,
  FakeWorkspace,
  type Mishap,
} from './fake-slack-state.ts';

/** How a request is sent, where it differs from what Slack does. */
export interface SendOptions {
  readonly contentType?: string;
  /** Seconds added to the stamp. */
  readonly stampOffset?: number;
  readonly secret?: string;
  /** A retry has a number and a reason. */
  readonly retry?: number;
}

/** What Bryggan answered to a request. `tookMs` of 3,000 or more is too late for Slack. */
export interface Delivered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly tookMs: number;
}

type Typed = Readonly<Record<string, string | readonly string[]>>;
const patienceMs = 3_000;

/**
 * A Slack of our own on a free port: its Web API, its response_urls, its Socket Mode, and the people in it, who write,
 * press and submit. As strict as Slack where that is known.
 */
export class FakeSlack {
  readonly workspace = new FakeWorkspace();
  readonly calls: FakeCall[] = [];
  readonly config = { botToken: 'xoxb-fake', appToken: 'xapp-fake', signingSecret: 'fake-signing-secret' };
  /** Where Bryggan takes events, `http://…/slack/events`; undefined sends them over Socket Mode. */
  target: string | undefined;
  /** How far apart posts to one conversation must lie before 429; Slack's own is about 1,000. */
  postEveryMs: number | undefined;
  readonly payloads: FakePayloads;
  /** What the bot's token may do, as far as files are concerned. */
  readonly scopes = new Set(['files:read']);
  readonly #files = new Map<string, Buffer>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #mishaps = new Map<string, Mishap[]>();
  readonly #api = new FakeApi(this.workspace, () => this.postEveryMs);
  readonly #socket: FakeSocket = createFakeSocket(this.#server);

  constructor() {
    this.payloads = new FakePayloads(this.workspace, (token) => `${this.url}/respond/${token}`);
  }

  /** Where it listens. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** For `SLACK_API_URL`. */
  get apiUrl(): string {
    return `${this.url}/api/`;
  }

  /** The Socket Mode clients that are connected. */
  get socket(): FakeSocket {
    return this.#socket;
  }

  /** Starts on a free port. */
  async start(port = 0): Promise<this> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  /** Drops every connection and stops. */
  async stop(): Promise<void> {
    this.#socket.close();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Adds somebody. */
  addUser(user: FakeUser): FakeUser {
    this.workspace.users.set(user.id, user);
    return user;
  }

  /** Adds a channel. */
  addChannel(channel: FakeChannel): FakeChannel {
    this.workspace.channels.set(channel.id, channel);
    return channel;
  }

  /** Lets the next calls of a method go wrong; `respond` is the method of response_urls. */
  fail(method: string, mishap: Mishap, times = 1): void {
    const before = this.#mishaps.get(method) ?? [];
    this.#mishaps.set(method, [...before, ...Array.from({ length: times }, () => mishap)]);
  }

  /** The calls of one method so far. */
  callsOf(method: string): readonly FakeCall[] {
    return this.calls.filter((one) => one.method === method);
  }

  /** What somebody sees in a conversation: everybody's messages and their own ephemeral ones. */
  seenBy(user: FakeUser, channel = this.workspace.directChannel(user.id)): readonly FakeMessage[] {
    return this.workspace.messages.filter(
      (one) => one.channel === channel && (one.onlyFor === undefined || one.onlyFor === user.id),
    );
  }

  /** The modal that somebody has open. */
  viewOf(user: FakeUser): FakeView | undefined {
    return this.workspace.views.findLast((one) => one.user === user.id);
  }

  /** Somebody types a slash command; what comes back at once is kept as Slack shows it. */
  async command(
    user: FakeUser,
    command: string,
    text: string,
    channel = this.workspace.directChannel(user.id),
  ) {
    const delivered = await this.sendForm(this.payloads.command(user, command, text, channel));
    if (delivered.body !== undefined) this.#api.acknowledged(channel, user.id, delivered.body);
    return delivered;
  }

  /** Somebody writes to the bot. */
  async write(user: FakeUser, text: string): Promise<Delivered> {
    return await this.sendEvent(this.payloads.directMessage(user, text));
  }

  /** Somebody shares files with the bot, with or without words. */
  async share(
    user: FakeUser,
    files: Readonly<Record<string, string | Buffer>>,
    text = '',
  ): Promise<Delivered> {
    const shared = Object.entries(files).map(([name, content]) => {
      const id = this.workspace.id('F');
      const path = `/files-pri/${this.workspace.team.id}-${id}/download/${encodeURIComponent(name)}`;
      this.#files.set(path, Buffer.from(content));
      return this.payloads.file(user, { id, name, size: Buffer.from(content).length, path });
    });
    return await this.sendEvent(
      this.payloads.directMessage(user, text, { subtype: 'file_share', files: shared }),
    );
  }

  /** Somebody mentions the bot in a channel. */
  async mention(user: FakeUser, text: string, channel: string): Promise<Delivered> {
    return await this.sendEvent(this.payloads.mention(user, text, channel));
  }

  /** Somebody presses a button, found by what it says. */
  async press(user: FakeUser, message: FakeMessage, label: string, typed: Typed = {}): Promise<Delivered> {
    const button = buttonsIn(message.blocks).find((one) => buttonLabel(one) === label);
    if (button === undefined)
      throw new Error(`there is no button “${label}” on ${JSON.stringify(message.text)}`);
    return await this.sendInteraction(this.payloads.press(user, message, button, typed));
  }

  /** Somebody opens the app's own page. */
  async openHome(user: FakeUser, tab: 'home' | 'messages' = 'home'): Promise<Delivered> {
    return await this.sendEvent(this.payloads.homeOpened(user, tab, this.workspace.homes.get(user.id)));
  }

  /** Somebody presses a button of their App Home, found by what it says. */
  async pressHome(user: FakeUser, label: string): Promise<Delivered> {
    const home = this.workspace.homes.get(user.id);
    const button = home && buttonsIn(home.view.blocks).find((one) => buttonLabel(one) === label);
    if (home === undefined || button === undefined) throw new Error(`the App Home has no “${label}”`);
    return await this.sendInteraction(this.payloads.homePress(user, home, button));
  }

  /** Somebody chooses what the app offers in the menu of a message; only what its manifest names is there. */
  async chooseShortcut(
    user: FakeUser,
    callbackId: string,
    message: Parameters<FakePayloads['shortcut']>[2],
  ): Promise<Delivered> {
    return await this.sendInteraction(this.payloads.shortcut(user, callbackId, message));
  }

  /** Somebody submits their open modal, changing what is given; it closes, stays with errors, or shows the next. */
  async submitView(user: FakeUser, typed: Typed): Promise<Delivered> {
    const open = this.viewOf(user);
    if (open === undefined) throw new Error(`${user.name} has no modal open`);
    const delivered = await this.sendInteraction(this.payloads.submission(user, open, typed));
    const action = delivered.body?.['response_action'];
    if (delivered.status !== 200 || action === 'errors') return delivered;
    const { views } = this.workspace;
    views.splice(views.indexOf(open), 1);
    const next = delivered.body?.['view'];
    if (action === 'update') views.push({ id: open.id, user: user.id, view: next as FakeView['view'] });
    return delivered;
  }

  /** Somebody types into a search field: the choices that come. */
  async search(user: FakeUser, kind: string, text: string): Promise<Delivered> {
    return await this.sendInteraction(this.payloads.suggestion(user, kind, text));
  }

  /** Sends an event, for the first time or again. */
  async sendEvent(payload: object, options: SendOptions = {}): Promise<Delivered> {
    return await this.#send('events_api', payload, JSON.stringify(payload), 'application/json', options);
  }

  /** Sends an interaction. */
  async sendInteraction(payload: object, options: SendOptions = {}): Promise<Delivered> {
    const form = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    return await this.#send('interactive', payload, form, 'application/x-www-form-urlencoded', options);
  }

  /** Sends a slash command. */
  async sendForm(payload: Readonly<Record<string, string>>, options: SendOptions = {}): Promise<Delivered> {
    const form = new URLSearchParams(payload).toString();
    return await this.#send('slash_commands', payload, form, 'application/x-www-form-urlencoded', options);
  }

  async #send(type: string, payload: object, body: string, contentType: string, options: SendOptions) {
    const begun = performance.now();
    if (this.target === undefined) return await this.#sendBySocket(type, payload, options, begun);
    const stamp = String(Math.floor(Date.now() / 1_000) + (options.stampOffset ?? 0));
    const hmac = createHmac('sha256', options.secret ?? this.config.signingSecret).update(
      `v0:${stamp}:${body}`,
    );
    const response = await fetch(this.target, {
      method: 'POST',
      headers: {
        'content-type': options.contentType ?? contentType,
        'x-slack-request-timestamp': stamp,
        'x-slack-signature': `v0=${hmac.digest('hex')}`,
        ...(options.retry === undefined
          ? {}
          : { 'x-slack-retry-num': String(options.retry), 'x-slack-retry-reason': 'http_timeout' }),
      },
      body,
    });
    const answered = await response.text();
    return { status: response.status, body: parsed(answered), tookMs: performance.now() - begun };
  }

  async #sendBySocket(
    type: string,
    payload: object,
    { retry }: SendOptions,
    begun: number,
  ): Promise<Delivered> {
    const envelope = {
      envelope_id: crypto.randomUUID(),
      type,
      payload,
      accepts_response_payload: type !== 'events_api',
      ...(retry === undefined ? {} : { retry_attempt: retry, retry_reason: 'timeout' }),
    };
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, patienceMs, 'late').unref());
    const body = await Promise.race([this.#socket.deliver(envelope), late]);
    const tookMs = performance.now() - begun;
    return body === 'late'
      ? { status: 504, body: undefined, tookMs }
      : { status: 200, body: parsed(JSON.stringify(body ?? '')), tookMs };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request);
    const [, room = '', name = ''] = (request.url ?? '').split('/');
    if (room === 'files-pri' || room === 'login') return this.#serveFile(request, response, room);
    const isResponse = room === 'respond';
    const method = isResponse ? 'respond' : name;
    const mishap = this.#mishaps.get(method)?.shift();
    const note = (params: object, answered: string) =>
      this.calls.push({ method, params: { ...params }, answered });
    const params = isResponse ? (parsed(body) ?? {}) : paramsOf(body);
    if (mishap !== undefined && mishap.kind !== 'dropAfter') {
      note(params, mishap.kind);
      return go(mishap, request, response);
    }
    if (isResponse) {
      const { status, text } = this.#api.respond(name, params);
      note(params, text);
      if (mishap === undefined) response.writeHead(status).end(text);
      else request.socket.destroy();
      return;
    }
    const answer = this.#answer(method, params, request.headers.authorization);
    note(params, 'retryAfter' in answer ? 'ratelimited' : String(answer['error'] ?? 'ok'));
    if (mishap !== undefined) request.socket.destroy();
    else if ('retryAfter' in answer)
      go({ kind: 'rateLimited', retryAfter: Number(answer.retryAfter) }, request, response);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  // A token that may not read files, or none, is led to the page on which people log in.
  #serveFile(request: IncomingMessage, response: ServerResponse, room: 'files-pri' | 'login'): void {
    if (room === 'login') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!DOCTYPE html><html>');
      return;
    }
    const mishap = this.#mishaps.get('files-pri')?.shift();
    const note = (answered: string) =>
      this.calls.push({ method: 'files-pri', params: { url: request.url }, answered });
    if (mishap !== undefined && mishap.kind !== 'dropAfter') {
      note(mishap.kind);
      go(mishap, request, response);
      return;
    }
    const isKnown = request.headers.authorization === `Bearer ${this.config.botToken}`;
    const file = this.#files.get(request.url ?? '');
    if (!isKnown || !this.scopes.has('files:read')) {
      note('login');
      response
        .writeHead(302, { location: `${this.url}/login?redir=${encodeURIComponent(request.url ?? '')}` })
        .end();
    } else if (file === undefined) {
      note('not found');
      response.writeHead(404).end();
    } else {
      note('ok');
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file);
    }
  }

  #answer(method: string, params: Typed | object, authorization: string | undefined) {
    if (method === 'apps.connections.open')
      return authorization === `Bearer ${this.config.appToken}`
        ? { ok: true, url: `${this.url.replace('http', 'ws')}/link` }
        : { ok: false, error: 'invalid_auth' };
    if (authorization !== `Bearer ${this.config.botToken}`) return { ok: false, error: 'invalid_auth' };
    return this.#api.call(method, { ...params });
  }
}
