import type { Block, HomeView, View } from '#src/platforms/slack/blocks.ts';
import { judgeHome, judgeMessage, judgeView } from './fake-slack-blocks.ts';
import type { FakeMessage, FakeWorkspace } from './fake-slack-state.ts';

/** The answer to one call: Slack's JSON, or "wait so many seconds". */
export type FakeAnswer =
  | { readonly ok: boolean; readonly [field: string]: unknown }
  | { readonly retryAfter: number };

type Params = Readonly<Record<string, unknown>>;
type Method = (params: Params) => FakeAnswer;

const refused = (error: string, messages: readonly string[] = []): FakeAnswer => ({
  ok: false,
  error,
  response_metadata: { messages: messages.map((one) => `[ERROR] ${one}`) },
});

const known: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'users.info': ['user', 'include_locale'],
  'conversations.open': ['users', 'return_im'],
  'conversations.history': [
    'channel',
    'cursor',
    'include_all_metadata',
    'inclusive',
    'latest',
    'limit',
    'oldest',
  ],
  'chat.postMessage': ['channel', 'text', 'blocks', 'metadata', 'thread_ts', 'unfurl_links', 'unfurl_media'],
  'chat.postEphemeral': ['channel', 'user', 'text', 'blocks', 'thread_ts'],
  'chat.update': ['channel', 'ts', 'text', 'blocks', 'metadata'],
  'views.open': ['trigger_id', 'view'],
  'views.publish': ['user_id', 'view', 'hash'],
  'views.update': ['view_id', 'hash', 'view'],
};

/** Slack's Web API over a workspace, as strict as it is known to be. */
export class FakeApi {
  readonly #workspace: FakeWorkspace;
  readonly #postEveryMs: () => number | undefined;

  /** @param postEveryMs how far apart posts to one conversation must lie; undefined for no limit */
  constructor(workspace: FakeWorkspace, postEveryMs: () => number | undefined) {
    this.#workspace = workspace;
    this.#postEveryMs = postEveryMs;
  }

  /** Answers one call. */
  call(method: string, params: Params): FakeAnswer {
    const run = this.#methods[method];
    const fields = known[method];
    if (run === undefined || fields === undefined) return refused('unknown_method');
    const strange = Object.keys(params).filter((name) => !fields.includes(name));
    return strange.length > 0 ? refused('invalid_arguments', strange) : run(params);
  }

  /** Answers a POST on a `response_url`: a status, and what it says. */
  respond(token: string, body: Params): { status: number; text: string } {
    const workspace = this.#workspace;
    const response = workspace.responses.get(token);
    if (response === undefined) return { status: 404, text: 'no_such_url' };
    if (Date.now() - response.issuedMs > 30 * 60_000) return { status: 404, text: 'expired_url' };
    if (response.uses >= 5) return { status: 404, text: 'used_url' };
    response.uses += 1;
    const verdict = judgeMessage(body);
    if (verdict !== undefined)
      return { status: 500, text: `${verdict.error}: ${verdict.messages.join('; ')}` };
    const original = workspace.messages.find(
      (one) => one.ts === response.message && one.channel === response.channel,
    );
    if (body['replace_original'] === true && original !== undefined) edit(original, body);
    else {
      const onlyFor = body['response_type'] === 'in_channel' ? undefined : response.user;
      this.#keep(response.channel, body, { onlyFor });
    }
    return { status: 200, text: 'ok' };
  }

  /** Keeps what a slash command was acknowledged with: a message that only its sender sees. */
  acknowledged(channel: string, user: string, body: Params): void {
    const verdict = judgeMessage(body);
    if (verdict !== undefined)
      throw new Error(`Slack would show nothing: ${verdict.error} ${verdict.messages.join('; ')}`);
    this.#keep(channel, body, { onlyFor: body['response_type'] === 'in_channel' ? undefined : user });
  }

  #keep(channel: string, params: Params, more: { onlyFor?: string | undefined }): FakeMessage {
    const message: FakeMessage = {
      channel,
      ts: this.#workspace.ts(),
      text: String(params['text'] ?? ''),
      blocks: blocksOf(params),
      metadata: params['metadata'],
      thread: typeof params['thread_ts'] === 'string' ? params['thread_ts'] : undefined,
      edits: 0,
      ...more,
    };
    this.#workspace.messages.push(message);
    return message;
  }

  readonly #methods: Readonly<Record<string, Method>> = {
    'auth.test': () => {
      const { team, bot } = this.#workspace;
      return {
        ok: true,
        team_id: team.id,
        team: team.name,
        user_id: bot.userId,
        user: 'bryggan',
        bot_id: bot.botId,
      };
    },
    'users.info': (params) => {
      const user = this.#workspace.users.get(String(params['user']));
      if (user === undefined) return refused('user_not_found');
      const { id, name, email, admin } = user;
      const locale = params['include_locale'] === 'true' ? { locale: user.locale ?? 'sv-SE' } : {};
      return {
        ok: true,
        user: {
          id,
          name,
          real_name: name,
          is_admin: admin ?? false,
          ...locale,
          profile: { real_name: name, email },
        },
      };
    },
    'conversations.open': (params) => {
      const user = this.#workspace.users.get(String(params['users']));
      if (user === undefined) return refused('user_not_found');
      if (user.dm !== undefined) return refused(user.dm);
      return { ok: true, channel: { id: this.#workspace.directChannel(user.id) } };
    },
    'conversations.history': (params) => {
      const channel = String(params['channel']);
      const refusal = this.#workspace.refusesPost(channel);
      if (refusal === 'channel_not_found') return refused(refusal);
      const from = Number(params['cursor'] ?? 0);
      const limit = Math.min(Number(params['limit'] ?? 100), 999);
      const all = this.#workspace.messages
        .filter((one) => one.channel === channel && one.onlyFor === undefined && one.thread === undefined)
        .filter((one) => Number(one.ts) > Number(params['oldest'] ?? 0))
        .toReversed();
      const withMetadata = params['include_all_metadata'] === 'true';
      const next = from + limit < all.length ? String(from + limit) : '';
      return {
        ok: true,
        messages: all.slice(from, from + limit).map(({ ts, text, blocks, metadata }) => ({
          type: 'message',
          ts,
          text,
          blocks,
          ...(withMetadata ? { metadata } : {}),
        })),
        has_more: next !== '',
        response_metadata: { next_cursor: next },
      };
    },
    'chat.postMessage': (params) => {
      const asked = String(params['channel']);
      const channel = this.#workspace.users.has(asked) ? this.#workspace.directChannel(asked) : asked;
      const refusal = this.#workspace.refusesPost(channel);
      if (refusal !== undefined) return refused(refusal);
      const verdict = judgeMessage(params);
      if (verdict !== undefined) return refused(verdict.error, verdict.messages);
      if (this.#tooSoon(channel)) return { retryAfter: 1 };
      const message = this.#keep(channel, params, {});
      return { ok: true, channel, ts: message.ts, message: { text: message.text } };
    },
    'chat.postEphemeral': (params) => {
      const channel = String(params['channel']);
      const refusal = this.#workspace.refusesPost(channel);
      if (refusal !== undefined) return refused(refusal);
      if (!this.#workspace.users.has(String(params['user']))) return refused('user_not_in_channel');
      const verdict = judgeMessage(params);
      if (verdict !== undefined) return refused(verdict.error, verdict.messages);
      if (this.#tooSoon(channel)) return { retryAfter: 1 };
      return { ok: true, message_ts: this.#keep(channel, params, { onlyFor: String(params['user']) }).ts };
    },
    'chat.update': (params) => {
      const { channel, ts } = params;
      const message = this.#workspace.messages.find((one) => one.channel === channel && one.ts === ts);
      if (message === undefined || message.onlyFor !== undefined) return refused('message_not_found');
      const verdict = judgeMessage(params);
      if (verdict !== undefined) return refused(verdict.error, verdict.messages);
      edit(message, params);
      return { ok: true, channel, ts, text: message.text };
    },
    'views.open': (params) => {
      const trigger = this.#workspace.triggers.get(String(params['trigger_id']));
      if (trigger === undefined) return refused('invalid_trigger_id');
      this.#workspace.triggers.delete(String(params['trigger_id']));
      if (Date.now() - trigger.issuedMs > 3_000) return refused('expired_trigger_id');
      const verdict = judgeView(params['view']);
      if (verdict !== undefined) return refused(verdict.error, verdict.messages);
      const id = this.#workspace.id('V');
      this.#workspace.views.push({ id, user: trigger.user, view: params['view'] as View });
      return { ok: true, view: { id } };
    },
    'views.publish': (params) => {
      const user = String(params['user_id']);
      if (!this.#workspace.users.has(user)) return refused('user_not_found');
      const verdict = judgeHome(params['view']);
      if (verdict !== undefined) return refused(verdict.error, verdict.messages);
      const before = this.#workspace.homes.get(user);
      const id = before?.id ?? this.#workspace.id('V');
      const home = { id, view: params['view'] as HomeView, published: (before?.published ?? 0) + 1 };
      this.#workspace.homes.set(user, home);
      return { ok: true, view: { id } };
    },
  };

  #tooSoon(channel: string): boolean {
    const everyMs = this.#postEveryMs();
    const before = this.#workspace.lastPostMs.get(channel);
    if (everyMs !== undefined && before !== undefined && Date.now() - before < everyMs) return true;
    this.#workspace.lastPostMs.set(channel, Date.now());
    return false;
  }
}

function edit(message: FakeMessage, params: Params): void {
  message.text = String(params['text'] ?? '');
  message.blocks = blocksOf(params);
  message.edits += 1;
}

// Judged before: what is no list of blocks never comes here.
function blocksOf(params: Params): readonly Block[] {
  return Array.isArray(params['blocks']) ? params['blocks'] : [];
}
